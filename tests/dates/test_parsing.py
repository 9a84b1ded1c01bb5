"""What each way of writing a date means, in days, and how a span is said in words.

Spans are written here as ISO days, ``..`` for an open end. Calendar truth is from
outside: published Julian day numbers and NumPy's own calendar.
"""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from geo.dates.parsing import DateSpan, ParsedDates, civil, day_number, iso, label, parse_date, parse_dates
from geo.errors import DateError, SummitAtlasError
from geo.schema import REPORTS


def shape(span: DateSpan | None) -> str:
    """``2024-05-16 2024-05-17 precise``; open ends as ``..``, approximate ones with ``about``."""
    if span is None:
        return "blank"
    days = [".." if day is None else iso(day) for day in (span.start_day, span.end_day)]
    about = " about" if span.approximate else ""
    return f"{' '.join(days)} {'precise' if span.precise else 'vague'}{about}"


def day(text: str) -> int:
    return day_number(*map(int, text.split("-")))


# ---- the calendar -----------------------------------------------------------------

JULIAN_DAY_OF_UNIX_EPOCH = 2440588
"""Julian day number at noon of 1970-01-01 (Explanatory Supplement to the Astronomical Almanac)."""


@pytest.mark.parametrize(
    ("date", "julian_day"),
    [
        ((2000, 1, 1), 2451545),  # epoch J2000.0 is JD 2451545.0
        ((1858, 11, 17), 2400001),  # modified Julian day 0 begins at JD 2400000.5
        ((1582, 10, 15), 2299161),  # first day of the Gregorian calendar
        ((1957, 10, 4), 2436116),  # launch of Sputnik 1, the worked example of Meeus, ch. 7
        ((1987, 1, 27), 2446823),  # Meeus, Astronomical Algorithms, ch. 7: 1987 January 27.0 is 2446822.5
        ((1600, 12, 31), 2305813),  # Meeus, ch. 7: 1600 December 31.0 is 2305812.5
    ],
)
def test_day_numbers_agree_with_published_julian_days(date: tuple[int, int, int], julian_day: int) -> None:
    assert day_number(*date) == julian_day - JULIAN_DAY_OF_UNIX_EPOCH
    assert civil(julian_day - JULIAN_DAY_OF_UNIX_EPOCH) == date


@pytest.mark.parametrize("text", ["0001-01-01", "0988-03-05", "1900-02-28", "2000-02-29", "9999-12-31"])
def test_day_numbers_agree_with_numpy(text: str) -> None:
    number = int(np.datetime64(text, "D").astype(int))
    assert day(text) == number
    assert iso(number) == text
    assert dt.date.fromisoformat(text).toordinal() - number == dt.date(1970, 1, 1).toordinal()


@pytest.mark.parametrize("number", [day_number(-9999, 1, 1) - 1, day_number(9999, 12, 31) + 1, 10**12])
def test_days_outside_the_years_10000_bc_to_9999_have_no_date(number: int) -> None:
    with pytest.raises(DateError, match="10000 BC to AD 9999"):
        civil(number)


# ---- EDTF -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-16", "2024-05-16 2024-05-16 precise"),
        ("2024-05-16/2024-05-17", "2024-05-16 2024-05-17 precise"),
        ("2024-05-16T10:00/2024-05-17T12:00:00.5Z", "2024-05-16 2024-05-17 precise"),
        ("2024-05", "2024-05-01 2024-05-31 vague"),
        ("2024", "2024-01-01 2024-12-31 vague"),
        ("2024-05~", "2024-05-01 2024-05-31 vague about"),
        ("2024?", "2024-01-01 2024-12-31 vague about"),
        ("2024-05-16%", "2024-05-16 2024-05-16 vague about"),
        ("2024-05-16~/2024-05-17", "2024-05-16 2024-05-17 vague about"),
        ("[2024-06-01..2024-06-10]", "2024-06-01 2024-06-10 vague"),
        ("{2024-06-01..2024-06-10}", "2024-06-01 2024-06-10 precise"),
        ("{2024-05-01,2024-05-02}", "2024-05-01 2024-05-02 precise"),
        ("{2024-05-01,2024-05-09}", "2024-05-01 2024-05-09 vague"),
        ("[2024-05-16]", "2024-05-16 2024-05-16 precise"),
        ("[1667,1668, 1670..1672]", "1667-01-01 1672-12-31 vague"),
        ("[..1983-12,1985]", ".. 1985-12-31 vague"),
        ("[..2024-07-04]", ".. 2024-07-04 vague"),
        ("[2024-07-04..]", "2024-07-04 .. vague"),
        ("{2024-07-04..}", "2024-07-04 .. vague"),
        ("../2024-07-04", ".. 2024-07-04 vague"),
        ("2024-07-04/..", "2024-07-04 .. vague"),
        ("/2024-07-04", ".. 2024-07-04 vague"),
        ("2024-05-16/", "2024-05-16 .. vague"),
        ("2024-06-XX", "2024-06-01 2024-06-30 vague"),
        ("2024-02-XX", "2024-02-01 2024-02-29 vague"),
        ("2024-XX", "2024-01-01 2024-12-31 vague"),
        ("2024-1X", "2024-10-01 2024-12-31 vague"),
        ("2024-05-1X", "2024-05-10 2024-05-19 vague"),
        ("2023-02-3X/2024", "error"),
        ("20XX-02-29", "2000-02-29 2096-02-29 vague"),
        ("201X", "2010-01-01 2019-12-31 vague"),
        ("20XX", "2000-01-01 2099-12-31 vague"),
        ("XXXX", "0001-01-01 9999-12-31 vague"),
        ("2004-06-XX/2004-07-03", "2004-06-01 2004-07-03 vague"),
        ("2024-05/2024-06", "2024-05-01 2024-06-30 vague"),
        ("2024-05-16/2024-05", "2024-05-16 2024-05-31 vague"),
        ("2023/2024", "2023-01-01 2024-12-31 vague"),
        ("2024-06-~18", "2024-06-18 2024-06-18 vague about"),
        ("?2024-05-16", "2024-05-16 2024-05-16 vague about"),
        ("2024-21", "2024-03-01 2024-05-31 vague"),
        ("2024-24", "2024-12-01 2025-02-28 vague"),
        ("2023-24", "2023-12-01 2024-02-29 vague"),
        ("2024-30", "2024-12-01 2025-02-28 vague"),
        ("2024-31", "2024-03-01 2024-05-31 vague"),
        ("2024-33", "2024-01-01 2024-03-31 vague"),
        ("2024-21/2024-22", "2024-03-01 2024-08-31 vague"),
        ("1950S2", "1900-01-01 1999-12-31 vague"),
        ("Y17E2", "1700-01-01 1700-12-31 vague"),
        ("0988-03-05", "0988-03-05 0988-03-05 precise"),
    ],
)
def test_edtf_means_its_days(text: str, expected: str) -> None:
    if expected == "error":
        with pytest.raises(DateError):
            parse_date(text)
    else:
        assert shape(parse_date(text)) == expected


def test_any_placing_of_edtf_qualifiers_is_read_or_refused_in_silence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    marks = itertools.product(["", "~"], repeat=6)
    texts = [f"{a}2024{b}-{c}06{d}-{e}18{f}" for a, b, c, d, e, f in marks]
    texts += ["?1950S2", "1950S2~", "1950S0", "Y1E9", "Y170000002", "2024-1X~", "2024-21~", "2024^x"]
    for text in texts:
        try:
            span = parse_date(text)
        except DateError:
            continue
        assert span is not None
        assert span.approximate == ("~" in text)
    assert capsys.readouterr() == ("", "")


# ---- what people write ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16–17 May 2024", "2024-05-16 2024-05-17 precise"),
        ("16—17 May 2024", "2024-05-16 2024-05-17 precise"),
        ("16‑17 May 2024", "2024-05-16 2024-05-17 precise"),
        ("16 − 17 May 2024", "2024-05-16 2024-05-17 precise"),
        ("16/17 May 2024", "2024-05-16 2024-05-17 precise"),
        ("16 and 17 May 2024", "2024-05-16 2024-05-17 precise"),
        ("16 or 17 May 2024", "2024-05-16 2024-05-17 vague"),
        ("May 23-24, 2024", "2024-05-23 2024-05-24 precise"),
        ("3-4 July 2024", "2024-07-03 2024-07-04 precise"),
        ("30 June - 2 July 2024", "2024-06-30 2024-07-02 precise"),
        ("30 December 2023 – 2 January 2024", "2023-12-30 2024-01-02 precise"),
        ("May 30 – June 2, 2024", "2024-05-30 2024-06-02 precise"),
        ("16 May–2 Jun 2024", "2024-05-16 2024-06-02 precise"),
        ("16 May 2024 to 17 May 2024", "2024-05-16 2024-05-17 precise"),
        ("from 16 to 17 May 2024", "2024-05-16 2024-05-17 precise"),
        ("2024-05-16 - 2024-05-17", "2024-05-16 2024-05-17 precise"),
        ("16/05/2024-17/05/2024", "2024-05-16 2024-05-17 precise"),
        ("16-17.05.2024", "2024-05-16 2024-05-17 precise"),
        ("Thu 16 – Fri 17 May 2024", "2024-05-16 2024-05-17 precise"),
        ("16 May 2024", "2024-05-16 2024-05-16 precise"),
        ("16\u00a0May\u20092024", "2024-05-16 2024-05-16 precise"),
        ("  16  MAY\n2024 ", "2024-05-16 2024-05-16 precise"),
        ("May 16, 2024", "2024-05-16 2024-05-16 precise"),
        ("16th of May, 2024", "2024-05-16 2024-05-16 precise"),
        ("Thursday, 16 May 2024", "2024-05-16 2024-05-16 precise"),
        ("on 16 May 2024", "2024-05-16 2024-05-16 precise"),
        ("16-May-2024", "2024-05-16 2024-05-16 precise"),
        ("16. May 2024", "2024-05-16 2024-05-16 precise"),
        ("2024 May 16", "2024-05-16 2024-05-16 precise"),
        ("16.05.2024", "2024-05-16 2024-05-16 precise"),
        ("16/05/2024", "2024-05-16 2024-05-16 precise"),
        ("03/04/2024", "2024-04-03 2024-04-03 precise"),
        ("2024/05/16", "2024-05-16 2024-05-16 precise"),
        ("20240516", "2024-05-16 2024-05-16 precise"),
        ("1994-11-30T00:00:00", "1994-11-30 1994-11-30 precise"),
        ("1994-11-30 23:59:59", "1994-11-30 1994-11-30 precise"),
        ("1994-11-30T23:30:00.123Z", "1994-11-30 1994-11-30 precise"),
        ("1994-11-30T23:30:00-08:00", "1994-11-30 1994-11-30 precise"),
        ("16 May 2024, 10:30 am", "2024-05-16 2024-05-16 precise"),
        ("16May 2024", "2024-05-16 2024-05-16 precise"),
        ("16May2024", "2024-05-16 2024-05-16 precise"),
        ("16May – 18 May, 2024", "2024-05-16 2024-05-18 precise"),
        ("May 2024", "2024-05-01 2024-05-31 vague"),
        ("Sept. 2024", "2024-09-01 2024-09-30 vague"),
        ("05/2024", "2024-05-01 2024-05-31 vague"),
        ("May–June 2024", "2024-05-01 2024-06-30 vague"),
        ("1999–2003", "1999-01-01 2003-12-31 vague"),
        ("early June 2024", "2024-06-01 2024-06-10 vague"),
        ("mid-June 2024", "2024-06-11 2024-06-20 vague"),
        ("late February 2024", "2024-02-21 2024-02-29 vague"),
        ("about May 2024", "2024-05-01 2024-05-31 vague about"),
        ("circa May 2024", "2024-05-01 2024-05-31 vague about"),
        ("c. May 2024", "2024-05-01 2024-05-31 vague about"),
        ("ca. 16 May 2024", "2024-05-16 2024-05-16 vague about"),
        ("May 2024?", "2024-05-01 2024-05-31 vague about"),
        ("before 4 July 2024", ".. 2024-07-03 vague"),
        ("before July 2024", ".. 2024-06-30 vague"),
        ("by 4 July 2024", ".. 2024-07-04 vague"),
        ("on or before 4 July 2024", ".. 2024-07-04 vague"),
        ("until 4 July 2024", ".. 2024-07-04 vague"),
        ("after 7 May 2024", "2024-05-08 .. vague"),
        ("after May 2024", "2024-06-01 .. vague"),
        ("since 7 May 2024", "2024-05-07 .. vague"),
        ("on or after 2024-05-07", "2024-05-07 .. vague"),
        ("between 7 May and 10 July 2024", "2024-05-07 2024-07-10 vague"),
        ("spring 2024", "2024-03-01 2024-05-31 vague"),
        ("winter 2023–24", "2023-12-01 2024-02-29 vague"),
        ("the 2010s", "2010-01-01 2019-12-31 vague"),
        ("988", "0988-01-01 0988-12-31 vague"),
        ("5 March 988", "0988-03-05 0988-03-05 precise"),
        ("5 March AD 45", "0045-03-05 0045-03-05 precise"),
        ("2024.0", "2024-01-01 2024-12-31 vague"),
        # Spreadsheets' own documentation: 1 January 2008 is day 39448.
        ("39448", "2008-01-01 2008-01-01 precise"),
        ("45428.0", "2024-05-16 2024-05-16 precise"),
    ],
)
def test_what_people_write_means_its_days(text: str, expected: str) -> None:
    assert shape(parse_date(text)) == expected
    assert shape(parse_date(text.upper())) == expected


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "\n\t", "\u200b"])
def test_blank_text_is_no_date_and_no_fault(text: str) -> None:
    assert parse_date(text) is None


def test_month_first_is_read_on_request() -> None:
    assert shape(parse_date("03/04/2024", day_first=False)) == "2024-03-04 2024-03-04 precise"
    assert shape(parse_date("05/16/2024 12:00:00 AM", day_first=False)) == "2024-05-16 2024-05-16 precise"
    assert shape(parse_date("16.05.2024", day_first=False)) == "2024-05-16 2024-05-16 precise"


# ---- refusals ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("31/02/2009", "February 2009 has 28 days"),
        ("2023-02-29", "February 2023 has 28 days"),
        ("30 February 2024", "February 2024 has 29 days"),
        ("1900-02-29", "February 1900 has 28 days"),
        ("2024-05-16/2024-06-31", "June 2024 has 30 days"),
        ("2024-13", "no month 13"),
        ("20241316", "no month 13"),
        ("05/16/2024", "if the month comes first, write 2024-05-16"),
        ("16/05/24", "all four figures"),
        ("16 May 24", "all four figures"),
        ("16-May-24", "all four figures"),
        ("16 May", "year is missing"),
        ("May", "year is missing"),
        ("Friday, 16 May 2024", "is a Thursday, not a Friday"),
        ("2024-05-16/2024-05-10", "end on 2024-05-10, before it starts on 2024-05-16"),
        ("30 June – 2 January 2024", "give both ends their year"),
        ("16 and 20 May 2024", "its own row"),
        ("16 - May 2024", "write it as"),
        ("May 16 - 2024", "write it as"),
        ("0000-01-01", "no year 0"),
        ("Y-20000", "not supported"),
        ("10001 BC", "no year -10000"),
        ("before 10000 BC", "outside"),
        ("99999", "outside 1930 to 2100"),
        ("99999.5", "outside 1930 to 2100"),
        ("winter 2024", "winter 2023-2024"),
        ("the 1900s", "1900/1909 or 1900/1999"),
        ("../..", "names no day"),
        ("Mya 2024", 'did you mean "may"'),
        ("unknown", "leave the cell empty"),
        ("۲۰۲۴-۰۵-۱۶", "figures 0 to 9"),
        ("16 May\x002024", "control characters"),
        ("16 May 2024 " * 1000, "11,999 characters"),
        ("\ud800", "write it as"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_write(text: str, advice: str) -> None:
    with pytest.raises(DateError) as refusal:
        parse_date(text)
    error = refusal.value
    assert advice in error.advice
    assert error.allowed
    assert error.text == text or (len(error.text) <= 120 and error.text.endswith("…"))
    assert isinstance(error, ValueError)
    assert isinstance(error, SummitAtlasError)
    str(error).encode()


# ---- labels -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-05-16/2024-05-17", "16–17 May 2024"),
        ("2024-06-30/2024-07-02", "30 June – 2 July 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2024-05-16", "16 May 2024"),
        ("2024-05", "May 2024"),
        ("2024-05~", "about May 2024"),
        ("2024-05-16?", "about 16 May 2024"),
        ("2024-05-16~/2024-05-17", "about 16–17 May 2024"),
        ("2024", "2024"),
        ("[2024-06-01..2024-06-10]", "early June 2024"),
        ("[2024-06-11..2024-06-20]", "mid-June 2024"),
        ("[2023-02-21..2023-02-28]", "late February 2023"),
        ("{2024-06-01..2024-06-10}", "1–10 June 2024"),
        ("[2024-05-07..2024-07-10]", "between 7 May and 10 July 2024"),
        ("[2024-05-07..2024-05-12]", "between 7 and 12 May 2024"),
        ("[2023-12-30..2024-01-04]", "between 30 December 2023 and 4 January 2024"),
        ("[2024-05-16,2024-05-17]", "16 or 17 May 2024"),
        ("2024-05/2024-06", "between May and June 2024"),
        ("2023/2024", "between 2023 and 2024"),
        ("2024-21", "between March and May 2024"),
        ("[..2024-07-04]", "on or before 4 July 2024"),
        ("[2024-07-04..]", "on or after 4 July 2024"),
        ("../2024-07-04~", "on or before about 4 July 2024"),
        ("201X", "the 2010s"),
        ("190X", "between 1900 and 1909"),
        ("0988-03-05", "5 March 988"),
        ("0988", "988"),
        ("0045-03-05", "5 March AD 45"),
    ],
)
def test_a_span_is_said_as_a_newspaper_would(text: str, words: str) -> None:
    span = parse_date(text)
    assert span is not None
    assert label(span) == words
    assert parse_date(words) == span


def test_a_span_open_at_both_ends_has_no_words() -> None:
    assert label(DateSpan(None, None, precise=False, approximate=False)) == ""


def test_a_span_cannot_end_before_it_starts_or_be_precise_and_open() -> None:
    with pytest.raises(ValueError, match="before"):
        DateSpan(2, 1, precise=False, approximate=False)
    with pytest.raises(ValueError, match="precise"):
        DateSpan(2, None, precise=True, approximate=False)


# ---- columns ----------------------------------------------------------------------


def columns(*texts: object, ends: list[object] | None = None) -> ParsedDates:
    starts = pd.Series(texts, dtype="object")
    return parse_dates(starts, None if ends is None else pd.Series(ends, dtype="object"))


def labels(parsed: ParsedDates) -> list[str]:
    return parsed.dates["date_label"].tolist()


def test_a_column_keeps_its_index_and_the_schema_s_types() -> None:
    texts = pd.Series(["2024-05-16", "[..2024-07-04]", "", "soon", "2024-05~"], index=[7, 7, "x", 9, 2])
    parsed = parse_dates(texts)
    dates = parsed.dates
    assert dates.index.tolist() == [7, 7, "x", 9, 2]
    declared = {column.name: column.dtype for column in REPORTS if column.name in dates.columns}
    assert {name: str(dtype) for name, dtype in dates.dtypes.items()} == declared
    assert dates["date_kind"].tolist() == ["precise", "vague", "none", "none", "vague"]
    assert dates["start_day"].isna().tolist() == [False, True, True, True, False]
    assert dates["approximate"].tolist() == [False, False, False, False, True]
    assert labels(parsed) == ["16 May 2024", "on or before 4 July 2024", "", "", "about May 2024"]
    assert [(row, fault.text) for row, fault in parsed.faults] == [(9, "soon")]


def test_an_empty_column_gives_an_empty_table() -> None:
    parsed = columns()
    assert len(parsed.dates) == 0
    assert parsed.faults == parsed.notes == ()


def test_values_that_are_dates_count_as_days_and_absent_ones_as_blank() -> None:
    parsed = columns(
        dt.date(2024, 5, 16),
        dt.datetime(2024, 5, 16, 23, 59, tzinfo=dt.timezone(dt.timedelta(hours=-8))),
        pd.Timestamp("2024-05-16 23:59", tz="Asia/Tokyo"),
        45428,
        45428.0,
        "16 May 2024",
        *[None, float("nan"), pd.NA, pd.NaT, ""],
    )
    assert labels(parsed) == ["16 May 2024"] * 6 + [""] * 5
    assert parsed.faults == ()


def test_a_column_of_time_stamps_or_numbers_is_read_too() -> None:
    stamps = pd.Series(pd.to_datetime(["2024-05-16 10:00", None]))
    assert labels(parse_dates(stamps)) == ["16 May 2024", ""]
    assert labels(parse_dates(pd.Series([2024.0, np.nan]))) == ["2024", ""]


def test_odd_values_are_faults_not_crashes() -> None:
    parsed = columns(True, ["2024"], {"a": 1}, np.array([1, 2]), "\ud800", b"2024")
    assert [row for row, _ in parsed.faults] == list(range(6))


def test_one_bad_day_among_iso_days_spoils_no_other() -> None:
    parsed = columns("2024-02-29", "2023-02-29", "0000-01-01", "2024-05-16T00:00:00")
    assert labels(parsed) == ["29 February 2024", "", "", "16 May 2024"]
    assert [row for row, _ in parsed.faults] == [1, 2]


def test_the_year_0_is_a_fault_among_iso_days() -> None:
    assert labels(columns("0000-01-01", "2024-05-16")) == ["", "16 May 2024"]


def test_slash_dates_are_day_first_when_nothing_shows_otherwise_and_the_note_says_so() -> None:
    parsed = columns("03/04/2024", "05/05/2024")
    assert labels(parsed) == ["3 April 2024", "5 May 2024"]
    (note,) = parsed.undecided
    assert "day first" in note
    assert '"03/04/2024" is 3 April 2024' in note


def test_one_value_that_can_only_be_month_first_decides_for_the_column() -> None:
    parsed = columns("03/04/2024", "05/16/2024")
    assert labels(parsed) == ["4 March 2024", "16 May 2024"]
    (note,) = parsed.notes
    assert "month first" in note
    assert '"05/16/2024"' in note


def test_contradicting_slash_dates_are_day_first_and_the_others_faults() -> None:
    parsed = columns("03/04/2024", "16/05/2024", "05/16/2024")
    assert labels(parsed) == ["3 April 2024", "16 May 2024", ""]
    ((row, fault),) = parsed.faults
    assert row == 2
    assert "2024-05-16" in fault.advice
    (note,) = parsed.notes
    assert '"16/05/2024"' in note
    assert '"05/16/2024"' in note


def test_no_note_where_slash_dates_leave_no_choice() -> None:
    assert columns("16/05/2024", "05/05/2024", "2024-05-16/2024-05-17", "2024-05-16-2024-05-17").notes == ()


def test_spreadsheet_days_and_seasons_are_noted() -> None:
    notes = columns("45428", "2024-25", "2024-05-16").notes
    assert len(notes) == 2
    assert '"45428" is 16 May 2024' in notes[0]
    assert '"2024-25" is between March and May 2024' in notes[1]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2024-05-16", "2024-05-17", "16–17 May 2024"),
        ("24/05/2012", "25/05/2012", "24–25 May 2012"),
        ("2024-05-16", "", "16 May 2024"),
        ("", "2024-05-17", "on or before 17 May 2024"),
        ("", "", ""),
        ("16–17 May 2024", "18 May 2024", "16–18 May 2024"),
        ("2024-05-16", "2024-05", "between 16 and 31 May 2024"),
        ("2024-05", "2024-06", "between May and June 2024"),
        ("2024-05-16", "2024-05-17~", "about 16–17 May 2024"),
        ("2024-05-16", "after 2024-05-16", "on or after 16 May 2024"),
    ],
)
def test_two_columns_last_from_the_start_to_the_end(start: str, end: str, expected: str) -> None:
    assert labels(columns(start, ends=[end])) == [expected]


def test_an_end_before_its_start_is_a_fault_of_that_row_alone() -> None:
    parsed = columns("2024-05-16", "2024-05-16", ends=["2024-05-10", "2024-05-17"])
    assert labels(parsed) == ["", "16–17 May 2024"]
    ((row, fault),) = parsed.faults
    assert (row, fault.text) == (0, "2024-05-10")
    assert "before it starts on 2024-05-16" in fault.advice


def test_both_columns_of_a_row_can_be_at_fault() -> None:
    parsed = columns("soon", ends=["later"])
    assert [fault.text for _, fault in parsed.faults] == ["soon", "later"]


def test_the_end_column_s_slash_dates_decide_the_order_too() -> None:
    assert labels(columns("06/05/2024", ends=["06/13/2024"])) == ["5–13 June 2024"]


def test_columns_of_different_tables_are_refused() -> None:
    with pytest.raises(ValueError, match="different rows"):
        parse_dates(pd.Series(["2024"]), pd.Series(["2024"], index=[5]))


def test_every_date_of_the_bundled_reports_is_read() -> None:
    path = Path(__file__).parents[2] / "data" / "reports" / "putin-2024" / "reports.csv"
    reports = pd.read_csv(path, dtype=str, keep_default_na=False)
    parsed = parse_dates(reports["date"])
    assert parsed.faults == ()
    kinds = parsed.dates["date_kind"].groupby(reports["date"]).first()
    assert kinds["2024-05-16/2024-05-17"] == "precise"
    assert kinds["[2024-05-07..2024-07-10]"] == kinds["2024-05~"] == kinds["[..2024-07-04]"] == "vague"
    assert (parsed.dates["date_kind"] == "none").tolist() == (reports["date"] == "").tolist()

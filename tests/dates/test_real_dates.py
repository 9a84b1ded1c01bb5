"""Dates that people really have: each kind with members of its own, beside those of public tables.

Truth is from outside: Julian day numbers and dates as historians publish them.
"""

from __future__ import annotations

import pandas as pd
import pytest

from geo.dates import (
    DateSpan,
    civil,
    contradicts,
    day_number,
    days_of,
    finest,
    label,
    parse_date,
    parse_dates,
    with_year,
)
from geo.dates.calendars import JULIAN
from geo.dates.writing import edtf
from geo.errors import DateError

JULIAN_DAY_OF_UNIX_EPOCH = 2440588

KINDS = {
    "years before 1": """
        44 BC = 44 BC | 15 March 44 BC = 15 March 44 BC | 0010 BC = 10 BC | -0351 = 352 BC
        -0043-03 = March 44 BC | -0043-03-15 = 15 March 44 BC | 15. März 44 v. Chr. = 15 March 44 BC
        44 av. J.-C. = 44 BC | 15 de marzo de 44 a. C. = 15 March 44 BC
        15 marzo 44 a.C. = 15 March 44 BC | 44 г. до н.э. = 44 BC
        15 марта 44 года до н. э. = 15 March 44 BC | 公元前44年3月15日 = 15 March 44 BC
        c. 50 BC = about 50 BC | 50–44 BC = between 50 BC and 44 BC
        44 BC – AD 14 = between 44 BC and AD 14 | 44 B.C.E. = 44 BC
        before 44 BC = on or before 31 December 45 BC | 1st century BC = between 100 BC and 1 BC""",
    "years of few figures": """
        14 September 125 = 14 September 125 | 14/9/125 = 14 September 125
        14.9.125 = 14 September 125 | AD 46–48 = between AD 46 and AD 48 | AD 49 = AD 49
        0200 AD = 200 | 46 n. Chr. = AD 46""",
    "seasons": """
        1467, весна = between March and May 1467 | весной 1467 года = between March and May 1467
        Frühjahr 1740 = between March and May 1740 | printemps 1740 = between March and May 1740
        l'été 1914 = between June and August 1914
        otoño de 1810 = between September and November 1810
        verão de 1812 = between June and August 1812
        autunno 1740 = between September and November 1740 | 1467年春 = between March and May 1467
        hiver 1740-1741 = between December 1740 and February 1741 | late summer 1914 = August 1914
        зима 1467/68 = between December 1467 and February 1468""",
    "parts": """
        early 1920s = between 1920 and 1923 | mid-1920s = between 1924 and 1926
        late 1920s = between 1927 and 1929 | Anfang der 1920er Jahre = between 1920 and 1923
        début des années 1920 = between 1920 and 1923 | начало 1920-х годов = between 1920 and 1923
        Anfang Mai 1740 = early May 1740 | mi-mai 1740 = mid-May 1740
        finales de mayo de 1740 = late May 1740 | meados de maio de 1740 = mid-May 1740
        metà maggio 1740 = mid-May 1740 | в начале мая 1740 года = early May 1740
        1740年5月上旬 = early May 1740 | early 1740 = between January and April 1740
        first half of 1924 = between January and June 1924
        zweite Hälfte 1924 = between July and December 1924
        early 12th century = between 1101 and 1134 | XIXe siècle = between 1801 and 1900
        siglo XIX = between 1801 and 1900 | XII век = between 1101 and 1200""",
    "vague words": """
        um 1740 = about 1740 | environ 1740 = about 1740 | hacia 1740 = about 1740
        por volta de 1740 = about 1740 | circa 1740 = about 1740 | около 1740 года = about 1740
        1740年左右 = about 1740 | 2010(?) = about 2010 | vor 1740 = on or before 31 December 1739
        après 1740 = on or after 1 January 1741 | antes de 1740 = on or before 31 December 1739
        depois de 1740 = on or after 1 January 1741 | prima del 1740 = on or before 31 December 1739
        после 1740 года = on or after 1 January 1741 | 1740年以前 = on or before 31 December 1739
        zwischen 1774 und 1775 = between 1774 and 1775 | entre 1774 y 1775 = between 1774 and 1775
        tra il 1774 e il 1775 = between 1774 and 1775
        между 1774 и 1775 годами = between 1774 and 1775 | с 1774 года = on or after 1 January 1774
        до 5 мая 2014 = on or before 5 May 2014 | 1922?-21 = about March–May 1922
        1467 or later = on or after 1 January 1467""",
    "quarters and weeks": """
        Q2 2024 = between April and June 2024 | 2024-Q2 = between April and June 2024
        second quarter of 2024 = between April and June 2024
        2. Quartal 2024 = between April and June 2024
        2º trimestre de 2024 = between April and June 2024
        II квартал 2024 года = between April and June 2024
        2024年第二季度 = between April and June 2024 | 2024-W20 = between 13 and 19 May 2024
        2024-W20-4 = 16 May 2024 | week 20 of 2024 = between 13 and 19 May 2024
        KW 20/2024 = between 13 and 19 May 2024 | 2024年第20周 = between 13 and 19 May 2024
        2020-W53 = between 28 December 2020 and 3 January 2021""",
    "parts that are not known": """
        1446-05-00 = May 1446 | 1446-00-00 = 1446 | 00.12.1641 = December 1641
        ??.08.1724 = August 1724 | 00/05/1446 = May 1446 | 1446-05-?? = May 1446
        14460500 = May 1446 | 16.00.1740 = 1740""",
    "two years": """
        1774/75 = between 1774 and 1775 | 1774-75 = between 1774 and 1775
        1914-18 = between 1914 and 1918 | 1939–45 = between 1939 and 1945 | 1911/12 = December 1911
        1920-21 = between March and May 1920""",
    "another calendar": """
        29 February 1500 (Julian) = 10 March 1500 | 1616-04-23 OS = 3 May 1616
        2 March 1610, New Style = 2 March 1610 | 20 February 1557/8 (Old Style) = 2 March 1558
        25 October 1917 (old style) = 7 November 1917""",
    "times, zones and weekdays": """
        March 17, 2023 19:00 CET = 17 March 2023 | Fri Mar 17 19:00:00 CET 2023 = 17 March 2023
        2023-03-17T19:00:00+01:00[Europe/Paris] = 17 March 2023
        17 March 2023 at 7:30 p.m. Moscow time = 17 March 2023
        Fri Mar 17 2023 19:00:00 GMT+0100 (Central European Standard Time) = 17 March 2023
        19:00, 17 March 2023 = 17 March 2023 | 17 mars 2023 à 19h30 = 17 March 2023
        17.03.2023 19 Uhr = 17 March 2023 | 17 March 2023 (Fri) = 17 March 2023
        17.03.2023, Fr = 17 March 2023 | jeudi 16 mai 2024 = 16 May 2024
        четверг, 16 мая 2024 = 16 May 2024 | 2024年5月16日 星期四 = 16 May 2024
        first of May 2024 = 1 May 2024 | the twenty-first of May 2024 = 21 May 2024
        primero de mayo de 2024 = 1 May 2024""",
    "several days": """
        16, 17 and 18 May 2024 = 16–18 May 2024 | May 16, 17 and 18, 2024 = 16–18 May 2024
        28.-30.07.1637 = 28–30 July 1637 | 28.07.-30.07.1637 = 28–30 July 1637
        late May – early June 2024 = between 21 May and 10 June 2024
        16 o 17 de mayo de 2024 = 16 or 17 May 2024""",
}
CASES = [
    (kind, *(side.strip() for side in case.split(" = ")))
    for kind, cases in KINDS.items()
    for line in cases.splitlines()
    for case in line.split("|")
    if case.strip()
]


@pytest.mark.parametrize(("kind", "text", "words"), CASES)
def test_a_date_as_people_write_it_is_said_in_plain_words(kind: str, text: str, words: str) -> None:
    span = parse_date(text)
    assert span is not None, kind
    assert label(span) == words
    assert parse_date(words) == span
    if " 1 BC" not in words:
        assert parse_date(edtf(span)) == span


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("49", "two figures: AD 49 or 1949?"),
        ("46-48", "two figures: AD 46–48 or 1946–1948?"),
        ("20 February 1557/8", "double year 1557/8: write 1558-02-20 (new style) or 1557-02-20"),
        ("20. Februar 1557/8", "1558-02-20"),
        ("1500-02-29", "exists in the Julian calendar only"),
        ("29 Feb 1700", "exists in the Julian calendar only"),
        ("0000-00-00", "there is no year 0"),
        ("16, 17 and 19 May 2024", "its own row"),
        ("852076800000", "it would be 1997-01-01"),
        ("2023-W53", "2023 has no week 53"),
        ("16 May '24", "the century"),
        ("hiver 1740", "winter 1739-1740"),
    ],
)
def test_what_cannot_be_told_is_refused_with_what_it_may_be(text: str, advice: str) -> None:
    with pytest.raises(DateError) as refusal:
        parse_date(text)
    assert advice in refusal.value.advice


@pytest.mark.parametrize(
    ("date", "julian_day"),
    [
        ((1582, 10, 4), 2299160),  # the day before 15 October 1582
        ((-4712, 1, 1), 0),  # epoch of Julian days: 1 January 4713 BC
        ((837, 4, 10), 2026872),  # Meeus, Astronomical Algorithms, ch. 7: 2026871.8
        ((-1000, 7, 12), 1356001),  # Meeus, ch. 7: -1000 July 12.5
        ((-584, 5, 28), 1507900),  # Meeus, ch. 7: -584 May 28.63 is 1507900.13
    ],
)
def test_julian_dates_agree_with_published_day_numbers(date: tuple[int, int, int], julian_day: int) -> None:
    assert JULIAN.day_number(*date) == julian_day - JULIAN_DAY_OF_UNIX_EPOCH
    assert JULIAN.civil(julian_day - JULIAN_DAY_OF_UNIX_EPOCH) == date


def column(*texts: str, ends: list[str] | None = None, **more: str) -> tuple[list[str], str]:
    """Labels of a column of dates, and all that is said of it."""
    parsed = parse_dates(
        pd.Series(texts, dtype="str"), None if ends is None else pd.Series(ends, dtype="str"), **more
    )
    said = [*parsed.notes, *(fault.advice for _, fault in parsed.faults)]
    return parsed.dates["date_label"].tolist(), " ".join(said)


def test_points_are_month_first_for_the_whole_column_once_it_shows_so() -> None:
    labels, said = column("05.09.2018 11:00", "05.23.2018", ends=["05.12.2018", "05.27.2018 7:00"])
    assert labels == ["9–12 May 2018", "23–27 May 2018"]
    assert "month first" in said
    assert column("05.09.2018", "23.05.2018")[0] == ["5 September 2018", "23 May 2018"]


def test_the_part_that_stays_while_the_other_changes_is_the_month() -> None:
    assert column("12/07/2018", "12/03/2018")[0] == ["7 December 2018", "3 December 2018"]
    assert column("01/07/2018", "01/03/2018")[0] == ["1 July 2018", "1 March 2018"], "months known alone"
    assert column("07/12/2018", "03/12/2018")[0] == ["7 December 2018", "3 December 2018"]


def test_rows_that_are_short_stays_only_month_first_show_the_order() -> None:
    labels, said = column("05/06/2018", "07/01/2018", ends=["05/08/2018", "07/03/2018"])
    assert labels == ["6–8 May 2018", "1–3 July 2018"]
    assert "last at most 31 days" in said


def test_two_years_in_one_are_told_by_the_rest_of_the_column() -> None:
    labels, said = column("1911/12", "1774/75")
    assert labels == ["between 1911 and 1912", "between 1774 and 1775"]
    assert "cut short" in said
    assert column("1911/12", "1911/03")[0] == ["December 1911", "March 1911"]
    assert column("1920-21", "1914-18")[0] == ["between 1920 and 1921", "between 1914 and 1918"]


def test_numbers_since_1970_are_one_note_for_the_column() -> None:
    labels, said = column("852076800000", "1041379200000", "946684800")
    assert labels == ["1 January 1997", "1 January 2003", "1 January 2000"]
    assert said.count("since 1970") == 1
    assert "seconds and milliseconds" in said
    assert column("852076800000", "2003-01-01", "2000-01-01")[0][0] == "", "one number among dates is none"


def test_years_of_two_figures_lie_near_those_written_in_full_or_are_not_read() -> None:
    assert column("12.07.98", "03.05.2001")[0] == ["12 July 1998", "3 May 2001"]
    assert column("12.07.98", "03.05.1850")[0] == ["", "3 May 1850"], "too far away"
    assert column("12.07.98", "13 May 98")[0] == ["", ""]
    assert column("12.07.98", "13 May 98", century="1900")[0] == ["12 July 1998", "13 May 1998"]
    assert column("98", "01", century="1900")[0] == ["1998", "1901"]


def test_rows_of_the_julian_calendar_are_converted_and_both_are_said() -> None:
    parsed = parse_dates(
        pd.Series(["1500-02-29", "20 February 1557/8", "1500-03-01"]),
        calendars=pd.Series(["Julian", "julian", ""]),
    )
    assert parsed.dates["date_label"].tolist() == ["10 March 1500", "2 March 1558", "1 March 1500"]
    assert '"1500-02-29" is 10 March 1500' in parsed.notes[-1]


# ---- day and month exchanged ------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "becomes"),
    [
        ("2013-01-07", "2013-02-07", "1–2 July 2013"),
        ("2004-11-30", "2004-01-12", "30 November – 1 December 2004"),
        ("2006-12-07", "2006-07-14", "12–14 July 2006"),
        ("01/07/2013", "2013-02-07", ""),
        ("2013-06-26", "2013-06-28", ""),
        ("2013-01-07", "2013-02-20", ""),
        ("7 January 2013", "7 February 2013", ""),
    ],
)
def test_a_span_that_is_short_when_exchanged_is_named_and_vague_until_settled(
    start: str, end: str, becomes: str
) -> None:
    parsed = parse_dates(pd.Series([start]), pd.Series([end]), day_first=True)
    assert [label(span) for _, span in parsed.exchanged] == ([becomes] if becomes else [])
    if becomes:
        span = parsed.exchanged[0][1]
        row = parsed.dates.iloc[0]
        assert row["date_kind"] == "vague"
        assert row["start_day"] <= span.start_day
        assert span.end_day <= row["end_day"]
        assert parsed.faults == ()


def test_terms_of_office_are_not_taken_for_exchanged_days() -> None:
    starts = pd.Series(["2001-01-20", "2005-01-20", "2009-01-20", "2010-01-07"])
    ends = pd.Series(["2005-01-20", "2009-01-20", "2017-01-20", "2010-02-07"])
    assert parse_dates(starts, ends).exchanged == ()


# ---- what other columns say -------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "header", "days"),
    [
        ("3", "Duration (days)", 3),
        ("3 days", "", 3),
        ("2 nights", "", 3),
        ("2", "Nights", 3),
        ("1 week", "", 7),
        ("36 hours", "", 2),
        ("2 Nächte", "", 3),
        ("3 jours", "", 3),
        ("3 дня", "", 3),
        ("3天2晚", "", None),
        ("P3D", "", 3),
        ("several days", "", None),
        ("2 months", "", None),
        ("0", "", None),
    ],
)
def test_a_length_of_stay_counts_its_first_day(text: str, header: str, days: int | None) -> None:
    assert days_of(text, header) == days


@pytest.mark.parametrize(
    ("text", "year", "full"),
    [
        ("12/07/18", "2018", "12/07/2018"),
        ("12/07/18", "2019", "12/07/18"),
        ("16 May '18", "2018", "16 May 2018"),
        ("16 May", "2018", "16 May, 2018"),
        ("18/05/18 – 20/05/18", "2018", "18/05/2018 – 20/05/2018"),
        ("2017-05-16", "2018", "2017-05-16"),
        ("16 May 18", "", "16 May 18"),
    ],
)
def test_a_column_of_years_settles_the_century_and_nothing_else(text: str, year: str, full: str) -> None:
    assert with_year(text, year) == full


def test_of_a_date_and_its_parts_the_finest_wins_unless_they_disagree() -> None:
    assert finest("1959-06-26", "1959-06") == "1959-06-26"
    assert finest("1959", "1959-06-26") == "1959-06-26"
    assert finest("1963-07-01", "1963-08") == "1963-07-01"
    assert finest("", "1959-06") == "1959-06"


@pytest.mark.parametrize(
    ("year", "month", "wrong"),
    [
        ("1963", "7", False),
        ("1963", "8", True),
        ("1962", "", True),
        ("", "August", True),
        ("", "juillet", False),
    ],
)
def test_a_month_or_year_beside_a_date_is_compared_with_it(year: str, month: str, wrong: bool) -> None:
    day = day_number(1963, 7, 1)
    assert contradicts(day, day + 1, year, month) == wrong


def test_the_span_of_two_eras_has_every_day_between() -> None:
    span = parse_date("0010 BC – 0002 AD")
    assert isinstance(span, DateSpan)
    assert span.start_day is not None
    assert span.end_day is not None
    assert (civil(span.start_day), civil(span.end_day)) == ((-9, 1, 1), (2, 12, 31))

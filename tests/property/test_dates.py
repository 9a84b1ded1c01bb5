"""Rules that hold for every date, every span and every text."""

from __future__ import annotations

import datetime as dt

import pandas as pd
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.dates.calendars import GREGORIAN, JULIAN
from geo.dates.parsing import DateSpan, civil, day_number, iso, label, parse_date, parse_dates
from geo.dates.style import Style
from geo.errors import DateError

FIRST, LAST = day_number(-9999, 1, 1), day_number(9999, 12, 31)
YEAR_1 = day_number(1, 1, 1)
YEAR_0 = day_number(0, 1, 1)
DAYS = st.integers(FIRST, LAST)
VOCABULARY = """
2024 05 16 31 0988 24 05/16/2024 03/04/2024 16/05/2024 2024-05-16 May june Sept. Monday 16th
early mid- late about c. circa before by until after since from to and or between of the on
- – — / .. [ ] { } ~ ? % , XX 201X 2024-21 S2 Y17E2 winter spring 2010s AD BC 44 -0043 v. Chr.
до н. э. Q2 W20 week 00 ?? 1774/75 1557/8 05.23.2018 12/07/18 весна um 公元前 年 (Fri) century half
CET 7pm 852076800000 Julian T10:00 Z 45428 .0
з по до травня р. Mayıs Mart Des 2024'ten önce başı ile awal s/d
मई से तक अंत में من إلى و17 أيار/مايو م هـ ١٤٤٥ २०२४
\ud800 ٢٠٢٤ ２０２４ ²
"""
WORDS = [*VOCABULARY.split(), "\u00a0", "\t", "\x00", "\u200b"]
HOSTILE = st.text(max_size=40) | st.text("0123456789XYESTZ~?%[]{}.,:/- ", max_size=30)
WRITTEN = st.lists(st.sampled_from(WORDS), max_size=9).flatmap(
    lambda words: st.sampled_from(["".join(words), " ".join(words)])
)
CELLS = st.lists(WRITTEN | st.sampled_from([*WORDS, ""]), max_size=12)


@st.composite
def precise_spans(draw: st.DrawFn) -> DateSpan:
    start = draw(DAYS)
    end = draw(st.integers(start, min(LAST, start + draw(st.sampled_from([0, 1, 20, 400, 10**6])))))
    return DateSpan(start, end, precise=True, approximate=False)


@st.composite
def vague_spans(draw: st.DrawFn) -> DateSpan:
    """Days, months, years and decades at either end, open ends included."""
    year, month = draw(st.integers(1, 9998)), draw(st.integers(1, 12))
    length = draw(st.sampled_from([1, 9, 10, 27, 28, 29, 30, 31, 61, 90, 365, 366, 3652, 3653]))
    start = draw(st.just(day_number(year, month, 1)) | DAYS)
    end = draw(st.just(min(LAST, start + length - 1)) | st.integers(start, LAST))
    opened = draw(st.sampled_from(["start", "end", "neither", "neither"]))
    approximate = draw(st.booleans())
    # One day alone that is not approximate is precise.
    assume(opened != "neither" or approximate or start < end)
    return DateSpan(
        None if opened == "start" else start,
        None if opened == "end" else end,
        precise=False,
        approximate=approximate,
    )


@given(DAYS)
def test_every_day_has_one_date_and_one_iso_text(day: int) -> None:
    assert day_number(*civil(day)) == day
    if day >= YEAR_1:
        assert dt.date.fromisoformat(iso(day)) == dt.date(*civil(day))
    if not YEAR_0 <= day < YEAR_1:  # the year 0000 is refused: tables mean by it that it is not known
        assert parse_date(iso(day)) == DateSpan(day, day, precise=True, approximate=False)


@given(st.dates())
def test_days_follow_pythons_calendar(date: dt.date) -> None:
    day = day_number(date.year, date.month, date.day)
    assert day - day_number(1970, 1, 1) == (date - dt.date(1970, 1, 1)).days
    assert iso(day) == date.isoformat()


@given(DAYS)
def test_each_day_has_one_date_in_each_calendar(day: int) -> None:
    for calendar in (GREGORIAN, JULIAN):
        if calendar is GREGORIAN or day_number(-9998, 1, 1) <= day <= day_number(9998, 12, 31):
            assert calendar.day_number(*calendar.civil(day)) == day


@given(precise_spans() | vague_spans())
def test_every_label_reads_back_as_its_span(span: DateSpan) -> None:
    assert parse_date(label(span)) == span


def read(text: str, style: Style) -> DateSpan | DateError | None:
    try:
        return parse_date(text, style=style)
    except DateError as fault:
        return fault


@given(HOSTILE | WRITTEN, st.booleans())
def test_any_text_gives_a_span_nothing_or_a_date_error(text: str, day_first: bool) -> None:
    result = read(text, Style(day_first=day_first))
    if isinstance(result, DateError):
        assert result.text == text
        assert result.advice
        assert str(result).encode()  # a message can be written anywhere, lone surrogates included
    elif result is not None:
        assert parse_date(label(result)) == result


@given(st.text(max_size=5), st.integers(200, 20_000))
def test_long_texts_are_refused_whatever_they_repeat(piece: str, times: int) -> None:
    result = read(piece * times, Style())
    assert not isinstance(result, DateSpan)
    if isinstance(result, DateError):
        assert len(result.text) <= 120


@given(CELLS)
def test_a_column_says_of_each_row_what_its_text_says_alone(cells: list[str]) -> None:
    parsed = parse_dates(pd.Series(cells, dtype="object"))
    alone = [read(text, parsed.style) for text in cells]
    assert [(row, str(fault)) for row, fault in parsed.faults] == [
        (row, str(result)) for row, result in enumerate(alone) if isinstance(result, DateError)
    ]
    for row, result in enumerate(alone):
        found = tuple(None if value is pd.NA else value for value in parsed.dates.iloc[row])
        if isinstance(result, DateSpan):
            kind = "precise" if result.precise else "vague"
            expected = (result.start_day, result.end_day, kind, result.approximate, label(result))
        else:
            expected = (None, None, "none", False, "")
        assert found == expected


@given(st.data(), CELLS, st.booleans())
def test_shuffled_rows_change_nothing_but_their_order(
    data: st.DataObject, cells: list[str], paired: bool
) -> None:
    table = pd.DataFrame({"start": cells, "end": cells[::-1]}, dtype="object")
    shuffled = table.loc[data.draw(st.permutations(list(table.index)))]
    before = parse_dates(table["start"], table["end"] if paired else None)
    after = parse_dates(shuffled["start"], shuffled["end"] if paired else None)
    pd.testing.assert_frame_equal(after.dates.loc[table.index], before.dates)
    assert (after.notes, after.style) == (before.notes, before.style)
    assert sorted(after.exchanged, key=str) == sorted(before.exchanged, key=str)
    assert sorted((row, str(fault)) for row, fault in after.faults) == sorted(
        (row, str(fault)) for row, fault in before.faults
    )


@given(DAYS, st.integers(-40, 40))
def test_two_columns_of_days_last_between_them_or_are_a_fault(start: int, length: int) -> None:
    assume(FIRST <= start + length <= LAST)
    assume(not any(YEAR_0 <= day < YEAR_1 for day in (start, start + length)))
    parsed = parse_dates(pd.Series([iso(start)]), pd.Series([iso(start + length)]))
    if parsed.exchanged:  # it would be short with day and month exchanged, and is long or backwards as it is
        assert not 0 <= length <= 27
        assert parsed.dates["date_kind"].tolist() == ["vague"]
        return
    assert len(parsed.faults) == (length < 0)
    expected = "none" if length < 0 else "precise"
    assert parsed.dates["date_kind"].tolist() == [expected]
    if length >= 0:
        assert parsed.dates["end_day"].iloc[0] - parsed.dates["start_day"].iloc[0] == length

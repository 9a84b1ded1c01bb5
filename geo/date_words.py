"""Dates in words, as people write them in tables: 30 June – 2 July 2024, about May 2024.

Texts arrive in lower case with single spaces and plain hyphens (``geo.dates`` sees
to that). A text is cut into words, each word is a day, month, year or the like, and
the order of these kinds decides; no pattern can backtrack over the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from geo.date_numbers import read_figures, two_figure_year
from geo.days import (
    MONTHS,
    PARTS,
    WEEKDAYS,
    YEARS_ALLOWED,
    DateSpan,
    Point,
    day_number,
    make_span,
)
from geo.errors import DateError

# Lower-case month names and abbreviations; another language is another loop here.
MONTH_NAMES: Final[dict[str, int]] = {
    **{name.lower(): number for number, name in enumerate(MONTHS, start=1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)},
    "sept": 9,
}
_WEEKDAY_NAMES: Final[dict[str, int]] = {
    **{name.lower(): number for number, name in enumerate(WEEKDAYS)},
    **{name[:3].lower(): number for number, name in enumerate(WEEKDAYS)},
    **{"tues": 1, "thur": 3, "thurs": 3},
}
# First month of each northern season within one year; winter is apart.
_SEASONS: Final[dict[str, int]] = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}
SEASON_WORD: Final = re.compile(r"\b(?:spring|summer|autumn|fall|winter)\b", re.IGNORECASE)

_Sense = Literal["before", "by", "after", "since"]
_SENSES: Final[dict[str, _Sense]] = {
    **dict.fromkeys(("before", "prior to"), "before"),
    **dict.fromkeys(
        ("on or before", "by", "until", "till", "up to", "no later than", "not later than", "not after"), "by"
    ),
    **dict.fromkeys(("after",), "after"),
    **dict.fromkeys(
        ("on or after", "since", "from", "no earlier than", "not earlier than", "not before"), "since"
    ),
}
_OPEN_SIDE: Final = re.compile(f"({'|'.join(sorted(_SENSES, key=len, reverse=True))}) (.+)")
_ABOUT: Final = re.compile(r"(?:(?:about|around|circa|approximately|approx|ca|c) |[~?%] ?)(.+)")
_HEDGED: Final = re.compile(r"(.+?) ?[~?%]")
_PLACED: Final = re.compile(r"(?:on|in|during) (.+)")
_BETWEEN: Final = re.compile(r"between (.+)")
_SEPARATOR: Final = re.compile(r" ?[-/] ?| (to|until|till|through|thru|and|&|or) ")
_DECADE: Final = re.compile(r"([0-9]{2,3})0'?s")
_WINTER: Final = re.compile(r"winter ([0-9]{4}) ?[-/] ?([0-9]{4}|[0-9]{2})")
_ERA: Final = re.compile(r"\b(?:ad|ce) ([0-9]{1,4})\b|\b([0-9]{1,4}) (?:ad|ce)\b")
_ORDINAL: Final = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")

# Of Day, Month, Year, Part of a month, Weekday.
_ORDERS: Final = re.compile("P?MY?|Y|W?(?:D|DM|MD|DY|DMY|MDY)|YMD?")


def read_words(text: str, *, day_first: bool) -> DateSpan | None:
    """The span of a date in words; None when it cannot be read.

    ``before`` and ``after`` leave out the day they name, ``by``, ``until`` and
    ``since`` include it. Two days joined by a dash, ``to`` or ``and`` lasted; after
    ``between``, and with ``or``, some day is meant. Seasons are the northern ones.
    Raises ``DateError`` for dates that do not exist, lack their year or run backwards.
    """
    return _phrase(_tidy(text), day_first)


def _tidy(text: str) -> str:
    """Words apart by single spaces, without full stops, commas, ``of`` and ``the``."""
    if re.search(r"\b(?:bc|bce)\b", text):
        raise DateError(
            "", YEARS_ALLOWED, "years before 1 are not supported; leave the cell empty and keep it in a note"
        )
    text = text.replace(",", " ")
    text = re.sub(r"(?<=[a-z])\.|\.(?=[ -]|$)", " ", text)
    text = re.sub(r"\b([0-9]{1,2})[-/]([a-z]+)[-/]([0-9]{2,4})\b", r"\1 \2 \3", text)
    text = re.sub(r"\b([a-z]{3,})[-/]([0-9]{3,4})\b", r"\1 \2", text)
    text = re.sub(r"\b(early|mid|late)-", r"\1 ", text)
    text = " ".join(word for word in text.split() if word not in ("of", "the"))
    return _ERA.sub(lambda match: (match[1] or match[2]).zfill(4), text)


def _phrase(text: str, day_first: bool) -> DateSpan | None:
    if match := _ABOUT.fullmatch(text) or _HEDGED.fullmatch(text):
        span = _phrase(match[1], day_first)
        return None if span is None else _approximately(span)
    if match := _BETWEEN.fullmatch(text):
        return _range(match[1], day_first, between=True)
    if match := _OPEN_SIDE.fullmatch(text):
        if match[1] == "from" and (span := _range(match[2], day_first)):
            return span
        span = _phrase(match[2], day_first)
        return None if span is None else _open_side(span, _SENSES[match[1]])
    if match := _PLACED.fullmatch(text):
        return _phrase(match[1], day_first)
    return _decade(text) or _season(text) or _whole_point(text, day_first) or _range(text, day_first)


def _approximately(span: DateSpan) -> DateSpan:
    return DateSpan(span.start_day, span.end_day, precise=False, approximate=True)


def _open_side(span: DateSpan, sense: _Sense) -> DateSpan | None:
    """The days before, up to, after or from a span that has both its ends."""
    if span.start_day is None or span.end_day is None:
        return None
    ends: dict[_Sense, tuple[int | None, int | None]] = {
        "before": (None, span.start_day - 1),
        "by": (None, span.end_day),
        "after": (span.end_day + 1, None),
        "since": (span.start_day, None),
    }
    return make_span(*ends[sense], lasted=False, approximate=span.approximate)


def _decade(text: str) -> DateSpan | None:
    """2010s, 980s; not 1900s, which may be a century."""
    match = _DECADE.fullmatch(text)
    if not match:
        return None
    first = int(match[1]) * 10
    if first % 100 == 0:
        years = f"{first:04d}/{first + 9:04d} or {first:04d}/{first + 99:04d}"
        advice = f"it may be ten years or a hundred; write {years}"
        raise DateError("", "a decade or a range of years", advice)
    return make_span(day_number(first, 1, 1), day_number(first + 9, 12, 31), lasted=False)


def _season(text: str) -> DateSpan | None:
    """spring 2024, winter 2024-25: three whole months of the northern hemisphere."""
    if match := _WINTER.fullmatch(text):
        year = int(match[1])
        if match[2] not in (str(year + 1), f"{(year + 1) % 100:02d}"):
            advice = f"a winter lasts from one year to the next; write winter {year}-{year + 1}"
            raise DateError("", "two years in a row", advice)
        return _months(year, 12, year + 1, 2)
    season, _, figures = text.partition(" ")
    if not re.fullmatch(r"[0-9]{3,4}", figures):
        return None
    year = int(figures)
    if season == "winter":
        advice = (
            f"a winter has two years; write winter {year - 1}-{year}, winter {year}-{year + 1} or the months"
        )
        raise DateError("", "a winter with both its years", advice)
    month = _SEASONS.get(season)
    return None if month is None else _months(year, month, year, month + 2)


def _months(year: int, month: int, last_year: int, last_month: int) -> DateSpan:
    start, _ = Point(year, month).bounds()
    _, end = Point(last_year, last_month).bounds()
    return make_span(start, end, lasted=False)


def _whole_point(text: str, day_first: bool) -> DateSpan | None:
    point = _point(text, day_first)
    if point is None:
        return None
    return make_span(*point.bounds(), lasted=point.day is not None)


class _Sides(NamedTuple):
    start: Point
    end: Point
    word: str
    """The word between them; empty for a dash or a slash."""


def _range(text: str, day_first: bool, *, between: bool = False) -> DateSpan | None:
    sides = next(_splits(text, day_first), None)
    if sides is None:
        return None
    start = sides.start.completed_by(sides.end)
    end = sides.end.completed_by(start)
    start_day, end_day = start.bounds()[0], end.bounds()[1]
    if sides.word in ("and", "&") and not between and end_day > start_day + 1:
        raise DateError("", "one stretch of days", "days apart are meetings apart; give each its own row")
    days = start.day is not None and end.day is not None
    return make_span(start_day, end_day, lasted=days and not between and sides.word != "or")


def _splits(text: str, day_first: bool) -> Iterator[_Sides]:
    """Every way to cut the text at a dash, slash or joining word into two dates."""
    for match in _SEPARATOR.finditer(text):
        start = _point(text[: match.start()], day_first)
        end = _point(text[match.end() :], day_first) if start else None
        if start and end and (start.unit == end.unit or (start.year and end.year)):
            yield _Sides(start, end, match[1] or "")


def _point(text: str, day_first: bool) -> Point | None:
    if not re.search("[a-z ]", text):
        figures = read_figures(text, day_first=day_first)
        if figures is not None or len(text) > 4:
            return figures
    kinds, values = "", {}
    for word in text.split():
        kind, value = _word(word)
        kinds += kind
        values[kind] = value
    if kinds in ("DMD", "WDMD", "MDD", "WMDD"):
        raise two_figure_year(text.rsplit(maxsplit=1)[-1])
    if not _ORDERS.fullmatch(kinds):
        return None
    part = list(PARTS)[values["P"]] if "P" in values else ""
    return Point(values.get("Y"), values.get("M"), values.get("D"), part, values.get("W"))


def _word(word: str) -> tuple[str, int]:
    """The kind of a word and its number; kind ``?`` when it belongs to no date."""
    if word in MONTH_NAMES:
        return "M", MONTH_NAMES[word]
    if match := _ORDINAL.fullmatch(word):
        return "D", int(match[1])
    if re.fullmatch("[0-9]{3,4}", word):
        return "Y", int(word)
    if word in _WEEKDAY_NAMES:
        return "W", _WEEKDAY_NAMES[word]
    if word in PARTS:
        return "P", list(PARTS).index(word)
    return "?", 0

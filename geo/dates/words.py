"""Dates in words, as people write them in tables: 30 June – 2 July 2024, about May 2024, early 1920s.

Texts arrive in lower case with single spaces and plain hyphens (``geo.dates.texts`` sees to that).
``tokens`` reads one date; what stands around and between dates is read here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from .. import patterns as re
from ..errors import DateError
from ..language import phrase
from .calendars import JULIAN
from .days import DateSpan, iso, make_span
from .numbers import read_day_month, two_figure_year
from .points import Point, over_new_year
from .style import Style
from .tokens import point, simple, tidy

SEASON_WORD: Final = re.compile(
    r"\b(?:spring|summer|autumn|fall|winter|fr[uü]hjahr|fr[uü]hling|sommer|herbst|printemps|[eé]t[eé]|automne|hiver"
    r"|primavera|verano|oto[nñ]o|invierno|ver[aã]o|outono|inverno|estate|autunno|весн\w+|лет(?:о|а|ом)|осен\w+|зим\w+"
    r"|навесні|літ(?:о|а|ом)|влітку|ос[іе]н\w+|взимку|ilkbahar\w*|yaz[ıi]?|sonbahar\w*|k[ıi]ş[ıi]?|musim \w+"
    r"|ربيع|الربيع|صيف|الصيف|خريف|الخريف|شتاء|الشتاء)\b|वसंत|ग्रीष्म|शरद|पतझड़|सर्दी|年 ?[春夏秋冬]",
    re.IGNORECASE,
)

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
_OR_OPEN: Final = re.compile(r"(.+) or (before|earlier|after|later)")
_ABOUT: Final = re.compile(
    r"(?:(?:about|around|circa|approximately|approx|probably|possibly|perhaps|ca|c) |[~?%] ?)(.+)"
)
_HEDGED: Final = re.compile(r"(.+?) ?[~?%]")
_PLACED: Final = re.compile(r"(?:on|in|during) (.+)")
_BETWEEN: Final = re.compile(r"between (.+)")
_SEPARATOR: Final = re.compile(r" ?[-/] ?| (to|until|till|through|thru|and|&|or) ")
_CENTURY_OR_DECADE: Final = re.compile(r"([0-9]{1,2})00'?s")
_WINTER: Final = re.compile(
    r"(?:winter ([0-9]{4}) ?[-/] ?([0-9]{4}|[0-9]{1,2})|([0-9]{4}) ?[-/] ?([0-9]{4}|[0-9]{1,2}) winter)"
)
_LONE_WINTER: Final = re.compile(r"winter ([0-9]{3,4})|([0-9]{3,4}) winter")
_DOUBLE: Final = re.compile(r"(?:(.*[^0-9/]) ?)?([0-9]{3,4})([-/])([0-9]{1,2}|[0-9]{4})")
_LISTED: Final = re.compile(
    r"((?:[0-9]{1,2}(?: ?, ?| ?& ?| and ))+[0-9]{1,2})(?=[ ,])(?! (?:b\.? ?c(?:\.? ?e)?|a\.? ?d|c\.? ?e)\b)"
)
"""Days one after the other; what stands before an era is a year: March 15, 44 BC."""
_SIMPLE: Final = re.compile(r"[a-z0-9]+(?:,? [a-z0-9]+)+")
_DAYS_OF_MONTH: Final = re.compile(r"([0-9]{1,2}) ?- ?([0-9]{1,2} [a-z]{3,9} [0-9]{4})")
_BARE_YEARS: Final = re.compile(r"'?[0-9]{2}(?: ?[-/] ?'?[0-9]{2})?")


def read_words(text: str, style: Style) -> DateSpan | None:
    """The span of a date in words; None when it cannot be read.

    ``before`` and ``after`` leave out the day they name, ``by``, ``until`` and
    ``since`` include it. Two days joined by a dash, ``to`` or ``and`` lasted; after
    ``between``, and with ``or``, some day is meant. Seasons are the northern ones. Early, mid and
    late are thirds of what follows them.
    Raises ``DateError`` for dates that do not exist, lack their year or run backwards.
    """
    plain = simple(text, style) if _SIMPLE.fullmatch(text) else None
    if plain is not None:
        return _of_point(plain, style)
    return _simple_range(text, style) or _phrase(tidy(_days_joined(text)), style)


def _simple_range(text: str, style: Style) -> DateSpan | None:
    """Days of one month, 16-17 may 2024: nothing in it needs tidying."""
    match = _DAYS_OF_MONTH.fullmatch(text)
    last = simple(match[2], style) if match else None
    if match is None or last is None or last.unit != "day":
        return None
    start, end = (
        last._replace(day=int(match[1]), weekday=None).bounds(style.calendar),
        last.bounds(style.calendar),
    )
    return make_span(start[0], end[1], lasted=True)


def _days_joined(text: str) -> str:
    """Days one after the other, ``16, 17 and 18 May``, as ``16-18 May``; raises ``DateError`` for others."""
    for match in _LISTED.finditer(text) if "," in text or "&" in text or "and" in text else ():
        days = [int(day) for day in re.findall("[0-9]+", match[1])]
        rest = (text[: match.start()] + text[match.end() :]).strip()
        if not re.search("[a-z]", rest) or (len(days) == 2 and "," not in match[1]):
            continue
        if days != list(range(days[0], days[-1] + 1)):
            raise _apart()
        return f"{text[: match.start()]}{days[0]}-{days[-1]}{text[match.end() :]}"
    return text


def _apart() -> DateError:
    advice = phrase("days apart are meetings apart; give each its own row")
    return DateError("", phrase("one stretch of days"), advice)


def _phrase(text: str, style: Style) -> DateSpan | None:
    if match := _ABOUT.fullmatch(text) or _HEDGED.fullmatch(text):
        span = _phrase(match[1], style)
        return None if span is None else _approximately(span)
    if match := _BETWEEN.fullmatch(text):
        return _range(match[1], style, between=True) or _short_years(match[1], style)
    if (match := _OPEN_SIDE.fullmatch(text)) or (match := _OR_OPEN.fullmatch(text)):
        return _opened(match[1], match[2], style)
    if match := _PLACED.fullmatch(text):
        return _phrase(match[1], style)
    if style.bare and _BARE_YEARS.fullmatch(text):
        text = re.sub("'?([0-9]{2})", lambda match: str(style.full_year(match[1])), text)
    _refuse_bare_years(text)
    return (
        _winter(text, style)
        or _double_year(text, style)
        or _short_years(text, style)
        or _whole_point(text, style)
        or _range(text, style)
    )


def _opened(first: str, second: str, style: Style) -> DateSpan | None:
    """The days on one side of a date: ``before 1467``, ``1467 or later``."""
    word, text = (first, second) if first in _SENSES else (second, first)
    if word == "from" and (span := _range(text, style)):
        return span
    span = _phrase(text, style)
    if word == second:
        word = "by" if word in ("before", "earlier") else "since"
    return None if span is None else _open_side(span, _SENSES[word])


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


def _refuse_bare_years(text: str) -> None:
    """49 and 46-48 are no dates unless somebody said the century; 1900s may be a century."""
    if _BARE_YEARS.fullmatch(text):
        raise two_figure_year("", text.replace("'", ""))
    if match := _CENTURY_OR_DECADE.fullmatch(text):
        first = int(match[1]) * 100
        years = (f"{first:04d}/{first + 9:04d}", f"{first:04d}/{first + 99:04d}")
        advice = phrase("it may be ten years or a hundred; write {years}", years=years)
        raise DateError("", phrase("a decade or a range of years"), advice)


def _winter(text: str, style: Style) -> DateSpan | None:
    """winter 2024-25: three whole months of the northern hemisphere, from one year to the next."""
    if match := _WINTER.fullmatch(text):
        year, last = int(match[1] or match[3]), match[2] or match[4]
        if not _is_next(year, last):
            advice = phrase(
                "a winter lasts from one year to the next; write {text}", text=f"winter {year}-{year + 1}"
            )
            raise DateError("", phrase("two years in a row"), advice)
        start, _ = Point(year, 12).bounds(style.calendar)
        _, end = Point(year + 1, 2).bounds(style.calendar)
        return make_span(start, end, lasted=False)
    if match := _LONE_WINTER.fullmatch(text):
        year = int(match[1] or match[2])
        advice = phrase(
            "a winter has two years; write {one}, {other} or the months",
            one=f"winter {year - 1}-{year}",
            other=f"winter {year}-{year + 1}",
        )
        raise DateError("", phrase("a winter with both its years"), advice)
    return None


def _is_next(year: int, figures: str) -> bool:
    """Whether figures, one to four of them, are the end of the year after this one."""
    return str(year + 1).endswith(figures) and len(figures) <= len(str(year + 1))


def _double_year(text: str, style: Style) -> DateSpan | None:
    """20 February 1557/8: a year that began in March and one that began in January.

    Whoever says that the calendar is Julian means the later year; otherwise it is asked.
    """
    match = _DOUBLE.fullmatch(text)
    if match is None or not match[1] or match[3] != "/" or not _is_next(int(match[2]), match[4]):
        return None
    year = int(match[2])
    older, newer = (_whole_point(f"{match[1].strip()} {one:04d}", style) for one in (year, year + 1))
    if older is None or newer is None or older.start_day is None or newer.start_day is None:
        return None
    if style.calendar == JULIAN:
        return newer
    days = [iso(one.start_day) for one in (newer, older) if one.start_day is not None]
    advice = phrase(
        "double year {years}: write {newer} (new style) or {older}",
        years=f"{match[2]}/{match[4]}",
        newer=days[0],
        older=days[1],
    )
    raise DateError("", phrase("one year"), advice, kind="double year")


def _short_years(text: str, style: Style) -> DateSpan | None:
    """1774/75, 1939-45: two years, the second cut short; 1911/12 only where the column shows it."""
    match = _DOUBLE.fullmatch(text)
    if match is None or match[1] or len(match[4]) == 4:
        return None
    first, figures = int(match[2]), match[4]
    last = int(match[2][: -len(figures)] + figures)
    follows = last == first + 1 if match[3] == "/" else last > first
    if not follows or (int(figures) <= 12 and not style.short_years):
        return None
    start, _ = Point(first).bounds(style.calendar)
    _, end = Point(last).bounds(style.calendar)
    return make_span(start, end, lasted=False)


def _whole_point(text: str, style: Style) -> DateSpan | None:
    read = point(text, style)
    return None if read is None else _of_point(read, style)


def _of_point(read: Point, style: Style) -> DateSpan:
    return make_span(*read.bounds(style.calendar), lasted=read.unit == "day")


class _Sides(NamedTuple):
    start: Point
    end: Point
    word: str
    """The word between them; empty for a dash or a slash."""


def _range(text: str, style: Style, *, between: bool = False) -> DateSpan | None:
    sides = next(_splits(text, style), None)
    if sides is None:
        return None
    start, end = _completed(sides.start, sides.end)
    start_day, end_day = start.bounds(style.calendar)[0], end.bounds(style.calendar)[1]
    if sides.word in ("and", "&") and not between and end_day > start_day + 1:
        raise _apart()
    days = start.day is not None and end.day is not None
    return make_span(start_day, end_day, lasted=days and not between and sides.word != "or")


def _completed(start: Point, end: Point) -> tuple[Point, Point]:
    """Both with the year that only one of them says; 28 December - 3 January 2024 began in 2023."""
    first = start.completed_by(end)
    last = end.completed_by(first)
    if over_new_year(first.month or 0, last.month or 0):
        if start.year is None and end.year is not None:
            first = first._replace(year=end.year - 1)
        elif end.year is None and first.year is not None:
            last = last._replace(year=first.year + 1)
    return first, last


def _splits(text: str, style: Style) -> Iterator[_Sides]:
    """Every way to cut the text at a dash, slash or joining word into two dates."""
    for match in _SEPARATOR.finditer(text):
        left = text[: match.start()]
        start, end = point(left, style), point(text[match.end() :], style)
        if start is None and end is not None and end.month is not None:
            start = read_day_month(left, style)
        if start and end and (start.unit == end.unit or (_dated(start) and _dated(end))):
            yield _Sides(start, end, match[1] or "")


def _dated(one: Point) -> bool:
    return one.year is not None or (one.stretch is not None and one.stretch.kind in ("decade", "century"))

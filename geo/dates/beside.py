"""A date and what other columns say of it: its year, its month, its length."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from .. import patterns as re
from ..errors import DateError
from .days import DateSpan, civil
from .points import over_new_year
from .texts import parse_date

_DAY_MONTH: Final = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})\2?")
_DASH: Final = re.compile(r"\s*[-–—−]\s*|\s+(?:to|until|bis|au|al|по)\s+")
_YEAR: Final = re.compile(r"-?[0-9]{3,4}")
_SHORT_DATE: Final = re.compile(r"(?<![0-9])([0-9?x]{1,2}([-/.])[0-9?x]{1,2}\2)'?([0-9]{2})(?![0-9])")
_SHORT_END: Final = re.compile(r"(?<=[^\W\d_])([-/.,]? ?)'?([0-9]{2})$")
_NOT_KNOWN: Final = re.compile(r"-[0-9]+|0+|7{2,}|8{2,}|9{2,}")
_CYCLE: Final = range(2000, 2028)
"""Years to read the month of a date without one: every day exists in the first, and in all of them together
every day is every weekday once."""
_UNITS: Final = {
    "night": r"nights?|nächten?|nachten?|nacht|nuits?|noches?|noites?|notti|notte|ноч\w+|"
    r"ніч|gece|malam|रात\w*|ليل\w+|ليالي?|夜|晚",
    "week": r"weeks?|wochen?|semaines?|semanas?|settiman\w+|недел\w+|"
    r"тиж\w+|hafta|minggu|सप्ताह|हफ़्ते|أسبوع\w*|أسابيع|周|星期|wks?",
    "hour": r"hours?|stunden?|heures?|horas?|ore|час\w*|годин\w*|saat|jam|घंटे|ساع\w+|小时|hrs?|h",
    "month": r"months?|monate?n?|mois|mes(?:es)?|mês|mesi|месяц\w*|місяц\w*|ay|bulan|महीने|شهر|أشهر|个月",
    "day": r"days?|tage?n?|jours?|d[ií]as?|giorn\w+|д(?:ень|ня|ней|н)|"
    r"днів?|gün|hari|दिन|يوم\w*|أيام|天|日|d",
}
_NUMBER: Final = r"([0-9]{1,4}(?:[.,][0-9]{1,2})?)"
_LENGTHS: Final = {
    unit: re.compile(rf"{_NUMBER}[ -]?(?:{words})\.?", re.IGNORECASE) for unit, words in _UNITS.items()
}
_ISO_LENGTH: Final = re.compile(r"P([0-9]{1,4})([DW])(?:T.*)?", re.IGNORECASE)
_DAYS_OF: Final = {"day": 1.0, "week": 7.0, "hour": 1 / 24}


def lacks_year(text: str) -> bool:
    """Whether the text is a date that wants nothing but its year."""
    return not re.search(r"[0-9]{3}", text) and month_of(text) is not None


@lru_cache(maxsize=16_384)
def month_of(text: str) -> int | None:
    """Number of the month in which a date without year begins; None where it is no such date.

    One that names its weekday is a date of a year in which the two fit.
    """
    for year in _CYCLE:
        try:
            span = parse_date(completed(text, year))
        except DateError as fault:
            if fault.kind == "weekday":
                continue
            return None
        return None if span is None or span.start_day is None else civil(span.start_day)[1]
    return None


_DAY_AND_NAME: Final = re.compile(r"([0-9]{1,2})[-./]([^\W\d_]{3,12})\.?")
_NAME_AND_NUMBER: Final = re.compile(r"[^\W\d_]{3,12}[-./][0-9]{1,2}")


@lru_cache(maxsize=16_384)
def completed(text: str, year: int) -> str:
    """The date with the year its first day lies in; ``December 30 – January 2`` ends in the next one."""
    if match := _DAY_MONTH.fullmatch(text.strip()):
        return f"{match[1]}{match[2]}{match[3]}{match[2]}{year}"
    if match := _DAY_AND_NAME.fullmatch(text.strip()):
        return f"{match[1]} {match[2]} {year}"
    if _NAME_AND_NUMBER.fullmatch(text.strip()):
        return text  # May-18: the 18th of May, or May 2018
    if re.search("月", text):
        return f"{year}年{text.strip()}"
    return _with_first_year(text, year)


def _with_first_year(text: str, year: int) -> str:
    """A date or a span of two with the year that its first day lies in."""
    sides = _DASH.split(text.strip())
    if len(sides) == 2 and (last := _DAY_MONTH.fullmatch(sides[1])):
        whole = f"{sides[0]}-{last[1]}{last[2]}{last[3]}{last[2]}"
        return f"{whole}{year + 1}" if _first_year(f"{whole}{year}") == year - 1 else f"{whole}{year}"
    whole = f"{text}, {year}"
    if _first_year(whole) in (year, None) and _span(whole):
        return whole
    if len(sides) == 2 and _span(spread := f"{sides[0]}, {year} – {sides[1]}, {year + 1}"):
        return spread
    return f"{text} {year}"


def _first_year(text: str) -> int | None:
    span = _span(text)
    return None if span is None or span.start_day is None else civil(span.start_day)[0]


@lru_cache(maxsize=16_384)
def year_of_end(start: str, end: str) -> int | None:
    """The year of an end without one: that of its start's day, or the next one over New Year."""
    if not end or not lacks_year(end) or re.search(r"[0-9]{3}", start) is None:
        return None
    first, month = _span(start), month_of(end)
    if first is None or first.start_day is None or not first.precise or month is None:
        return None
    year, began, _ = civil(first.start_day)
    return year + 1 if over_new_year(began, month) else year


def dated_end(start: str, end: str) -> str:
    """The end of a row with the year of its start, where it writes none.

    >>> dated_end("30 December 2020", "2 January")
    '2 January, 2021'
    """
    year = year_of_end(start, end) if end else None
    return end if year is None else completed(end, year)


@lru_cache(maxsize=16_384)
def with_year(text: str, year: str) -> str:
    """The date as the column with its year settles it: the century, or a year that is missing; nothing else.

    >>> with_year("12/07/18", "2018")
    '12/07/2018'
    """
    year = year.strip().removesuffix(".0")
    if not text or not _YEAR.fullmatch(year) or re.search(r"[0-9]{3}", text):
        return text
    full = _SHORT_DATE.sub(lambda match: match[1] + (year if year.endswith(match[3]) else match[3]), text)
    if full == text:
        full = _SHORT_END.sub(
            lambda match: f"{match[1] or ' '}{year}" if year.endswith(match[2]) else match[0], text
        )
    if full != text or not lacks_year(text):
        return full
    return completed(text, int(year))


def _span(text: str) -> DateSpan | None:
    try:
        return parse_date(text)
    except DateError:
        return None


@lru_cache(maxsize=16_384)
def known_part(text: str) -> str:
    """A month or a day as it is written; nothing for the figures of code books for what is not known.

    >>> known_part("7"), known_part("99"), known_part("-9"), known_part("00"), known_part("May")
    ('7', '', '', '', 'May')
    """
    plain = text.strip().removesuffix(".0")
    return "" if _NOT_KNOWN.fullmatch(plain) else plain


def is_before(day: str, other: str) -> bool:
    """Whether a day of the month is before another; only figures are."""
    days = known_part(day), known_part(other)
    return all(map(str.isdecimal, days)) and int(days[0]) < int(days[1])


def joined(year: str, month: str, day: str) -> str:
    """A date of three cells; months in figures or in words, days and months may be missing."""
    years, months, days = year.strip().removesuffix(".0"), known_part(month), known_part(day)
    if month.strip() and not months:
        days = ""
    if years.isdigit() and (not months or months.isdigit()) and (not days or days.isdigit()):
        figures = [years.zfill(4), *(text.zfill(2) for text in (months, days) if text)]
        return "-".join(figures) if months or not days else " ".join(filter(None, (days, years)))
    if years.isdigit() and months.isdigit():
        return f"{days}.{int(months)}.{years}"  # 7-8
    return " ".join(filter(None, (days, months, years)))


@lru_cache(maxsize=16_384)
def finest(text: str, parts: str) -> str:
    """Of a date and one put together from parts the one that says more; the date where they disagree."""
    if not text or not parts:
        return text or parts
    whole, made = _span(text), _span(parts)
    if whole is None or made is None:
        return text
    return parts if _width(made) < _width(whole) and _meet(whole, made) else text


@lru_cache(maxsize=16_384)
def contradicts(start: int | None, end: int | None, year: str, month: str) -> bool:
    """Whether a span lies outside the year and the month that other columns say; blanks say nothing."""
    number = month_number(month)
    if start is None or end is None or not (year.strip() or number):
        return False
    if number and not year.strip():
        months = (
            {civil(day)[1] for day in range(start, min(end, start + 366) + 1)}
            if end - start < 366
            else {number}
        )
        return number not in months
    said = _span(joined(year, str(number) if number else "", ""))
    return said is not None and not _meet(DateSpan(start, end, precise=False, approximate=False), said)


def month_number(text: str) -> int | None:
    """1 to 12 of a month in figures or words; None for anything else."""
    plain = text.strip().removesuffix(".0")
    if not plain:
        return None
    if plain.isdigit():
        return int(plain) if 1 <= int(plain) <= 12 else None
    return month_of(f"1 {plain}")


def _width(span: DateSpan) -> float:
    if span.start_day is None or span.end_day is None:
        return math.inf
    return span.end_day - span.start_day


def _meet(one: DateSpan, other: DateSpan) -> bool:
    starts = [day for day in (one.start_day, other.start_day) if day is not None]
    ends = [day for day in (one.end_day, other.end_day) if day is not None]
    return not starts or not ends or max(starts) <= min(ends)


@lru_cache(maxsize=16_384)
def days_of(text: str, header: str = "") -> int | None:
    """How many days a length of stay fills, its first day counted; None where it says no number.

    A number alone counts days, or what the header names: nights, weeks, hours. ``2 nights`` fill 3 days.
    Months are no number of days.

    >>> days_of("3"), days_of("2 nights"), days_of("2", "Nights spent")
    (3, 3, 3)
    """
    plain = text.strip()
    if match := _ISO_LENGTH.fullmatch(plain):
        return int(match[1]) * (7 if match[2].upper() == "W" else 1) or None
    first = re.split(r"[,;/+&(]| and ", plain)[0].strip() if re.search(r"[^\W\d_]", plain) else plain
    unit = next((unit for unit, form in _LENGTHS.items() if form.fullmatch(first)), "")
    number = re.match(_NUMBER, first)
    if number is None or (not unit and not re.fullmatch(_NUMBER, first)):
        return None
    unit = unit or next(
        (
            one
            for one, words in _UNITS.items()
            if re.search(rf"(?<![^\W_])(?:{words})(?![^\W_])", header, re.IGNORECASE)
        ),
        "day",
    )
    amount = float(number[1].replace(",", "."))
    if unit == "month" or amount <= 0:
        return None
    return math.ceil(amount) + 1 if unit == "night" else max(1, math.ceil(amount * _DAYS_OF[unit]))

"""Whether the fields of a row belong together: who, when, where and how far of one meeting of the quote."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from ..dates import parse_date
from ..errors import DateError
from ..language import _
from ..places import country_codes, normalise
from .reading import Reading
from .rows import Row


def mixed(
    row: Mapping[str, str], reading: Reading, at: Sequence[int], stated: Callable[[str, str], bool]
) -> dict[str, str]:
    """Field → why it is not that of the row's people: our own reader has them in a meeting of the quoted
    sentences ``at``, and none of theirs has day, place and status together.

    ``stated`` says whether a field's value stands in the quote itself; then it may be what our reader missed,
    unless it is that of another meeting there.
    """
    told = told_in(reading, at)
    mine = [one for one in told if has_all(one, row.get("leaders", ""))]
    others = [one for one in told if not any(one is other for other in mine) and _has_more(one, mine)]
    left: list[Row] = []
    found: dict[str, str] = {}
    for name, agrees in _FIELDS:
        value = row.get(name, "") or ("held" if name == "status" else "")
        said = [one for one in mine if getattr(one, name)]
        if not value or not said:
            continue
        fits = [one for one in said if agrees(one, value)]
        if fits:
            left = [*left, *(one for one in said if one not in fits)]
            mine = fits
        elif any(agrees(one, value) for one in (*others, *(left if name == "status" else ()))):
            found[name] = _("{value} is of another meeting in the quote", value=value)
        elif not stated(name, value):
            found[name] = _("{value} is not what the quote tells of these people", value=value)
    return found


def is_ours(row: Mapping[str, str], name: str, reading: Reading, at: Sequence[int]) -> bool:
    """Whether a field is that of a meeting which our own reader has in the quoted sentences with all of the
    row's people: it may rest on what the report began with."""
    agrees = dict(_FIELDS).get(name)
    mine = (one for one in told_in(reading, at) if has_all(one, row.get("leaders", "")))
    return agrees is not None and any(agrees(one, row.get(name, "")) for one in mine)


def told_in(reading: Reading, at: Sequence[int]) -> list[Row]:
    """The meetings that our own reader has in the quoted sentences."""
    return [one for one in (*reading.rows, *reading.undated) if set(one.sentences) & set(at)]


def told_together(leaders: str, reading: Reading, at: Sequence[int]) -> bool:
    """Whether our own reader has all leaders in one meeting of the quoted sentences."""
    return any(has_all(one, leaders) for one in told_in(reading, at))


def _has_more(one: Row, mine: Sequence[Row]) -> bool:
    """Whether a meeting has somebody who is in none of the others."""
    known = {id(person) for row in mine for person in row.people}
    return any(id(person) not in known for person in one.people)


def has_all(one: Row, leaders: str) -> bool:
    """Whether everybody of a row is in a meeting."""
    wanted = [name.split("(")[0] or name for name in leaders.split(";") if name.strip()]
    return bool(wanted) and all(any(is_same_name(name, own) for own in one.leaders) for name in wanted)


def is_same_name(one: str, other: str) -> bool:
    """Whether two ways to call somebody fit: all words of one are in the other, or two are shared."""
    first, second = (set(normalise(name.strip("() ").replace("-", " ")).split()) for name in (one, other))
    shared = first & second
    return bool(shared) and (shared in (first, second) or len(shared) > 1)


def parts_of(name: str) -> set[str]:
    """The words of a name by which it may be known."""
    return {part for part in normalise(name.replace("-", " ")).split() if len(part) > 1}


def _date(one: Row, value: str) -> bool:
    try:
        span = parse_date(value)
    except DateError:
        return False
    told = one.span
    return span is not None and told is not None and (told.first, told.last) == (span.start_day, span.end_day)


def _city(one: Row, value: str) -> bool:
    return normalise(one.city) == normalise(value)


def _country(one: Row, value: str) -> bool:
    return one.code in country_codes(value) or normalise(one.country) == normalise(value)


def _status(one: Row, value: str) -> bool:
    return one.status == value


_FIELDS: Final[tuple[tuple[str, Callable[[Row, str], bool]], ...]] = (
    ("date", _date),
    ("city", _city),
    ("country", _country),
    ("status", _status),
)
"""The fields of a row in the order in which they tell one meeting of its people from another."""

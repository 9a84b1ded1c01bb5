"""Whether the fields of a row belong together: who, when, where and how far of one meeting of the quote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ..dates import parse_date
from ..errors import DateError
from ..places import country_codes, normalise
from .reading import Reading
from .rows import Row

_OTHER: Final = "of another meeting in the quote"


def mixed(row: Mapping[str, str], reading: Reading, at: Sequence[int]) -> dict[str, str]:
    """Field → why it is that of another meeting: what our own reader makes of the quoted sentences ``at`` has
    the row's people in one meeting, and the field in another one alone."""
    told = [one for one in reading.rows if set(one.sentences) & set(at)]
    mine = [one for one in told if _has_all(one, row.get("leaders", ""))]
    others = [one for one in told if not any(one is other for other in mine) and _has_more(one, mine)]
    if not mine or not others:
        return {}
    found: dict[str, str] = {}
    for name, agrees in (("date", _date), ("city", _city), ("country", _country), ("status", _status)):
        if name == "status" and row.get(name, "") not in ("", "held"):
            continue
        value = row.get(name, "") or ("held" if name == "status" else "")
        said = [one for one in mine if getattr(one, name)]
        if (
            value
            and said
            and not any(agrees(one, value) for one in said)
            and any(agrees(one, value) for one in others)
        ):
            found[name] = f"{value} is {_OTHER}"
    return found


def told_together(leaders: str, reading: Reading, at: Sequence[int]) -> bool:
    """Whether our own reader has all leaders in one meeting of the quoted sentences."""
    return any(_has_all(one, leaders) for one in reading.rows if set(one.sentences) & set(at))


def _has_more(one: Row, mine: Sequence[Row]) -> bool:
    """Whether a meeting has somebody who is in none of the others."""
    known = {id(person) for row in mine for person in row.people}
    return any(id(person) not in known for person in one.people)


def _has_all(one: Row, leaders: str) -> bool:
    """Whether everybody of a row is in a meeting, each by one of their names."""
    names = [set(normalise(name.replace("-", " ")).split()) for name in one.leaders]
    wanted = [name.split("(")[0] or name for name in leaders.split(";") if name.strip()]
    return bool(wanted) and all(
        any(set(normalise(name.strip("() ").replace("-", " ")).split()) & own for own in names)
        for name in wanted
    )


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

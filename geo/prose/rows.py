"""Rows of our table as one text tells them, each field with what it rests on, and rows of one meeting made
one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ..dates import FIRST_DAY, DateSpan, edtf
from .people import Person, distinct
from .resolving import Span

_LOOK_BACK: Final = 12
_SOON: Final = 14
"""Days between an arrival and the meeting that somebody came for, at most."""


@dataclass(frozen=True)
class Basis:
    """What a field rests on: the characters ``start`` to ``end`` (exclusive) of the text, or a reason in
    words."""

    start: int = -1
    end: int = -1
    reason: str = ""


@dataclass
class Row:
    """A meeting as one text tells it; empty is what the text does not say."""

    people: tuple[Person, ...]
    kind: str
    span: Span | None = None
    venue: str = ""
    city: str = ""
    country: str = ""
    code: str = ""
    """ISO code of the country, where that is sure; for comparing alone."""
    status: str = "held"
    category: str = ""
    sentence: int = 0
    basis: dict[str, Basis] = field(default_factory=dict)
    sentences: list[int] = field(default_factory=list)
    travels: Person | None = None
    """Who goes, or is asked to come; None where it is not told."""
    noun: bool = False
    """It is told by a noun, which has no tense: *his trip to Kyiv*."""
    purpose: bool = False
    """It is told as what somebody travelled for, which may be still to come."""
    elsewhere: bool = False
    """It was at a place that is written and that no list has."""
    was_planned: bool = False
    """The plan is one of the past: *would visit*, *was to visit*."""
    unnamed: bool = False
    """Others took part whom the text only counts: five presidents."""

    @property
    def date(self) -> str:
        """The date in EDTF; empty where the text says none."""
        if self.span is None:
            return ""
        first = self.span.first if self.span.first > FIRST_DAY else None
        return edtf(DateSpan(first, self.span.last, self.span.lasted, False))

    @property
    def leaders(self) -> tuple[str, ...]:
        """Names as the text gives them."""
        return tuple(person.name for person in self.people)


def merged(rows: Sequence[Row]) -> list[Row]:
    """Rows that tell of the same meeting made one, in the order of the text."""
    kept: list[Row] = []
    by_person: dict[int, list[Row]] = {}
    for row in rows:
        near = [one for person in row.people for one in by_person.get(id(person), ())[-_LOOK_BACK:]]
        same = next((one for one in reversed(near) if is_same(one, row)), None)
        if same is not None:
            _join(same, row)
            for person in row.people:
                if not any(one is same for one in by_person.get(id(person), ())):
                    by_person.setdefault(id(person), []).append(same)
            continue
        kept.append(row)
        for person in row.people:
            by_person.setdefault(id(person), []).append(row)
    return kept


def without_purposes(rows: Sequence[Row]) -> list[Row]:
    """Rows without those that only say what somebody came for, where the text has that meeting later."""
    later = [row for row in rows if row.status == "planned" and row.span is not None]
    kept = []
    for row in rows:
        planned = next((one for one in later if row.purpose and _is_told_for_later(row, one)), None)
        if planned is None:
            kept.append(row)
        else:
            planned.sentences.extend(row.sentences)
    return kept


def without_echoes(rows: Sequence[Row]) -> list[Row]:
    """Rows without those that say no day and only tell again of a meeting with one: *the two then headed to
    the State House*."""
    kept: list[Row] = []
    moved = {row.basis.get("status") for row in rows if row.status == "planned"}
    dated: dict[int, list[Row]] = {}
    for row in rows:
        for person in row.people if row.span is not None else ():
            dated.setdefault(id(person), []).append(row)
    for row in rows:
        of_one: Sequence[Row] = dated.get(id(row.people[0]), ()) if row.people and row.span is None else ()
        near = (*of_one[:_LOOK_BACK], *of_one[-_LOOK_BACK:])
        put_off = row.status == "cancelled" and row.basis.get("status") in moved
        told = None if put_off else next((one for one in near if _is_echoed(row, one)), None)
        if told is None:
            kept.append(row)
        else:
            told.sentences.extend(_new(row, told))
            if row.status == "cancelled" and told.status == "planned":
                told.status, told.basis["status"] = row.status, row.basis["status"]
    return kept


def _new(row: Row, kept: Row) -> list[int]:
    """The sentences of a row that another one does not have among its last."""
    return [number for number in row.sentences if number not in kept.sentences[-_LOOK_BACK:]]


def _is_echoed(row: Row, told: Row) -> bool:
    """Whether a row without a day has nobody and no place that another with a day has not."""
    ahead = row.noun and row.status == "held" and told.status in ("planned", "cancelled")
    off = row.status == "cancelled" and told.status == "planned" and told.was_planned
    within = row.kind == told.kind == "visit" and (row.status, told.status) == ("planned", "held")
    within = within and not row.city and bool(row.code) and row.code == told.code
    alike = ahead or off or within or row.status == told.status
    if told.span is None or not alike or row.category != told.category:
        return False
    people = {id(one) for one in told.people}
    return {id(one) for one in row.people} <= people and _places_agree(row, told)


def _is_told_for_later(row: Row, planned: Row) -> bool:
    same = {id(one) for one in row.people} == {id(one) for one in planned.people}
    if not same or row.status != "held" or row.span is None or planned.span is None:
        return False
    return 0 < planned.span.first - row.span.last <= _SOON


def is_same(one: Row, other: Row) -> bool:
    """Whether two rows tell of one meeting: one has the people of the other, and nothing speaks against
    it."""
    first, second = ({id(person) for person in row.people} for row in (one, other))
    if not (first <= second or second <= first):
        return False
    if first != second and (
        one.sentence != other.sentence
        and min(len(first), len(second)) == 1
        and one.kind != "visit"
        and other.kind != "visit"
    ):
        return False
    if (one.category == "virtual") != (other.category == "virtual"):
        return False
    return _places_agree(one, other) and _dates_agree(one, other) and _statuses_agree(one, other)


def _places_agree(one: Row, other: Row) -> bool:
    if one.city and other.city:
        return one.city == other.city
    if one.code and other.code:
        return one.code == other.code
    return True


def _dates_agree(one: Row, other: Row) -> bool:
    if one.span is None or other.span is None:
        return (
            one.sentence == other.sentence
            or abs(one.sentence - other.sentence) <= 1
            or one.span is other.span
        )
    return one.span.first <= other.span.last and other.span.first <= one.span.last


def _statuses_agree(one: Row, other: Row) -> bool:
    if one.status == other.status:
        return True
    held, planned = (one, other) if one.status == "held" else (other, one)
    if held.span is not None and planned.span != held.span and planned.status == "planned":
        return False  # will meet him, whom he met on 3 May
    if one.travels is not other.travels and "invite" in (one.kind, other.kind):
        return False  # agreed to visit Beijing and invited Xi
    return {one.status, other.status} in (
        {"held", "planned"},
        {"invited", "planned"},
    ) and one.sentence == other.sentence


def _join(kept: Row, other: Row) -> None:
    """What the second row says and the first does not."""
    kept.people = distinct((*kept.people, *other.people))
    stated = "date" in other.basis and not other.basis["date"].reason
    if kept.span is None or (other.span is not None and stated and _is_finer(other.span, kept.span)):
        kept.span = other.span
        if "date" in other.basis:
            kept.basis["date"] = other.basis["date"]
    for name in ("venue", "city", "country"):
        if not getattr(kept, name) and getattr(other, name):
            setattr(kept, name, getattr(other, name))
            if name in other.basis:
                kept.basis[name] = other.basis[name]
    kept.code = kept.code or other.code
    kept.purpose = kept.purpose or other.purpose
    kept.category = kept.category or other.category
    if (
        "planned" in (kept.status, other.status)
        and kept.status != other.status
        and kept.sentence == other.sentence
    ):
        kept.status = "invited" if "invited" in (kept.status, other.status) else "planned"
    kept.sentences.extend(_new(other, kept))
    if kept.kind == "visit" and other.kind not in ("visit", "summit"):
        kept.kind = other.kind


def _is_finer(one: Span, other: Span) -> bool:
    return one.last - one.first < other.last - other.first

"""What a reading takes each column for, and that reading with single columns said anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from ..places import Gazetteer
from ..tables import RawTable, header_word, missing, recognise
from . import wordings
from .guess import Proposal, applied, guess
from .overlaid import Choices, overlaid
from .profile import GUESSED, Profile

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


def preset(
    raw: RawTable, reading: Profile | None, gazetteer: Gazetteer, columns: Mapping[str, str] = _NONE
) -> tuple[Proposal, ...]:
    """What the columns of a table are read as by ``reading``; None: as our own, with what is said of them.

    What is known is not guessed at: only a table that our own columns do not make whole has guesses beside
    them, and those that its guess rests on have their reasons.
    """
    if reading is None:
        own = _own(raw, columns)
        known = {name: one.columns[0] for name, one in own.items() if one.columns and not one.is_constant}
        lacks = missing(raw, "reports", known)
        every = guess(raw, gazetteer, own).proposals if lacks else own.values()
        return tuple(one for one in every if one.columns)
    known_ones = {one.field: one for one in _read(raw, reading)}
    if reading.name == GUESSED:
        reasons = {one.field: one for one in guess(raw, gazetteer).proposals}
        known_ones |= {name: one for name, one in reasons.items() if _same(one, known_ones.get(name))}
    return tuple(known_ones.values())


def said_anew(
    raw: RawTable,
    reading: Profile | None,
    columns: Mapping[str, str],
    before: Iterable[Proposal],
    chosen: Iterable[Proposal],
) -> tuple[Profile | None, Mapping[str, str]]:
    """The profile, and what is said beside our own columns, where ``chosen`` stands instead of ``before``.

    ``before``: what ``preset`` gave for ``reading`` and ``columns``. What was left is read as it was. A guess
    is made anew of what was chosen, and so is the reading of a table that our own columns do not make whole.
    """
    then, now = ({one.field: one for one in every} for every in (before, chosen))
    other = {name: one for name, one in now.items() if not _same(one, then.get(name))}
    other |= {name: Proposal(name, (), "chosen: in no column") for name in then if name not in now}
    if reading is not None and reading.name != GUESSED:
        return overlaid(reading, other), _NONE
    own = recognise(raw, "reports").headers
    if reading is None and not missing(raw, "reports", own) and _are_single(other):
        return None, {**columns, **{name: (one.columns or ("=",))[0] for name, one in other.items()}}
    return applied(now.values()), _NONE


def _are_single(said: Choices) -> bool:
    return all(len(one.columns) <= 1 for one in said.values())


def _same(one: Proposal, other: Proposal | None) -> bool:
    return other is not None and one.columns == other.columns


def _own(raw: RawTable, columns: Mapping[str, str]) -> dict[str, Proposal]:
    """Our own columns that a table has, and what is said beside them."""
    found = recognise(raw, "reports").headers
    own = {name: Proposal(name, (header,), wordings.as_known()) for name, header in found.items()}
    return own | {
        name: Proposal(name, () if column == "=" else (column,), "chosen") for name, column in columns.items()
    }


def _read(raw: RawTable, profile: Profile) -> Iterator[Proposal]:
    """What a profile reads of the columns that the table has."""
    headers = {header_word(str(header)): str(header) for header in raw.cells}

    def there(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(headers[word] for name in names if (word := header_word(name)) in headers)

    people, dates = profile.leaders, profile.dates
    single = {"leader_country": people.home_column, "given_name": people.given, "with": people.hosts}
    single |= {"day": dates.day, "month": dates.month, "year": dates.year}
    fields = {**profile.fields, **{name: (column,) for name, column in single.items() if column}}
    for name, names in fields.items():
        if columns := there(names):
            yield Proposal(name, columns, wordings.as_known())
    texts = {**profile.constants, **({"leader_country": people.home} if people.home else {})}
    if dates.year.startswith("="):
        texts["year"] = dates.year[1:]
    for name, text in texts.items():
        if not there(fields.get(name, ())):
            yield Proposal(name, (f"={text}",), wordings.as_known())

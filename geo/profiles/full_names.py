"""Names that stand in two columns: a surname and the given name of the same person."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from .candidates import CLAIMED, LIKELY
from .headers import claims, word_kinds
from .trial import Trial

_APART: Final = 0.5
"""Share of rows up to which a name may have the given name of its row in it; otherwise it is whole."""


def in_parts(trial: Trial, taken: Collection[str]) -> dict[str, str]:
    """The column of surnames as ``leaders``, and that of given names as ``given_name``; nothing otherwise.

    So it is with ``Last name`` and ``First name``, ``Apellidos`` and ``Nombre``, ``Name`` and ``Vorname``,
    where no other column calls itself that of who travelled. A name that has the given name in it is whole.
    """
    free = [one for one in trial.shown if one not in taken and trial.shown[one].words >= LIKELY]
    if any(
        one.field == "leaders" and one.strength >= CLAIMED and not _kind(name)
        for name in free
        for one in claims(name)
    ):
        return {}
    found = {kind: [name for name in free if _kind(name) == kind] for kind in ("family", "given", "name")}
    family = found["family"] or (found["name"] if found["given"] else [])
    given = found["given"] or (found["name"] if found["family"] else [])
    if len(family) != 1 or len(given) > 1:
        return {}
    if not given or _is_whole(trial, family[0], given[0]):
        return {"leaders": family[0]}
    return {"leaders": family[0], "given_name": given[0]}


def _kind(header: str) -> str:
    """``family``, ``given`` or ``name``, where a header says nothing but that.

    >>> _kind("Last name"), _kind("Vorname"), _kind("Nombre"), _kind("Place name")
    ('family', 'given', 'name', '')
    """
    said = word_kinds(header)
    if not all(said) or not set().union(*said) <= {"family", "given", "name", "start", "end", "count"}:
        return ""
    every = set().union(*said)
    if "family" in every or {"end", "name"} <= every:
        return "family"
    if "given" in every or {"start", "name"} <= every:
        return "given"
    return "name" if "name" in every else ""


def _is_whole(trial: Trial, name: str, given: str) -> bool:
    """Whether most names have the given names of their rows in them."""
    cells = trial.raw.cells[[name, given]].drop_duplicates()
    pairs = [(one, part) for one, part in cells.itertuples(index=False) if one and part]
    return sum(part in one for one, part in pairs) > _APART * len(pairs)

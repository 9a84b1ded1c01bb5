"""What a project keeps of the page of flows: what is chosen there, and how its map is looked at.

Events themselves are not kept: they may be as large as a disk. What was counted is counted again when its
reader says so, and not by itself, for a project can come from somebody else and name any file or address.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import streamlit as st

from .choose import FLOWS_DEFAULTS
from .frame import chosen, keep_chosen

ASKED, COUNTED, COLOURED = "flows_asked", "flows_counted", "flows_coloured"
"""Under these names the session has what was asked for, what came of it, and how its map is coloured."""
LEFT: Final = "flows_left"
"""Under this name it says that choices of a project came back and were not counted since."""
UNCOLOURED: Final[Mapping[str, str]] = {"countries": "none", "beside": "all"}
_LONGEST: Final = 10_000
_DAYS: Final = ("flows_first", "flows_last")


def is_begun() -> bool:
    """Whether anything on the page is other than at first."""
    return any(st.session_state.get(name, value) != value for name, value in FLOWS_DEFAULTS.items())


def state() -> dict[str, Any] | None:
    """The choices as values that JSON can hold; None while all are as at first."""
    if not is_begun():
        return None
    said = {name: st.session_state.get(name, value) for name, value in FLOWS_DEFAULTS.items()}
    return {
        "choices": said | {name: day.isoformat() if (day := said[name]) else None for name in _DAYS},
        "maps": chosen("names", "projection", "centre", "folded"),
        "coloured": dict(st.session_state.get(COLOURED, UNCOLOURED)),
    }


def resume(value: Any) -> None:
    """Put back what ``state`` gave, or with None what holds at first. Raises ``ValueError`` in words."""
    choices = dict(FLOWS_DEFAULTS) if value is None else _choices(value["choices"])
    coloured = UNCOLOURED if value is None else _texts(value["coloured"], UNCOLOURED)
    maps = {} if value is None else dict(value["maps"])
    for name in (ASKED, COUNTED):
        st.session_state.pop(name, None)
    for name, one in choices.items():
        st.session_state[name] = one
    keep_chosen(maps)
    st.session_state[COLOURED] = dict(coloured)
    st.session_state[LEFT] = value is not None


def _choices(plain: Mapping[str, Any]) -> dict[str, Any]:
    """Every field of the page; one that the project does not name is as at first."""
    from ..flow import PERIODS, known_codes  # what only a project with flows needs
    from .flows_choose import HERE, UPLOAD

    offered = {"flows_where": (HERE, UPLOAD), "flows_by": PERIODS, "flows_codes": known_codes()}
    found = {name: plain.get(name, value) for name, value in FLOWS_DEFAULTS.items()}
    for name, first in FLOWS_DEFAULTS.items():
        found[name] = _day(found[name]) if name in _DAYS else _like(name, found[name], first)
        if name in offered and not all(one in offered[name] for one in _listed(found[name])):
            raise ValueError(f"{name} is {str(found[name])[:40]!r}")
    return found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _like(name: str, value: Any, first: Any) -> Any:
    """A value of the kind that the field had at first."""
    if type(value) is not type(first):
        raise ValueError(f"{name} is a {type(value).__name__}")
    if isinstance(value, str) and len(value) > _LONGEST:
        raise ValueError(f"{name} has {len(value):,} characters")
    if type(value) is int and not 1 <= value <= _LONGEST**2:
        raise ValueError(f"{name} is {value}")
    return value


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _texts(plain: Mapping[str, Any], fields: Mapping[str, str]) -> dict[str, str]:
    found = {name: plain.get(name, value) for name, value in fields.items()}
    if not all(isinstance(one, str) and len(one) <= _LONGEST for one in found.values()):
        raise ValueError("how the map is coloured is no text")
    return found

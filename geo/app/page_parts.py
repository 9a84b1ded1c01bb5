"""The parts of a project that other pages keep, and how they are put back (docs/projects.md).

A part of your own is kept like this. Write two functions and add a ``Part`` to ``OTHERS`` below::

    Part("ledger", "written", read=lambda put: state(), write=_ledger_back)

``read`` is called after every run. It returns a plain value (what JSON can hold), or None while there is
nothing to keep; it is kept where it is another than the last time. Large bytes go apart: ``put(content)``
keeps them once and returns their digest for the value to name. ``write(value, get)`` is called when a project
is opened, before anything is drawn; ``get(digest)`` gives the bytes back. The value may come from another
machine: check all of it before anything of yours is another, and raise ``ValueError`` in words for what it
cannot be. It is called with None when such a
project was deleted: forget then what you hold.

The second word is the place of the table that the part belongs to (``choose.PLACES``): it is kept in projects
of such tables alone. Empty, it is kept in every project. A page that makes a table of its own has a place in
``choose.MADE`` too, says with ``choose.work_on`` that it works on it, and calls ``tabs.keep_within()`` at
the beginning of each fragment that changes it; then its project begins by itself with the first row, or where
the place is in ``choose.BEFORE_ROWS`` as soon as ``BEGUN`` says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any, Final

import streamlit as st

from ..desk import Desk, NotTakenError
from ..desk import resume as resume_desk
from ..desk import state as desk_state
from ..errors import SummitAtlasError
from ..projects import Kept, Project, digest_of, part, source_of
from . import flows_kept, ledger_state
from .guard import is_shared
from .living import BEFORE, LIVING, UPLOAD, living_table
from .texts_state import OnDesk, on_desk
from .texts_state import keep as keep_desk
from .upload import Upload

Put = Callable[[bytes], str]
Get = Callable[[str], bytes]


@dataclass(frozen=True)
class Part:
    """A part of a project that a page of its own keeps; see above."""

    name: str
    place: str
    read: Callable[[Put], Any]
    write: Callable[[Any, Get], None]


def _ledger_back(value: Any, get: Get) -> None:
    if value is not None and not isinstance(value, dict):
        raise ValueError("a table of values was expected")
    try:
        ledger_state.resume(value)
    except SummitAtlasError as error:
        raise ValueError(str(error)) from error


def _desk(put: Put) -> Any:
    on = on_desk()
    if on is None:
        return None
    kept: tuple[Desk, Any] | None = st.session_state.get("desk_as_kept")
    if kept is None or kept[0] is not on.desk:
        kept = st.session_state["desk_as_kept"] = (on.desk, desk_state(on.desk) | {"follow": on.follow})
    return kept[1]


def _desk_back(value: Any, get: Get) -> None:
    try:
        on = None if value is None else OnDesk(resume_desk(value), follow=str(value.get("follow", ""))[:200])
        keep_desk(on)
    except NotTakenError as error:
        raise ValueError(str(error)) from error


def _address(put: Put) -> Any:
    known = st.session_state.get(LIVING)
    if not known:
        return None
    for one in living_table():  # what came, for a computer on which it never did
        put(one.content)
    return known


def _address_back(value: Any, get: Get) -> None:
    if value is None:
        st.session_state.pop(LIVING, None)
        return
    known = {name: value[name] for name in _OF_AN_ADDRESS}
    if not all(isinstance(one, str) for one in known.values()):
        raise ValueError("texts were expected")
    upload = Upload(known["name"], get(known["digest"]))
    st.session_state[LIVING] = known
    st.session_state[UPLOAD] = (known["digest"], upload)
    st.session_state.pop(BEFORE, None)


_OF_AN_ADDRESS: Final = ("address", "digest", "before", "when", "since", "name", "note")
OTHERS: Final[tuple[Part, ...]] = (
    Part("ledger", "written", lambda put: ledger_state.state(), _ledger_back),
    Part("living", "address", _address, _address_back),
    Part("desk", "texts", _desk, _desk_back),
    Part("flows", "flows", lambda put: flows_kept.state(), lambda value, get: flows_kept.resume(value)),
)
"""Parts of other pages; a line for each."""
BEGUN: Final[Mapping[str, Callable[[], str]]] = MappingProxyType(
    {
        "texts": lambda: desk.key if (desk := on_desk()) else "",
        "written": lambda: f"written {ledger_state.turn()}" if ledger_state.state() is not None else "",
        "address": lambda: (st.session_state.get(LIVING) or {}).get("address", ""),
        "flows": lambda: "flows" if flows_kept.is_begun() else "",
    }
)
"""Places of ``choose.MADE`` → what tells a table there from one begun anew; empty where there is none."""


def place_of(project: Project) -> str:
    """Where the table of a project is chosen once it was opened: with the page that made it, where that page
    has it again by a part of its own; otherwise ``kept``, as the project holds it."""
    place = source_of(project)
    has_it = any(one.place == place for one in OTHERS) and not (place == "address" and is_shared())
    return place if has_it else "kept"


def begun(place: str) -> str:
    """What tells a table of this place from one begun anew; empty for places where nobody begins."""
    return BEGUN[place]() if place in BEGUN else ""


def others_now(place: str) -> dict[str, Kept]:
    """The parts of other pages that belong to a table of this place, by name."""
    return {one.name: _read(one) for one in OTHERS if one.place in ("", place)}


def _read(one: Part) -> Kept:
    contents: dict[str, bytes] = {}

    def put(content: bytes) -> str:
        digest = digest_of(content)
        contents[digest] = content
        return digest

    return Kept(one.read(put), contents)


def put_back_others(project: Project) -> None:
    """Hand every other page the part that it kept in this project. Raises ``ProjectError``."""
    for one in OTHERS:
        if project.parts.get(one.name) is not None and one.place in ("", place_of(project)):
            part(project, one.name, partial(_write, one, project.contents.__getitem__), None)


def forget_others(place: str) -> None:
    """Have the page of this place forget what it holds."""
    for one in OTHERS:
        if one.place == place:
            one.write(None, _nothing)


def _nothing(digest: str) -> bytes:
    raise KeyError(digest)


def _write(one: Part, get: Get, value: Any) -> None:
    one.write(value, get)

"""The project that is open in this session: begun by itself, kept after each run, found by its address.

What is kept is written in one transaction, and only the parts that are others than the last time. Where the
page is served to others nothing is kept on the server: the reader gets the project as a file.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import Any, Final, Literal

import streamlit as st

from .. import projects
from ..export import UNCHANGED
from ..language import N_, _
from ..projects import AbsentError, ChangedError, Head, Kept, Project, ProjectError
from . import page_parts, parts, story_state
from .choose import BEFORE_ROWS, MADE, bundled_files, table_now
from .findings import told
from .guard import is_shared
from .mending import STATE, Mending
from .upload import Opened, Upload, content_key
from .worded import capitalised

HELD, PENDING, SAID = "project_held", "project_pending", "project_said"
"""Under these names the session keeps the project that is open, what of one is put back once its table has
been read, and what is to be said."""
DELETED: Final = "project_deleted"
"""Under this name the session knows the table whose project its reader has deleted: it begins none anew."""
_NAMES: Final = {
    "bundled": N_("Bundled reports"),
    "written": N_("New table"),
    "texts": N_("From texts"),
    "flows": N_("Flows"),
}
Trouble = Literal["", "changed", "deleted", "unkept"]


@dataclass
class Held:
    """The project that is open, and what of it is on disk."""

    number: str
    name: str
    revision: int
    key: str
    """Tells the contents of its table apart."""
    place: str
    """Where its table is chosen (``choose.PLACES``)."""
    begun: str = ""
    """What tells a table of that place from one begun anew (``page_parts.BEGUN``)."""
    digests: dict[str, str] = field(default_factory=dict)
    """Part → the digest of its text, as it is on disk."""
    made_of: dict[str, tuple[object, ...]] = field(default_factory=dict)
    """Part → what it was made of then: where that is the same, it is not made again."""
    trouble: Trouble = ""
    words: str = ""
    """What the trouble is, in words."""
    warned: bool = False
    """Whether its reader knows that it is lost when another one is opened."""
    twin: Head | None = None
    """Another project of the same table, where one was there when this one was begun."""


def held() -> Held | None:
    """The project that is open in this session."""
    found: Held | None = st.session_state.get(HELD)
    return found


def said(words: str | None = None) -> str:
    """What is to be said of projects once, such as why one could not be opened; empty for nothing."""
    if words is not None:
        st.session_state[SAID] = words
    return str(st.session_state.get(SAID) or "")


def keep(looks: bool = True) -> None:
    """Keep what is other than the last time, and begin a project where there is something to keep.

    Without ``looks`` who looks elsewhere waits for no disk: leader and days are kept once they are shown.
    What keeps it from that is in ``held().trouble``; nothing is lost by it, and it is tried again.
    """
    live()["project"] = _as_project()
    place, uploads = table_now()
    opened, grows = opened_now(uploads), place in MADE
    if is_shared() or (not grows and (opened is None or PENDING in st.session_state)):
        return
    found = held()
    if found is None or not found.number:
        if is_worth_keeping() and not (place == "address" and opened is None):
            _begin(place, uploads or [], opened)
        return
    if found.trouble in ("changed", "deleted") or (found.place in MADE and found.place != place):
        return
    if not grows and opened is not None and found.key != opened.key:
        return
    made = parts.parts_now(place, uploads or [], opened)
    if place in ("kept", "bundled"):  # there as it came, and says itself where from
        made.pop("table")
    if grows and opened is None and found.key != content_key(uploads or []):
        made |= dict.fromkeys(("changes", "mending"), ((), _none))  # they were of the table before
    left_out = frozenset() if looks else parts.LIGHT
    new = {name: one for name, one in made.items() if name not in left_out and _is_other(found, name, one[0])}
    _save(found, new, page_parts.others_now(place))
    found.key = content_key(uploads or [])


def _none() -> Kept:
    return Kept(None)


def opened_now(uploads: list[Upload] | None) -> Opened | None:
    """The table of these files as it was read, where it is the one that the session holds."""
    found: Opened | None = st.session_state.get("opened")
    there = found is not None and uploads is not None and found.key == content_key(uploads)
    return found if there else None


def is_worth_keeping() -> bool:
    """Whether there is a table of the reader's own, or one in which something was changed."""
    place, uploads = table_now()
    opened = opened_now(uploads)
    if place in MADE:
        if not uploads:
            return _is_begun(place)
        return st.session_state.get(DELETED) != content_key(uploads)
    return opened is not None and (place != "bundled" or _is_touched(opened))


def _is_begun(place: str) -> bool:
    """Whether on the page of this place is work that is none of a table, or of none yet."""
    return place in BEFORE_ROWS and bool(page_parts.begun(place))


def _is_touched(opened: Opened) -> bool:
    """Whether a reader has done anything to the table."""
    state: Mending | None = st.session_state.get(STATE)
    told = st.session_state.get("told")
    mended = state is not None and state.key == opened.key and bool(state.past or state.now.count)
    is_told = bool(told and told[0] == opened.key)
    return opened.changes != UNCHANGED or mended or is_told or story_state.is_begun()


def _is_other(found: Held, name: str, made_of: tuple[object, ...]) -> bool:
    before = found.made_of.get(name)
    return before is None or len(before) != len(made_of) or not all(map(_is_same, before, made_of))


def _is_same(one: object, other: object) -> bool:
    return one is other or (isinstance(one, str | bool | int) and one == other)


def _save(found: Held, made: dict[str, parts.Made], others: dict[str, Kept]) -> None:
    kept = {name: kept_of() for name, (_, kept_of) in made.items()} | others
    new = {name: one for name, one in kept.items() if _digest(one.value) != found.digests.get(name, "")}
    try:
        # Always asked: whether another tab has changed the project is known by its file alone.
        head = projects.head(projects.path_of(found.number))
        if head.revision != found.revision:
            there = dt.datetime.fromtimestamp(head.changed).astimezone()
            raise ChangedError(_("the last change there was made at {time}", time=f"{there:%H:%M}"))
        found.name = head.name
        if new:
            light = parts.LIGHT.issuperset(new)
            path = projects.path_of(found.number)
            found.revision = projects.save(path, new, found.revision, light=light)
    except ProjectError as error:
        _note(found, error)
        return
    found.trouble, found.words, found.warned = "", "", False
    found.digests |= {name: _digest(one.value) for name, one in new.items()}
    found.made_of |= {name: made_of for name, (made_of, _) in made.items()}


def _note(found: Held, error: ProjectError) -> None:
    kind: Trouble = "unkept"
    if isinstance(error, ChangedError):
        kind = "changed"
    elif isinstance(error, AbsentError):
        kind = "deleted"
    found.trouble, found.words = kind, in_words(error)


def _begin(place: str, uploads: list[Upload], opened: Opened | None, name: str = "") -> None:
    """A new project of the table that is worked on."""
    files = bundled_files() if place == "bundled" else uploads
    made = parts.parts_now(place, files, opened)
    kept = {part: kept_of() for part, (_, kept_of) in made.items()} | page_parts.others_now(place)
    if opened is None and place != "address":  # the page that made it has it in our own columns
        kept["reading"] = Kept({"profile": None, "settled": True, "confirmed": True})
    kept = {part: one for part, one in kept.items() if one.value is not None}
    name = projects.free_name(name or _place_name(place) or (opened.name if opened else ""))
    found = Held("", name, 1, content_key(uploads), place, page_parts.begun(place))
    st.session_state[HELD] = found
    if place not in MADE:
        found.twin = _of_the_same_table(found.key)
    try:
        found.number = projects.begin(name, kept)
    except ProjectError as error:
        _note(found, error)
        return
    said("")
    found.digests = {part: _digest(one.value) for part, one in kept.items()}
    found.made_of = {part: made_of for part, (made_of, _) in made.items()}


def _of_the_same_table(key: str) -> Head | None:
    """The project that was changed last of those with these very files."""
    return next((one for one in projects.listed().heads if one.summary.get("key") == key), None)


def keep_apart() -> None:
    """Keep what is here as a project of its own, where the one that was open was changed elsewhere."""
    found = st.session_state.pop(HELD, None)
    place, uploads = table_now()
    _begin(place, uploads or [], opened_now(uploads), found.name if found else "")


def live() -> dict[str, Callable[[], Project] | None]:
    """Under ``project`` what makes a project of what is open, as it was kept last; None while no table is.

    What a button saves is asked for outside of any run, where no session is at hand, and may have changed in
    a fragment since the button was drawn: so the button has this, and looks into it when it is pressed.
    """
    kept: dict[str, Callable[[], Project] | None] = st.session_state.setdefault("project_live", {})
    return kept


def _as_project() -> Callable[[], Project] | None:
    place, uploads = table_now()
    opened = opened_now(uploads)
    if opened is None and not (place in MADE and (uploads or _is_begun(place))):
        return None
    made = parts.parts_now(place, bundled_files() if place == "bundled" else uploads or [], opened)
    return partial(_project, name_now(), made, page_parts.others_now(place))


def name_now() -> str:
    """What the project of the table that is worked on is called, or would be."""
    place, uploads = table_now()
    opened, found = opened_now(uploads), held()
    return found.name if found else _place_name(place) or (opened.name if opened else _("Untitled"))


def _place_name(place: str) -> str:
    """What a project of the table of this place is called at first; empty where its file has a name."""
    return _(_NAMES[place]) if place in _NAMES else ""


def _project(name: str, made: Mapping[str, parts.Made], others: Mapping[str, Kept]) -> Project:
    kept = {part: kept_of() for part, (_, kept_of) in made.items()} | dict(others)
    kept = {part: one for part, one in kept.items() if one.value is not None}
    contents: dict[str, bytes] = {}
    for one in kept.values():
        contents |= one.contents
    return Project(
        name,
        {part: one.value for part, one in kept.items()},
        contents,
        {part: frozenset(one.contents) for part, one in kept.items() if one.contents},
    )


def _digest(value: Any) -> str:
    """What tells the value of a part from another; empty for none."""
    if value is None:
        return ""
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def digests(project: Project) -> dict[str, str]:
    """What tells each part of a project from another one, by the part's name."""
    values: Mapping[str, Any] = project.parts
    return {name: _digest(value) for name, value in values.items()}


def in_words(error: Exception) -> str:
    """What is wrong, as a sentence."""
    return capitalised(told(error))

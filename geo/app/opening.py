"""A project opened in this session: by the page's address, from the list, from a file, or turned back to."""

from __future__ import annotations

from typing import Final

import streamlit as st

from .. import projects
from ..language import _
from ..projects import Project, ProjectError
from . import page_parts, parts
from .choose import MADE, forget_files, keep_files, table_now
from .guard import is_shared
from .home import ANSWERS
from .keeping import DELETED, HELD, PENDING, SAID, Held, digests, held, in_words, keep, said
from .mending import STATE
from .range import KEY
from .story_state import BOOKS, EVERYONE
from .upload import Opened, Upload, content_key

ADDRESS: Final = "project"
"""The field of the page's address that names the project."""
WITHOUT: Final = "project_without_table"
"""Under this name the session has the place of the project that was opened, where that has no table."""
_PARKED, _VIEW = "projects_parked", "project_view"
_OF_A_TABLE: Final = (
    *(
        "opened",
        "shown",
        "told",
        STATE,
        "follow",
        EVERYONE,
        KEY,
        ANSWERS,
        "asked",
        "refused",
        "unopened",
        "stopped",
    ),
    *("review_place", "review_corrected", "proposed", parts.STEPS, PENDING, _VIEW, BOOKS),
)
"""What the session holds of one table."""

_MOST_SHARED: Final = 100_000_000
"""Bytes of a project that comes as a file to a shared page, unpacked; the state in it a tenth of that."""


def recall() -> None:
    """In the first run of a session, open the project that the page's address names."""
    if SAID in st.session_state:
        return
    st.session_state[SAID] = ""
    number = st.query_params.get(ADDRESS)
    if number and not is_shared():
        open_kept(number)


def open_kept(number: str) -> bool:
    """Open a project of this computer in place of what is open; whether that could be.

    Not at once where what is open could not be kept: it would be lost.
    """
    if not _may_go():
        return False
    try:
        path = projects.path_of(number)
        project = projects.load(path)
        uploads = projects.uploads_of(project)
        _enter(project, uploads)
    except ProjectError as error:
        said(in_words(error))
        return False
    found = Held(number, project.name, project.revision, _key(uploads), page_parts.place_of(project))
    found.digests, found.begun = digests(project), page_parts.begun(found.place)
    st.session_state[HELD] = found
    return True


def _may_go() -> bool:
    """Whether what is open may be left: it is kept, or its reader was told that it is not."""
    found = held()
    if found is None or found.trouble != "unkept" or found.warned:
        return True
    found.warned = True
    said(
        _(
            "What is open is not kept, and is lost when another project is opened. Save it as one file "
            "first, or make room on the disk; open the other one once more to go there all the same."
        )
    )
    return False


def _key(uploads: list[Upload]) -> str:
    """What tells the table of a project apart; one without any files is not the bundled one."""
    return content_key(uploads) if uploads else ""


def open_carried(name: str, content: bytes) -> bool:
    """Open a project that came as a file, and keep it where anything is kept; whether that could be."""
    if not _may_go():
        return False
    try:
        most = {"most": _MOST_SHARED} if is_shared() else {}
        project = projects.unpacked(content, name, **most)
        uploads = projects.uploads_of(project)
        if not is_shared():
            parts.look_over(project)
            number = projects.bring(project)
            if not (is_open := open_kept(number)):  # its reader has it as a file
                projects.remove(number)
            return is_open
        _enter(project, uploads)
    except ProjectError as error:
        said(in_words(error))
        return False
    return True


def _enter(project: Project, uploads: list[Upload]) -> None:
    """Have the session forget its table and take up that of the project. Raises ``ProjectError`` where a part
    of it cannot be read; then what is open stays."""
    parts.look_over(project)
    page_parts.put_back_others(project)
    _forget_table()
    keep_files(page_parts.place_of(project), uploads)
    st.session_state[WITHOUT] = "" if uploads else page_parts.place_of(project)
    if uploads:
        st.session_state[PENDING] = (_key(uploads), project)  # put back once the table was read
    said("")


def close() -> None:
    """Let go of the project that is open, which is to be deleted, and of everything that it holds."""
    found = held()
    if found is not None:
        _parked().pop(found.place, None)
        _parked().pop(found.key, None)
        page_parts.forget_others(found.place)
        st.session_state[DELETED] = found.key
    _forget_table()


def begin_another() -> bool:
    """Begin another table on the page New table: the one that is there stays in its project, kept to its last
    step. Whether that could be; where not, why is said, and nothing is lost."""
    keep()
    found = held()
    if found is None or not found.number or found.trouble or found.place != "written":
        said(_("This table is not kept yet, and would be lost. Save it first, then remove all rows."))
        return False
    page_parts.forget_others(found.place)
    st.session_state.pop(HELD)
    return True


def _forget_table() -> None:
    for name in _OF_A_TABLE:
        st.session_state.pop(name, None)
    st.session_state.pop(HELD, None)
    forget_files()


def taken_up(opened: Opened) -> Opened:
    """A table that was just read, as the project that is being opened has it. Raises ``ProjectError``."""
    pending: tuple[str, Project] | None = st.session_state.get(PENDING)
    if pending is None or pending[0] != opened.key:
        return opened
    opened = parts.put_back(pending[1], opened)
    st.session_state[_VIEW] = st.session_state.pop(PENDING)
    return opened


def look_back(opened: Opened) -> None:
    """Follow whom the project was left with, where it was just opened."""
    waiting: tuple[str, Project] | None = st.session_state.pop(_VIEW, None)
    if waiting is not None and waiting[0] == opened.key:
        try:
            parts.view_back(waiting[1])
        except ProjectError as error:  # what was looked at is no work: the table is there without it
            said(in_words(error))


def turn() -> None:
    """See to it that the project that is open is that of the table that is worked on; once in a run, before
    anything of the table is drawn."""
    place, uploads = table_now()
    found = held()
    if place in MADE:
        _turn_to_place(place, found)
    elif uploads is not None:
        key = content_key(uploads)
        if found is not None and (found.place in MADE or found.key != key):
            _park(found)
        if held() is None and (before := _parked().get(key)):
            _resume(before, key, place)
    keep(looks=False)


def _turn_to_place(place: str, found: Held | None) -> None:
    """Have the project of a page that makes a table of its own, if that has one."""
    if found is not None and found.place != place:
        _park(found)
    before, begun = _parked().pop(place, None), page_parts.begun(place)
    if found is not None and found.place == place and found.begun != begun:  # its reader has begun anew
        st.session_state.pop(HELD)
    if held() is None and before is not None and before.begun == begun:
        st.session_state[HELD] = before


def _park(found: Held) -> None:
    """Another table is worked on: the project is known for when its reader turns back."""
    if found.number:
        _parked()[found.place if found.place in MADE else found.key] = found
    st.session_state.pop(HELD)


def _parked() -> dict[str, Held]:
    """Projects of this session that are not open now, by their place in ``MADE`` or the key of the table."""
    kept: dict[str, Held] = st.session_state.setdefault(_PARKED, {})
    return kept


def _resume(before: Held, key: str, place: str) -> None:
    """Take up the project of a table that the reader turns back to; as it is here where nothing is other."""
    number, opened = before.number, st.session_state.get("opened")
    try:
        is_as_left = projects.head(projects.path_of(number)).revision == before.revision
        if is_as_left and opened is not None and opened.key == key:
            st.session_state[HELD] = before
            return
        project = projects.load(projects.path_of(number))
    except ProjectError as error:
        _parked().pop(key)
        said(in_words(error))
        return
    for name in ("opened", "shown", "told", STATE, ANSWERS):
        st.session_state.pop(name, None)
    st.session_state[PENDING] = (key, project)
    found = Held(number, project.name, project.revision, key, place)
    found.digests = digests(project)
    st.session_state[HELD] = found


def address() -> None:
    """Have the page's address name the project that is open, so that a reload finds it again."""
    found = held()
    number = found.number if found else ""
    if number and st.query_params.get(ADDRESS) != number:
        st.query_params[ADDRESS] = number
    elif not number and ADDRESS in st.query_params:
        del st.query_params[ADDRESS]

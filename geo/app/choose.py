"""The panel in which the reader chooses a table, and what outlasts a look at another page.

Streamlit forgets what widgets held as soon as a run leaves them out; a table in work must not be lost so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ..language import N_, _
from ..projects import ARCHIVE
from ..resources import DATA
from ..tables import ENDINGS, clip
from .guard import is_shared
from .ledger_state import table_written
from .living import AT_ADDRESS, choose_address, living_table
from .range import KEY
from .records import with_records
from .text import plain
from .texts_state import table_taken
from .upload import PROFILE, Upload

BUNDLED = DATA / "reports" / "putin-2024"
FORMATS = [ending.removeprefix(".") for ending in (*ENDINGS, PROFILE)]
BUNDLED_NAME, MINE = N_("Bundled reports: one leader, 2024"), N_("A table of mine")
TAKEN, WRITTEN = N_("What was taken from texts"), N_("The new table")
"""The tables that the pages From a text and New table make."""
KEPT = N_("The table of this project")
PLACES = {
    BUNDLED_NAME: "bundled",
    MINE: "files",
    TAKEN: "texts",
    WRITTEN: "written",
    AT_ADDRESS: "address",
    KEPT: "kept",
}
"""Where a table comes from, as projects say it."""
MADE: Mapping[str, Callable[[], list[Upload]]] = MappingProxyType(
    {"texts": table_taken, "written": table_written, "address": living_table, "flows": list}
)
"""Places whose table changes by itself or under the reader's hands → that table as it stands; on the page of
flows there is none, and its choices are a project of their own."""
BEFORE_ROWS = frozenset({"texts", "flows"})
"""Those of them where something is worth keeping before there is a table, or without any."""
_ASKED_FOR = "table_asked_for"
"""Which of them, or ``AT_ADDRESS``, was asked for last, how often any was, and what files there were then."""
FLOWS_DEFAULTS = {
    "flows_where": "On this computer",
    "flows_paths": "",
    "flows_by": "month",
    "flows_codes": ["042", "043", "044"],
    "flows_first": None,
    "flows_last": None,
    "flows_least": 1,
    "flows_skip": False,
    "flows_keep": True,
    "flows_engine": "duckdb",
}
_WHERE_IT_GOES = (
    N_("Nothing leaves this computer."),
    N_("It is read on the server of this page, and forgotten there when you leave."),
)
"""Of the owner's own page, and of one that is shared."""
_WHAT_IS_READ = N_(
    "CSV, TSV, XLSX, ODS, JSON, GeoJSON, KML, GPX, iCalendar, SQLite, DuckDB, XML, Markdown, "
    "Parquet or a saved web page, also packed by zip or gzip."
)
IN_TABS = ("online_service", "online_host", "online_scheme", "found_severity", "found_kind", "found_words")
"""Fields that are drawn while their tab is open alone."""
WITHOUT_TABLE = ".st-key-table_choice { display: none; }"
"""Style of a page on which no table is chosen."""
_NUMBERED = "uploads_numbered"
CARRIED = "projects_carried"
"""Under this name the session has the projects that were put among the tables as files."""
_FILES_KEPT, _EMPTIED, _NOW = "files_kept", "files_emptied", "table_now"
"""Files of the project that is open, with their place; how often the field for files was emptied; the table
that is worked on in this run."""


def keep_choices() -> None:
    """Keep what the widgets of all pages hold through this run; to be called before any of them is drawn."""
    for key in ("follow", KEY, *IN_TABS, *FLOWS_DEFAULTS):
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def choose_table() -> list[Upload] | None:
    """The uploaded files; empty for the bundled reports, None while nothing is chosen.

    Drawn on every page, and hidden by ``WITHOUT_TABLE`` where it is not for choosing: so the browser holds
    the files, and tells of them with whatever it asks next, also when the reader turns to another page
    before a run has seen them.
    """
    with st.sidebar, st.container(key="table_choice"):
        st.header(_("Table"), anchor=False)
        # A table that is uploaded is the one to show, and it is chosen anew for each: what the browser asked
        # before it heard of the new choice speaks of the old one, and changes nothing.
        emptied, numbers = st.session_state.get(_EMPTIED, 0), _numbers()
        made = {name: table for name in (TAKEN, WRITTEN, AT_ADDRESS) if (table := MADE[PLACES[name]]())}
        place, kept = _files_kept()
        names = [BUNDLED_NAME, MINE, *made, *([KEPT] if kept and place == PLACES[KEPT] else [])]
        asked_for, turn, files_then = st.session_state.get(_ASKED_FOR, ("", 0, []))
        asked_for = asked_for if asked_for in names and files_then == numbers else ""
        first = MINE if numbers or _NUMBERED in st.session_state else BUNDLED_NAME
        if kept and first == BUNDLED_NAME:
            first = next((name for name in names[2:] if PLACES[name] == place), first)
        # The choice from before an upload does not come back when that is taken away.
        taken_away = not numbers and _NUMBERED in st.session_state
        marks = {**made, f"first {turn}": asked_for, f"kept {emptied}": kept, "taken away": taken_away}
        key = " ".join(["which", *numbers, *(mark for mark, there in marks.items() if there)])
        chosen = st.radio(
            _("Reports to show"),
            names,
            index=0 if key in st.session_state else names.index(asked_for or first),
            format_func=_,
            key=key,
        )
        brought = _field_for_files()
        choose_address()
        files, st.session_state[CARRIED] = _parted(brought)
        uploads = _uploads(files)
        if chosen == BUNDLED_NAME:
            st.caption(
                _("The facts of three news texts of July 2024. Sources and their stance: below the map.")
            )
        elif chosen == KEPT:
            st.caption(plain(clip(", ".join(one.name for one in kept))))
        found = {BUNDLED_NAME: [], KEPT: kept or None, **made}.get(chosen, uploads or None)
        st.session_state[_NOW] = (PLACES[chosen], found)
        return found


def work_on(place: str) -> None:
    """Say that this page works on the table of a place of ``MADE``, whichever is chosen for other pages."""
    st.session_state[_NOW] = (place, None)


def table_now() -> tuple[str, list[Upload] | None]:
    """Where the table that is worked on comes from (``PLACES``), and its files as ``choose_table`` returns
    them: those of ``MADE`` as they stand at this moment."""
    place, uploads = st.session_state.get(_NOW, ("bundled", None))
    uploads = (MADE[place]() or None) if place in MADE else uploads
    return place, with_records(uploads) if uploads else uploads


def keep_files(place: str, uploads: list[Upload]) -> None:
    """Offer the files of a project, and choose them: as those of the project, or of the page of a place."""
    st.session_state[_FILES_KEPT] = (place, uploads)


def forget_files() -> None:
    """Offer no files any more, neither those of a project nor those that were uploaded, nor what was asked
    for on another page."""
    for one in (_FILES_KEPT, _NUMBERED, _NOW):
        st.session_state.pop(one, None)
    st.session_state[_EMPTIED] = st.session_state.get(_EMPTIED, 0) + 1
    ask_for("")


def _files_kept() -> tuple[str, list[Upload]]:
    found: tuple[str, list[Upload]] = st.session_state.get(_FILES_KEPT, ("", []))
    return found


def ask_for(name: str) -> None:
    """Show the table of that name (``TAKEN``, ``WRITTEN``, ``AT_ADDRESS``) on the page of whole tables; of
    none where it is empty."""
    turn = st.session_state.get(_ASKED_FOR, ("", 0))[1] + 1
    st.session_state[_ASKED_FOR] = (name, turn, _numbers())


def _numbers() -> list[str]:
    """By which the browser's files are told apart."""
    return [file.file_id for file in _parted(st.session_state.get(_field()) or [])[0]]


def _field() -> str:
    """Under this name the session has the browser's files: another one after each time it was emptied."""
    emptied = st.session_state.get(_EMPTIED, 0)
    return f"files {emptied}" if emptied else "files"


def _field_for_files() -> list[UploadedFile]:
    """The files that the browser holds. Always on the page: a widget left out of a run forgets its files."""
    return st.file_uploader(
        _("One table, or reports with leaders, sources and places"),
        type=FORMATS,
        accept_multiple_files=True,
        key=_field(),
        help=f"{_(_WHAT_IS_READ)} {_(_WHERE_IT_GOES[is_shared()])}",
    )


def _parted(files: Iterable[UploadedFile]) -> tuple[list[UploadedFile], list[UploadedFile]]:
    """Files of tables, and projects as files."""
    files = list(files)
    carried = [file for file in files if file.name.lower().endswith(ARCHIVE)]
    return [file for file in files if file not in carried], carried


def _uploads(files: Iterable[UploadedFile]) -> list[Upload]:
    """The files as they came; those of the last run where they are the same, so that none is read again."""
    files = list(files)
    numbers = [file.file_id for file in files]
    kept: tuple[list[str], list[Upload]] = st.session_state.get(_NUMBERED, ([], []))
    if kept[0] != numbers:
        kept = (numbers, [Upload(file.name, file.getvalue()) for file in files])
        st.session_state[_NUMBERED] = kept
    return kept[1]


@cache
def bundled_files() -> list[Upload]:
    """The bundled reports as files like those that a reader brings."""
    return [Upload(path.name, path.read_bytes()) for path in sorted(BUNDLED.iterdir()) if path.is_file()]

"""The panel in which the reader chooses a table, and what outlasts a look at another page.

Streamlit forgets what widgets held as soon as a run leaves them out; a table in work must not be lost so.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ..resources import DATA
from ..tables import ENDINGS
from .guard import is_shared
from .range import KEY
from .upload import PROFILE, Upload

BUNDLED = DATA / "reports" / "putin-2024"
FORMATS = [ending.removeprefix(".") for ending in (*ENDINGS, PROFILE)]
BUNDLED_NAME, MINE = "Bundled reports: one leader, 2024", "A table of mine"
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
    "Nothing leaves this computer.",
    "It is read on the server of this page, and forgotten there when you leave.",
)
"""Of the owner's own page, and of one that is shared."""
IN_TABS = ("online_service", "online_host", "online_scheme", "found_severity", "found_kind", "found_words")
"""Fields that are drawn while their tab is open alone."""
WITHOUT_TABLE = ".st-key-table_choice { display: none; }"
"""Style of a page on which no table is chosen."""
_NUMBERED = "uploads_numbered"


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
        st.header("Table", anchor=False)
        # A table that is uploaded is the one to show, and it is chosen anew for each: what the browser asked
        # before it heard of the new choice speaks of the old one, and changes nothing.
        numbers = [file.file_id for file in st.session_state.get("files") or []]
        chosen = st.radio(
            "Reports to show",
            [BUNDLED_NAME, MINE],
            index=int(numbers != [] or _NUMBERED in st.session_state),
            key=" ".join(["which", *numbers]),
        )
        # Always on the page: a widget that is left out of a run forgets its files.
        files = st.file_uploader(
            "One table, or reports with leaders, sources and places; a profile beside it",
            type=FORMATS,
            accept_multiple_files=True,
            key="files",
            help="CSV, TSV, XLSX, ODS, JSON, GeoJSON, XML, Markdown, Parquet or a saved web page, also "
            f"packed by zip or gzip. {_WHERE_IT_GOES[is_shared()]}",
        )
        uploads = _uploads(files)
        if chosen == BUNDLED_NAME:
            st.caption("The facts of three news texts of July 2024. Sources and their stance: below the map.")
            return []
        return uploads or None


def _uploads(files: Iterable[UploadedFile]) -> list[Upload]:
    """The files as they came; those of the last run where they are the same, so that none is read again."""
    files = list(files)
    numbers = [file.file_id for file in files]
    kept: tuple[list[str], list[Upload]] = st.session_state.get(_NUMBERED, ([], []))
    if kept[0] != numbers:
        kept = (numbers, [Upload(file.name, file.getvalue()) for file in files])
        st.session_state[_NUMBERED] = kept
    return kept[1]

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
from .text import plain
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
_UPLOADS, _CARRIED, _NUMBERED, _WHICH = "uploads", "carried", "uploads_numbered", "which_kept"


def keep_choices() -> None:
    """Keep what the widgets of all pages hold through this run; to be called before any of them is drawn."""
    for key in ("which", "follow", KEY, *IN_TABS, *FLOWS_DEFAULTS):
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]
    # A run that is broken off right at its beginning forgets what no widget of it has held yet.
    if "which" in st.session_state:
        st.session_state[_WHICH] = st.session_state["which"]
    elif _WHICH in st.session_state:
        st.session_state["which"] = st.session_state[_WHICH]


def carry_table() -> None:
    """The reader looks at another page: keep the files that the uploader will have forgotten.

    Those that it was given last are in its own state where no run of the first page has seen them yet.
    """
    files = st.session_state.get("files")
    if files:
        st.session_state[_UPLOADS] = _uploads(files)
        st.session_state.pop("files")
    st.session_state[_CARRIED] = st.session_state.get(_UPLOADS)


def choose_table() -> list[Upload] | None:
    """The uploaded files; empty for the bundled reports, None while nothing is chosen."""
    with st.sidebar:
        st.header("Table", anchor=False)
        chosen = st.radio("Reports to show", [BUNDLED_NAME, MINE], key="which")
        # Always on the page: a widget that is left out of a run forgets its files.
        files = st.file_uploader(
            "One table, or reports with leaders, sources and places; a profile beside it",
            type=FORMATS,
            accept_multiple_files=True,
            key="files",
            on_change=_show_mine,
            help="CSV, TSV, XLSX, ODS, JSON, GeoJSON, XML, Markdown, Parquet or a saved web page, also "
            f"packed by zip or gzip. {_WHERE_IT_GOES[is_shared()]}",
        )
        uploads = _uploads(files) or _carried()
        st.session_state[_UPLOADS] = uploads
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


def _carried() -> list[Upload]:
    """Files from before the look at another page, with a way to let go of them."""
    carried: list[Upload] = st.session_state.get(_CARRIED) or []
    if carried:
        st.caption(f"Still open: {', '.join(plain(upload.name) for upload in carried)}")
        st.button("Close it", on_click=st.session_state.pop, args=(_CARRIED,))
    return carried


def _show_mine() -> None:
    """A table that is uploaded is the one to show, in place of any before."""
    st.session_state.pop(_CARRIED, None)
    if st.session_state["files"]:
        st.session_state["which"] = MINE
        # Now, for the run that follows may be broken off by a look at another page.
        st.session_state[_UPLOADS] = _uploads(st.session_state["files"])

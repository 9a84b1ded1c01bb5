"""The panel in which the reader chooses a table, and what outlasts a look at another page.

Streamlit forgets what widgets held as soon as a run leaves them out; a table in work must not be lost so.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from app_range import KEY
from app_text import plain
from app_upload import Upload

BUNDLED = Path(__file__).parent / "data" / "reports" / "putin-2024"
FORMATS = ["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "json", "parquet", "html", "htm", "zip", "toml"]
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
_UPLOADS, _CARRIED = "uploads", "carried"


def keep_choices() -> None:
    """Keep what the widgets of all pages hold through this run; to be called before any of them is drawn."""
    for key in ("which", "follow", KEY, *FLOWS_DEFAULTS):
        if key in st.session_state:
            st.session_state[key] = st.session_state[key]


def carry_table() -> None:
    """The reader looks at another page: keep the files that the uploader will have forgotten."""
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
            help="CSV, TSV, XLSX, JSON, Parquet or a saved web page. Nothing leaves this computer.",
        )
        uploads = [Upload(file.name, file.getvalue()) for file in files] or _carried()
        st.session_state[_UPLOADS] = uploads
        if chosen == BUNDLED_NAME:
            st.caption("The facts of three news texts of July 2024. Sources and their stance: below the map.")
            return []
        return uploads or None


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

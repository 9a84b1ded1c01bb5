"""The panel of the page of flows: where the events are, and what of them counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

import streamlit as st

from ..flow import PERIODS, known_codes
from ..language import N_, _, ngettext, number_words
from .choose import FLOWS_DEFAULTS
from .flows_words import EVENTS
from .guard import is_shared
from .worded import worded

ENDINGS = ["csv", "tsv", "txt", "gz", "zip", "parquet", "xlsx"]
HERE, UPLOAD = N_("On this computer"), N_("Upload")
_PERIODS: Final = {"day": N_("Day"), "week": N_("Week"), "month": N_("Month"), "year": N_("Year")}


def choose_events(ask: Callable[[], None]) -> None:
    """The panel: where the events are, and what of them counts; ``ask`` is called to have them counted."""
    for key, value in FLOWS_DEFAULTS.items():
        st.session_state.setdefault(key, value)
    with st.sidebar:
        st.header(_("Events"), anchor=False)
        if not is_shared():
            st.radio(_("Where they are"), [HERE, UPLOAD], format_func=_, key="flows_where", horizontal=True)
        if not is_upload():
            st.text_area(
                _("Files, folders or patterns, one a line"),
                key="flows_paths",
                placeholder="/data/gdelt/*.export.CSV.zip",
                help=_(
                    "GDELT's event files (1.0 or 2.0, plain, .gz, .zip, Parquet) or tables of meetings. An "
                    "address such as s3://bucket/folder asks that storage, with this computer's credentials."
                ),
            )
        else:
            words = _("Files of events")
            files = st.file_uploader(words, ENDINGS, accept_multiple_files=True, key="flows_files")
            st.caption(_uploaded(len(files), sum(file.size for file in files) / 1e6))
        st.selectbox(_("Count by"), PERIODS, key="flows_by", format_func=worded(_PERIODS))
        with st.expander(_("What counts"), key="flows_counts"):
            _choose_what_counts()
        with st.expander(_("How it is read"), key="flows_reading"):
            st.checkbox(_("Leave damaged files out and go on"), key="flows_skip")
            if not is_shared():
                st.checkbox(_("Keep what was read for the next time"), key="flows_keep")
                words = _("duckdb, or the address of a Spark cluster.")
                st.text_input(_("Engine"), key="flows_engine", help=words)
        st.button(_("Count the flows"), type="primary", on_click=ask, width="stretch")


def _choose_what_counts() -> None:
    st.multiselect(
        _("Kinds of events"),
        known_codes(),
        key="flows_codes",
        format_func=worded(EVENTS),
    )
    for label, key in ((_("From, inclusive"), "flows_first"), (_("To, inclusive"), "flows_last")):
        st.date_input(label, key=key, min_value=date.min, max_value=date.max, format="YYYY-MM-DD")
    st.number_input(_("Least visits of a route"), min_value=1, key="flows_least")


def _uploaded(count: int, megabytes: float) -> str:
    if not count:
        return _("Nothing uploaded yet")
    size = number_words(megabytes, 1)
    return ngettext("{count} uploaded, {size} MB", "{count} uploaded, {size} MB", count, size=size)


def is_upload() -> bool:
    """Whether the events come from the reader; from this computer's disk its owner alone may name any."""
    return is_shared() or st.session_state["flows_where"] == UPLOAD

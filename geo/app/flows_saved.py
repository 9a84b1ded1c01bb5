"""Flows as files to keep: the map as it stands, and the table."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ..flow import Told, as_csv, as_html, as_parquet
from ..language import _
from .languages import as_spoken, carried
from .standing import question


def save_flows(told: Told) -> None:
    """Buttons for the map and the table; each file is made when its button is pressed.

    The map opens as the one on the page stands then: that is asked of it.
    """
    tags, asked = carried(), question("flows")

    def map_file() -> bytes:
        with_tags, standing = told._replace(languages=tags), asked.answer()
        try:
            return as_html(with_tags._replace(standing=standing))
        except ValueError:  # it told of something that it would not take: then it opens as by itself
            return as_html(with_tags)

    st.download_button(
        _("Save this map as one HTML file"),
        data=as_spoken(map_file),
        file_name="flows.html",
        mime="text/html",
        on_click=asked.ask,
        help=_("Opens in any browser, with no network, and can be passed on."),
    )
    _save("CSV", lambda: as_csv(told), "flows.csv", "text/csv")
    _save("Parquet", lambda: as_parquet(told), "flows.parquet", "application/vnd.apache.parquet")


def _save(words: str, data: Callable[[], bytes], name: str, kind: str) -> None:
    st.download_button(words, data=data, file_name=name, mime=kind, on_click="ignore")

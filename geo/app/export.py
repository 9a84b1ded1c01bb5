"""The map as a file, and the menu of exports: each file is made only when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from ..atlas import Atlas, Days
from ..export import FORMATS, Choice, export, notes
from .made import document

WHOLE, SHOWN = "The whole table", "What is shown: this leader and these days"


def export_menu(atlas: Atlas, leader: str, days: Days | None) -> None:
    """A button that opens the formats; nothing is computed while it is closed."""
    menu = st.popover("Export for other programs", key="export_menu", on_change="rerun")
    if not menu.open:
        return
    with menu:
        what = st.radio("What to export", [WHOLE, SHOWN], key="export_what")
        choice = Choice() if what == WHOLE else Choice(leader, *(days or (None, None)))
        for form in FORMATS.values():
            st.download_button(
                form.title,
                data=partial(export, atlas, form, choice),
                file_name=f"{atlas.name}.{form.name}",
                mime=form.mime,
                on_click="ignore",
                key=f"export {form.name}",
                width="stretch",
            )
            for note in notes(atlas, form, choice):
                st.caption(f"{note[0].upper()}{note[1:]}.")


def map_button(atlas: Atlas, leader: str, days: Days | None, choices: Mapping[str, Any]) -> None:
    """The map that is shown, as a file to keep; ``choices``: those of ``replay_document`` made on the map."""
    follow = None if leader == atlas.busiest else leader
    days = None if days == atlas.opening(leader) else days
    opening = {name: value for name, value in choices.items() if value is not None}
    st.download_button(
        "Save this map as one HTML file",
        data=lambda: document(atlas, follow, days, opening).encode("utf-8"),
        file_name="summit-atlas.html",
        mime="text/html",
        on_click="ignore",
        help="Opens in any browser, with no network, and can be passed on.",
    )

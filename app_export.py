"""The menu of exports: each file is made only when it is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from geo.atlas import Atlas, Days
from geo.export import FORMATS, Choice, export, notes

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

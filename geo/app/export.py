"""The map as a file, and the menu of exports: each file is made only when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from ..atlas import Atlas, Days
from ..export import FORMATS, Choice, export, notes
from ..html import map_document
from ..language import N_, _
from .languages import as_spoken, carried, choose_carried
from .made import replay
from .standing import question

WHOLE, SHOWN = N_("The whole table"), N_("What is shown: this leader and these days")


def export_menu(atlas: Atlas, leader: str, days: Days | None) -> None:
    """A button that opens the formats; nothing is computed while it is closed."""
    menu = st.popover(_("Export for other programs"), key="export_menu", on_change="rerun")
    if not menu.open:
        return
    with menu:
        choose_carried("export_languages")
        what = st.radio(_("What to export"), [WHOLE, SHOWN], format_func=_, key="export_what")
        choice = Choice() if what == WHOLE else Choice(leader, *(days or (None, None)))
        for form in FORMATS.values():
            st.download_button(
                _(form.title),
                data=partial(export, atlas, form, choice),
                file_name=f"{atlas.name}.{form.name}",
                mime=form.mime,
                on_click="ignore",
                key=f"export {form.name}",
                width="stretch",
            )
            for note in notes(atlas, form, choice):
                st.caption(_as_sentence(note))


def _as_sentence(note: str) -> str:
    return f"{note[0].upper()}{note[1:]}."


def map_button(
    atlas: Atlas,
    leader: str,
    days: Days | None,
    choices: Mapping[str, Any],
    changes: Mapping[str, Any],
    *,
    is_told: bool,
) -> None:
    """The map that is shown, as a file to keep; ``choices``: those of ``replay_document`` made on the map.

    ``changes``: what is marked on it as changed. ``is_told``: a story is shown in its place. It opens as the
    map stands when the button is pressed.
    """
    opening = {name: value for name, value in choices.items() if value is not None}
    asked, tags = question(), carried()

    def made() -> bytes:
        follow = None if leader == atlas.busiest else leader
        range_shown = None if days == atlas.opening(leader) else days
        shown = replay(atlas, follow, range_shown, opening, changes, tags, asked.answer())
        return map_document(shown).encode("utf-8")

    st.download_button(
        _("Save the map alone, without the story") if is_told else _("Save this map as one HTML file"),
        data=as_spoken(made),
        file_name="summit-atlas.html",
        mime="text/html",
        on_click=asked.ask,
        help=_("Opens in any browser, with no network, and can be passed on."),
    )

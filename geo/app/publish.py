"""What is shown as a folder for any web server, packed in a zip: what ``python -m geo publish`` writes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from ..atlas import Days
from ..errors import BrowserError
from ..html import heading
from ..language import _
from ..pictures import Browser, find
from ..publishing import address_of, published, zipped
from . import story_state
from .guard import is_shared
from .languages import as_spoken, carried, choose_carried
from .made import replay
from .shown import Shown
from .standing import question
from .text import plain


def publish_menu(shown: Shown, leader: str, days: Days | None, choices: Mapping[str, Any]) -> None:
    """A button that opens what there is to say of the folder; nothing is computed while it is closed.

    ``choices``: those of ``replay_document`` made on the map.
    """
    menu = st.popover(_("Publish"), key="publish_menu", on_change="rerun")
    if not menu.open:
        return
    with menu:
        st.caption(
            _(
                "A folder for any web server, as a zip: the map in one page, the table, the credits, and "
                "texts to copy for WordPress and others. Nothing is sent anywhere."
            )
        )
        text = st.text_input(
            _("Where the folder will be, if you know it"),
            key="publish_address",
            placeholder="https://example.org/map/",
            help=_("Networks that show a page by its address need all of it."),
        )
        choose_carried("publish_languages")
        written = bool(story_state.writing().book.chapters)
        tells = written and st.checkbox(_("Tell the story that is written here"), True, key="publish_story")
        story = story_state.read_now(shown.atlas, shown).document if tells else None
        try:
            address = address_of(text.strip())
        except ValueError:
            st.error(plain(_("This is no address of a folder. Write it as https://example.org/map/.")))
            return
        asked, draws = question(), not is_shared() and _browser() is not None
        if not draws:
            st.caption(
                _("The folder comes without the picture that networks show, for no browser draws it here.")
            )
        folder = partial(_folder, shown, leader, days, choices, carried(), address, story, draws)
        st.download_button(
            _("Save the folder as a zip"),
            # A story begins with its first chapter.
            data=as_spoken(lambda: folder("" if story else asked.answer())),
            file_name="summit-atlas-folder.zip",
            mime="application/zip",
            on_click="ignore" if story else asked.ask,
            key="publish_save",
        )


def _folder(
    shown: Shown,
    leader: str,
    days: Days | None,
    choices: Mapping[str, Any],
    languages: tuple[str, ...],
    address: str,
    story: Mapping[str, Any] | None,
    has_picture: bool,
    standing: str = "",
) -> bytes:
    """The folder with the picture that networks show, where a browser of this machine draws it."""
    atlas = shown.atlas
    follow = None if leader == atlas.busiest else leader
    shown_days = None if days == atlas.opening(leader) else days
    opening = {name: value for name, value in choices.items() if value is not None}
    document = replay(atlas, follow, shown_days, opening, shown.changes, languages, standing)
    told = document | ({"story": story} if story else {})
    made = partial(published, atlas, document, title=heading(told), story=story, address=address)
    try:
        return zipped(made(browser=_browser() if has_picture else None))
    except BrowserError:
        return zipped(made(browser=None))


def _browser() -> Browser | None:
    try:
        return find()
    except BrowserError:
        return None

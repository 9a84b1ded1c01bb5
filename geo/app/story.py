"""The story of a table on the page: in place of the map by one click, and saved as a file.

It is the one that was written here, otherwise the one that came with the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

from ..errors import Problem
from ..language import _, ngettext
from . import story_state
from .findings import placed
from .frame import Document, frame
from .languages import as_spoken, carried
from .made import story_document
from .shown import Shown
from .standing import question
from .story_state import TELL
from .text import plain

_KEPT = "story_made"
_SHOWN = 12


class _Told(NamedTuple):
    """The story of one table, made once."""

    digest: str
    """That of the map that it is made beside."""
    standing: object
    """The state that it tells; None for the story that came with the table."""
    written: Mapping[str, Any] | None
    """They as the document carries them, or None as well."""
    document: Document
    problems: tuple[Problem, ...]


def told(shown: Shown, key: str) -> bool:
    """Tell the story in the frame of the map, where there is one and the reader wants it; whether so.

    Below it what is wrong with it, and a button that saves it.
    """
    writing = story_state.writing()
    chapters = len(writing.book.chapters) or len(shown.dataset.story)
    if not chapters:
        return False
    words = ngettext(
        "Read it as a story ({count} chapter)", "Read it as a story ({count} chapters)", chapters
    )
    if not st.toggle(words, key=TELL, help=_("A text beside the map, which follows as you read.")):
        return False
    made = _made(shown)
    story_state.drawn()
    wanted: dict[str, Any] = {"chapter": writing.at + 1} if writing.book.chapters else {}
    asked = question().asked or story_state.asked()
    frame("story", made.document, wanted, report=(), key=key, on_state=_hear, ask=asked)
    for problem in made.problems[:_SHOWN]:
        st.warning(plain(placed(problem)))
    if len(made.problems) > _SHOWN:
        st.caption(
            ngettext(
                "And {count} more.",
                "And {count} more.",
                len(made.problems) - _SHOWN,
            )
        )
    tags = carried()
    st.download_button(
        _("Save this story as one HTML file"),
        data=as_spoken(lambda: story_document(shown.atlas, made.written, tags)[0].encode("utf-8")),
        file_name="summit-atlas-story.html",
        mime="text/html",
        on_click="ignore",
        help=_("Opens in any browser, with no network, and can be passed on."),
        key="story_save_html",
    )
    return True


def _made(shown: Shown) -> _Told:
    book = story_state.writing().book
    standing = book.standing if book.chapters else None
    kept: _Told | None = st.session_state.get(_KEPT)
    if kept is None or kept.digest != shown.document.digest or kept.standing is not standing:
        read = story_state.read_now(shown.atlas, shown) if standing else None
        # What is wrong with chapters that are written here stands beside their fields.
        written = read.document if read else None
        html, problems = story_document(shown.atlas, written)
        kept = _Told(shown.document.digest, standing, written, Document.of(html), problems)
        st.session_state[_KEPT] = kept
    return kept


def _hear() -> None:
    """A story tells the page nothing that it would keep, but what its map shows where that is asked."""
    state = st.session_state["map"].get("state") or {}
    story_state.hear(state)
    question().hear(state)

"""The page's language: the browser's at first, then the one that is chosen, kept in session and address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from json import dumps
from typing import Any, Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ..language import (
    ENGLISH,
    LANGUAGES,
    PSEUDO,
    RIGHT_TO_LEFT,
    _,
    follow,
    is_language,
    number_words,
    speaking,
    spoken,
    wanted_language,
)
from .text import FROM_THE_RIGHT

KEY: Final = "language"
"""Under this name the session and the page's address have its tag."""
_CHOSEN, _BEFORE, _CARRIED = "language_chosen", "language_before", "languages_of_files"
"""Whether a reader chose it, what was spoken in the run before, and what saved files shall speak."""
_FILES: Final = '[data-testid="stFileUploaderDropzone"]'
_BUTTON: Final = 'button [data-testid="stMarkdownContainer"] p'
_DROPPED: Final = "> input + div:not(:has(button, [data-testid])) span"
_LIMIT: Final = '[data-testid="stFileUploaderDropzoneInstructions"] span'
"""Where in a field for files stands what its button does, what happens when files are held over it, and how
large they may be."""
TAB, _OPEN = "tab", "tab_open"
"""Under these names the session has the tab that is open: as it is called on the page, and in English."""
_CHOSEN_BY_WORDS: Final = (
    "which ",
    "export_what",
    "measure",
    "column ",
    "home_who",
    "home_country",
)
"""How keys of fields begin that a browser tells of by the words it shows, and that are not kept anyhow."""


def begun() -> AbstractContextManager[None]:
    """Know the language of this run before anything is drawn; within, it is spoken."""
    _begin()
    return speaking(str(st.session_state[KEY]))


def _begin() -> None:
    state = st.session_state
    if KEY not in state:
        asked = st.query_params.get(KEY)
        state[_CHOSEN] = is_language(asked)
        state[KEY] = asked if is_language(asked) else wanted_language(_wanted())
    else:
        state[KEY] = state[KEY] if is_language(state[KEY]) else ENGLISH
    if state.get(_BEFORE, state[KEY]) != state[KEY]:
        _keep_what_is_chosen()
    state[_BEFORE] = state[KEY]


def _wanted() -> list[str]:
    """The languages of the reader's browser; of those it tells the best alone."""
    return [one] if (one := st.context.locale) else []


def _keep_what_is_chosen() -> None:
    """Have every field tell the browser what is chosen in it by its new words: it knows the old ones."""
    for key in list(st.session_state):
        if str(key).startswith(_CHOSEN_BY_WORDS):
            st.session_state[key] = st.session_state[key]


def choose_language() -> None:
    """The field for the language, at the top of the panel; each language is called as it calls itself."""
    st.sidebar.selectbox(
        _("Language"),
        _tags(),
        key=KEY,
        format_func=lambda tag: LANGUAGES.get(tag, tag),
        label_visibility="collapsed",
        icon=":material/language:",
        on_change=st.session_state.__setitem__,
        args=(_CHOSEN, True),
    )


def address() -> None:
    """Have the page's address name the language that was chosen, so that others are shown it too."""
    if st.session_state.get(_CHOSEN) and st.query_params.get(KEY) != spoken():
        st.query_params[KEY] = spoken()


def dressed(style: str) -> None:
    """Give the page its style, turned round where its language runs so, and tell the browser which one it is:
    by that it is read aloud and broken into lines."""
    turned = FROM_THE_RIGHT if spoken() in RIGHT_TO_LEFT else ""
    st.html(f"<style>{style}{turned}{_uploaders()}</style>")
    # Streamlit says English of every page. The tag is one of our own.
    script = f"document.documentElement.lang = '{spoken()}'"
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def _uploaders() -> str:
    """A style in which fields for files speak the language: Streamlit has their words in English alone. A
    button keeps its own beside ours for who listens: without, it would have no name there."""
    if spoken() == ENGLISH:
        return ""
    most = st.get_option("server.maxUploadSize")
    return (
        _worded(f"{_FILES} > span {_BUTTON}", _("Upload"))
        + _worded(f"{_FILES} {_DROPPED}", _("Drop the files here"))
        + limited("", most)
    )


def limited(within: str, most: int) -> str:
    """A style in which fields for files below ``within`` (a selector) say in the language how many MB fit."""
    if spoken() == ENGLISH:
        return ""
    return _worded(f"{within} {_FILES} {_LIMIT}", _("at most {size} MB per file", size=number_words(most)))


def _worded(part: str, words: str) -> str:
    """A style in which ``words`` stand in place of those of ``part``; who listens hears them apart."""
    written, heard = (dumps(text, ensure_ascii=False) for text in (words, f" {words}"))
    shown = f"content: {written}; content: {written} / {heard}; font-size: 0.875rem"
    return f"{part} {{ font-size: 0 }} {part}::after {{ {shown} }} "


def as_spoken(make: Callable[[], Any]) -> Callable[[], Any]:
    """What makes a file when its button is pressed, outside of any run, in the language of now."""
    tag = spoken()

    def made() -> Any:
        with speaking(tag):
            return make()

    return made


def carried() -> tuple[str, ...]:
    """The languages that a saved file has beside English: that of the page, until others are chosen."""
    chosen: Sequence[str] = st.session_state.get(_CARRIED, (spoken(),))
    return tuple(tag for tag in chosen if tag != ENGLISH)


def choose_carried(key: str) -> None:
    """The field for the languages of saved files; ``key`` tells it from the same field in other menus."""
    shown = [ENGLISH, *carried()]
    # Only where it is not so already: what is said in every run takes back a choice that is made during one.
    if set(st.session_state.get(key, ())) != set(shown):
        st.session_state[key] = shown
    st.multiselect(
        _("Languages that the file speaks"),
        _tags(),
        key=key,
        format_func=lambda tag: LANGUAGES.get(tag, tag),
        on_change=lambda: st.session_state.__setitem__(_CARRIED, tuple(st.session_state[key])),
        help=_("A map, a story or a folder that is saved. English is always among them."),
    )


def _tags() -> list[str]:
    return [*LANGUAGES, *([PSEUDO] if spoken() == PSEUDO else [])]


def tracked_tabs(names: Sequence[str]) -> Sequence[Any]:
    """Tabs of these English names in the reader's language; the one that is open stays so in another one.

    Tracked under a key: otherwise the page opens its first tab again when anything above it changes.
    """
    labels = [_(name) for name in names]
    state = st.session_state
    if state.get(TAB) not in labels:
        opened = state[TAB] if state.get(TAB) in names else state.get(_OPEN)
        if opened in names:
            state[TAB] = labels[names.index(opened)]
    tabs = st.tabs(labels, key=TAB, on_change="rerun")
    state[_OPEN] = next((name for name, tab in zip(names, tabs, strict=True) if tab.open), names[0])
    return tabs


def _spoken_here() -> str:
    """The language of the reader whose page is drawn now; English where none is."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return ENGLISH
    tag = st.session_state.get(KEY)
    return str(tag) if is_language(tag) else ENGLISH


follow(_spoken_here)

"""Texts pasted or uploaded, with what is said of each: publication day, source, address."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ..dates import day_number
from ..desk import Text, about
from ..errors import SummitAtlasError, TableError
from ..language import N_, _, ngettext, number_words
from ..prose import ENDINGS
from ..resources import DATA
from . import findings
from .aside import Waiting, aside, is_large
from .guard import is_shared
from .texts_made import ReadText, texts_opened, texts_read
from .texts_state import OnDesk, keep, on_desk

DEMONSTRATION: Final = DATA / "prose" / "demonstration"
MOST_CHARACTERS: Final = 300_000
"""On one desk: a browser shows them at once, with everything marked in them."""
LARGE: Final = 60_000
"""Characters from which texts are read in a process of their own."""
PASTED: Final = "texts_pasted"
_CLEAR, _OPENED = "texts_clear", "texts_opened"
_EPOCH: Final = date(1970, 1, 1)
_WHERE: Final = (
    N_("It is read on this computer; nothing is sent anywhere."),
    N_("It is read on the server of this page, and forgotten there when you leave."),
)


class _Given(NamedTuple):
    """A text as it came, with the name of its file."""

    text: str
    name: str

    @property
    def key(self) -> str:
        return hashlib.sha256(f"{self.name}\0{self.text}".encode("utf-8", "replace")).hexdigest()[:16]


def give(waiting: DeltaGenerator) -> None:
    """Fields to paste and upload texts, and what is said of each; a button that reads them."""
    state = on_desk()
    words, files = st.columns([3, 2])
    kinds = _("Text, Markdown, Word, saved web pages, PDF files that have text.")
    pasted = words.text_area(
        _("Paste a text"),
        key=PASTED,
        height=170,
        placeholder=_("An article, a readout, a list of visits, with its head: who published it, and when."),
    )
    uploaded = files.file_uploader(
        _("or take files"),
        [ending.removeprefix(".") for ending in ENDINGS],
        accept_multiple_files=True,
        key=f"texts_files {len(state.desk.texts) if state else 0}",
        help=f"{kinds} {_(_WHERE[is_shared()])}",
    )
    given = [_Given(pasted, "")] if pasted.strip() else []
    given += [one for file in uploaded if (one := _opened(file, waiting)) is not None]
    texts = [_said_of(one, number) for number, one in enumerate(given, start=1)]
    if given:
        st.text_input(
            _("Read for (a leader's name; may be empty)"),
            key="texts_follow",
            help=_(
                "Whom he or she means when nothing else says, and whose list a list is. Empty: the person "
                "most spoken of."
            ),
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        # Never greyed: the field tells of its text only when it is left, and that is when this is pressed.
        read = st.button(_("Read"), type="primary", key="texts_read")
        if state is None:
            st.button(
                _("Try it with two made-up texts"),
                on_click=_demonstrate,
                args=(waiting,),
                key="texts_demonstration",
            )
        st.caption(_(_WHERE[is_shared()]))
    if read:
        _read([one for one in texts if one is not None], len(texts), waiting)


def _opened(file: UploadedFile, waiting: DeltaGenerator) -> _Given | None:
    """The text of an uploaded file, taken out of it once; says why where it has none."""
    kept: dict[str, _Given | TableError] = st.session_state.setdefault(_OPENED, {})
    if file.file_id not in kept:
        try:
            kept[file.file_id] = _Given(_text_in(file, waiting), file.name)
        except TableError as error:
            kept[file.file_id] = error
    found = kept[file.file_id]
    if isinstance(found, TableError):
        st.error(_("This file cannot be read."))
        findings.refusal(found.problems)
        return None
    return found


def _text_in(file: UploadedFile, waiting: DeltaGenerator) -> str:
    content = file.getvalue()
    if not is_large(len(content)):
        return texts_opened(content, file.name)
    told = _waiting(waiting.progress(0.0, text=_("Opening the file …")), _("Opening the file"))
    try:
        text: str = aside("texts_opened", content, file.name, waiting=told, name=file.name)
    finally:
        waiting.empty()
    return text


def _said_of(given: _Given, number: int) -> Text | None:
    """What is said of a text, proposed from it; None while its day of publication is not known."""
    found = about(given.text)
    stem, unnamed = given.name.rpartition(".")[0] or given.name, _("Text {number}", number=number)
    with st.container(border=True, gap="small"):
        length = ngettext("{count} word", "{count} words", len(given.text.split()))
        name = found.title or stem or _("The pasted text")
        st.text(f"{name} · {length}")
        day, source, address = st.columns([1, 2, 2])
        published = day.date_input(
            _("Published on"),
            value=_date(found.published),
            min_value=date.min,
            max_value=date.max,
            format="YYYY-MM-DD",
            key=f"texts_published {given.key}",
            help=_("From this day on Tuesday and last week are counted."),
        )
        name = source.text_input(
            _("Source"), value=found.source or stem or unnamed, key=f"texts_source {given.key}"
        )
        url = address.text_input(_("Address"), value=found.url, key=f"texts_url {given.key}")
    if not isinstance(published, date):
        return None
    return Text(
        given.text,
        day_number(published.year, published.month, published.day),
        name.strip()[:200] or unnamed,
        url.strip()[:1_000],
        found.title,
    )


def _date(day: int | None) -> date | None:
    if day is None:
        return None
    ordinal = day + _EPOCH.toordinal()
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def _read(texts: Sequence[Text], wanted: int, waiting: DeltaGenerator) -> None:
    """Put texts on the desk, with everything that is read in them."""
    if not wanted:
        st.warning(_("Paste a text or take a file first."))
        return
    if len(texts) < wanted:
        st.warning(_("Say on which day it was published: without it no date can be told."))
        return
    if put(texts, waiting):
        st.session_state[_CLEAR] = True
        st.session_state.pop(_OPENED, None)
        st.rerun()


def clear_pasted() -> None:
    """Empty the field of a text that was read; before it is drawn, as Streamlit wants it."""
    if st.session_state.pop(_CLEAR, False):
        st.session_state[PASTED] = ""


def put(texts: Sequence[Text], waiting: DeltaGenerator) -> bool:
    """Read texts and put them on the desk of this session; False where they are too many, and why is said."""
    state = on_desk() or OnDesk()
    size = sum(len(text.text) for text in (*state.desk.texts, *texts))
    if size > MOST_CHARACTERS:
        most = number_words(MOST_CHARACTERS)
        st.error(
            ngettext(
                "These are {count} character, and a desk holds {most}. Save the rows and begin "
                "anew with the next texts, or give this one in parts.",
                "These are {count} characters, and a desk holds {most}. Save the rows and begin "
                "anew with the next texts, or give this one in parts.",
                size,
                most=most,
            )
        )
        return False
    if any(one.text == text.text for one in state.desk.texts for text in texts):
        st.warning(_("This text is on the desk already."))
        return False
    try:
        read = _read_aside(texts, state, waiting, _follow())
    except SummitAtlasError as error:
        waiting.empty()
        st.error(_("These texts cannot be read."))
        st.text(findings.told(error))
        return False
    keep(replace(state.with_texts(read), follow=_follow()))
    return True


def read_again(state: OnDesk, waiting: DeltaGenerator) -> OnDesk:
    """The desk with what is read in its texts, where it was kept without; as it is where that cannot be."""
    if len(state.readings) == len(state.desk.texts):
        return state
    try:
        read = _read_aside(state.desk.texts, OnDesk(), waiting, state.follow)
    except SummitAtlasError as error:
        waiting.empty()
        st.error(_("These texts cannot be read."))
        st.text(findings.told(error))
        return state
    state = replace(state, readings=tuple(one.reading for one in read))
    keep(state)
    return state


def _follow() -> str:
    return str(st.session_state.get("texts_follow", "")).strip()[:200]


def _read_aside(texts: Sequence[Text], state: OnDesk, waiting: DeltaGenerator, follow: str) -> list[ReadText]:
    size = sum(len(text.text) for text in texts)
    if size <= LARGE and not (is_shared() and size > LARGE // 10):
        return texts_read(texts, state.readings, follow)
    words = ngettext("Reading {count} character", "Reading {count} characters", size)
    told = _waiting(waiting.progress(0.0, text=f"{words} …"), words)
    try:
        found: list[ReadText] = aside(
            "texts_read", list(texts), list(state.readings), follow, waiting=told, name=texts[0].source
        )
    finally:
        waiting.empty()
    return found


def _waiting(bar: DeltaGenerator, words: str) -> Waiting:
    def waiting(seconds: float, far: tuple[Any, ...] | None) -> None:
        bar.progress(0.0, text=_("{what} … {seconds} s", what=words, seconds=number_words(seconds, 0)))

    return waiting


def _demonstrate(waiting: DeltaGenerator) -> None:
    """The bundled texts, made up for this, with what they say of themselves."""
    texts = []
    for path in sorted(DEMONSTRATION.glob("*.txt")):
        text = path.read_text("utf-8")
        found = about(text)
        if found.published is not None:
            texts.append(Text(text, found.published, found.source, found.url, found.title))
    put(texts, waiting)

"""The fields of one chapter: what it tells, its picture, and what it shows of the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import streamlit as st

from ..language import N_, _
from ..storybook import Book, Chapter, Fault, pictured, said, unpictured, written
from .story_state import make
from .text import plain

MOST_MB: Final = 20
_TURN: Final = "story_picture_turn"
"""How often the field for pictures was emptied."""
_MOST_FAULTS: Final = 5
# Translators: Markdown is explained; backslashes keep its signs from being read as such. Leave the signs.
_MARKDOWN: Final = N_(
    "Leave a line free between paragraphs. \\*slanted\\*, \\*\\*bold\\*\\*, \\[words\\]\\(https&#58;//…\\) "
    "for a link, \\[words\\]\\(#chapter=3\\) for one to a chapter; \\- at the beginning of a line for a list."
)
# Translators: dates, numbers and words such as all, 30-days, equal-earth, fit are typed as they are.
_BY_HAND: Final[Mapping[str, tuple[str, str]]] = {
    "date": (N_("Day"), N_("For example 2024-05-17, or 16–17 May 2024: then the last of these days.")),
    "from": (N_("First day on the timeline"), N_("For example 2024-05-01.")),
    "to": (N_("Last day on the timeline"), N_("For example 2024-07-10.")),
    "meeting": (
        N_("Meeting"),
        N_("The id of a meeting: its first day and its place, unless others are written here."),
    ),
    "follow": (N_("Whom to follow"), N_("A leader's name, or everyone.")),
    "compare": (N_("Compared with"), N_("A second leader's name, or nobody.")),
    "mode": (N_("What of the past is shown"), N_("all, 30-days, 90-days, 365-days or now.")),
    "layers": (
        N_("Layers"),
        N_(
            "What countries are coloured by (none, made, hosted, both, meetings), and behind a semicolon "
            "what is seen beside their colours (all, marks, nothing)."
        ),
    ),
    "projection": (
        N_("Projection"),
        N_(
            "equal-earth, web-mercator, azimuthal-equidistant, orthographic or north-polar; behind a "
            "semicolon the longitude in its middle, or seat."
        ),
    ),
    "view": (
        N_("Where the map looks"),
        N_("Latitude, longitude, zoom (40, 90, 3); a country; or fit."),
    ),
}
"""Columns that can be written by hand: what they are called, and what is allowed."""


def fields(
    book: Book, chapter: Chapter, told: Mapping[str, Any], faults: Iterable[Fault], *, first: bool
) -> None:
    """Draw the fields of a chapter, each with what is wrong in it. ``told``: the chapter as it is told."""
    by_column: dict[str, list[Fault]] = {}
    for fault in faults:
        by_column.setdefault(fault.column, []).append(fault)
    _text(chapter, by_column)
    with st.container():
        _picture(book, chapter, by_column)
    _map(chapter, told, by_column)
    if not first:
        key = f"story play {chapter.id}"
        _kept(key, told.get("play") is True)
        st.checkbox(
            _("Let time run from the day of the chapter before"),
            key=key,
            on_change=lambda: _write(chapter.id, "play", "yes" if st.session_state[key] else ""),
        )


def _kept(key: str, value: object) -> None:
    """Have a field show what stands in the book, also after a step back."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _write(number: int, column: str, text: str) -> None:
    make(lambda book: written(book, number, column, text))


def _field(
    draw: Callable[..., Any],
    chapter: Chapter,
    column: str,
    label: str,
    found: Mapping[str, list[Fault]],
    **more: Any,
) -> None:
    """A field of one cell, and below it what is wrong in it; in a place of its own, so that what comes and
    goes moves no other field."""
    key = f"story {column} {chapter.id}"
    _kept(key, chapter.cell(column))
    with st.container():
        draw(
            label,
            key=key,
            on_change=lambda: _write(chapter.id, column, st.session_state[key]),
            **more,
        )
        _faults(found.get(column, ()))


def _faults(found: Sequence[Fault]) -> None:
    if found:
        grave = any(fault.severity == "error" for fault in found)
        words = "  \n".join(plain(fault.words) for fault in found[:_MOST_FAULTS])
        (st.error if grave else st.warning)(words)


def _text(chapter: Chapter, found: Mapping[str, list[Fault]]) -> None:
    _field(st.text_input, chapter, "title", _("Title"), found, placeholder=_("What is this chapter about?"))
    _field(st.text_area, chapter, "text", _("Text"), found, height=220)
    st.caption(_(_MARKDOWN))


def _picture(book: Book, chapter: Chapter, found: Mapping[str, list[Fault]]) -> None:
    """The picture with its description and credit, or a field to add one."""
    name = chapter.cell("image")
    if not name:
        # Another field after each file, and not before: one that is made anew loses what is on its way.
        key = f"story picture {chapter.id} {st.session_state.get(_TURN, 0)}"
        st.file_uploader(
            _("Add a picture"),
            type=["jpg", "jpeg", "png", "webp", "gif", "tif", "tiff"],
            key=key,
            max_upload_size=MOST_MB,
            on_change=_add_picture,
            args=(chapter.id, key),
            help=_(
                "JPEG, PNG, WebP, GIF or TIFF, at most 20 MB. It is reduced, and what a camera wrote "
                "beside it (place, time, owner) is left out."
            ),
        )
        return
    if picture := book.pictures.get(name):
        st.image(picture.content, width=280, alt=chapter.cell("alt") or _("Picture of this chapter"))
    else:
        st.text(_("Picture: {name}", name=name))
    _faults(found.get("image", ()))
    _field(
        st.text_input,
        chapter,
        "alt",
        _("What the picture shows"),
        found,
        help=_("For readers who do not see it. Every picture needs it."),
    )
    _field(st.text_input, chapter, "credit", _("Whose picture it is"), found)
    st.button(
        _("Take the picture away"),
        key="story_unpicture",
        on_click=make,
        args=(lambda now: unpictured(now, chapter.id),),
    )


def _add_picture(number: int, key: str) -> None:
    file = st.session_state.get(key)
    if file is not None:
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
        make(lambda book: pictured(book, number, file.name, file.getvalue()))


def _map(chapter: Chapter, told: Mapping[str, Any], found: Mapping[str, list[Fault]]) -> None:
    """What the chapter shows of the map, in words; and its cells, for who writes them by hand."""
    lines = [
        _("{name}: {words}", name=f"**{plain(one.what)}**", words=plain(one.words)) for one in said(told)
    ]
    st.markdown(_("On the map: {told}", told=" · ".join(lines)))
    wrong = any(found.get(column) for column in _BY_HAND)
    with st.expander(
        _("Write by hand what the map shows"), expanded=wrong, key=f"story by hand {chapter.id}"
    ):
        for column, (label, allowed) in _BY_HAND.items():
            _field(st.text_input, chapter, column, _(label), found, help=plain(_(allowed)))

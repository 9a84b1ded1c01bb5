"""Ways to the chapters of a story: keep a view, draft, open a file; and back and on, and into a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from ..atlas import Days
from ..errors import TableError
from ..language import N_, _, ngettext
from ..story import headline
from ..storybook import (
    Book,
    NotTakenError,
    Picture,
    as_cells,
    as_table,
    drafted,
    filled,
    opened,
    packed,
    picture_of,
    step_words,
)
from . import story_state
from .shown import Shown
from .story_state import Writing, make, writing
from .text import plain

WHOLE = "story_whole"
"""Whether the whole page is to be drawn anew."""
_FILE, _TURN = "story_file", "story_file_turn"
"""The field for files, and how often it was emptied."""
_INSTEAD = N_("In place of the chapters that are there; they can be had again by Undo.")


def whole(do: Callable[[], None]) -> None:
    """Do something that the map above has to hear of."""
    do()
    st.session_state[WHOLE] = True


def ways_in(shown: Shown, leader: str, days: Days | None, book: Book) -> None:
    """The buttons above the list: new chapters, steps back and on, and the file."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            _("Keep this view as a chapter"),
            type="primary",
            key="story_keep",
            on_click=whole,
            args=(story_state.ask,),
            help=_(
                "Takes over the day, the leader and the look of the map above; the new chapter stands "
                "behind the one that is open."
            ),
        )
        if book.chapters or len(book.steps) > 1:
            _steps(book)
        if book.chapters:
            # The switch above the map, which stays in sight here while that does not.
            is_told = bool(st.session_state.get(story_state.TELL))
            st.button(
                _("Back to the map") if is_told else _("Preview as readers see it"),
                key="story_see",
                on_click=whole,
                args=(lambda: story_state.tell(not is_told),),
                help=_("The story in place of the map above, at the chapter that is open."),
            )
            st.download_button(
                _("Save as a zip"),
                data=lambda: packed(book),
                file_name="story.zip",
                mime="application/zip",
                on_click="ignore",
                key="story_save",
                help=_("story.csv with its pictures. It is opened here again."),
            )
            with st.popover(_("More"), key="story_more"):
                _beginnings(shown, leader, days, is_begun=True)
                _opener(shown, is_begun=True)
        else:
            _beginnings(shown, leader, days, is_begun=False)
    if not book.chapters:
        _opener(shown, is_begun=False)


def _steps(book: Book) -> None:
    # Translators: {step} is one of the steps in this catalogue, such as "moving a chapter".
    undo, redo = step_words(book.undoes), step_words(book.redoes)
    undoes = plain(_("Takes back: {step}", step=undo) if undo else _("There is nothing to take back"))
    redoes = plain(_("Does again: {step}", step=redo) if redo else _("There is nothing to do again"))
    st.button(
        _("Undo"), key="story_undo", disabled=not book.undoes, on_click=_step, args=(Book.back,), help=undoes
    )
    st.button(
        _("Redo"), key="story_redo", disabled=not book.redoes, on_click=_step, args=(Book.again,), help=redoes
    )


def _step(step: Callable[[Book], Book]) -> None:
    """Go a step back or on; a chapter that comes with it is open then."""
    now = writing()
    before = {one.id for one in now.book.chapters}
    make(step, lambda book: next((one.id for one in book.chapters if one.id not in before), now.open))


def _beginnings(shown: Shown, leader: str, days: Days | None, *, is_begun: bool) -> None:
    """Chapters that are there at once: a draft, and the story of the table; each can be undone."""
    st.button(
        _("Draft from the meetings"),
        key="story_draft",
        on_click=_draft,
        args=(shown, leader, days),
        help=_(
            "One chapter for each trip of {leader} abroad, in plain words, to be rewritten. They come behind "
            "the chapters that are there.",
            leader=plain(leader),
        ),
    )
    if len(shown.dataset.story):
        count = len(shown.dataset.story)
        st.button(
            ngettext(
                "Begin from the story of this table ({count} chapter)",
                "Begin from the story of this table ({count} chapters)",
                count,
            ),
            key="story_own",
            on_click=_begin_from_own,
            args=(shown,),
            help=_("In place of the chapters that are there; they can be had again by Undo.")
            if is_begun
            else None,
        )


def _opener(shown: Shown, *, is_begun: bool) -> None:
    """The field for a story that somebody has as a file."""
    turn = st.session_state.get(_TURN, 0)
    st.file_uploader(
        _("Open a story: story.csv, or a zip of it with its pictures"),
        type=["zip", "csv", "tsv", "xlsx", "ods", "json"],
        key=f"{_FILE} {turn}",
        on_change=_open,
        args=(shown, f"{_FILE} {turn}"),
        help=_(_INSTEAD) if is_begun else None,
    )


def _first_new(before: Book) -> Callable[[Book], int]:
    """The first chapter that ``before`` did not have."""
    return lambda book: next((one.id for one in book.chapters if one.id >= before.next), 0)


def _draft(shown: Shown, leader: str, days: Days | None) -> None:
    book = writing().book
    atlas = shown.atlas
    rows = as_cells(as_table(drafted(atlas, leader, days)), atlas, shown.opening)
    if not rows:
        words = _("No trip of {leader} abroad is known within these days.", leader=leader)
        story_state.keep(Writing(book, writing().open, words))
        return
    make(lambda now: filled(now, rows, "drafted"), _first_new(book))


def _begin_from_own(shown: Shown) -> None:
    book = writing().book
    rows = as_cells(shown.dataset.story, shown.atlas, shown.opening)
    called = headline(shown.dataset.story)
    make(lambda now: filled(now, rows, "own", instead=True, headline=called), _first_new(book))


def _open(shown: Shown, key: str) -> None:
    file = st.session_state.get(key)
    if file is None:
        return
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    book = writing().book
    try:
        found = opened(file.name, file.getvalue())
        rows = as_cells(found.table, shown.atlas, shown.opening)
        pictures, refused = _pictures(found.pictures)
    except TableError as error:
        story_state.keep(Writing(book, writing().open, _in_words(error)))
        return
    called = headline(found.table)
    make(lambda now: filled(now, rows, "opened", pictures, instead=True, headline=called), _first_new(book))
    if refused and not writing().refused:
        story_state.keep(Writing(writing().book, writing().open, refused))


def _pictures(contents: Mapping[str, bytes]) -> tuple[dict[str, Picture], str]:
    """The pictures that came with a story, and what is to be said of those that are none."""
    made: dict[str, Picture] = {}
    refused = ""
    for name, content in contents.items():
        try:
            made[name] = picture_of(content)
        except NotTakenError as error:
            refused = f"{name}: {error}"
    return made, refused


def _in_words(error: TableError) -> str:
    one = error.problems[0]
    reason = f"{one.found}; {one.allowed}; {one.advice}"
    return _("This story cannot be opened: {reason}.", reason=reason)

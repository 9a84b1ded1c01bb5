"""The tab Story: a story of the table written beside its map, chapter by chapter."""

from __future__ import annotations

import re

import streamlit as st

from ..atlas import Days
from ..language import N_, _, ngettext
from ..storybook import LONGEST_HEADLINE, Book, Chapter, Read, headed, moved, removed
from . import story_state
from .frame import served
from .languages import limited
from .shown import Shown
from .story_fields import MOST_MB, fields
from .story_state import Writing, make, writing
from .story_ways import WHOLE, ways_in, whole
from .tabs import keep_within
from .text import plain

_FIRST = N_(
    "A story tells the meetings as a text whose map goes along as one reads. Set the map above to what you "
    "want to show, and keep it as a chapter; or begin with a draft, or with a story that you have."
)
_STYLE = """
.st-key-story_chapter h2 { font-size: 1.1rem; padding: 0; }
.st-key-story_chapter [data-testid="stMarkdownContainer"]:has(h2) { margin-bottom: 0; }
.st-key-headline { display: none; }
.st-key-story_open img {
  height: 3.2rem; max-height: none !important; max-width: 6rem !important; object-fit: contain;
  margin: 0.15rem 0; vertical-align: middle; border-radius: 3px;
}
@media (min-width: 641px) and (min-height: 640px) {
  .st-key-map { position: sticky; top: 0; z-index: 5; }
  .stApp:has([data-testid="stExpandSidebarButton"]) .st-key-map { top: 3.5rem; }
  .summit-atlas-frame:is(.map, .story) { height: clamp(360px, 52vh, 640px); }
  .stMain { scroll-padding-top: calc(clamp(360px, 52vh, 640px) + 4.5rem); }
}
"""
"""While a story is written its map stays in sight, and no field that a key leads to lies behind it."""
_PICTURES = '[class*="st-key-story-picture-"]'
_OPEN = "story_open"
"""Under this name the session has the chapter that is chosen in the list."""
_HEADLINE = "story_headline"
_LISTED = 60
"""Characters of a title in the list."""


@st.fragment
def story_tab(shown: Shown, leader: str, days: Days | None) -> None:
    """The chapters of the story that is written of this table, one of them open to be written.

    A draft is made of the trips of ``leader`` within ``days``; None: all.
    """
    keep_within()
    st.html(f"<style>{_STYLE}{limited(_PICTURES, MOST_MB)}</style>")
    if st.session_state.pop(WHOLE, False) or story_state.is_drawn_otherwise():
        st.rerun()
    now = writing()
    with st.container():
        if now.refused:
            st.error(plain(now.refused))
        if not now.book.chapters:
            st.write(_(_FIRST))
        else:
            _headline(now.book)
    ways_in(shown, leader, days, now.book)
    if not now.book.chapters:
        return
    read = story_state.read_now(shown.atlas, shown)
    left, right = st.columns([1, 2], gap="medium")
    with left:
        _list(now, read)
    with right, st.container(key="story_chapter"):
        _chapter(now, read, now.at)


def _headline(book: Book) -> None:
    """The field for what the whole story is called."""
    if st.session_state.get(_HEADLINE) != book.headline:
        st.session_state[_HEADLINE] = book.headline
    st.text_input(
        _("Headline of the story"),
        key=_HEADLINE,
        max_chars=LONGEST_HEADLINE,
        placeholder=_("Who met whom"),
        help=_("It stands above the story, in its file and in the folder that is published."),
        on_change=lambda: make(lambda now: headed(now, st.session_state[_HEADLINE])),
    )


def _list(now: Writing, read: Read) -> None:
    """The chapters to choose from."""
    ids = [chapter.id for chapter in now.book.chapters]
    words = {one.id: _name(one, place) for place, one in enumerate(now.book.chapters)}
    captions = [
        f"{_thumbnail(now.book, one)}{_caption(read, place, one)}"
        for place, one in enumerate(now.book.chapters)
    ]
    # Said in every run: the browser knows the chosen one by its words, which may be others by now.
    st.session_state[_OPEN] = ids[now.at]
    st.radio(
        _("Chapters"),
        ids,
        format_func=words.__getitem__,
        captions=captions,
        key=_OPEN,
        on_change=_open,
    )


def _open() -> None:
    if isinstance(number := st.session_state[_OPEN], int):
        story_state.open_chapter(number)


def _name(chapter: Chapter, place: int) -> str:
    title = " ".join((chapter.cell("title") or chapter.cell("text")).split()) or _("Without a title")
    short = title if len(title) <= _LISTED else f"{title[: _LISTED - 1]}…"
    return f"{place + 1}\\. {plain(short)}"


def _thumbnail(book: Book, chapter: Chapter) -> str:
    """Its picture, small, as Markdown without words: the chapter's name stands above it."""
    picture = book.pictures.get(chapter.cell("image"))
    address = served(picture.small, "image/webp", f"story {picture.digest}") if picture else ""
    return f"![]({address}) " if address else ""


def _caption(read: Read, place: int, chapter: Chapter) -> str:
    """The day that a chapter shows, unless its title says it, and whether something in it is to be mended."""
    day = story_state.day_of(read.chapter(place))
    faults = len({fault.column for fault in read.faults.get(chapter.id, ())})
    mended = ngettext("{count} to mend", "{count} to mend", faults) if faults else ""
    said = "" if says_day(chapter.cell("title"), day) else day
    return plain(" · ".join(part for part in (said, mended) if part))


def says_day(title: str, day: str) -> bool:
    """Whether a title has a day, and not the end or the beginning of another: *6 May* is not in *16 May*.

    Told by figures alone: Han and kana are written without spaces.
    """
    return re.search(rf"(?<!\d){re.escape(day)}(?!\d)", title) is not None


def _chapter(now: Writing, read: Read, at: int) -> None:
    """One chapter: where it stands, what it tells, its picture, and what it shows of the map."""
    chapter, count = now.book.chapters[at], len(now.book.chapters)
    st.header(_("Chapter {number} of {count}", number=at + 1, count=count), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, by, off in ((_("Move up"), -1, at == 0), (_("Move down"), 1, at == count - 1)):
            st.button(
                label,
                key=f"story_move {by}",
                disabled=off,
                on_click=make,
                args=(lambda book, by=by: moved(book, chapter.id, by),),
            )
        st.button(
            _("Show it on the map"),
            key="story_show",
            on_click=whole,
            args=(lambda: story_state.show(read.chapter(at)),),
            help=_("The map above goes there; the chapter stays as it is."),
        )
        st.button(
            _("Take over the map as it stands"),
            key="story_take",
            on_click=whole,
            args=(lambda: story_state.ask(chapter.id),),
            help=_("The chapter then shows what the map above shows now. Its text and its picture stay."),
        )
        st.button(
            _("Delete this chapter"),
            key="story_delete",
            on_click=_delete,
            args=(now.book, at),
            help=_("It can be had again by Undo."),
        )
    fields(now.book, chapter, read.chapter(at), read.faults.get(chapter.id, ()), first=at == 0)


def _delete(book: Book, at: int) -> None:
    """Without the chapter; the one that stood behind it is open then."""
    beside = [one.id for one in (*book.chapters[at + 1 : at + 2], *book.chapters[max(at - 1, 0) : at])]
    make(lambda now: removed(now, book.chapters[at].id), lambda now: beside[0] if beside else 0)

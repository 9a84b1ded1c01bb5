"""The story that this session writes of its table: what the map is asked for it, what is shown."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import streamlit as st

from ..atlas import Atlas
from ..dates import DateSpan, label_said
from ..language import _
from ..projects import Kept, Project, part
from ..storybook import (
    Book,
    NotTakenError,
    Read,
    added,
    asked_of,
    cells_of,
    contents,
    read,
    resume,
    state,
    taken,
)
from .choose import MADE, table_now
from .frame import keep_chosen
from .page_parts import begun
from .range import KEY, kept_days
from .shown import Shown
from .upload import content_key

BOOKS: Final = "storybooks"
"""Under this name the session keeps the story of each of its tables."""
PART: Final = "story"
"""What a project calls it."""
EVERYONE: Final = "follow_everyone"
"""Whether the map shows everyone, instead of the leader of the page."""
TELL: Final = "story_told"
"""Whether the story is shown in place of the map."""
_ASKED, _ONCE, _READ, _SIZE = "story_asked", "story_once", "story_read", "story_map_size"
_DRAWN: Final = "story_drawn"
_USUAL_SIZE: Final = (900, 700)


@dataclass(frozen=True)
class Writing:
    """The story of one table, and where the person is in it."""

    book: Book = field(default_factory=Book)
    open: int = 0
    """The id of the chapter that is open; 0: the first one."""
    refused: str = ""
    """Why the last step was not made."""

    @property
    def at(self) -> int:
        """The position of the chapter that is open."""
        ids = [chapter.id for chapter in self.book.chapters]
        return ids.index(self.open) if self.open in ids else 0


def _table() -> str:
    """What tells the table that is worked on from the others of this session."""
    place, uploads = table_now()
    return f"{place} {begun(place)}" if place in MADE else content_key(uploads or [])


def writing() -> Writing:
    """The story of the table that is worked on."""
    found: Writing = st.session_state.get(BOOKS, {}).get(_table(), Writing())
    return found


def keep(new: Writing) -> None:
    """Have this as the story of the table that is worked on."""
    st.session_state[BOOKS] = {**st.session_state.get(BOOKS, {}), _table(): new}


def make(step: Callable[[Book], Book], opens: Callable[[Book], int] | None = None) -> None:
    """Make a step; where it cannot be, nothing is changed and ``refused`` says why.

    ``opens`` gives the id of the chapter that is open afterwards, where it is another one.
    """
    now = writing()
    try:
        book = step(now.book)
    except NotTakenError as error:
        keep(replace(now, refused=str(error)))
        return
    keep(Writing(book, opens(book) if opens else now.open))


def open_chapter(number: int) -> None:
    """Open the chapter of an id to be written."""
    keep(replace(writing(), open=number, refused=""))


def day_of(chapter: Mapping[str, Any]) -> str:
    """The day that a chapter shows, in words."""
    day = chapter.get("day")
    return _("No day") if day is None else label_said(DateSpan(day, day, precise=True, approximate=False))


def is_begun() -> bool:
    """Whether anything of a story was written of the table that is worked on."""
    return len(writing().book.steps) > 1


def part_now() -> tuple[tuple[object, ...], Callable[[], Kept]] | None:
    """The story as a part of a project, and what it is made of; None where none was ever begun."""
    if _table() not in st.session_state.get(BOOKS, {}):
        return None
    book = writing().book
    return (book,), lambda: Kept(state(book) if len(book.steps) > 1 else None, contents(book))


def read_part(project: Project) -> Book | None:
    """The story that a project holds, if any. Raises ``ProjectError``."""
    nothing: Book | None = None
    return part(project, PART, lambda plain: resume(plain, project.contents.__getitem__), nothing)


def put_back(project: Project) -> None:
    """Take up the story that a project of the table that is worked on holds. Raises ``ProjectError``."""
    book = read_part(project)
    if book is not None:
        keep(Writing(book))


def read_now(atlas: Atlas, shown: Shown) -> Read:
    """The story as it is told of this table; made once for the chapters as they stand."""
    book = writing().book
    kept: tuple[object, object, Read] | None = st.session_state.get(_READ)
    if kept is None or kept[0] is not book.standing or kept[1] is not atlas:
        kept = (book.standing, atlas, read(book, atlas, shown.opening))
        st.session_state[_READ] = kept
    return kept[2]


def tell(wanted: bool) -> None:
    """Have the story shown in place of the map, or the map again."""
    st.session_state[TELL] = wanted


def is_drawn_otherwise() -> bool:
    """Whether the story is shown above, and its chapters are others by now or another one is open."""
    now, drawn = writing(), st.session_state.get(_DRAWN)
    if drawn is None or not st.session_state.get(TELL):
        return False
    return drawn[0] is not now.book.standing or drawn[1] != now.at


def drawn() -> None:
    """Note that the story is shown as it stands."""
    now = writing()
    st.session_state[_DRAWN] = (now.book.standing, now.at)


def ask(number: int = 0) -> None:
    """Ask the map what it shows: for a new chapter, or for the chapter of an id in place of what it had."""
    st.session_state[_ASKED] = (secrets.token_hex(8), number)


def asked() -> str:
    """The question that the map is to answer; empty where there is none."""
    return str(st.session_state.get(_ASKED, ("",))[0])


def hear(told: Mapping[str, Any]) -> None:
    """Make a chapter of what the map answers, where it was asked."""
    waiting: tuple[str, int] | None = st.session_state.get(_ASKED)
    answer = told.get("answer")
    if waiting is None or told.get("asked") != waiting[0] or not isinstance(answer, Mapping):
        return
    st.session_state.pop(_ASKED)
    number = waiting[1]

    def step(book: Book) -> Book:
        cells = cells_of(answer)
        st.session_state[_SIZE] = tuple(answer["map"])
        if number:
            return taken(book, number, cells)
        open_now = writing()
        behind = open_now.book.chapters[open_now.at].id if open_now.book.chapters else None
        return added(book, cells, behind)

    before = writing().book.next
    make(step, lambda book: before if book.next > before else number)


def show(chapter: Mapping[str, Any]) -> None:
    """Have the map show what a chapter shows: once, whatever its reader does then."""
    shown: Shown = st.session_state["shown"]
    wanted = asked_of(chapter, st.session_state.get(_SIZE, _USUAL_SIZE))
    st.session_state[TELL] = False
    st.session_state[_ONCE] = {"id": secrets.token_hex(8), "set": wanted}
    keep_chosen({name: wanted[name] for name in ("countries", "beside", "projection", "centre")})
    st.session_state[EVERYONE] = wanted.get("follow", "") is None
    if wanted.get("follow") in shown.leaders:
        st.session_state["follow"] = wanted["follow"]
    if chapter["range"] and KEY in st.session_state:
        st.session_state[KEY] = kept_days(tuple(chapter["range"]))


def once() -> Mapping[str, Any] | None:
    """What the map is to show once."""
    found: Mapping[str, Any] | None = st.session_state.get(_ONCE)
    return found

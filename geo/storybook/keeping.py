"""The chapters of a story that is being written, its pictures, and every state that led there."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

from ..errors import SummitAtlasError
from ..language import _, number_words
from ..schema import STORY, names
from ..story import MOST_BYTES, PictureError, reduced, thumbnail
from ..tables import MAX_LENGTH
from .wording import BEGINNING

COLUMNS: Final = tuple(name for name in names(STORY) if name not in ("file", "row", "headline"))
"""The columns of a chapter, as they are written."""
LONGEST: Final = MAX_LENGTH
"""Characters of one cell; no reader of ours takes more."""
MOST_CHAPTERS: Final = 200
LONGEST_HEADLINE: Final = 300
"""Characters of the headline of a story."""
MOST_STEPS: Final = 200
"""Steps that can be taken back; the oldest are forgotten."""
MOST_CHARACTERS: Final = 4_000_000
"""Of all chapters in all states together, each chapter counted once as it stood."""
SMALL_PX: Final = 192
"""A thumbnail is so long, for screens of which two pixels are one of the page."""
MOST_PICTURES: Final = 400
MOST_PICTURE_BYTES: Final = 100_000_000
"""Bytes of all pictures together, those too that a step back would show again."""
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class NotTakenError(SummitAtlasError):
    """A step that cannot be made, and why, in whole sentences for the person."""


@dataclass(frozen=True)
class Picture:
    """A picture as a story carries it: WebP, upright, at most 1600 pixels long."""

    content: bytes
    width: int
    height: int

    @cached_property
    def digest(self) -> str:
        """What tells it from any other: SHA-256, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def small(self) -> bytes:
        """As a list of chapters shows it: WebP, at most ``SMALL_PX`` long."""
        return thumbnail(self.content, SMALL_PX)

    @cached_property
    def carried(self) -> dict[str, Any]:
        """As a story's document carries it."""
        text = base64.b64encode(self.content).decode("ascii")
        return {"src": f"data:image/webp;base64,{text}", "width": self.width, "height": self.height}


@dataclass(frozen=True)
class Chapter:
    """One chapter. ``cells``: column of ``COLUMNS`` → text, none of it blank."""

    id: int
    """What tells it from all other chapters of the book, those that were removed too."""
    cells: Mapping[str, str] = field(default_factory=dict)

    def cell(self, column: str) -> str:
        """The text of a cell; empty for a blank one."""
        return self.cells.get(column, "")

    def with_cells(self, cells: Mapping[str, str]) -> Chapter:
        """The chapter with these cells written; raises ``NotTakenError`` for a text that is too long."""
        new = {name: plain(text) for name, text in cells.items()}
        if any(len(text) > LONGEST for text in new.values()):
            most = number_words(LONGEST)
            words = _("This is too long: a field of a chapter has room for {most} characters.", most=most)
            raise NotTakenError(words)
        whole = {**self.cells, **new}
        return Chapter(self.id, {name: whole[name] for name in COLUMNS if whole.get(name)})

    @cached_property
    def size(self) -> int:
        """Its characters, and a few for each cell."""
        return sum(20 + len(text) for text in self.cells.values())


@dataclass(frozen=True)
class Step:
    """How the chapters stood after a step of the person; ``kind`` is one of ``wording.STEPS``."""

    kind: str
    chapters: tuple[Chapter, ...]
    headline: str = ""


@dataclass(frozen=True)
class Book:
    """A story that a person writes. All states that can be gone back or on to, and the one that stands."""

    steps: tuple[Step, ...] = (Step(BEGINNING, ()),)
    now: int = 0
    """The position of the state that stands."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Name → picture, of all states."""
    next: int = 1
    """The id of the next new chapter; none is given twice."""

    @property
    def standing(self) -> Step:
        """The state that stands: the same one as long as nothing is changed."""
        return self.steps[self.now]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters as they stand, in their order."""
        return self.standing.chapters

    @property
    def headline(self) -> str:
        """What the whole story is called; empty where nobody has said it."""
        return self.standing.headline

    @property
    def undoes(self) -> str:
        """The kind of step that going back would take back; empty where there is none."""
        return self.steps[self.now].kind if self.now else BEGINNING

    @property
    def redoes(self) -> str:
        """The kind of step that going on would do again; empty where there is none."""
        return self.steps[self.now + 1].kind if self.now + 1 < len(self.steps) else BEGINNING

    def place_of(self, number: int) -> int:
        """The position of the chapter of an id; raises ``NotTakenError`` where there is none."""
        for at, chapter in enumerate(self.chapters):
            if chapter.id == number:
                return at
        raise NotTakenError(_("This chapter is not in the story any more."))

    def after(
        self,
        kind: str,
        chapters: Iterable[Chapter],
        pictures: Mapping[str, Picture] | None = None,
        headline: str | None = None,
    ) -> Book:
        """The book after one more step of a kind, with ``pictures`` beside those that it has; itself where
        nothing is changed. What was taken back before cannot be made again then. Raises ``NotTakenError``."""
        new, title = tuple(chapters), self.headline if headline is None else headline_of(headline)
        if (new, title) == (self.chapters, self.headline):
            return self
        if len(new) > MOST_CHAPTERS:
            most = number_words(MOST_CHAPTERS)
            raise NotTakenError(_("A story has at most {most} chapters; this would be more.", most=most))
        if sum(chapter.size for chapter in new) > MOST_CHARACTERS // 4:
            most = number_words(MOST_CHARACTERS // 4)
            raise NotTakenError(_("A story has at most {most} characters; this would be more.", most=most))
        steps = _kept((*self.steps[: self.now + 1], Step(kind, new, title)))
        used = {chapter.cell("image") for step in steps for chapter in step.chapters}
        there = {name: one for name, one in {**self.pictures, **(pictures or {})}.items() if name in used}
        see_they_fit(there.values())
        highest = max((chapter.id for chapter in new), default=0)
        return replace(
            self, steps=steps, now=len(steps) - 1, pictures=there, next=max(self.next, highest + 1)
        )

    def back(self) -> Book:
        """The book without its last step; itself where there is none."""
        return replace(self, now=max(self.now - 1, 0))

    def again(self) -> Book:
        """The book with the step that was taken back last; itself where there is none."""
        return replace(self, now=min(self.now + 1, len(self.steps) - 1))


def plain(text: str) -> str:
    """What is kept of a cell: Unicode NFC without outer white space, nothing that cannot be written."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROL.sub("", lines)).strip()


def headline_of(text: str) -> str:
    """What is kept of a headline: one line. Raises ``NotTakenError`` for one that is too long."""
    line = plain(" ".join(text.split()))
    if len(line) > LONGEST_HEADLINE:
        most = number_words(LONGEST_HEADLINE)
        raise NotTakenError(
            _("This is too long: a field of a chapter has room for {most} characters.", most=most)
        )
    return line


def see_they_fit(pictures: Iterable[Picture]) -> None:
    """Raise ``NotTakenError`` where these are more pictures than one story keeps."""
    sizes = [len(one.content) for one in pictures]
    if len(sizes) > MOST_PICTURES or sum(sizes) > MOST_PICTURE_BYTES:
        raise NotTakenError(
            _(
                "A story keeps at most {most} pictures, and {size} MB of them; these are more.",
                most=number_words(MOST_PICTURES),
                size=number_words(MOST_PICTURE_BYTES // 1_000_000),
            )
        )


def picture_of(content: bytes) -> Picture:
    """A file as a picture of a story. Raises ``NotTakenError`` for one that is too large, and for none."""
    if len(content) > MOST_BYTES:
        raise NotTakenError(
            _(
                "A picture has at most {most} MB, and this one has {size}. Save it smaller.",
                most=number_words(MOST_BYTES // 1_000_000),
                size=number_words(len(content) / 1e6, 0),
            )
        )
    try:
        made = reduced(content)
    except PictureError as error:
        raise NotTakenError(
            _(
                "This is not a picture that can be taken: it is damaged, of another format, or has too many "
                "pixels. Save it anew as JPEG, PNG or WebP."
            )
        ) from error
    return Picture(base64.b64decode(made["src"].partition(",")[2]), made["width"], made["height"])


def _kept(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The newest states, as many as there is room for; the one before the last is always kept."""
    room, kept = MOST_CHARACTERS, 0
    seen: set[int] = set()
    for step in reversed(steps[-MOST_STEPS - 1 :]):
        new = {id(one): one for one in step.chapters if id(one) not in seen}
        room -= sum(one.size for one in new.values())
        seen |= new.keys()
        if kept >= 2 and room < 0:
            break
        kept += 1
    return steps[-kept:]

"""The steps that a person can take in a story: each makes a new book, and can be taken back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from .keeping import Book, Chapter, Picture, picture_of
from .views import SHOWN
from .wording import STEPS

_UNSAFE: Final = re.compile(r"[^\w-]+")
_LONGEST_STEM: Final = 60


def added(book: Book, cells: Mapping[str, str], behind: int | None = None) -> Book:
    """The book with a new chapter behind the one of that id, or at the end. Raises ``NotTakenError``."""
    at = len(book.chapters) if behind is None else book.place_of(behind) + 1
    new = Chapter(book.next).with_cells(cells)
    return book.after("added", (*book.chapters[:at], new, *book.chapters[at:]))


def headed(book: Book, headline: str) -> Book:
    """The book under another headline; an empty one takes it away. Raises ``NotTakenError``."""
    return book.after("headline", book.chapters, headline=headline)


def written(book: Book, number: int, column: str, text: str) -> Book:
    """The book with one cell of a chapter written. Raises ``NotTakenError``."""
    return _changed(book, number, {column: text}, column if column in STEPS else "shown")


def taken(book: Book, number: int, cells: Mapping[str, str]) -> Book:
    """The book with what a chapter shows of the map told anew: all cells of ``SHOWN`` are other ones."""
    return _changed(book, number, {**dict.fromkeys(SHOWN, ""), **cells}, "taken")


def moved(book: Book, number: int, by: int) -> Book:
    """The book with a chapter so many places further down, or up; at the ends it stays there."""
    at = book.place_of(number)
    to = max(0, min(len(book.chapters) - 1, at + by))
    chapters = list(book.chapters)
    chapters.insert(to, chapters.pop(at))
    return book.after("moved", chapters)


def removed(book: Book, number: int) -> Book:
    """The book without a chapter. Raises ``NotTakenError`` where it is not in it."""
    at = book.place_of(number)
    return book.after("removed", (*book.chapters[:at], *book.chapters[at + 1 :]))


def pictured(book: Book, number: int, name: str, content: bytes) -> Book:
    """The book with a picture of a chapter, a file called ``name``, reduced as stories carry it.

    The same picture is kept once. Its description and its credit are to be written anew. Raises
    ``NotTakenError`` for what is no picture, and for too many.
    """
    picture = picture_of(content)
    known = next((one for one, kept in book.pictures.items() if kept.digest == picture.digest), None)
    called = known or free_name(name, book.pictures)
    chapter = book.chapters[book.place_of(number)]
    if chapter.cell("image") == called:
        return book
    return _changed(
        book,
        number,
        {"image": called, "alt": "", "credit": ""},
        "pictured",
        {called: picture},
    )


def unpictured(book: Book, number: int) -> Book:
    """The book without the picture of a chapter."""
    return _changed(book, number, dict.fromkeys(("image", "alt", "credit"), ""), "unpictured")


def filled(
    book: Book,
    rows: Sequence[Mapping[str, str]],
    kind: str,
    pictures: Mapping[str, Picture] | None = None,
    *,
    instead: bool = False,
    headline: str | None = None,
) -> Book:
    """The book with these chapters at its end, or ``instead`` of those that it has; one step of a kind.

    ``headline``: that of the whole story, None: as it is. Pictures get names that no other picture of the
    book has. Raises ``NotTakenError``.
    """
    called: dict[str, str] = {}
    kept: dict[str, Picture] = {}
    for name, picture in (pictures or {}).items():
        called[name] = free_name(name, {**book.pictures, **kept})
        kept[called[name]] = picture
    chapters = [
        Chapter(book.next + place).with_cells(
            {**row, "image": called.get(image := row.get("image", ""), image)}
        )
        for place, row in enumerate(rows)
    ]
    return book.after(kind, chapters if instead else (*book.chapters, *chapters), kept, headline)


def free_name(name: str, taken: Mapping[str, Picture]) -> str:
    """A name for a picture: letters, digits and dashes of its own one, and like none in ``taken``."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem = _UNSAFE.sub("-", last.rpartition(".")[0] or last).strip("-_")[:_LONGEST_STEM] or "picture"
    known = {one.casefold() for one in taken}
    number, found = 1, f"{stem}.webp"
    while found.casefold() in known:
        number += 1
        found = f"{stem}-{number}.webp"
    return found


def _changed(
    book: Book,
    number: int,
    cells: Mapping[str, str],
    kind: str,
    pictures: Mapping[str, Picture] | None = None,
) -> Book:
    at = book.place_of(number)
    new = book.chapters[at].with_cells(cells)
    if new == book.chapters[at]:
        return book
    return book.after(kind, (*book.chapters[:at], new, *book.chapters[at + 1 :]), pictures)

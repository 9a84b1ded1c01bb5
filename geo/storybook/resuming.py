"""A book as plain values that JSON can hold, and back from them, whoever they come from."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from .keeping import (
    COLUMNS,
    MOST_CHAPTERS,
    MOST_CHARACTERS,
    MOST_PICTURES,
    MOST_STEPS,
    Book,
    Chapter,
    NotTakenError,
    Picture,
    Step,
    headline_of,
    picture_of,
    see_they_fit,
)
from .wording import kind_of

_NAME: Final = re.compile(r"[\w-][\w.-]{0,99}")


def state(book: Book) -> dict[str, Any]:
    """The book as plain values that JSON can hold, each chapter once as it stood; ``resume`` reads them.

    Of pictures their digests: ``contents`` has the bytes.
    """
    seen: dict[int, int] = {}
    distinct: list[Chapter] = []
    steps = []
    for step in book.steps:
        for chapter in step.chapters:
            if id(chapter) not in seen:
                seen[id(chapter)] = len(distinct)
                distinct.append(chapter)
        headed = {"headline": step.headline} if step.headline else {}
        steps.append({"step": step.kind, "chapters": [seen[id(one)] for one in step.chapters], **headed})
    return {
        "chapters": [{"id": one.id, "cells": dict(one.cells)} for one in distinct],
        "steps": steps,
        "now": book.now,
        "next": book.next,
        "pictures": {name: one.digest for name, one in sorted(book.pictures.items())},
    }


def contents(book: Book) -> dict[str, bytes]:
    """The bytes of the pictures of a book, by their digests."""
    return {one.digest: one.content for one in book.pictures.values()}


def resume(values: Any, get: Callable[[str], bytes]) -> Book:
    """The book of ``state``; ``get`` gives the bytes of a digest.

    The values may come from anybody: raises ``ValueError`` in words where they are those of no book.
    """
    try:
        known = [_chapter(one) for one in values["chapters"]]
        steps = tuple(
            Step(
                kind_of(one),
                tuple(known[at] for at in map(_position, one["chapters"])),
                headline_of(str(one.get("headline", ""))),
            )
            for one in values["steps"][: MOST_STEPS + 1]
        )
        book = Book(steps, _position(values["now"]), _pictures(values["pictures"], get), values["next"])
        _see_it_is_one(book)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, NotTakenError) as error:
        raise ValueError(f"what was kept of this story cannot be read ({str(error)[:120]})") from error
    return book


def _see_it_is_one(book: Book) -> None:
    chapters = {id(one): one for step in book.steps for one in step.chapters}.values()
    if not 0 <= book.now < len(book.steps) or type(book.next) is not int:
        raise NotTakenError("it does not say where it stands")
    if sum(one.size for one in chapters) > MOST_CHARACTERS:
        raise NotTakenError(f"more than {MOST_CHARACTERS:,} characters")
    for step in book.steps:
        ids = [one.id for one in step.chapters]
        if len(set(ids)) < len(ids) or len(ids) > MOST_CHAPTERS or max(ids, default=0) >= book.next:
            raise NotTakenError("its chapters are not numbered as chapters are")


def _chapter(values: Any) -> Chapter:
    number = values["id"]
    if type(number) is not int or number < 1:
        raise NotTakenError("a chapter without a number")
    cells = {name: str(text) for name, text in values["cells"].items() if name in COLUMNS}
    return Chapter(number).with_cells(cells)


def _position(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise NotTakenError("a position that is none")
    return value


def _pictures(values: Any, get: Callable[[str], bytes]) -> dict[str, Picture]:
    if len(values) > MOST_PICTURES or not all(map(_NAME.fullmatch, values)):
        raise NotTakenError("its pictures are not named as pictures are")
    digests = {str(digest) for digest in values.values()}
    made: dict[str, Picture] = {}
    for digest in digests:
        made[digest] = picture_of(get(digest))
        see_they_fit(made.values())
    return {str(name): made[digest] for name, digest in values.items()}

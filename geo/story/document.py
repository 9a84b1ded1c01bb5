"""The whole story, as the replay document carries it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

import pandas as pd

from ..atlas import Atlas, Days
from ..errors import OnlineError, Problem, words_of
from ..language import phrase
from .chapters import chapters
from .pictures import Fetch, PictureError, content_of, reduced
from .telling import Row, Telling

Json = dict[str, Any]
Pictured = Callable[[str], Json]
"""What a story calls a picture → ``{src, width, height}``; raises ``PictureError`` and ``OnlineError``."""

VERSION: Final = 1


class Story(NamedTuple):
    """A story that is ready to be told, and what is wrong with its table."""

    document: Json | None
    """What the replay document carries as ``story``; None where there is no chapter."""
    problems: tuple[Problem, ...]


def told(
    atlas: Atlas,
    table: pd.DataFrame,
    folder: Path | None = None,
    *,
    fetch: Fetch | None = None,
    pictured: Pictured | None = None,
    range_shown: Days | None = None,
) -> Story:
    """The story of a table ``schema.STORY`` about the reports of ``atlas``.

    Pictures are files below ``folder`` (None: there are none to be had) and, only where ``fetch`` is given,
    what it brings from their addresses; each is carried once, reduced. ``pictured`` stands for both where the
    pictures are at hand already. ``range_shown`` is the range with
    which the map opens. Nothing is raised for what a cell says: whatever is wrong costs the cell, never the
    chapter, and is in ``problems``, by row.
    """
    rows: list[Row] = [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
    made, problems = chapters(atlas, rows, range_shown)
    pictured = pictured or partial(_read, folder=folder, fetch=fetch)
    known: dict[str, int] = {}
    pictures: list[Json] = []
    for row, chapter in zip(rows, made, strict=True):
        telling = Telling(atlas, row)
        _illustrate(telling, chapter, known, pictures, pictured)
        problems += telling.problems
    problems.sort(key=lambda problem: problem.row or 0)
    if not made:
        return Story(None, tuple(problems))
    headed = {"headline": words} if (words := headline(table)) else {}
    return Story({"version": VERSION, **headed, "chapters": made, "pictures": pictures}, tuple(problems))


def headline(table: pd.DataFrame) -> str:
    """The headline of a story (``schema.STORY``), in one line: that of the first row with one; else empty."""
    lines = (" ".join(str(text).split()) for text in table["headline"])
    return next((line for line in lines if line), "")


def _read(name: str, *, folder: Path | None, fetch: Fetch | None) -> Json:
    return reduced(content_of(name, folder, fetch))


def _illustrate(
    telling: Telling, chapter: Json, known: dict[str, int], pictures: list[Json], pictured: Pictured
) -> None:
    """Give the chapter its picture, by its number among ``pictures``."""
    name, alt = telling.cell("image"), telling.cell("alt")
    if not name:
        return
    if not alt:
        advice = phrase("write in the column alt what the picture shows, for readers who do not see it")
        telling.wrong("alt", phrase("a text alternative for every picture"), advice, found=name)
    if name not in known:
        try:
            pictures.append(pictured(name))
        except PictureError as error:
            advice = phrase("{advice}; the chapter has no picture until then", advice=error.advice)
            telling.wrong("image", error.allowed, advice)
            return
        except OnlineError as error:
            advice = phrase("{reason}; try again, or save the file", reason=words_of(error))
            telling.wrong("image", phrase("an address that gives a picture"), advice)
            return
        known[name] = len(pictures) - 1
    chapter["picture"] = {"number": known[name], "alt": alt, "credit": telling.cell("credit")}

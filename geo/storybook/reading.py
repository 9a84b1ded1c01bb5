"""A book → the table that is told, and what is found in it → its chapters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import pandas as pd

from ..atlas import Atlas, Days
from ..dates import iso
from ..errors import Problem
from ..language import _
from ..schema import STORY, conform
from ..story import EVERYONE, NOBODY, PictureError, Story, is_address, told
from ..words import BESIDE, COUNTRIES
from .keeping import COLUMNS, Book

Json = dict[str, Any]
NAME: Final = "story.csv"
"""What the table is called in findings and in archives."""
_FIRST_PROJECTION: Final = "equal-earth"
"""In which a map opens by itself."""


class Fault(NamedTuple):
    """A finding at its chapter: in which column, how bad, and in words."""

    column: str
    severity: str
    words: str


class Read(NamedTuple):
    """A book as it is told."""

    document: Json | None
    """What the replay document carries as ``story``; None where there is no chapter."""
    faults: Mapping[int, tuple[Fault, ...]]
    """The id of a chapter → what is wrong with it."""

    def chapter(self, at: int) -> Json:
        """The chapter at a position, as it is told."""
        found: Json = self.document["chapters"][at] if self.document else {}
        return found


def as_table(rows: Sequence[Mapping[str, str]], headline: str = "") -> pd.DataFrame:
    """Cells as ``schema.STORY``, the first row with the ``headline`` of the whole.

    A chapter without a title and a text is called by its number, for a row without either is read by nobody.
    """
    table = pd.DataFrame(
        {name: [row.get(name, "") for row in rows] for name in COLUMNS}, columns=list(COLUMNS), dtype="str"
    )
    numbers = pd.Series([f"Chapter {place + 1}" for place in range(len(rows))], dtype="str")
    nameless = table["title"].eq("") & table["text"].eq("")
    table["title"] = table["title"].mask(nameless, numbers)
    lines = [headline, *[""] * len(rows)][: len(rows)]
    return conform(table.assign(headline=lines, file=NAME, row=range(2, len(rows) + 2)), STORY)


def tell(book: Book, atlas: Atlas, range_shown: Days | None = None) -> Story:
    """The story of the book about the reports of ``atlas``, with its pictures."""

    def pictured(name: str) -> Json:
        if picture := book.pictures.get(name):
            return picture.carried
        wanted = _("a picture of this story")
        if is_address(name):
            raise PictureError(wanted, _("the page asks no address: save it, and add the file"))
        raise PictureError(wanted, _("the file did not come with it: add it here"))

    table = as_table([chapter.cells for chapter in book.chapters], book.headline)
    return told(atlas, table, pictured=pictured, range_shown=range_shown)


def read(book: Book, atlas: Atlas, range_shown: Days | None = None) -> Read:
    """The book as it is told of the reports of ``atlas``, and what is wrong with its chapters."""
    story = tell(book, atlas, range_shown)
    faults: dict[int, list[Fault]] = {}
    for problem in story.problems:
        number = book.chapters[(problem.row or 2) - 2].id
        faults.setdefault(number, []).append(Fault(problem.column or "", problem.severity, _words(problem)))
    return Read(story.document, {number: tuple(found) for number, found in faults.items()})


def _words(problem: Problem) -> str:
    """A finding at its field: what is there, what can be, what to do."""
    if problem.column == "alt":
        return _("Write what the picture shows, for readers who do not see it.")
    if problem.column == "text":
        return _(
            "Shown as it is written, for a chapter has paragraphs, emphasis, links and lists: {found}.",
            found=problem.found,
        )
    return _(
        "“{found}” cannot be shown. Wanted is {allowed}. To do: {advice}.",
        found=problem.found,
        allowed=problem.allowed,
        advice=problem.advice,
    )


def as_cells(table: pd.DataFrame, atlas: Atlas, range_shown: Days | None = None) -> list[dict[str, str]]:
    """The rows of ``schema.STORY`` as cells of chapters, each of which says by itself what it shows.

    In a table a blank cell means: as in the chapter above. Here chapters are moved and deleted, and must show
    the same afterwards; so what is blank is written out. What is wrong in a cell stays in it, to be mended.
    """
    story = told(atlas, table, pictured=_none, range_shown=range_shown)
    rows = [{name: str(row[name]) for name in COLUMNS} for row in table.to_dict("records")]
    if story.document is None:
        return []
    return [
        _settled(row, chapter, atlas, _wrong(story, number))
        for row, chapter, number in zip(rows, story.document["chapters"], table["row"], strict=True)
    ]


def _wrong(story: Story, row: int) -> frozenset[str]:
    return frozenset(one.column or "" for one in story.problems if one.row == row)


def _none(name: str) -> Json:
    return {}


def _settled(row: Mapping[str, str], chapter: Json, atlas: Atlas, wrong: frozenset[str]) -> dict[str, str]:
    opened = atlas.busiest or EVERYONE
    whole = {
        "follow": (chapter["follow"] or EVERYONE) if "follow" in chapter else opened,
        "compare": chapter.get("compare") or NOBODY,
        "mode": chapter["mode"],
        "projection": chapter.get("projection", _FIRST_PROJECTION),
    }
    if chapter["day"] is not None and not row["meeting"]:
        whole["date"] = iso(chapter["day"])
    if chapter["range"]:
        whole["from"], whole["to"] = map(iso, chapter["range"])
    found = {name: text or whole.get(name, "") for name, text in row.items()}
    words = {word.strip().casefold() for word in row["layers"].replace(",", ";").split(";")}
    if "layers" not in wrong and not (words & set(COUNTRIES) and words & set(BESIDE)):
        found["layers"] = f"{chapter['countries']}; {chapter['beside']}"
    return {name: text for name, text in found.items() if text}

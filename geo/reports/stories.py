"""A story in a file of its own, which need not stand beside the reports of which it tells."""

from __future__ import annotations

from pathlib import Path

from ..errors import Problem, TableError
from ..language import phrase
from ..tables import missing, read_tables, recognise
from .cleaning import cleaned
from .companions import Read, read_story


def load_story(path: Path, content: bytes | None = None) -> Read:
    """``schema.STORY`` of a file of its own, or of the table ``story`` in it, and what is wrong with it.

    With ``content``, ``path`` is only its name and nothing is opened.

    Raises ``TableError`` when the file cannot be used, or has none of the story's columns.
    """
    tables = read_tables(path, content)
    table = tables.get("story", tables["reports"])
    found = recognise(table, "story")
    if not {"title", "text"} & found.headers.keys():
        raise TableError([*table.problems, *missing(table, "story", found.headers), _no_story(table.file)])
    cells, faults = cleaned(table, found, "story")
    story, more = read_story(table, cells, found.headers)
    return story, [*table.problems, *found.problems, *faults, *more]


def _no_story(file: str) -> Problem:
    advice = phrase("see docs/story.md for the columns of a story")
    found, allowed = phrase("no column of a story"), phrase("a column title or text")
    return Problem(file, None, None, found, allowed, advice)

"""One row of a story while it is read: its cells, and what is wrong in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..atlas import Atlas
from ..errors import Problem
from ..tables import clip

Row = dict[str, Any]
"""A row of ``schema.STORY``."""


@dataclass
class Telling:
    """One row being read, and what is wrong with it."""

    atlas: Atlas
    row: Row
    problems: list[Problem] = field(default_factory=list)
    meeting: int | None = None
    """The position of the chapter's meeting among the meetings; None where it names none that there is."""

    def cell(self, column: str) -> str:
        """The text of a cell, as written."""
        return str(self.row[column])

    def wrong(
        self, column: str, allowed: str, advice: str, *, found: str = "", warning: bool = False
    ) -> None:
        """Note what is wrong in a cell."""
        found = clip(found or self.cell(column))
        place = (str(self.row["file"]), int(self.row["row"]), column, found, allowed, advice)
        self.problems.append(Problem(*place, severity="warning" if warning else "error", kind="story"))

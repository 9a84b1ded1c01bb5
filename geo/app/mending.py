"""Where the reader is in mending a table: the changes made, undone and to be redone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from secrets import token_hex
from typing import Final

import pandas as pd

from ..errors import Problem
from ..export import UNCHANGED, Changes

STATE: Final = "mending"
"""Under this name the session keeps it."""
MOST_STEPS: Final = 200
"""Changes that can be undone: each keeps all that were made before it."""


@dataclass(frozen=True)
class Mending:
    """Where the reader is in mending one table: kept in the session."""

    key: str
    past: tuple[Changes, ...] = ()
    now: Changes = UNCHANGED
    future: tuple[Changes, ...] = ()
    start: Changes = UNCHANGED
    """The changes that the editor was last filled with; what it tells counts from there."""
    version: int = 0
    """Grows whenever the editor has to be filled anew."""
    view: tuple[int, ...] | None = None
    """The rows in the editor, by their numbers; None: to be chosen."""
    found: tuple[Problem, ...] | None = None
    """The findings of ``now``; None: to be looked for."""
    secret: str = field(default_factory=lambda: token_hex(8))
    """Names the editor, with a new one whenever it is filled: no message for it comes before it was drawn."""
    refused: str = ""
    """Why the last change was not taken."""
    told: Mapping[str, pd.DataFrame] = field(default_factory=dict, compare=False)
    """What the reader had said of the data set when the findings were looked for."""

    def refilled(self, now: Changes, past: tuple[Changes, ...], future: tuple[Changes, ...]) -> Mending:
        """The editor to be filled with ``now``."""
        return Mending(self.key, past[-MOST_STEPS:], now, future, now, self.version + 1, told=self.told)

    def emptied(self, refused: str = "") -> Mending:
        """The editor to be filled with what it should hold by now; why not with what it told last."""
        return replace(self.refilled(self.now, self.past, self.future), found=self.found, refused=refused)

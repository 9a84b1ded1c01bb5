"""Cells of delimited text that no spreadsheet program takes for formulas, and what they say."""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = r"[=+@＝＋－＠\-]"
"""What makes a spreadsheet program take a cell for a formula; the wide forms do so in East Asia."""
_IN_DANGER: Final = rf"(?:^|(?<=[;\t\r\n])){{}}(?='*{_FORMULA})|^{{}}(?='*[\t\r])"
"""Before a formula, where a cell begins or would begin for a program that divides the file otherwise
than we wrote it; and before the tab or return that hides one."""
_GUARD: Final = re.compile(_IN_DANGER.format("", ""))
_GUARDED: Final = re.compile(_IN_DANGER.format("'", "'"))
_SEEN: Final = re.compile(rf"'(?:{_FORMULA}|[\t\r])")


def guarded(text: str) -> str:
    """The text as a cell of delimited text that no spreadsheet program runs: an apostrophe stands
    before what it would take for a formula, also within the text after a semicolon, tab or line end."""
    return _GUARD.sub("'", text)


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    return _GUARDED.sub("", text) if "'" in text else text


def unguarded_records(records: list[list[str]], text: str) -> list[list[str]]:
    """``unguarded`` of every cell; ``text`` is the file they are from, to see at once when there is none."""
    if not _SEEN.search(text):
        return records
    return [[unguarded(cell) for cell in record] for record in records]

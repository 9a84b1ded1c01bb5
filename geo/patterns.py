"""Regular expressions that are compiled when they are first used, for modules with many that few tables need.

Imported in place of ``re``: Python keeps compiled modules on the disk but no compiled expressions, and to
compile those of all languages and kinds of places takes longer than to read a table of a thousand rows.
"""

from __future__ import annotations

import re
from re import (
    ASCII,
    DOTALL,
    IGNORECASE,
    I,
    Match,
    Pattern,
    escape,
    findall,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, Final, cast

__all__ = [
    "ASCII",
    "DOTALL",
    "IGNORECASE",
    "I",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]

_OWN: Final = [name for name in dir(re.Pattern) if not name.startswith("_")]


def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """What ``re.compile`` gives, made at its first use; a faulty expression is told only then."""
    return cast("Pattern[str]", _WhenUsed(pattern, flags))


class _WhenUsed:
    """Has an expression's methods from the first use of one on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _OWN:
            raise AttributeError(f"a regular expression has no attribute {name!r}")
        made = re.compile(*self._written)
        self.__dict__.update((own, getattr(made, own)) for own in _OWN)
        return self.__dict__[name]

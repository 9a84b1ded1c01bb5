"""How long the words of a story take to be read at least: known before a browser is asked for its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

WORDS_A_SECOND: Final = 3.0
LOOK_S, END_S = 1.5, 2.0
"""As ``assets/film/story_times.js`` has them: reading, the look at a chapter's map, the rest at the end."""
_BETWEEN: Final = re.compile(r"[ \t\r\n]+")
"""No other spaces: a browser takes what stands around some of them for one word."""


def least_reading_s(story: Mapping[str, Any]) -> float:
    """Seconds that a film of this story (``docs/story.md``) takes at least.

    A browser finds more words than stand between spaces, and more to wait for (pictures, pages, days that
    pass), never less.
    """
    chapters = story["chapters"]
    words = sum(_words(text) for chapter in chapters for text in (chapter["title"], *_texts(chapter["text"])))
    return len(chapters) * LOOK_S + words / WORDS_A_SECOND + END_S


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, one)) for one in _BETWEEN.split(text))


def _texts(value: Any) -> Iterator[str]:
    """The texts of blocks and runs, without the names of their kinds and the addresses of links."""
    for one in value:
        if isinstance(one, str):
            yield one
        elif one and isinstance(one[0], str):
            _kind, *held = one
            yield from _texts(held[-1] if held else ())
        else:
            yield from _texts(one)

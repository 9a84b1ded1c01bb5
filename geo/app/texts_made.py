"""What a desk needs of its texts: read and marked, as one function of them; no page is needed for it.

It can be called here, or in a process of its own (``aside``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..desk import Text
from ..prose import Reading, read_prose, read_texts, text_of


class ReadText(NamedTuple):
    """A text, with its marks and sentences found, and what was read in it."""

    text: Text
    reading: Reading


def texts_opened(content: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> str:
    """The text of an uploaded file. Raises ``TableError``."""
    return text_of(content, name)[0]


def texts_read(
    texts: Sequence[Text],
    before: Sequence[Reading],
    follow: str,
    progress: Callable[[int, int], None] | None = None,
) -> list[ReadText]:
    """Texts read as ones that name the same people, also those of readings ``before``, for the leader
    followed."""
    named = [(text.text, text.published) for text in texts]
    if before:
        known = [
            person for reading in before for person in reading.people if person.country and person.leader
        ]
        readings = [read_prose(*one, follow=follow, known=known) for one in named]
    else:
        readings = read_texts(named, follow=follow)
    for text in texts:  # found here, so that they need not be where the page is drawn
        _ = text.marks, text.sentences
    return [ReadText(text, one) for text, one in zip(texts, readings, strict=True)]

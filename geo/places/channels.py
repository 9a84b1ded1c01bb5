"""What people write for a place, or beside it, where nobody travelled: a video link, by phone, online.

The words are those of ``data/outcomes.toml``, where remarks on visits have theirs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from ..errors import GazetteerError
from ..resources import DATA
from .names import LONGEST, normalise

_FILE: Final = DATA / "outcomes.toml"
_HAN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+")
_MOST_WORDS: Final = 12
"""A text of more words names something else beside the channel."""
_NOT: Final = frozenset(("not", "non", "no", "nicht", "pas", "não", "nao", "не"))


class _Words(NamedTuple):
    """The lists of the file, every phrase as the words of its key."""

    channels: frozenset[tuple[str, ...]]
    meetings: frozenset[str]
    links: frozenset[str]
    """Little words before and between them: ``held``, ``by``, ``via``."""
    recordings: frozenset[str]
    """Words that behind a meeting name what was made of it."""
    longest: int
    around: frozenset[str]
    """Words that a text may have beside its channels."""
    first: frozenset[str]
    """First words of the channels."""


@cache
def _words() -> _Words:
    try:
        lists = tomllib.loads(_FILE.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise GazetteerError(f"{_FILE} cannot be read ({error}); get it back from the repository") from error
    channels = frozenset(
        tuple(normalise(phrase).split()) for part in ("phrases", "alone") for phrase in lists[part]["virtual"]
    )
    meetings, links, recordings = (
        _single(lists["around"][name]) for name in ("meetings", "links", "recordings")
    )
    first = frozenset(phrase[0] for phrase in channels)
    return _Words(channels, meetings, links, recordings, max(map(len, channels)), meetings | links, first)


def _single(listed: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in listed for word in normalise(text).split())


def is_virtual(text: str) -> bool:
    """Whether the text names a channel and no place: every word is one of channels, meetings or between them.

    >>> is_virtual("held via Zoom"), is_virtual("Sommet virtuel"), is_virtual("Virtual Reality Centre")
    (True, True, False)
    """
    return len(text) <= LONGEST and _is_channel(normalise(text))


@lru_cache(maxsize=16_384)
def _is_channel(key: str) -> bool:
    said = key.split() if key.isascii() else [part for word in key.split() for part in _han_apart(word)]
    if not said or len(said) > _MOST_WORDS:
        return False
    known, place, found = _words(), 0, False
    while place < len(said):
        length = _channel_at(said, place)
        if not length and said[place] not in known.around:
            return False
        if length and place and said[place] in known.recordings and said[place - 1] in known.meetings:
            return False  # Summit video: what was made of it
        found = found or bool(length)
        place += length or 1
    return found


def _channel_at(said: Sequence[str], place: int) -> int:
    """Words of the longest channel that begins there; 0 for none."""
    known = _words()
    if said[place] not in known.first:
        return 0
    lengths = range(min(known.longest, len(said) - place), 0, -1)
    return next((one for one in lengths if tuple(said[place : place + one]) in known.channels), 0)


def has_channel(text: str) -> bool:
    """Whether a text has a word for a channel somewhere, which no ``not`` or ``non-`` before it takes back.

    A call alone may be one in person: ``Courtesy call``.
    """
    said = normalise(text[:LONGEST]).split()
    free = (place for place in range(len(said)) if not (place and said[place - 1] in _NOT))
    return any(said[place : place + _channel_at(said, place)] not in ([], ["call"]) for place in free)


def _han_apart(word: str) -> list[str]:
    """A Chinese or Japanese word as the known ones that it is made of; itself where it is not all of them."""
    if not _HAN.fullmatch(word):
        return [word]
    known = _words()
    listed = {one for phrase in known.channels for one in phrase} | known.meetings | known.links
    made, place = [], 0
    while place < len(word):
        end = next((to for to in range(len(word), place, -1) if word[place:to] in listed), 0)
        if not end:
            return [word]
        made.append(word[place:end])
        place = end
    return made

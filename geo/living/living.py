"""A table at an address as it is now, or as it was."""

from __future__ import annotations

from typing import NamedTuple

from ..errors import TableError
from .addresses import KEPT, is_address, sought
from .fetching import fetched
from .limits import LIMITS, Limits
from .naming import file_name
from .states import State, content_of, keep, kept_states, state_of


class Living(NamedTuple):
    """A table from an address: its bytes, and what is kept of where they came from."""

    state: State
    content: bytes
    new: bool
    """Whether it came now and is another than the one before."""
    note: str = ""
    """What of the address was exchanged, in words."""


def latest(address: str, limits: Limits = LIMITS) -> Living:
    """Ask for the table at an address, and keep it where it is another than before.

    Raises ``TableError``, in words, for what cannot be had or is no table; what was kept before stays.
    """
    asked = sought(address)
    before = next(iter(kept_states(asked.said)), None)
    content = _content(before)
    came = fetched(asked.url, etag=before.etag if before and content is not None else "", limits=limits)
    if came is None:
        assert before is not None
        assert content is not None
        return Living(before, content, False, asked.note)
    state = keep(asked.said, came.url, file_name(asked, came), came.content, came.etag)
    return Living(state, came.content, before is None or state.digest != before.digest, asked.note)


def again(said: str, as_of: str = "") -> Living:
    """A table as it was kept, with nobody asked: an address ``as_of`` a day or a digest, or ``kept:…``.

    Raises ``TableError`` where no such state is kept.
    """
    if is_address(said):
        state = state_of(as_of, sought(said).said)
    else:
        state = state_of(as_of or said.removeprefix(KEPT))
    return Living(state, content_of(state), False)


def _content(state: State | None) -> bytes | None:
    try:
        return None if state is None else content_of(state)
    except TableError:  # it is asked for as if it had never come
        return None

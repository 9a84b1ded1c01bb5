"""Turns: so many works at a time, first come, first served."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

AT_ONCE = 2
"""Works of one kind at the same time, wherever they are done; who comes then waits for a turn."""
_LOOK_S = 0.2


class Turns:
    """``most`` turns at a time; who came first is next."""

    def __init__(self, most: int = AT_ONCE) -> None:
        self.free = most
        self._queue: deque[object] = deque()
        self._changed = threading.Condition()

    @property
    def waiting(self) -> int:
        """How many wait for a turn."""
        return len(self._queue)

    @contextmanager
    def one(self, look: Callable[[], None]) -> Iterator[None]:
        """A turn, once it comes. ``look`` is called a few times a second until then; what it raises gives
        the place in the queue up.
        """
        self._wait(look)
        try:
            yield
        finally:
            with self._changed:
                self.free += 1
                self._changed.notify_all()

    def _wait(self, look: Callable[[], None]) -> None:
        place = object()
        with self._changed:
            self._queue.append(place)
        try:
            while not self._come(place):
                look()
        finally:
            with self._changed:
                self._queue.remove(place)
                self._changed.notify_all()

    def _come(self, place: object) -> bool:
        """Whether the turn has come, which is taken then; told at once, or after a moment that it has not."""
        with self._changed:
            ready = self._changed.wait_for(lambda: self.free > 0 and self._queue[0] is place, _LOOK_S)
            self.free -= ready
            return ready

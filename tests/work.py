"""Work that is counted and not timed: no other process disturbs it, and a slow machine does as much of it."""

from __future__ import annotations

from collections.abc import Callable
from cProfile import Profile


def calls(action: Callable[[], object]) -> int:
    """How many functions ``action`` calls, Python's own in C included.

    What one of them does within itself is not counted: a regular expression that looks back without end is
    one call, and is to be found by how seconds grow.
    """
    profile = Profile()
    profile.runcall(action)
    return sum(one.callcount for one in profile.getstats())

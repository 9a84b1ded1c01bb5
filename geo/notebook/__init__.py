"""The library for who writes Python: a table → an atlas that shows itself in a notebook, in a line each.

In: a path, a pandas table or a list of records. Out: tables, figures, and maps that a notebook shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..fronts import front

if TYPE_CHECKING:
    from .atlas import Atlas
    from .events import FlowTable, flows
    from .maps import Map
    from .reading import explore, read

__all__ = ["Atlas", "FlowTable", "Map", "explore", "flows", "read"]

__getattr__, __dir__ = front(
    __name__,
    {
        "atlas": ("Atlas",),
        "events": ("FlowTable", "flows"),
        "maps": ("Map",),
        "reading": ("explore", "read"),
    },
)

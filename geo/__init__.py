"""Summit Atlas: from reports of leaders' meetings to a map that replays them.

The front door for who writes Python, in a notebook or elsewhere (``docs/library.md``); each name is loaded
when it is first asked for.

>>> locate("Kremlin, Moscow").country
'RU'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fronts import front

if TYPE_CHECKING:
    from .notebook import Atlas, FlowTable, Map, explore, flows, read
    from .places import spot as locate

__version__ = "0.1.0"
__all__ = ["Atlas", "FlowTable", "Map", "__version__", "explore", "flows", "locate", "read"]

__getattr__, __dir__ = front(
    __name__,
    {
        "notebook": ("Atlas", "FlowTable", "Map", "explore", "flows", "read"),
        "places": ("spot as locate",),
    },
)

"""The page around any map: one HTML text that needs nothing from outside, through folium.

In: a document of data, and which script plays it. Out: the text of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..fronts import front

if TYPE_CHECKING:
    from .basemap import basemap_text
    from .frame import Player, carried_json, framed
    from .map import map_document
    from .projections import opening, projected
    from .tiles import tile_provider

__all__ = [
    "Player",
    "basemap_text",
    "carried_json",
    "framed",
    "map_document",
    "opening",
    "projected",
    "tile_provider",
]

__getattr__, __dir__ = front(
    __name__,
    {
        "basemap": ("basemap_text",),
        "frame": (
            "Player",
            "carried_json",
            "framed",
        ),
        "map": ("map_document",),
        "projections": ("opening", "projected"),
        "tiles": ("tile_provider",),
    },
)

"""The page around any map: one HTML text that needs nothing from outside, through folium.

In: a document of data, and which script plays it. Out: the text of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..fronts import front

if TYPE_CHECKING:
    from .assets import film_script
    from .basemap import basemap_text
    from .fragment import LOOKS, choice, day_within, looks_by_itself, one_of, opened_as, opened_by
    from .frame import Player, carried_json, framed
    from .map import heading, map_document
    from .projections import opening, projected
    from .still import still_land, still_map, still_points
    from .tiles import tile_provider

__all__ = [
    "LOOKS",
    "Player",
    "basemap_text",
    "carried_json",
    "choice",
    "day_within",
    "film_script",
    "framed",
    "heading",
    "looks_by_itself",
    "map_document",
    "one_of",
    "opened_as",
    "opened_by",
    "opening",
    "projected",
    "still_land",
    "still_map",
    "still_points",
    "tile_provider",
]

__getattr__, __dir__ = front(
    __name__,
    {
        "assets": ("film_script",),
        "basemap": ("basemap_text",),
        "fragment": (
            "LOOKS",
            "choice",
            "day_within",
            "looks_by_itself",
            "one_of",
            "opened_as",
            "opened_by",
        ),
        "frame": (
            "Player",
            "carried_json",
            "framed",
        ),
        "map": ("heading", "map_document"),
        "projections": ("opening", "projected"),
        "still": ("still_land", "still_map", "still_points"),
        "tiles": ("tile_provider",),
    },
)

"""A table of chapters → a story that the map document tells.

In: an atlas, a table ``schema.STORY`` and the folder beside which its pictures lie. Out: what the replay
document carries as ``story`` (``docs/story.md``), and what is wrong with the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..fronts import front

if TYPE_CHECKING:
    from .chapters import EVERYONE, NOBODY
    from .document import Story, headline, told
    from .pictures import MOST_BYTES, PictureError, is_address, reduced, thumbnail

__all__ = [
    "EVERYONE",
    "MOST_BYTES",
    "NOBODY",
    "PictureError",
    "Story",
    "headline",
    "is_address",
    "reduced",
    "thumbnail",
    "told",
]

__getattr__, __dir__ = front(
    __name__,
    {
        "chapters": ("EVERYONE", "NOBODY"),
        "document": ("Story", "headline", "told"),
        "pictures": ("MOST_BYTES", "PictureError", "is_address", "reduced", "thumbnail"),
    },
)

"""Books for tests: a few chapters, what a map answers, and a picture as of a camera."""

from __future__ import annotations

import io

from PIL import Image

from geo.storybook import Book, filled

ANSWER = {
    "follow": "Ana", "range": [19727, 19797], "day": 19763, "names": None, "countries": "made",
    "beside": "marks", "folded": "", "compare": None, "mode": "30-days", "pace": "calendar", "loop": False,
    "projection": "equal-earth", "centre": 0, "size": "view",
    "view": {"lat": 40.123, "lon": 190.0, "zoom": 3.0}, "map": [900, 600], "theme": None,
    "extent": [19727, 19797], "playing": False, "height": 800,
}  # fmt: skip
"""What a map of the small reports of ``tests.story`` answers."""


def book(*titles: str) -> Book:
    """A book with chapters of these titles, made in one step."""
    return filled(Book(), [{"title": title, "text": f"About {title}."} for title in titles], "opened")


def titles(book: Book) -> list[str]:
    return [chapter.cell("title") for chapter in book.chapters]


def photograph(width: int = 60, height: int = 40) -> bytes:
    """A JPEG that knows its camera."""
    exif = Image.Exif()
    exif[0x010F] = "SECRET CAMERA"
    content = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(content, "JPEG", exif=exif)
    return content.getvalue()

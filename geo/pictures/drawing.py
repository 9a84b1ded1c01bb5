"""The picture that a map document draws of itself, by its address (``docs/embed.md``)."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from .browser import Browser, find, picture_of, printed

SORTS: Final = ("svg", "pdf", "png")
SIZES: Final = {
    "1200x675": (1200 * 0.75, 675 * 0.75),
    "1080x1080": (1080 * 0.75, 1080 * 0.75),
    "1080x1920": (1080 * 0.75, 1920 * 0.75),
    "a4": (297 / 25.4 * 72, 210 / 25.4 * 72),
}
"""By the names of ``assets/core/picture_size.js``, how large a page is on paper: in points."""


def picture(
    document: str, sort: str, *, size: str, day: str | None = None, browser: Browser | None = None
) -> bytes:
    """The map ``document`` (its HTML text) as ``sort``, one of ``SORTS``, in ``size``, one of ``SIZES``.

    ``day``, as YYYY-MM-DD, is one that the map has; None: the last day of its range. ``browser`` is found
    where none is given. Nothing is asked of the network. Raises ``BrowserError`` where there is no browser,
    or it draws nothing, and ``ValueError`` for a sort or size that there is not.
    """
    if sort not in SORTS:
        raise ValueError(f'no picture "{sort}"; there are {", ".join(SORTS)}')
    if size not in SIZES:
        raise ValueError(f'no size "{size}"; there are {", ".join(SIZES)}')
    address = "#" + "&".join([*([] if day is None else [f"day={day}"]), f"picture={sort}", f"size={size}"])
    drawing = browser or find()
    with tempfile.TemporaryDirectory(prefix="summit-atlas-") as name:
        folder = Path(name)
        page = folder / "map.html"
        page.write_text(document, encoding="utf-8")
        shown = page.as_uri() + address
        if sort == "pdf":
            return printed(drawing, shown, folder, SIZES[size])
        return picture_of(drawing, shown, folder)

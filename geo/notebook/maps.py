"""A map document that shows itself in a notebook, and is saved or drawn when asked."""

from __future__ import annotations

import html
from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..dates import days_said, iso
from ..files import GENERATOR, check_free, write_whole
from ..language import LANGUAGES, is_language
from ..pictures import SIZES, picture

if TYPE_CHECKING:
    from .widget import MapWidget

HEIGHT: Final = 640
"""Pixels of a map in a notebook: from 560 on the list stands beside it."""
_HIGHEST: Final = 10_000
RIGHTS: Final = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"
"""What the frame of a map may do (``docs/embed.md``); nothing of the notebook's own is among it."""


class Map:
    """A map: the last line of a cell shows it, in a frame that reaches nothing of the notebook.

    ``days`` are the first and the last day that the map has, as day numbers; None where nothing is dated.
    ``steered``: it takes the messages of a replay (``docs/embed.md``).
    """

    def __init__(
        self,
        document: str,
        title: str,
        days: tuple[int, int] | None,
        *,
        height: int = HEIGHT,
        steered: bool = True,
    ) -> None:
        if isinstance(height, bool) or not isinstance(height, int) or not 0 < height <= _HIGHEST:
            raise ValueError(f"height got {height!r}; it is a number of pixels from 1 to {_HIGHEST:,}")
        self._document = document
        self.title = title
        self.days = days
        self.height = height
        self.steered = steered

    def __repr__(self) -> str:
        span = f", {' to '.join(map(iso, self.days))}" if self.days else ""
        return f"<Map: {self.title}{span}; .save(path) writes it as one HTML file>"

    def _repr_html_(self) -> str:
        return (
            f'<iframe sandbox="{RIGHTS}" allow="clipboard-write; fullscreen" '
            f'title="{html.escape(self.title)}" style="width: 100%; height: {int(self.height)}px; border: 0" '
            f'srcdoc="{html.escape(self._document)}"></iframe>'
        )

    def to_html(self) -> str:
        """The whole HTML text, which needs nothing from outside."""
        return self._document

    def save(self, path: str | PathLike[str]) -> Path:
        """Write the map to ``path``: ``.html``, or by a browser of this machine ``.svg``, ``.pdf``, ``.png``.

        A map that this program made is replaced, no other file is. Raises ``WriteError`` for a file or
        folder that cannot be written, ``ValueError`` for another ending, and ``BrowserError`` as
        ``to_svg`` does.
        """
        target = Path(path)
        ending = target.suffix.lower()
        if ending in (".html", ".htm"):
            write_whole(target, self._document, replaces=GENERATOR)
        elif ending in (".svg", ".pdf", ".png"):
            check_free(target, replaces="")
            write_whole(target, self._picture(ending[1:], None, next(iter(SIZES))), replaces="")
        else:
            raise ValueError(f"{target.name}: a map is saved as .html, .svg, .pdf or .png; change the ending")
        return target

    def widget(self) -> MapWidget:
        """The map as a widget, whose day, leader, range and view Python sees and sets.

        It needs ``anywidget`` (``pip install "summit-atlas[notebook]"``); raises ``ImportError``, which says
        so, where that is missing, and ``ValueError`` for a map of flows, which has no such messages.
        """
        if not self.steered:
            raise ValueError("a map of flows has no leader and no day to be set; show it as it is")
        try:
            from .widget import MapWidget
        except ImportError as error:
            raise ImportError('a widget needs anywidget: pip install "summit-atlas[notebook]"') from error
        return MapWidget(self._document, self.title, self.height)

    def to_svg(self, *, day: str | None = None, size: str = "1200x675") -> str:
        """The map on ``day`` (YYYY-MM-DD; None: the last one of its range) as the text of an SVG.

        ``size`` is one of 1200x675, 1080x1080, 1080x1920, a4. It is drawn by Chromium, Chrome or Edge of
        this machine, which asks nothing of the network. Raises ``BrowserError`` where there is none, and
        ``ValueError`` for a day that the map does not have or a size that there is not.
        """
        return self._picture("svg", day, size).decode("utf-8")

    def to_pdf(self, *, day: str | None = None, size: str = "a4") -> bytes:
        """The map as the bytes of a PDF of one page; all else as in ``to_svg``."""
        return self._picture("pdf", day, size)

    def to_png(self, *, day: str | None = None, size: str = "1200x675") -> bytes:
        """The map as the bytes of a PNG; all else as in ``to_svg``."""
        return self._picture("png", day, size)

    def _picture(self, sort: str, day: str | None, size: str) -> bytes:
        return picture(self._document, sort, size=size, day=None if day is None else self._own_day(day))

    def _own_day(self, day: str) -> str:
        """A day that the map has, as ISO 8601 has it."""
        first, last = span_of(day, day)
        if first is None or first != last:
            raise ValueError(f'"{day}" says more than one day; write YYYY-MM-DD')
        if self.days is None:
            raise ValueError(f'got the day "{day}", and nothing of this map has a date; leave it out')
        if not self.days[0] <= first <= self.days[1]:
            span = " to ".join(map(iso, self.days))
            raise ValueError(f'got the day "{day}"; this map has {span}')
        return iso(first)


def span_of(start: str | None, end: str | None) -> tuple[int | None, int | None]:
    """``dates.days_said`` of a start and an end; raises as that does."""
    return days_said(start, end, ("the start", "the end"))


def languages_named(language: str | Sequence[str]) -> tuple[str, ...]:
    """The tags of one language or several, each once; raises ``ValueError`` for one that is not spoken."""
    tags = tuple(dict.fromkeys([language] if isinstance(language, str) else language))
    unknown = [tag for tag in tags if not is_language(tag)]
    if unknown:
        raise ValueError(f'language got "{unknown[0]}"; there are {", ".join(LANGUAGES)}')
    return tags

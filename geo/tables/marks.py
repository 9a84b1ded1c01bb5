"""The marks of a web page → what begins, what ends and what stands between, in one pass.

Python's own ``html.parser`` looks for the end of an open mark anew at each ``<``, and so takes minutes over a
few hundred kilobytes of marks that never end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Final

_OPENED: Final = re.compile(r"<(?:([a-zA-Z][^\s/>]*)|/([a-zA-Z][^\s/>]*)|[!?/])")
_NAME: Final = re.compile(r"[\s/]*([^\s/>=]?[^\s/>=]*)")
_VALUE: Final = re.compile(r"\s*=\s*")
_BARE: Final = re.compile(r"[^\s>]*")
_RAW: Final = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title")
}
"""Elements in which nothing but their own end is a mark."""
_RAW_WITHOUT_SIGNS: Final = frozenset(("script", "style"))


class Marks:
    """Tells of the marks of a page in their order, by the methods of ``html.parser``, which a subclass has.

    As in the standard of the web a mark that the page's end cuts off is none, and of a comment that never
    ends the rest of the page is part. The work is in step with the length of the page.
    """

    def handle_starttag(self, tag: str, attrs: Mapping[str, str]) -> None:
        """An element begins; names are in lower case, of an attribute given twice the first counts."""

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""

    def handle_data(self, data: str) -> None:
        """Text between marks, its signs (``&amp;``) as what they stand for."""

    def feed(self, page: str) -> None:
        """Tell of everything in a page."""
        place = 0
        while (opened := _OPENED.search(page, place)) is not None:
            if opened.start() > place:
                self.handle_data(unescape(page[place : opened.start()]))
            if opened[1]:
                place = self._begun(page, opened)
            else:
                closes = "-->" if page.startswith("<!--", opened.start()) else ">"
                end = page.find(closes, opened.end())
                place = len(page) if end < 0 else end + len(closes)
                if opened[2] and end >= 0:
                    self.handle_endtag(opened[2].lower())
        if place < len(page):
            self.handle_data(unescape(page[place:]))

    def _begun(self, page: str, opened: re.Match[str]) -> int:
        """Tell of an element that begins; where its mark ends, or the text in it that holds no marks."""
        tag = opened[1].lower()
        place = opened.end()
        attributes: dict[str, str] = {}
        if not page.startswith(">", place):
            place = _attributes(page, place, attributes)
        if place >= len(page):
            return place
        self.handle_starttag(tag, attributes)
        place += 1
        if (ending := _RAW.get(tag)) is None:
            return place
        end = ending.search(page, place)
        until = len(page) if end is None else end.start()
        if until > place:
            text = page[place:until]
            self.handle_data(text if tag in _RAW_WITHOUT_SIGNS else unescape(text))
        return until


def _attributes(page: str, place: int, made: dict[str, str]) -> int:
    """Read attributes into ``made``; where the ``>`` stands behind them, or the page's end."""
    while place < len(page):
        name = _NAME.match(page, place)
        assert name is not None  # it matches nothing, too
        place = name.end()
        if name[1] == "" and page.startswith(">", place):
            return place
        value = ""
        if (equals := _VALUE.match(page, place)) is not None:
            place, value = _value(page, equals.end())
        if name[1]:
            made.setdefault(name[1].lower(), unescape(value))
    return place


def _value(page: str, place: int) -> tuple[int, str]:
    """Where a value ends that begins here, and the value; a quote that never closes is part of it."""
    quote = page[place : place + 1]
    if quote in ("'", '"') and (end := page.find(quote, place + 1)) >= 0:
        return end + 1, page[place + 1 : end]
    bare = _BARE.match(page, place)
    assert bare is not None  # it matches nothing, too
    return bare.end(), bare[0]

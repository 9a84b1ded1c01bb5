"""The files of a published map, by their names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from ..atlas import Atlas
from ..dates import DateSpan, label_said
from ..export import FORMATS, Choice, export
from ..figures import figures, in_range
from ..html import map_document
from ..language import ENGLISH, N_, _, ngettext, of_line, rephrased, speaking
from ..pictures import Browser, picture
from .said import PICTURE, Published, credits_text, fallback, head, oembed, snippet

DATA: Final = "meetings.csv"
_README: Final = {
    "": N_("Put this folder on any web server as it is."),
    "index.html": N_("the map: one file that needs nothing else"),
    PICTURE: N_("the picture that networks show with its address"),
    "embed.html": N_("text to copy into a page: the map in a frame"),
    "fallback.html": N_("text to copy where frames are stripped: the picture, which leads to the map"),
    "oembed.json": N_("for systems that embed by address"),
    DATA: N_("the table"),
    "CREDITS.txt": N_("whose it is"),
}
_POLICY: Final = re.compile(r"script-src '[^']*'; style-src '[^']*'")


def published(
    atlas: Atlas,
    document: Mapping[str, Any],
    *,
    title: str,
    story: Mapping[str, Any] | None = None,
    address: str = "",
    parted: bool = False,
    browser: Browser | None = None,
) -> dict[str, bytes]:
    """The files of a folder that shows ``document`` (a replay document of ``atlas``) to everybody.

    ``story`` is the document of a story that the map tells; the picture is that of the map alone. All of it
    speaks the language in which the document opens.

    ``address`` is where the folder will be (https, ending in ``/``); without it there is no ``oembed.json``,
    whose addresses must be whole. ``parted``: script and style are files of their own, for servers that
    allow no others. ``browser`` draws the picture; None: there is none. The same input gives the same files.
    Raises ``BrowserError`` where it draws nothing.
    """
    with speaking(document.get("language", ENGLISH)):
        return _files(atlas, document, title, story, address, parted, browser)


def _files(
    atlas: Atlas,
    document: Mapping[str, Any],
    title: str,
    story: Mapping[str, Any] | None,
    address: str,
    parted: bool,
    browser: Browser | None,
) -> dict[str, bytes]:
    credits = tuple(rephrased(of_line(line)) for line in document["credits"])
    said = Published(title, _description(atlas, document), credits, address, browser is not None)
    about = head(said)
    page = map_document(dict(document) | ({"story": dict(story)} if story else {}), about=about)
    files = {"index.html": page.encode()}
    if parted:
        files = _parted(page)
    if browser is not None:
        files[PICTURE] = picture(map_document(dict(document)), "png", size="1200x675", browser=browser)
    if address:
        files["oembed.json"] = oembed(said).encode()
    return files | {
        "embed.html": snippet(said).encode(),
        "fallback.html": fallback(said).encode(),
        DATA: export(atlas, FORMATS["csv"], Choice()),
        "CREDITS.txt": credits_text(said, [DATA]).encode(),
        "README.txt": _readme(said).encode(),
    }


def _description(atlas: Atlas, document: Mapping[str, Any]) -> str:
    """How many meetings there were, of whom the map follows, in the days with which it opens."""
    first, last = document["range"] if document["extent"] is not None else (None, None)
    if document["follow"] >= 0:
        leader = atlas.leaders["name"].iloc[document["follow"]]
        held = int(figures(atlas, leader, first, last)["meetings"])
    else:
        held = int((atlas.meetings["status"].eq("held") & in_range(atlas.meetings, first, last)).sum())
    if first is None or last is None:
        return ngettext("{count} meeting held.", "{count} meetings held.", held)
    days = label_said(DateSpan(first, last, precise=True, approximate=False))
    return ngettext("{count} meeting held, {days}.", "{count} meetings held, {days}.", held, days=days)


def _readme(said: Published) -> str:
    left_out = {PICTURE: not said.has_picture, "oembed.json": not said.address}
    told = {name: _(words) for name, words in _README.items() if not left_out.get(name)}
    lines = [f"{name:<16}{words}" if name else words for name, words in told.items()]
    return "\n".join(lines) + "\n"


def _parted(page: str) -> dict[str, bytes]:
    """The page with its style and its script as files beside it, which a policy of ``'self'`` allows."""
    before, rest = page.split("<style>", 1)
    style, rest = rest.split("</style>", 1)
    middle, rest = rest.rsplit("<script>", 1)
    script, after = rest.split("</script>", 1)
    text = f'{before}<link rel="stylesheet" href="map.css">{middle}<script src="map.js"></script>{after}'
    text = _POLICY.sub("script-src 'self'; style-src 'self'", text, count=1)
    return {"index.html": text.encode(), "map.css": style.encode(), "map.js": script.encode()}

"""What is said of a published map: to whoever shares its address, to other programs, and in whose name."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..language import N_, _, list_words

WIDTH, HEIGHT = 960, 720
"""Pixels of a frame where nothing is known of the page around it."""
NARROW: Final = 740
"""From this width on the list stands beside the map (``assets/style/layout.css``), and a frame has a height
of its own; below it, that of its content."""
PICTURE: Final = "social.png"
PICTURE_SIZE: Final = (1200, 675)
_RIGHTS: Final = (
    'sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox" '
    'allow="clipboard-write; fullscreen"'
)
_GROWS: Final = """\
<script>
(function (frame) {
  function ask() { frame.contentWindow.postMessage({"summit-atlas": 1, get: "state"}, "*"); }
  addEventListener("message", function (event) {
    if (event.source !== frame.contentWindow || !event.data || event.data["summit-atlas"] !== 1) return;
    if (event.data.event === "ready") ask();
    var high = frame.clientWidth < %(narrow)d ? event.data.height : %(height)d;
    if (high > 0 && high !== +frame.height) { frame.height = high; setTimeout(ask, 200); }
  });
  addEventListener("resize", ask);
})(document.currentScript.previousElementSibling);
</script>"""

_PROGRAM: Final = N_(
    "The program in the page is Summit Atlas (MIT licence), with Leaflet (BSD-2-Clause), d3-geo and\n"
    "topojson-client (ISC). Their notices stand in the page's source."
)


@dataclass(frozen=True)
class Published:
    """One map as it is published."""

    title: str
    description: str
    credits: tuple[str, ...]
    address: str = ""
    """Where the folder will be, ending in ``/``; empty: not known, and addresses are relative to it."""
    has_picture: bool = True

    def at(self, name: str) -> str:
        """The address of one of its files."""
        return self.address + name


def head(said: Published) -> str:
    """The lines of a page's head by which networks show the map where its address is shared (Open Graph, and
    what X takes of its own), and by which others find how to embed it (oEmbed)."""
    told = [
        ("property", "og:type", "website"),
        ("property", "og:title", said.title),
        ("property", "og:description", said.description),
        ("name", "description", said.description),
        ("name", "twitter:card", "summary_large_image" if said.has_picture else "summary"),
    ]
    if said.address:
        told.append(("property", "og:url", said.at("index.html")))
    if said.has_picture:
        width, height = PICTURE_SIZE
        told += [
            ("property", "og:image", said.at(PICTURE)),
            ("property", "og:image:width", str(width)),
            ("property", "og:image:height", str(height)),
            ("property", "og:image:alt", alternative(said)),
        ]
    lines = [f'<meta {kind}="{name}" content="{html.escape(value)}">' for kind, name, value in told]
    if said.address:
        found = html.escape(said.at("oembed.json"))
        title = html.escape(said.title)
        lines.append(f'<link rel="alternate" type="application/json+oembed" href="{found}" title="{title}">')
    return "\n".join(lines)


def alternative(said: Published) -> str:
    """The picture in words."""
    return _("Map: {title}. {description}", title=said.title, description=said.description)


def frame(said: Published) -> str:
    """The frame that shows the map, of a fixed height."""
    title = html.escape(_("Map: {title}", title=said.title))
    return (
        f'<iframe src="{html.escape(said.at("index.html"))}" title="{title}" width="100%" '
        f'height="{HEIGHT}" style="border: 0" loading="lazy" {_RIGHTS}></iframe>'
    )


def snippet(said: Published) -> str:
    """The frame with the script that lets it grow with its content where it is narrow."""
    return f"{frame(said)}\n{_GROWS % {'narrow': NARROW, 'height': HEIGHT}}\n"


def fallback(said: Published) -> str:
    """A picture that leads to the map, for systems that strip frames."""
    page = html.escape(said.at("index.html"))
    if not said.has_picture:
        words = html.escape(_("Open the map: {title}", title=said.title))
        return f'<p><a href="{page}">{words}</a></p>\n'
    caption = html.escape(_("{title}. Open the map to play it.", title=said.title))
    width, height = PICTURE_SIZE
    source = f'src="{html.escape(said.at(PICTURE))}" width="{width}" height="{height}"'
    return (
        f'<figure><a href="{page}"><img {source} '
        f'style="max-width: 100%; height: auto" alt="{html.escape(alternative(said))}"></a>\n'
        f"<figcaption>{caption}</figcaption></figure>\n"
    )


def oembed(said: Published) -> str:
    """What oEmbed's discovery leads to (https://oembed.com, ``rich``)."""
    width, height = PICTURE_SIZE
    told = {
        "version": "1.0", "type": "rich", "title": said.title, "provider_name": "Summit Atlas",
        "width": WIDTH, "height": HEIGHT, "html": frame(said),
    }  # fmt: skip
    if said.has_picture:
        told |= {"thumbnail_url": said.at(PICTURE), "thumbnail_width": width, "thumbnail_height": height}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def credits_text(said: Published, data: Sequence[str]) -> str:
    """Whose the parts of the folder are."""
    return "\n".join(_credit_lines(said, data)) + "\n"


def _credit_lines(said: Published, data: Sequence[str]) -> Iterator[str]:
    yield from (said.title, said.description, "", _("What the map shows is told by"))
    yield from (f"- {line}" for line in said.credits)
    yield ""
    if data:
        files = list_words(data)
        yield _("{files}: the table, as whoever publishes this map gives it. Name its sources.", files=files)
    yield from _(_PROGRAM).splitlines()

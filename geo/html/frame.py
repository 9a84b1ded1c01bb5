"""The page around a map: one HTML text that needs nothing from outside, through folium.

Every map document is made here, whatever it plays: the page carries its data and the outlines
compressed, our scripts and styles, and a Content-Security-Policy that allows nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from ..errors import TileProviderError
from ..files import GENERATOR
from ..fronts import spared
from ..language import ENGLISH, _, words_for
from . import assets
from .basemap import carried_basemap
from .projections import TILED
from .templates import compiled_when_used

with (
    compiled_when_used(),
    spared("requests"),  # folium fetches from addresses with it, which we never give it
    spared("urllib.request", "urlopen"),  # branca likewise
    spared("xyzservices", "TileProvider"),  # 250 providers, read for who draws tiles
    spared("branca.colormap", "ColorMap", "LinearColormap", "StepColormap"),  # 250 scales, each computed
):
    import folium
    import xyzservices
    from branca.element import Element, Figure, MacroElement
    from folium.template import Template

_ROOT_ID: Final = "summit-atlas"
_BASEMAP_ID: Final = "summit-atlas-basemap"

_CARRIED: Final = "application/octet-stream"
"""The type of the elements with data: no script to any browser."""
_COMPRESSION: Final = 6
"""A higher level takes six times as long and saves two in a hundred."""


class Player(NamedTuple):
    """What a page carries to play one kind of document."""

    carrier: str
    """The id of the element that carries the document."""
    mount: str
    """The name of the script's function that plays it; see ``assets/sharing/carried.js``."""
    script: str
    style: str
    bundles: tuple[str, ...] = ()
    """The names of the scripts in ``script``, of whose words the page carries other languages."""


def framed(
    document: dict[str, Any],
    player: Player,
    *,
    heading: str,
    tiles: xyzservices.TileProvider | None = None,
    about: str = "",
) -> str:
    """The whole HTML text that plays ``document``, with ``heading`` as the page's title and ``about``, lines
    of HTML that say what it is, in its head.

    The same document gives the same bytes. With ``tiles`` the policy is widened by exactly that
    provider's hosts, and a document that names no projection opens in that of tiles. The text is
    returned, not written.

    Raises ``ValueError`` when the document holds a number that JSON has no form for, and
    ``TileProviderError`` when the provider's address is incomplete or has no fixed host.
    """
    if tiles is not None:
        document = {"projection": TILED, **document}
    if "spoken" in document:
        document = document | {"spoken": _with_words(document["spoken"], player.bundles)}
    figure = _MapFigure(document, player, heading, about)
    page_map = folium.Map(
        location=[20, 0],
        zoom_start=1,
        tiles=None,
        zoom_control=False,
        attribution_control=tiles is not None,
        world_copy_jump=False,
        zoom_snap=1 if tiles is not None else 0.25,
        max_bounds_viscosity=1,
    )
    # folium's own links are class-level lists that lead to content delivery networks.
    page_map.default_js = []
    page_map.default_css = []
    figure.add_child(page_map)
    if tiles is not None:
        figure.tile_hosts = _tile_hosts(tiles)
        folium.TileLayer(tiles=tiles, control=False).add_to(page_map)
    page_map.add_child(_Mount(page_map, player))
    for number, element in enumerate(_elements(figure), start=1):
        element._id = str(number)
    return str(figure.render())


def _with_words(spoken: dict[str, Any], bundles: tuple[str, ...]) -> dict[str, Any]:
    """What a document says in other languages, with the words of its scripts."""
    return {tag: {**parts, **words_for(tag, bundles)} for tag, parts in spoken.items()}


class _MapFigure(Figure):
    """branca's page with our head: policy first, then styles; one hashed script at the end.

    Data and scripts are values of this template and not branca elements, because branca compiles
    the text of an element as a template once more: a name with ``{{`` in it would be executed.
    """

    _template = Template(
        "<!DOCTYPE html>\n"
        '<html lang="{{ this.language }}">\n'
        "<head>\n"
        '<meta http-equiv="Content-Security-Policy" content="{{ this.policy }}">\n'
        '<meta charset="utf-8">\n'
        f"{GENERATOR}\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>{{ this.escaped_title }}</title>\n"
        "{{ this.about }}"
        '<base target="_blank">\n'
        "<style>{{ this.style }}</style>\n"
        "</head>\n"
        "<body>\n"
        '<div id="{{ this.root_id }}" data-summit-atlas>'
        "<noscript>{{ this.no_script }}</noscript></div>\n"
        "{{ this.html.render(**kwargs) }}\n"
        '<script type="{{ this.carried }}" id="{{ this.player.carrier }}">{{ this.data }}</script>\n'
        '<script type="{{ this.carried }}" id="{{ this.basemap_id }}">{{ this.basemap }}</script>\n'
        "<script>{{ this.code }}</script>\n"
        "</body>\n"
        "</html>\n"
    )
    root_id = _ROOT_ID
    basemap_id = _BASEMAP_ID
    carried = _CARRIED

    def __init__(self, document: dict[str, Any], player: Player, heading: str, about: str) -> None:
        super().__init__()
        self.about = f"{about}\n" if about else ""
        self.player = player
        self.escaped_title = html.escape(heading)
        self.language = html.escape(str(document.get("language", ENGLISH)))
        self.no_script = html.escape(_("This map needs JavaScript."))
        self.data = carried_json(document)
        self.basemap = carried_basemap()
        self.style = f"{assets.leaflet_style()}\n{player.style}"
        self.tile_hosts: tuple[str, ...] = ()
        self.code = ""
        self.policy = ""

    def render(self, **kwargs: Any) -> str:
        for child in self._children.values():
            child.render(**kwargs)
        self.code = _wrapped(self.player.script, str(self.script.render(**kwargs)))
        self.policy = _policy(self.code, self.style, self.tile_hosts)
        return str(self._template.render(this=self, kwargs=kwargs))


class _Mount(MacroElement):
    """Hands the page, the data and folium's map to our scripts."""

    _template = Template(
        "{% macro script(this, kwargs) %}\n"
        "const find = (id) => document.getElementById(id);\n"
        "summitAtlas.mountCarried(find({{ this.root_id|tojson }}), {{ this.page_map.get_name() }}, "
        "find({{ this.player.carrier|tojson }}), find({{ this.basemap_id|tojson }}), "
        "summitAtlas.{{ this.player.mount }});\n"
        "{% endmacro %}"
    )
    root_id = _ROOT_ID
    basemap_id = _BASEMAP_ID

    def __init__(self, page_map: folium.Map, player: Player) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Mount"
        self.page_map = page_map
        self.player = player


def _elements(element: Element) -> Iterator[Element]:
    """The element and all below it, in the order in which they were added."""
    yield element
    for child in element._children.values():
        yield from _elements(child)


def _wrapped(script: str, page_script: str) -> str:
    """All code in one function, so that the page gets no global name, not even Leaflet's ``L``."""
    code = "\n".join(
        (
            "(function () {",
            '"use strict";',
            # Leaflet finds these and gives itself through them.
            "const exports = {}, module = { exports };",
            "const hadL = 'L' in window;",
            assets.leaflet_script(),
            "const L = exports.noConflict();",
            "if (!hadL) delete window.L;",
            script,
            re.sub(r"\n\s+", "\n", page_script),
            "})();",
        )
    )
    if re.search(r"</script|<!--", code, re.IGNORECASE):
        raise ValueError("a script holds </script or <!--, which would end or comment it out in a page")
    return code.replace("\r\n", "\n")


def carried_json(document: dict[str, Any]) -> str:
    """A document as the page carries it: zlib's compression in base64, whose alphabet ends no element.

    Raises ``ValueError`` on a number that JSON has no form for.
    """
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), _COMPRESSION)).decode("ascii")


def _policy(code: str, style: str, hosts: tuple[str, ...]) -> str:
    """The Content-Security-Policy: our code by its hash, our style by its hash, nothing from outside."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(code)}'",
            f"style-src '{_hash(style)}'",
            " ".join(("img-src data: blob:", *hosts)),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "replace")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _tile_hosts(tiles: xyzservices.TileProvider) -> tuple[str, ...]:
    """The provider's origins (scheme and host), one for each of its subdomains."""
    try:
        address = tiles.build_url(fill_subdomain=False)
    except (KeyError, ValueError) as error:
        raise TileProviderError(f"{tiles.get('name', '')}: its address lacks {error}") from error
    subdomains = tiles.get("subdomains", "abc") if "{s}" in address else [""]
    origins: dict[str, None] = {}
    for subdomain in subdomains:
        parts = urlsplit(address.replace("{s}", subdomain))
        origins[f"{parts.scheme}://{parts.netloc}"] = None
        if parts.scheme not in ("http", "https") or not re.fullmatch(r"[A-Za-z0-9.\-]+(:\d+)?", parts.netloc):
            raise TileProviderError(
                f"tile provider {tiles.get('name', '')!r}: got the address {address!r}; "
                "expected http or https and a fixed host name; choose another provider"
            )
    return tuple(origins)

"""The small map on which the point of a place is moved."""

from __future__ import annotations

import json
from functools import cache

from ..html import assets, basemap_text
from .frame import Document

_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"


@cache
def picker_document() -> Document:
    """The document of the small map, made once. Nothing of a table is in it: points reach it as messages."""
    return Document.of(_text())


def _text() -> str:
    world = json.dumps(basemap_text()).replace("<", "\\u003c")
    mount = f'summitAtlas.mountPicker(document.querySelector(".sa-root"), JSON.parse({world}));'
    code = "\n".join((assets.leaflet_script(), "(() => {", assets.picker_script(), mount, "})();"))
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<title>Point of a place</title>",
            f"<style>{assets.leaflet_style()}\n{assets.picker_style()}</style>",
            "</head>",
            f'<body><div class="sa-root" data-theme="light"></div><script>{code}</script></body>',
            "</html>",
        )
    )

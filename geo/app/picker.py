"""The small map on which the point of a place is moved."""

from __future__ import annotations

import json
from functools import cache
from html import escape

from ..html import assets, basemap_text
from ..language import _, speaking, spoken, words_for
from .frame import Document

_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"


def picker_document() -> Document:
    """The document of the small map, made once a language. Nothing of a table is in it: points reach it as
    messages."""
    return _made(spoken())


@cache
def _made(name: str) -> Document:
    with speaking(name):
        return Document.of(_text(name))


def _text(tag: str) -> str:
    world, words = (
        json.dumps(text).replace("<", "\\u003c")
        for text in (basemap_text(), json.dumps(words_for(tag, ("picker",))))
    )
    data = f"JSON.parse({world}), JSON.parse({words})"
    mount = f'summitAtlas.mountPicker(document.querySelector(".sa-root"), {data});'
    code = "\n".join((assets.leaflet_script(), "(() => {", assets.picker_script(), mount, "})();"))
    title = _("Point of a place")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{tag}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{assets.leaflet_style()}\n{assets.picker_style()}</style>",
            "</head>",
            f'<body><div class="sa-root" data-theme="light"></div><script>{code}</script></body>',
            "</html>",
        )
    )

"""The small map on which the point of a place is moved."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from geo import assets
from geo.basemap import basemap_text

_FOLDER = Path(__file__).parent / "assets" / "app"
_SCRIPTS = ("core_world.js", "canvas_layer.js", "basemap.js", "theme.js")
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"


@cache
def picker_document() -> str:
    """The document of the small map. Nothing of a table is in it: points reach it as messages."""
    scripts = [(assets.ASSETS / name).read_text(encoding="utf-8") for name in _SCRIPTS]
    picker = (_FOLDER / "picker.js").read_text(encoding="utf-8")
    style = (_FOLDER / "picker.css").read_text(encoding="utf-8")
    world = json.dumps(basemap_text()).replace("<", "\\u003c")
    mount = f'mountPicker(document.querySelector(".sa-root"), JSON.parse({world}));'
    code = "\n".join((assets.leaflet_script(), "(() => {", *scripts, picker, mount, "})();"))
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<title>Point of a place</title>",
            f"<style>{assets.leaflet_style()}\n{assets.replay_style()}\n{style}</style>",
            "</head>",
            f'<body><div class="sa-root" data-theme="light"></div><script>{code}</script></body>',
            "</html>",
        )
    )

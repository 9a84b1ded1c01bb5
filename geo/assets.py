"""What the map document carries: Leaflet, our scripts and styles, read from the disk.

Leaflet is not kept in this repository: it comes from the installed package
``xstatic-leaflet``, in the version that folium expects.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

ASSETS: Final = Path(__file__).resolve().parent.parent / "assets" / "replay"

_CORE: Final = (
    "core_world.js",
    "core_modes.js",
    "core_carried.js",
    "core_columns.js",
    "core_sorted.js",
    "core_calendar.js",
    "core_lines.js",
    "core_names.js",
)

SCRIPTS: Final = (
    *_CORE,
    "core_replay.js",
    "core_view.js",
    "core_bounds.js",
    "core_ops.js",
    "core_marks.js",
    "core_density.js",
    "core_scene.js",
    "core_clock.js",
    "core_pace.js",
    "core_lanes.js",
    "core_typed_date.js",
    "core_words.js",
    "core_table.js",
    "core_search.js",
    "core_highlight.js",
    "core_fragment.js",
    "core_state.js",
    "core_share.js",
    "core_poster.js",
    "core_poster_legend.js",
    "dom.js",
    "symbols.js",
    "canvas_layer.js",
    "basemap.js",
    "routes.js",
    "window_ways.js",
    "ways_layer.js",
    "outlines.js",
    "labels.js",
    "still_marks.js",
    "drawn_marks.js",
    "marks.js",
    "names.js",
    "traveller.js",
    "companion.js",
    "player.js",
    "playback.js",
    "announcer.js",
    "theme.js",
    "entry.js",
    "card.js",
    "caption.js",
    "telling.js",
    "table.js",
    "printing.js",
    "list.js",
    "legend.js",
    "messages.js",
    "address.js",
    "poster_base.js",
    "poster_map.js",
    "poster_signs.js",
    "poster.js",
    "recorder.js",
    "share.js",
    "sharing.js",
    "replay_sharing.js",
    "range_grip.js",
    "timeline.js",
    "lanes.js",
    "rarer.js",
    "highlight.js",
    "search.js",
    "jumps.js",
    "controls.js",
    "header.js",
    "mapbase.js",
    "mapview.js",
    "main.js",
    "carried.js",
)
"""Our scripts in the order in which they are joined. Those named ``core_`` need no page."""

STYLES: Final = ("replay.css", "share.css", "reading.css", "time.css", "people.css")
"""Our style sheets; later ones may refine earlier ones."""

FLOW_SCRIPTS: Final = (
    *_CORE,
    "core_clock.js",
    "core_pace.js",
    "core_typed_date.js",
    "core_table.js",
    "core_fragment.js",
    "core_state.js",
    "core_flows.js",
    "core_flow_sums.js",
    "core_flow_scale.js",
    "core_flow_words.js",
    "core_flow_shape.js",
    "core_flow_fragment.js",
    "core_flow_state.js",
    "core_share.js",
    "core_poster.js",
    "dom.js",
    "canvas_layer.js",
    "basemap.js",
    "labels.js",
    "player.js",
    "playback.js",
    "announcer.js",
    "theme.js",
    "table.js",
    "messages.js",
    "address.js",
    "poster_base.js",
    "poster.js",
    "recorder.js",
    "share.js",
    "sharing.js",
    "printing.js",
    "range_grip.js",
    "timeline.js",
    "rarer.js",
    "controls.js",
    "header.js",
    "mapbase.js",
    "still_marks.js",
    "flow_capitals.js",
    "flow_layer.js",
    "flow_marks.js",
    "flow_names.js",
    "flow_pointing.js",
    "flow_legend.js",
    "flow_list.js",
    "flow_controls.js",
    "flow_strip.js",
    "flow_table.js",
    "flow_poster.js",
    "flow_sharing.js",
    "flow_mapview.js",
    "flow_main.js",
    "carried.js",
)
"""The scripts that play flows (``docs/flows.md``), in order: their own, and those shared with the replay."""

FLOW_STYLES: Final = ("replay.css", "share.css", "reading.css", "time.css", "people.css", "flows.css")
"""The style sheets of flows."""

_LEAFLET_PACKAGE: Final = "xstatic-leaflet"
_SOURCE_MAP: Final = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_PICTURE: Final = re.compile(r"url\((?!data:)[^)]*\)")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_SCRIPT_NOTES: Final = re.compile(r"^[ ]*(?:/\*\*.*?\*/|//[^\n]*)\n|^[ ]+|\n(?=\n)", re.DOTALL | re.MULTILINE)
"""Comments that begin a line, blanks that indent one, empty lines: a quarter of our scripts."""


def core_script() -> str:
    """The scripts that touch no page, joined: for tests that evaluate them alone."""
    return _joined([name for name in SCRIPTS if name.startswith("core_")])


def replay_script() -> str:
    """All of our scripts, joined; they expect Leaflet as ``L`` around them and define ``mount``."""
    return _joined(SCRIPTS)


def replay_style() -> str:
    """Our style sheets, joined."""
    return _styled(STYLES)


def flow_script() -> str:
    """The scripts that play flows, joined; they expect Leaflet as ``L`` and define ``mountFlows``."""
    return _joined(FLOW_SCRIPTS)


def flow_core_script() -> str:
    """Those of them that touch no page, joined: for tests that evaluate them alone."""
    return _joined([name for name in FLOW_SCRIPTS if name.startswith("core_")])


def flow_style() -> str:
    """The style sheets of flows, joined."""
    return _styled(FLOW_STYLES)


def leaflet_script() -> str:
    """Leaflet, minified, without its reference to a source map."""
    return _SOURCE_MAP.sub("", _leaflet("leaflet.js"))


def leaflet_style() -> str:
    """Leaflet's style sheet without its pictures, which none of our controls shows."""
    return _PICTURE.sub("none", _COMMENT.sub("", _leaflet("leaflet.css")))


def _styled(names: tuple[str, ...]) -> str:
    return "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)


def _joined(names: tuple[str, ...] | list[str]) -> str:
    return "\n".join(_bare((ASSETS / name).read_text(encoding="utf-8")) for name in names)


def _bare(script: str) -> str:
    """A script of ours without notes and indentation. None of its strings goes over a line's end."""
    return _SCRIPT_NOTES.sub("", script)


@cache
def _leaflet(name: str) -> str:
    """A file of the installed Leaflet package, found through the package's own list of files."""
    files = metadata.files(_LEAFLET_PACKAGE) or []
    for file in files:
        if file.name == name:
            return Path(str(file.locate())).read_text(encoding="utf-8")
    raise FileNotFoundError(
        f"{name} is not among the files of the package {_LEAFLET_PACKAGE}; "
        f"install it again: pip install --force-reinstall {_LEAFLET_PACKAGE}"
    )

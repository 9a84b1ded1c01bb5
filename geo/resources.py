"""Where the program's own files are: alone in knowing it, in a checkout and in an installed wheel.

In a checkout ``data/`` and ``assets/`` stand beside ``geo/``; the wheel carries what is needed of
them inside the package.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_HOME: Final = _PACKAGE if (_PACKAGE / "data").is_dir() else _PACKAGE.parent

DATA: Final = _HOME / "data"
"""Gazetteer, outlines, profiles and the bundled reports."""
ASSETS: Final = _HOME / "assets"
"""Scripts and styles of the pages."""
PAGE_CONFIG: Final = (_HOME if _HOME != _PACKAGE else _PACKAGE / "app") / ".streamlit" / "config.toml"
"""Settings of the server of the page: beside the script that Streamlit runs, where it looks for them."""
PACKAGE: Final = _PACKAGE
"""The folder of this package, ``geo`` or, installed, ``summit_atlas``."""

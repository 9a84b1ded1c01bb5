"""What ``summit-atlas app`` has Streamlit run: the page, out of whichever package this folder is.

Streamlit runs a script by its path, so that it is in no package and imports by name: ``geo`` in a checkout,
``summit_atlas`` where it is installed.
"""

import sys
from importlib import import_module
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
if str(_PACKAGE.parent) not in sys.path:
    sys.path.append(str(_PACKAGE.parent))
import_module(f"{_PACKAGE.name}.app.page").main()

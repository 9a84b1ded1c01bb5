"""Whether every room imports only from floors below its own: ``python -m tests.floors``.

What ``lint-imports`` does with the contract in pyproject.toml, from any folder and without its command on the
path.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    sys.exit(lint_imports(config_filename="pyproject.toml", cache_dir=str(ROOT / "build" / "import-linter")))

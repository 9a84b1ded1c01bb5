"""How a process that runs one command starts."""

from __future__ import annotations

import gc
import sys
from typing import Final, NoReturn

_NEW_OBJECTS: Final = 200_000


def start_lean() -> None:
    """Call it before anything large is imported, in a process of our own alone.

    Modules and tables live to the end: to look for unreachable cycles among them only costs time, a
    tenth of the start.
    """
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)


def end_lean(status: int) -> NoReturn:
    """End the process with this status: Python looks through everything once more before it ends, but not
    through what is frozen. Files and engines are closed by those who opened them.

    DuckDB counts what of its own is left at the very end, and says so at length: there Python shall look.
    """
    if "duckdb" not in sys.modules:
        gc.freeze()
    sys.exit(status)

"""An atlas → files of other programs, and a reader's changes to a table → the mended table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..fronts import front

if TYPE_CHECKING:
    from .formats import FORMATS, Choice, ExportError, export, format_of, notes
    from .meetings import LEG_EXPORT, MEETING_EXPORT, leg_rows, meeting_rows
    from .mending import MENDED, UNCHANGED, Changes, changed, mended, mended_csv, mended_xlsx
    from .tables import table_csv

__all__ = [
    "FORMATS",
    "LEG_EXPORT",
    "MEETING_EXPORT",
    "MENDED",
    "UNCHANGED",
    "Changes",
    "Choice",
    "ExportError",
    "changed",
    "export",
    "format_of",
    "leg_rows",
    "meeting_rows",
    "mended",
    "mended_csv",
    "mended_xlsx",
    "notes",
    "table_csv",
]

__getattr__, __dir__ = front(
    __name__,
    {
        "formats": (
            "FORMATS",
            "Choice",
            "ExportError",
            "export",
            "format_of",
            "notes",
        ),
        "mending": (
            "MENDED",
            "UNCHANGED",
            "Changes",
            "changed",
            "mended",
            "mended_csv",
            "mended_xlsx",
        ),
        "meetings": (
            "LEG_EXPORT",
            "MEETING_EXPORT",
            "leg_rows",
            "meeting_rows",
        ),
        "tables": ("table_csv",),
    },
)

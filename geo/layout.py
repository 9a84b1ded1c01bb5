"""Which profile a table of reports is read by."""

from __future__ import annotations

from collections.abc import Mapping

from geo.columns import missing, recognise
from geo.gazetteer import Gazetteer
from geo.guess import guessed
from geo.profiles import Profile, recognised
from geo.rawtable import RawTable


def layout(
    raw: RawTable, profile: Profile | None, columns: Mapping[str, str], gazetteer: Gazetteer | None
) -> Profile | None:
    """The profile given, else the one the columns tell, else one guessed; None for our own columns.

    ``columns`` leads from our columns to the file's and makes every other profile a guess that keeps
    to it. A table of our own columns alone is none to guess at, whatever it lacks. A guess that finds
    no date or no place is none: the table is then judged by our own columns, which says what is
    missing. Raises ``TableError`` for columns that the file lacks.
    """
    if profile is not None:
        return profile
    if not columns:
        known = recognised([str(header) for header in raw.cells.columns])
        if known is not None:
            return known
        ours = recognise(raw, "reports")
        if len(ours.headers) == len(raw.cells.columns) or not missing(raw, "reports", ours.headers):
            return None
    return guessed(raw, columns, gazetteer or Gazetteer())

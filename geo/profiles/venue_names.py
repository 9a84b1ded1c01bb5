"""A column ``name`` beside our own ``leader`` and points: the names of what stands there, where that shows.

Its header alone says whose name as little as what for: it is a venue's only where the names are places in the
countries of the points beside them, or where each has one point wherever it stands. A traveller's it never
is, for the travellers have a column.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..errors import Problem
from ..language import phrase
from ..places import Gazetteer
from ..tables import RawTable, Recognised, header_word
from .candidates import FEW
from .points import lies_at
from .trial import Trial

_NAMES: Final = frozenset(("name", "names"))
_ALL_BUT_FEW: Final = 0.9


def with_venue_names(found: Recognised, table: RawTable, gazetteer: Gazetteer) -> Recognised:
    """What was recognised, with a column ``name`` as its venue where nothing else names the venue."""
    if "venue" in found.headers or not {"leaders", "lat", "lon"} <= found.headers.keys():
        return found
    taken = set(found.headers.values())
    free = [one for one in map(str, table.cells.columns) if header_word(one) in _NAMES and one not in taken]
    if not free or not _names_venues(Trial(table, gazetteer), found.headers, free[0]):
        return found
    header = free[0]
    note = Problem(
        table.file,
        None,
        header,
        phrase("names that belong to the points beside them"),
        "",
        phrase(
            'read as the names of the venues; the travellers are those of "{column}"',
            column=found.headers["leaders"].strip(),
        ),
        "note",
        "columns",
    )
    return found._replace(
        cells=found.cells.assign(venue=table.cells[header]),
        headers={**found.headers, "venue": header},
        problems=(*(one for one in found.problems if one.column != header), note),
    )


def _names_venues(trial: Trial, headers: Mapping[str, str], name: str) -> bool:
    """Whether the values name what stands at the points: places there, or names that never move."""
    if lies_at(trial, headers["lat"], headers["lon"], name):
        return True
    stands = trial.determined(name, headers["lat"])
    return stands.share >= _ALL_BUT_FEW and min(stands.repeated, stands.different) >= FEW

"""venues.csv: places where leaders meet, by every name, with the years in which they were used."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from geo.errors import GazetteerError
from geo.gazetteer_match import Match
from geo.placenames import is_generic, normalise

_GENERIC_VENUE: Final = 0.01
"""Worth of a venue by a name that any country may have: it says little without the city."""

_OUT_OF_USE: Final = 0.3
"""Share of a venue's worth that is left outside its years of use."""

_Use = tuple[int, int]


class Venues:
    """The table of venues, read once. Raises ``GazetteerError`` where it cannot be read."""

    def __init__(self, path: Path) -> None:
        self._by_key = _read(path)

    def named(self, key: str, years: tuple[int, int] | None = None) -> tuple[Match, ...]:
        """Venues that bear the key; one that was not in use in those years is less likely."""
        found = self._by_key.get(key, ())
        if years is None or not found:
            return tuple(match for match, _ in found)
        return tuple(
            match
            if use[0] <= years[1] and years[0] <= use[1]
            else match._replace(worth=match.worth * _OUT_OF_USE)
            for match, use in found
        )


def _read(path: Path) -> dict[str, tuple[tuple[Match, _Use], ...]]:
    """Key → venues with their years of use, for each name and alias of the table."""
    found: dict[str, tuple[tuple[Match, _Use], ...]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), 1):
                point = float(row["lat"]), float(row["lon"])
                venue = Match(
                    -(10**10) - number, row["name"], row["country"], "", "", *point, 0, "venue", False,
                    "venue", 1.0,
                )  # fmt: skip
                use = int(row.get("from") or -9999), int(row.get("until") or 9999)
                for key in {normalise(name) for name in (row["name"], *row["aliases"].split("|"))} - {""}:
                    worth = _GENERIC_VENUE if is_generic(key) else 1.0
                    found[key] = (*found.get(key, ()), (venue._replace(worth=worth), use))
    except (OSError, KeyError, ValueError) as error:
        raise GazetteerError(f"{path} cannot be read ({error}); get it back from the repository") from error
    return found

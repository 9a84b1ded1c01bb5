"""Codes of provinces and cantons behind a town (``Taormina, ME``) → the division in which they lie, and codes
of countries that are another country's initials in some language."""

from __future__ import annotations

import csv
from functools import cache

from ..errors import GazetteerError
from ..resources import DATA


@cache
def divisions_of_codes() -> dict[str, tuple[str, ...]]:
    """Two letters in lower case → codes of the first-order divisions that hold a province of that code.

    From ``data/gazetteer/provinces.csv``. Raises ``GazetteerError`` where that cannot be read.
    """
    path = DATA / "gazetteer" / "provinces.csv"
    made: dict[str, tuple[str, ...]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for code in row["codes"].lower().split():
                    made[code] = (*made.get(code, ()), row["division"])
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise GazetteerError(f"{path} cannot be read ({error}); get it back from the repository") from error
    return made


@cache
def initials() -> dict[str, str]:
    """Code of a country → that of another one which some language shortens so (``AS``: Amerika Serikat).

    From ``data/gazetteer/initials.csv``. Raises ``GazetteerError`` where that cannot be read.
    """
    path = DATA / "gazetteer" / "initials.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return {row["code"]: row["means"] for row in csv.DictReader(lines)}
    except (OSError, ValueError, KeyError) as error:
        raise GazetteerError(f"{path} cannot be read ({error}); get it back from the repository") from error

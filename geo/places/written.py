"""Names of places in other languages than English, for the map alone.

``data/gazetteer/written.csv`` (made by ``build_written.py`` beside it) has capitals and large cities only; a
place that is not in it keeps the table's name. The gazetteer itself, which finds places by any of their
names, keeps them as keys that cannot be shown.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Final

import pandas as pd

from ..errors import GazetteerError
from ..resources import DATA

_FILE: Final = DATA / "gazetteer" / "written.csv"
_PLACE: Final = ("name", "country", "lat", "lon")
_NEAR_DEGREES: Final = 0.3
"""A point that bears a city's name and country is that city within this, in latitude and longitude."""
_WHOLE_PLACES: Final = ("city", "country")
"""Precisions of points that are named after a city; a venue has a name of its own."""


def written_names(points: pd.DataFrame, path: Path = _FILE) -> dict[str, list[Any]]:
    """The names of ``points`` (``schema.POINTS``) in other languages, as columns.

    ``point`` holds the positions in ``points`` that have any, in order; each other key is a language as
    BCP 47 tag (``fr``, ``ru``, ``zh-Hant``), its list as long and ``""`` where the file has none: in Latin
    script also where the name is the point's own. Languages without any are left out; the others stand in the
    order of the file. Venues keep their names. Raises ``GazetteerError`` when the file cannot be read.
    """
    wanted: dict[tuple[str, str], list[int]] = {}
    named = points[points["precision"].isin(_WHOLE_PLACES)]
    for position, name, country in zip(named["point"], named["name"], named["country"], strict=True):
        for known in (name, f"{name} City"):  # New York is New York City
            wanted.setdefault((known, country), []).append(int(position))
    at = list(zip(points["lat"].tolist(), points["lon"].tolist(), strict=True))
    found: dict[int, dict[str, str]] = {}
    for row in _rows(path, wanted):
        for position in wanted[row["name"], row["country"]]:
            if _is_near(at[position], row):
                found[position] = row
    order = sorted(found)
    columns = {language: None for row in found.values() for language in row if language not in _PLACE}
    languages = [one for one in columns if any(row[one] for row in found.values())]
    return {"point": order, **{language: [found[at][language] for at in order] for language in languages}}


def _rows(path: Path, wanted: dict[tuple[str, str], list[int]]) -> list[dict[str, str]]:
    """The rows of the file that are wanted, read one by one so that little memory is needed."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [row for row in csv.DictReader(file) if (row["name"], row["country"]) in wanted]
    except (OSError, UnicodeError, KeyError, csv.Error) as error:
        raise GazetteerError(
            f"{path} cannot be read ({error}); get it back from the repository or run"
            " data/gazetteer/build_written.py"
        ) from error


def _is_near(point: tuple[float, float], row: dict[str, str]) -> bool:
    apart = (abs(here - float(row[axis])) for here, axis in zip(point, ("lat", "lon"), strict=True))
    return all(degrees <= _NEAR_DEGREES for degrees in apart)

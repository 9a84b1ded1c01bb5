"""Several towns in one cell of our own columns, which hold one place each: parted where that is sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pandas as pd

from ..language import phrase, phrases
from ..places import Gazetteer, country_codes
from .behind import Asked, pieces_outside_brackets
from .places import Stops, each_stop, paired, place_keys, say_several
from .reading import Reading
from .routes import ARROW, route_read
from .splitting import LISTING, countries_in
from .town_lists import towns_listed

_LISTS: Final = (";", "|", "\n", "、")
"""Signs that stand within no name of a place."""
_POSITIONS: Final = {"venue": 0, "city": 1}
_ALONE: Final = ("lat", "lon", "stop")
"""What a row says of one place."""


def with_each_town(
    reading: Reading, gazetteer: Gazetteer
) -> tuple[pd.DataFrame, pd.Series[int], pd.Series[int]]:
    """Our columns with a row for each town of a listing cell, its row in the file, its number within it.

    A list holds towns that are well known by their names alone, whatever stands between them; between arrows,
    ``;``, ``|`` and line ends all that is found. A row with a point or a number among stops names one place,
    and so does one whose meeting others tell of too. What is no sure list there is said, and stays whole.
    """
    keys = place_keys(reading)
    by_row: list[Stops] = [[key] for key in keys]
    ask = Asked(gazetteer)
    is_one = _name_one(reading)
    for name, position in _POSITIONS.items():
        if name not in reading.ours or reading.holds_addresses(name):
            continue
        said = list(by_row)
        whole = []
        lists = {key: _parted(key, position, ask) for key in set(keys)}
        for place, key in enumerate(keys):
            if lists[key] and not is_one[place]:
                by_row[place] = said[place] = lists[key]
            else:
                said[place] = [key]
                if lists[key] or _looks_listed(key, position):
                    whole.append(place)
        say_several(reading, reading.headers[name], position, keys, said)
        _say_whole(reading, name, [keys[place][position] for place in whole], whole)
    return each_stop(reading, by_row)


def _name_one(reading: Reading) -> list[bool]:
    """Whether a row is about one place, whatever its cell seems to list."""
    one = pd.Series(False, reading.cells.index)
    for name in _ALONE:
        if name in reading.ours:
            one |= reading.ours[name].ne("")
    ids = reading.ours_or_blank("meeting")
    return (one | (ids.ne("") & ids.duplicated(keep=False))).tolist()


def _parted(key: tuple[str, str, str], position: int, ask: Asked) -> Stops:
    """The places of a venue or a city that lists towns; nothing where it is one, or both are written."""
    cell, country = key[position], key[2]
    if not cell or key[1 - position]:
        return []
    lands = countries_in(country, LISTING)
    alone = country if len(lands) == 1 else ""
    towns = _on_a_route(cell, alone, ask) or towns_listed(cell, alone, ask) or _found_apart(cell, alone, ask)
    pairs = paired(towns, lands) if towns else []
    return [(town, "", land) if position == 0 else ("", town, land) for town, land in pairs]


def _on_a_route(cell: str, country: str, ask: Asked) -> Sequence[str]:
    """The stops between arrows, or between dashes where these are sure cities."""
    pieces = [one for one in pieces_outside_brackets(route_read(cell, country, ask), ARROW) if one]
    return pieces if len(pieces) > 1 else ()


def _found_apart(cell: str, country: str, ask: Asked) -> Sequence[str]:
    pieces = _between(cell)
    are_found = len(pieces) > 1 and all(ask(one, country) or country_codes(one) for one in pieces)
    return pieces if are_found else ()


def _between(cell: str) -> list[str]:
    """The pieces between the signs that stand within no name."""
    pieces = [cell]
    for sign in _LISTS:
        pieces = [part for piece in pieces for part in pieces_outside_brackets(piece, sign) if part]
    return pieces


def _looks_listed(key: tuple[str, str, str], position: int) -> bool:
    return any(sign in key[position] for sign in _LISTS) and len(_between(key[position])) > 1


def _say_whole(reading: Reading, name: str, cells: Sequence[str], places: Sequence[int]) -> None:
    """Warn of cells that seem to list places of which one alone is drawn."""
    if cells:
        reading.say(
            phrases(
                "{count} cell with several places: {text}",
                "{count} cells with several places: {text}",
                len(cells),
                text=cells[0],
            ),
            reading.headers[name],
            phrase("one place in a row"),
            phrase("it was read as one place, and the others were left out; write a row for each"),
            "split",
            "warning",
            rows=reading.rows.iloc[list(places)].tolist(),
        )

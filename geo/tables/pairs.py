"""Columns of pairs of coordinates, ``48.85, 2.35`` or ``POINT(2.35 48.85)``, as two columns of numbers.

Which of the two is the latitude is told by the header (``latlng``) or the format (``POINT``, GeoJSON); where
neither says it, the columns are called ``(1)`` and ``(2)``, and who reads them has to find out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple

from ..errors import Problem
from ..language import phrase
from .hemispheres import signed_pair
from .telling import tells

_JUDGED: Final = 200
_NEARLY_ALL, _MOST = 0.95, 0.5
_FIGURE: Final = r"([+−-]?[0-9]{1,3}(?:\.[0-9]{0,20})?)"
_PAIR: Final = re.compile(
    rf"(?:(point) ?z? ?)?[\[(]?\s*{_FIGURE}(?:\s*[,;|]\s*|\s+){_FIGURE}"
    r"(?:(?:\s*[,;|]\s*|\s+)[+−-]?[0-9.]{1,12})?\s*[\])]?",
    re.IGNORECASE,
)
_LONGEST: Final = 120
_FINE: Final = re.compile(r"\.[0-9]{4}")
_NAMED: Final = re.compile(
    r"(lat)[a-z]*[^a-z]*(?:lo?ng?)[a-z]*|(lo?ng?)[a-z]*[^a-z]*lat[a-z]*", re.IGNORECASE
)
_WORDS: Final = ("location", "gps", "point", "geom", "geometry", "koordinaten", "coordonnées", "coordenadas",
                 "coordinate", "координаты", "坐标", "座標", "经纬度")  # fmt: skip


class Pair(NamedTuple):
    """A column taken apart."""

    names: tuple[str, str]
    columns: tuple[list[str], list[str]]
    problem: Problem


def pair_of(
    file: str, name: str, cells: Sequence[str], beside: Mapping[str, Sequence[str]], taken: Sequence[str]
) -> Pair | None:
    """The two columns of a column of pairs; None where it holds none.

    ``beside``: the other columns by their names: ``geometry.type`` says what ``geometry.coordinates`` are. A
    cell that is no pair stays, whole, in the first column.
    """
    filled = list(islice((cell.strip() for cell in cells if cell and not cell.isspace()), _JUDGED))
    if not filled or not any(map(str.isdigit, filled[0])):
        return None
    if (sided := _with_sides(file, name, cells, filled, taken)) is not None:
        return sided
    found = [match for cell in filled if (match := _match(cell)) and _is_point(match)]
    if len(found) < _NEARLY_ALL * len(filled) or not (_is_called_so(name) or _is_fine(found)):
        return None
    order = _order(name, found, beside)
    names = f"{name} ({order[0]})", f"{name} ({order[1]})"
    if set(names) & set(taken):
        return None
    read = {cell: _match(cell) for cell in set(cells)}
    first = [match[2] if (match := read[cell]) else cell for cell in cells]
    second = [match[3] if (match := read[cell]) else "" for cell in cells]
    return Pair(names, (first, second), _said(file, name, names))


def _with_sides(
    file: str, name: str, cells: Sequence[str], filled: Sequence[str], taken: Sequence[str]
) -> Pair | None:
    """The two columns where each number says its hemisphere: ``52.52° N, 13.405° E``."""
    names = f"{name} (lat)", f"{name} (lon)"
    if sum(signed_pair(cell) is not None for cell in filled) < _NEARLY_ALL * len(filled) or set(names) & set(
        taken
    ):
        return None
    read = {cell: signed_pair(cell) or (cell, "") for cell in set(cells)}
    return Pair(
        names,
        ([read[cell][0] for cell in cells], [read[cell][1] for cell in cells]),
        _said(file, name, names),
    )


def _match(cell: str) -> re.Match[str] | None:
    return _PAIR.fullmatch(cell.strip()) if len(cell) <= _LONGEST else None


def _is_point(match: re.Match[str]) -> bool:
    one, other = (abs(float(match[part].replace("−", "-"))) for part in (2, 3))
    return max(one, other) <= 360 and min(one, other) <= 90


def _is_called_so(name: str) -> bool:
    return tells(name, "point") or _NAMED.search(name) is not None or name.casefold() in _WORDS


def _is_fine(found: Sequence[re.Match[str]]) -> bool:
    """Whether they are written as points, or most have four decimals in each number, as no counts have."""
    fine = sum(bool(_FINE.search(one[2]) and _FINE.search(one[3])) for one in found)
    return all(one[1] for one in found) or (fine >= _MOST * len(found) and fine > 0)


def _order(name: str, found: Sequence[re.Match[str]], beside: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    if match := _NAMED.search(name):
        return ("lat", "lon") if match[1] else ("lon", "lat")
    kind = beside.get(f"{name.rpartition('.')[0]}.type", ()) if name.endswith(".coordinates") else ()
    if all(one[1] for one in found) or (kind and set(kind) <= {"Point", ""}):
        return ("lon", "lat")
    return ("1", "2")


def _said(file: str, name: str, names: tuple[str, str]) -> Problem:
    found = phrase("pairs of numbers, taken apart as {one} and {other}", one=names[0], other=names[1])
    allowed, advice = phrase("lat and lon"), phrase("each is a column of its own")
    return Problem(file, None, name, found, allowed, advice, "note", "lists")

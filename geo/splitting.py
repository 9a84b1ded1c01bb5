"""Several places in one cell → one place each, decided over the whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, NamedTuple

from geo.gazetteer import Candidate, Gazetteer, country_codes
from geo.geodesy import distance_km
from geo.placenames import normalise
from geo.placerank import SURE

_ABBREVIATION: Final = re.compile(r"(?:[A-Z]\.\s?){1,4}|[A-Z]{2}")
"""``D.F.``, ``D.C.``, ``P.R.``, ``DC``: a division behind a city, never a place to go to."""
_OUTSIDE_BRACKETS: Final = r"(?![^(]*\))"
LISTING: Final = (
    ";", "/", "\n", "、", "，", ",", " and ", " & ", " et ", " und ", " y ", " и "
)  # fmt: skip
"""What may stand between several places of one cell in a table of no known shape."""
_VENUE_KM: Final = 40.0
"""How far a venue may lie from the city written behind it."""
_IN_TOWN_KM: Final = 15.0
"""How far a venue may lie from the city written before it."""
_NEIGHBOURS_KM: Final = 60.0
"""Two cities no further apart are two cities, though one may bear the name of the division of both."""
_LISTED: Final = 0.2
"""Share of a column's cells with commas from which on commas list places rather than name regions."""


def countries_in(cell: str, separators: Sequence[str]) -> tuple[str, ...]:
    """The countries of a cell. A comma parts them where each piece is one: not ``Korea, Republic of``."""
    made: list[str] = []
    for part in _at_signs(cell, [sign for sign in separators if sign != ","]):
        pieces = [piece.strip() for piece in part.split(",")]
        whole = "," not in separators or country_codes(part) or not all(map(country_codes, pieces))
        made += [part] if whole else pieces
    return tuple(made)


class Split(NamedTuple):
    """What became of the distinct cells of one column."""

    parts: dict[tuple[str, str], tuple[str, ...]]
    """(cell, country) → its places, in the order of the cell."""
    commas_list: bool
    """Whether commas were taken to part places."""


def split_places(cells: Iterable[tuple[str, str]], separators: Sequence[str], gazetteer: Gazetteer) -> Split:
    """The places in every distinct ``(cell, country)``.

    Signs other than the comma always part places, except within brackets and where the whole cell
    names a country (``Serbia/Montenegro``). A comma does where the places on its two sides are two
    to the gazetteer, and only if a fifth of the column's cells with commas are such lists; it does
    not before an abbreviation (``Mexico, D.F.``), a division that holds the place (``Montebello,
    Quebec``) or the country itself.
    """
    distinct = dict.fromkeys(cells)
    hard = [sign for sign in separators if sign != ","]
    pieces = {one: _at_signs(one[0], hard) for one in distinct}
    if "," not in separators:
        return Split({one: tuple(parts) for one, parts in pieces.items()}, False)
    listed = {one: [_at_commas(part, one[1], gazetteer) for part in parts] for one, parts in pieces.items()}
    with_comma = [made for one, parts in listed.items() for made in parts if "," in one[0]]
    lists = sum(len(made) > 1 for made in with_comma)
    commas_list = bool(with_comma) and lists >= _LISTED * len(with_comma)
    if not commas_list:
        return Split({one: tuple(parts) for one, parts in pieces.items()}, False)
    return Split({one: tuple(chain.from_iterable(parts)) for one, parts in listed.items()}, True)


def _at_signs(cell: str, signs: Sequence[str]) -> list[str]:
    """The pieces between the signs, one sign after the other; a piece that names a country stays whole."""
    parts = [cell]
    for sign in signs:
        pattern = re.escape(sign) + _OUTSIDE_BRACKETS
        pieces = [[part] if not part or country_codes(part) else re.split(pattern, part) for part in parts]
        parts = [piece.strip(" ,\n") for piece in chain.from_iterable(pieces)]
    return [part for part in parts if part] or [cell]


def _at_commas(cell: str, country: str, gazetteer: Gazetteer) -> list[str]:
    """The places of a cell between commas outside brackets, each with the divisions written behind it."""
    pieces = [part.strip() for part in re.split(rf",{_OUTSIDE_BRACKETS}", cell)]
    pieces = [part for part in pieces if part]
    if len(pieces) < 2:
        return [cell]
    made = [pieces[0]]
    for piece in pieces[1:]:
        if _belongs(made[-1], piece, country, gazetteer):
            made[-1] += f", {piece}"
        else:
            made.append(piece)
    return made


def _belongs(place: str, behind: str, country: str, gazetteer: Gazetteer) -> bool:  # noqa: PLR0911
    """Whether what stands behind a comma says where the place before it is."""
    if _ABBREVIATION.fullmatch(behind) or _names_country(behind, country):
        return True
    first = place.split(",", maxsplit=1)[0]
    alone = _best(gazetteer, behind, country)
    before = _best(gazetteer, first, country)
    if alone is None:
        return False
    if before is None:
        return alone.precision == "admin"
    if before.precision == "venue":
        return alone.precision != "venue" and _apart_km(before, alone) <= _VENUE_KM
    if alone.precision == "venue":
        return _apart_km(before, alone) <= _IN_TOWN_KM
    both = _best(gazetteer, f"{place}, {behind}", country)
    if both is None or both.confidence < SURE or normalise(both.name) != normalise(first):
        return False
    if alone.precision == "admin":
        return True
    # A city far off that changes which place is meant bears the name of that place's division.
    return _apart_km(both, alone) > _NEIGHBOURS_KM and _apart_km(both, before) > 1


def _names_country(text: str, country: str) -> bool:
    codes = country_codes(text)
    return bool(codes) and (not country or codes == country_codes(country))


def _best(gazetteer: Gazetteer, text: str, country: str) -> Candidate | None:
    """The likeliest place of the text that is finer than a country."""
    found = gazetteer.find(text, country=country)
    return found[0] if found and found[0].precision != "country" else None


def _apart_km(one: Candidate, other: Candidate) -> float:
    return float(distance_km((one.lat, one.lon), (other.lat, other.lon)))

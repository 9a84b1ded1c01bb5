"""What stands behind a comma: where the place before it lies, or another place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..places import DRAWN, SURE, Candidate, Gazetteer, country_codes, country_name, is_postal_code, normalise
from ..sphere import distance_km
from .wordlists import unaccented, words

_ABBREVIATION: Final = re.compile(r"(?:[A-Z]\.\s?){1,4}|[A-Z]{2}")
"""``D.F.``, ``D.C.``, ``P.R.``, ``DC``: a division behind a city, never a place to go to."""
_STREET: Final = re.compile(r"\d{1,5}[A-Za-z]?(?:[-–/]\d{1,5}[A-Za-z]?)? [^\W\d]")
"""How a house in a street begins: ``405 E 42nd St``, ``1 The Knolls``."""
_VENUE_KM: Final = 40.0
"""How far a venue may lie from the city written behind it."""
_IN_TOWN_KM: Final = 15.0
"""How far a venue may lie from the city written before it."""
_NUMBER: Final = re.compile(r"[0-9]")
_NEIGHBOURS_KM: Final = 60.0
"""Two cities no further apart are two cities, though one may bear the name of the division of both."""


class Asked:
    """The likeliest place of a text finer than a country, asked once for each text and country."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.known: dict[tuple[str, str], Candidate | None] = {}

    def __call__(self, text: str, country: str) -> Candidate | None:
        if (text, country) not in self.known:
            found = self.gazetteer.find(text, country=country)
            likely = found and found[0].confidence >= DRAWN and found[0].precision != "country"
            self.known[text, country] = found[0] if likely else None
        return self.known[text, country]

    def lies_in(self, place: Candidate, name: str, division: str) -> bool:
        """Whether ``place``, which the name means, lies in a division called so: Frankfurt, Brandenburg."""
        where = (round(place.lat, 4), round(place.lon, 4))
        named, called_so = (self.gazetteer.store.places(normalise(text)) for text in (name, division))
        codes = {one.division for one in named if (round(one.lat, 4), round(one.lon, 4)) == where} - {""}
        return any(
            one.kind == "admin"
            and not one.district
            and one.country == place.country
            and one.division in codes
            for one in called_so
        )


def pieces_outside_brackets(text: str, sign: str) -> list[str]:
    """The pieces between the signs that stand outside brackets, without outer spaces.

    A bracket that is never closed encloses nothing. The cost is in step with the length.
    """
    made, depth, start = [], 0, 0
    closing = text.rfind(")")
    for match in re.finditer(rf"{re.escape(sign)}|[()]", text):
        if match[0] == "(":
            depth += match.start() < closing
        elif match[0] == ")":
            depth = max(0, depth - 1)
        elif not depth:
            made.append(text[start : match.start()].strip())
            start = match.end()
    return [*made, text[start:].strip()]


def joined(pieces: Sequence[str], country: str, ask: Asked) -> list[str]:
    """The places that these pieces between commas name, each with what says where it lies behind it.

    In ``Anápolis, GO, Formosa, GO`` every town has its state behind it: none says where the one before it is.
    """
    made = [pieces[0]]
    for place, piece in enumerate(pieces[1:], 1):
        paired = is_abbreviation(pieces[place - 1]) and any(
            map(is_abbreviation, pieces[place + 1 : place + 2])
        )
        if belongs(made[-1], piece, country, ask) and (not paired or is_abbreviation(piece)):
            made[-1] += f", {piece}"
        else:
            made.append(piece)
    return made


def is_address(parts: Sequence[str], country: str, ask: Asked) -> bool:
    """Whether these parts between commas are a house, a street and the town they are in: one place.

    No part before the town is itself a town or a country, and one of them is a house there, is called one, or
    has a number.
    Beside a house number in a street it is enough that no part names a place elsewhere.
    """
    *before, last = parts
    if any(map(_STREET.match, before)):
        named = [one for part in parts if not _STREET.match(part) and (one := ask(part, country))]
        return all(_is_house_in(one, named[-1]) or _is_by(one, named[-1]) for one in named)
    town = ask(last, country)
    if not before or town is None or town.precision != "city":
        return False
    found = [ask(part, country) for part in before]
    if any(map(country_codes, before)) or any(one and not _is_house_in(one, town) for one in found):
        return False
    return any(found) or any(_is_house(part) or _NUMBER.search(part) for part in before)


def _is_house_in(one: Candidate, town: Candidate) -> bool:
    """Whether it is a house in the town; one that may be of any town is: ``Presidential Palace``."""
    return one.precision == "venue" and (one.confidence < SURE or _is_by(one, town))


def _is_house(text: str) -> bool:
    """Whether a word of it says that it is a house: ``Royal Palace``, ``Parliament House``."""
    return any(unaccented(word) in words().nouns["venue"] | {"house"} for word in text.split())


def _is_by(one: Candidate, town: Candidate) -> bool:
    return _apart_km(one, town) <= _VENUE_KM


def belongs(place: str, behind: str, country: str, ask: Asked) -> bool:  # noqa: PLR0911
    """Whether what stands behind a comma says where the place before it is."""
    first = place.split(",", maxsplit=1)[0]
    if is_abbreviation(behind):
        return True
    if names_country(behind, country):
        return not (_is_rather_town(behind, country, ask) or (not country and _is_beside(first, behind, ask)))
    alone = ask(behind, country)
    before = ask(first, country)
    if alone is None:
        return False
    if before is None:
        return alone.precision == "admin" or (
            alone.precision == "city" and place == first and _is_house(first)
        )
    if before.precision == "venue":
        inside = _is_house_in if place == first else _is_by
        return alone.precision != "venue" and inside(before, alone)
    if alone.precision == "venue":
        return _apart_km(before, alone) <= _IN_TOWN_KM
    both = ask(f"{place}, {behind}", country)
    if both is None or both.confidence < SURE:
        return False
    within = ask.lies_in(both, first, behind)
    if within and normalise(alone.name) != normalise(behind):
        return True  # the town of that name is called otherwise in full: Brandenburg an der Havel
    if normalise(both.name) != normalise(first) and not within:
        return False
    if alone.precision == "admin" or normalise(both.division) == normalise(behind):
        return True
    # A city far off that changes which place is meant bears the name of that place's division.
    return _apart_km(both, alone) > _NEIGHBOURS_KM and _apart_km(both, before) > 1


def _is_rather_town(text: str, country: str, ask: Asked) -> bool:
    """Whether a name that some language has for a country is a town's to most: ``Brasília``, ``Tunis``."""
    if normalise(text) in {normalise(country_name(code)) for code in country_codes(text)}:
        return False
    alone = ask(text, country)
    return (
        alone is not None
        and alone.precision == "city"
        and alone.method == "exact"
        and alone.confidence >= SURE
    )


def is_abbreviation(text: str) -> bool:
    """Whether a text is short for a division, or a postal code: ``D.C.``, ``DF``, ``DC 20500``."""
    return _ABBREVIATION.fullmatch(text) is not None or is_postal_code(text)


def _is_beside(first: str, behind: str, ask: Asked) -> bool:
    """Whether a state that is one city stands behind a town of another: ``Kuala Lumpur, Singapore``."""
    before = ask(first, "")
    if not is_city_state(behind, ask) or before is None or before.confidence < SURE:
        return False
    there = ask(first, behind)
    return before.country not in country_codes(behind) and (there is None or there.confidence < SURE)


def is_city_state(text: str, ask: Asked) -> bool:
    """Whether a name is of a state called as its capital is, so that it may be a stop: ``Vatican City``."""
    codes = country_codes(text)
    capital = ask.gazetteer.store.capital(codes[0]) if len(codes) == 1 else None
    return capital is not None and normalise(capital.name) in (
        normalise(text),
        normalise(country_name(codes[0])),
    )


def names_country(text: str, country: str) -> bool:
    """Whether a text names a country: the row's own where that has one."""
    codes = country_codes(text)
    return bool(codes) and (not country or codes == country_codes(country))


def _apart_km(one: Candidate, other: Candidate) -> float:
    return float(distance_km((one.lat, one.lon), (other.lat, other.lon)))

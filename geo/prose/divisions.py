"""What stands behind a town's comma and says which of that name it is: *Paris, Texas*, *Athens (Georgia)*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ..places import Gazetteer, countries_of_division, normalise
from ..sphere import distance_km
from .places import Place, Places
from .text import Token

_MOST_WORDS: Final = 3
_SURE: Final = 0.55
_ABBREVIATED: Final = 0.9
"""How sure the gazetteer must be where an abbreviation is no name of a division on its own: *Ind.*"""
_SAME_KM: Final = 25.0
_BRACKET: Final = 3
"""Tokens of a word in brackets."""
_LINKS: Final = ("", "im", "am", "an der", "in")
"""Words that brackets stand for in a town's name: *Frankfurt an der Oder*."""
_OPENS: Final = frozenset([",", "("])
_GOES_ON: Final = frozenset(["and", "or", "&"])
_CLOSING: Final = frozenset(
    ["on", "in", "at", "for", "with", "to", "during", "where", "after", "before", "last", "this"]
)
"""Words behind a place that is over; any other may be what a government does: *Washington said*."""


class _Behind(NamedTuple):
    """A name behind a comma or bracket: as written, and the token behind it (its dot and bracket too)."""

    written: str
    stop: int
    is_short: bool
    """It ends with a dot."""


def divided(
    places: Places, text: str, tokens: Sequence[Token], index: int, place: tuple[Place, int]
) -> tuple[Place, int]:
    """A place at a token and its size as what stands behind it makes them: with a state or province that
    is said of it, as *Paris, Texas*; in the country that is.

    A name behind which the list goes on (*Vienna, Ontario and Rome*) is another place, and changes nothing.
    """
    plain, size = place
    at = index + size
    if plain.kind == "venue" or at + 1 >= len(tokens) or tokens[at].low not in _OPENS:
        return plain, size
    for behind in _behind(text, tokens, at + 1):
        found = _in_division(places, plain, behind, closes=_closes(tokens, at, behind.stop))
        if found is not None:
            bracket = tokens[at].low == "(" and tokens[behind.stop].low == ")"
            return found, behind.stop + bracket - index
    if (longer := _in_brackets(places, plain, tokens, at)) is not None:
        return longer, size + _BRACKET
    return _in_country(places, plain, text, tokens, at), size


def _in_brackets(places: Places, plain: Place, tokens: Sequence[Token], at: int) -> Place | None:
    """A town whose name is longer by what stands in brackets: *Frankfurt (Oder)*, *Freiburg (Breisgau)*."""
    around = [token.low for token in tokens[at : at + _BRACKET]]
    if around[:1] != ["("] or around[2:] != [")"] or plain.kind == "country":
        return None
    for link in _LINKS:
        longer = normalise(f"{plain.text} {link} {tokens[at + 1].text}")
        towns = (one for one in places.store.places(longer) if one.kind == "city")
        own = (one for one in towns if normalise(one.name).startswith(normalise(plain.text)))
        if (town := next(own, None)) is not None:
            return Place(f"{plain.text} ({tokens[at + 1].text})", "city", town.country)
    return None


def is_divided(place: Place, name: str) -> bool:
    """Whether a place is said with its state or province, which a name for it leaves out."""
    return ", " in place.text and ", " not in name


def _behind(text: str, tokens: Sequence[Token], first: int) -> Iterator[_Behind]:
    """The names that begin at a token, the longest first."""
    stop = first
    while stop < min(len(tokens), first + _MOST_WORDS) and tokens[stop].is_name:
        stop += 1
    for end in range(stop, first, -1):
        dot = end < len(tokens) and tokens[end].low == "." and tokens[end].start == tokens[end - 1].end
        goes_on = dot and end + 1 < len(tokens)
        last = end + goes_on
        yield _Behind(text[tokens[first].start : tokens[end - 1].end + dot], last, dot)


def _closes(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a name is over and no list goes on behind it: *in Paris, Texas, on Friday*."""
    if stop >= len(tokens):
        return True
    after = tokens[stop].low
    if tokens[at].low == "(":
        return after == ")"
    following = tokens[stop + 1 : stop + 3]
    if after == "," and following:
        listed = following[0].low in _GOES_ON and following[-1].is_name
        return not (listed or (following[0].is_name))
    return after in _CLOSING or not (after[:1].isalpha() or after in ("'s", "&"))


def _in_division(places: Places, plain: Place, behind: _Behind, *, closes: bool) -> Place | None:
    """A town together with its division, where it is another place by it than by its name alone."""
    countries = countries_of_division(behind.written) or countries_of_division(behind.written.rstrip("."))
    if not countries and not behind.is_short:
        return None
    gazetteer = places.gazetteer
    whole = f"{plain.text}, {behind.written}"
    alone = gazetteer.find(behind.written)
    other = not alone or alone[0].precision != "admin"
    if countries and other and not closes:
        return None
    best = next(iter(gazetteer.find(whole)), None)
    sure = _SURE if countries else _ABBREVIATED
    if best is not None and best.precision == "city" and best.confidence >= sure:
        known = not countries or best.country in countries
        same = plain.code == best.country and _is_same(gazetteer, plain.text, best.lat, best.lon)
        return Place(whole, "city", best.country) if known and not same else None
    if other or not closes or plain.kind == "country" or plain.code in countries:
        return None
    return Place(whole, plain.kind, next(iter(countries)) if len(countries) == 1 else "")


def _is_same(gazetteer: Gazetteer, name: str, lat: float, lon: float) -> bool:
    """Whether a name alone means the place at a point already."""
    first = next(iter(gazetteer.find(name)), None)
    return first is not None and distance_km((first.lat, first.lon), (lat, lon)) <= _SAME_KM


def _in_country(places: Places, plain: Place, text: str, tokens: Sequence[Token], at: int) -> Place:
    """A town in the country that is written behind it, wherever the greatest of its name lies."""
    found = places.at(text, tokens, at + 1)
    if plain.kind not in ("city", "region") or found is None or found[0].kind != "country":
        return plain
    code = found[0].code
    if not code or code == plain.code or not _closes(tokens, at, at + 1 + found[1]):
        return plain
    return plain._replace(code=code)

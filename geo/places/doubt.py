"""How sure an answer is at most: what is not accounted for in the text, and what stands in for it."""

from __future__ import annotations

from itertools import pairwise

from .agreement import in_division, lies_in
from .answers import Candidate, Reading
from .behind import country_behind, divisions_behind
from .called import CALLED
from .matches import ANYWHERE, BARE, OWN_CODE
from .names import has_generic, normalise
from .words import is_small

UNSURE = 0.8
"""Confidence at most where the written country is not understood."""

COARSE = 0.6
"""Confidence at most of a country or division that stands in for a name in it that no list has."""

_DOUBTFUL = 0.7
"""Confidence at most where words beside the name were not understood."""

_MEANT = 0.3
"""Worth of a name from which on it is the place's own in some language, and no other's."""

_WIDER = 1.5
"""A division has so many times the people of its seat, or it is hardly more than the town: Celje."""

_CODE = 2
"""Letters of a country's code."""

HINT = 0.1
"""Confidence at most of what shares only a word with the text: under ``rank.DRAWN``."""


def without_hints(readings: list[Reading]) -> tuple[list[Reading], list[Reading]]:
    """The readings with those that share only a word with the text emptied, and these."""
    hints = [one for one in readings if one.hint and one.matches]
    return [one._replace(matches=()) if one.hint else one for one in readings], hints


def telling(reading: Reading) -> Reading:
    """The reading without venues of a name that any country may have."""
    return reading._replace(matches=tuple(m for m in reading.matches if m.kind != "venue" or m.worth == 1.0))


def open_alone(found: tuple[Candidate, ...], readings: list[Reading]) -> tuple[Candidate, ...]:
    """The candidates, none drawn where the best is a house by a name that any country may have, and nothing
    beside it says where: ``Government House``."""
    named = [one for one in readings if one.matches]
    if len(named) != 1 or not found or found[0].precision != "venue":
        return found
    own = [match for match in named[0].matches if match.kind == "venue" and match.worth > ANYWHERE]
    return found if own else at_most(found, HINT)


def capped(found: tuple[Candidate, ...], readings: list[Reading]) -> tuple[Candidate, ...]:
    """The candidates, less sure where a part of the text is not accounted for."""
    if any(one.called and one.matches for one in readings):
        found = at_most(found, CALLED)
    if found and _is_one_of_names(found[0], readings):
        found = at_most(found, HINT if _is_half_word(found[0], readings) else _DOUBTFUL)
    if any(one.doubtful for one in readings):
        found = at_most(found, _DOUBTFUL)
    if found and _is_part_or_town(found[0], readings):
        found = at_most(found, UNSURE)
    if _is_of_two_codes(readings) or (found and _is_doubtful_town(found[0], readings)):
        found = at_most(found, UNSURE)
    if len(readings) > 1 and is_unknown(readings[-1]) and not has_generic(readings[-1].key):
        # Where a country is usually written stands something else: Paris, Narnia.
        found = at_most(found, UNSURE)
    if found and _is_coarse(found[0], readings):
        unknown = any(is_unknown(one) or _is_of_house(one) for one in readings)
        if unknown or _is_country_beside(found[0], readings):
            found = at_most(found, COARSE)
    names = [one for one in readings if is_unknown(one) and not has_generic(one.key)]
    if found and names and _is_division_too(found[0], readings, 1.0):
        found = at_most(
            found, UNSURE
        )  # Cihan, Bursa, Turkey: a village in the province, or a house in the town
    return found


def _is_one_of_names(best: Candidate, readings: list[Reading]) -> bool:
    """Whether a country behind it alone speaks for a place by a name that is another's own."""
    if best.method != "alternate" or country_behind(readings) is None:
        return False
    return any(
        match.kind == "city" and match.worth < _MEANT and (match.lat, match.lon) == (best.lat, best.lon)
        for one in readings[:-1]
        for match in one.matches
        if not match.edits
    )


def _is_half_word(best: Candidate, readings: list[Reading]) -> bool:
    """Whether the best answer is called so by a piece of its name alone, and towns have that as their own:
    ``Salem, Israel`` is not Jerusalem."""
    words = normalise(best.name).split()
    return any(
        any(one.key in word and one.key != word for word in words)
        for one in readings
        if any(match.kind == "city" and match.method == "exact" for match in one.matches)
        and any((match.lat, match.lon) == (best.lat, best.lon) for match in one.matches)
    )


def _is_country_beside(best: Candidate, readings: list[Reading]) -> bool:
    """Whether the best answer is a country, and another part names something else: ``Esch, Luxembourg``."""
    return best.precision == "country" and any(
        one.key
        and one.role != "context"
        and not is_small(one.key)
        and not any(match.kind == "country" and best.country in match.members for match in one.matches)
        for one in readings
    )


def _is_part_or_town(best: Candidate, readings: list[Reading]) -> bool:
    """Whether the best answer is a territory of the country behind it, which has towns that are called so for
    short: ``Saint-Martin, France``."""
    whole = country_behind(readings) if best.precision == "country" else None
    if whole is None or best.country == whole.country:
        return False
    return any(
        match.kind == "city" and match.country == whole.country
        for one in readings[:-1]
        for match in one.matches
    )


def _is_of_two_codes(readings: list[Reading]) -> bool:
    """Whether two capitals behind a name are a state's code and a country's, and both have the name as a
    place's own: ``London, CA``, ``Hebron, IL``."""
    for first, code in pairwise(readings):
        if len(code.key) != _CODE:
            continue
        own = [match for match in first.matches if match.method != "alternate" and not match.edits]
        states = [match for match in code.matches if match.kind == "admin"]
        lands = [match for match in code.matches if match.kind == "country"]
        in_state = any(in_division(match, state) for match in own for state in states)
        if in_state and any(lies_in(match, land.members) for match in own for land in lands):
            return True
    return False


def _is_doubtful_town(best: Candidate, readings: list[Reading]) -> bool:
    """Whether a state behind the best answer may have another town of its name."""
    return _is_other_town(best, readings) or any(
        len(code.key) == _CODE
        and any(one.kind == "admin" and one.worth == 1.0 for one in code.matches)
        and all(one.worth == OWN_CODE for one in code.matches if one.country == best.country)
        for code in readings[1:]
    )


def _is_other_town(best: Candidate, readings: list[Reading]) -> bool:
    """Whether the best answer is only called so too, and a town in the division behind bears the name as its
    own: ``Manawa, Wisconsin``, as Milwaukee is called in another language."""
    for number, one in enumerate(readings if best.method == "alternate" else ()):
        inside = [
            match
            for match in one.matches
            if match.kind == "city"
            and any(in_division(match, division) for division in divisions_behind(readings, number))
        ]
        also = any(
            match.method == "alternate" and (match.lat, match.lon) == (best.lat, best.lon) for match in inside
        )
        if also and any(match.method == "exact" for match in inside):
            return True
    return False


def _is_coarse(best: Candidate, readings: list[Reading]) -> bool:
    """Whether the best answer may be all that is known of a name in it.

    A country or a division is, and an airport by the name of the island that it is on; a city that has its
    division's name (``Radisson, Quebec``) may be,
    unless what is not known reads as a venue in it.
    """
    if best.precision in {"admin", "country"} or _is_bare_airport(best, readings):
        return True
    wider = _is_division_too(best, readings, _WIDER)
    return wider and not all(has_generic(one.key) for one in readings if is_unknown(one))


def _is_division_too(best: Candidate, readings: list[Reading], times: float) -> bool:
    """Whether the best answer's name is its division's too, which has more than so many times its people."""
    return any(
        any(
            one.kind == "admin"
            and one.country == best.country
            and not one.district
            and one.population > times * best.population
            for one in reading.matches
        )
        for reading in readings
        if any(one.kind == "city" and one.name == best.name for one in reading.matches)
    )


def _is_bare_airport(best: Candidate, readings: list[Reading]) -> bool:
    """Whether the best answer is an airport that the text names without the word for one."""
    return best.precision == "venue" and any(
        match.kind == "venue" and match.worth <= BARE and match.name == best.name
        for one in readings
        for match in one.matches
    )


def _is_of_house(reading: Reading) -> bool:
    """Whether a house is called after what was found (``University of Maryland``)."""
    return bool(reading.whole) and reading.whole != reading.key and has_generic(reading.whole)


def is_unknown(reading: Reading) -> bool:
    """Whether a part of the text names something that no list has."""
    return not reading.matches and bool(reading.key) and not is_small(reading.key)


def at_most(found: tuple[Candidate, ...], confidence: float) -> tuple[Candidate, ...]:
    return tuple(
        one if one.confidence <= confidence else one._replace(confidence=confidence) for one in found
    )

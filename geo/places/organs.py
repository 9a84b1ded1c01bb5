"""Organs of a state: where its ministry or parliament is, in the city in which it is governed.

``the Finnish Parliament`` and ``МИД Казахстана`` name no town, and of hardly any state a town beside them is
needed: they stand for the seat of its government, never surely. A few have a name of their own, which says
whose they are (``Riksdag``), and a few sit elsewhere (organs.csv).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from .. import patterns as re
from .agreement import VENUE_KM, apart, in_division, lies_in
from .answers import Candidate, Reading, Role, candidate
from .countries import government_seats
from .doubt import UNSURE, at_most
from .kinds import host_of, is_consulate, is_embassy, is_of_people
from .lookup import Lookup, Years
from .matches import Country, Match, spherical_km
from .names import normalise, segments
from .own_names import (
    SHORTEST_STEM,
    Known,
    adjective,
    countries_of,
    headquarters,
    own_name,
    own_names,
    pieces,
)
from .standing import is_great, stands_out, tells_kind
from .store import Store
from .words import is_small

_SEATED: Final = re.compile(
    r"\b(?:ministry|mfa|mofa|foreign office|parliament|presidential (?:palace|office|administration)"
    r"|president s office|presidents office|prime ministers office|government (?:house|office|building)"
    r"|chancellery|national assembly|(?<!state )senate|house of representatives"
    r"|(?:council|cabinet) of ministers|[ae]miri (?:diwan|court)"
    r"|ministere|assemblee nationale|senat|parlement|primature|chancellerie"
    r"|ministerio|congreso nacional|senado|cancilleria|asamblea nacional|parlamento"
    r"|assembleia nacional|ministero|camera dei deputati|senato"
    r"|\w*ministerium|parlament|nationalrat|kanzleramt"
    r"|мид|министерств\w+|парламент\w?|правительств\w|администраци\w президента|совет министров)\b"
    r"|\b(?:ال)?(?:وزاره|برلمان)\b|مجلس (?:النواب|الامه|الشوري|الشعب|الوزراء)|الديوان (?:الملكي|الاميري)"
    r"|(?:外交部|外务省|国会|(?<!协)议会|国务院|总统府|主席府|总理府|首相府|国防部|最高会议|외교부|국회|국방부|총리실)"
    r"(?:议事堂|大厦|大楼|办公厅|厅舍|의사당|청사)?$"
)
_HOUSES: Final = re.compile(
    r"\b(?:presidential residence|prime ministers residence|government guest ?house|royal palace"
    r"|state guest ?house|supreme court)\b"
)
"""Houses of a state that need not stand where it is governed."""
_OF_MANY: Final = re.compile(
    r"\b(?:latin|central|inter|pan) ?american\b|\bpan african\b|\binter parliamentary\b"
)
_AT_SEAT_KM: Final = 5.0
_FAMOUS: Final = 40
"""Names of a city that stands out by one of another language, too: ``Bruxelles``."""
_TOWN: Final = 15_000
"""People of a town beside a house; names of smaller ones are words, too: ``Tower``."""


def is_of_state(key: str) -> bool:
    """Whether the words name an organ of a state, which is at home: ``Thai Ministry of Foreign Affairs``."""
    others = is_embassy(key) or is_of_people(key) or _OF_MANY.search(key)
    return bool(_SEATED.search(key) or _HOUSES.search(key)) and not others


class Organs:
    """Reads organs of states with the names of one store."""

    def __init__(self, store: Store, lookup: Lookup) -> None:
        self.store = store
        self.lookup = lookup

    def read(self, key: str, role: Role, readings: list[Reading], years: Years | None) -> list[Reading]:
        """The readings of a part of a text; where it names an organ, whose it is, and of towns those in that
        country alone."""
        known = headquarters(key) or own_name(key)
        if known and not is_embassy(key) and not is_of_people(key) and (own := self._where(known, years)):
            return self._beside(known.name, own, key, role)
        found = self._whose(key) if is_of_state(key) and not _is_of_division(readings) else ()
        lands = tuple(filter(None, (self.store.country_then(one, years) for one in found)))
        if not lands:
            return readings
        towns = [
            one
            for one in readings
            if any(match.kind == "city" and match.country == lands[0].country for match in one.matches)
        ]
        return [Reading("context", (*lands, *self._namesakes(lands[0])), key), *towns]

    def _namesakes(self, land: Match) -> list[Match]:
        """States and provinces of a country's name elsewhere: the Supreme Court of Georgia is also one's."""
        return [
            one
            for one in self.store.places(normalise(land.name))
            if (one.kind, one.method) == ("admin", "exact")
            and one.division
            and not one.district
            and one.country != land.country
        ]

    def _where(self, known: Known, years: Years | None) -> Match | None:
        """The city of an organ, a house or the seat of an organisation, or the country that it is of."""
        if known.city:
            return self._town(known.city, known.country)
        return self.store.country_then(Country(known.country, self.store.members(known.country), 1.0), years)

    def _beside(self, name: str, own: Match, key: str, role: Role) -> list[Reading]:
        """The readings of a key in which a name is known: where this is, unless the words beside the name are
        a place where it is not (``Blue Mosque Yerevan``)."""
        named = [found for words in key.split(name, 1) for found in self._named(words.strip(), own)]
        here = [found for found in named if any(_agree(own, match) for match in found)]
        if named and not here:
            spoken = frozenset(one.country for one in named[0])
            return [Reading(role, named[0], key, called=True, spoken=spoken)]
        towns = [found for found in here if found[0].kind != "country" and own.kind == "country"]
        if towns:
            return [Reading("context", (own,), key), Reading(role, towns[0], key)]
        return [Reading(role, (own,), key, called=own.kind == "city", spoken=frozenset([own.country]))]

    def _named(self, words: str, own: Match) -> Iterator[tuple[Match, ...]]:
        """What the words beside a name are called: great places, at their end any that stand out, since a
        room or a hall is called after what stands before it (``Lincoln Room``), and alone any town in the
        country."""
        for piece in pieces(words):
            if is_small(piece) or any(map(tells_kind, piece.split())) or len(piece) < _shortest(piece):
                continue
            last, alone = words.endswith(piece), piece == words
            known = tuple(
                one
                for one in self.lookup.matches(piece, piece, None)
                if one.kind != "venue"
                and (
                    is_great(one, piece)
                    or (last and stands_out(one) and (one.method == "exact" or one.fame >= _FAMOUS))
                    or (alone and _is_town_of(one, own))
                )
            )
            if known:
                yield known

    def _town(self, name: str, country: str) -> Match | None:
        """The greatest town of a name in the country, in the division that stands behind it if one does."""
        town, _, behind = name.partition(", ")
        divisions = [one for one in self.store.places(normalise(behind)) if one.kind == "admin"]
        towns = (
            one
            for one in self.store.places(normalise(town))
            if (one.kind, one.country) == ("city", country)
            and (not behind or any(in_division(one, division) for division in divisions))
        )
        return max(towns, key=lambda one: (one.method == "exact", one.population), default=None)

    def _whose(self, key: str) -> tuple[Country, ...]:
        """The country whose name or adjective the key has."""
        names = (name for piece in pieces(key) for name in (piece, *countries_of(piece)))
        for name in names:
            if found := self.store.countries(name):
                return found
        codes = [code for word in key.split() if (code := adjective(word)) and not self._is_place(word)]
        return tuple(Country(code, self.store.members(code), 1.0) for code in codes[:1])

    def _is_place(self, word: str) -> bool:
        return any(map(stands_out, self.lookup.matches(word, word, None)))

    def seated(self, found: tuple[Candidate, ...], text: str) -> tuple[Candidate, ...]:
        """The candidates, for a country that an organ is of the city that governs it, never surely; nor is a
        town far from there sure."""
        best = found[0] if found else None
        if best is None or not any(self._sits(piece, best) for piece in segments(text)):
            return found
        seat = self._seat(best)
        if best.precision == "city":
            return found if seat and _is_by(best, seat) else at_most(found, UNSURE)
        if seat is None:
            return found
        city = candidate(seat, min(best.confidence, UNSURE))._replace(country=best.country)
        return (city, *at_most(found[1:], UNSURE))

    def _sits(self, piece: str, best: Candidate) -> bool:
        """Whether a part of the text names what is at the seat of a state, as far as the best answer is that
        or a town."""
        key = normalise(piece)
        if best.precision not in {"city", "country"} or is_embassy(piece):
            return best.precision == "country" and bool(host_of(piece)) and not is_consulate(piece)
        return bool(_SEATED.search(key) or any(piece in own_names("organs.csv") for piece in pieces(key)))

    def _seat(self, best: Candidate) -> Match | None:
        """The city that governs, or at that time governed, the country of a candidate."""
        capital = self.store.capital(best.country)
        today = capital is not None and (capital.lat, capital.lon) == (best.lat, best.lon)
        if best.precision == "city" or today:
            city = government_seats().get(best.country)
            return self._town(city, best.country) if city else capital
        near = self.store.nearest(best.lat, best.lon, _AT_SEAT_KM)
        return near[0] if near else None


def _is_of_division(readings: Sequence[Reading]) -> bool:
    """Whether a name is read as a state or province and as no country: ``New Mexico Senate``."""
    kinds = {match.kind for one in readings for match in one.matches if match.method != "alternate"}
    return "admin" in kinds and "country" not in kinds


def without_far_houses(readings: list[Reading]) -> list[Reading]:
    """Without the houses and organs that are elsewhere than what another part of the text names."""
    houses = [one for one in readings if one.matches and one.spoken == {one.matches[0].country}]
    others = [one for one in readings if one not in houses]
    known = [match for one in others for match in one.matches if match.kind == "country" or stands_out(match)]
    far = [one for one in houses if known and not any(_agree(one.matches[0], match) for match in known)]
    return [one for one in readings if one not in far]


def _is_by(town: Candidate, seat: Match) -> bool:
    return spherical_km(town.lat, town.lon, seat.lat, seat.lon) <= VENUE_KM


def _shortest(piece: str) -> int:
    """Letters of a name that is looked for among other words."""
    return SHORTEST_STEM if piece.isascii() else 2


def _agree(own: Match, beside: Match) -> bool:
    """Whether a house may be in the place beside it, and an organ of a country in that one."""
    if own.kind == "country":
        return lies_in(beside, own.members)
    if beside.kind == "country":
        return lies_in(own, beside.members)
    # A region has no code by which a town could lie in it.
    return (
        in_division(own, beside)
        if beside.division and beside.kind == "admin"
        else apart(own, beside) <= _AT_SEAT_KM
    )


def _is_town_of(one: Match, own: Match) -> bool:
    return (one.kind, one.method, one.country) == ("city", "exact", own.country) and (one.population >= _TOWN)

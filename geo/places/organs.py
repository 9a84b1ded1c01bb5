"""Organs of a state: where its ministry or parliament is, in the city in which it is governed.

``the Finnish Parliament`` and ``МИД Казахстана`` name no town, and of hardly any state a town beside them is
needed: they stand for the seat of its government, never surely. A few have a name of their own, which says
whose they are (``Riksdag``), and a few sit elsewhere (organs.csv).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from typing import Final

from .. import patterns as re
from ..resources import DATA
from .agreement import VENUE_KM, in_division
from .answers import Candidate, Reading, Role, candidate
from .countries import government_seats
from .doubt import UNSURE, at_most
from .kinds import host_of, is_embassy, is_of_people
from .lookup import Lookup, Years
from .matches import Country, Match, spherical_km
from .names import normalise, segments
from .standing import stands_out
from .store import Store

_SEATED: Final = re.compile(
    r"\b(?:ministry|mfa|mofa|foreign office|parliament|presidential (?:palace|office|administration)"
    r"|president s office|presidents office|prime ministers office|government (?:house|office|building)"
    r"|chancellery|national assembly|(?<!state )senate|house of representatives"
    r"|(?:council|cabinet) of ministers"
    r"|ministere|assemblee nationale|senat|parlement|primature|chancellerie"
    r"|ministerio|congreso nacional|senado|cancilleria|asamblea nacional|parlamento"
    r"|assembleia nacional|ministero|camera dei deputati|senato"
    r"|\w*ministerium|parlament|nationalrat|kanzleramt"
    r"|мид|министерств\w+|парламент\w?|правительств\w|администраци\w президента|совет министров)\b"
    r"|\b(?:ال)?(?:وزاره|برلمان)\b|مجلس (?:النواب|الامه|الشوري|الشعب|الوزراء)|الديوان (?:الملكي|الاميري)"
    r"|(?:外交部|外务省|国会|议会|国务院|总统府|主席府|总理府|首相府|国防部|最高会议|외교부|국회|국방부|총리실)"
)
_HOUSES: Final = re.compile(
    r"\b(?:presidential residence|prime ministers residence|government guest ?house|royal palace"
    r"|state guest ?house|supreme court)\b"
)
"""Houses of a state that need not stand where it is governed."""
_SEAT: Final = re.compile(
    r"\b(?:headquarters|hq|secretariat|head office)(?: of(?: the)?)?\b"
    r"|\b(?:siege|sede|sitz|hauptsitz|secretaria|secretariado)"
    r"(?: (?:de la|de l|del|du|des|de|da|do|della|der))?\b"
    r"|\b(?:штаб квартир\w|секретариат\w?)\b|مقر|总部|秘书处|本部"
)
"""Words for where an organisation sits."""
_EAST_ASIA: Final = "\u3040"
_LONGEST_NAME: Final = 6
_AT_SEAT_KM: Final = 5.0
_SHORTEST_STEM: Final = 4
_ENDING: Final = 3
"""Letters that an adjective of a country has at most behind its stem: ``французского``."""
_NISBA: Final = re.compile(r"^(?P<article>ال)?(?P<name>[\u0621-\u064a]{2,}?)يه?$")


def is_of_state(key: str) -> bool:
    """Whether the words name an organ of a state, which is at home: ``Thai Ministry of Foreign Affairs``."""
    return bool(_SEATED.search(key) or _HOUSES.search(key)) and not (is_embassy(key) or is_of_people(key))


class Organs:
    """Reads organs of states with the names of one store."""

    def __init__(self, store: Store, lookup: Lookup) -> None:
        self.store = store
        self.lookup = lookup

    def read(self, key: str, role: Role, readings: list[Reading], years: Years | None) -> list[Reading]:
        """The readings of a part of a text; where it names an organ, whose it is, and of towns those in that
        country alone."""
        if own := self._by_own_name(key, years):
            elsewhere = own.kind == "city"
            spoken = frozenset([own.country])
            return [Reading(role, (own,), key, called=elsewhere, spoken=spoken)]
        found = self._whose(key) if is_of_state(key) else ()
        lands = tuple(filter(None, (self.store.country_then(one, years) for one in found)))
        if not lands:
            return readings
        towns = [
            one
            for one in readings
            if any(match.kind == "city" and match.country == lands[0].country for match in one.matches)
        ]
        return [Reading("context", lands, key), *towns]

    def _by_own_name(self, key: str, years: Years | None) -> Match | None:
        """The city that is known for an organ, a station or the seat of an organisation, or its country."""
        country, city = _headquarters(key) or max(_organ(key), _within(key, "houses.csv"))
        if not country or is_embassy(key) or is_of_people(key):
            return None
        if city:
            return self._town(city, country)
        return self.store.country_then(Country(country, self.store.members(country), 1.0), years)

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
        names = (name for piece in _pieces(key) for name in (piece, *_countries_of(piece)))
        for name in names:
            if found := self.store.countries(name):
                return found
        codes = [code for word in key.split() if (code := _adjective(word)) and not self._is_place(word)]
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
            return best.precision == "country" and bool(host_of(piece))
        return bool(_SEATED.search(key) or _organ(key)[0])

    def _seat(self, best: Candidate) -> Match | None:
        """The city that governs, or at that time governed, the country of a candidate."""
        capital = self.store.capital(best.country)
        today = capital is not None and (capital.lat, capital.lon) == (best.lat, best.lon)
        if best.precision == "city" or today:
            city = government_seats().get(best.country)
            return self._town(city, best.country) if city else capital
        near = self.store.nearest(best.lat, best.lon, _AT_SEAT_KM)
        return near[0] if near else None


def _is_by(town: Candidate, seat: Match) -> bool:
    return spherical_km(town.lat, town.lon, seat.lat, seat.lon) <= VENUE_KM


def _pieces(key: str) -> Iterator[str]:
    """Runs of words in which a name may stand; of one without spaces its beginning."""
    words = key.split()
    if key >= _EAST_ASIA:
        yield from (key[:cut] for cut in range(min(len(key), _LONGEST_NAME * 2), 1, -1))
        return
    for start in range(len(words)):
        for stop in range(min(len(words), start + _LONGEST_NAME), start, -1):
            yield " ".join(words[start:stop])


def _organ(key: str) -> tuple[str, str]:
    """Country and city of the organ or the station whose own name stands in a key."""
    return _within(key, "organs.csv")


def _within(key: str, table: str) -> tuple[str, str]:
    known = _table(table)
    return next((known[name] for name in _pieces(key) if name in known), ("", ""))


def _headquarters(key: str) -> tuple[str, str] | None:
    """Country and city of an organisation whose seat the key says that it is: ``OPEC headquarters``."""
    name = _SEAT.sub(" ", key).strip()
    return _table("organisations.csv").get(name) if name != key else None


@cache
def _table(name: str) -> dict[str, tuple[str, str]]:
    """Key of an own name → its country and, where it does not sit with the government, its city."""
    with (DATA / "gazetteer" / name).open(encoding="utf-8", newline="") as lines:
        return {
            normalise(written): (row["country"], row["city"])
            for row in csv.DictReader(lines)
            for written in row["names"].split("|")
        }


@cache
def _adjectives() -> dict[str, str]:
    """Stem of a country's adjective in French, Spanish, German or Russian → the country's code."""
    found: dict[str, str] = {}
    with (DATA / "prose" / "adjectives.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for language in ("fr", "es", "de", "ru"):
                for word in filter(None, row[language].split("|")):
                    found.setdefault(normalise(word).rstrip("o"), row["country"])
    return found


def _adjective(word: str) -> str:
    """The code of the country whose adjective the word is, in whatever case and number; ``""`` for others."""
    for cut in range(len(word), max(_SHORTEST_STEM, len(word) - _ENDING) - 1, -1):
        if code := _adjectives().get(word[:cut]):
            return code
    return ""


def _countries_of(word: str) -> tuple[str, ...]:
    """Keys under which the country of an adjective is listed: English ones, and Arabic ones by their ending
    (``الأردني``: ``الأردن``)."""
    arabic = _NISBA.match(word)
    stems = (arabic["name"], f"ال{arabic['name']}") if arabic else ()
    return (f"demonym:{word}", *(stem + ending for stem in stems for ending in ("", "ا", "يا", "يه")))

"""The columns that may hold a field: what their headers claim and their values show, as scores."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final

from ..places import country_codes
from ..tables import HEADING
from .evidence import Evidence
from .headers import Claim, claims, is_key, is_of_meeting, subject
from .points import Point, lies_at, point_of_pair
from .statuses import is_of_answers
from .trial import Trial

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
NAMED, SEEN = 0.6, 0.6
"""Weight of what the header says, and of what the values look like."""
LIKELY: Final = 0.5
"""Share of a column's values from which on they speak for, or against, a field."""
_TRIED: Final = 4
"""Most candidates of one field."""
_PLACES: Final = ("city", "venue")
_PERSONS: Final = ("leaders",)
_OTHER_KIND: Final = {
    True: {"venue", "city", "country", "division", "leader_country", "origin", "occasion", "url", "with"},
    False: {"leaders", "with", "origin"},
}
"""Fields of the other kind: of places for a person, of people for a place."""
_VISITED: Final = ("city", "venue", "country", "division")
_PROVED: Final = 0.6
"""Share of its values that are divisions of one country from which on a column called so holds them."""
_ALL_OF_THEM, _CODE = 0.95, 3
"""Share of known codes in a column of them, and their letters at most."""
_OUTER: Final = 0.5
"""What speaks against a column of whole records that each of their parts has too."""
_KEYS: Final = 0.2
"""What speaks against a column of keys, beside which the names that they stand for may be."""
_POINTS_TRIED: Final = 6
"""Most columns of latitudes, and of longitudes."""
CLAIMED: Final = 0.7
"""From here on a header says what its column is, and values need only not speak against it."""
FEW: Final = 3
"""So few pairs say nothing."""


class Candidates:
    """The columns of one table with what headers claim and values show, as scores."""

    def __init__(
        self, trial: Trial, said: Mapping[str, str] = _NOTHING, settled: frozenset[str] = frozenset()
    ) -> None:
        self.trial = trial
        self.said = said
        """Columns that are known already, by field: others are tried against them."""
        self.settled = settled
        """Fields for which no column is looked for."""
        self._landmarks: dict[str, bool] = {}
        self.claims: dict[str, tuple[Claim, ...]] = {header: claims(header) for header in trial.shown}

    @cached_property
    def point(self) -> tuple[str, str] | None:
        """The columns of latitude and longitude; None without both."""
        shown = self.trial.shown
        place = {header: at for at, header in enumerate(shown)}
        pairs = [
            (min(shown[lat].different, shown[lon].different), subject(lat) == subject(lon),
             -abs(place[lat] - place[lon]), lat, lon)
            for lat in self._degrees("lat") for lon in self._degrees("lon") if lat != lon
        ]  # fmt: skip
        if pairs or {"lat", "lon"} & (self.settled | self.said.keys()):
            return max(pairs)[3:] if pairs else None
        return self.pair[:2] if self.pair is not None else None

    @cached_property
    def pair(self) -> Point | None:
        """The columns of a pair of coordinates whose header does not say which is which."""
        return point_of_pair(self.trial)

    @cached_property
    def answering(self) -> frozenset[str]:
        """Columns that answer whether a visit was made: ``N`` and ``No`` in them are no places."""
        return frozenset(one for one in self.trial.shown if is_of_answers(one, self.trial.raw.cells[one]))

    def _degrees(self, field: str) -> list[str]:
        """The columns that may be the field, those with the most different values first."""
        if field in self.said or field in self.settled:
            return [self.said[field]] if field in self.said else []
        shown = self.trial.shown
        likely = [one for one in shown if self.claim(one, field) and shown[one].degrees >= LIKELY]
        return sorted(likely, key=lambda one: (-shown[one].different, one))[:_POINTS_TRIED]

    def claim(self, header: str, field: str) -> float:
        """How strongly the header says that its column is the field, 0 to 1."""
        said = {one.field: one.strength for one in reversed(self.claims[header])}
        if field == "city":  # a column of places may hold nothing but cities
            return max(said.get("city", 0.0), 0.7 * said.get("venue", 0.0))
        return said.get(field, 0.0)

    def is_other(self, header: str) -> bool:
        """Whether the header speaks against every field."""
        return bool(self.claims[header]) and all(one.field == "" for one in self.claims[header])

    def best(self, field: str) -> list[tuple[str, float]]:
        """Headers that may be the field, each with its score, the likeliest first."""
        if field in self.said:
            return [(self.said[field], 1.0)]
        if field in self.settled:
            return []
        free = [header for header in self.trial.shown if header not in self.said.values()]
        scored = [(header, self.alone(field, header)) for header in free]
        if field in _PLACES and any(self.claim(header, one) for header, _ in scored for one in _PLACES):
            # Where a header says that it is the place, values alone make no other column one.
            scored = [
                one for one in scored if self.claim(one[0], field) or self._stands_still(field, one[0]) > 0
            ]
        likely = [one for one in scored if one[1] > 0]
        return sorted(likely, key=lambda one: (-one[1], one[0]))[:_TRIED]

    def alone(self, field: str, header: str) -> float:
        """What header and values say for the field without any other column; 0 or less: it is none."""
        told, claim = self.trial.shown[header], self.claim(header, field)
        if not told.filled or self.is_other(header) or self._is_mere_heading(field, header):
            return 0.0
        seen = _SEES[field](told, claim)
        if field == "leaders" and claim >= CLAIMED and self._are_surnames(header):
            seen = max(seen or 0.0, 0.0)
        still = self._stands_still(field, header)
        if field in ("leaders", "venue") and claim < CLAIMED and self._is_landmark(header):
            return 0.0 if field == "leaders" else NAMED
        if seen is None and not (field == "venue" and still > 0 and _is_text(told)):
            return 0.0
        if (not claim and self._says_otherwise(field, header)) or self._is_trip(field, header):
            return 0.0
        if field == "country" and self.claim(header, "division") >= CLAIMED and told.divisions >= _PROVED:
            return 0.0  # IN and AL in a column of states are no India and no Albania
        keys = _KEYS if is_key(header) and told.countries < _ALL_OF_THEM else 0.0
        against = keys + _OUTER * self._is_outer(field, header)
        return (NAMED * claim + SEEN * (seen or 0.0)) * (0.6 + 0.4 * told.filled) + still - against

    def _is_outer(self, field: str, header: str) -> bool:
        """Whether a record says the same of each of its parts: ``city`` beside ``events.city``."""
        shown = self.trial.shown
        inner = (
            one for one in shown if one.endswith(f".{header.rpartition('.')[2]}") and len(one) > len(header)
        )
        return any(
            one.count(".") > header.count(".")
            and 2 * self.claim(one, field) >= self.claim(header, field) > 0
            and shown[one].filled >= shown[header].filled
            for one in inner
        )

    def _are_surnames(self, header: str) -> bool:
        """Whether single words that towns are called as stand beside another column of towns: ``Clinton``."""
        shown = self.trial.shown
        if (
            shown[header].countries >= LIKELY
            or not _is_text(shown[header])
            or shown[header].single < _ALL_OF_THEM
        ):
            return False
        return any(
            max(self.claim(one, field) for field in ("city", "venue")) >= CLAIMED and told.cities >= _PROVED
            for one, told in shown.items()
            if one != header
        )

    def _is_mere_heading(self, field: str, header: str) -> bool:
        """Whether it holds answers, or headings above the rows beside a column called one of people."""
        if header != HEADING or field != "leaders":
            return header in self.answering
        return any(
            self.claim(one, "leaders") >= CLAIMED and told.filled for one, told in self.trial.shown.items()
        )

    def _is_trip(self, field: str, header: str) -> bool:
        """Whether a column of venues is called ``Trip`` and holds ids of journeys rather than places."""
        told = self.trial.shown[header]
        named = field == "venue" and self.claim(header, "journey") >= CLAIMED
        return named and max(told.places, told.cities) < LIKELY

    def _is_landmark(self, header: str) -> bool:
        """Whether a column names what stands at the points beside it."""
        if self.point is None or header in self.point:
            return False
        if header not in self._landmarks:
            self._landmarks[header] = lies_at(self.trial, *self.point, header)
        return self._landmarks[header]

    def codes_beside(self, country: str) -> tuple[str, ...]:
        """The column of ISO codes of the countries that a column names; none, or one."""
        for header, told in self.trial.shown.items():
            if header == country or not self.claim(header, "country") or told.countries < _ALL_OF_THEM:
                continue
            pairs = [(country_codes(one), other) for one, other in self.trial.pairs(country, header)]
            named = [(codes, other) for codes, other in pairs if codes]
            if all(len(other) <= _CODE for _, other in pairs) and all(
                set(codes) & set(country_codes(other)) for codes, other in named
            ):
                return (header,)
        return ()

    def _says_otherwise(self, field: str, header: str) -> bool:
        """Whether the header names a place where a person is looked for, or a person where a place is."""
        said = {one.field for one in self.claims[header]}
        if (field in _VISITED and "leader_country" in said) or (
            field == "leader_country" and is_of_meeting(header)
        ):
            return True
        return bool(said & _OTHER_KIND[field in _PERSONS])

    def _stands_still(self, field: str, header: str) -> float:
        """A name that has one point wherever it stands is a place's; a traveller's has many."""
        point = self.point
        if field not in ("leaders", "city", "venue") or point is None or header in point:
            return 0.0
        found = self.trial.determined(header, point[0])
        if found.repeated < FEW or found.different < FEW:
            return 0.0
        return (-1.0 if field == "leaders" else 0.5) * max(0.0, 2 * found.share - 1)


def _is_text(told: Evidence) -> bool:
    """Whether the values may be names of anything."""
    against = (
        told.dates,
        told.markup,
        told.prose,
        told.addresses,
        told.continents,
        told.degrees,
        told.truths,
    )
    if told.statuses >= LIKELY and max(told.cities, told.places) < 1:
        return False  # unless they are how somebody met, beside nothing but places: Berlin, by phone
    return told.words >= LIKELY and max(against) < LIKELY


def _city(told: Evidence, claim: float) -> float | None:
    if claim < CLAIMED and told.cities < 0.75:
        return None
    if not _is_text(told) or told.countries > max(told.cities, 0.8) or told.divisions >= 0.9 > told.cities:
        return None
    return told.cities if claim or told.cities >= 0.6 else None


def _venue(told: Evidence, claim: float) -> float | None:
    if not _is_text(told):
        return None
    if told.countries >= 0.8 and claim < CLAIMED:
        return None
    seen = max(told.places, told.cities)
    if claim < CLAIMED and told.compatriots >= LIKELY:
        return None  # Host, over names with their countries, in which a place is found
    if claim < LIKELY and (told.people > seen or (told.different == 1 and not seen)):
        return None  # Host, over names of people, or over one word in every row that is no place
    return 0.7 * seen if claim else None


def _country(told: Evidence, claim: float) -> float | None:
    if not _is_text(told) or told.countries < 0.6 or told.divisions > told.countries + 0.15:
        return None
    return told.countries


def _division(told: Evidence, claim: float) -> float | None:
    if not _is_text(told) or told.divisions < 0.6 or not claim or told.divisions < told.countries:
        return None
    return told.divisions


def _home(told: Evidence, claim: float) -> float | None:
    own = told.homes if claim >= CLAIMED and told.countries else told.countries
    return own - 0.4 if own >= 0.6 and _is_text(told) else None


def _leaders(told: Evidence, claim: float) -> float | None:
    if not _is_text(told) or told.countries >= LIKELY:
        return None
    named_after_towns = told.cities >= 0.6 and told.people < 0.9 and (told.different >= FEW or not claim)
    if claim < CLAIMED and told.people < (0.5 if claim else 0.8):
        return None
    if named_after_towns or told.events >= 0.3:
        return None
    return told.people - 0.6 * told.cities


_SEES: Final = {
    "city": _city,
    "venue": _venue,
    "country": _country,
    "division": _division,
    "leader_country": _home,
    "leaders": _leaders,
}
TRIED_ALONE: Final = frozenset(_SEES)
"""Fields of which header and values of one column already say something."""

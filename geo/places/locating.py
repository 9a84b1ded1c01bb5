"""Distinct venues → places: each key is looked up once, and each gets a row whatever it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final, NamedTuple

import pandas as pd

from ..schema import PLACES, conform, names
from .channels import is_virtual
from .context import Known, decided
from .countries import capital, country_codes
from .gazetteer import Gazetteer
from .keys import place_words, split_key
from .matches import spherical_km
from .names import normalise
from .rank import DRAWN, SURE, VENUE_KM, Candidate

__all__ = ["Spot", "days_written", "locate", "spot"]

_SURROGATES: Final = re.compile("[\ud800-\udfff]")


class Spot(NamedTuple):
    """Where one venue is: the columns of ``schema.PLACES`` after ``written``; lat, lon None when nowhere."""

    name: str
    lat: float | None
    lon: float | None
    country: str
    precision: str
    method: str
    confidence: float
    ambiguous: bool
    candidates: tuple[Candidate, ...]


_NOWHERE: Final = Spot("", None, None, "", "none", "none", 0.0, False, ())


def locate(
    venue_keys: Iterable[str] | pd.Series[str],
    *,
    gazetteer: Gazetteer | None = None,
    days: Mapping[str, tuple[int, int]] | None = None,
    together: Iterable[Collection[str]] = (),
    progress: Callable[[int, int], None] | None = None,
) -> pd.DataFrame:
    """Where each distinct venue is: ``schema.PLACES``, one row per non-empty key, sorted by key.

    Keys are those of ``venue_key``; any other text is taken as a venue. Coordinates in
    a key win (method ``given``); their country is the written one, otherwise that of the
    nearest listed city within 150 km. Without them the gazetteer is asked; a written country
    is a condition, and where nothing inside it is found the country itself is the place, at
    its capital. A name that two countries bear alike (Congo) is not located and lists both.
    A venue that is a channel (``video link``) is not located. What is not found is a row with
    precision ``none`` and NA coordinates, for any text, and so is one whose best candidate is below
    ``rank.DRAWN``, which lists what it may mean; lone surrogates, which no table can
    hold, become U+FFFD. ``days`` has the first and last day number at which a key was written, where
    they are known, as ``days_written`` gives them: a name that has moved since means the place
    that bore it throughout those days. ``together`` are groups of keys that belong together (the
    stops of a journey, the places of a leader): where a name without a country may mean several
    places, those that lie by the sure ones of its group go first, with method ``context``.
    ``progress`` is told after each key how many of how many are done.

    Raises ``GazetteerError`` when the gazetteer's file is missing or damaged.
    """
    gazetteer = gazetteer or Gazetteer()
    distinct = venue_keys.dropna().unique() if isinstance(venue_keys, pd.Series) else set(venue_keys)
    keys = sorted({_SURROGATES.sub("\ufffd", key) for key in distinct} - {""})
    spots: dict[str, Spot] = {}
    for done, key in enumerate(keys, 1):
        spots[key] = _spot(key, gazetteer, (days or {}).get(key))
        if progress is not None:
            progress(done, len(keys))
    spots |= _by_context(spots, together)
    found = [(key, place_words(key), *place) for key, place in spots.items()]
    return conform(pd.DataFrame(found, columns=names(PLACES), dtype="object"), PLACES)


def _by_context(spots: Mapping[str, Spot], together: Iterable[Collection[str]]) -> dict[str, Spot]:
    """The places that the others of their group decide."""
    sure = {
        key: Known(place.lat, place.lon, place.country)
        for key, place in spots.items()
        if not place.ambiguous and place.lat is not None and place.lon is not None
    }
    open_ones = {key: place.candidates for key, place in spots.items() if place.ambiguous}
    return {key: _drawn(found) for key, found in decided(open_ones, sure, together).items()}


def _drawn(found: tuple[Candidate, ...]) -> Spot:
    """The best candidate, or an open place where none is likely enough to be drawn."""
    open_one = found[0].confidence < DRAWN
    return _NOWHERE._replace(ambiguous=True, candidates=found) if open_one else _best(found)


def days_written(reports: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Venue key → first and last day number of its reports, inclusive; keys without any date are left out.

    ``reports`` has the columns of ``schema.REPORTS``.
    """
    dated = reports[["venue_key", "start_day", "end_day"]].dropna()
    spans = dated.groupby("venue_key").agg({"start_day": "min", "end_day": "max"})
    return {str(key): (int(first), int(last)) for key, first, last in spans.itertuples()}


def spot(
    venue: str, *, country: str = "", days: tuple[int, int] | None = None, gazetteer: Gazetteer | None = None
) -> Spot:
    """Where one venue is, without a table: for answers that go out one by one and are read by somebody.

    As ``locate``, but a name that two countries bear alike gives the first of them, marked ambiguous.
    """
    text, nation = (_SURROGATES.sub("\ufffd", part) for part in (venue, country))
    if text and is_virtual(text):
        return _NOWHERE
    found = (gazetteer or Gazetteer()).find(text, country=nation, days=days)
    return _drawn(found) if found else _NOWHERE


def _spot(key: str, gazetteer: Gazetteer, days: tuple[int, int] | None) -> Spot:
    venue, city, country, lat, lon = _parts(key)
    if lat is not None and lon is not None:
        return _given(venue, city, country, lat, lon, gazetteer)
    return _found(venue, city, country, days, gazetteer)


def _found(venue: str, city: str, country: str, days: tuple[int, int] | None, gazetteer: Gazetteer) -> Spot:
    if venue and is_virtual(venue):
        return _NOWHERE
    found = gazetteer.find(venue, city=city, country=country, days=days)
    if not found:
        return _NOWHERE
    if _is_tie(found) or found[0].confidence < DRAWN:
        return _NOWHERE._replace(ambiguous=True, candidates=found)
    return _best(found)


def _best(found: tuple[Candidate, ...]) -> Spot:
    best = found[0]
    return Spot(
        best.name, best.lat, best.lon, best.country, best.precision, best.method, best.confidence,
        best.confidence < SURE, found,
    )  # fmt: skip


def _parts(key: str) -> tuple[str, str, str, float | None, float | None]:
    """The parts of a key; text that is no key is a venue, and coordinates off the globe are none."""
    try:
        venue, city, country, lat, lon = split_key(key)
    except ValueError:
        return key, "", "", None, None
    on_globe = lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180
    return (venue, city, country, lat, lon) if on_globe else (venue, city, country, None, None)


def _given(venue: str, city: str, country: str, lat: float, lon: float, gazetteer: Gazetteer) -> Spot:
    """A place at coordinates that the table gives; as precise as what is written beside them.

    Where that is nothing but the name of the country, it is the country.
    """
    codes = country_codes(country)
    code = codes[0] if len(codes) == 1 else ""
    if not code or gazetteer.is_state_code(country):
        code = gazetteer.country_at(lat, lon, country) or code
    if code and _is_country_alone(venue, city, code):
        return Spot(country or venue or city, lat, lon, code, "country", "given", 1.0, False, ())
    precision = "venue" if venue else "city" if city else "country" if country else "venue"
    if (venue or city) and _is_middle_of_division(
        gazetteer.find(venue, city=city, country=country), lat, lon
    ):
        precision = "admin"
    name = venue or city or country or f"{lat:.4f}, {lon:.4f}"
    return Spot(name, lat, lon, code, precision, "given", 1.0, False, ())


def _is_middle_of_division(found: tuple[Candidate, ...], lat: float, lon: float) -> bool:
    """Whether the words beside a point name a division before any town, and no town or venue near the point:
    GDELT's ``Ohio, United States`` stands in the middle of it."""
    if not found or found[0].precision != "admin":
        return False
    return all(
        one.precision == "admin" or spherical_km(one.lat, one.lon, lat, lon) > VENUE_KM for one in found
    )


def _is_country_alone(venue: str, city: str, code: str) -> bool:
    """Whether venue and city say no more than the country, and not its capital (``Luxembourg``)."""
    seat = capital(code)
    texts = [text for text in (venue, city) if text]
    return bool(texts) and all(
        country_codes(text) == (code,) and (seat is None or normalise(text) != normalise(seat.name))
        for text in texts
    )


def _is_tie(found: tuple[Candidate, ...]) -> bool:
    """Whether the first two are countries that bear the name alike."""
    first, *others = found
    return first.precision == "country" and any(
        other.precision == "country" and other.confidence == first.confidence for other in others[:1]
    )

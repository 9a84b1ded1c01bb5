"""Places that the gazetteer leaves open, asked from an online provider: only when the user says so.

>>> from geo.online.asking import ask_online, provider
>>> nominatim = provider("nominatim", domain="127.0.0.1:8088", scheme="http")
>>> places, problems = ask_online(places, nominatim)                            # doctest: +SKIP

**Who is asked for.** Venues that are not located, ambiguous, or found by their country alone though more
is written. Never: coordinates, places that an editor has corrected, countries by themselves, channels
(``video link``), words for "not known", texts over 400 characters.

**What is sent.** The venue and city as written; the country as a filter where it is known by name,
otherwise as written too. Nothing else of the table.

**Which answer wins.** The provider's first answer within the written country replaces the offline
place when that place is

- not located, and no two places bear the name alike;
- ambiguous or borne by two alike, and the answer is not ambiguous and no coarser;
- the country alone, and the answer is finer;
- anything else, and the answer is finer and within ``VENUE_KM`` of it.

An answer is ambiguous when the provider offers another place further than ``SAME_KM`` from it. Otherwise
its confidence is ``SURE``: taken on the provider's word, not measured. What does not become the place,
offline or online, is among the candidates.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any, Final, NamedTuple

import pandas as pd

from ..errors import OnlineError, Problem, RefusedError, words_of
from ..language import phrase, phrases
from ..places import (
    LONGEST,
    SAME_KM,
    SURE,
    VENUE_KM,
    Candidate,
    Gazetteer,
    country_codes,
    is_unstated,
    is_virtual,
    split_key,
)
from ..places.corrections import METHOD as CORRECTED
from ..schema import PLACES, PRECISIONS, conform, names, rows
from ..sphere import distance_km
from .cache import CancelledError, Kept, OnlineCache
from .client import REFUSED, Client
from .credits import credit_lines
from .providers import Answer, Provider, provider

__all__ = ["Provider", "ask_online", "credit_lines", "provider"]

_FINE: Final = {precision: rank for rank, precision in enumerate(reversed(PRECISIONS))}
"""Rank of a precision: the finer, the higher."""


class _Asked(NamedTuple):
    """What is sent for a venue: its words, and the countries that it must lie in."""

    text: str
    countries: tuple[str, ...]


def ask_online(
    places: pd.DataFrame,
    provider: Provider,
    *,
    only_doubtful: bool = True,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    cache: OnlineCache | None = None,
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """``places`` (``schema.PLACES``) with what the provider knows better, and what went wrong.

    The rule is at the top of this module; with ``only_doubtful`` false places that are certain are
    asked for too. Each venue is asked for once, and not at all where ``cache`` (default: the user's)
    knows the answer. The method of an online place is the provider's name and the day (UTC) on
    which it said so: ``nominatim 2026-11-22``.

    An outage ends the asking, not the call: the offline places stand, further venues are answered
    from the cache only, and one ``Problem`` says so. ``cancelled`` is asked before every request and
    while one's turn is waited for; what is known by then is kept. ``progress`` is told how many of
    the venues to be asked for are done. Raises nothing for what a provider does.
    """
    open_ = {
        position: asked
        for position, place in enumerate(rows(places))
        if (asked := _asked(place, only_doubtful)) is not None
    }
    if not open_:
        return places, ()
    try:
        client = Client(provider, cache or OnlineCache(), cancelled)
    except OnlineError as error:
        return places, (_problem(provider, words_of(error), _not_asked(len(open_))),)
    said, problems = _answers(client, provider, open_, progress, cancelled)
    if not said:
        return places, problems
    return _changed(
        places, {position: (open_[position], kept) for position, kept in said.items()}, provider
    ), problems


def _changed(places: pd.DataFrame, said: dict[int, tuple[_Asked, Kept]], provider: Provider) -> pd.DataFrame:
    """The places with every row, by position, that something was said about as the rule has it."""
    gazetteer = Gazetteer()
    records = [
        _better(place, *said[position], provider, gazetteer) if position in said else tuple(place)[1:]
        for position, place in enumerate(rows(places[names(PLACES)]))
    ]
    changed = pd.DataFrame(records, columns=names(PLACES), index=places.index, dtype="object")
    return conform(changed, PLACES)


def _asked(place: Any, only_doubtful: bool) -> _Asked | None:
    """What to send for a place, or None for one that is not asked."""
    try:
        venue, city, country, lat, _ = split_key(place.venue_key)
    except ValueError:  # text that is no key
        venue, city, country, lat = place.venue_key, "", "", None
    settled = place.precision not in {"none", "country"} and not place.ambiguous
    only_country = place.precision == "country" and not place.ambiguous and not (venue or city)
    if (
        place.method.endswith(CORRECTED)
        or lat is not None
        or (only_doubtful and settled)
        or only_country
        or (venue and is_virtual(venue))
    ):
        return None
    told = [part for part in (venue, city) if part and not is_unstated(part)]
    codes = country_codes(country) if country else ()
    text = ", ".join(told if codes and told else [*told, *filter(None, [country])])
    return _Asked(text, codes) if text and len(text) <= LONGEST else None


def _answers(
    client: Client,
    provider: Provider,
    asked: dict[int, _Asked],
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> tuple[dict[int, Kept], tuple[Problem, ...]]:
    """What is said to each question, and what stood in the way; after an outage from the cache alone."""
    said: dict[int, Kept] = {}
    outage, unasked, refused = "", 0, 0
    for done, (position, question) in enumerate(asked.items(), 1):
        if cancelled is not None and cancelled():
            break
        try:
            kept = client.kept(*question) if outage else client.ask(*question)
            if kept is not None:
                said[position] = kept
            unasked += kept is None
        except CancelledError:
            break
        except OnlineError as error:
            if isinstance(error, RefusedError) and not error.whole:
                refused += 1
            else:
                outage, unasked = words_of(error), unasked + 1
        if progress is not None:
            progress(done, len(asked))
    problems = [_problem(provider, outage, _not_answered(unasked))] if outage else []
    if refused:
        problems.append(_problem(provider, REFUSED, _not_answered(refused)))
    return said, tuple(problems)


def _not_asked(count: int) -> str:
    return phrases("{count} venue not asked", "{count} venues not asked", count)


def _not_answered(count: int) -> str:
    return phrases("{count} venue not answered", "{count} venues not answered", count)


def _problem(provider: Provider, why: str, what: str) -> Problem:
    # Translators: why a service on the internet gives no answer, and what was not asked of it.
    allowed = phrase("{why}: {what}", why=why, what=what)
    advice = phrase("the places found offline stand; try again later")
    return Problem(str(provider), None, None, "", allowed, advice, "warning")


def _better(
    place: Any, asked: _Asked, kept: Kept, provider: Provider, gazetteer: Gazetteer
) -> tuple[Any, ...]:
    """The row of ``schema.PLACES`` that the rule gives."""
    found = _candidates(kept, asked, f"{provider.service} {kept.day}", gazetteer)
    offline: tuple[Candidate, ...] = place.candidates
    if place.precision != "none" and not offline:
        offline = (_as_candidate(place),)
    row = tuple(place)[1:]
    if not found:
        return row
    best = found[0]
    if not _replaces(best, place):
        return (*row[:-1], tuple(dict.fromkeys(chain(offline, found))))
    return (
        *row[:2], best.name, best.lat, best.lon, best.country, best.precision, best.method,
        best.confidence, best.confidence < SURE, tuple(dict.fromkeys(chain(found, offline))),
    )  # fmt: skip


def _replaces(best: Candidate, place: Any) -> bool:
    """Whether the provider's best answer is better than the offline place."""
    sure, finer = best.confidence >= SURE, _FINE[best.precision] - _FINE[place.precision]
    if place.precision == "none":
        return sure or not place.candidates
    if place.ambiguous:
        return sure and finer >= 0
    if place.precision == "country":
        return finer > 0
    return finer > 0 and distance_km((best.lat, best.lon), (place.lat, place.lon)) <= VENUE_KM


def _candidates(kept: Kept, asked: _Asked, method: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The answers within the written country, as candidates; the first one of each 40 km counts."""
    located = [
        one if one.country else one._replace(country=gazetteer.nearest_country(one.lat, one.lon))
        for one in kept.answers
    ]
    inside = [one for one in located if not asked.countries or one.country in asked.countries]
    apart: list[Answer] = []
    for one in inside:
        if all(distance_km((one.lat, one.lon), (other.lat, other.lon)) > SAME_KM for other in apart):
            apart.append(one)
    share = SURE / len(apart) if apart else 0.0
    return tuple(
        Candidate(one.name, one.lat, one.lon, one.country, one.precision, method, share, 0) for one in apart
    )


def _as_candidate(place: Any) -> Candidate:
    return Candidate(
        place.name, place.lat, place.lon, place.country, place.precision, place.method, place.confidence, 0
    )

"""What an editor should look at once the venues are located."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ..errors import Problem
from ..language import phrase, phrases
from ..places import countries_of_division, country_codes, country_name, is_corrected, place_words, split_key
from ..schema import rows
from ..tables import MAX_LISTED, clip
from ..travel import in_person, passes_through
from ..words import Country, Within


def place_findings(reports: pd.DataFrame, places: pd.DataFrame) -> tuple[Problem, ...]:
    """A warning for every venue that was not found or may be another place, with its rows.

    A venue or city that was not found in a country that was is one of them: the country stands for it.

    ``reports`` (``schema.REPORTS``) in the order of the file, ``places`` (``schema.PLACES``).
    Venues where nobody travelled (a video link) and those that an editor has settled are left out.
    """
    only_country = places["precision"].eq("country") & ~places["venue_key"].str.startswith("\x1f\x1f")
    doubted = places["precision"].eq("none") | places["ambiguous"] | only_country
    doubtful = places[(doubted & ~is_corrected(places["method"])).to_numpy()]
    told = reports[reports["venue_key"].isin(doubtful["venue_key"])].sort_values(["file", "row"])
    lines: dict[str, dict[int, None]] = {}
    for key, row in zip(told["venue_key"].tolist(), told["row"].tolist(), strict=True):
        lines.setdefault(key, {})[int(row)] = None
    first = {report.venue_key: report for report in rows(told.drop_duplicates("venue_key"))}
    found = []
    for place in rows(doubtful):
        report = first.get(place.venue_key)
        if report is None or not _wants_a_look(place):
            continue
        count = len(lines[place.venue_key])
        found.append(
            Problem(
                report.file,
                int(report.row),
                next((name for name in ("venue", "city", "country") if getattr(report, name)), "lat"),
                place_words(place.venue_key)[:120],
                _in_rows(_why(place), count),
                phrase("write the country or city more fully, or give lat and lon"),
                "warning",
                "place",
                tuple(lines[place.venue_key]),
            )
        )
    found.sort(key=lambda problem: (problem.file, problem.row or 0))
    return (*found[:MAX_LISTED], *_more(found[MAX_LISTED:]))


def _more(hidden: Sequence[Problem]) -> list[Problem]:
    """One finding for those beyond the first thousand."""
    if not hidden:
        return []
    numbers = tuple(sorted({row for one in hidden for row in one.rows}))
    what = phrases("{count} more like those listed", "{count} more like those listed", len(hidden))
    first = hidden[0]
    return [
        Problem(
            first.file,
            numbers[0],
            first.column,
            what,
            "",
            phrase("check them likewise"),
            "warning",
            "place",
            numbers,
        )
    ]


def _wants_a_look(place: Any) -> bool:
    """Whether somebody travelled there, and the place is not what is written, found under its name."""
    venue, city, *_ = split_key(place.venue_key)
    if not in_person("", venue, city):
        return False
    if passes_through("", venue or city) and len(place.candidates) == 1:
        return False  # what is not certain of "transit Reykjavik" is the word for passing through
    if place.precision == "country" and not place.ambiguous:
        # What is written may be the country itself: Singapore, or "Croatia" in a column of places.
        return any(text and country_codes(text) != (place.country,) for text in (venue, city))
    return True


def elsewhere_findings(
    reports: pd.DataFrame, places: pd.DataFrame, elsewhere: Sequence[str]
) -> tuple[Problem, ...]:
    """One note for each file on the venue keys that lie in another country than is written beside them."""
    known = {place.venue_key: place for place in rows(places[places["venue_key"].isin(list(elsewhere))])}
    found = []
    for file, told in reports[reports["venue_key"].isin(list(known))].groupby("file", sort=True):
        keys = told["venue_key"].unique().tolist()
        numbers = tuple(told["row"].astype("int64").unique().tolist())
        many = phrases(
            "{count} place outside the country of the row, such as {place}",
            "{count} places outside the country of the row, such as {place}",
            len(keys),
            place=_in(_written(keys[0]), "", known[keys[0]].country),
        )
        allowed = phrase(
            "places in the country beside them, such as {country}", country=split_key(keys[0])[2]
        )
        advice = phrase("each was found where it surely is; write its own country beside it if that is wrong")
        found.append(
            Problem(
                str(file), numbers[0], _column(keys[0]), clip(many), allowed, advice,
                "note", "elsewhere", numbers,
            )
        )  # fmt: skip
    return tuple(found)


def _written(key: str) -> str:
    venue, city, country, *_ = split_key(key)
    return city or venue or country


def _column(key: str) -> str:
    venue, city, *_ = split_key(key)
    return "city" if city else "venue" if venue else "country"


def _stands_in(place: Any) -> bool:
    """Whether a state or province is all that is known of a town or venue in it: ``Zzyzx, IL``."""
    venue, city, *_ = split_key(place.venue_key)
    named = venue or city
    return place.precision == "admin" and place.ambiguous and not countries_of_division(named)


def _in_rows(why: str, count: int) -> str:
    return phrases("{why} (in {count} row)", "{why} (in {count} rows)", count, why=why) if count > 1 else why


def _in(name: str, division: str, code: str) -> Within:
    return Within(name, division, Country(code, country_name(code)))


def _why(place: Any) -> str:
    named = (_in(one.name, one.division, one.country) for one in place.candidates[:6])
    others = tuple(dict.fromkeys(named))
    if place.precision == "none":
        if others:
            return phrase("it may mean {places}", places=others)
        return phrase("no place of this name is in the gazetteer")
    if _stands_in(place):
        division = _in(place.name, "", place.country)
        stands = phrase("not found; {division} stands for it, shown at its seat", division=division)
        also = phrase("it may mean {places}", places=others[1:])
        return phrase("{first}; {second}", first=stands, second=also) if others[1:] else stands
    return _taken_for(place, others)


def _taken_for(place: Any, others: tuple[Within, ...]) -> str:
    if place.ambiguous and others[1:]:
        return phrase("taken for {place}, but it may mean {places}", place=others[0], places=others[1:])
    if place.ambiguous and place.candidates[1:]:
        where = {"lat": f"{place.lat:.2f}", "lon": f"{place.lon:.2f}"}
        return phrase(
            "taken for {place} at {lat}, {lon}; there are others of this name", place=others[0], **where
        )
    if place.precision == "country":
        country = Country(place.country, country_name(place.country))
        return phrase("not found; {country} stands for it, at its capital", country=country)
    return phrase("not certain")

"""Meetings and places → points on the map, and every leader's role in every meeting."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import numpy as np
import pandas as pd

from ..places import capital, has_channel, is_virtual, split_key
from ..profiles import Said, said
from ..schema import PARTICIPATIONS, POINTS, conform

_THERE: Final = re.compile(r"\b(?:in[\s-]person|hybrid|face[\s-]to[\s-]face|on[\s-]site)\b", re.IGNORECASE)
"""Words by which somebody did, whatever stands beside them."""
_NOBODY_TRAVELLED: Final = Said("virtual", sure=True)
_PASSING: Final = "transit|stopover|stop-over|refuel|escala|escale|zwischenstopp|транзит|过境|经停"
"""Words of a category by which somebody only passed through."""
_STOP: Final = (
    r"(?:transit|stop-?over|refuell?ing(?: stop)?|technical stop|escale|escala|zwischenstopp|транзит)\b"
)
_PASSING_FIRST: Final = re.compile(
    rf"(?:in |en )?{_STOP}[\s:(,–-]*(?:in|at|en|à|a|via|в)?\b|(?:过境|经停)", re.IGNORECASE
)
"""How a venue begins that was only passed through."""
_PASSING_LAST: Final = re.compile(rf"\((?:(?:in |en )?{_STOP}[^()]{{0,40}}|过境|经停)\)$", re.IGNORECASE)
"""How it ends: Oslo (transit)."""


def in_person(category: str, venue: str, city: str = "") -> bool:
    """Whether those who met were in one place, as far as category, venue and city say, in any language.

    Only what says as a whole that nobody travelled counts: a video conference, ``summit (virtual)``.

    >>> in_person("phone call", ""), in_person("Summit", "Video Games Museum")
    (False, True)
    """
    return not any(_is_channel(text.strip()) for text in (category, venue, city))


def may_be_remote(category: str, venue: str) -> bool:
    """Whether category or venue has a word for calls, and neither says as a whole that it was one."""
    return in_person(category, venue) and any(map(has_channel, (category, venue)))


def in_person_at(categories: pd.Series[str], venue_keys: pd.Series[str]) -> pd.Series[bool]:
    """``in_person`` for whole columns; venue and city are those of each key."""
    written = list(zip(categories.tolist(), venue_keys.tolist(), strict=True))
    said = {one: in_person(one[0], *_venue_and_city(one[1])) for one in set(written)}
    return pd.Series([said[one] for one in written], index=categories.index, dtype="bool")


@lru_cache(maxsize=16_384)
def _is_channel(text: str) -> bool:
    if not text or _THERE.search(text):
        return False
    return is_virtual(text) or said(text) == _NOBODY_TRAVELLED


def passes_through(category: str, venue: str) -> bool:
    """Whether a place was only passed through, as far as category and venue say: nobody was visited."""
    place = venue.strip()
    return (
        re.search(_PASSING, category, re.IGNORECASE) is not None
        or _PASSING_FIRST.match(place) is not None
        or _PASSING_LAST.search(place) is not None
    )


def passing(categories: pd.Series[str], venue_keys: pd.Series[str]) -> pd.Series[bool]:
    """``passes_through`` for whole columns; the venue is the first part of each key, or else the city."""
    written = list(zip(categories.tolist(), venue_keys.tolist(), strict=True))
    said = {one: passes_through(one[0], _venue_or_city(one[1])) for one in set(written)}
    return pd.Series([said[one] for one in written], index=categories.index, dtype="bool")


def _venue_or_city(key: str) -> str:
    return next(filter(None, _venue_and_city(key)), "")


def _venue_and_city(key: str) -> tuple[str, str]:
    return split_key(key)[:2] if key else ("", "")


def points_of(
    places: pd.DataFrame, seats: pd.DataFrame
) -> tuple[pd.DataFrame, pd.Series[int], pd.Series[int]]:
    """The distinct located points of two tables, in ``schema.POINTS``, sorted by country and name.

    With them, for each row of either table, its position among the points, -1 where it has no coordinates.
    Both tables have ``name, lat, lon, country, precision``. A place known only to its country is named
    after the capital, where it is drawn.
    """
    drawn = [_drawn(places), _drawn(seats)]
    located = sorted({row for rows in drawn for row in rows if row is not None}, key=_by_country)
    numbers: dict[_Row | None, int] = {row: number for number, row in enumerate(located)}
    points = pd.DataFrame(located, columns=_POINT).assign(point=range(len(located)))
    at_places, at_seats = (
        pd.Series([numbers.get(row, -1) for row in rows], index=table.index, dtype="int64")
        for rows, table in zip(drawn, (places, seats), strict=True)
    )
    return conform(points, POINTS), at_places, at_seats


_POINT: Final = ["name", "lat", "lon", "country", "precision"]
_Row = tuple[str, float, float, str, str]


def _by_country(row: _Row) -> tuple[str, _Row]:
    return row[3], row


def _drawn(table: pd.DataFrame) -> list[_Row | None]:
    """The table's rows as drawn, with five decimals; None for those without coordinates."""
    lats, lons = (table[axis].to_numpy("float64", na_value=np.nan).round(5) for axis in ("lat", "lon"))
    keys = table["venue_key"] if "venue_key" in table else [""] * len(table)
    rows = zip(table["name"], lats.tolist(), lons.tolist(), table["country"], table["precision"], strict=True)
    known = (~np.isnan(lats) & ~np.isnan(lons)).tolist()
    return [_as_drawn(*one) if is_known else None for *one, is_known in zip(rows, keys, known, strict=True)]


def _as_drawn(row: _Row, key: str) -> _Row:
    """The row under the name that is drawn: a venue's with its city, a country's after its capital."""
    name, lat, lon, country, precision = row
    if precision == "country" and country and (city := capital(country)) is not None:
        # Not where a table gives a point of its own for the country.
        is_there = abs(lat - city.lat) < _AT_CAPITAL_DEG and abs(lon - city.lon) < _AT_CAPITAL_DEG
        name = city.name if is_there and city.name else name
    elif precision == "venue" and key:
        city_written = split_key(key)[1]
        name = f"{name}, {city_written}" if city_written not in ("", name) else name
    return name, lat, lon, country, precision


_AT_CAPITAL_DEG: Final = 0.01


def participations(meetings: pd.DataFrame, leaders: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    """One row per meeting and leader, with the leader's role (``schema.PARTICIPATIONS``).

    ``meetings`` has ``leaders, category, venue_key`` and ``point`` (-1: not located). A leader in
    its own country is ``hosted`` (it received) when another country's leader is there, otherwise
    ``domestic``. Abroad, a leader whose counterpart is at home there, or whose counterpart no
    source names or nobody can place, has ``made`` a visit; leaders of several countries who are all
    away meet on ``third`` ground.
    ``unknown``: no place was found, the leader's country is not known, or the place was passed through.
    """
    countries = dict(zip(leaders["name"], leaders["country"], strict=True))
    positions = {name: position for position, name in enumerate(leaders["name"])}
    rows = pd.DataFrame(
        {
            "meeting": np.repeat(np.arange(len(meetings)), meetings["leaders"].map(len)),
            "name": [name for names in meetings["leaders"] for name in names],
        }
    )
    rows["leader"] = rows["name"].map(positions).astype("int64")
    rows["home"] = rows["name"].map(countries).astype("str")
    rows["point"] = meetings["point"].to_numpy()[rows["meeting"]]
    place_country = points["country"].reindex(meetings["point"]).fillna("").to_numpy()
    rows["there"] = place_country[rows["meeting"]]
    rows["virtual"] = ~in_person_at(meetings["category"], meetings["venue_key"]).to_numpy()[rows["meeting"]]
    through = passing(meetings["category"], meetings["venue_key"])
    rows["passing"] = through.to_numpy()[rows["meeting"]]
    rows["role"] = _roles(rows)
    return conform(rows, PARTICIPATIONS)


def _roles(rows: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
    at_home = rows["home"].eq(rows["there"]) & rows["home"].ne("")
    home = rows["home"].where(rows["home"].ne(""))
    by_meeting = rows.assign(at_home=at_home, home=home).groupby("meeting", sort=False)
    someone_home = by_meeting["at_home"].transform("any")
    one_known_country = by_meeting["home"].transform("nunique").eq(1)
    all_known = by_meeting["home"].transform("count").eq(by_meeting["home"].transform("size"))
    return np.select(
        [
            rows["virtual"],
            rows["there"].eq("") | rows["home"].eq("") | rows["passing"],
            at_home & one_known_country & all_known,
            at_home,
            someone_home | one_known_country,
        ],
        ["virtual", "unknown", "domestic", "hosted", "made"],
        default="third",
    )

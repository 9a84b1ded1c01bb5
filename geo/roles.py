"""Meetings and places → points on the map, and every leader's role in every meeting."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
import pandas as pd

from geo.gazetteer import capital
from geo.placenames import is_virtual
from geo.reports import split_key
from geo.schema import PARTICIPATIONS, POINTS, conform

_CHANNEL: Final = re.compile(
    r"\b(virtual(ly)?|video([\s-]?(link|call|conference|conferencing|meeting|summit))?|online|"
    r"tele(phone|conference)|phone)\b|^call$",
    re.IGNORECASE,
)
"""Words that say anywhere in a category or venue that nobody travelled. A call alone is one by
telephone; a courtesy call is paid in person."""


def in_person(category: str, venue: str) -> bool:
    """Whether those who met were in one place, as far as category and venue say, in any language."""
    return not any(_CHANNEL.search(text) or is_virtual(text) for text in (category.strip(), venue.strip()))


def points_of(places: pd.DataFrame, seats: pd.DataFrame) -> pd.DataFrame:
    """The distinct located points of two tables, in ``schema.POINTS``, sorted by country and name.

    Both tables have ``name, lat, lon, country, precision``; rows without coordinates are left out.
    A place known only to its country is named after the capital, where it is drawn.
    """
    located = pd.concat([_drawn(places), _drawn(seats)], ignore_index=True).dropna(subset=["lat", "lon"])
    distinct = located.drop_duplicates().sort_values(["country", "name", "lat", "lon", "precision"])
    return conform(distinct.reset_index(drop=True).assign(point=range(len(distinct))), POINTS)


def point_numbers(table: pd.DataFrame, points: pd.DataFrame) -> pd.Series[int]:
    """For each row of ``table`` (as in ``points_of``) its position in ``points``, -1 where not located."""
    found = _drawn(table).merge(points, on=_POINT, how="left")["point"].fillna(-1).astype("int64")
    return found.set_axis(table.index)


_POINT: Final = ["name", "lat", "lon", "country", "precision"]


def _drawn(table: pd.DataFrame) -> pd.DataFrame:
    """The table's points as drawn: five decimals, a venue with its city, a country as its capital."""
    points = table[_POINT].astype({"lat": "float64", "lon": "float64"}).round({"lat": 5, "lon": 5})
    whole_country = points["precision"].eq("country")
    capitals = {code: city.name for code in points["country"].unique() if code and (city := capital(code))}
    at_capital = points["country"].map(lambda code: capitals.get(code, ""))
    names = points["name"].where(~whole_country | at_capital.eq(""), at_capital)
    if "venue_key" in table:
        cities = table["venue_key"].map(lambda key: split_key(key)[1] if key else "")
        in_city = points["precision"].eq("venue") & cities.ne("") & cities.ne(names)
        names = names.where(~in_city, names + ", " + cities)
    return points.assign(name=names)


def participations(meetings: pd.DataFrame, leaders: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    """One row per meeting and leader, with the leader's role (``schema.PARTICIPATIONS``).

    ``meetings`` has ``leaders, category, venue_key`` and ``point`` (-1: not located). A leader in
    its own country is ``hosted`` (it received) when another country's leader is there, otherwise
    ``domestic``. Abroad, a leader whose counterpart is at home there, or whose counterpart no
    source names or nobody can place, has ``made`` a visit; leaders of several countries who are all
    away meet on ``third`` ground.
    ``unknown``: no place was found, or the leader's country is not known.
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
    rows["virtual"] = _virtual(meetings).to_numpy()[rows["meeting"]]
    rows["role"] = _roles(rows)
    return conform(rows, PARTICIPATIONS)


def _virtual(meetings: pd.DataFrame) -> pd.Series[bool]:
    venues = meetings["venue_key"].str.split("\x1f", n=1).str[0]
    said = list(zip(meetings["category"].tolist(), venues.tolist(), strict=True))
    distinct = {one: not in_person(*one) for one in set(said)}
    return pd.Series([distinct[one] for one in said], index=meetings.index, dtype="bool")


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
            rows["there"].eq("") | rows["home"].eq(""),
            at_home & one_known_country & all_known,
            at_home,
            someone_home | one_known_country,
        ],
        ["virtual", "unknown", "domestic", "hosted", "made"],
        default="third",
    )

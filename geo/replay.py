"""Everything an atlas knows → the replay document that the map plays (``docs/replay.md``)."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

import numpy as np
import pandas as pd

from geo import basemap
from geo.atlas import Atlas, Days
from geo.gazetteer import country_name
from geo.geodesy import distance_km, great_circle
from geo.providers import credit_lines
from geo.schema import PRECISIONS, ROLES, STATUSES
from geo.words import place_words

FORMAT: Final = "summit-atlas-replay"
VERSION: Final = 1
BASES: Final = ("stated", "inferred")

_PLACES: Final = "Places: GeoNames (CC BY 4.0); names of countries: Unicode CLDR"
_LINES: Final = "Lines are great circles, not the way flown."

Json = dict[str, Any]


def replay_document(
    atlas: Atlas,
    *,
    follow: str | None = None,
    first: int | None = None,
    last: int | None = None,
    title: str = "",
) -> Json:
    """The replay document of an atlas, JSON-ready; the same atlas gives the same document.

    ``follow`` is any name or alias (default: the leader with the most meetings); raises
    ``UnknownLeaderError``. ``first`` and ``last`` are the days of the range at opening, inclusive
    (default: ``Atlas.opening``); what lies outside stays in the document. Without a ``title`` the
    map is headed by whom it follows. Coordinates have five decimals, routes three.
    """
    name = atlas.leader(follow)
    order = _order(atlas.meetings)
    arrivals = _arrivals(atlas, order)
    routes, leg_routes = _routes(atlas, arrivals)
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": title,
        "follow": atlas.leaders["name"].tolist().index(name) if name else -1,
        "range": _range(atlas.extent, atlas.opening(name), first, last),
        "extent": list(atlas.extent) if atlas.extent else None,
        "vocabulary": {
            "role": list(ROLES),
            "status": list(STATUSES),
            "precision": list(PRECISIONS),
            "basis": list(BASES),
        },
        "leaders": _leaders(atlas),
        "sources": {column: atlas.sources[key].tolist() for column, key in _SOURCE_COLUMNS.items()},
        "points": _points(atlas.travel.points),
        "routes": _route_columns(routes, atlas.travel.points, atlas.travel.legs),
        "meetings": _meetings(atlas, order),
        "stays": _stays(atlas.travel.stays, order),
        "legs": _legs(atlas.travel.legs, leg_routes),
        "arrivals": {
            "meeting": arrivals["meeting"].tolist(),
            "guest": arrivals["leader"].tolist(),
            "route": _numbers(routes, arrivals["seat"], arrivals["point"]),
        },
        "credits": _credits(atlas.sources, atlas.places),
    }


_SOURCE_COLUMNS: Final = {
    "id": "source",
    "publisher": "publisher",
    "title": "title",
    "published": "published",
    "stance": "stance",
    "url": "url",
}


def _credits(sources: pd.DataFrame, places: pd.DataFrame) -> list[str]:
    named = [
        publisher or source for publisher, source in zip(sources["publisher"], sources["source"], strict=True)
    ]
    told = [f"Reports: {'; '.join(dict.fromkeys(named))}"] if named else []
    return [*told, basemap.CREDIT, _PLACES, *credit_lines(places["method"]), _LINES]


def _order(meetings: pd.DataFrame) -> pd.Series[int]:
    """For each position in the table of meetings its position in the document: by first day, then id."""
    first = meetings["start_day"].fillna(meetings["end_day"])
    keyed = pd.DataFrame({"first": first, "meeting": meetings["meeting"]})
    ranked = keyed.sort_values(["first", "meeting"], na_position="last").index
    return pd.Series(np.arange(len(ranked)), index=ranked).sort_index()


def _range(
    extent: Days | None, opening: Days | None, first: int | None, last: int | None
) -> list[int] | None:
    """The range asked for, cut to what is dated; the opening one when nothing is asked or left."""
    if extent is None or opening is None:
        return None
    if first is None and last is None:
        return list(opening)
    start = extent[0] if first is None else min(max(first, extent[0]), extent[1])
    end = extent[1] if last is None else min(max(last, extent[0]), extent[1])
    return [start, end] if start <= end else list(opening)


def _leaders(atlas: Atlas) -> Json:
    countries = atlas.leaders["country"].tolist()
    return {
        "name": atlas.leaders["name"].tolist(),
        "country": countries,
        "country_name": [country_name(code) if code else "" for code in countries],
        "office": atlas.leaders["office"].tolist(),
        "seat": list(atlas.travel.seats),
    }


def _points(points: pd.DataFrame) -> Json:
    countries = points["country"].tolist()
    return {
        "name": points["name"].tolist(),
        "country": countries,
        "country_name": [country_name(code) if code else "" for code in countries],
        "lat": points["lat"].round(5).tolist(),
        "lon": points["lon"].round(5).tolist(),
        "precision": points["precision"].map(PRECISIONS.index).tolist(),
    }


def _meetings(atlas: Atlas, order: pd.Series[int]) -> Json:
    table = atlas.meetings.assign(point=atlas.travel.meeting_points)
    table = table.iloc[np.argsort(order.to_numpy())]
    roles = _roles_by_meeting(atlas)
    first = table["start_day"].fillna(table["end_day"])
    last = table["end_day"].fillna(table["start_day"])
    dated = table["date_kind"].ne("none")
    sources = {source: position for position, source in enumerate(atlas.sources["source"])}
    told = _report_rows(atlas.reports, sources)
    return {
        "id": table["meeting"].tolist(),
        "point": table["point"].tolist(),
        "first": _integers(first),
        "last": _integers(last),
        "vague": table["date_kind"].eq("vague").astype(int).tolist(),
        "open": np.select(
            [dated & table["start_day"].isna(), dated & table["end_day"].isna()], [1, 2]
        ).tolist(),
        "label": table["date_label"].tolist(),
        "status": table["status"].map(STATUSES.index).tolist(),
        "occasion": table["occasion"].tolist(),
        "category": table["category"].tolist(),
        "place": [place_words(key) for key in table["venue_key"]],
        "leaders": [roles[position][0] for position in table.index],
        "roles": [roles[position][1] for position in table.index],
        "reports": [[told[row] for row in rows] for rows in table["reports"]],
        "disagreements": [
            [[one.what, [[sources.get(source, -1), says] for source, says in one.versions]] for one in found]
            for found in table["disagreements"]
        ],
    }


def _roles_by_meeting(atlas: Atlas) -> list[tuple[list[int], list[int]]]:
    """For every meeting its leaders and their roles, in the order in which the meeting names them."""
    who = atlas.travel.participations
    codes = {role: position for position, role in enumerate(ROLES)}
    leaders, roles = who["leader"].tolist(), who["role"].map(codes).tolist()
    ends = atlas.meetings["leaders"].map(len).cumsum().tolist()
    return [(leaders[start:end], roles[start:end]) for start, end in pairwise([0, *ends])]


def _report_rows(reports: pd.DataFrame, sources: dict[str, int]) -> list[list[Any]]:
    """What each report says, as text, with the source's position."""
    words = {key: place_words(key) for key in reports["venue_key"].unique()}
    return [
        [sources.get(source, -1), date, words[key], "; ".join(names), note, f"{file} row {row}", url]
        for source, date, key, names, note, file, row, url in zip(
            *(reports[name].tolist() for name in ("source", "date_text", "venue_key", "leaders")),
            *(reports[name].tolist() for name in ("note", "file", "row", "url")),
            strict=True,
        )
    ]


def _stays(stays: pd.DataFrame, order: pd.Series[int]) -> Json:
    places = order.tolist()
    return {
        "leader": stays["leader"].tolist(),
        "point": stays["point"].tolist(),
        "first": stays["first_day"].tolist(),
        "last": stays["last_day"].tolist(),
        "vague": stays["vague"].astype(int).tolist(),
        "status": stays["status"].map(STATUSES.index).tolist(),
        "abroad": stays["abroad"].astype(int).tolist(),
        "at_seat": stays["at_seat"].astype(int).tolist(),
        "trip": stays["trip"].tolist(),
        "meetings": [[places[position] for position in positions] for positions in stays["meetings"]],
    }


def _legs(legs: pd.DataFrame, routes: list[int]) -> Json:
    return {
        "leader": legs["leader"].tolist(),
        "route": routes,
        "depart": [_clock(value) for value in legs["depart"]],
        "arrive": [_clock(value) for value in legs["arrive"]],
        "moves": legs["moves"].astype(int).tolist(),
        "basis": legs["basis"].map(BASES.index).tolist(),
        "vague": legs["vague"].astype(int).tolist(),
        "status": legs["status"].map(STATUSES.index).tolist(),
        "abroad": legs["abroad"].astype(int).tolist(),
        "trip": legs["trip"].tolist(),
    }


def _arrivals(atlas: Atlas, order: pd.Series[int]) -> pd.DataFrame:
    """The guests of every hosted meeting (its position in the document), with ``seat`` and ``point``."""
    who = atlas.travel.participations
    hosted = who["meeting"].isin(who.loc[who["role"].eq("hosted"), "meeting"])
    happens = atlas.meetings["status"].ne("cancelled").to_numpy()[who["meeting"]]
    guests = who[hosted & who["role"].eq("made") & happens]
    seats = np.asarray(atlas.travel.seats, dtype="int64")[guests["leader"]]
    table = guests.assign(seat=seats, meeting=order.to_numpy()[guests["meeting"]])
    table = table[(table["seat"] >= 0) & table["seat"].ne(table["point"])]
    return table.sort_values(["meeting", "leader"], ignore_index=True)


Routes = dict[tuple[int, int], int]


def _routes(atlas: Atlas, arrivals: pd.DataFrame) -> tuple[Routes, list[int]]:
    """The distinct directed routes by (origin, destination), and the route of every leg."""
    legs = atlas.travel.legs
    pairs = {
        *zip(legs["origin"].tolist(), legs["destination"].tolist(), strict=True),
        *zip(arrivals["seat"].tolist(), arrivals["point"].tolist(), strict=True),
    }
    routes = {pair: number for number, pair in enumerate(sorted(pairs))}
    return routes, _numbers(routes, legs["origin"], legs["destination"])


def _numbers(routes: Routes, origins: pd.Series[int], destinations: pd.Series[int]) -> list[int]:
    return [routes[pair] for pair in zip(origins.tolist(), destinations.tolist(), strict=True)]


def _route_columns(routes: Routes, points: pd.DataFrame, legs: pd.DataFrame) -> Json:
    where = list(zip(points["lat"].tolist(), points["lon"].tolist(), strict=True))
    known = dict(zip(zip(legs["origin"], legs["destination"], strict=True), legs["distance_km"], strict=True))
    lengths = {
        pair: known[pair] if pair in known else distance_km(where[pair[0]], where[pair[1]]) for pair in routes
    }
    return {
        "origin": [origin for origin, _ in routes],
        "destination": [destination for _, destination in routes],
        "km": [round(lengths[pair]) for pair in routes],
        "line": [_line(great_circle(where[origin], where[destination])) for origin, destination in routes],
    }


def _line(vertices: list[tuple[float, float]]) -> list[int]:
    """Vertices (lat, lon) in thousandths of a degree: the first pair absolute, the rest differences."""
    scaled = np.rint(np.asarray(vertices) * 1000).astype("int64")
    steps = np.diff(scaled, axis=0, prepend=np.zeros((1, 2), dtype="int64"))
    return [int(value) for value in steps.ravel()]


def _integers(values: pd.Series[int]) -> list[int | None]:
    return [None if pd.isna(value) else int(value) for value in values]


def _clock(value: float) -> float | int:
    """A clock reading with four decimals (nine seconds), whole days without a point."""
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded

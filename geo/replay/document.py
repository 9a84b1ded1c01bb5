"""Everything an atlas knows → the replay document that the map plays (``docs/replay.md``)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import numpy as np
import pandas as pd

from ..atlas import Atlas, Days
from ..credits import reports_line
from ..html import basemap
from ..language import Line, as_line, phrase
from ..online import credit_lines
from ..places import country_name, written_names
from ..schema import PRECISIONS, ROLES, STATUSES
from ..sphere import distances_km
from ..words import BESIDE, COUNTRIES
from .columns import Integers, Texts, codes, deltas, integers, packed, ragged
from .meetings import meeting_columns, report_columns, told_differently
from .spoken import languages_said

FORMAT: Final = "summit-atlas-replay"
VERSION: Final = 2
BASES: Final = ("stated", "inferred")

_PLACES: Final = phrase("Places: GeoNames (CC BY 4.0); names of countries: Unicode CLDR")
_PLACES_WRITTEN: Final = phrase(
    "Places: GeoNames (CC BY 4.0); names of countries: Unicode CLDR; names in other scripts: Unicode CLDR, "
    "GeoNames"
)
_LINES: Final = phrase("Lines are great circles, not the way flown.")
_VOCABULARY: Final = {"role": ROLES, "status": STATUSES, "precision": PRECISIONS, "basis": BASES}

Json = dict[str, Any]


def replay_document(
    atlas: Atlas,
    *,
    follow: str | None = None,
    first: int | None = None,
    last: int | None = None,
    title: str = "",
    everyone: bool = False,
    countries: str = "none",
    beside: str = "all",
    languages: Sequence[str] = (),
    fixed: bool = False,
) -> Json:
    """The replay document of an atlas, JSON-ready; the same atlas gives the same document.

    ``follow`` is any name or alias (default: the leader with the most meetings); raises
    ``UnknownLeaderError``. With ``everyone`` the map opens with all leaders' meetings and ``follow``
    is not asked. ``first`` and ``last`` are the days of the range at opening, inclusive (default:
    ``Atlas.opening``, for everyone all that is dated); what lies outside stays in the document. Without
    a ``title`` the map is headed by whom it follows. ``countries``, one of ``COUNTRIES``, and ``beside``,
    one of ``BESIDE``, are what the map opens with; ``ValueError`` for any other. ``languages``, tags of
    ``geo.language``, are those that readers may choose beside English; a single one is that in which the map
    opens, and with ``fixed`` its only one, otherwise the reader's browser decides. Coordinates have five
    decimals.
    """
    seen = _seen(countries, beside)
    leader = "" if everyone else atlas.leader(follow)
    order = _order(atlas.meetings)
    texts = Texts()
    meetings = atlas.meetings.assign(point=atlas.travel.meeting_points).iloc[np.argsort(order)]
    arrivals = _arrivals(atlas, order)
    routes, (leg_routes, arrival_routes) = _routes(atlas, arrivals)
    written = written_names(atlas.travel.points)
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": title,
        "follow": atlas.leaders["name"].tolist().index(leader) if leader else -1,
        "range": _range(atlas.extent, atlas.opening(leader) if leader else atlas.extent, first, last),
        "extent": list(atlas.extent) if atlas.extent else None,
        "vocabulary": {name: list(words) for name, words in _VOCABULARY.items()},
        "leaders": _leaders(atlas),
        "sources": {column: atlas.sources[key].tolist() for column, key in _SOURCE_COLUMNS.items()},
        "points": _points(atlas.travel.points) | _in_doubt(atlas.travel.points, atlas.places),
        "written": written,
        "routes": routes,
        "meetings": meeting_columns(meetings, atlas, texts),
        "reports": report_columns(meetings, atlas, texts),
        "disagreements": told_differently(meetings, atlas.sources),
        "stays": _stays(atlas.travel.stays, order),
        "legs": _legs(atlas, leg_routes),
        "arrivals": _arrival_columns(arrivals, arrival_routes),
        "texts": texts.listed(),
        "credits": _credits(atlas.sources, atlas.places, bool(written["point"])),
        **languages_said(languages, fixed, atlas.meetings, partial(_notice, atlas)),
        **seen,
    }


def _seen(countries: str, beside: str) -> Json:
    """What the map opens with, where it is not as it always is; raises ``ValueError``."""
    for name, value, known in (("countries", countries, COUNTRIES), ("beside", beside, BESIDE)):
        if value not in known:
            raise ValueError(f'{name} got "{value}"; it is one of {", ".join(known)}')
    as_always = (countries, beside) == (COUNTRIES[0], BESIDE[0])
    return {} if as_always else {"countries": countries, "beside": beside}


_SOURCE_COLUMNS: Final = {
    "id": "source",
    "publisher": "publisher",
    "title": "title",
    "published": "published",
    "stance": "stance",
    "url": "url",
}


def _credits(sources: pd.DataFrame, places: pd.DataFrame, written: bool) -> list[Line]:
    named_places = _PLACES_WRITTEN if written else _PLACES
    owed = (*reports_line(sources), basemap.CREDIT, named_places, *credit_lines(places["method"]), _LINES)
    return list(map(as_line, owed))


def _notice(atlas: Atlas) -> Json:
    """What the map says on its face, in the language that is spoken; nothing where the reading is sure."""
    return {"notice": notice} if (notice := atlas.agreement.notice) else {}


def _order(meetings: pd.DataFrame) -> Integers:
    """For each position in the table of meetings its position in the document: by first day, then id."""
    first = meetings["start_day"].fillna(meetings["end_day"])
    keyed = pd.DataFrame({"first": first, "meeting": meetings["meeting"]})
    ranked = keyed.reset_index(drop=True).sort_values(["first", "meeting"], na_position="last").index
    return np.argsort(integers(ranked))


def meeting_positions(atlas: Atlas) -> dict[str, int]:
    """The id of every meeting → its position in the document."""
    places = _order(atlas.meetings).tolist()
    return dict(zip(atlas.meetings["meeting"], places, strict=True))


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
    return {
        "name": atlas.leaders["name"].tolist(),
        "country": atlas.leaders["country"].tolist(),
        "country_name": _country_names(atlas.leaders["country"]),
        "office": atlas.leaders["office"].tolist(),
        "seat": packed(atlas.travel.seats),
    }


def _points(points: pd.DataFrame) -> Json:
    return {
        "name": points["name"].tolist(),
        "country": points["country"].tolist(),
        "country_name": _country_names(points["country"]),
        "lat": points["lat"].round(5).tolist(),
        "lon": points["lon"].round(5).tolist(),
        "precision": packed(codes(points["precision"], PRECISIONS)),
    }


def _in_doubt(points: pd.DataFrame, places: pd.DataFrame) -> Json:
    """``doubtful``, 1 for points at which every name that leads there may mean another place nearly as well.

    Missing where there are none.
    """
    located = places[places["lat"].notna() & places["lon"].notna()]
    at = list(
        zip(located["lat"].astype("float64").round(5), located["lon"].astype("float64").round(5), strict=True)
    )
    sure = {place for place, ambiguous in zip(at, located["ambiguous"], strict=True) if not ambiguous}
    unsure = set(at) - sure
    drawn = zip(points["lat"].round(5), points["lon"].round(5), points["precision"], strict=True)
    found = [(lat, lon) in unsure and precision in ("venue", "city") for lat, lon, precision in drawn]
    return {"doubtful": packed(np.array(found, dtype="int64"))} if any(found) else {}


def _country_names(countries: pd.Series[str]) -> list[str]:
    known = {code: country_name(code) if code else "" for code in countries.unique()}
    return [known[code] for code in countries]


def _stays(stays: pd.DataFrame, order: Integers) -> Json:
    counts, meetings = ragged(stays["meetings"])
    return {
        "count": len(stays),
        "leader": deltas(stays["leader"]),
        "point": packed(stays["point"]),
        "first": deltas(stays["first_day"]),
        "length": packed(stays["last_day"] - stays["first_day"]),
        "vague": packed(stays["vague"]),
        "status": packed(codes(stays["status"], STATUSES)),
        "abroad": packed(stays["abroad"]),
        "at_seat": packed(stays["at_seat"]),
        "trip": packed(stays["trip"]),
        "meeting_count": packed(counts),
        "meeting": packed(order[meetings]),
    }


def _legs(atlas: Atlas, routes: Integers) -> Json:
    """The legs as they stand: by leader, then by departure."""
    legs = atlas.travel.legs
    share = np.rint(1 / (legs["arrive"] - legs["depart"])).astype("int64")
    day = np.floor(legs["depart"] + _INSTANT).astype("int64")
    return {
        "count": len(legs),
        "leader": deltas(legs["leader"]),
        "trip": deltas(legs["trip"]),
        "route": packed(routes),
        "day": deltas(day),
        "turn": packed(np.rint((legs["depart"] - day) * share)),
        "share": packed(share),
        "moves": packed(legs["moves"]),
        "kind": packed(_leg_kinds(atlas)),
        "basis": packed(codes(legs["basis"], BASES)),
        "vague": packed(legs["vague"]),
        "status": packed(codes(legs["status"], STATUSES)),
        "abroad": packed(legs["abroad"]),
    }


_INSTANT: Final = 1e-6
"""Days: rounding may have put the start of a day this much before it."""


def _leg_kinds(atlas: Atlas) -> Integers:
    """The leader's role at each leg's destination; at its origin where it leads to the seat."""
    stays, legs, who = atlas.travel.stays, atlas.travel.legs, atlas.travel.participations
    roles: dict[tuple[int, int], str] = {}
    for *met, role in who[["meeting", "leader", "role"]].itertuples(index=False):
        roles.setdefault((met[0], met[1]), role)
    at: dict[tuple[int, int], str] = {}
    for trip, leader, point, meetings in zip(
        *(stays[name] for name in ("trip", "leader", "point", "meetings")), strict=True
    ):
        if trip >= 0 and (role := roles.get((int(meetings[0]), leader))):
            at[trip, point] = role
    ways = zip(legs["trip"], legs["origin"], legs["destination"], strict=True)
    found = [at.get((trip, there)) or at.get((trip, here)) or "unknown" for trip, here, there in ways]
    return codes(pd.Series(found, dtype="str"), ROLES)


def _arrivals(atlas: Atlas, order: Integers) -> pd.DataFrame:
    """The guests of every hosted meeting (its position in the document), with ``seat`` and ``point``."""
    who = atlas.travel.participations
    hosted = who["meeting"].isin(who.loc[who["role"].eq("hosted"), "meeting"])
    happens = atlas.meetings["status"].ne("cancelled").to_numpy()[who["meeting"]]
    guests = who[hosted & who["role"].eq("made") & happens]
    seats = np.asarray(atlas.travel.seats, dtype="int64")[guests["leader"]]
    table = guests.assign(seat=seats, meeting=order[guests["meeting"]])
    table = table[(table["seat"] >= 0) & table["seat"].ne(table["point"])]
    return table.sort_values(["meeting", "leader"], ignore_index=True)


def _arrival_columns(arrivals: pd.DataFrame, routes: Integers) -> Json:
    return {
        "count": len(arrivals),
        "meeting": deltas(arrivals["meeting"]),
        "guest": packed(arrivals["leader"]),
        "route": packed(routes),
    }


def _routes(atlas: Atlas, arrivals: pd.DataFrame) -> tuple[Json, tuple[Integers, Integers]]:
    """The distinct directed routes in order, and the route of every leg and of every arrival."""
    legs, points = atlas.travel.legs, atlas.travel.points
    wide = len(points) + 1
    origin = np.concatenate([integers(legs["origin"]), integers(arrivals["seat"])])
    destination = np.concatenate([integers(legs["destination"]), integers(arrivals["point"])])
    distinct, numbers = np.unique(origin * wide + destination, return_inverse=True)
    starts, ends = distinct // wide, distinct % wide
    km = distances_km(*(points[axis].to_numpy()[end] for end in (starts, ends) for axis in ("lat", "lon")))
    columns = {
        "count": len(distinct),
        "origin": deltas(starts),
        "destination": deltas(ends),
        "km": packed(np.rint(km)),
    }
    return columns, (numbers[: len(legs)], numbers[len(legs) :])

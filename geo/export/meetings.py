"""Meetings and legs as every export tells them: flat, in words, nothing left out in silence."""

from __future__ import annotations

import re
from typing import Any, Final

import numpy as np
import pandas as pd

from ..atlas import Atlas
from ..credits import reports_line
from ..dates import edtf_column, iso
from ..figures import in_range
from ..language import phrase, rephrased
from ..online import credit_lines
from ..places import country_codes, country_name, is_corrected, place_words, split_key
from ..schema import Column, Schema, conform

MADE_BY: Final = "Summit Atlas"
_BRACKETS: Final = re.compile(r"\(([^()]+)\)$")
LINES: Final = "Lines are great circles, not the way flown."
_BY_PROVIDER: Final = r"\d{4}-\d\d-\d\d"
"""The day on which an online provider was asked stands in the method of its places."""
_PLACES: Final = phrase("Places: GeoNames (CC BY 4.0); names of countries: Unicode CLDR")

MEETING_EXPORT: Final[Schema] = (
    Column("meeting", "str", "id of the meeting"),
    Column("date", "str", "the date in EDTF (ISO 8601-2); empty when undated"),
    Column("date_label", "str", "the date in words"),
    Column(
        "date_kind", "str", "precise: lasted from the first day to the last; vague: some day within; none"
    ),
    Column("approximate", "bool", "the source marks the date as approximate or uncertain"),
    Column("first_day", "str", "first day, or first possible day, YYYY-MM-DD; empty when open or undated"),
    Column("last_day", "str", "last day, or last possible day, inclusive; empty when open or undated"),
    Column("leaders", "str", "names of who took part, separated by ;"),
    Column(
        "home_countries", "str", "their countries, ISO 3166-1 alpha-2, in that order; empty where not known"
    ),
    Column(
        "written_leaders",
        "str",
        "the same names with their countries in brackets, as our tables write them",
    ),
    Column("role", "str", "made, hosted, third, domestic, virtual or unknown, of the leader followed"),
    Column("in_person", "bool", "false where the source says that nobody travelled"),
    Column("place", "str", "the place as written by the source shown"),
    Column("venue", "str", "the venue of it, as written"),
    Column("city", "str", "the city of it, as written"),
    Column("written_country", "str", "the country of it, as written"),
    Column("point", "str", "name of the point where it is drawn; empty when not located"),
    Column("lat", "Float64", "degrees (WGS 84); NA when not located"),
    Column("lon", "Float64", "degrees (WGS 84); NA when not located"),
    Column("point_given", "bool", "the point is the table's, an editor's or an online provider's"),
    Column("country", "str", "ISO 3166-1 alpha-2 code of the point's country"),
    Column("country_name", "str", "name of that country"),
    Column(
        "precision",
        "str",
        "venue, city, admin (somewhere in it) or country (then drawn at the capital); none: not located",
    ),
    Column("ambiguous", "bool", "the place's name may mean another place nearly as well"),
    Column("status", "str", "held, planned, invited or cancelled"),
    Column("occasion", "str", "what the meeting was for"),
    Column("category", "str", "kind of meeting as the source has it"),
    Column("journey", "str", "id that the meetings of one stated journey share"),
    Column("stop", "int64", "its place in the order of stops of the same days; 0 where none is told"),
    Column("sources", "str", "ids of the sources, by precedence, separated by ;"),
    Column("urls", "str", "addresses of the evidence, separated by spaces"),
    Column("notes", "str", "remarks of the table's editor, one a line"),
    Column(
        "disagreements", "str", "what sources differ on and what each says, one a line, what is shown first"
    ),
)

LEG_EXPORT: Final[Schema] = (
    Column("leg", "int64", "number of the leg"),
    Column("leader", "str", "whose leg"),
    Column("trip", "int64", "number of the trip"),
    Column("origin", "str", "name of the point it leads from"),
    Column("origin_country", "str", "ISO 3166-1 alpha-2"),
    Column("destination", "str", "name of the point it leads to"),
    Column("destination_country", "str", "ISO 3166-1 alpha-2"),
    Column(
        "destination_precision",
        "str",
        "venue, city, admin (somewhere in it) or country (then at the capital)",
    ),
    Column("first_day", "str", "day of the leg, YYYY-MM-DD; where vague, first possible day of the trip"),
    Column("last_day", "str", "the same day; where vague, last possible day of the trip"),
    Column("vague", "bool", "the days are known only to a range"),
    Column("ordered", "bool", "its place among the leader's stays is known and it took place"),
    Column("basis", "str", "stated where a source says that it was one journey, otherwise inferred"),
    Column("status", "str", "held, planned, invited or cancelled"),
    Column("abroad", "bool", "crosses a border"),
    Column("distance_km", "float64", "kilometres along the geodesic on the WGS 84 ellipsoid"),
    Column("from_point", "int64", "position in the table of points"),
    Column("to_point", "int64", "position in the table of points"),
)


def credits(atlas: Atlas) -> list[str]:
    """To whom the exported facts and places are owed, one line each."""
    lines = [*reports_line(atlas.sources), _PLACES, *credit_lines(atlas.places["method"])]
    return list(map(rephrased, lines))


def chosen_meetings(
    atlas: Atlas, follow: str | None = None, first: int | None = None, last: int | None = None
) -> pd.DataFrame:
    """The meetings of an export: those that may fall from day ``first`` to ``last``, both inclusive.

    ``follow`` (as spelt in ``atlas.leaders``) keeps to the meetings that name this leader. Undated
    ones are in no range but the open one. By first day, then id, undated ones last; the index says
    the position in ``atlas.meetings``.
    """
    meetings = atlas.meetings
    kept = in_range(meetings, first, last)
    if follow is not None:
        kept &= pd.Series(
            [follow in names for names in meetings["leaders"]], index=meetings.index, dtype="bool"
        )
    chosen = meetings.assign(_first=meetings["start_day"].fillna(meetings["end_day"]))[kept]
    return chosen.sort_values(["_first", "meeting"], na_position="last").drop(columns="_first")


def meeting_rows(
    atlas: Atlas, follow: str | None = None, first: int | None = None, last: int | None = None
) -> pd.DataFrame:
    """The chosen meetings in ``MEETING_EXPORT``; ``role`` is empty without ``follow``."""
    chosen = chosen_meetings(atlas, follow, first, last)
    at = np.asarray(atlas.travel.meeting_points, dtype="int64")[chosen.index]
    points = atlas.travel.points.reindex(at).set_axis(chosen.index)
    doubtful = dict(zip(atlas.places["venue_key"], atlas.places["ambiguous"], strict=True))
    written = {key: place_words(key) for key in chosen["venue_key"].unique()}
    countries = points["country"].fillna("").astype("str")
    home = dict(zip(atlas.leaders["name"], atlas.leaders["country"], strict=True))
    given = dict(zip(atlas.places["venue_key"], _are_given(atlas.places["method"]), strict=True))
    parts = {key: split_key(key) if key else ("", "", "") for key in chosen["venue_key"].unique()}
    table = chosen.assign(
        date=edtf_column(chosen),
        first_day=_iso(chosen["start_day"]),
        last_day=_iso(chosen["end_day"]),
        leaders=_texts(chosen, ["; ".join(names) for names in chosen["leaders"]]),
        written_leaders=_texts(
            chosen, ["; ".join(with_country(one, home[one]) for one in names) for names in chosen["leaders"]]
        ),
        home_countries=_texts(chosen, ["; ".join(home[one] for one in names) for names in chosen["leaders"]]),
        venue=chosen["venue_key"].map({key: part[0] for key, part in parts.items()}).astype("str"),
        city=chosen["venue_key"].map({key: part[1] for key, part in parts.items()}).astype("str"),
        written_country=chosen["venue_key"].map({key: part[2] for key, part in parts.items()}).astype("str"),
        point_given=chosen["venue_key"].map(given).eq(True) & points["lat"].notna(),
        role=_roles(atlas, chosen, follow),
        in_person=_in_person(atlas, chosen),
        place=chosen["venue_key"].map(written).astype("str"),
        point=points["name"].fillna("").astype("str"),
        lat=points["lat"],
        lon=points["lon"],
        country=countries,
        country_name=_country_names(countries),
        precision=points["precision"].fillna("none").astype("str"),
        ambiguous=chosen["venue_key"].map(doubtful).eq(True),
        disagreements=_texts(chosen, map(_disagreements, chosen["disagreements"])),
        **_evidence(atlas, chosen),
    )
    return conform(table, MEETING_EXPORT)


def _are_given(methods: pd.Series[str]) -> pd.Series[bool]:
    """Whether places of these methods have a point that no offline list gave them."""
    return methods.eq("given") | is_corrected(methods) | methods.str.contains(_BY_PROVIDER)


def leg_rows(
    atlas: Atlas, follow: str | None = None, first: int | None = None, last: int | None = None
) -> pd.DataFrame:
    """The legs of all trips that touch the days ``first`` to ``last``, both inclusive, in ``LEG_EXPORT``.

    Trips of every status are there; ``follow`` keeps to one leader's.
    """
    travel, names = atlas.travel, atlas.leaders["name"]
    trips = travel.trips
    if first is not None:
        trips = trips[trips["last_day"] >= first]
    if last is not None:
        trips = trips[trips["first_day"] <= last]
    if follow is not None:
        trips = trips[trips["leader"].eq(names.tolist().index(follow))]
    legs = travel.legs[travel.legs["trip"].isin(trips["trip"])]
    whole = travel.trips.set_index("trip").reindex(legs["trip"]).set_axis(legs.index)
    origin, destination = (
        travel.points.iloc[legs[end]].set_axis(legs.index) for end in ("origin", "destination")
    )
    table = legs.assign(
        leader=names.to_numpy()[legs["leader"]],
        from_point=legs["origin"],
        to_point=legs["destination"],
        origin=origin["name"],
        origin_country=origin["country"],
        destination=destination["name"],
        destination_country=destination["country"],
        destination_precision=destination["precision"],
        first_day=_iso(whole["first_day"].where(legs["vague"], legs["day"])),
        last_day=_iso(whole["last_day"].where(legs["vague"], legs["day"])),
        ordered=legs["moves"],
    )
    return conform(table, LEG_EXPORT)


def with_country(name: str, country: str) -> str:
    """A leader's name with the country in brackets, where it does not bear them already."""
    found = _BRACKETS.search(name)
    if not country or (found and country_codes(found[1]) == (country,)):
        return name
    words = country_name(country)
    return f"{name} ({words if country_codes(words) == (country,) and '(' not in words else country})"


def _iso(days: pd.Series[Any]) -> pd.Series[str]:
    known = {day: iso(int(day)) for day in days.dropna().unique()}
    return pd.Series([known.get(day, "") for day in days.tolist()], index=days.index, dtype="str")


def _texts(table: pd.DataFrame, texts: Any) -> pd.Series[str]:
    return pd.Series(list(texts), index=table.index, dtype="str")


def _country_names(codes: pd.Series[str]) -> pd.Series[str]:
    return codes.map({code: country_name(code) if code else "" for code in codes.unique()}).astype("str")


def _roles(atlas: Atlas, chosen: pd.DataFrame, follow: str | None) -> pd.Series[str]:
    if follow is None:
        return pd.Series("", index=chosen.index, dtype="str")
    who = atlas.travel.participations
    mine = who[who["leader"].eq(atlas.leaders["name"].tolist().index(follow))]
    return mine.drop_duplicates("meeting").set_index("meeting")["role"].reindex(chosen.index).astype("str")


def _in_person(atlas: Atlas, chosen: pd.DataFrame) -> pd.Series[bool]:
    who = atlas.travel.participations
    virtual = set(who.loc[who["role"].eq("virtual"), "meeting"].tolist())
    return pd.Series(~chosen.index.isin(virtual), index=chosen.index, dtype="bool")


def _disagreements(found: Any) -> str:
    lines = []
    for one in found:
        told = "; ".join(f"{source or 'no source named'}: {says}" for source, says in one.versions)
        lines.append(f"{one.what} – {told}")
    return "\n".join(lines)


def _evidence(atlas: Atlas, chosen: pd.DataFrame) -> dict[str, pd.Series[str]]:
    """Sources, addresses and remarks of every meeting's reports, each once."""
    made = {}
    for name, column, between in (("sources", "source", "; "), ("urls", "url", " "), ("notes", "note", "\n")):
        cells = atlas.reports[column].tolist()
        told = [dict.fromkeys(cells[row] for row in rows if cells[row]) for rows in chosen["reports"]]
        made[name] = _texts(chosen, map(between.join, told))
    return made

"""An atlas in a notebook: its tables as people read them, its figures, its maps."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

import pandas as pd

from .. import atlas as derived
from ..dates import iso
from ..errors import Problem
from ..export import leg_rows, meeting_rows
from ..figures import FIGURES, figure_tables, figures
from ..html import opening, projected, still_map
from ..places import split_key
from ..schema import Column, Schema, conform
from ..tables import whole_text
from .maps import HEIGHT, Map, languages_named, span_of

if TYPE_CHECKING:
    import geopandas

TRIPS: Final[Schema] = (
    Column("trip", "int64", "number of the trip"),
    Column("leader", "str", "whose trip"),
    Column("first_day", "str", "first day of the first stay, YYYY-MM-DD"),
    Column("last_day", "str", "last day of the last stay, inclusive"),
    Column("basis", "str", "stated where a source says that it was one journey, otherwise inferred"),
    Column("status", "str", "held, planned, invited or cancelled"),
    Column("abroad", "boolean", "a stay is outside the leader's own country; NA where that is not known"),
    Column("stays", "str", "names of the points stayed at, in order, separated by ;"),
    Column("distance_km", "Float64", "kilometres of its legs along the geodesic; NA where home is not known"),
)
PROBLEMS: Final[Schema] = (
    Column("severity", "str", "error: something could not be read; warning: look at it; note: to know"),
    Column("file", "str", "where"),
    Column("row", "Int64", "row as a spreadsheet counts it; NA for the whole table"),
    Column("column", "str", "column of the file; empty for the row"),
    Column("found", "str", "what was there"),
    Column("allowed", "str", "what is allowed"),
    Column("advice", "str", "what was done, or what to do next"),
)
_SHOWN: Final = 3
_WORTH: Final = ("error", "warning")


class Atlas:
    """A table with everything derived from it; the last line of a cell shows what was found.

    Tables are copies: what is done with them changes nothing here. ``derived`` is what the rest of the
    program works with (``geo.atlas.Atlas``).
    """

    def __init__(self, whole: derived.Atlas) -> None:
        self.derived = whole

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.derived.name

    @property
    def meetings(self) -> pd.DataFrame:
        """Every meeting once, whatever the number of its reports: the columns of ``MEETING_EXPORT``."""
        return meeting_rows(self.derived).reset_index(drop=True)

    @property
    def legs(self) -> pd.DataFrame:
        """Every leg of every leader's trips: the columns of ``LEG_EXPORT`` without positions of points."""
        return leg_rows(self.derived).drop(columns=["from_point", "to_point"]).reset_index(drop=True)

    @property
    def trips(self) -> pd.DataFrame:
        """Every leader's trips, in the columns of ``TRIPS``."""
        travel, leaders = self.derived.travel, self.derived.leaders["name"]
        points = travel.points["name"].tolist()
        at = dict(zip(travel.stays["stay"], travel.stays["point"], strict=True))
        trips = travel.trips
        known = self.derived.leaders["country"].iloc[trips["leader"]].ne("").set_axis(trips.index)
        told = trips.assign(
            leader=leaders.iloc[trips["leader"]].to_numpy(),
            first_day=[iso(day) for day in trips["first_day"]],
            last_day=[iso(day) for day in trips["last_day"]],
            abroad=trips["abroad"].astype("boolean").where(known, pd.NA),
            distance_km=trips["distance_km"].astype("Float64").where(known, pd.NA),
            stays=["; ".join(points[at[stay]] for stay in stays) for stays in trips["stays"]],
        )
        return conform(told, TRIPS)

    @property
    def places(self) -> pd.DataFrame:
        """Every place as written, and where it was found: ``schema.PLACES`` with what was asked in words."""
        places = self.derived.places
        asked = [split_key(key)[:3] for key in places["venue_key"]]
        names = ["written_venue", "written_city", "written_country"]
        words = pd.DataFrame(asked, columns=names, index=places.index)
        return pd.concat([words, places.drop(columns=["venue_key"])], axis="columns")

    @property
    def leaders(self) -> pd.DataFrame:
        """Everybody who is named, with home and aliases."""
        return self.derived.leaders.copy()

    @property
    def problems(self) -> pd.DataFrame:
        """What was noticed while reading, the worst first: the columns of ``PROBLEMS``."""
        order = {"error": 0, "warning": 1, "note": 2}
        found = sorted(self.derived.problems, key=lambda one: order[one.severity])
        rows = [[getattr(one, column.name) for column in PROBLEMS] for one in found]
        table = pd.DataFrame(rows, columns=[column.name for column in PROBLEMS])
        return conform(table.assign(column=table["column"].fillna("")), PROBLEMS)

    def changes_since(self, old: Atlas) -> pd.DataFrame:
        """What of ``old``, an earlier state of this table, is told otherwise here, as ``REVISION`` has it.

        New, gone, cancelled, re-dated and moved meetings, by day; which are one is said in ``docs/table.md``.
        """
        from ..revision import revised

        if not isinstance(old, Atlas):
            raise TypeError(
                f"got {type(old).__name__}; read the older table first: atlas.changes_since(sa.read(old))"
            )
        return revised(old.derived, self.derived)

    def figures(
        self, leader: str | None = None, *, start: str | None = None, end: str | None = None
    ) -> dict[str, Any]:
        """What is counted for ``leader`` (any name or alias; None: the one with most meetings).

        ``start`` and ``end`` are days, both inclusive. The numbers of ``geo.figures.figures`` and under
        ``tables`` the tables by month, country, counterpart and year. Raises ``UnknownLeaderError``.
        """
        name = self.derived.leader(leader)
        first, last = span_of(start, end)
        tables = figure_tables(self.derived, name, first, last)
        return figures(self.derived, name, first, last) | {"tables": {one: tables[one] for one in FIGURES}}

    def map(
        self,
        *,
        follow: str | None = None,
        start: str | None = None,
        end: str | None = None,
        projection: str | None = None,
        centre: float | str | None = None,
        countries: str = "none",
        beside: str = "all",
        everyone: bool = False,
        title: str = "",
        language: str | Sequence[str] = (),
        height: int = HEIGHT,
    ) -> Map:
        """The map that replays the table; the last line of a cell shows it.

        ``follow`` is any name or alias (None: the leader with most meetings), ``start`` and ``end`` (texts
        such as ``2024-05``, both inclusive) the range at opening, ``projection`` one of equal-earth,
        web-mercator, seat, globe, north-polar, ``centre`` the longitude in its middle or ``seat``,
        ``countries`` what they are coloured by (none, made, hosted, both, meetings) and ``beside`` what is
        seen with them (all, marks, nothing). Raises ``UnknownLeaderError``, ``ProjectionError``, and
        ``ValueError`` for what is no day or no such choice. ``language`` is one or several beside English
        (``fr``, ``zh-Hans``): the map opens in a single one, of several the reader's browser chooses.
        """
        from ..html import map_document
        from ..replay import replay_document

        for name, value in (("follow", follow), ("projection", projection), ("title", title)):
            if not isinstance(value, str | None):
                raise TypeError(f"{name} got {type(value).__name__}; it is a text")
        title = whole_text(title)
        first, last = span_of(start, end)
        said = opening(projection, None if centre is None else str(centre))
        document = replay_document(
            self.derived,
            follow=follow,
            first=first,
            last=last,
            title=title,
            everyone=everyone,
            countries=countries,
            beside=beside,
            languages=languages_named(language),
        )
        extent = document["extent"]
        days = (extent[0], extent[1]) if extent else None
        text = map_document(projected(document, said))
        return Map(text, title or self.name, days, height=height)

    def to_geopandas(self, table: Literal["meetings", "legs"] = "meetings") -> geopandas.GeoDataFrame:
        """Meetings as points or legs as lines, for geopandas, in WGS 84.

        Lines are cut at ±180°; a meeting that was not located has no geometry. Raises ``ImportError``,
        which says what to install, where geopandas is missing, and ``ValueError`` for another table.
        """
        if table not in ("meetings", "legs"):
            raise ValueError(f'no table "{table}" with shapes; there are meetings and legs')
        try:
            import geopandas
        except ImportError as error:
            raise ImportError("to_geopandas needs geopandas: pip install geopandas") from error
        from ..export import FORMATS, export

        told = json.loads(export(self.derived, FORMATS["geojson"]))
        wanted = [one for one in told["features"] if one["properties"]["kind"] == table.removesuffix("s")]
        if not wanted:
            return geopandas.GeoDataFrame({"kind": []}, geometry=[], crs="EPSG:4326")
        return geopandas.GeoDataFrame.from_features(wanted, crs="EPSG:4326").drop(columns="kind")

    def __repr__(self) -> str:
        return f"<Atlas: {self._counts()}; .map() shows it, .problems lists what was noticed>"

    def _counts(self) -> str:
        whole = self.derived
        tables = {"meeting": whole.meetings, "leader": whole.leaders, "trip": whole.travel.trips}
        said = [f"{len(table):,} {word}{'' if len(table) == 1 else 's'}" for word, table in tables.items()]
        span = [f"{iso(whole.extent[0])} to {iso(whole.extent[1])}"] if whole.extent else []
        return ", ".join([*said, *span])

    def _repr_html_(self) -> str:
        travel = self.derived.travel
        met = travel.points.iloc[sorted(set(travel.meeting_points) - {-1})]
        worth = [one for one in self.derived.problems if one.severity in _WORTH]
        told = "".join(f"<li>{html.escape(_words(one))}</li>" for one in worth[:_SHOWN])
        more = len(self.derived.problems) - min(len(worth), _SHOWN)
        rest = f"<li>{more:,}{' more' if told else ''} in <code>.problems</code></li>" if more else ""
        found = f"<ul>{told}{rest}</ul>" if told or rest else ""
        agreed = html.escape(self.derived.agreement.words())
        return (
            f"<div><b>{html.escape(self.name)}</b>: {html.escape(self._counts())}<br>{agreed}{found}"
            f"{still_map(met)}</div>"
        )


def _words(problem: Problem) -> str:
    return f"{problem.severity}: {problem}"

"""The whole way from a table to everybody's travel, in one call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from geo.corrections import corrected
from geo.errors import Problem
from geo.findings import place_findings
from geo.gazetteer import Gazetteer, capital
from geo.leaders import register, resolve, seat_key
from geo.locate import days_written, locate
from geo.meetings import in_precedence, merge, settle_places
from geo.profiles import OWN, Profile
from geo.quality import quality_findings, with_rows
from geo.reports import Dataset, load
from geo.schema import SOURCES, names
from geo.trips import MAX_GAP_DAYS, Travel, travel
from geo.variants import variant_findings

Progress = Callable[[int, int], None]
Ask = Callable[[pd.DataFrame], tuple[pd.DataFrame, tuple[Problem, ...]]]
"""Places → places known better, and what went wrong: ``geo.online.ask_online`` with its provider."""
Days = tuple[int, int]


@dataclass(frozen=True)
class Atlas:
    """Every table of one data set, from its reports to its trips; see ``geo/schema.py``."""

    name: str
    reports: pd.DataFrame
    leaders: pd.DataFrame
    sources: pd.DataFrame
    totals: pd.DataFrame
    meetings: pd.DataFrame
    places: pd.DataFrame
    travel: Travel
    problems: tuple[Problem, ...]
    dataset: Dataset
    """What it was derived from: the tables as they were read, names as written."""
    profile: str = OWN
    """Name of the profile by which the table of reports was read; ``summit-atlas`` for our own columns."""
    rows: int = 0
    """Rows of the table of reports."""
    mapped_rows: int = 0
    """Rows of it that no error names."""

    @property
    def busiest(self) -> str:
        """The leader with the most meetings; the first by name among equals; ``""`` when there is none."""
        counts = np.bincount(self.travel.participations["leader"], minlength=1)
        return str(self.leaders["name"].iloc[int(counts.argmax())]) if counts.any() else ""

    @property
    def extent(self) -> Days | None:
        """First and last day of everything dated, open ends left out; None when nothing is dated."""
        first = self.meetings["start_day"].fillna(self.meetings["end_day"]).min()
        last = self.meetings["end_day"].fillna(self.meetings["start_day"]).max()
        return None if pd.isna(first) else (int(first), int(last))

    def opening(self, leader: str) -> Days | None:
        """The days to open with, inclusive: first to last day on which ``leader`` is known to have met.

        Meetings that were not held, or are known only to a range, do not widen it: a plan for next
        year would squeeze together what happened. Without any such day it is the whole extent.
        """
        names = self.meetings["leaders"].map(lambda names: leader in names)
        known = self.meetings["status"].eq("held") & self.meetings["date_kind"].eq("precise")
        met = self.meetings[names.astype("bool") & known]
        return self.extent if met.empty else (int(met["start_day"].min()), int(met["end_day"].max()))

    def leader(self, name: str | None) -> str:
        """The leader called ``name``, or the busiest; raises ``UnknownLeaderError``."""
        return resolve(name, self.leaders) if name else self.busiest


def read(
    path: Path,
    content: bytes | None = None,
    *,
    profile: Profile | None = None,
    columns: Mapping[str, str] | None = None,
    gazetteer: Gazetteer | None = None,
    progress: Progress | None = None,
    ask: Ask | None = None,
) -> Atlas:
    """Read a table (file, folder, or ``content`` under the name of ``path``) and derive everything.

    ``profile`` and ``columns`` say how to read a table in other columns than ours, as in ``reports.load``.
    ``progress`` is told how many of the distinct venues are located. No network is asked unless
    ``ask`` does it. Raises ``TableError`` when
    the table cannot be used at all; any other finding is in ``problems``.
    """
    dataset = load(path, content, profile=profile, columns=columns, gazetteer=gazetteer)
    return build(dataset, gazetteer=gazetteer, progress=progress, ask=ask)


def build(
    dataset: Dataset,
    *,
    gazetteer: Gazetteer | None = None,
    progress: Progress | None = None,
    ask: Ask | None = None,
    max_gap_days: int = MAX_GAP_DAYS,
) -> Atlas:
    """Derive everything from a loaded data set; the same data set gives the same tables.

    ``ask`` is given the places as found offline and corrected by the editor.
    """
    gazetteer = gazetteer or Gazetteer()
    written = {name for names in dataset.reports["leaders"] for name in names}
    known = register(written, dataset.leaders)
    sources = _with_unlisted(dataset.sources, dataset.reports)
    reports = in_precedence(_named(dataset.reports, known.names), sources)
    merged = merge(reports)
    found = locate(reports["venue_key"], gazetteer=gazetteer, days=days_written(reports), progress=progress)
    places = corrected(found, dataset.corrections, gazetteer)
    places, told = (places, ()) if ask is None else ask(places)
    meetings = settle_places(merged, reports, places)
    seats = seats_of(known.leaders, gazetteer)
    journeys = travel(meetings, known.leaders, places, seats, max_gap_days=max_gap_days)
    return Atlas(
        name=dataset.name,
        reports=reports,
        leaders=known.leaders,
        sources=sources,
        totals=dataset.totals,
        meetings=meetings,
        places=places,
        travel=journeys,
        problems=(
            *dataset.problems,
            *_in_the_file_s_words(with_rows(known.problems, dataset.reports), dataset.headers),
            *told,
            *_in_the_file_s_words(place_findings(dataset.reports, places), dataset.headers),
            *quality_findings(reports, meetings, journeys),
            *variant_findings(reports, known.leaders, places, frozenset(dataset.leaders["name"])),
        ),
        dataset=dataset,
        profile=dataset.profile,
        rows=dataset.rows,
        mapped_rows=dataset.mapped_rows,
    )


def _in_the_file_s_words(problems: tuple[Problem, ...], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Findings about our columns under the names that the file has for them."""
    return (replace(one, column=headers.get(one.column or "", one.column)) for one in problems)


def seats_of(leaders: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """One row per leader, in their order: ``name, lat, lon, country, precision`` of the seat.

    The seat as written where the table has one, otherwise the country's capital; coordinates are
    NA where neither is known.
    """
    wanted = leaders[["country", "seat"]].drop_duplicates()
    keys = [seat_key(country, seat) for country, seat in wanted.itertuples(index=False) if seat]
    written = locate(pd.Series(keys, dtype="str"), gazetteer=gazetteer).set_index("venue_key")
    found: dict[tuple[str, str], tuple[object, ...]] = {}
    for country, seat in wanted.itertuples(index=False):
        row: tuple[object, ...] = ("", pd.NA, pd.NA, country, "none")
        if seat and written.loc[seat_key(country, seat), "precision"] != "none":
            row = tuple(written.loc[seat_key(country, seat), ["name", "lat", "lon", "country", "precision"]])
        elif (city := capital(country) if country else None) is not None:
            row = (city.name, city.lat, city.lon, country, "city")
        found[country, seat] = row
    rows = [found[key] for key in zip(leaders["country"], leaders["seat"], strict=True)]
    table = pd.DataFrame(rows, columns=["name", "lat", "lon", "country", "precision"], index=leaders.index)
    return table.astype(
        {"name": "str", "lat": "Float64", "lon": "Float64", "country": "str", "precision": "str"}
    )


def _named(reports: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """The reports with every leader under the one name the register knows."""
    distinct = {row: tuple(dict.fromkeys(names[name] for name in row)) for row in set(reports["leaders"])}
    return reports.assign(leaders=reports["leaders"].map(distinct))


def _with_unlisted(sources: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The sources, and after them by name those that only the reports name; an unnamed one stays unnamed."""
    unlisted = sorted({*reports["source"], ""} - set(sources["source"]) - {""})
    added = pd.DataFrame({name: unlisted if name == "source" else "" for name in names(SOURCES)}, dtype="str")
    return pd.concat([sources, added], ignore_index=True) if unlisted else sources

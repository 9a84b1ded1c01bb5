"""The whole way from a table to everybody's travel, in one call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from .checks import (
    NO_ROWS,
    Agreement,
    agreement,
    agreement_findings,
    coordinate_findings,
    elsewhere_findings,
    place_findings,
    quality_findings,
    variant_findings,
    with_rows,
)
from .errors import Problem
from .meetings import in_precedence, merge, register, resolve, seat_key, settle_places
from .places import Gazetteer, bound, capital, corrected, days_written, government_seats, is_corrected, locate
from .profiles import OWN, Profile, is_stand_in
from .reports import Dataset, load
from .schema import SOURCES, names
from .travel import MAX_GAP_DAYS, Travel, meets_within, opening_days, travel

_ONE_JOURNEY_DAYS: Final = 10
"""Stops of one leader no further apart than these are looked at together to tell namesakes apart."""
Progress = Callable[[int, int], None]
Ask = Callable[[pd.DataFrame], tuple[pd.DataFrame, tuple[Problem, ...]]]
"""Places → places known better, and what went wrong: ``geo.online.asking.ask_online`` with its provider."""
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
    seats: pd.DataFrame
    """Where each leader starts from, as ``seats_of`` tells."""
    noticed: tuple[Problem, ...]
    """What was found wrong on the way to meetings and places; ``problems`` has all."""
    dataset: Dataset
    """What it was derived from: the tables as they were read, names as written."""
    profile: str = OWN
    """Name of the profile by which the table of reports was read; ``summit-atlas`` for our own columns."""
    rows: int = 0
    """Rows of the table of reports."""
    mapped_rows: int = 0
    """Rows of it that no error names."""
    agreement: Agreement = NO_ROWS
    """How far the reading of the table agrees with itself."""
    max_gap_days: int = MAX_GAP_DAYS
    """Stays of one leader abroad that lie further apart are no one trip, as ``travel`` has it."""
    today: int | None = None
    """The day after which nothing can have been held yet; None: that is not asked."""

    @cached_property
    def travel(self) -> Travel:
        """Everybody's stays, legs and trips; derived when first asked for."""
        return travel(self.meetings, self.leaders, self.places, self.seats, max_gap_days=self.max_gap_days)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything found wrong, in reports, places and what follows from them; derived likewise."""
        quality = quality_findings(self.reports, self.meetings, self.travel, self.today)
        listed = frozenset(self.dataset.leaders["name"])
        return *self.noticed, *quality, *variant_findings(self.reports, self.leaders, self.places, listed)

    def derived(self) -> Atlas:
        """This atlas with everything derived, so that whoever it is handed to has no work left."""
        _ = self.problems
        return self

    @property
    def busiest(self) -> str:
        """The leader with the most meetings; the first by name among equals; ``""`` when there is none."""
        counts = np.bincount(self.travel.participations["leader"], minlength=1)
        return str(self.leaders["name"].iloc[int(counts.argmax())]) if counts.any() else ""

    @cached_property
    def extent(self) -> Days | None:
        """First and last day of everything dated, open ends left out; None when nothing is dated."""
        first = self.meetings["start_day"].fillna(self.meetings["end_day"]).min()
        last = self.meetings["end_day"].fillna(self.meetings["start_day"]).max()
        return None if pd.isna(first) else (int(first), int(last))

    def opening(self, leader: str) -> Days | None:
        """The days to open with, inclusive (``travel.opening_days``); without any, the whole extent."""
        return opening_days(self.meetings, leader) or self.extent

    def turned_to(self, leader: str, days: Days) -> Days:
        """The range for another leader: ``days``, inclusive, as long as ``leader`` may have met within them.

        Otherwise the days to open with, so that nobody looks at an empty map.
        """
        return days if meets_within(self.meetings, leader, days) else self.opening(leader) or days

    def leader(self, name: str | None) -> str:
        """The leader called ``name``, or the busiest; raises ``UnknownLeaderError``."""
        return resolve(name, self.leaders) if name else self.busiest


def read(
    path: Path | str,
    content: bytes | None = None,
    *,
    profile: Profile | None = None,
    columns: Mapping[str, str] | None = None,
    records: str = "",
    gazetteer: Gazetteer | None = None,
    progress: Progress | None = None,
    ask: Ask | None = None,
    today: int | None = None,
) -> Atlas:
    """Read a table (file, folder, or ``content`` under the name of ``path``) and derive everything.

    ``profile`` and ``columns`` say how to read a table in other columns than ours, as in ``reports.load``;
    ``records`` says where in JSON the records lie.
    ``progress`` is told how many of the distinct venues are located. No network is asked unless ``ask`` does
    it. Raises ``TableError`` when the table cannot be used at all; any other finding is in ``problems``.
    """
    gazetteer = gazetteer or Gazetteer()
    dataset = load(
        Path(path), content, profile=profile, columns=columns, records=records, gazetteer=gazetteer
    )
    return build(dataset, gazetteer=gazetteer, progress=progress, ask=ask, today=today)


def build(
    dataset: Dataset,
    *,
    gazetteer: Gazetteer | None = None,
    progress: Progress | None = None,
    ask: Ask | None = None,
    max_gap_days: int = MAX_GAP_DAYS,
    today: int | None = None,
) -> Atlas:
    """Derive meetings and places, and with them what ``Atlas`` has; the same data set gives the same tables.

    ``today`` (a day number) is as in ``Atlas``; without it no clock is in the result.

    ``ask`` is given the places as found offline and corrected by the editor.
    """
    gazetteer = gazetteer or Gazetteer()
    written = [name for names in dataset.reports["leaders"] for name in names]
    known = register(written, dataset.leaders)
    sources = _with_unlisted(dataset.sources, dataset.reports)
    reports = in_precedence(_named(dataset.reports, known.names), sources)
    merged = merge(reports)
    days = days_written(reports)
    found = locate(
        reports["venue_key"], gazetteer=gazetteer, days=days, together=_together(reports), progress=progress
    )
    listed = frozenset(reports.loc[reports["stop"].gt(0), "venue_key"])
    found, elsewhere = bound(found, listed, gazetteer, days)
    places = corrected(found, dataset.corrections, gazetteer)
    places, told = (places, ()) if ask is None else ask(places)
    meetings = settle_places(merged, reports, places)
    read = dataset.mapped_rows / dataset.rows if dataset.rows else 1.0
    named = not any(map(is_stand_in, dataset.problems))
    agreed = agreement(reports, places, known.leaders, read=read, named=named)
    file = str(reports["file"].iloc[0]) if len(reports) else dataset.name
    return Atlas(
        name=dataset.name,
        reports=reports,
        leaders=known.leaders,
        sources=sources,
        totals=dataset.totals,
        meetings=meetings,
        places=places,
        seats=seats_of(known.leaders, gazetteer),
        noticed=(
            *agreement_findings(file, agreed),
            *dataset.problems,
            *_in_the_file_s_words(with_rows(known.problems, dataset.reports, known.about), dataset.headers),
            *told,
            *_in_the_file_s_words(_about_places(dataset, places, elsewhere, gazetteer), dataset.headers),
        ),
        dataset=dataset,
        profile=dataset.profile,
        rows=dataset.rows,
        mapped_rows=dataset.mapped_rows,
        agreement=agreed,
        max_gap_days=max_gap_days,
        today=today,
    )


def _about_places(
    dataset: Dataset, places: pd.DataFrame, elsewhere: tuple[str, ...], gazetteer: Gazetteer
) -> tuple[Problem, ...]:
    """What an editor should look at in the places; what he has corrected is not said again."""
    settled = set(places.loc[is_corrected(places["method"]), "venue_key"])
    return (
        *place_findings(dataset.reports, places),
        *elsewhere_findings(dataset.reports, places, [key for key in elsewhere if key not in settled]),
        *coordinate_findings(dataset.reports, places, gazetteer),
    )


def _in_the_file_s_words(problems: tuple[Problem, ...], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Findings about our columns under the names that the file has for them."""
    return (replace(one, column=headers.get(one.column or "", one.column)) for one in problems)


def _together(reports: pd.DataFrame) -> list[frozenset[str]]:
    """Venue keys that stand within ten days of each other in one leader's rows: the stops of one journey."""
    rows = reports.loc[reports["venue_key"].ne("") & reports["start_day"].notna()]
    told = zip(rows["leaders"], rows["start_day"].tolist(), rows["venue_key"].tolist(), strict=True)
    stops: dict[str, list[tuple[int, str]]] = {}
    for leaders, day, key in told:
        for leader in leaders:
            stops.setdefault(leader, []).append((day, key))
    journeys: list[set[str]] = []
    for each in stops.values():
        each.sort()
        before = None
        for day, key in each:
            if before is None or day - before > _ONE_JOURNEY_DAYS:
                journeys.append(set())
            journeys[-1].add(key)
            before = day
    return [frozenset(keys) for keys in journeys if len(keys) > 1]


def seats_of(leaders: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """One row per leader, in their order: ``name, lat, lon, country, precision`` of the seat.

    The seat as written where the table has one, otherwise where the country's government sits, which
    mostly is the capital; coordinates are NA where neither is known.
    """
    governments = leaders["country"].map(government_seats()).fillna("").astype("str")
    leaders = leaders.assign(seat=leaders["seat"].where(leaders["seat"].ne(""), governments))
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

"""Reports → meetings: what agrees is united, what disagrees is kept side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import numpy as np
import pandas as pd

from ..schema import MEETINGS, conform, rows
from .dates import DATE_COLUMNS, merge_dates
from .disagreements import AGAINST, AGREES, SHOWN, Disagreement, Stand, disagreement, versions_of

NEAR_KM: Final = 50.0
"""Two points of one country no further apart than this are one place: a palace and its city."""

_MOST_VERSIONS: Final = 100_000
"""Versions that the disputes of one meeting may list in all, every source's for each matter."""

_EARTH_RADIUS_KM: Final = 6371.0088
"""Mean Earth radius R1 (IUGG); used only to tell near from far, never as a reported distance."""

_FINER: Final = {"venue": 0, "city": 1, "admin": 2, "country": 3, "none": 4}


_WRITTEN: Final = [
    "start_day", "end_day", "date_kind", "approximate", "venue_key", "note", "leaders", "status", "journey",
    "occasion", "category", "disputes", "url", "date_text", "file", "row",
]  # fmt: skip
"""What tells the reports of one source about one meeting apart: their days, which are the same however dates
are written, before all; the place in the table last of all."""


def in_precedence(reports: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Reports sorted by meeting, then by precedence of their source, whatever order they came in.

    Precedence is the order of ``sources``; sources it lacks follow by name. Within one source
    the order is by what is written, so that shuffled rows give the same table. The index is reset.
    """
    rank = {source: position for position, source in enumerate(sources["source"])}
    turn = pd.Series(0, index=reports.index)
    several = reports[reports.duplicated(["meeting", "source"], keep=False)]
    if len(several):
        together = several.assign(leaders=several["leaders"].map("; ".join)).sort_values(_WRITTEN)
        turn[together.index] = np.arange(len(together))
    keyed = reports.assign(
        _rank=reports["source"].map(rank).fillna(len(rank)).astype("int64"),
        _turn=turn,
    )
    order = ["meeting", "_rank", "source", "_turn"]
    return keyed.sort_values(order, ignore_index=True).drop(columns=["_rank", "_turn"])


def merge(reports: pd.DataFrame) -> pd.DataFrame:
    """One row per meeting (``schema.MEETINGS``), sorted by id.

    ``reports`` come from ``in_precedence``, with leaders' names resolved. Precise dates that
    overlap are united; vaguer ones that contain the result agree. Sets of leaders agree when one
    contains the other. Anything else is a disagreement: the first source that says something is
    shown, with whatever finer agrees with it. Places are settled later, by ``settle_places``, when
    they are located; until then the first one written stands.
    """
    if reports.empty:
        return conform(reports.assign(reports=None, disagreements=None), MEETINGS)
    starts = np.flatnonzero(~reports["meeting"].eq(reports["meeting"].shift()).to_numpy())
    ends = np.append(starts[1:], len(reports))
    meetings = reports.iloc[starts].reset_index(drop=True)
    columns: dict[str, list[Any]] = {name: meetings[name].tolist() for name in _MERGED}
    columns["reports"] = [tuple(range(start, end)) for start, end in zip(starts, ends, strict=True)]
    columns["disagreements"] = [()] * len(meetings)
    cells = {name: reports[name].tolist() for name in (*_MERGED, "source", "disputes", "note", "date_text")}
    disputed = reports["disputes"].ne("").groupby(reports["meeting"], sort=True).any().to_numpy()
    for position in np.flatnonzero((ends - starts > 1) | disputed):
        span = range(starts[position], ends[position])
        merged = _merge_group([{name: values[row] for name, values in cells.items()} for row in span])
        for name, value in merged.items():
            columns[name][position] = value
    return conform(meetings.assign(**{name: _series(values) for name, values in columns.items()}), MEETINGS)


def settle_places(meetings: pd.DataFrame, reports: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The meetings with the finest place that agrees with their first source's.

    ``places`` (``schema.PLACES``) has a row for every venue key. A country agrees with every
    point in it, and two points agree within ``NEAR_KM`` of each other in one country. Places that
    do not agree become a disagreement, the first source's shown. A place that was not found
    neither agrees nor disagrees.
    """
    located = {row.venue_key: row for row in rows(places) if row.precision != "none"}
    keys, sources = reports["venue_key"].tolist(), reports["source"].tolist()
    chosen, disagreements = meetings["venue_key"].tolist(), meetings["disagreements"].tolist()
    agree = cache(lambda key, other: _agree(located[key], located[other]))
    for position, told in enumerate(meetings["reports"]):
        if len({keys[row] for row in told}) == 1:
            continue
        found = [row for row in told if keys[row] in located]
        if not found:
            continue
        first = keys[found[0]]
        agreeing = dict.fromkeys(keys[row] for row in found if agree(first, keys[row]))
        chosen[position] = shown = min(agreeing, key=lambda key: _FINER[located[key].precision])
        versions = versions_of(
            (
                SHOWN if keys[row] == shown else AGREES if keys[row] in agreeing else AGAINST,
                sources[row],
                located[keys[row]].written,
            )
            for row in found
        )
        if versions:
            disagreements[position] = (*disagreements[position], Disagreement("place", versions))
    return meetings.assign(venue_key=_series(chosen), disagreements=_series(disagreements)).astype(
        {"venue_key": "str"}
    )


def near(lat: Any, lon: Any, other_lat: Any, other_lon: Any) -> Any:
    """Whether points lie within ``NEAR_KM`` of each other; degrees, scalars or arrays alike.

    Haversine on a sphere (R. W. Sinnott, Sky and Telescope 68, 1984, p. 159).
    """
    lat1, lon1, lat2, lon2 = (
        np.radians(np.asarray(value, dtype="float64")) for value in (lat, lon, other_lat, other_lon)
    )
    half = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1))) <= NEAR_KM


_MERGED: Final = (
    *DATE_COLUMNS,
    "leaders",
    "venue_key",
    "journey",
    "occasion",
    "category",
    "status",
)


def _series(values: list[Any]) -> pd.Series[Any]:
    column = pd.Series([None] * len(values), dtype="object")
    column[:] = values
    return column


def _merge_group(reports: list[dict[str, Any]]) -> dict[str, Any]:
    """One meeting's fields and disagreements from its reports, in order of precedence."""
    merged: dict[str, Any] = {
        name: next((report[name] for report in reports if report[name]), "")
        for name in ("venue_key", "journey", "occasion", "category", "status")
    }
    date, stands_on_date = merge_dates(reports)
    leaders, stands_on_leaders = _merge_leaders(reports)
    stands_on_status = [SHOWN if report["status"] == merged["status"] else AGAINST for report in reports]
    found = [
        disagreement("date", reports, stands_on_date, lambda report: report["date_text"]),
        disagreement("participants", reports, stands_on_leaders, lambda report: "; ".join(report["leaders"])),
        disagreement("status", reports, stands_on_status, lambda report: report["status"]),
        *_disputes(reports),
    ]
    kept = tuple(one for one in found if one is not None)
    return merged | date | {"leaders": leaders, "disagreements": kept}


def _merge_leaders(reports: Sequence[dict[str, Any]]) -> tuple[tuple[str, ...], list[Stand]]:
    """The largest set of leaders that contains the first one named, and how every report stands to it."""
    sets = [set(report["leaders"]) for report in reports]
    first = next((names for names in sets if names), set())
    widest = max((i for i, names in enumerate(sets) if first <= names), key=lambda i: len(sets[i]))
    shown = sets[widest]
    stands = [
        None if not names else SHOWN if names == shown else AGREES if names < shown else AGAINST
        for names in sets
    ]
    return reports[widest]["leaders"], stands


def _disputes(reports: Sequence[dict[str, Any]]) -> list[Disagreement]:
    """What the table itself says is disputed, with every source's remark, the disputing ones last.

    Of a meeting with very many disputes the first are told so; the others in one, with the
    remarks of those who dispute alone, so that the cost is in step with the reports.
    """
    disputed = list(dict.fromkeys(report["disputes"] for report in reports if report["disputes"]))
    whole = max(1, _MOST_VERSIONS // len(reports))
    found = []
    for what in disputed[:whole]:
        stands = [AGAINST if report["disputes"] == what else SHOWN for report in reports]
        found.append(disagreement(what, reports, stands, lambda report: report["note"]))
    if rest := set(disputed[whole:]):
        told = [report for report in reports if report["disputes"] in rest]
        stands = [AGAINST] * len(told)
        name = f"{len(rest):,} more matters"
        found.append(
            disagreement(name, told, stands, lambda report: f"{report['disputes']}: {report['note']}")
        )
    return [one for one in found if one is not None]


def _agree(one: Any, other: Any) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    if "country" in (one.precision, other.precision) or "admin" in (one.precision, other.precision):
        return True
    return bool(near(one.lat, one.lon, other.lat, other.lon))

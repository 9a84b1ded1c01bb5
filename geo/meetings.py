"""Reports → meetings: what agrees is united, what disagrees is kept side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
import pandas as pd

from geo.dates import DateSpan, label
from geo.schema import MEETINGS, conform, rows

NEAR_KM: Final = 50.0
"""Two points of one country no further apart than this are one place: a palace and its city."""

_EARTH_RADIUS_KM: Final = 6371.0088
"""Mean Earth radius R1 (IUGG); used only to tell near from far, never as a reported distance."""

_FINER: Final = {"venue": 0, "city": 1, "admin": 2, "country": 3, "none": 4}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What sources differ on; ``versions`` are (source, what it says), the one shown first."""

    what: str
    versions: tuple[tuple[str, str], ...]


def in_precedence(reports: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Reports sorted by meeting, then by precedence of their source, whatever order they came in.

    Precedence is the order of ``sources``; sources it lacks follow by name. Within one source
    the order is by what is written, so that shuffled rows give the same table. The index is reset.
    """
    rank = {source: position for position, source in enumerate(sources["source"])}
    keyed = reports.assign(_rank=reports["source"].map(rank).fillna(len(rank)).astype("int64"))
    order = ["meeting", "_rank", "source", "date_text", "venue_key", "note", "row"]
    return keyed.sort_values(order, ignore_index=True).drop(columns="_rank")


def merge(reports: pd.DataFrame) -> pd.DataFrame:
    """One row per meeting (``schema.MEETINGS``), sorted by id.

    ``reports`` come from ``in_precedence``, with leaders' names resolved. Precise dates that
    overlap are united; vaguer ones that contain the result agree. Sets of leaders agree when one
    contains the other. Anything else is a disagreement: the first source is shown. Places are
    settled later, by ``settle_places``, when they are located; until then the first one written
    stands.
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
    for position, told in enumerate(meetings["reports"]):
        if len(told) == 1:
            continue
        written = {keys[row]: sources[row] for row in reversed(told) if keys[row]}
        found = [key for key in reversed(list(written)) if key in located]
        if not found:
            continue
        first, *others = found
        against = [key for key in others if not _agree(located[first], located[key])]
        agreeing = [first, *(key for key in others if key not in against)]
        chosen[position] = min(agreeing, key=lambda key: _FINER[located[key].precision])
        if against:
            versions = tuple(
                (written[key], located[key].written) for key in dict.fromkeys([chosen[position], *found])
            )
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
    "start_day",
    "end_day",
    "date_kind",
    "approximate",
    "date_label",
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
    date, against_date = _merge_dates(reports)
    leaders, against_leaders = _merge_leaders(reports)
    found = [
        _disagreement("date", reports, against_date, lambda report: report["date_text"]),
        _disagreement("participants", reports, against_leaders, lambda report: "; ".join(report["leaders"])),
        _disagreement(
            "status",
            reports,
            [report["status"] != merged["status"] for report in reports],
            lambda report: report["status"],
        ),
        *_disputes(reports),
    ]
    kept = tuple(one for one in found if one is not None)
    return merged | date | {"leaders": leaders, "disagreements": kept}


def _merge_dates(reports: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], list[bool]]:
    """The date shown and, for every report, whether it disagrees with it."""
    precise = [report for report in reports if report["date_kind"] == "precise"]
    vague = [report for report in reports if report["date_kind"] == "vague"]
    if precise:
        start, end = _united(precise)
        shown = _date(start, end, "precise", False)
    elif vague:
        narrowest = min(vague, key=_width)
        fits = all(_contains(report, narrowest["start_day"], narrowest["end_day"]) for report in vague)
        best = narrowest if fits else vague[0]
        shown = {
            name: best[name] for name in ("start_day", "end_day", "date_kind", "approximate", "date_label")
        }
    else:
        return _date(None, None, "none", False), [False] * len(reports)
    against = [not _agrees_on_date(report, shown) for report in reports]
    return shown, against


def _united(precise: Sequence[dict[str, Any]]) -> tuple[int, int]:
    """The days covered by the first report and all that overlap it, directly or in a chain."""
    spans = sorted((report["start_day"], report["end_day"]) for report in precise)
    first = (precise[0]["start_day"], precise[0]["end_day"])
    group: list[tuple[int, int]] = [spans[0]]
    for _, (start, end) in pairwise(spans):
        if start <= group[-1][1]:
            group[-1] = (group[-1][0], max(end, group[-1][1]))
        else:
            group.append((start, end))
    return next(span for span in group if span[0] <= first[0] <= span[1])


def _agrees_on_date(report: dict[str, Any], shown: dict[str, Any]) -> bool:
    if report["date_kind"] == "none":
        return True
    if report["date_kind"] == "precise":
        return bool(shown["start_day"] <= report["start_day"] and report["end_day"] <= shown["end_day"])
    return _contains(report, shown["start_day"], shown["end_day"])


def _contains(report: dict[str, Any], start: int | None, end: int | None) -> bool:
    """Whether the report's range contains the days start to end, inclusive; open ends reach anywhere."""
    lower, upper = report["start_day"], report["end_day"]
    return (pd.isna(lower) or (not pd.isna(start) and lower <= start)) and (
        pd.isna(upper) or (not pd.isna(end) and end <= upper)
    )


def _width(report: dict[str, Any]) -> float:
    if pd.isna(report["start_day"]) or pd.isna(report["end_day"]):
        return float("inf")
    return float(report["end_day"] - report["start_day"])


def _date(start: int | None, end: int | None, kind: str, approximate: bool) -> dict[str, Any]:
    words = "" if kind == "none" else label(DateSpan(start, end, kind == "precise", approximate))
    return {
        "start_day": pd.NA if start is None else start,
        "end_day": pd.NA if end is None else end,
        "date_kind": kind,
        "approximate": approximate,
        "date_label": words,
    }


def _merge_leaders(reports: Sequence[dict[str, Any]]) -> tuple[tuple[str, ...], list[bool]]:
    """The largest set of leaders that contains the first report's, and who disagrees with it."""
    first = set(reports[0]["leaders"])
    sets = [set(report["leaders"]) for report in reports]
    widest = max((i for i, names in enumerate(sets) if first <= names), key=lambda i: len(sets[i]), default=0)
    shown = reports[widest]["leaders"]
    return shown, [not names <= sets[widest] for names in sets]


def _disagreement(
    what: str,
    reports: Sequence[dict[str, Any]],
    against: Sequence[bool],
    version: Callable[[dict[str, Any]], str],
) -> Disagreement | None:
    if not any(against):
        return None
    ordered = [report for report, no in zip(reports, against, strict=True) if not no]
    ordered += [report for report, no in zip(reports, against, strict=True) if no]
    return Disagreement(what, tuple((report["source"], version(report)) for report in ordered))


def _disputes(reports: Sequence[dict[str, Any]]) -> list[Disagreement]:
    """What the table itself says is disputed, with every source's remark, the disputing ones last."""
    found = []
    for what in dict.fromkeys(report["disputes"] for report in reports if report["disputes"]):
        against = [report["disputes"] == what for report in reports]
        found.append(_disagreement(what, reports, against, lambda report: report["note"]))
    return [one for one in found if one is not None]


def _agree(one: Any, other: Any) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    if "country" in (one.precision, other.precision) or "admin" in (one.precision, other.precision):
        return True
    return bool(near(one.lat, one.lon, other.lat, other.lon))

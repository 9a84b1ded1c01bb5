"""Events of any number → flows: who went where in which period, how often, and on how many reports.

``find_sources`` → ``extract`` (in batches, each kept as a folder of slim EVENTS) → ``flows_of`` (over all
folders at once, because the two sides of one visit may stand in different files).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import narwhals as nw
import pandas as pd

from ..schema import conform, empty
from .codes import CODES, known_codes
from .counts import flows, visits
from .engines import DUCKDB, Engine, Plan, open_engine, rows_of
from .extract import Extract, extract, parts
from .schema import EVENTS, FLOWS, OUTSIDE, PERIODS, RARE, REASONS, Period
from .sources import Source, batches, find_sources

__all__ = [
    "CODES",
    "DUCKDB",
    "EVENTS",
    "FLOWS",
    "PERIODS",
    "REASONS",
    "Engine",
    "Extract",
    "Flows",
    "Period",
    "Source",
    "batches",
    "extract",
    "find_sources",
    "flows_of",
    "known_codes",
    "open_engine",
]

_COUNTRIES_A_DAY: Final = 5
_ORDER = ["period", "origin", "country", "destination", "lat", "lon", "precision", "role", "status"]


@dataclass(frozen=True)
class Flows:
    """Flows, and what is not in them."""

    table: pd.DataFrame
    """FLOWS, in the order of period, origin, country and destination."""
    rows: int
    """Rows of the sources: those that ``table`` tells of and those of ``left_out``."""
    left_out: dict[str, int]
    """Reason → rows in no flow; those reasons that occur, in the order of ``REASONS``."""
    crowded: pd.DataFrame | None = None
    """``origin, day, countries, visits`` of days on which one leader is in very many countries; by visits."""


def flows_of(
    engine: Engine,
    folders: Sequence[Path],
    *,
    by: Period = "month",
    first: date | None = None,
    last: date | None = None,
    least: int = 1,
) -> Flows:
    """FLOWS of all events in folders that ``extract`` wrote, by any engine.

    ``first`` and ``last`` are inclusive; a visit is of the day on which it begins, and one that began outside
    is not counted. ``least`` leaves out routes, from an origin to a place, with fewer visits over all periods
    that are left. Which rows tell of one visit is said at ``geo.flow.counts.visits``.

    Raises ``FlowEngineError`` when the engine gives up, and ``ValueError`` for a period that is none.
    """
    if by not in PERIODS:
        raise ValueError(f"unknown period {by!r}; known are {', '.join(PERIODS)}")
    paths = parts(folders)
    if not paths:
        return Flows(empty(FLOWS), 0, {})
    try:
        return _counted(engine.parquet(paths), by, first, last, least)
    except Exception as error:
        raise (engine.failure(error) or error) from error


def _counted(events: Plan, by: Period, first: date | None, last: date | None, least: int) -> Flows:
    reasons = rows_of(events.group_by("reason").agg(nw.col("rows").sum()))
    counts = dict(zip(reasons["reason"].fillna(""), reasons["rows"].astype("int64"), strict=True))
    told = made = int(counts.pop("", 0))
    found = visits(events)
    if first is not None or last is not None:
        found = found.filter(*_within(first, last))
        made = _sum(found)
    table = rows_of(flows(found, by, least))
    kept = int(table["rows"].sum())
    counts |= {OUTSIDE: told - made, RARE: made - kept}
    whole = table.assign(period=table["period"].astype("datetime64[s]"))
    ordered = conform(whole, FLOWS).sort_values(_ORDER, ignore_index=True)
    left_out = {reason: int(counts[reason]) for reason in REASONS if counts.get(reason)}
    return Flows(ordered, told + sum(left_out.values()) - (told - kept), left_out, _crowded(found))


def _crowded(found: Plan) -> pd.DataFrame:
    """Days of one traveller in more countries than anybody visits, mostly one article told as many visits."""
    days = found.group_by("origin", "day").agg(
        nw.col("country").n_unique().alias("countries"), nw.len().alias("visits")
    )
    table = rows_of(days.filter(nw.col("countries") >= _COUNTRIES_A_DAY))
    return table.sort_values(["visits", "origin", "day"], ascending=[False, True, True], ignore_index=True)


def _within(first: date | None, last: date | None) -> list[nw.Expr]:
    day = nw.col("day")
    return [*([day >= first] if first else []), *([day <= last] if last else [])]


def _sum(found: Plan) -> int:
    """Rows of the sources that visits tell of."""
    rows = rows_of(found.select(nw.col("rows").sum()))["rows"].iloc[0]
    return 0 if pd.isna(rows) else int(rows)

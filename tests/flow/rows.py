"""Lines of GDELT's events for tests, and what the library makes of them."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from geo.flow.codes import COUNTRY, KIND, LAT, LON, NAME, columns
from geo.flow.flows import CODES, Engine, Flows, Period, extract, find_sources, flows_of


def place(kind: str, name: str, country: str, lat: str, lon: str) -> dict[str, str]:
    """The cells of a place that flows are made of."""
    return dict(zip((KIND, NAME, COUNTRY, LAT, LON), (kind, name, country, lat, lon), strict=True))


KYIV = place("4", "Kyiv, Kyyiv, Misto, Ukraine", "UP", "50.4333", "30.5167")
PARIS = place("4", "Paris, France (general), France", "FR", "48.8667", "2.33333")
GENEVA = place("4", "Geneva, Genè, Switzerland", "SZ", "46.2", "6.16667")
UKRAINE = place("1", "Ukraine", "UP", "49", "32")


def line(
    code: str = "042",
    one: str = "FRA",
    other: str = "UKR",
    day: str = "20240516",
    width: int = 58,
    **cells: str,
) -> str:
    """A line as GDELT writes it: France visits Ukraine, in Kyiv, unless ``cells`` say otherwise."""
    told = KYIV | {"GlobalEventID": "1", "Day": day, "Actor1CountryCode": one, "Actor2CountryCode": other,
                   "IsRootEvent": "1", "EventCode": code, "EventBaseCode": code[:3],
                   "EventRootCode": code[:2], "QuadClass": "1",
                   "SOURCEURL": "https://news.example/"} | cells  # fmt: skip
    return "\t".join(told.get(name, "") for name in columns(width))


def shifted(text: str, place: int, by: int) -> str:
    """The line with its cells from ``place`` on moved to the right (1) or to the left (-1), none too many."""
    cells = text.split("\t")
    moved = [*cells[:place], "", *cells[place:-1]] if by > 0 else [*cells[:place], *cells[place + 1 :], ""]
    assert len(moved) == len(cells)
    return "\t".join(moved)


def write_parquet(path: Path, lines: Sequence[str], width: int = 58) -> Path:
    """A Parquet file of lines that have all their columns; empty cells are null."""
    rows = [[cell or None for cell in one.split("\t")] for one in lines]
    path.parent.mkdir(parents=True, exist_ok=True)
    table = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    pq.write_table(pa.table(table, names=list(columns(width))), path)
    return path


def write(path: Path, lines: Sequence[str]) -> Path:
    """A file of these lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join(f"{one}\n" for one in lines).encode())
    return path


def made(
    engine: Engine, *paths: Path, codes: Sequence[str] = CODES, by: Period = "day", **rest: Any
) -> Flows:
    """Flows of these files, through EVENTS on disk."""
    with tempfile.TemporaryDirectory() as folder:
        extract(engine, find_sources(paths), Path(folder), codes=codes)
        return flows_of(engine, [Path(folder)], by=by, **rest)


def as_dict(flows: Flows) -> dict[tuple[Any, ...], tuple[int, int]]:
    """The flows as the reference has them."""
    found = {}
    for row in flows.table.astype("object").itertuples(index=False):
        lat, lon = (None if pd.isna(one) else float(one) for one in (row.lat, row.lon))
        period = row.period.date()
        assert isinstance(period, dt.date)
        key = (
            row.origin,
            row.destination,
            row.country,
            lat,
            lon,
            row.precision,
            period,
            row.role,
            row.status,
        )
        assert key not in found
        found[key] = (int(row[9]), int(row[10]))
    return found

"""Rows as GDELT's event files have them, with the cells that flows are made of."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from geo import flow_codes

BERLIN = ("4", "Berlin, Berlin, Germany", "GM", "52.5167", "13.4")
PARIS = ("4", "Paris, France (general), France", "FR", "48.8667", "2.33333")
GENEVA = ("4", "Geneva, Switzerland (general), Switzerland", "SZ", "46.2", "6.16667")


def row(
    day: str = "20240516",
    code: str = "042",
    actors: tuple[str, str] = ("FRA", "DEU"),
    place: tuple[str, str, str, str, str] = BERLIN,
    width: int = 58,
) -> str:
    """One event; ``place``: kind, name, FIPS 10-4 code of the country, lat, lon."""
    cells = dict.fromkeys(flow_codes.columns(width), "")
    cells |= {"GlobalEventID": "1", flow_codes.DAY: day, flow_codes.CODE: code, "DATEADDED": day}
    cells |= dict(zip(flow_codes.ACTORS, actors, strict=True))
    names = (flow_codes.KIND, flow_codes.NAME, flow_codes.COUNTRY, flow_codes.LAT, flow_codes.LON)
    cells |= dict(zip(names, place, strict=True))
    return "\t".join(cells.values())


def write(path: Path, rows: Iterable[str]) -> Path:
    """A plain event file."""
    path.write_text("".join(f"{one}\n" for one in rows), encoding="utf-8")
    return path

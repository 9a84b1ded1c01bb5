"""The countries and places of the generated events, as GDELT writes them: blocks of cells by number."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from geo.places import capital, country_name

PROFILES = Path(__file__).resolve().parents[3] / "data" / "profiles"
KINDS = ("4", "4", "5", "1")
PRECISION = ("city", "city", "admin", "country")
NOWHERE = -1
"""Number of a place or an actor that a row does not name."""


@dataclass(frozen=True)
class World:
    """Countries by number; each has four places: the capital, another city, a region, the whole country."""

    countries: list[str]
    actors: list[str]
    """CAMEO code of each country."""
    places: pd.DataFrame
    """By number, four for each country: what a flow to it says, and ``fips`` and ``kind``."""

    def actor_block(self) -> list[str]:
        """The ten cells of an actor; behind the countries: a region, which is no country, and none at all."""
        named = [f"{code}\tLEADER\t{code}\t\t\t\t\tGOV\t\t" for code in self.actors]
        return [*named, "AFR\tAFRICA\tAFR\t\t\t\t\t\t\t", "\t" * 9]

    def place_block(self, width: int) -> list[str]:
        """The cells of a place, seven or in version 2 eight; at the end those of no place."""
        rest = "\t{0}\t" if width < 61 else "\t{0}\t\t"
        cells = [
            f"{one.kind}\t{one.name}\t{one.fips}{rest.format(one.fips + '00')}{one.lat}\t{one.lon}\t{number}"
            for number, one in enumerate(self.places.itertuples(index=False))
        ]
        return [*cells, "0" + "\t" * (6 if width < 61 else 7)]


@cache
def world() -> World:
    """Every country with a capital and codes of both kinds."""
    actor = _first("cameo.csv")
    fips = _first("fips.csv")
    codes = [code for code in sorted(set(actor) & set(fips)) if capital(code)]
    rows = []
    for code in codes:
        seat, name = capital(code), country_name(code)
        assert seat is not None
        lat, lon = round(seat.lat, 4), round(seat.lon, 4)
        names = (f"{seat.name}, {name}", f"Second City, {name}", f"Northern Region, {name}", name)
        for kind, precision, written, step in zip(
            KINDS, PRECISION, names, (0.0, 0.25, 0.5, 0.75), strict=True
        ):
            there = (round(lat + step, 4), lon) if lat < 80 else (round(lat - step, 4), lon)
            rows.append((written, code, *there, precision, kind, fips[code]))
    names = ["name", "country", "lat", "lon", "precision", "kind", "fips"]
    places = pd.DataFrame(rows, columns=names)
    coarse = places["precision"].eq("country")
    told = places.assign(
        destination=places["name"].where(~coarse, ""),
        flow_lat=places["lat"].where(~coarse, np.nan),
        flow_lon=places["lon"].where(~coarse, np.nan),
    )
    return World(codes, [actor[code] for code in codes], told)


def _first(file: str) -> dict[str, str]:
    """ISO code → its first foreign code."""
    with (PROFILES / file).open(encoding="utf-8", newline="") as lines:
        found: dict[str, str] = {}
        for row in csv.DictReader(lines):
            found.setdefault(row["iso"], row["code"])
        return found

"""A made-up world of flows between capitals, skewed as diplomacy is: for tests, benchmark and pictures.

Deterministic: the same arguments give the same table. Countries weigh by a power law whose head is
named here; who visits whom falls off with distance; a few cities that are no capitals draw many.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from string import ascii_uppercase
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.places import capital
from geo.sphere.geodesy import distances_km

HEAD: Final = (
    "US CN RU FR DE GB TR IN JP IT SA EG UA BR BE PL ZA KR ES AE ID CA PK IR IL AU QA KZ NL JO "
    "VN GR CH MX NG KE AT TH ET HU UZ BY RS MY AZ SE NO RO PT BG AR KW DZ MA SG GE FI AM CZ DK"
)
"""Countries in the order of their weight; all others follow in an order of chance."""

TERRITORIES: Final = (
    "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS "
    "NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT"
)
"""Codes that have a capital but send nobody here."""

CITIES: Final = (
    ("New York", "US", 40.7128, -74.0060, 0.9),
    ("Geneva", "CH", 46.2044, 6.1432, 1.6),
    ("Istanbul", "TR", 41.0082, 28.9784, 0.35),
    ("Sochi", "RU", 43.5855, 39.7231, 0.3),
    ("Saint Petersburg", "RU", 59.9386, 30.3141, 0.2),
    ("Shanghai", "CN", 31.2304, 121.4737, 0.3),
    ("Dubai", "AE", 25.2048, 55.2708, 0.7),
    ("Sharm el-Sheikh", "EG", 27.9158, 34.3300, 0.3),
    ("Munich", "DE", 48.1351, 11.5820, 0.3),
    ("Strasbourg", "FR", 48.5734, 7.7521, 0.15),
    ("Mumbai", "IN", 19.0760, 72.8777, 0.2),
    ("The Hague", "NL", 52.0767, 4.2986, 0.9),
    ("Rio de Janeiro", "BR", -22.9068, -43.1729, 0.3),
    ("Cape Town", "ZA", -33.9258, 18.4232, 0.4),
    ("Sydney", "AU", -33.8678, 151.2073, 0.4),
)
"""Cities that are no capitals: name, country, latitude, longitude, weight beside their capital's 1."""

_REACH_KM: Final = 2600.0
_AFFINITY: Final = 1.0
"""Spread of how much more or less two countries see of each other than size and distance say (log)."""
_COUNTRY_SHARE: Final = 0.18
"""Of a country's weight, so much is known by the country alone."""
_THIRD_SHARE: Final = 0.06
_PLANNED_SHARE: Final = 0.03


class _Places(NamedTuple):
    table: pd.DataFrame
    weight: npt.NDArray[np.float64]


def world_flows(
    *,
    visits: int,
    years: int,
    by: str = "month",
    first_year: int = 1985,
    minor_places: int = 0,
    seed: int = 7,
) -> pd.DataFrame:
    """FLOWS of about ``visits`` visits in ``years`` years; ``minor_places`` more in each country.

    ``by`` month or year. Months differ: fewer in August, more in September, and more every year.
    """
    rng = np.random.default_rng(seed)
    seats = _seats()
    places = _places(minor_places, seed)
    pull = _pull(seats, places)
    wide = len(places.table)
    pair = rng.choice(pull.size, size=visits, p=(pull / pull.sum()).ravel())
    month = _months(rng, visits, years)
    period = month if by == "month" else month // 12
    planned = rng.random(visits) < _PLANNED_SHARE
    third = rng.random(visits) < _THIRD_SHARE
    kind = planned * 2 + third
    periods = years * (12 if by == "month" else 1)
    cell, count = np.unique((pair * periods + period) * 4 + kind, return_counts=True)
    cell, kind = cell // 4, cell % 4
    at, period = cell // periods, cell % periods
    start = np.datetime64(f"{first_year}", "Y").astype("datetime64[M]") + period * (
        1 if by == "month" else 12
    )
    destination = places.table.iloc[at % wide].reset_index(drop=True)
    return destination.assign(
        origin=seats["country"].to_numpy()[at // wide],
        period=start.astype("datetime64[s]"),
        role=np.where(kind % 2, "third", "made"),
        status=np.where(kind >= 2, "planned", "held"),
        count=count,
        reports=count + rng.poisson(count * 1.8),
    )


@cache
def _seats() -> pd.DataFrame:
    """Countries with a capital, in order of weight: ``country, name, lat, lon, weight``."""
    codes = map("".join, product(ascii_uppercase, repeat=2))
    apart = TERRITORIES.split()
    found = {code: seat for code in codes if code not in apart and (seat := capital(code))}
    head = HEAD.split()
    tail = [code for code in found if code not in head]
    np.random.default_rng(3).shuffle(tail)
    order = [code for code in head if code in found] + tail
    table = pd.DataFrame(
        {
            "country": order,
            "name": [found[code].name for code in order],
            "lat": [found[code].lat for code in order],
            "lon": [found[code].lon for code in order],
        }
    )
    return table.assign(weight=1.0 / (np.arange(len(order)) + 2.5) ** 1.05)


def _places(minor: int, seed: int) -> _Places:
    """Destinations: capitals, the cities above, countries alone, and ``minor`` more around each capital."""
    seats = _seats()
    capitals = seats.rename(columns={"name": "destination"}).assign(precision="city")
    weight = [seats["weight"] * (1 - _COUNTRY_SHARE)]
    alone = capitals.assign(destination="", lat=np.nan, lon=np.nan, precision="country")
    weight.append(seats["weight"] * _COUNTRY_SHARE)
    known = seats.set_index("country")["weight"]
    cities = pd.DataFrame(CITIES, columns=["destination", "country", "lat", "lon", "share"])
    weight.append(cities["share"] * cities["country"].map(known))
    tables = [capitals, alone, cities.assign(precision="city")]
    rng = np.random.default_rng(seed + 1)
    for number in range(minor):
        shift = rng.normal(0, 2.5, (2, len(seats)))
        tables.append(
            capitals.assign(
                destination=seats["name"].map(lambda name, number=number: f"Near {name} {number + 1}"),
                lat=(seats["lat"] + shift[0]).clip(-80, 80),
                lon=(seats["lon"] + shift[1]).clip(-180, 180),
            )
        )
        weight.append(seats["weight"] * 0.25 / (number + 1.5))
    columns = ["destination", "country", "lat", "lon", "precision"]
    return _Places(
        pd.concat([table[columns] for table in tables], ignore_index=True),
        np.concatenate(weight, dtype=float),
    )


def _pull(seats: pd.DataFrame, places: _Places) -> npt.NDArray[np.float64]:
    """How strongly each origin is drawn to each place; nowhere within its own country."""
    codes = pd.Index(seats["country"]).get_indexer(pd.Index(places.table["country"]))
    lat = places.table["lat"].fillna(pd.Series(seats["lat"].to_numpy()[codes]))
    lon = places.table["lon"].fillna(pd.Series(seats["lon"].to_numpy()[codes]))
    size, wide = len(seats), len(places.table)
    km = distances_km(
        np.repeat(seats["lat"].to_numpy(), wide),
        np.repeat(seats["lon"].to_numpy(), wide),
        np.tile(lat.to_numpy(), size),
        np.tile(lon.to_numpy(), size),
    ).reshape(size, wide)
    pull = seats["weight"].to_numpy()[:, None] ** 0.9 * places.weight[None, :]
    pull = pull * (0.1 + np.exp(-km / _REACH_KM))
    affinity = np.exp(np.random.default_rng(11).normal(0, _AFFINITY, (size, size)))
    pull = pull * np.sqrt(affinity * affinity.T)[:, codes]
    pull[np.arange(size)[:, None] == codes[None, :]] = 0
    return pull


def _months(rng: np.random.Generator, visits: int, years: int) -> npt.NDArray[np.int64]:
    """A month for each visit, counted from the first one."""
    season = np.array([0.8, 1.0, 1.1, 1.05, 1.15, 1.1, 0.9, 0.6, 1.35, 1.2, 1.1, 0.75])
    trend = np.linspace(0.6, 1.5, years)
    weight = (trend[:, None] * season[None, :] * rng.uniform(0.85, 1.15, (years, 12))).ravel()
    return rng.choice(years * 12, size=visits, p=weight / weight.sum())

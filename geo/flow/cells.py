"""Flows → what the flows' map counts with: numbered countries, points, periods and kinds.

Cells are a table of whole numbers, one row for each route, period and kind: ``origin`` (position in the
countries), ``point`` (position in the points), ``period`` (0 is the first one), ``kind`` (position in the
kinds), ``visits`` and ``reports``. Coordinates are WGS 84 degrees, always (lat, lon).
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..places import capital, country_name
from ..replay import Integers, codes, integers
from ..schema import PRECISIONS, ROLES, STATUSES
from .schema import FLOWS, PERIODS

COLUMNS: Final = tuple(column.name for column in FLOWS)
"""What a table of flows holds; further columns are not looked at."""
ELSEWHERE: Final = "elsewhere"
"""The precision of a point that stands for places of a country that are not told apart."""

_CELL: Final = ["origin", "point", "period", "kind"]
_POINT: Final = ["country", "name", "lat", "lon", "precision"]
_MONDAY: Final = 3
"""Days from Monday, 29 December 1969, to the day with the number 0."""


class Counted(NamedTuple):
    """Flows in numbers; ``first`` is the day number of the first period's first day."""

    cells: pd.DataFrame
    points: pd.DataFrame
    countries: pd.DataFrame
    kinds: pd.DataFrame
    first: int
    periods: int


def counted(flows: pd.DataFrame, by: str) -> Counted:
    """The flows in numbers. Rows of one route, period and kind are summed up; their order says nothing.

    A destination without coordinates, or known by its country alone, stands at the capital of its country.
    Where there is no capital either, ``lat`` and ``lon`` are missing: such routes are told, not drawn.

    Raises ``ValueError`` on a column that is missing, a word that is none of the schema's, a period that
    does not begin where one of ``by`` begins, and counts that are no positive whole numbers.
    """
    _checked(flows, by)
    if flows.empty:
        return _nothing()
    days = np.asarray(flows["period"].to_numpy(), dtype="datetime64[D]")
    numbers = _period_numbers(days, by)
    countries = _countries(pd.unique(pd.concat([flows["origin"], flows["country"]])))
    points, at = _points(flows, countries)
    role, status = codes(flows["role"].astype("str"), ROLES), codes(flows["status"].astype("str"), STATUSES)
    kinds, kind = np.unique(role * len(STATUSES) + status, return_inverse=True)
    cells = pd.DataFrame(
        {
            "origin": pd.Index(countries["code"]).get_indexer(pd.Index(flows["origin"])),
            "point": at,
            "period": numbers - numbers.min(),
            "kind": kind,
            "visits": integers(flows["count"]),
            "reports": integers(flows["reports"]),
        }
    )
    return Counted(
        summed(cells),
        points,
        countries,
        pd.DataFrame(
            {
                "role": [ROLES[number // len(STATUSES)] for number in kinds],
                "status": [STATUSES[number % len(STATUSES)] for number in kinds],
            }
        ),
        int(days.min().astype("int64")),
        int(numbers.max() - numbers.min()) + 1,
    )


def summed(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells in order, with those of the same route, period and kind added up."""
    return cells.groupby(_CELL, as_index=False, sort=True)[["visits", "reports"]].sum()


def _checked(flows: pd.DataFrame, by: str) -> None:
    """Raises ``ValueError`` where the table is none of flows by these periods."""
    if by not in PERIODS:
        raise ValueError(f"flows by {by!r}; expected by {', '.join(PERIODS)}")
    if missing := [name for name in COLUMNS if name not in flows.columns]:
        raise ValueError(f"flows lack the columns {', '.join(missing)}; expected {', '.join(COLUMNS)}")
    for name in ("count", "reports"):
        wrong = flows[~pd.to_numeric(flows[name], errors="coerce").ge(1)]
        if len(wrong):
            raise ValueError(f"flows hold {wrong[name].iloc[0]} in {name!r}; expected whole numbers above 0")


def _period_numbers(days: npt.NDArray[np.datetime64], by: str) -> Integers:
    """Which period of all time each day begins. Raises ``ValueError`` where it begins none."""
    day = days.astype("int64")
    if by == "day":
        return day
    if by == "week":
        numbers, starts = (day + _MONDAY) // 7, (day + _MONDAY) // 7 * 7 - _MONDAY
    else:
        periods = days.astype("datetime64[M]" if by == "month" else "datetime64[Y]")
        numbers, starts = periods.astype("int64"), periods.astype("datetime64[D]").astype("int64")
    if (wrong := starts != day).any():
        raise ValueError(f"flows by {by} hold the period {days[wrong][0]}, which is not the first day of one")
    return numbers


def _countries(found: npt.NDArray[np.object_]) -> pd.DataFrame:
    """The countries in order of their codes: ``code, name, capital, lat, lon`` of the seat."""
    listed = sorted(str(code) for code in found)
    seats = [capital(code) for code in listed]
    return pd.DataFrame(
        {
            "code": listed,
            "name": [country_name(code) if code else "" for code in listed],
            "capital": [seat.name if seat else "" for seat in seats],
            "lat": pd.array([seat.lat if seat else None for seat in seats], dtype="Float64"),
            "lon": pd.array([seat.lon if seat else None for seat in seats], dtype="Float64"),
        }
    )


def _points(flows: pd.DataFrame, countries: pd.DataFrame) -> tuple[pd.DataFrame, Integers]:
    """The distinct destinations in order, and each row's."""
    name, names = pd.factorize(flows["destination"].astype("str"), sort=True)
    given = pd.DataFrame(
        {
            "country": pd.Index(countries["code"]).get_indexer(pd.Index(flows["country"])),
            "name": name,
            "lat": pd.to_numeric(flows["lat"]).astype("Float64").round(5).to_numpy(float, na_value=np.nan),
            "lon": pd.to_numeric(flows["lon"]).astype("Float64").round(5).to_numpy(float, na_value=np.nan),
            "precision": codes(flows["precision"].astype("str"), PRECISIONS),
        }
    )
    at_seat = (
        given["lat"].isna() | given["lon"].isna() | given["precision"].eq(PRECISIONS.index("country"))
    ).to_numpy()
    given.loc[at_seat, ["lat", "lon"]] = np.nan
    given.loc[at_seat, "precision"] = PRECISIONS.index("country")
    number = given.groupby(_POINT, sort=True, dropna=False).ngroup()
    points = given.assign(number=number).drop_duplicates("number").sort_values("number", ignore_index=True)
    named = points[_POINT].assign(name=names.take(points["name"].to_numpy()))
    return seated(named, countries), integers(number)


def seated(points: pd.DataFrame, countries: pd.DataFrame) -> pd.DataFrame:
    """The points, with those that have no coordinates put at the capital of their country."""
    seats = (
        countries[["lat", "lon"]].astype("float64").iloc[points["country"]].reset_index(drop=True).round(5)
    )
    return points.assign(lat=points["lat"].fillna(seats["lat"]), lon=points["lon"].fillna(seats["lon"]))


def _nothing() -> Counted:
    """No flows at all."""
    return Counted(
        pd.DataFrame({name: integers([]) for name in (*_CELL, "visits", "reports")}),
        pd.DataFrame({name: [] for name in _POINT}),
        _countries(np.array([], dtype=object)),
        pd.DataFrame({"role": [], "status": []}),
        0,
        0,
    )

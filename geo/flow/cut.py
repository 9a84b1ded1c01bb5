"""The rule by which flows are cut to fit into a map document.

Routes are ranked by all their visits, then by reports. The strongest ones keep their places. All weaker
ones are first told by country alone: the places of one country, seen from one origin, become one, "places
not told apart", so that no visit is lost. As many routes keep their place as fit. Only when not even all
countries fit, the weakest routes between countries are left out. Both are counted, and the map says so.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from ..replay import Integers, integers
from ..schema import PRECISIONS
from .cells import Counted, seated, summed

_PLACED: Final = 0.5
"""Share of the room that the strongest routes have for their places."""


class Cut(NamedTuple):
    """What the rule has done, of so many routes and visits; each number is for the map's words."""

    routes: int
    visits: int
    reports: int
    rolled_routes: int = 0
    rolled_visits: int = 0
    dropped_routes: int = 0
    dropped_visits: int = 0
    dropped_reports: int = 0


def uncut(counted: Counted) -> Cut:
    """Of flows that fit as they are."""
    cells = counted.cells
    routes = len(cells.groupby(["origin", "point"]).size())
    return Cut(routes, int(cells["visits"].sum()), int(cells["reports"].sum()))


def cut(counted: Counted, most: int) -> tuple[Counted, Cut]:
    """The flows with no more than ``most`` cells (at least 0), by the rule of this module."""
    done = uncut(counted)
    if len(counted.cells) <= most:
        return counted, done
    rank, route = _ranked(counted.cells)
    keep = _places_kept(counted, rank[route], most)
    rolled = rank[route] >= keep
    done = done._replace(
        rolled_routes=int((rank >= keep).sum()),
        rolled_visits=int(counted.cells["visits"][rolled].sum()),
    )
    fewer = _rolled(counted, rolled)
    left = _strongest(fewer, most)
    dropped = fewer.cells[~left]
    done = done._replace(
        dropped_routes=len(dropped.groupby(["origin", "point"]).size()),
        dropped_visits=int(dropped["visits"].sum()),
        dropped_reports=int(dropped["reports"].sum()),
    )
    return fewer._replace(cells=fewer.cells[left].reset_index(drop=True)), done


def _ranked(cells: pd.DataFrame) -> tuple[Integers, Integers]:
    """The rank of every route, 0 the strongest, and the route of every cell."""
    grouped = cells.groupby(["origin", "point"], sort=True)
    totals = grouped[["visits", "reports"]].sum().reset_index()
    order = np.lexsort((totals["point"], totals["origin"], -totals["reports"], -totals["visits"]))
    rank = np.empty(len(totals), dtype=np.int64)
    rank[order] = np.arange(len(totals))
    return rank, integers(grouped.ngroup())


def _places_kept(counted: Counted, cell_rank: Integers, most: int) -> int:
    """How many of the strongest routes keep their place."""
    routes = int(cell_rank.max()) + 1
    cells = counted.cells.assign(country=counted.points["country"].to_numpy()[counted.cells["point"]])
    group = integers(cells.groupby(["origin", "country", "period", "kind"], sort=False).ngroup())
    weakest = np.zeros(int(group.max()) + 1, dtype=np.int64)
    np.maximum.at(weakest, group, cell_rank)
    # With the k strongest in place: their cells, and a cell for each group that has any weaker route.
    placed = np.concatenate([[0], np.cumsum(np.bincount(cell_rank, minlength=routes))])
    ended = np.concatenate([[0], np.cumsum(np.bincount(weakest, minlength=routes))])
    fits = np.flatnonzero((placed + (len(weakest) - ended) <= most) | (placed <= most * _PLACED))
    return int(fits[-1])


def _rolled(counted: Counted, rolled: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Counted:
    """The flows with these cells told by country alone."""
    country = counted.points["country"].to_numpy()[counted.cells["point"]]
    used, position = np.unique(country[rolled], return_inverse=True)
    added = pd.DataFrame(
        {"country": used, "name": "", "lat": np.nan, "lon": np.nan, "precision": len(PRECISIONS)}
    )
    points = pd.concat([counted.points, seated(added, counted.countries)], ignore_index=True)
    point = counted.cells["point"].to_numpy().copy()
    point[rolled] = len(counted.points) + position
    return counted._replace(cells=summed(counted.cells.assign(point=point)), points=points)


def _strongest(counted: Counted, most: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which cells belong to routes that keep their place, or to the strongest others that fit beside them."""
    rank, route = _ranked(counted.cells)
    other = counted.points["precision"].to_numpy()[counted.cells["point"]] == len(PRECISIONS)
    rank = np.where(np.bincount(route, other) > 0, rank + len(rank), rank)
    size = np.bincount(rank[route], minlength=int(rank.max()) + 1)
    kept = int(np.searchsorted(np.cumsum(size), most, side="right"))
    return np.asarray(rank[route] < kept)

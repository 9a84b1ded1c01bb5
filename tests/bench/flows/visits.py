"""Rows that tell of visits, and rows that nearly do: made up by number, with what is true of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from tests.bench.flows.truth import Truth, run_starts
from tests.bench.flows.world import NOWHERE, World

SPACING: Final = 8
"""Days between the beginnings of two visits of one traveller to one place: too far apart for one."""
KINDS: Final = (
    "made",
    "hosted",
    "same day",
    "made first",
    "hosted first",
    "chain",
    "at home",
    "third",
    "alone",
    "elsewhere",
)
"""042; 043; both on one day; 042 a day before 043; 043 a day before 042; the codes in turn on four days;
044 in the host's country; 044 where both are away; 042 without counterpart; 042 to one who is elsewhere."""
SHARES: Final = (0.30, 0.16, 0.12, 0.08, 0.08, 0.04, 0.08, 0.08, 0.04, 0.02)
DEFECTS: Final = ("", "no actor", "no place", "domestic", "no day", "faulty row")
DEFECT_SHARES: Final = (0.62, 0.15, 0.08, 0.13, 0.005, 0.015)
"""Of the rows with the codes of visits."""
REGION, NOBODY = -2, -1
FAULTS: Final = 6
JITTER: Final = 5
"""Most days by which a row is published too late, so that the sides of a visit fall into different files."""


@dataclass(frozen=True)
class Rows:
    """Rows of events by number, all of one length; negative actors and places: see ``World``'s blocks."""

    day: np.ndarray
    """Days since 1970."""
    code: np.ndarray
    """Number in ``generate.CODES``."""
    one: np.ndarray
    other: np.ndarray
    place: np.ndarray
    fault: np.ndarray
    """0, or which of ``generate``'s faults is put into the line; 1 is a missing day."""


def make(world: World, number: int, first: int, days: int, random: np.random.Generator) -> tuple[Rows, Truth]:
    """``number`` rows with the codes of visits from day ``first`` on, a few countries in most of them."""
    count = len(world.countries)
    weight = 1 / np.arange(1, count + 1) ** 1.2
    weight = weight[random.permutation(count)] / weight.sum()
    told = int(number * DEFECT_SHARES[0])
    draws = max(1, int(told / 1.6))
    traveller = random.choice(count, draws, p=weight)
    place = random.choice(count, draws, p=weight) * 4 + random.choice(4, draws, p=(0.6, 0.15, 0.1, 0.15))
    away = place // 4 != traveller
    slots = max(1, days // SPACING)
    visit = (traveller * (count * 4) + place) * slots + random.integers(0, slots, draws)
    visit = np.repeat(visit[away], random.geometric(0.6, int(away.sum())))[:told]
    good, seen = _told(world, visit, slots, first, random)
    bad, left_out = _spoilt(world, number - len(visit), first, days, random)
    both = {name: np.concatenate([getattr(good, name), getattr(bad, name)]) for name in vars(good)}
    order = np.argsort(both["day"] + random.integers(0, JITTER, number), kind="stable")
    return Rows(**{name: values[order] for name, values in both.items()}), Truth(number, left_out, seen)


def _told(
    world: World, visit: np.ndarray, slots: int, first: int, random: np.random.Generator
) -> tuple[Rows, pd.DataFrame]:
    """The rows of visits by number, and what they tell."""
    count = len(world.countries)
    place, traveller = visit // slots % (count * 4), visit // slots // (count * 4)
    start = first + visit % slots * SPACING
    luck = _hashed(visit)
    kind = np.searchsorted(np.cumsum(SHARES), luck % 1000 / 1000, side="right").clip(max=len(KINDS) - 1)
    other = _elsewhere(luck // 1000, count, traveller, place // 4)
    step, side = _steps(kind, random)
    host = np.where(np.isin(kind, [7, 9]), other, place // 4)
    code = np.where(np.isin(kind, [6, 7]), 2, side)
    turned = (code == 1) | ((code == 2) & (random.random(len(visit)) < 0.5))
    host = np.where(kind == 8, NOBODY, host)
    rows = Rows(
        day=start + step,
        code=code,
        one=np.where(turned, host, traveller),
        other=np.where(turned, traveller, host),
        place=place,
        fault=np.zeros(len(visit), "int64"),
    )
    frame = pd.DataFrame(
        {
            "visit": visit,
            "kind": kind,
            "origin": traveller,
            "place": place,
            "start": start,
            "step": step,
            "second": np.where(kind == 7, other, NOBODY),
        }
    )
    return rows, _visits(world, frame)


def _hashed(visit: np.ndarray) -> np.ndarray:
    """Luck of a visit, the same for all of its rows."""
    mixed = visit.astype("uint64") * np.uint64(0x9E3779B97F4A7C15)
    return ((mixed ^ (mixed >> np.uint64(29))) >> np.uint64(20)).astype("int64") % 1_000_000_007


def _elsewhere(luck: np.ndarray, count: int, traveller: np.ndarray, there: np.ndarray) -> np.ndarray:
    """A third country: neither the traveller's nor that of the place."""
    low, high = np.minimum(traveller, there), np.maximum(traveller, there)
    third = luck % (count - 2)
    third = third + (third >= low)
    return third + (third >= high)


def _steps(kind: np.ndarray, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Days after its beginning on which a row tells of the visit, and its code as a number."""
    coin, four = random.integers(0, 2, len(kind)), random.integers(0, 4, len(kind))
    step = np.select([np.isin(kind, [3, 4]), kind == 5], [coin, four], 0)
    side = np.select(
        [kind == 1, np.isin(kind, [2, 3]), kind == 4, kind == 5], [1, coin, 1 - coin, four % 2], 0
    )
    return step, side


def _visits(world: World, rows: pd.DataFrame) -> pd.DataFrame:
    """Every visit with its day and reports; on third ground, the other traveller's too."""
    present = np.zeros((rows["visit"].nunique(), 4), "bool")
    number = pd.factorize(rows["visit"])[0]
    present[number, rows["step"]] = True
    began = run_starts(present)[number, rows["step"]]
    mirrored = rows.groupby("visit")["step"].transform("min")
    day = rows["start"] + np.where(rows["kind"].eq(5), began, mirrored)
    told = rows.assign(day=day, role=np.where(rows["kind"].isin([7, 9]), "third", "made"))
    again = told[told["second"] >= 0]
    both = pd.concat([told, again.assign(origin=again["second"])], ignore_index=True)
    both["host"] = np.where(both["kind"].eq(9), both["visit"], NOWHERE)
    keys = ["origin", "place", "day", "role", "host"]
    counted = both.groupby(keys).size().rename("reports").reset_index()
    spots = world.places.iloc[counted["place"]].reset_index(drop=True)
    return pd.DataFrame(
        {
            "origin": np.array(world.countries)[counted["origin"]],
            "destination": spots["destination"],
            "country": spots["country"],
            "lat": spots["flow_lat"],
            "lon": spots["flow_lon"],
            "precision": spots["precision"],
            "day": counted["day"].to_numpy().astype("datetime64[D]").astype("datetime64[s]"),
            "role": counted["role"],
            "status": "held",
            "reports": counted["reports"],
        }
    )


def _spoilt(
    world: World, number: int, first: int, days: int, random: np.random.Generator
) -> tuple[Rows, dict[str, int]]:
    """``number`` rows with the codes of visits that tell of none, and how many for which reason."""
    count = len(world.countries)
    share = np.array(DEFECT_SHARES[1:]) / sum(DEFECT_SHARES[1:])
    defect = random.choice(len(DEFECTS) - 1, number, p=share) + 1
    one = random.integers(0, count, number)
    other = (one + random.integers(1, count, number)) % count
    place = ((one + 1) % count) * 4 + random.integers(0, 4, number)
    code = random.integers(0, 3, number)
    nobody = np.where(random.random(number) < 0.5, REGION, NOBODY)
    lacks = defect == 1
    home = defect == 3
    rows = Rows(
        day=first + random.integers(0, days, number),
        code=np.where(home, 0, code),
        one=np.where(lacks & (code != 1), nobody, one),
        other=np.where(lacks & (code != 0), nobody, other),
        place=np.select([defect == 2, home], [NOWHERE, one * 4], place),
        fault=np.select([defect == 4, defect == 5], [1, random.integers(2, FAULTS + 1, number)], 0),
    )
    names = np.array(DEFECTS)[defect]
    return rows, {
        str(name): int(size) for name, size in zip(*np.unique(names, return_counts=True), strict=True)
    }

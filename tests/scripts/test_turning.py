"""The days to turn to in the scripts: those that ``geo.travel.opening`` opens a map with."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from geo.dates import day_number, iso
from geo.replay import replay_document
from tests import node
from tests.build import atlas_of

FIRST, LAST = day_number(2021, 1, 1), day_number(2024, 12, 31)
LEADERS = ("Ana Nord (Norway)", "Bo Süd (Spain)")
DATES = ("{day}", "{day}/{next}", "{month}", "{month}", "{month}", "{year}", "[..{day}]", "[{day}..]", "")
TURNED = """([document, leader, range]) => {
  const model = core.decodeReplay(document);
  return core.turnedTo(model, model.leaders.name.indexOf(leader), range);
}"""
NEVER = [day_number(1900, 1, 1), day_number(1900, 1, 2)]
"""A range in which nobody met."""


def drawn_table(seed: int) -> str:
    """A few meetings of two leaders on exact days, held or not, and some on vague, open and no days around
    the distance from them up to which a range of days is still shown."""
    draw = random.Random(seed)
    middle, spread = draw.randint(FIRST, LAST), draw.choice((5, 30, 300))
    lines = ["date,leaders,city,country,status"]
    for number in range(draw.randint(3, 12)):
        near = number < 2 or draw.random() < 0.6
        form = DATES[0] if near else draw.choice(DATES)
        away = draw.randint(0, spread) if near else draw.randint(spread, spread + 260)
        day = middle + draw.choice((-1, 1)) * away
        date = form.format(day=iso(day), next=iso(day + 2), month=iso(day)[:7], year=iso(day)[:4])
        names = "; ".join(draw.sample(LEADERS, draw.randint(1, 2)))
        status = draw.choice(("held", "held", "held", "held", "planned", "invited", "cancelled"))
        lines.append(f"{date},{names},Paris,France,{status}")
    return "\n".join(lines)


def edge_table(apart: int, exact: int) -> str:
    """Meetings on one exact day, and one in a month that begins so many days later."""
    day = iso(day_number(2024, 7, 1) - apart)
    dates = [day] * exact + ["2024-07"]
    towns = ("Paris,France", "Rome,Italy", "Oslo,Norway", "Lima,Peru")
    rows = [f"{date},{LEADERS[0]},{town},held" for date, town in zip(dates, towns, strict=False)]
    return "\n".join(["date,leaders,city,country,status", *rows])


TABLES = (
    *map(drawn_table, range(30)),
    *(edge_table(apart, exact) for apart in (183, 184, 185) for exact in (1, 2, 3)),
)


@pytest.mark.slow
def test_a_map_turns_to_the_days_that_it_would_open_with(tmp_path: Path) -> None:
    with node.started() as core:
        for table in TABLES:
            atlas = atlas_of(table, tmp_path)
            document = replay_document(atlas)
            for leader in atlas.leaders["name"]:
                turned = core.evaluate(TURNED, [document, leader, NEVER])
                assert turned == list(atlas.opening(leader) or NEVER), (table, leader)

"""The days to turn to in the scripts: those that ``geo.travel.opening`` opens a map with."""

from __future__ import annotations

import random
from pathlib import Path

from geo.dates import day_number, iso
from geo.replay import replay_document
from tests import node
from tests.build import atlas_of

FIRST, LAST = day_number(2021, 1, 1), day_number(2024, 12, 31)
LEADERS = ("Ana Nord (Norway)", "Bo Süd (Spain)")
DATES = ("{day}", "{day}/{next}", "{month}", "{year}", "[..{day}]", "[{day}..]", "")
TURNED = """([document, leader, range]) => {
  const model = core.decodeReplay(document);
  return core.turnedTo(model, model.leaders.name.indexOf(leader), range);
}"""
NEVER = [day_number(1900, 1, 1), day_number(1900, 1, 2)]
"""A range in which nobody met."""


def drawn_table(seed: int) -> str:
    """A few meetings of two leaders: exact, vague, open and no dates, held and not, near and far apart."""
    draw = random.Random(seed)
    middle, spread = draw.randint(FIRST, LAST), draw.choice((40, 250, 700))
    sure = draw.random()
    lines = ["date,leaders,city,country,status"]
    for _ in range(draw.randint(2, 14)):
        day = middle + draw.randint(-spread, spread)
        form = DATES[0] if draw.random() < sure else draw.choice(DATES)
        date = form.format(day=iso(day), next=iso(day + 2), month=iso(day)[:7], year=iso(day)[:4])
        names = "; ".join(draw.sample(LEADERS, draw.randint(1, 2)))
        status = draw.choice(("held", "held", "held", "planned", "invited", "cancelled"))
        lines.append(f"{date},{names},Paris,France,{status}")
    return "\n".join(lines)


def test_a_map_turns_to_the_days_that_it_would_open_with(tmp_path: Path) -> None:
    with node.started() as core:
        for seed in range(30):
            atlas = atlas_of(drawn_table(seed), tmp_path)
            document = replay_document(atlas)
            for leader in atlas.leaders["name"]:
                opened = atlas.opening(leader)
                assert core.evaluate(TURNED, [document, leader, NEVER]) == list(opened or NEVER), (
                    seed,
                    leader,
                )

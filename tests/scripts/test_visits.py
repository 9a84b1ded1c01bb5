"""Countries by visits in the scripts: the counts of ``geo.figures`` are the truth, on whatever days."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geo.atlas import Atlas, build
from geo.dates import day_number, iso
from geo.figures import FIGURES
from geo.figures.followed import Followed, followed
from geo.flow.document import flow_document
from geo.replay import replay_document
from geo.reports import Dataset
from tests import node
from tests.build import atlas_of, gazetteer
from tests.flow.world import world_flows
from tests.node import Core

FIRST, LAST = day_number(2024, 1, 1), day_number(2024, 12, 31)
LEADERS = ("Ana Nord (Norway)", "Bo Süd (Spain)", "Cy Ost (Japan)", "Di West (Canada)")
TOWNS = (
    *("Oslo,Norway", "Madrid,Spain", "Tokyo,Japan", "Ottawa,Canada", "Paris,France", "Suva,Fiji"),
    *("Rome,Italy", "Valletta,Malta", "Cayenne,French Guiana", ",Kenya", "Bergen,Norway", ","),
)
DATES = ("{day}", "{day}", "{day}/{next}", "{month}", "[..{day}]", "[{day}..]", "")
STATUSES = ("held", "held", "held", "planned", "invited", "cancelled")


def random_table(seed: int, rows: int) -> str:
    """Meetings of four leaders over a year: vague, open and no dates, towns and countries, every status."""
    draw = random.Random(seed)
    lines = ["date,leaders,city,country,status"]
    for _ in range(rows):
        day = draw.randint(FIRST, LAST)
        date = draw.choice(DATES).format(day=iso(day), next=iso(day + 2), month=iso(day)[:7])
        names = "; ".join(draw.sample(LEADERS, draw.randint(1, 3)))
        lines.append(f"{date},{names},{draw.choice(TOWNS)},{draw.choice(STATUSES)}")
    return "\n".join(lines)


@pytest.fixture(scope="module")
def atlases(seed: Dataset, tmp_path_factory: pytest.TempPathFactory) -> list[Atlas]:
    drawn = [atlas_of(random_table(number, 160), tmp_path_factory.mktemp("drawn")) for number in (1, 2)]
    return [build(seed, gazetteer=gazetteer()), *drawn]


@pytest.fixture(scope="module")
def core() -> Iterator[Core]:
    with node.started() as core:
        yield core


def counted(one: Followed, what: str) -> dict[str, int]:
    """Python's count of every country."""
    if what == "meetings":
        return dict(one.meetings["country"].value_counts())
    tables = {name: FIGURES[name].make(one) for name in ("by_country", "reciprocity")}
    made = dict(zip(*(tables["by_country"][name] for name in ("country", "visits")), strict=True))
    received = dict(zip(*(tables["reciprocity"][name] for name in ("country", "received")), strict=True))
    if what == "made":
        return made
    both = {country: made.get(country, 0) + received.get(country, 0) for country in made | received}
    return {country: count for country, count in (received if what == "hosted" else both).items() if count}


SAID = """([document, leader, what, asked]) => {
  const model = core.decodeReplay(document);
  const tints = core.createTints(model, model.leaders.name.indexOf(leader), what);
  return asked.map(([from, to]) => {
    tints.at(from, to);
    return Object.fromEntries(tints.entries().filter(([, held]) => held).map(([code, held]) => [code, held]));
  });
}"""


@pytest.mark.slow
def test_every_country_has_pythons_count_whatever_days_are_asked_for(
    atlases: list[Atlas], core: Core
) -> None:
    """Asked to and fro, as a reader seeks: what was counted before must leave no trace."""
    draw = random.Random(18)
    asked = [sorted(draw.choices(range(FIRST - 9, LAST + 9), k=2)) for _ in range(5)] + [[FIRST, LAST]]
    found = dict.fromkeys(("made", "hosted", "both", "meetings"), 0)
    for atlas in atlases:
        document = replay_document(atlas)
        for leader in atlas.leaders["name"][:4]:
            shares = [followed(atlas, leader, first, last) for first, last in asked]
            for what in found:
                expected = [counted(one, what) for one in shares]
                assert core.evaluate(SAID, [document, leader, what, asked]) == expected, (leader, what)
                found[what] += sum(map(len, expected))
    assert min(found.values()) > 30


def test_planned_visits_are_counted_apart(tmp_path: Path, core: Core) -> None:
    atlas = atlas_of(
        """date,leaders,city,country,status
        2024-03-01,Ana Nord (Norway),Paris,France,held
        2024-04-01,Ana Nord (Norway),Paris,France,planned
        2024-05-01,Ana Nord (Norway),Rome,Italy,planned
        2024-06-01,Ana Nord (Norway),Madrid,Spain,invited
        2024-07-01,Ana Nord (Norway),Athens,Greece,cancelled""",
        tmp_path,
    )
    code = """([document, range]) => {
      const tints = core.createTints(core.decodeReplay(document), 0, "made");
      tints.setRange(range);
      const shown = tints.shown(new Set()).map(({ code, level, planned }) => [code, level, planned]);
      return [tints.entries(), shown];
    }"""
    entries, shown = core.evaluate(code, [replay_document(atlas), [FIRST, LAST]])
    assert entries == [["FR", 1, 1], ["IT", 0, 1]]
    assert shown == [["FR", 0, True], ["IT", -1, True], ["NO", -2, False]]


def test_a_colour_that_rests_on_what_is_not_known_exactly_is_marked(tmp_path: Path, core: Core) -> None:
    atlas = atlas_of(
        """date,leaders,city,country
        2024-03,Ana Nord (Norway),Paris,France
        2024-04-01,Ana Nord (Norway),Rome,Italy
        2024-05,Ana Nord (Norway),Rome,Italy
        2024-06-01,Ana Nord (Norway),,Kenya
        2024-07-01,Ana Nord (Norway),Madrid,Spain""",
        tmp_path,
    )
    code = """([document, range]) => {
      const tints = core.createTints(core.decodeReplay(document), 0, "made");
      tints.setRange(range);
      return tints.shown(new Set()).map(({ code, level, unsure }) => [code, level, unsure]);
    }"""
    shown: list[list[Any]] = core.evaluate(code, [replay_document(atlas), [FIRST, LAST]])
    assert [one for one in shown if one[1] >= 0] == [
        ["ES", 0, False],
        ["FR", 0, True],
        ["IT", 1, True],
        ["KE", 0, True],
    ]


def test_states_are_those_of_the_base_map_that_are_members_or_observers(core: Core) -> None:
    states = core.evaluate("() => core.STATES", None)
    assert (len(states), len(set(states))) == (193 + 2, 193 + 2)
    assert {"VA", "PS", "SS"} <= set(states)
    assert not {"XK", "TW", "EH", "GL", "HK", "CK", "NU"} & set(states)


COLOURED = """([document, side, country, mode, last]) => {
  const model = core.decodeFlows(document);
  const picked = model.countries.code.indexOf(country);
  const sums = core.createSums(model);
  sums.seek(mode, last);
  const visits = core.visitsNow(model, sums, side, picked);
  const on = new Uint8Array(model.kinds.length).fill(1);
  const { starts, most } = core.flowClasses(model, mode, side, picked, [0, last], on);
  const coded = [...visits].map((n, at) => [model.countries.code[at], n]);
  const counts = Object.fromEntries(coded.filter(([, n]) => n));
  return [counts, starts, most];
}"""


@pytest.mark.parametrize(
    ("side", "own", "other"), [("received", "country", "origin"), ("made", "origin", "country")]
)
def test_countries_of_flows_have_the_visits_that_the_table_says(
    core: Core, side: str, own: str, other: str
) -> None:
    table = world_flows(visits=4000, years=2)
    document = flow_document(table, "month")
    last = document["periods"]["count"] - 1
    counts, starts, most = core.evaluate(COLOURED, [document, side, "", "so-far", last])
    assert counts == table.groupby(own)["count"].sum().to_dict()
    assert most == max(counts.values())
    assert starts[0] == 1
    assert starts == sorted(set(starts))
    picked, _, _ = core.evaluate(COLOURED, [document, side, "IN", "so-far", last])
    abroad = table[table[own].eq("IN") & table[other].ne("IN")]
    assert picked == abroad.groupby(other)["count"].sum().to_dict()
    now, _, _ = core.evaluate(COLOURED, [document, side, "", "period", last])
    assert now == table[table["period"].eq(table["period"].max())].groupby(own)["count"].sum().to_dict()

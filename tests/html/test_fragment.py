"""A map opens with the fragment that is asked for, which scripts read as it was meant, or it is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.html import opened_as
from geo.html.fragment import _PARTS
from geo.words import BESIDE, COUNTRIES, MODES
from tests import node
from tests.examples import examples

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "replay.json"
REPLAY: dict[str, Any] = json.loads(FIXTURE.read_text("utf-8"))
NAMES = REPLAY["leaders"]["name"]
ITSELF = "day=2024-07-09&from=2024-05-08&to=2024-07-09&follow=Vladimir Putin&mode=all&compare=&centre=0"


def test_what_it_does_by_itself_is_not_said() -> None:
    assert opened_as(REPLAY, "") is REPLAY
    assert opened_as(REPLAY, f"#{ITSELF}") is REPLAY


def test_what_is_more_is_said_whole_and_the_document_stays_as_it_was() -> None:
    before = dict(REPLAY)
    said = opened_as(REPLAY, f"#{ITSELF}&view=55.7,37.6,4")
    assert said["opening"].startswith("day=2024-07-09&from=2024-05-08&to=2024-07-09&follow=Vladimir%20Putin&")
    assert said["opening"].endswith("&view=55.7,37.6,4")
    assert before == REPLAY


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("year=2024", 'got "year"; the parts are day, from, to'),
        ("day=2024-02-30", "2024-02-30"),
        ("day=2023-01-01", "write one from 2023-03-01 to 2025-12-31"),
        ("follow=Vladimir Putni", "did you mean Vladimir Putin"),
        ("mode=week", "it is one of all, 30-days"),
        ("countries=<script>", "it is one of none, made"),
        ("centre=181", "degrees east from -180 to 180"),
        ("view=91,0,3", "write latitude,longitude,zoom"),
        ("view=1,0,-3", "write latitude,longitude,zoom"),
        ("folded=legend,head", "it is one of legend, list, timeline"),
        ("language=fr", "it is one of en"),
        ("names=tlh", "it is one of table"),
        (f"compare={'%20' * 2000}Xi Jinping", "no leader"),
    ],
)
def test_what_this_map_would_not_take_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        opened_as(REPLAY, text)


def test_a_map_without_days_refuses_a_day() -> None:
    with pytest.raises(ValueError, match="nothing on this map has a date"):
        opened_as(REPLAY | {"extent": None, "range": None}, "day=2024-06-19")


PARTS = st.fixed_dictionaries(
    {},
    optional={
        "day": st.dates(date(2024, 5, 8), date(2024, 7, 8)).map(str),
        "follow": st.sampled_from(NAMES),
        "compare": st.sampled_from(["", *NAMES]),
        "mode": st.sampled_from(MODES),
        "pace": st.sampled_from(["calendar", "event"]),
        "loop": st.sampled_from(["yes", "no"]),
        "countries": st.sampled_from(COUNTRIES),
        "beside": st.sampled_from(BESIDE),
        "folded": st.sampled_from(["legend", "list,timeline"]),
    },
)


@pytest.fixture(scope="module")
def core() -> Iterator[node.Core]:
    with node.started() as started:
        started.evaluate("(document) => { globalThis.model = core.decodeReplay(document); }", REPLAY)
        yield started


@examples(50)
@given(PARTS)
def test_the_scripts_read_what_was_asked(core: node.Core, parts: dict[str, str]) -> None:
    document = opened_as(REPLAY, "&".join(f"{name}={value}" for name, value in parts.items()))
    read = core.evaluate("(text) => Object.keys(core.readFragment(text, model))", document.get("opening", ""))
    assert set(read) == (set(parts) if "opening" in document else set())


def test_every_part_that_an_address_may_have_is_known_here() -> None:
    told = (FIXTURE.parents[2] / "docs" / "embed.md").read_text("utf-8")
    rows = told.partition("## By address")[2].partition("Dates are ISO")[0].splitlines()
    named = {
        name.strip("` ") for row in rows if row.startswith("| `") for name in row.split("|")[1].split(",")
    }
    assert named - {"size", "picture"} == set(_PARTS)


@pytest.mark.parametrize("text", ["from=2025-01-01", "to=2024-01-01"])
def test_one_end_alone_beyond_the_range_is_taken_as_an_address_takes_it(text: str) -> None:
    assert opened_as(REPLAY, text)["opening"] == text


@pytest.mark.parametrize("text", ["from=2024-06-30&to=2024-05-10", "to=2024-05-09&from=2024-05-10"])
def test_a_range_that_ends_before_it_begins_is_refused_with_both_days(text: str) -> None:
    with pytest.raises(ValueError, match=r"got from 2024-0.* to 2024-05-.*; a range ends on the day"):
        opened_as(REPLAY, text)

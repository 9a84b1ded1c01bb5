"""A map of flows opens as it is asked to, in parts that its scripts read too, or it is refused in words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from geo.dates import iso
from geo.flow import opened

SCRIPTS = Path(__file__).resolve().parents[2] / "assets" / "core" / "flows"


def document(by: str = "month", first: int = 19844, count: int = 3) -> dict[str, Any]:
    """Of a map whose first period begins on 1 May 2024."""
    return {
        "periods": {"by": by, "first": first, "count": count},
        "countries": {"code": ["FR", "JP"]},
        "written": {"point": [], "ru": []},
    }


def test_what_it_does_by_itself_is_not_said() -> None:
    itself = "day=2024-07-31&from=2024-05-01&to=2024-07-31&mode=so-far&top=50&folded="
    plain = document()
    assert opened.flows_opened_as(plain, f"#{itself}") is plain
    said = opened.flows_opened_as(plain, "day=2024-06-02&mode=period&country=FR&top=20&view=48,16,4")
    assert said["opening"] == "day=2024-06-02&mode=period&country=FR&top=20&view=48,16,4"
    assert "opening" not in plain


@pytest.mark.parametrize(
    ("by", "first", "last"),
    [("day", 19844, 19846), ("week", 19842, 19862), ("month", 19844, 19935), ("year", 19723, 20818)],
)
def test_its_last_day_is_that_of_the_last_period(by: str, first: int, last: int) -> None:
    assert opened.extent(document(by, first)) == (first, last)
    assert opened.extent(document(by, first, 0)) is None
    for day in (iso(last), iso(last - (0 if by == "day" else 6))):  # of a period all days are one
        assert "opening" not in opened.flows_opened_as(document(by, first), f"day={day}")
    assert "opening" in opened.flows_opened_as(document(by, first), f"day={iso(first)}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("follow=Xi Jinping", 'got "follow"; the parts are day, from, to, mode, country'),
        ("day=2024-08-01", "write one from 2024-05-01 to 2024-07-31"),
        ("country=DE", "it is one of FR, JP"),
        ("top=21", "it is one of 5, 10"),
        ("mode=30-days", "it is one of so-far, period"),
        ("countries=hosted", "it is one of none, received, made"),
        ("view=91,0,3", "write latitude,longitude,zoom"),
    ],
)
def test_what_this_map_would_not_take_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        opened.flows_opened_as(document(), text)


def test_the_scripts_have_the_same_modes_and_numbers() -> None:
    scale, sums = ((SCRIPTS / name).read_text("utf-8") for name in ("scale.js", "sums.js"))
    steps = re.search(r"TOP_STEPS = \[([^\]]+)\]", scale)
    first = re.search(r"TOP_FIRST = (\d+)", scale)
    modes = re.search(r"FLOW_MODES = \[([^\]]+)\]", sums)
    assert steps
    assert first
    assert modes
    assert tuple(map(int, steps[1].split(","))) == opened.TOP_STEPS
    assert int(first[1]) == opened.TOP_FIRST
    assert set(re.findall(r'"([\w-]+)"', modes[1])) == set(opened.MODES)

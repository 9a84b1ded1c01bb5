"""Honest tables that once took minutes or gigabytes: the cost of what is said is in step with the rows."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.atlas import Atlas, read

HEAD = "leaders,date,city,country,meeting,source,disputes,note\n"


def no_country(count: int) -> str:
    return "".join(f"Aba{i % 97}x Ko{i}z,2020-01-0{1 + i % 9},Rome,Italy,,,,\n" for i in range(count))


def disputes(count: int) -> str:
    return "".join(f"A (France),2020-01-02,Rome,Italy,m,s{i},matter {i},n{i}\n" for i in range(count))


def one_meeting(count: int) -> str:
    return "".join(f"A (France),2020-01-0{1 + i % 9},Rome,Italy,m,s{i},,\n" for i in range(count))


def same_rows(count: int) -> str:
    return "".join(f"A (France),2020-01-0{1 + i % 9},Rome,Italy,,,,\n" for i in range(count))


def representatives(count: int) -> str:
    offices = "".join(
        f"Permanent Representative of Land{i} to the UN,2020-01-02,Rome,Italy,,,,\n" for i in range(count)
    )
    return offices


def taken(text: str) -> tuple[float, Atlas]:
    """Seconds of the processor, which a busy machine does not lengthen, and what was read."""
    started = time.process_time()
    atlas = read(Path("t.csv"), (HEAD + text).encode())
    return time.process_time() - started, atlas


@pytest.mark.slow
@pytest.mark.parametrize("make", [no_country, disputes, one_meeting, same_rows, representatives])
def test_four_times_the_rows_take_no_sixteen_times_as_long(make: Callable[[int], str]) -> None:
    taken(make(50))
    small, _ = taken(make(1_000))
    large, atlas = taken(make(4_000))
    assert large < 10 * max(small, 0.5)
    assert len(atlas.problems) < 1_200


def test_offices_that_differ_in_a_country_are_no_spellings_of_one() -> None:
    lands = ("Chad", "Chile", "Iran", "Iraq", "Mali", "Malta", "Niger", "Nigeria", "Austria", "Australia")
    rows = "".join(
        f"Permanent Representative of {land} to the UN,2020-01-02,Rome,Italy,,,,\n" for land in lands
    )
    _, atlas = taken(rows)
    assert [one for one in atlas.problems if one.kind == "variant"] == []


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("Putin (Russia)", "Vladimir Putin (Russia)"), 1),
        (("Xi (China)", "Xi Jinping (China)"), 0),  # too short to tell
        (("Merkel (Germany)", "Angela Merkel (Germany)"), 1),
        (("Bush (Chile)", "George Bush (United States)"), 0),
        (("Gandhi (India)", "Indira Gandhi (India)", "Rajiv Gandhi (India)"), 0),
        (("Benjamin Netanyahu (Israel)", "Benyamin Netanyahu (Israel)", "Benjamin Netanjahu (Israel)"), 1),
    ],
)
def test_names_that_may_be_one_are_one_note_for_all_of_them(names: tuple[str, ...], count: int) -> None:
    _, atlas = taken("".join(f"{name},2020-01-02,Rome,Italy,,,,\n" for name in names))
    found = [one for one in atlas.problems if one.kind == "variant"]
    assert [len(one.rows) for one in found] == [len(names)] * count


def test_a_meeting_of_very_many_disputes_names_the_first_and_keeps_every_remark() -> None:
    _, atlas = taken(disputes(3_000))
    (told,) = atlas.meetings["disagreements"]
    says = {text for one in told for _, text in one.versions}
    whole = {f"n{i}" for i in range(3_000)} - says
    assert all(any(text.endswith(f": {left}") for text in says) for left in list(whole)[:50])
    assert sum(len(one.versions) for one in told) < 110_000

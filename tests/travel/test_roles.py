"""Only words that say as a whole that nobody travelled take a meeting off the map."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import Atlas, read
from geo.travel import in_person, may_be_remote

HEAD = "leaders,date,venue,city,country,category\n"


def made(row: str) -> Atlas:
    return read(Path("t.csv"), (HEAD + row).encode())


@pytest.mark.parametrize(
    "text",
    [
        "virtual", "by phone", "video conference", "phone call", "online meeting", "summit (virtual)",
        "Videokonferenz", "appel téléphonique", "visita virtual", "по видеосвязи",
        "视频会议", "Sommet virtuel", "vertice virtuale", "виртуальный саммит", "virtuelle Konferenz",
        "Held online", "Zoom meeting", "en visioconférence", "线上会议", "Réunion en ligne",
    ],
)  # fmt: skip
def test_a_text_that_says_as_a_whole_that_nobody_travelled_counts_wherever_it_stands(text: str) -> None:
    assert not in_person(text, "")
    assert not in_person("", text)
    assert not in_person("Summit", "", text)


@pytest.mark.parametrize(
    ("category", "venue", "is_doubtful"),
    [
        ("", "Virtual Reality Centre", True),
        ("", "Video Games Museum", True),
        ("", "Online Library", True),
        ("", "Teleconference Centre, Addis Ababa", True),
        ("", "Telephone Museum", True),
        ("AI Safety Summit (in person and virtual)", "", True),
        ("State visit; video address to parliament", "", True),
        ("Online safety summit", "", True),
        ("virtual, in person", "", True),
        ("in person, not virtual", "", False),
        ("non-virtual", "", False),
        ("Courtesy call", "", False),
    ],
)
def test_a_word_for_a_channel_within_another_name_leaves_the_meeting_in_person(
    category: str, venue: str, is_doubtful: bool
) -> None:
    assert in_person(category, venue)
    assert may_be_remote(category, venue) is is_doubtful


def test_a_venue_that_bears_such_a_word_is_drawn_and_said_to_be_looked_at() -> None:
    atlas = made("A (Spain),2024-05-01,Video Games Museum,Berlin,Germany,")
    assert len(atlas.travel.stays) == 1
    assert any(one.kind == "no travel" and "Video Games Museum" in one.found for one in atlas.problems)


@pytest.mark.parametrize("city", ["by phone", "Online", "Zoom"])
def test_a_city_cell_that_is_a_channel_says_that_nobody_travelled(city: str) -> None:
    atlas = made(f"A (Spain),2024-05-01,,{city},Germany,")
    assert atlas.travel.stays.empty
    assert any("nobody travelled" in one.found for one in atlas.problems)

"""What changed, as the map of the new state has it: meetings at their positions, what is gone beside them."""

from __future__ import annotations

from pathlib import Path

from geo.atlas import Atlas, read
from geo.replay import meeting_positions, replay_document
from geo.revision import on_the_map

HEAD = "meeting,leader,city,country,date,status\n"
OLD = f"""{HEAD}a,Ana (Norway),Paris,France,2024-05-10,planned
b,Ana (Norway),Rome,Italy,2024-05-01,held
c,Ana (Norway),Athens,Greece,2024-06-02,held
d,Ana (Norway),,,2024-06-05,held
"""
NEW = f"""{HEAD}a,Ana (Norway); Ben (Spain),Madrid,Spain,2024-05-14,held
b,Ana (Norway),Rome,Italy,2024-05-01,held
e,Ana (Norway),Oslo,Norway,2024-04-01,held
f,Ana (Norway),Oslo,Norway,,held
"""


def atlas(text: str) -> Atlas:
    return read(Path("x.csv"), text.encode())


def test_each_meeting_is_marked_at_its_position_with_how_it_was_told() -> None:
    new = atlas(NEW)
    marked = on_the_map(atlas(OLD), new, "1 May")
    ids = {place: meeting for meeting, place in meeting_positions(new).items()}
    told = zip(marked["meeting"], marked["what"], marked["before"], strict=True)
    assert [(ids[place], what, before) for place, what, before in told] == [
        ("e", "new", ""),
        ("a", "other status; re-dated; moved; other leaders",
         "was planned, on 2024-05-10, in Paris, France, with Ana"),
        ("f", "new", ""),
    ]  # fmt: skip
    assert (marked["since"], marked["said"]) == (
        "1 May", "2 new, 2 gone, 1 other status, 1 re-dated, 1 moved, 1 other leaders",
    )  # fmt: skip
    assert marked["gone"]["place"][0] == "Athens, Greece"
    assert [round(marked["gone"][name][0]) for name in ("lat", "lon")] == [38, 24]
    assert marked["gone"]["lat"][1] is None
    document = replay_document(new)
    assert ids == dict(enumerate(["e", "b", "a", "f"]))
    assert document["meetings"]["count"] == len(ids)


def test_of_equal_states_nothing_is_marked() -> None:
    assert on_the_map(atlas(OLD), atlas(OLD)) == {}

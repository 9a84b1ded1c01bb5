"""A column ``name`` beside ``leader`` and points is the venue's, where the points bear it out."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import Atlas, read

from .strangers import gazetteer

HEAD = "date,leader,name,lat,lon\n"
LANDMARKS = (
    "2020-01-02,Ada Quill (Spain),Élysée Palace,48.8704,2.3167\n"
    "2020-02-02,Ada Quill (Spain),Great Hall of the People,39.9037,116.3876\n"
    "2020-03-02,Bo Lund (Norway),Kremlin,55.7520,37.6175\n"
)
HOUSES = "".join(
    f"2020-0{month}-02,{who},{name},{point}\n"
    for month, who in enumerate(("Ada Quill (Spain)", "Bo Lund (Norway)", "Ada Quill (Spain)"), start=1)
    for name, point in (
        ("Villa Zorfenk", "46.2,6.1"),
        ("Casa Blivask", "41.9,12.5"),
        ("Glib Hall", "51.5,-0.1"),
    )
)
CAPITALS = (
    "2020-01-02,Ada Quill (Spain),Paris,48.8584,2.2945\n"
    "2020-02-02,Bo Lund (Norway),Vienna,48.2082,16.3738\n"
    "2020-03-02,Bo Lund (Norway),Lima,-12.05,-77.04\n"
)


def table(text: str) -> Atlas:
    return read(Path("t.csv"), text.encode(), gazetteer=gazetteer())


@pytest.mark.parametrize("rows", [LANDMARKS, HOUSES, CAPITALS], ids=["landmarks", "houses", "capitals"])
def test_names_that_belong_to_the_points_are_venues_and_nobody_travels_under_them(rows: str) -> None:
    atlas = table(HEAD + rows)
    names = [line.split(",")[2] for line in rows.splitlines()]
    assert sorted(atlas.reports["venue"]) == sorted(names)
    assert set(atlas.leaders["name"]) == {"Ada Quill", "Bo Lund"}
    assert set(atlas.places["name"]) == set(names)
    assert not any("a second column" in one.found for one in atlas.problems)
    assert any("read as the names of the venues" in one.advice for one in atlas.problems)


@pytest.mark.parametrize(
    "names",
    [
        ("Xi Jinping", "Narendra Modi", "Olof Palme"),
        ("Budget talks", "State visit", "Trade round"),
        ("Oslo", "Nairobi", "Hanoi"),  # places, and elsewhere than the points
    ],
)
def test_names_that_the_points_do_not_bear_out_are_left_alone_with_a_warning(names: tuple[str, ...]) -> None:
    points = ("48.8584,2.2945", "-12.05,-77.04", "35.68,139.69")
    rows = (
        f"2020-0{at}-02,Ada Quill (Spain),{name},{points[at - 1]}\n" for at, name in enumerate(names, start=1)
    )
    atlas = table(HEAD + "".join(rows))
    assert atlas.reports["venue"].tolist() == ["", "", ""]
    assert set(atlas.leaders["name"]) == {"Ada Quill"}
    assert any("a second column" in one.found for one in atlas.problems)


def test_a_column_of_venues_goes_before_one_of_names() -> None:
    rows = "".join(f"{line},Room 1\n" for line in LANDMARKS.splitlines())
    assert set(table(HEAD.replace("\n", ",venue\n") + rows).reports["venue"]) == {"Room 1"}

"""Which number of a pair is the latitude: told by the rows, or asked."""

from __future__ import annotations

import pytest

from .strangers import findings, near, table

pytestmark = pytest.mark.slow

TOWNS = [("Oslo", "Norway", 59.91, 10.75), ("Lima", "Peru", -12.05, -77.04), ("Cairo", "Egypt", 30.04, 31.24)]


def written(header: str, turned: bool, beside: str = "country") -> str:
    lines = [
        f'Ana Uno,1923-05-0{day},{country if beside == "country" else town},"{pair}"'
        for day, (town, country, lat, lon) in enumerate(TOWNS, 1)
        for pair in [f"{lon}, {lat}" if turned else f"{lat}, {lon}"]
    ]
    return "\n".join([f"leader,date,{beside},{header}", *lines]) + "\n"


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("header", ["coord", "coordinates", "position"])
@pytest.mark.parametrize("beside", ["country", "town"])
def test_the_countries_and_cities_beside_the_points_tell_it(header: str, turned: bool, beside: str) -> None:
    atlas = table(written(header, turned, beside))
    assert not findings(atlas, "question")
    assert near(atlas) == [(60, 11), (-12, -77), (30, 31)]


@pytest.mark.parametrize("turned", [False, True])
def test_a_number_beyond_ninety_is_a_longitude(turned: bool) -> None:
    points = [(35.68, 139.69), (37.57, 126.98), (35.01, 135.77)]
    cells = "".join(
        f'Ana Uno,1923-05-0{day},"{lon if turned else lat}, {lat if turned else lon}"\n'
        for day, (lat, lon) in enumerate(points, 1)
    )
    assert near(table(f"leader,date,coords\n{cells}")) == [(36, 140), (38, 127), (35, 136)]


def test_it_is_asked_where_the_rows_fit_both() -> None:
    cells = "".join(f'Ana Uno,1923-05-0{day},"{20 + day}.51, {40 + day}.25"\n' for day in (1, 2, 3))
    text = f"leader,date,coords\n{cells}"
    with pytest.raises(Exception, match=r"lat=coords \(1\),lon=coords \(2\)"):
        table(text)
    said = {"lat": "coords (2)", "lon": "coords (1)"}
    assert near(table(text, **said)) == [(41, 22), (42, 23), (43, 24)]

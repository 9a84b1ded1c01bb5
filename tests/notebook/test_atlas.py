"""An atlas in a notebook: its tables, what it shows of itself, its maps and files."""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import geo
from geo.errors import ProjectionError, UnknownLeaderError
from geo.files import WriteError
from geo.notebook.maps import RIGHTS
from geo.pictures import VARIABLE

HOSTILE = '<img src=x onerror=alert(1)>"{{7*7}}'


@pytest.fixture(scope="module")
def atlas(seed_folder: Path) -> geo.Atlas:
    return geo.read(seed_folder)


class TestTables:
    def test_meetings_are_those_of_the_bundled_reports_once_each(self, atlas: geo.Atlas) -> None:
        meetings = atlas.meetings
        assert len(meetings) == meetings["meeting"].nunique() == 28
        assert meetings.set_index("meeting").loc["dprk-2024-06", ["point", "country"]].tolist() == [
            "Pyongyang",
            "KP",
        ]

    def test_legs_and_trips_tell_of_the_same_ways(self, atlas: geo.Atlas) -> None:
        legs, trips = atlas.legs, atlas.trips
        by_trip = legs.groupby("trip")["distance_km"].sum()
        assert by_trip.round(3).to_dict() == trips.set_index("trip")["distance_km"].round(3).to_dict()
        mine = trips[trips["leader"].eq("Vladimir Putin") & trips["stays"].str.contains("Pyongyang")]
        assert (
            mine["stays"].tolist() == ["Pyongyang; Vietnam"]
            or mine["stays"].str.startswith("Pyongyang; ").all()
        )

    def test_where_home_is_not_known_nobody_says_whether_a_trip_led_abroad(self) -> None:
        rows = [{"leader": who, "date": "2024-05-01", "city": "Paris"} for who in ("Ana", "Ben (Norway)")]
        trips = geo.read(rows).trips.set_index("leader")
        assert (
            trips["abroad"].isna().to_dict()
            == trips["distance_km"].isna().to_dict()
            == {"Ana": True, "Ben": False}
        )
        assert trips.loc["Ben", "abroad"]

    def test_tables_are_copies(self, atlas: geo.Atlas) -> None:
        for name in ("meetings", "legs", "trips", "places", "leaders", "problems"):
            table = getattr(atlas, name)
            first = table.iloc[0].astype("str").tolist()
            table.iloc[:, 0] = table.iloc[::-1, 0].to_numpy()
            assert getattr(atlas, name).iloc[0].astype("str").tolist() == first

    def test_figures_are_counted_for_any_name_and_span(self, atlas: geo.Atlas) -> None:
        whole = atlas.figures()
        assert whole["leader"] == "Vladimir Putin"
        assert set(whole["tables"]) == {
            "by_month",
            "by_country",
            "by_counterpart",
            "by_year",
            "reciprocity",
            "gaps",
        }
        may = atlas.figures("Putin", start="2024-05", end="2024-05")
        assert (may["from"], may["to"]) == ("2024-05-01", "2024-05-31")
        assert 0 < may["meetings"] < whole["meetings"]
        with pytest.raises(UnknownLeaderError):
            atlas.figures("Nobody Atall")

    @pytest.mark.parametrize(("start", "end"), [("soon", None), (None, "2024-13-40"), ("2024-06", "2024-05")])
    def test_a_span_that_is_none_is_said(self, atlas: geo.Atlas, start: str | None, end: str | None) -> None:
        with pytest.raises(ValueError, match=r"write YYYY-MM-DD|is before the start|expected"):
            atlas.map(start=start, end=end)

    def test_geopandas_has_points_and_lines_where_our_own_tables_say(self, atlas: geo.Atlas) -> None:
        points, lines = atlas.to_geopandas(), atlas.to_geopandas("legs")
        assert (str(points.crs), len(points), len(lines)) == ("EPSG:4326", 28, len(atlas.legs))
        at = atlas.meetings.set_index("meeting")
        there = points[points.geometry.notna()].set_index("meeting").geometry
        assert len(there)
        for meeting, point in there.items():
            assert (point.y, point.x) == pytest.approx(
                (at.loc[meeting, "lat"], at.loc[meeting, "lon"]), abs=1e-5
            )
        assert set(lines.geom_type) <= {"LineString", "MultiLineString"}
        with pytest.raises(ValueError, match="meetings and legs"):
            atlas.to_geopandas("trips")  # type: ignore[arg-type]

    def test_without_meetings_that_are_placed_every_table_is_there(self) -> None:
        empty = geo.read([{"leaders": "Ana", "date": "", "city": ""}])
        assert [len(table) for table in (empty.meetings, empty.legs, empty.trips)] == [1, 0, 0]
        assert len(empty.to_geopandas("legs")) == 0
        assert empty.map().days is None
        assert "<svg" in empty._repr_html_()


class Tags(HTMLParser):
    """The names of all elements of a text, and the attributes of the first frame."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.frame: dict[str, str | None] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        if tag == "iframe":
            self.frame = dict(attrs)


class TestShown:
    def test_says_what_was_found_and_draws_where(self, atlas: geo.Atlas) -> None:
        text = atlas._repr_html_()
        assert "28 meetings, 27 leaders" in text
        placed = atlas.meetings.dropna(subset=["lat"])
        assert text.count("<circle") == len(placed[["lat", "lon", "precision"]].drop_duplicates())
        coarse = placed[placed["precision"].isin(["country", "admin"])]
        assert text.count('fill="none"') == len(coarse[["lat", "lon"]].drop_duplicates()) > 0
        assert len(text) < 150_000

    def test_names_of_a_table_are_text_wherever_they_are_shown(self) -> None:
        atlas = geo.read([{"leader": HOSTILE, "date": HOSTILE, "city": HOSTILE, "country": "France"}])
        for text in (atlas._repr_html_(), atlas.map(title=HOSTILE)._repr_html_()):
            assert "img" not in Tags(text).names
            assert "<img src=x" not in text

    def test_a_map_shows_itself_in_a_frame_that_reaches_nothing_around_it(self, atlas: geo.Atlas) -> None:
        shown = atlas.map()
        frame = Tags(shown._repr_html_()).frame
        assert frame["srcdoc"] == shown.to_html()
        assert frame["sandbox"] == RIGHTS
        assert "allow-same-origin" not in RIGHTS

    def test_it_is_the_document_of_the_command(
        self, atlas: geo.Atlas, seed_folder: Path, tmp_path: Path
    ) -> None:
        from geo.cli.main import main

        out = tmp_path / "map.html"
        look = [
            "--follow",
            "Xi Jinping",
            "--projection",
            "seat",
            "--from",
            "2024-05-01",
            "--countries",
            "made",
        ]
        assert main(["map", str(seed_folder), "-o", str(out), *look]) == 0
        asked = atlas.map(follow="Xi Jinping", projection="seat", start="2024-05", countries="made")
        assert asked.to_html() == out.read_text("utf-8")

    def test_what_no_map_can_be_is_refused(self, atlas: geo.Atlas) -> None:
        with pytest.raises(ProjectionError, match="no projection"):
            atlas.map(projection="peters")
        with pytest.raises(ValueError, match="countries got"):
            atlas.map(countries="received")
        with pytest.raises(UnknownLeaderError):
            atlas.map(follow="Nobody Atall")


class TestSaved:
    def test_a_map_replaces_a_map_and_no_other_file(self, atlas: geo.Atlas, tmp_path: Path) -> None:
        path = atlas.map().save(tmp_path / "map.html")
        assert atlas.map(title="Again").save(str(path)) == path
        assert "Again" in path.read_text("utf-8")
        mine = tmp_path / "mine.html"
        mine.write_text("mine", encoding="utf-8")
        with pytest.raises(WriteError, match="choose another name"):
            atlas.map().save(mine)
        assert mine.read_text("utf-8") == "mine"
        assert sorted(one.name for one in tmp_path.iterdir()) == ["map.html", "mine.html"]

    def test_another_ending_and_a_day_that_it_does_not_have_are_refused(
        self, atlas: geo.Atlas, tmp_path: Path
    ) -> None:
        shown = atlas.map()
        with pytest.raises(ValueError, match=r"\.html, \.svg, \.pdf or \.png"):
            shown.save(tmp_path / "map.gif")
        refused = {"1999-01-01": "this map has", "2024-05": "more than one day", "soon": "soon"}
        for day, reason in refused.items():
            with pytest.raises(ValueError, match=reason):
                shown.to_svg(day=day)
        assert not list(tmp_path.iterdir())

    @pytest.mark.browser
    def test_pictures_are_drawn_by_a_browser(
        self, atlas: geo.Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from tests import chromium

        monkeypatch.setenv(VARIABLE, str(chromium.windowless()))
        drawn = atlas.map().to_svg(day="2024-06-19", size="1080x1080")
        assert re.search(r"<svg[^>]* width=\"1080\"", drawn)
        assert "19 June 2024" in html.unescape(drawn)
        assert atlas.map().save(tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("look", "error"),
    [
        ({"follow": 5}, TypeError), ({"projection": 5}, TypeError), ({"title": 5}, TypeError),
        ({"height": "x"}, ValueError), ({"height": -1}, ValueError), ({"height": float("nan")}, ValueError),
    ],
)  # fmt: skip
def test_what_is_no_look_is_refused_at_once(
    atlas: geo.Atlas, look: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error, match=f"{next(iter(look))} got"):
        atlas.map(**look)


@pytest.mark.parametrize("name", ["n" * 300 + ".html", "a\0b.html"])
def test_what_cannot_be_a_file_is_said(atlas: geo.Atlas, tmp_path: Path, name: str) -> None:
    with pytest.raises(WriteError, match="choose another name"):
        atlas.map(title="\ud800 half").save(tmp_path / name)
    assert "\ufffd half" in atlas.map(title="\ud800 half").save(tmp_path / "map.html").read_text("utf-8")


def test_another_table_is_read_before_it_is_compared(atlas: geo.Atlas) -> None:
    with pytest.raises(TypeError, match="read the older table first"):
        atlas.changes_since(atlas.meetings)  # type: ignore[arg-type]
    assert atlas.changes_since(atlas).empty


def test_figures_are_plain_but_for_their_tables(atlas: geo.Atlas) -> None:
    found = atlas.figures()
    del found["tables"]
    assert json.loads(json.dumps(found)) == found

"""Projections of a real map document: chosen, refused in words, true, and the same map in each."""

from __future__ import annotations

import itertools
import math
import urllib.parse
from pathlib import Path
from typing import Any

import pytest
import xyzservices
from geopy.distance import geodesic
from playwright.sync_api import Page, expect

from geo.html.map import map_document
from geo.html.projections import PROJECTIONS
from tests.browser.replay_page import OPENS_IN, NewPage, noise, post, role, still, until
from tests.browser.test_sharing import answer, fragment, open_map, pixels, save_picture

pytestmark = pytest.mark.browser

FLAT = ("web-mercator", "equal-earth")
TILES = xyzservices.TileProvider(
    name="Example", url="https://tiles.example/{z}/{x}/{y}.png", attribution="example"
)


@pytest.fixture(scope="module")
def address(replay: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("map") / "map.html"
    file.write_text(map_document(replay), encoding="utf-8")
    return file.as_uri()


def opened(page: Page, address: str, name: str, **parts: Any) -> Page:
    """The map in a projection, once it is still."""
    open_map(page, f"{address}#{urllib.parse.urlencode({'projection': name} | parts)}")
    still(page)
    return page


def middles(page: Page) -> dict[str, tuple[float, float]]:
    """Key → middle of each mark that is in sight, in pixels of the page."""
    found: dict[str, list[float]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".sa-mark")]
          .filter((mark) => getComputedStyle(mark).visibility === "visible")
          .map((mark) => [mark.dataset.key, mark.getBoundingClientRect()])
          .map(([key, { x, y, width, height }]) => [key, [x + width / 2, y + height / 2]]))"""
    )
    return {key: (x, y) for key, (x, y) in found.items()}


def mark_of(page: Page, place: str) -> tuple[float, float]:
    """The middle of the mark of a place that has one alone."""
    key = page.locator(f'.sa-mark[aria-label^="{place}"]').get_attribute("data-key")
    return middles(page)[str(key)]


class TestChoice:
    def test_is_made_on_the_map_and_said_by_the_address(self, offline_page: Page, address: str) -> None:
        page = open_map(offline_page, address)
        before = middles(page)
        role(page, "projection-box").locator("summary").press("Enter")
        role(page, "projection").select_option(label="North Pole")
        role(page, "centre").select_option(label="150° E")
        until(page, lambda: fragment(page).get("centre") == "150")
        assert fragment(page)["projection"] == "north-polar"
        assert (answer(page)["projection"], answer(page)["centre"]) == ("north-polar", 150)
        assert middles(page).keys() == before.keys()
        assert middles(page) != before
        again = opened(page, page.url.partition("#")[0], "north-polar", centre=150)
        assert role(again, "projection").input_value() == "north-polar"
        assert noise(page) == []

    @pytest.mark.parametrize("name", PROJECTIONS)
    def test_is_made_by_message(self, offline_page: Page, address: str, name: str) -> None:
        page = open_map(offline_page, address)
        post(page, projection=name)
        until(page, lambda: answer(page)["projection"] == name)
        post(page, projection=None)
        until(page, lambda: answer(page)["projection"] == OPENS_IN)
        assert noise(page) == []

    def test_is_made_by_the_document(
        self, offline_page: Page, replay: dict[str, Any], tmp_path: Path
    ) -> None:
        file = tmp_path / "map.html"
        file.write_text(map_document(replay | {"projection": "north-polar", "centre": -100}), "utf-8")
        page = open_map(offline_page, file.as_uri())
        assert (answer(page)["projection"], answer(page)["centre"]) == ("north-polar", -100)
        assert fragment(page) == {} or "projection" not in fragment(page)

    @pytest.mark.parametrize("part", ["projection=peters", "projection=", "centre=181", "projection=%3Cb%3E"])
    def test_by_address_another_one_is_refused_in_words(
        self, offline_page: Page, address: str, part: str
    ) -> None:
        page = open_map(offline_page, f"{address}#{part}&day=2024-06-19")
        expect(role(page, "projection-note")).not_to_be_empty()
        said = role(page, "projection-note").inner_text()
        assert "peters" not in said
        assert "<b>" not in said
        assert (answer(page)["projection"], answer(page)["centre"]) == (OPENS_IN, 0)
        expect(role(page, "date")).to_have_attribute("datetime", "2024-06-19")

    @pytest.mark.parametrize(
        "wanted",
        [{"projection": name} for name in ("peters", 7, ["a"])] + [{"centre": one} for one in ("east", 1e9)],
    )
    def test_by_message_another_one_is_refused_in_words(
        self, offline_page: Page, address: str, wanted: dict[str, Any]
    ) -> None:
        page = open_map(offline_page, f"{address}#projection=north-polar&centre=150")
        before = (still(page), answer(page))
        post(page, **wanted)
        expect(role(page, "projection-note")).not_to_be_empty()
        assert (still(page), answer(page)) == before

    def test_distances_are_offered_where_there_is_a_seat(self, offline_page: Page, address: str) -> None:
        page = open_map(offline_page, f"{address}#follow=")
        distances = role(page, "projection").locator("option", has_text="Distances")
        expect(distances).to_be_disabled()
        post(page, projection="azimuthal-equidistant")
        expect(role(page, "projection-note")).to_contain_text("seat")
        post(page, follow="Vladimir Putin")
        expect(distances).to_be_enabled()
        post(page, projection="azimuthal-equidistant")
        until(page, lambda: answer(page)["projection"] == "azimuthal-equidistant")
        expect(role(page, "projection-note")).to_be_empty()

    def test_tiles_have_their_own_alone(
        self, offline_page: Page, replay: dict[str, Any], tmp_path: Path
    ) -> None:
        file = tmp_path / "map.html"
        file.write_text(map_document(replay, tiles=TILES), "utf-8")
        page = open_map(offline_page, f"{file.as_uri()}#projection=equal-earth")
        expect(role(page, "projection-box")).to_be_hidden()
        expect(role(page, "projection-note")).to_contain_text("tiles")
        assert answer(page)["projection"] == "web-mercator"


class TestTruth:
    """Where things lie on the screen."""

    def test_distances_from_the_seat_are_true(
        self, offline_page: Page, address: str, replay: dict[str, Any]
    ) -> None:
        """Between marks, in pixels, as geopy has them between their points."""
        page = opened(offline_page, address, "azimuthal-equidistant")
        points = replay["points"]
        at = {name: (points["lat"][i], points["lon"][i]) for i, name in enumerate(points["name"])}
        seat = mark_of(page, "somewhere in Russia")
        ratios = [
            math.dist(seat, mark_of(page, label)) / geodesic(at["Moscow"], at[name]).km
            for label, name in {
                "Beijing": "Beijing",
                "Pyongyang": "Pyongyang",
                "somewhere in Vietnam": "Hanoi",
            }.items()
        ]
        assert ratios == pytest.approx([ratios[0]] * len(ratios), rel=0.02)  # marks stand on whole pixels

    @pytest.mark.parametrize("name", PROJECTIONS)
    def test_a_way_is_pointed_at_where_it_is_drawn(self, offline_page: Page, address: str, name: str) -> None:
        page = opened(offline_page, address, name)
        spots = page.evaluate(DRAWN_WAY)
        assert spots
        for x, y in spots:
            page.mouse.move(x, y)
            expect(role(page, "route-tip")).to_be_visible()


DRAWN_WAY = """() => {
  const canvas = document.querySelector(".sa-ways");
  const { x, y, width } = canvas.getBoundingClientRect();
  const ratio = canvas.width / width;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const map = document.querySelector(".leaflet-container").getBoundingClientRect();
  const over = ".sa-mark, .sa-traveller, .sa-map > :not(.leaflet-container), .leaflet-control";
  const taken = [...document.querySelectorAll(over)].map((one) => one.getBoundingClientRect());
  const free = (px, py) => taken.every((box) =>
    px < box.left - 12 || px > box.right + 12 || py < box.top - 12 || py > box.bottom + 12);
  const spots = [];
  for (let at = 3; at < data.length; at += 4) {
    if (data[at] < 200) continue;
    const pixel = at >> 2;
    const [px, py] = [x + (pixel % canvas.width) / ratio, y + Math.floor(pixel / canvas.width) / ratio];
    const inside = px > map.left + 10 && px < map.right - 10 && py > map.top + 10 && py < map.bottom - 10;
    if (inside && free(px, py)) spots.push([px, py]);
  }
  return [1, 2, 3].map((part) => spots[Math.floor((spots.length * part) / 4)]).filter(Boolean);
}"""
"""Spots of the page at which ways are drawn, and nothing lies over them."""


class TestEach:
    """Cards, the traveller, pictures and paper in every projection."""

    @pytest.mark.parametrize("name", PROJECTIONS)
    def test_a_mark_opens_its_card_and_play_moves_the_traveller(
        self, offline_page: Page, address: str, name: str
    ) -> None:
        page = opened(offline_page, address, name)
        page.locator('.sa-mark[aria-label^="Beijing"]').first.press("Enter")  # another one may lie over it
        expect(role(page, "popup")).to_be_visible()
        page.keyboard.press("Escape")
        where = page.evaluate(TRAVELLER)
        role(page, "play").click()
        until(page, lambda: page.evaluate(TRAVELLER) not in (None, where))
        role(page, "play").click()
        assert noise(page) == []

    @pytest.mark.parametrize("name", PROJECTIONS)
    def test_a_saved_picture_is_of_the_map_as_it_is(
        self, offline_page: Page, address: str, name: str
    ) -> None:
        page = opened(offline_page, address, name, day="2024-06-19")
        role(page, "share").click()
        _, png = save_picture(page)
        colours = pixels(page, png, COLOURS)
        # Ways, land and water; where the world has an edge, the ground around it.
        assert colours > 20

    @pytest.mark.parametrize("name", PROJECTIONS)
    def test_round_the_world_lies_ground_on_paper_too(
        self, offline_page: Page, address: str, name: str
    ) -> None:
        page = opened(offline_page, address, name, view="0,0,0")  # the whole world, as near as the map allows
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        colours, ground = page.evaluate(PRINTED)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert (colours == ground) == (name != "web-mercator")

    @pytest.mark.parametrize("name", FLAT)
    def test_search_flies_to_what_it_finds(self, offline_page: Page, address: str, name: str) -> None:
        page = opened(offline_page, address, name)
        role(page, "search").click()
        role(page, "search-field").fill("Pyongyang")
        role(page, "search-list").locator("[role=option]").first.click()
        still(page)
        view = answer(page)["view"]
        assert (view["lat"], view["lon"]) == pytest.approx((39.03, 125.75), abs=1)


TRAVELLER = """() => {
  const one = document.querySelector("[data-role=traveller]");
  return one && one.getBoundingClientRect().toJSON();
}"""
COLOURS = """
  const seen = new Set();
  for (let at = 0; at < data.length; at += 4) seen.add(data.slice(at, at + 3).join());
  return seen.size;
"""
PRINTED = """() => {
  const canvas = document.querySelector(".sa-print canvas");
  const pen = canvas.getContext("2d");
  const at = (x, y) => [...pen.getImageData(x * canvas.width, y * canvas.height, 1, 1).data].join();
  // A column at the left edge, through land and water where those go on beyond it.
  const column = Array.from({ length: 60 }, (_, step) => at(0.002, 0.2 + step / 100));
  return [new Set(column).size, 1];
}"""


class TestGlobe:
    def middle(self, page: Page) -> tuple[float, float]:
        view = answer(page)["view"]
        return view["lat"], view["lon"]

    def test_turns_by_drag_and_keys(self, offline_page: Page, address: str) -> None:
        page = opened(offline_page, address, "orthographic")
        assert self.middle(page) == pytest.approx((55.75, 37.62), abs=0.1)
        box = page.locator(".leaflet-container").bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.7
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 60, y, steps=4)
        page.mouse.up()
        lat, lon = self.middle(page)
        assert lat == pytest.approx(55.75, abs=0.1)
        assert lon > 45
        page.locator(".leaflet-container").focus()
        page.keyboard.press("ArrowDown")
        assert self.middle(page) == pytest.approx((lat - 12, lon), abs=0.1)
        until(page, lambda: "view" in fragment(page))
        assert noise(page) == []

    def test_what_is_behind_it_is_out_of_sight_and_reach(self, offline_page: Page, address: str) -> None:
        page = opened(offline_page, address, "orthographic")
        behind = page.locator('.sa-mark[aria-label^="Beijing"]').first
        expect(behind).to_be_visible()
        post(page, view={"lat": -30, "lon": -100, "zoom": 2})
        expect(behind).to_be_hidden()
        post(page, view={"lat": 40, "lon": 116, "zoom": 2})
        expect(behind).to_be_visible()

    @pytest.mark.parametrize(("motion", "turns"), [("no-preference", True), ("reduce", False)])
    def test_turns_while_it_plays_unless_motion_is_to_be_reduced(
        self, new_page: NewPage, address: str, motion: str, turns: bool
    ) -> None:
        page = opened(new_page(reduced_motion=motion), address, "orthographic", day="2024-05-07")
        post(page, view={"lat": -40, "lon": -120, "zoom": 2})
        until(page, lambda: self.middle(page)[0] == pytest.approx(-40, abs=0.1))
        day = role(page, "date").get_attribute("data-day")
        role(page, "play").click()
        until(page, lambda: role(page, "date").get_attribute("data-day") != day)
        if turns:
            until(page, lambda: self.middle(page)[0] > -20)
        else:
            assert self.middle(page) == pytest.approx((-40, -120), abs=0.1)


def test_another_leaders_seat_comes_into_the_middle(offline_page: Page, address: str) -> None:
    page = opened(offline_page, address, "azimuthal-equidistant")
    post(page, follow="Xi Jinping")
    until(page, lambda: answer(page)["view"]["lon"] == pytest.approx(116.4, abs=1))
    assert noise(page) == []


def test_centres_differ(offline_page: Page, address: str) -> None:
    """The same marks lie elsewhere for each longitude in the middle."""
    seen = []
    for centre in ("0", "150", "seat", "-77.5"):
        page = opened(offline_page, address, "equal-earth", centre=centre)
        seen.append(middles(page))
    assert all(one != other for one, other in itertools.pairwise(seen))

"""Countries coloured by visits, in a real page: what is drawn, told, chosen and pointed at."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.html.map import map_document
from geo.replay import replay_document
from tests.browser.replay_page import NewPage, day, noise, post, role, until
from tests.build import atlas_of

pytestmark = pytest.mark.browser

TABLE = """date,leaders,city,country,status
2024-01-05,Ana Nord (Norway),Madrid,Spain,held
2024-01-15,Ana Nord (Norway),Suva,Fiji,held
2024-02-10,Ana Nord (Norway),Cayenne,French Guiana,held
2024-03-01,Ana Nord (Norway),Beijing,China,held
2024-03-20,Ana Nord (Norway),Shanghai,China,held
2024-04,Ana Nord (Norway),Ottawa,Canada,held
2024-05-20,Ana Nord (Norway),Canberra,Australia,planned
2024-06-01,Bo Süd (Spain); Ana Nord (Norway),Oslo,Norway,held"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("countries")
    path = folder / "map.html"
    path.write_text(map_document(replay_document(atlas_of(TABLE, folder))), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def coloured(offline_page: Page, address: str) -> Page:
    return opened(offline_page, f"{address}#countries=made")


@pytest.fixture
def level(offline_page: Page, address: str) -> Page:
    """The same in Web Mercator, where ``SPOT`` knows what lies where."""
    return opened(offline_page, f"{address}#countries=made&projection=web-mercator")


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    role(page, "play").wait_for()
    return page


def classes(page: Page) -> dict[str, str]:
    """The class of every coloured country: its level, ``u``: hatched, ``p``: outlined; -2: the own one."""
    said: str = page.locator("[data-summit-atlas]").get_attribute("data-countries") or ""
    return dict(one.split(":") for one in said.split())


def counts(page: Page) -> dict[str, str]:
    """The legend's lines with their numbers."""
    lines = page.locator(".sa-classes .sa-kind-switch").all()
    return {
        line.locator("span:not([class])").inner_text(): line.locator(".sa-kind-count").inner_text()
        for line in lines
    }


SPOT = """([lat, lon]) => {
  // Web Mercator; two marks whose places are known say where everything is.
  const spot = (city) => {
    const { x, y, width, height } = [...document.querySelectorAll('.sa-mark')]
      .find((mark) => mark.ariaLabel.includes(city)).getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };
  const mercator = (lat) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180 / Math.PI;
  const [madrid, suva] = [spot('Madrid'), spot('Suva')];
  const scale = (suva[0] - madrid[0]) / (178.44 + 3.70);
  return [madrid[0] + (lon + 3.70) * scale, madrid[1] - (mercator(lat) - mercator(40.42)) * scale];
}"""
PIXELS = """([x, y, around]) => {
  const side = Math.max(1, 2 * around);
  const of = (canvas) => {
    const box = canvas.getBoundingClientRect();
    const ratio = canvas.width / box.width;
    const at = [x - box.x, y - box.y].map((one) => Math.round(one * ratio - around));
    return canvas.getContext('2d').getImageData(...at, side, side).data;
  };
  const part = (value) => value.toString(16).padStart(2, '0');
  const hex = (data, at) => '#' + [0, 1, 2].map((one) => part(data[at + one])).join('');
  const layers = ['.sa-country-signs', '.sa-country-colours'].map((name) => of(document.querySelector(name)));
  const found = [];
  for (let at = 0; at < layers[0].length; at += 4) {
    const seen = layers.find((data) => data[at + 3] > 0); // what lies on top
    if (seen?.[at + 3] === 255) found.push(hex(seen, at));
  }
  return found;
}"""


FOUND = """(wanted) => {
  const canvas = document.querySelector('.sa-country-colours'), box = canvas.getBoundingClientRect();
  const rgb = [1, 3, 5].map((at) => parseInt(wanted.slice(at, at + 2), 16));
  const { data, width } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const spots = [];
  for (let at = 0; at < data.length; at += 4)
    if (rgb.every((one, part) => data[at + part] === one)) spots.push(at / 4);
  const at = spots[Math.floor(spots.length / 2)];
  const ratio = canvas.width / box.width;
  return at === undefined ? null : [box.x + (at % width) / ratio, box.y + Math.floor(at / width) / ratio];
}"""
"""Somewhere amid what has a colour, in pixels of the page."""


def pixels(page: Page, lat: float, lon: float, around: int = 0) -> list[str]:
    """Opaque colours of the layer at a place, and ``around`` so many pixels of it."""
    found: list[str] = page.evaluate(PIXELS, [*page.evaluate(SPOT, [lat, lon]), around])
    return found


def colour(page: Page, name: str) -> str:
    said: str = page.evaluate(
        "(name) => getComputedStyle(document.querySelector('[data-summit-atlas]')).getPropertyValue(name)",
        f"--sa-{name}",
    )
    return said.strip()


class TestColours:
    def test_every_country_has_the_colour_of_its_class(self, level: Page) -> None:
        assert classes(level) == {
            **{"ES": "0", "FJ": "0", "GF": "0", "CN": "1", "CA": "0u", "AU": "-1p", "NO": "-2"}
        }
        one, two = colour(level, "visits-2"), colour(level, "visits-4")
        until(level, lambda: pixels(level, 39, -2) == [one])
        assert pixels(level, 35, 100) == [two]
        assert pixels(level, 61.5, 9) == [colour(level, "own")]
        assert pixels(level, 52, 20) == []  # nobody was in Poland
        assert {one, colour(level, "land")} <= set(pixels(level, 60, -110, 12))  # hatched

    def test_a_country_too_small_to_be_seen_is_a_dot_of_its_colour(self, level: Page) -> None:
        one = colour(level, "visits-2")
        until(level, lambda: pixels(level, 39, -2) == [one])
        around = pixels(level, -17.8, 178, 4)
        assert around.count(one) > 30  # Fiji's own islands have some ten pixels

    def test_a_territory_without_an_outline_is_a_dot_where_it_was_visited(self, level: Page) -> None:
        one = colour(level, "visits-2")
        until(level, lambda: pixels(level, 4.94, -52.33, 2).count(one) > 8)
        level.locator("[data-class='0']").first.uncheck()
        until(level, lambda: pixels(level, 4.94, -52.33, 2) == [])

    def test_colours_follow_the_playhead_the_range_and_the_mode(self, coloured: Page) -> None:
        post(coloured, day=day("2024-03-10"))
        until(coloured, lambda: classes(coloured) == {"ES": "0", "FJ": "0", "GF": "0", "CN": "0", "NO": "-2"})
        post(coloured, mode="30-days", day=day("2024-03-12"))
        until(coloured, lambda: classes(coloured) == {"CN": "0", "NO": "-2"})
        post(coloured, mode="all", range=[day("2024-01-10"), day("2024-02-20")], day=day("2024-02-20"))
        until(coloured, lambda: classes(coloured) == {"FJ": "0", "GF": "0", "NO": "-2"})
        assert counts(coloured) == {"1 visit": "2", "The leader's own country": "", "Not visited": "193"}

    def test_what_was_painted_before_leaves_no_trace(
        self, coloured: Page, new_page: NewPage, address: str
    ) -> None:
        """To and fro, and at once: the same picture."""
        picture = """() => {
          let rough = 0;
          for (const canvas of document.querySelectorAll('.sa-country-colours, .sa-country-signs')) {
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            for (let at = 0; at < data.length; at += 4)
              if (data[at + 3] === 255) rough += data[at] + 3 * data[at + 1];
          }
          return rough;
        }"""
        for asked in ("2024-06-01", "2024-01-05", "2024-03-25", "2024-01-20"):
            post(coloured, day=day(asked))
            expect(role(coloured, "date")).to_have_attribute("datetime", asked)
        other = opened(new_page(), f"{address}#countries=made&day=2024-01-20")
        fresh = until(other, lambda: other.evaluate(picture))
        until(coloured, lambda: abs(coloured.evaluate(picture) / fresh - 1) < 0.01)

    def test_another_choice_counts_something_else(self, coloured: Page) -> None:
        role(coloured, "countries").select_option("hosted")
        until(coloured, lambda: classes(coloured) == {"ES": "0", "NO": "-2"})
        role(coloured, "countries").select_option("both")
        until(coloured, lambda: classes(coloured)["ES"] == "1")
        role(coloured, "countries").select_option("none")
        until(coloured, lambda: classes(coloured) == {})
        expect(role(coloured, "country-list")).to_be_hidden()
        expect(coloured.locator(".sa-country-colours")).to_be_hidden()
        assert noise(coloured) == []


class TestLegend:
    def test_says_how_many_countries_there_are_and_is_a_filter(self, coloured: Page) -> None:
        assert counts(coloured) == {
            "1 visit": "4",
            "2 visits": "1",
            "The leader's own country": "",
            "Planned": "1",
            "Place or days known only roughly": "1",
            "Not visited": "190",  # French Guiana is no State
        }
        coloured.locator("[data-class='1']").first.uncheck()
        coloured.locator("[data-class='planned']").first.uncheck()
        assert {"CN", "AU"}.isdisjoint(classes(coloured))
        coloured.locator("[data-class='1']").first.check()
        assert classes(coloured)["CN"] == "1"

    def test_offers_no_kind_without_meetings_in_the_range(self, coloured: Page) -> None:
        kinds = coloured.locator(".sa-kinds .sa-kind-switch:visible")
        expect(kinds).to_have_count(2)
        post(coloured, range=[day("2024-01-05"), day("2024-03-01")])
        expect(kinds).to_have_count(1)
        expect(kinds).to_contain_text("Visit made")

    def test_the_list_is_that_of_encyclopaedias_and_can_be_copied(self, coloured: Page) -> None:
        role(coloured, "country-list").click()
        field = role(coloured, "country-text")
        expect(field).to_have_value(
            "\n".join(
                [
                    "Visits abroad by Ana Nord, 5 January – 1 June 2024",
                    "One visit: Canada, Fiji, French Guiana, Spain.",
                    "Two visits: China.",
                    "Planned: Australia.",
                    "Never visited: 190 countries.",
                ]
            )
        )
        expect(role(coloured, "country-panel")).to_contain_text("United Nations view")
        role(coloured, "country-text-copy").click()
        expect(role(coloured, "country-said")).to_contain_text("List copied.")
        coloured.keyboard.press("Escape")
        expect(role(coloured, "country-panel")).to_be_hidden()


class TestBeside:
    def test_lines_and_marks_go_as_chosen(self, coloured: Page) -> None:
        ways, mark = coloured.locator(".sa-ways"), coloured.locator(".sa-mark").first
        expect(ways).to_be_visible()
        role(coloured, "beside").select_option("marks")
        expect(ways).to_be_hidden()
        expect(mark).to_be_visible()
        role(coloured, "beside").select_option("nothing")
        expect(mark).to_be_hidden()
        expect(coloured.locator(".sa-country-colours")).to_be_visible()
        role(coloured, "countries").select_option("none")  # nothing alone would be an empty map
        expect(mark).to_be_visible()


class TestPointing:
    def test_a_country_lights_up_what_belongs_to_it_and_says_its_number(self, coloured: Page) -> None:
        post(coloured, folded="legend")
        expect(role(coloured, "countries")).to_be_hidden()
        coloured.mouse.move(*coloured.evaluate(SPOT, [34, 98]))
        tip = role(coloured, "route-tip")
        expect(tip).to_have_text("China: 2 visits")
        expect(coloured.locator(".sa-mark-holder.sa-dim")).not_to_have_count(0)
        expect(coloured.locator(".sa-mark-holder:not(.sa-dim) .sa-mark")).to_have_count(2)
        coloured.mouse.move(5, 5)
        expect(tip).to_be_hidden()
        expect(coloured.locator(".sa-mark-holder.sa-dim")).to_have_count(0)

    def test_a_finger_points_for_a_moment(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page(has_touch=True), f"{address}#countries=made&beside=nothing&folded=legend")
        found = until(page, lambda: page.evaluate(FOUND, colour(page, "visits-4")))
        page.touchscreen.tap(*found)
        expect(role(page, "route-tip")).to_have_text("China: 2 visits")
        expect(role(page, "route-tip")).to_be_hidden()


class TestChoices:
    def test_address_and_messages_say_what_is_coloured_and_what_is_none_changes_nothing(
        self, offline_page: Page, address: str
    ) -> None:
        page = opened(offline_page, f"{address}#countries=all&beside=lines")
        assert classes(page) == {}
        post(page, countries="both", beside="marks")
        expect(role(page, "countries")).to_have_value("both")
        expect(role(page, "beside")).to_have_value("marks")
        post(page, countries="<img>", beside=7)
        post(page, countries=None)
        expect(role(page, "countries")).to_have_value("both")
        role(page, "share").click()
        expect(role(page, "share-link")).to_have_value(re.compile("countries=both&beside=marks"))
        assert noise(page) == []

    def test_a_document_opens_as_it_says_and_the_choice_can_be_taken_back(
        self, offline_page: Page, tmp_path: Path
    ) -> None:
        document: dict[str, Any] = replay_document(
            atlas_of(TABLE, tmp_path), countries="made", beside="nothing"
        )
        file = tmp_path / "map.html"
        file.write_text(map_document(json.loads(json.dumps(document))), encoding="utf-8")
        page = opened(offline_page, file.as_uri())
        assert classes(page)["CN"] == "1"
        role(page, "countries").select_option("none")
        until(page, lambda: "countries=none" in page.url)

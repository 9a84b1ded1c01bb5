"""The map of flows in a real browser: what it draws, says and lets choose, against known figures."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from geo.flow.document import flow_document
from geo.flow.map import flow_map_document
from tests.browser import axe
from tests.browser.replay_page import EPOCH, NewPage, day, noise, post, role, still, until
from tests.browser.test_colours import LEAST, LEAST_CONTRAST, contrast, linear, seen
from tests.flow.truth import HOSTILE, LEFT_OUT, truth_flows
from tests.flow.world import world_flows

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}
EQUATOR = ("KE", "Libreville", "GA", 0.39, 9.45, "city")
"""A way along the equator: on the map it lies level."""

# The ink of the flows' canvas: how many pixels, their middle, how thick at 30 % and 80 % from the left.
DATES = """() => {
  window.dates = [];
  const date = document.querySelector("[data-role=date]");
  new MutationObserver(() => { if (dates.at(-1) !== date.textContent) dates.push(date.textContent); })
    .observe(date, { childList: true, characterData: true, subtree: true });
}"""
"""From now on ``dates`` holds the dates shown, one after the other."""
INK = """() => {
  const canvas = document.querySelector("canvas.sa-ways");
  const { width, height } = canvas;
  const data = canvas.getContext("2d").getImageData(0, 0, width, height).data;
  const columns = new Array(width).fill(0);
  let [ink, x, y] = [0, 0, 0];
  for (let at = 3; at < data.length; at += 4) {
    if (data[at] < 100) continue;
    const pixel = (at - 3) / 4;
    ink += 1;
    x += pixel % width;
    y += Math.floor(pixel / width);
    columns[pixel % width] += 1;
  }
  const box = canvas.getBoundingClientRect();
  const scale = box.width / width;
  const used = columns.filter((count) => count);
  const thick = (share) => used[Math.floor(used.length * share)] * scale;
  const [left, right] = [thick(0.3), thick(0.8)];
  return { ink, x: box.left + (x / ink) * scale, y: box.top + (y / ink) * scale, left, right };
}"""


# The colours that cover most of the flows' canvas where it is all but opaque, as #rrggbb.
COLOURS = """() => {
  const canvas = document.querySelector("canvas.sa-ways");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const found = new Map();
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] < 150) continue;
    const colour = "#" + [0, 1, 2].map((part) => data[at + part].toString(16).padStart(2, "0")).join("");
    found.set(colour, (found.get(colour) || 0) + 1);
  }
  return [...found].sort((a, b) => b[1] - a[1]).slice(0, 60).map(([colour]) => colour);
}"""

# What the canvases show as #rrggbb at a distance from the middle of a capital's button.
DOT = """([country, right, down]) => {
  const box = document.querySelector(`[data-country=${country}]`).getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2 + right, box.y + box.height / 2 + down];
  const shown = [...document.querySelectorAll(".sa-ways, .leaflet-sa-trail-pane canvas:not([hidden])")];
  const copy = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  for (const canvas of shown.reverse()) {
    const area = canvas.getBoundingClientRect();
    const scale = canvas.width / area.width;
    copy.clearRect(0, 0, 1, 1);
    copy.drawImage(canvas, -Math.floor((x - area.x) * scale), -Math.floor((y - area.y) * scale));
    const pixel = copy.getImageData(0, 0, 1, 1).data;
    const parts = [...pixel].map((part) => part.toString(16).padStart(2, "0"));
    if (pixel[3] > 250) return "#" + parts.slice(0, 3).join("");
  }
  return null;
}"""


def ring(page: Page, country: str, far: int) -> str | None:
    """The colour to the left of a capital's middle, so many pixels away."""
    found: str | None = page.evaluate(DOT, [country, -far, 0])
    return found


def inks(page: Page, *names: str) -> list[str]:
    """Colours of the style sheet, as #rrggbb."""
    read = "(names) => names.map((name) => getComputedStyle(document.querySelector('.sa-root'))"
    found: list[str] = page.evaluate(f"{read}.getPropertyValue(`--sa-${{name}}`).trim())", list(names))
    return found


def drawn_colour(page: Page, selector: str) -> str:
    """The background of an element as ``#rrggbb``."""
    colour = page.locator(selector).first.evaluate("(e) => getComputedStyle(e).backgroundColor")
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


def write(path: Path, rows: tuple[tuple[Any, ...], ...] | None = None, **options: Any) -> str:
    """A map of these rows, or of the truth, in a file; its address."""
    flows = truth_flows() if rows is None else truth_flows(rows)
    path.write_text(flow_map_document(flow_document(flows, "month", **options)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("flows")
    return write(
        folder / "truth.html", title="Visits", credits=["Visits: a table by hand"], left_out=LEFT_OUT
    )


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Ten years of a world of flows, cut to a small file."""
    file = tmp_path_factory.mktemp("flows") / "world.html"
    flows = world_flows(visits=40_000, years=10)
    document = flow_document(flows, "month", credits=["Visits: made up"], most_bytes=90_000)
    file.write_text(flow_map_document(document), encoding="utf-8")
    return file.as_uri()


def opened(new_page: NewPage, address: str, **options: Any) -> Page:
    page = new_page(**options)
    page.goto(address)
    role(page, "play").wait_for()
    return page


def rows_of_list(page: Page) -> list[str]:
    """The routes of the list with their visits, as it says them."""
    still(page)  # the list follows the map calmly
    rows = page.locator(".sa-flow-list li:not([hidden]) button")
    return [
        f"{row.locator('.sa-flow-name').inner_text()}: {row.locator('.sa-flow-count').inner_text()}"
        for row in rows.all()
    ]


def route(page: Page, name: str) -> Locator:
    return page.locator(".sa-flow-row").filter(has_text=name)


def table_rows(page: Page) -> list[list[str]]:
    role(page, "table").click()
    rows: list[list[str]] = page.locator(".sa-meetings tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    page.keyboard.press("Escape")
    return rows


def ink(page: Page) -> dict[str, float]:
    found: dict[str, float] = still(page, INK)
    return found


class TestFigures:
    def test_opens_on_all_visits_so_far(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address)
        expect(role(page, "date")).to_have_text("May 2019")
        expect(role(page, "mode-so-far")).to_have_attribute("aria-pressed", "true")
        assert rows_of_list(page)[:3] == [
            "France → Berlin, Germany: 15",
            "United States → Tokyo, Japan: 7",
            "Germany → Paris, France: 5",
        ]
        expect(role(page, "where")).to_have_text("34 visits on 6 routes; most: France → Berlin, Germany (15)")
        expect(role(page, "top-words")).to_have_text("all 6 routes")
        assert noise(page) == []

    def test_one_period_counts_only_its_visits(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address)
        role(page, "mode-period").click()
        post(page, day=day("2019-03-20"))
        expect(role(page, "date")).to_have_text("March 2019")
        assert rows_of_list(page) == [
            "France → Berlin, Germany: 12",
            "Germany → Paris, France: 5",
            "France → Germany (no place known): 2",
        ]
        role(page, "mode-so-far").click()
        post(page, day=day("2019-04-01"))
        assert rows_of_list(page)[0] == "France → Berlin, Germany: 15"

    def test_table_has_the_figures_of_the_flows(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address)
        post(page, day=day("2019-04-01"))
        assert table_rows(page) == [
            ["France", "Berlin, Germany", "3", "3", "15", "37"],
            ["Germany", "Paris, France", "0", "0", "5", "9"],
            ["Japan", f"{HOSTILE}, Brazil", "4", "4", "4", "4"],
            ["France", "Germany (no place known)", "0", "0", "2", "2"],
        ]

    def test_table_list_and_map_of_a_whole_world_say_the_same(self, new_page: NewPage, world: str) -> None:
        page = opened(new_page, world)
        post(page, day=day("1990-06-01"), mode="period", top=10)
        expect(role(page, "date")).to_have_text("June 1990")
        still(page)
        rows = table_rows(page)
        assert len(rows) == 100
        expect(role(page, "table-status")).to_have_text(re.compile(r"Rows 1 to 100 of \d+"))
        listed = rows_of_list(page)
        assert [f"{row[0]} → {row[1]}: {row[2]}" for row in rows[:10]] == listed
        counts = [int(row[2]) for row in rows]
        assert counts == sorted(counts, reverse=True)

    def test_sums_so_far_are_right_whichever_way_they_are_come_by(
        self, new_page: NewPage, world: str
    ) -> None:
        page = opened(new_page, world)
        there = {}
        for month in ("1986-01", "1992-07", "1990-02", "1990-03", "1994-12", "1990-02"):
            post(page, day=day(f"{month}-01"))
            expect(role(page, "date")).to_have_attribute("datetime", f"{month}-01")
            said = role(page, "where").inner_text()
            assert there.setdefault(month, said) == said
        fresh = opened(new_page, f"{world}#day=1990-02-01")
        expect(role(fresh, "where")).to_have_text(there["1990-02"])

    def test_what_was_not_held_waits_for_its_switch(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address)
        assert not any("India" in row for row in rows_of_list(page))
        page.get_by_label(re.compile("Visits, planned")).check()
        assert "India → Rome, Italy: 6" in rows_of_list(page)
        route(page, "India").hover()
        expect(role(page, "route-tip")).to_contain_text("6 visits, 6 of them planned")

    def test_range_narrows_what_counts_so_far(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address)
        post(page, range=[day("2019-04-10"), day("2019-05-31")])
        expect(role(page, "range")).to_have_text("April 2019 – May 2019")
        assert rows_of_list(page)[0] == "United States → Tokyo, Japan: 7"
        assert "France → Berlin, Germany: 3" in rows_of_list(page)


class TestDrawing:
    @pytest.fixture
    def level(self, new_page: NewPage, tmp_path: Path) -> Page:
        """One route with 1, 25 and 100 visits in its months."""
        months = zip(("2019-01", "2019-02", "2019-03"), (1, 25, 100), strict=True)
        rows = tuple((*EQUATOR, month, "made", "held", count, count) for month, count in months)
        page = opened(new_page, write(tmp_path / "level.html", rows))
        role(page, "mode-period").click()
        return page

    def test_width_follows_the_square_root_of_the_visits(self, level: Page) -> None:
        thick = []
        for month in ("2019-01", "2019-02", "2019-03"):
            post(level, day=day(f"{month}-01"))
            expect(role(level, "date")).to_have_attribute("datetime", f"{month}-01")
            thick.append(ink(level)["left"])
        one, quarter, full = thick
        assert one < quarter < full
        assert 1.5 < full / quarter < 2.6
        assert full / one >= 2.5

    def test_flow_is_thin_where_it_begins_and_has_its_head_where_it_leads_to(self, level: Page) -> None:
        """The way from Nairobi goes west: its head is at the left."""
        found = ink(level)
        assert found["left"] > 1.4 * found["right"]

    def test_legend_says_how_wide_how_many_visits_are(self, level: Page) -> None:
        samples = role(level, "scale").locator("li[data-visits]")
        numbers = [int(one.get_attribute("data-visits") or "") for one in samples.all()]
        assert numbers[-1] == 100
        assert numbers == sorted(numbers)
        expect(role(level, "scale")).to_contain_text("Visits in a month")
        role(level, "mode-so-far").click()
        expect(role(level, "scale")).to_contain_text("Visits so far")

    def test_there_and_back_lie_apart(self, new_page: NewPage, tmp_path: Path) -> None:
        there = (*EQUATOR, "2019-01", "made", "held", 9, 9)
        back = ("GA", "Nairobi", "KE", -1.28, 36.82, "city", "2019-01", "made", "held", 9, 9)
        middles = []
        for name, rows in (("there", (there,)), ("back", (back,))):
            page = opened(new_page, write(tmp_path / f"{name}.html", rows))
            post(page, view={"lat": 0, "lon": 23, "zoom": 4})
            middles.append(ink(page)["y"])
        assert abs(middles[0] - middles[1]) > 10

    def test_number_of_routes_follows_the_slider(self, new_page: NewPage, world: str) -> None:
        page = opened(new_page, world)
        slider, words = role(page, "top"), role(page, "top-words")
        expect(words).to_have_text(re.compile(r"^strongest 50 of [\d,]+ routes; \d+\s% of visits$"))
        expect(slider).to_have_attribute("aria-valuetext", words.inner_text())
        before = ink(page)["ink"]
        slider.focus()
        page.keyboard.press("Home")
        expect(words).to_have_text(re.compile(r"^strongest 5 of "))
        assert len(rows_of_list(page)) == 5
        assert ink(page)["ink"] < 0.75 * before
        page.keyboard.press("End")
        expect(words).to_have_text(re.compile(r"^strongest 500 of "))
        assert ink(page)["ink"] > before

    def test_says_on_the_map_what_was_cut_and_left_out(
        self, new_page: NewPage, world: str, address: str
    ) -> None:
        page = opened(new_page, world)
        note = role(page, "cut")
        expect(note.locator("summary")).to_have_text("Not all is shown")
        note.locator("summary").click()
        expect(note).to_contain_text("are left out of this map")
        expect(note).to_contain_text("their places are not told apart")
        truth = opened(new_page, address)
        expect(role(truth, "cut")).to_have_count(0)
        truth.get_by_text("How to read this map").click()
        expect(role(truth, "left-out")).to_contain_text("51 rows: domestic")
        expect(role(truth, "left-out")).not_to_contain_text("faulty")
        truth.get_by_text("Credits").click()
        expect(truth.locator(".sa-credits")).to_contain_text("Visits: a table by hand")


class TestCountry:
    @pytest.mark.parametrize("by", ["mark", "choice", "address", "message"])
    def test_country_picked_shows_its_own_told_apart(self, new_page: NewPage, address: str, by: str) -> None:
        page = opened(new_page, address + ("#country=FR" if by == "address" else ""))
        if by == "mark":
            page.locator("[data-country=FR]").click()
        elif by == "choice":
            role(page, "country").select_option(label="France (22)")
        elif by == "message":
            post(page, country="FR")
        expect(page.locator(".sa-title")).to_have_text("Visits: France")
        assert rows_of_list(page) == [
            "France → Berlin, Germany: 15",
            "Germany → Paris, France: 5",
            "France → Germany (no place known): 2",
        ]
        assert page.locator(".sa-flow-list li:not([hidden]) .sa-flow-side").all_inner_texts() == [
            "out",
            "in",
            "out",
        ]
        expect(role(page, "scale")).to_contain_text("out of France")
        expect(page.locator("[data-country=FR]")).to_have_attribute("aria-pressed", "true")

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_out_and_in_differ_for_everybody(self, new_page: NewPage, address: str, theme: str) -> None:
        """The colours of list and map, for each sight and in grey, and on the ground."""
        page = opened(new_page, f"{address}#country=FR", color_scheme=theme)
        still(page, COLOURS)
        out, into = (
            drawn_colour(page, f".sa-flow-row[data-side={side}] .sa-flow-bar") for side in ("out", "in")
        )
        views = [seen(linear(colour)) for colour in (out, into)]
        for sight, least in LEAST.items():
            assert np.linalg.norm(views[0][sight] - views[1][sight]) >= least, sight
        ground = drawn_colour(page, ".folium-map")
        assert min(contrast(colour, ground) for colour in (out, into)) >= LEAST_CONTRAST
        drawn = [seen(linear(colour))["full sight"] for colour in page.evaluate(COLOURS)]
        for view in views:
            assert min(np.linalg.norm(view["full sight"] - one) for one in drawn) < 0.02

    def test_pressed_again_all_are_back(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address)
        mark = page.locator("[data-country=FR]")
        mark.click()
        expect(role(page, "country")).not_to_have_value("-1")
        mark.click()
        expect(role(page, "country")).to_have_value("-1")
        expect(role(page, "top-words")).to_have_text("all 6 routes")

    def test_capital_known_by_country_alone_is_hollow(self, new_page: NewPage, tmp_path: Path) -> None:
        rows = (("FR", "", "DE", np.nan, np.nan, "country", "2019-03", "made", "held", 2, 2),)
        page = opened(new_page, write(tmp_path / "hollow.html", rows))
        expect(page.locator("[data-country=DE]")).to_have_class(re.compile("sa-is-open"))
        expect(page.locator("[data-country=FR]")).not_to_have_class(re.compile("sa-is-open"))
        ink, panel = inks(page, "ink", "panel")
        assert ring(page, "DE", 0) == panel
        assert ring(page, "DE", 4) == ink
        assert ring(page, "FR", 0) == ink

    def test_capital_of_the_country_picked_is_ringed(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, f"{address}#country=FR")
        still(page)
        ink, paper = inks(page, "ink", "paper")
        assert [ring(page, "FR", far) for far in (0, 6, 9)] == [ink, paper, ink]
        assert ring(page, "DE", 0) == ink
        assert ring(page, "DE", 9) != ink


class TestPointing:
    def test_pointer_on_a_flow_tells_its_figures(self, new_page: NewPage, tmp_path: Path) -> None:
        rows = ((*EQUATOR, "2019-03", "made", "held", 12, 34),)
        page = opened(new_page, write(tmp_path / "one.html", rows))
        role(page, "mode-period").click()
        found = ink(page)
        page.mouse.move(found["x"], found["y"])
        tip = role(page, "route-tip")
        expect(tip).to_have_text("Kenya → Libreville, Gabon: 12 visits in March 2019, 34 reports")
        page.mouse.move(found["x"], found["y"] + 80)
        expect(tip).to_be_hidden()

    def test_focus_on_the_list_tells_the_same(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address)
        page.locator(".sa-flow-row").first.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        tip = role(page, "route-tip")
        expect(tip).to_have_text(
            "France → Berlin, Germany: 15 visits from March 2019 to May 2019, 37 reports"
        )
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()

    def test_focus_goes_from_capital_to_capital_by_arrow_keys(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address)
        stops = page.locator(".sa-flow-mark[tabindex='0']")
        expect(stops).to_have_count(1)
        stops.focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")
        expect(role(page, "route-tip")).to_have_text(
            "France: 17 visits out and 5 in, from March 2019 to May 2019"
        )
        expect(page.locator("[data-country=FR]")).to_be_focused()

    def test_capitals_tell_the_figures_of_the_period_shown(self, new_page: NewPage, address: str) -> None:
        """Also to who reads along without moving the focus there."""
        page = opened(new_page, address)
        france = page.locator("[data-country=FR]")
        label = "France: 17 visits out and 5 in, from March 2019 to May 2019"
        expect(france).to_have_attribute("aria-label", label)
        post(page, mode="period", day=day("2019-04-10"))
        expect(france).to_have_attribute("aria-label", "France: 3 visits out and 0 in, in April 2019")

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_capital_pointed_at_grows(self, new_page: NewPage, address: str, theme: str) -> None:
        page = opened(new_page, address, color_scheme=theme)
        page.locator("[data-country=US]").wait_for()
        still(page)
        ink = inks(page, "ink")[0]
        assert ring(page, "US", 6) != ink
        page.locator("[data-country=US]").hover()
        until(page, lambda: ring(page, "US", 6) == ink)
        page.mouse.move(5, 5)
        until(page, lambda: ring(page, "US", 6) != ink)

    def test_where_capitals_are_close_the_nearest_one_is_meant(
        self, new_page: NewPage, tmp_path: Path
    ) -> None:
        """Their buttons overlap: the one on top hides others' middles."""
        towards = ("AU", "Canberra", "AU", -35.28, 149.13, "city", "2019-03", "made", "held", 1, 1)
        rows = tuple((land, *towards[1:]) for land in ("FR", "BE", "NL", "LU", "DE", "GB"))
        page = opened(new_page, write(tmp_path / "close.html", rows))
        pressed = page.locator(".sa-mark[aria-pressed=true]")
        still(page)
        for country, name in (
            ("FR", "France"),
            ("BE", "Belgium"),
            ("LU", "Luxembourg"),
            ("GB", "United Kingdom"),
        ):
            box = page.locator(f"[data-country={country}]").bounding_box()
            assert box is not None
            middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            page.mouse.move(*middle)
            expect(role(page, "route-tip")).to_contain_text(f"{name}: 1 visit out")
            page.mouse.click(*middle)
            expect(pressed).to_have_attribute("data-country", country)
            role(page, "country").select_option(index=0)
            expect(pressed).to_have_count(0)

    def test_a_second_press_of_a_capital_lets_go_of_its_country(
        self, new_page: NewPage, address: str
    ) -> None:
        page = opened(new_page, address)
        page.locator("[data-country=FR]").focus()
        for picked in (1, 0):
            page.keyboard.press("Enter")
            expect(page.locator(".sa-mark[aria-pressed=true]")).to_have_count(picked)

    def test_press_holds_a_route_until_escape(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address)
        route(page, "Tokyo").click()
        page.mouse.move(5, 5)
        expect(route(page, "Tokyo")).to_have_attribute("aria-pressed", "true")
        expect(role(page, "route-tip")).to_contain_text("7 visits")
        page.keyboard.press("Escape")
        expect(role(page, "route-tip")).to_be_hidden()
        expect(route(page, "Tokyo")).to_have_attribute("aria-pressed", "false")

    def test_another_country_lets_go_of_the_route_held(self, new_page: NewPage, address: str) -> None:
        """It may not be among the country's, and its words would stand over an unlit map."""
        page = opened(new_page, address)
        page.locator(".sa-flow-row").first.click()
        page.mouse.move(5, 5)
        expect(role(page, "route-tip")).to_contain_text("Berlin")
        japan = role(page, "country").locator("option", has_text="Japan").get_attribute("value")
        role(page, "country").select_option(japan)
        expect(role(page, "route-tip")).to_be_hidden()
        expect(page.locator("[data-summit-atlas]")).not_to_have_class(re.compile("sa-pointed"))
        assert noise(page) == []

    def test_route_that_cannot_be_drawn_is_told(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address)
        route(page, "Antarctica").hover()
        expect(role(page, "route-tip")).to_contain_text("not on the map")


class TestTime:
    def test_play_moves_the_period_and_pause_stops_it(self, new_page: NewPage, world: str) -> None:
        page = opened(new_page, world)
        page.evaluate(DATES)
        role(page, "play").click()
        page.wait_for_function("() => dates.length > 4")
        role(page, "play").click()
        shown = role(page, "date").inner_text()
        dates = page.evaluate("dates")
        assert dates[-1] == shown
        assert [datetime.datetime.strptime(one, "%B %Y").year for one in dates[:2]] == [1985, 1985]  # noqa: DTZ007
        page.wait_for_timeout(500)
        expect(role(page, "date")).to_have_text(shown)
        assert noise(page) == []

    def test_steps_keys_and_slider_go_by_periods(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address)
        role(page, "day-back").click()
        expect(role(page, "date")).to_have_text("April 2019")
        head = role(page, "playhead")
        expect(head).to_have_attribute("aria-valuetext", "April 2019")
        head.press("ArrowLeft")
        expect(head).to_have_attribute("aria-valuetext", "March 2019")
        expect(head).to_have_attribute("aria-valuenow", str(day("2019-03-01")))
        head.press("End")
        expect(role(page, "date")).to_have_text("May 2019")
        role(page, "range-from").press("ArrowRight")
        expect(role(page, "range")).to_have_text("April 2019 – May 2019")
        role(page, "move-range").press("ArrowLeft")
        expect(role(page, "range")).to_have_text("March 2019 – April 2019")
        assert EPOCH + int(head.get_attribute("aria-valuenow") or "") > 0

    def test_typed_month_is_gone_to(self, new_page: NewPage, world: str) -> None:
        page = opened(new_page, world)
        role(page, "more").click()
        role(page, "date-typed").fill("March 1991")
        role(page, "date-go").click()
        expect(role(page, "date")).to_have_text("March 1991")

    def test_reduced_motion_goes_step_by_step(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address, reduced_motion="reduce")
        page.evaluate(DATES)
        role(page, "play").click()
        page.wait_for_function("() => dates.length > 2")
        assert page.evaluate("dates")[:3] == ["March 2019", "April 2019", "May 2019"]

    def test_address_opens_what_it_says_and_follows(self, new_page: NewPage, world: str) -> None:
        page = opened(new_page, f"{world}#day=1991-03-01&mode=period&country=FR&top=20")
        expect(role(page, "date")).to_have_text("March 1991")
        expect(role(page, "mode-period")).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".sa-title")).to_have_text("Where France went, and who came")
        role(page, "day-on").click()
        expect(page).to_have_url(re.compile(r"day=1991-04-01&.*country=FR&top=20"))

    @pytest.mark.parametrize("part", ["country=ZZ", "top=51", "mode=all", "day=2019-13-01", "top=<b>", "%"])
    def test_address_that_says_nonsense_is_not_heeded(
        self, new_page: NewPage, address: str, part: str
    ) -> None:
        page = opened(new_page, f"{address}#{part}")
        expect(role(page, "top-words")).to_have_text("all 6 routes")
        assert noise(page) == []


class TestForEverybody:
    @pytest.mark.parametrize("theme", ["light", "dark"])
    @pytest.mark.parametrize("viewport", [None, NARROW], ids=["desktop", "narrow"])
    def test_axe_finds_nothing(
        self, new_page: NewPage, world: str, theme: str, viewport: dict[str, int] | None
    ) -> None:
        size = {"viewport": viewport} if viewport else {}
        page = opened(new_page, f"{world}#country=FR", color_scheme=theme, **size)
        page.locator(".sa-flow-row").first.hover()
        assert axe.violations(page) == []
        page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
        assert axe.violations(page) == []
        page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = false; })")
        role(page, "table").click()
        expect(page.locator(".sa-meetings tbody tr").first).to_be_visible()
        assert axe.violations(page) == []

    def test_targets_on_a_phone_are_44_pixels(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address, viewport=PHONE, has_touch=True, is_mobile=True)
        small = page.evaluate(
            """() => [...document.querySelectorAll('button, select, summary, input, [role=slider], a')]
              .filter((e) => e.checkVisibility({ visibilityProperty: true }))
              .filter((e) => !e.closest('dialog:not([open])'))
              .map((e) => {
                const box = (e.closest('label') || e).getBoundingClientRect();
                const style = getComputedStyle(e, '::after');
                const grown = style.position === 'absolute' ? Math.min(0, parseFloat(style.inset) || 0) : 0;
                const more = -2 * grown;
                return [e.dataset.role || e.className || e.tagName, box.width + more, box.height + more];
              })
              .filter(([, width, height]) => Math.min(width, height) < 43.5)"""
        )
        assert small == []

    @pytest.mark.parametrize(
        ("viewport", "scale"),
        [(NARROW, 1), ({"width": 640, "height": 400}, 2)],
        ids=["320 pixels", "1280 by 800 at 200 %"],
    )
    def test_nothing_is_lost_at_small_sizes(
        self, new_page: NewPage, world: str, viewport: dict[str, int], scale: int
    ) -> None:
        page = opened(new_page, f"{world}#country=FR", viewport=viewport, device_scale_factor=scale)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for name in (
            "country",
            "table",
            "play",
            "playhead",
            "mode-period",
            "top",
            "top-words",
            "list",
            "scale",
            "cut",
        ):
            role(page, name).scroll_into_view_if_needed()
            box = role(page, name).bounding_box()
            assert box
            assert box["x"] >= -22
            assert box["x"] + box["width"] <= viewport["width"] + 22, name

    def test_live_region_says_the_period_calmly(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address)
        expect(page.locator(".sa-live")).to_have_text(
            "May 2019. 34 visits on 6 routes; most: France → Berlin, Germany (15)"
        )

    def test_hostile_names_are_text(self, new_page: NewPage, tmp_path: Path) -> None:
        rows = (("JP", HOSTILE, "BR", -10.0, -50.0, "city", "2019-04", "third", "held", 4, 4),)
        options = {"title": HOSTILE, "credits": [HOSTILE], "left_out": {HOSTILE: 3}}
        page = opened(new_page, write(tmp_path / "hostile.html", rows, **options))
        expect(page.locator(".sa-title")).to_have_text(HOSTILE)
        assert rows_of_list(page) == [f"Japan → {HOSTILE}, Brazil: 4"]
        page.locator(".sa-flow-row").first.hover()
        expect(role(page, "route-tip")).to_contain_text(HOSTILE)
        assert table_rows(page)[0][1] == f"{HOSTILE}, Brazil"
        assert page.locator("img").count() == 0
        assert noise(page) == []

    def test_no_flows_at_all_are_said(self, new_page: NewPage, tmp_path: Path) -> None:
        page = new_page()
        page.goto(write(tmp_path / "none.html", ()))
        expect(role(page, "where")).to_have_text("No visits")
        expect(role(page, "play")).to_be_hidden()
        assert noise(page) == []

    def test_other_version_is_refused_with_a_message(self, new_page: NewPage, tmp_path: Path) -> None:
        document = {**flow_document(truth_flows(), "month"), "version": 99}
        file = tmp_path / "other.html"
        file.write_text(flow_map_document(document), encoding="utf-8")
        page = new_page()
        page.goto(file.as_uri())
        expect(page.get_by_role("alert")).to_contain_text("another version")


class TestCountries:
    @pytest.fixture
    def coloured(self, offline_page: Page, tmp_path: Path) -> Page:
        """A map that opens with countries coloured by the visits they received, and nothing beside them."""
        document = flow_document(truth_flows(), "month") | {"coloured": "received", "beside": "nothing"}
        file = tmp_path / "coloured.html"
        file.write_text(flow_map_document(document), encoding="utf-8")
        offline_page.goto(file.as_uri())
        role(offline_page, "play").wait_for()
        return offline_page

    def test_are_coloured_by_the_visits_that_the_document_names(self, coloured: Page) -> None:
        role(coloured, "country-list").click()
        lines = role(coloured, "country-text").input_value().splitlines()
        assert lines[1:-1] == [
            "One visit: Antarctica.",
            "Four visits: Brazil.",
            "Five visits: France.",
            "Seven visits: Japan.",
            "17 visits: Germany.",
        ]
        assert set(coloured_now(coloured)) == {"AQ", "BR", "DE", "FR", "JP"}
        expect(coloured.locator("canvas.sa-ways")).to_be_hidden()

    def test_follow_the_choice_the_day_and_the_country_picked(self, coloured: Page) -> None:
        post(coloured, countries="made", beside="all")
        assert set(until(coloured, lambda: coloured_now(coloured))) == {"DE", "FR", "JP", "KE", "US"}
        post(coloured, day=day("2019-03-01"))
        until(coloured, lambda: set(coloured_now(coloured)) == {"DE", "FR"})
        post(coloured, country="DE")  # it alone, and whom it visited
        until(coloured, lambda: coloured_now(coloured) == {"DE": "-2", "FR": coloured_now(coloured)["FR"]})
        post(coloured, countries="none")
        until(coloured, lambda: not coloured_now(coloured))


def coloured_now(page: Page) -> dict[str, str]:
    """The class of every coloured country; -2: the one that is picked."""
    said: str = page.locator("[data-summit-atlas]").get_attribute("data-countries") or ""
    return dict(one.split(":") for one in said.split())

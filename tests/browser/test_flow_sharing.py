"""Sharing a map of flows: link, frame, picture, video and paper, against what the page itself shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.flow.document import flow_document
from geo.flow.map import flow_map_document
from tests.browser import axe
from tests.browser.replay_page import NewPage, noise, role
from tests.browser.test_flows import opened, write
from tests.browser.test_sharing import film, height_around_the_map, pixels, pixels_near, save_picture
from tests.flow.truth import ROWS, truth_flows

pytestmark = pytest.mark.browser

CATCH_WORDS = """() => {
  window.said = [];
  const fillText = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    said.push(text);
    return fillText.call(this, text, ...rest);
  };
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("flow-sharing")
    return write(folder / "truth.html", title="Visits", credits=["Visits: a table by hand"])


def panel(new_page: NewPage, address: str, **options: Any) -> Page:
    """The map with its panel open."""
    page = opened(new_page, address, **options)
    role(page, "share").click()
    return page


class TestLinks:
    def test_link_opens_what_was_shown(self, new_page: NewPage, address: str) -> None:
        page = panel(new_page, f"{address}#day=2019-04-01&mode=period&country=FR&top=20")
        link = role(page, "share-link").input_value()
        again = opened(new_page, link)
        expect(role(again, "date")).to_have_text("April 2019")
        expect(role(again, "country").locator("option:checked")).to_contain_text("France")
        expect(role(again, "top")).to_have_attribute("aria-valuetext", re.compile("the only route"))
        assert "&mode=period&country=FR&top=20" in link
        assert noise(page) == []

    def test_frame_shows_the_map_in_another_page(self, new_page: NewPage, address: str) -> None:
        page = panel(new_page, address)
        source = re.search(r'src="([^"]+)"', role(page, "share-frame").input_value())
        assert source
        assert source[1].startswith("truth.html#day=2019-05-01&amp;from=")
        host = Path(address.removeprefix("file://")).parent / "host.html"
        host.write_text(role(page, "share-frame").input_value(), "utf-8")
        around = new_page()
        around.goto(host.as_uri())
        expect(around.frame_locator("iframe").locator("[data-role=date]")).to_have_text("May 2019")

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_panel_has_no_faults_that_axe_finds(self, new_page: NewPage, address: str, theme: str) -> None:
        page = panel(new_page, address, color_scheme=theme)
        assert axe.violations(page) == []


class TestPicture:
    def test_is_twice_the_maps_size_and_named_by_title_and_period(
        self, new_page: NewPage, address: str
    ) -> None:
        page = panel(new_page, address)
        name, png = save_picture(page)
        assert name == "visits-2019-05-01.png"
        assert height_around_the_map(page, png) > 150
        assert noise(page) == []

    def test_shows_capitals_where_the_page_has_them(self, new_page: NewPage, address: str) -> None:
        page = panel(new_page, f"{address}#country=FR")
        _, png = save_picture(page)
        page.keyboard.press("Escape")
        found = pixels_near(page, png, page.locator(".sa-flow-mark[data-country=FR]"), (0, -12))
        colours = page.evaluate(
            "() => { const style = getComputedStyle(document.querySelector('.sa-root'));"
            " return ['ink', 'paper'].map((name) => style.getPropertyValue(`--sa-${name}`).trim()); }"
        )
        wanted = [",".join(str(part) for part in bytes.fromhex(colour[1:])) for colour in colours]
        assert found == wanted  # the country picked: a dot, and paper around it

    def test_says_title_period_widths_and_credits(self, new_page: NewPage, address: str) -> None:
        page = panel(new_page, f"{address}#country=FR")
        page.evaluate(CATCH_WORDS)
        save_picture(page)
        said = " ".join(page.evaluate("said"))
        for words in (
            "Visits: France", "Visits so far · March 2019 – May 2019 · all 3 routes", "May 2019",
            "since March 2019", "22 visits on 3 routes", "10 visits", "out of France", "into France",
            "From capital to place visited", "a table by hand", "Natural Earth", "great circles",
        ):  # fmt: skip
            assert words in said

    def test_tells_what_is_only_planned_and_where_only_the_country_is_known(
        self, new_page: NewPage, tmp_path: Path
    ) -> None:
        planned = write(tmp_path / "planned.html", (ROWS[3], ROWS[6]))
        page = panel(new_page, planned)
        page.evaluate(CATCH_WORDS)
        save_picture(page)
        assert "Only the country known: shown at its capital" in page.evaluate("said")
        assert "None of these visits was held" not in page.evaluate("said")
        page.keyboard.press("Escape")
        page.get_by_role("checkbox", name="planned").check()
        role(page, "share").click()
        save_picture(page)
        assert "None of these visits was held" in page.evaluate("said")

    def test_another_period_is_another_picture_and_a_dark_page_a_dark_one(
        self, new_page: NewPage, address: str
    ) -> None:
        _, last = save_picture(panel(new_page, address, color_scheme="dark"))
        page = panel(new_page, f"{address}#day=2019-03-01", color_scheme="dark")
        name, first = save_picture(page)
        assert name == "visits-2019-03-01.png"
        assert first != last
        assert pixels(page, first, "return data[0] + data[1] + data[2]") < 150

    def test_nothing_is_cut_on_a_phone(self, new_page: NewPage, address: str) -> None:
        page = panel(
            new_page, f"{address}#country=FR", viewport={"width": 320, "height": 640}, has_touch=True
        )
        page.evaluate(CATCH_WORDS)
        save_picture(page)
        assert not [text for text in page.evaluate("said") if text.endswith("…")]


class TestVideo:
    def test_records_the_range_and_puts_the_playhead_back(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, f"{address}#day=2019-04-01")
        role(page, "share").click()
        with page.expect_download(timeout=60_000) as download:
            role(page, "share-video").click()
            expect(role(page, "share-progress")).to_be_visible()
        name = download.value.suggested_filename
        assert re.fullmatch(r"visits-2019-03-01-2019-05-31\.(mp4|webm)", name)
        expect(role(page, "share-status")).to_have_text("Video saved.")
        expect(role(page, "date")).to_have_text("April 2019")
        seen = film(page, Path(download.value.path()).read_bytes(), name.rsplit(".", 1)[1])
        assert seen["width"] >= 640
        assert seen["seconds"] > 2
        assert seen["pictures"] >= 3  # one of each month
        assert noise(page) == []

    def test_map_without_a_visit_has_none_and_says_why(self, new_page: NewPage, tmp_path: Path) -> None:
        file = tmp_path / "empty.html"
        file.write_text(flow_map_document(flow_document(truth_flows(()), "month")), encoding="utf-8")
        page = new_page()
        page.goto(file.as_uri())
        role(page, "share").click()
        expect(role(page, "share-video")).to_be_disabled()
        expect(role(page, "share-panel")).to_contain_text("nothing to play")
        name, _ = save_picture(page)
        assert name == "who-visited-whom.png"
        assert noise(page) == []


def test_paper_has_the_picture_in_colours_for_print_and_the_table(new_page: NewPage, address: str) -> None:
    page = opened(new_page, address, color_scheme="dark")
    page.evaluate(CATCH_WORDS)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    sheet = role(page, "print")
    assert sheet.locator("tbody tr").count() == 6
    assert "34 visits on 6 routes" in " ".join(page.evaluate("said"))
    white = sheet.locator("canvas").evaluate(
        "(c) => [...c.getContext('2d').getImageData(4, 4, 1, 1).data].join()"
    )
    assert white == "255,255,255,255"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)
    expect(page.locator("[data-theme=dark]")).to_have_count(1)

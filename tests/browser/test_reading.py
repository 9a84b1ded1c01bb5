"""Reading without the map: the caption, the table of the meetings, paper."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.html.map import map_document
from geo.replay.document import replay_document
from tests.browser.replay_page import NewPage, day, post, role
from tests.browser.truth_table import truth_map
from tests.build import atlas_of

pytestmark = pytest.mark.browser

MANY = 450
# How many marks the caption covers where it is, and in each of its corners.
HIDDEN_MARKS = """() => {
  const caption = document.querySelector("[data-role=caption]");
  const covered = () => {
    const box = caption.getBoundingClientRect();
    return [...document.querySelectorAll(".sa-mark")].filter((mark) => {
      const { left, top, width, height } = mark.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      return width && x > box.left && x < box.right && y > box.top && y < box.bottom;
    }).length;
  };
  const here = covered();
  return [here, ...["below", "above", "beside"].map((corner) => {
    caption.dataset.corner = corner;
    return covered();
  })];
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return truth_map(tmp_path_factory.mktemp("truth"))


@pytest.fixture
def shown(offline_page: Page, address: str) -> Page:
    offline_page.goto(address)
    role(offline_page, "play").wait_for()
    return offline_page


def test_what_was_not_held_is_counted_apart(shown: Page) -> None:
    post(shown, range=[day("2025-08-01"), day("2025-08-31")])
    made = shown.locator(".sa-kinds .sa-kind-made")
    expect(made.locator(".sa-kind-count")).to_have_text("0")
    expect(made.locator(".sa-kind-unmade")).to_have_text("planned 1, invited 1, cancelled 1")
    heading = shown.locator(".sa-list h2").first
    expect(heading).to_contain_text("3 meetings in this range, planned 1, invited 1, cancelled 1")
    post(shown, range=[day("2025-03-01"), day("2025-03-31")])
    expect(made.locator(".sa-kind-count")).to_have_text("2")
    expect(made.locator(".sa-kind-unmade")).to_be_hidden()


@pytest.fixture(scope="module")
def long_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A map of one meeting on each of very many days."""
    folder = tmp_path_factory.mktemp("long")
    start = datetime.date(2024, 1, 1)
    rows = [f"m{n},{start + datetime.timedelta(n)},Lima,Peru,Ada Example; B" for n in range(MANY)]
    reports = "\n".join(["meeting,date,city,country,leaders", *rows])
    atlas = atlas_of(reports, folder, leaders="name,country\nAda Example,CL")
    file = folder / "map.html"
    file.write_text(map_document(replay_document(atlas, follow="Ada Example")), encoding="utf-8")
    return file.as_uri()


class TestCaption:
    def test_says_what_the_day_is_about_and_who_says_so(self, shown: Page) -> None:
        post(shown, day=day("2025-01-11"))
        caption = role(shown, "caption")
        for words in ("10–11 January 2025", "Peru One", "Visit made, Lima, Peru", "Source: The Gazette"):
            expect(caption).to_contain_text(words)

    def test_says_once_that_no_source_is_named(self, offline_page: Page, long_address: str) -> None:
        offline_page.goto(long_address)
        role(offline_page, "play").wait_for()
        post(offline_page, day=day("2024-02-01"))
        expect(role(offline_page, "caption").locator(".sa-caption-sources")).to_have_text("Source not named")

    def test_is_gone_on_a_day_without_a_meeting(self, shown: Page) -> None:
        post(shown, day=day("2025-01-20"))
        expect(role(shown, "caption")).to_be_hidden()

    def test_says_how_many_more_there_are_and_what_did_not_happen(self, shown: Page) -> None:
        post(shown, day=day("2025-07-01"))
        expect(role(shown, "caption")).to_contain_text("and 1 more on this day")
        post(shown, day=day("2025-08-25"))
        expect(role(shown, "caption").locator(".sa-chip")).to_have_text("cancelled")

    def test_leaves_the_map_its_size_and_the_pointer(self, shown: Page) -> None:
        area = shown.locator(".sa-map")
        post(shown, day=day("2025-01-20"))
        before = area.bounding_box()
        post(shown, day=day("2025-06-20"))
        expect(role(shown, "caption")).to_be_visible()
        assert area.bounding_box() == before
        assert role(shown, "caption").evaluate("(e) => getComputedStyle(e).pointerEvents") == "none"

    @pytest.mark.parametrize("viewport", [{"width": 1280, "height": 800}, {"width": 390, "height": 844}])
    def test_hides_no_more_marks_than_it_would_in_another_corner(
        self, new_page: NewPage, replay: dict[str, Any], tmp_path: Path, viewport: dict[str, int]
    ) -> None:
        file = tmp_path / "map.html"
        file.write_text(map_document(replay), encoding="utf-8")
        page = new_page(viewport=viewport)
        page.goto(file.as_uri())
        role(page, "play").wait_for()
        post(page, day=day("2024-06-19"))
        expect(role(page, "caption")).to_be_visible()
        here, *corners = page.evaluate(HIDDEN_MARKS)
        assert here == min(corners)


class TestTable:
    def test_has_every_meeting_with_who_where_role_status_and_sources(self, shown: Page) -> None:
        role(shown, "table").click()
        table = shown.get_by_role("table")
        expect(table.get_by_role("columnheader")).to_have_text(
            ["Date", "Who", "Where", "Role", "Occasion", "Status", "Sources"]
        )
        expect(table.locator("tbody tr")).to_have_count(20)
        assert table.locator("[data-meeting=invited]").locator("th, td").all_text_contents() == [
            "20 August 2025",
            "Ada Example; Egypt One",
            "Cairo, Egypt",
            "Visit invited",
            "Visit",
            "invited",
            "The Gazette",
        ]
        expect(table.locator("[data-meeting=undated]")).to_contain_text("no date known")
        expect(table.locator("[data-meeting=nowhere]")).to_contain_text("place not known")
        for words in ("Sources disagree: date", "The Courier: 2025-06-22", "The Herald: 2025-06"):
            expect(table.locator("[data-meeting=paris]")).to_contain_text(words)

    def test_follows_the_range_and_gives_the_focus_back(self, shown: Page) -> None:
        post(shown, range=[day("2025-01-10"), day("2025-02-10")])
        expect(role(shown, "range")).to_have_text("10 January – 10 February 2025")
        role(shown, "table").click()
        expect(shown.get_by_role("table").locator("tbody tr")).to_have_count(4)  # and the undated one
        shown.keyboard.press("Escape")
        expect(role(shown, "table-panel")).to_be_hidden()
        expect(role(shown, "table")).to_be_focused()
        expect(shown.get_by_role("table")).to_have_count(0)

    def test_long_ones_come_by_pages_or_whole(self, offline_page: Page, long_address: str) -> None:
        page = offline_page
        page.goto(long_address)
        role(page, "table").click()
        rows = page.get_by_role("table").locator("tbody tr")
        expect(rows).to_have_count(100)
        expect(role(page, "table-status")).to_have_text(f"Rows 1 to 100 of {MANY}")
        expect(role(page, "table-previous")).to_be_disabled()
        role(page, "table-next").click()
        expect(rows.first).to_have_attribute("data-meeting", "m100")
        for _ in range(3):
            role(page, "table-next").click()
        expect(rows).to_have_count(MANY - 400)
        expect(role(page, "table-next")).to_be_disabled()
        role(page, "table-all").click()
        expect(rows).to_have_count(MANY)
        expect(role(page, "table-status")).to_have_text(f"All {MANY} rows")
        assert page.problems == []  # type: ignore[attr-defined]


class TestPaper:
    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_page_has_map_date_and_every_meeting_in_colours_for_paper(
        self, new_page: NewPage, address: str, theme: str
    ) -> None:
        page = new_page(color_scheme=theme)
        page.goto(address)
        role(page, "play").wait_for()
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        sheet = role(page, "print")
        expect(sheet).to_be_visible()
        expect(page.locator(".sa-layout")).to_be_hidden()
        expect(sheet.locator("tbody tr")).to_have_count(20)
        assert page.problems == []  # type: ignore[attr-defined]
        white = sheet.locator("canvas").evaluate(
            "(c) => [...c.getContext('2d').getImageData(4, 4, 1, 1).data].join()"
        )
        assert white == "255,255,255,255"
        dark = sheet.locator("canvas").evaluate(
            """(canvas) => {
              const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              let found = 0;
              for (let at = 0; at < data.length; at += 4)
                if (data[at] + data[at + 1] + data[at + 2] < 200) found += 1;
              return found;
            }"""
        )
        assert dark > 5000  # names, lines and outlines
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
        expect(sheet).to_have_count(0)
        expect(page.locator(f"[data-summit-atlas][data-theme={theme}]")).to_have_count(1)
        expect(page.locator(".sa-layout")).to_be_visible()

    def test_browser_prints_a_few_pages(self, shown: Page, tmp_path: Path) -> None:
        file = tmp_path / "page.pdf"
        shown.pdf(path=file, format="A4")
        pages = len(re.findall(rb"/Type\s*/Page\b", file.read_bytes()))
        assert 1 <= pages <= 4
        expect(role(shown, "print")).to_have_count(0)

"""A table at an address on the page: off at first, asked again at a button, with what changed on the map."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from geo.app.guard import SHARED
from geo.living.fetching import LOOPBACK
from geo.living.states import FOLDER
from tests.browser.app_page import WAIT, opened, settled
from tests.browser.conftest import app_running
from tests.living.server import Answer, Shelf, serving

HEAD = "meeting,leader,city,date\n"
ANA = "1,Ana (Norway),Rome,2024-05-01\n"
BEN = "2,Ana (Norway); Ben (Italy),Paris,2024-05-03\n"
CLEO = "3,Ana (Norway); Cleo (Spain),Madrid,2024-05-05\n"
DORA = "4,Ana (Norway); Dora (Greece),Vienna,2024-05-07\n"


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Shelf]]:
    """A page that may ask this computer, and a shelf of tables."""
    folder = tmp_path_factory.mktemp("living")
    told = {LOOPBACK: "yes", FOLDER: str(folder / "kept"), SHARED: ""}
    with serving() as shelf, app_running(folder / "server.log", **told) as url:
        yield url, shelf


def signs(frame: FrameLocator) -> Locator:
    """The marks on the map that say what changed."""
    return frame.locator(".sa-map .sa-change:visible, .sa-map .sa-gone:visible")


def test_a_table_at_an_address_is_shown_asked_again_and_says_what_changed(
    page: Page, living: tuple[str, Shelf]
) -> None:
    url, shelf = living
    address = shelf.put("/trips.csv", f"{HEAD}{ANA}{BEN}{CLEO}")
    page.set_viewport_size({"width": 1280, "height": 1000})
    frame = opened(page, url)
    page.get_by_text("A table at an address", exact=True).click()
    expect(page.get_by_text("Off. When it is on")).to_be_visible()
    assert shelf.asked == []
    page.get_by_text("Ask for tables at addresses").click()
    field = page.get_by_label("Address", exact=True)
    field.fill(address)
    field.press("Enter")
    settled(page)
    page.get_by_role("button", name="Ask for it").click()
    expect(page.get_by_text("Came 20")).to_be_visible(timeout=WAIT)
    expect(page.get_by_text("3 rows, 3 read.")).to_be_visible(timeout=WAIT)
    expect(signs(frame)).to_have_count(0)
    shelf.put("/trips.csv", f"{HEAD}{ANA}{CLEO.replace('05-05', '05-06')}{DORA}")
    page.get_by_role("button", name="Ask again").click()
    told = page.get_by_text("Changed since")
    expect(told.first).to_contain_text("1 new, 1 gone, 1 re-dated", timeout=WAIT)
    expect(signs(frame)).to_have_count(3, timeout=WAIT)
    assert sorted(signs(frame).all_inner_texts()) == ["+", "×", "≠"]
    named = [one.get_attribute("aria-label") or "" for one in frame.locator(".sa-mark:visible").all()]
    assert [one for one in named if "Gone: Ana; Ben, 2024-05-03, Paris" in one]
    assert [one for one in named if one.startswith("Vienna") and one.endswith("new")]
    frame.locator(".sa-gone").press("Enter")
    expect(frame.locator(".sa-gone-list li", has_text="Ana; Ben, 2024-05-03, Paris")).to_be_focused()
    expect(frame.locator(".sa-entry-change", has_text="re-dated: was on 2024-05-05")).to_have_count(1)
    shelf.answers["/trips.csv"] = Answer(status=500)
    page.get_by_role("button", name="Ask again").click()
    expect(page.get_by_text("What came before is shown.")).to_be_visible(timeout=WAIT)
    expect(signs(frame)).to_have_count(3)


def test_after_a_reload_it_is_there_with_its_address_and_nobody_is_asked(
    page: Page, living: tuple[str, Shelf]
) -> None:
    url, shelf = living
    address = shelf.put("/kept.csv", f"{HEAD}{ANA}{BEN}")
    opened(page, url)
    page.get_by_text("A table at an address", exact=True).click()
    page.get_by_text("Ask for tables at addresses").click()
    field = page.get_by_label("Address", exact=True)
    field.fill(address)
    field.press("Enter")
    settled(page)
    page.get_by_role("button", name="Ask for it").click()
    expect(page.get_by_text("2 rows, 2 read.")).to_be_visible(timeout=WAIT)
    settled(page)
    asked = len(shelf.asked)
    page.reload()
    expect(page.get_by_text("2 rows, 2 read.")).to_be_visible(timeout=WAIT)
    settled(page)
    expect(page.get_by_role("radio", name="A table at an address")).to_be_checked()
    assert len(shelf.asked) == asked
    page.get_by_text("Ask for tables at addresses").click()
    expect(page.get_by_text("Came 20")).to_be_visible()
    shelf.put("/kept.csv", f"{HEAD}{ANA}{BEN}{CLEO}")
    page.get_by_role("button", name="Ask again").click()
    expect(page.get_by_text("3 rows, 3 read.")).to_be_visible(timeout=WAIT)
    settled(page)
    page.reload()
    expect(page.get_by_text("3 rows, 3 read.")).to_be_visible(timeout=WAIT)


def test_of_several_lists_in_json_the_reader_chooses_one(
    page: Page, living: tuple[str, Shelf], tmp_path: Path
) -> None:
    table = tmp_path / "trips.json"
    rows = [{"leader": "Ana (Norway)", "city": "Rome", "date": "2024-05-01"}]
    table.write_text(json.dumps({"data": {"trips": rows, "staff": [{"who": "x"}, {"who": "y"}]}}))
    opened(page, living[0])
    page.locator("input[type=file]").set_input_files(table)
    expect(page.get_by_text("This table cannot be read.")).to_be_visible(timeout=WAIT)
    page.get_by_label("Which list holds the meetings?").click()
    page.get_by_role("option", name="data.trips (1)").click()
    expect(page.get_by_text("1 rows, 1 read.").or_(page.get_by_text("1 row, 1 read."))).to_be_visible(
        timeout=WAIT
    )

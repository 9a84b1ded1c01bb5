"""Projects in a real browser: there after a kill of the server, told of in another tab, carried as a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.app.mortal import Mortal
from tests.browser.app_page import FRAME, WAIT, opened, saved_by, settled, turned
from tests.browser.axe import violations
from tests.browser.test_accessibility import STREAMLITS_OWN
from tests.browser.test_app_flows import count, shown
from tests.browser.test_mend import FAULTY, counts, type_date
from tests.browser.test_new_table import answer, rows
from tests.flow.rows import PARIS, line, write

CHANGED = "This project was changed in another tab or window."


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Mortal]:
    running = Mortal(tmp_path)
    running.start()
    yield running
    running.kill()


def mending(page: Page) -> None:
    """Open the tab for mending."""
    expect(page.frame_locator(FRAME).locator("[data-role=date]")).to_be_visible(timeout=WAIT)
    settled(page)
    page.get_by_role("tab", name="Mend").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    settled(page)


def to_list(page: Page) -> None:
    settled(page)
    turned(page, "Projects", page.get_by_role("heading", name="Projects"))
    settled(page)


def test_a_project_outlives_a_killed_server_is_told_of_in_another_tab_and_carried_as_a_file(
    page: Page, server: Mortal, tmp_path: Path
) -> None:
    opened(page, server.url)
    (tmp_path / "journeys.csv").write_bytes(FAULTY)
    page.locator("input[type=file]").set_input_files(tmp_path / "journeys.csv")
    expect(page.get_by_text("2 rows, 1 read.")).to_be_visible()
    mending(page)
    type_date(page, "28/02/2009")
    expect(page.get_by_text("1 change", exact=True)).to_be_visible()
    server.kill()  # in the middle of mending: nothing was saved by hand
    server.start()
    page.reload()
    mending(page)
    expect(page.get_by_text("1 change", exact=True)).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Nothing changed")).to_be_visible()
    page.get_by_role("button", name="Redo").click()
    expect(page.get_by_text("1 change", exact=True)).to_be_visible()

    _another_tab(page)
    _carried(page, tmp_path)


def _another_tab(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    mending(other)
    expect(other.get_by_text("1 change", exact=True)).to_be_visible()
    for date, found in (("30/02/2009", "1 error ·"), ("27/02/2009", "0 errors ·")):
        type_date(other, date)
        expect(counts(other, found)).to_be_visible()
    expect(page.get_by_text(CHANGED)).to_be_visible()  # though nothing was done in this one
    page.get_by_role("button", name="Load it as it is there").click()
    expect(page.get_by_text(CHANGED)).to_have_count(0)
    mending(page)
    page.get_by_role("button", name="Use this table").click()
    expect(page.get_by_text("2 rows, 2 read.")).to_be_visible()
    expect(page.frame_locator(FRAME).locator("[data-role=range-from]")).to_have_attribute(
        "aria-valuetext", "27 February 2009"
    )
    other.close()


def _carried(page: Page, folder: Path) -> None:
    settled(page)
    saved = saved_by(page, page.get_by_role("button", name="Save as one file"))
    carried = folder / saved.suggested_filename
    assert carried.name == "journeys.summit.zip"
    saved.save_as(carried)
    to_list(page)
    expect(page.get_by_role("img", name="2 places on the map of the world")).to_be_visible()
    page.get_by_role("button", name="More").click()
    page.get_by_label("Name").fill("Palme <b>2009</b>")
    page.get_by_label("Name").press("Enter")
    expect(page.get_by_role("heading", name="Palme <b>2009</b>")).to_be_visible()
    expect(page.get_by_role("button", name="Delete it")).to_be_disabled()
    page.get_by_text("Yes, delete “Palme <b>2009</b>”").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("No project is kept yet.")).to_be_visible()
    settled(page)
    page.locator("input[type=file]").last.set_input_files(carried)
    expect(page.get_by_text("2 rows, 2 read.")).to_be_visible()
    settled(page)
    assert "project=journeys-" in page.url
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate(wide)


def test_a_table_that_is_written_by_hand_is_a_project_with_its_first_row(page: Page, server: Mortal) -> None:
    page.goto(f"{server.url}/new")
    expect(page.get_by_label("Who?")).to_be_visible(timeout=WAIT)
    settled(page)
    answer(page, "Xi Jinping (China)", "Emmanuel Macron (France)", "Paris", "2024-05-06")
    page.get_by_label("When?", exact=True).press("Enter")
    rows(page, "1 row")
    expect(page.get_by_text("Kept on this computer.")).to_be_visible()
    expect(page.get_by_label("Who?")).to_be_focused()
    answer(page, "Xi Jinping (China)", "Viktor Orbán (Hungary)", "Budapest", "2024-05-08")
    page.get_by_label("When?", exact=True).press("Enter")
    rows(page, "2 rows")
    settled(page)
    server.kill()
    server.start()
    page.reload()
    rows(page, "2 rows")
    settled(page)
    page.locator(".sa-ledger-bar").get_by_role("button", name="Undo").click()
    rows(page, "1 row")
    settled(page)
    page.get_by_role("button", name="Begin another table").click()
    rows(page, "No row yet")
    settled(page)
    answer(page, "Narendra Modi (India)", "Xi Jinping (China)", "Kazan", "2024-10-23")
    page.get_by_label("When?", exact=True).press("Enter")
    rows(page, "1 row")
    expect(page.get_by_text("Kept on this computer.")).to_be_visible()
    settled(page)
    to_list(page)
    names = page.get_by_role("heading", name="New table")
    expect(names).to_have_count(2)
    page.get_by_role("button", name="Open", exact=True).last.click()
    to_new = page.get_by_role("link", name="New table")
    to_new.click()
    expect(page.get_by_label("Who met, row 2", exact=True)).to_have_value(
        "Xi Jinping (China); Emmanuel Macron (France)", timeout=WAIT
    )
    to_list(page)
    page.emulate_media(color_scheme="dark")
    assert violations(page, without=STREAMLITS_OWN) == []


def test_choices_of_flows_and_texts_of_which_no_row_is_taken_are_projects_too(
    page: Page, server: Mortal, tmp_path: Path
) -> None:
    events = write(tmp_path / "events.csv", [line(), line("043", "FRA", "JPN", "20240616", **PARIS)])
    page.goto(f"{server.url}/flows")
    expect(page.get_by_text("Name files of events")).to_be_visible(timeout=WAIT)
    count(page, str(events))
    shown(page)
    settled(page)
    server.kill()
    server.start()
    page.reload()
    expect(page.get_by_text("The choices are as you left them")).to_be_visible(timeout=WAIT)
    settled(page)
    page.get_by_role("button", name="Count the flows").click()
    shown(page)
    to_list(page)
    expect(page.get_by_role("img", name="2 places on the map of the world")).to_be_visible()
    page.get_by_test_id("stBaseButton-secondary").filter(has_text="Open").click()
    expect(page.get_by_text("Flows: who visited whom")).to_be_visible(timeout=WAIT)

    turned(page, "From a text", page.get_by_role("button", name="Try it with two"))
    settled(page)
    page.get_by_role("button", name="Try it with two").click()
    expect(page.get_by_text("2 texts on the desk.")).to_be_visible(timeout=WAIT)
    expect(page.get_by_text("Kept on this computer.")).to_be_visible()
    server.kill()
    server.start()
    page.reload()
    expect(page.get_by_text("2 texts on the desk.")).to_be_visible(timeout=WAIT)
    expect(page.locator(".sa-desk-text .sa-desk-person").first).to_be_visible(timeout=WAIT)


def test_a_hostile_file_is_refused_in_words_and_the_page_goes_on(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    page.goto(f"{app_url}/projects")
    expect(page.get_by_role("heading", name="Projects")).to_be_visible()
    settled(page)
    (tmp_path / "x.summit.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    page.locator("input[type=file]").last.set_input_files(tmp_path / "x.summit.zip")
    expect(page.get_by_text("x.summit.zip is damaged or no project of Summit Atlas")).to_be_visible()

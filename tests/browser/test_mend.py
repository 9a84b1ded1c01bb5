"""Mending in a real browser: a cell is edited, its finding goes, the file that is saved has the change."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from geo.reports.loading import load
from tests.browser.app_page import opened, saved_by

FAULTY = (
    b"date,city,country,leaders\n"
    b"31/02/2009,Beijing,China,Olof Palme (Sweden)\n"
    b"2009-03-16,Havana,Cuba,Olof Palme (Sweden)\n"
)
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def mending(page: Page, app_url: str, tmp_path: Path) -> Page:
    """The page with a faulty table uploaded and its tab for mending open."""
    page.set_viewport_size(DESKTOP)
    opened(page, app_url)
    table = tmp_path / "journeys.csv"
    table.write_bytes(FAULTY)
    page.locator("input[type=file]").set_input_files(table)
    expect(page.get_by_text("2 rows, 1 read.")).to_be_visible()
    page.get_by_role("tab", name="Mend").click()
    expect(page.get_by_text("Nothing changed")).to_be_visible()
    return page


def counts(page: Page, words: str) -> Locator:
    """The line that counts the findings, in the tab that is open."""
    return page.get_by_role("tabpanel").filter(visible=True).get_by_text(words)


def type_date(page: Page, text: str) -> None:
    """Type over the first row's date: the cell right of the row's number."""
    grid = page.get_by_role("tabpanel").filter(visible=True).get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    canvas = grid.get_by_test_id("data-grid-canvas")
    field = page.locator("#portal textarea, #portal input").first
    for _ in range(10):  # a grid that is just being drawn anew takes no keys
        canvas.click(position={"x": 70, "y": 52}, force=True)  # a transparent layer to scroll lies on it
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        with suppress(PlaywrightTimeout):
            field.fill(text, timeout=3_000)  # which is gone again where the grid is drawn anew under it
            field.press("Enter", timeout=3_000)
            return
    raise AssertionError("the grid took no keys")


def saved(page: Page, button: str, folder: Path) -> Path:
    download = saved_by(page, page.get_by_role("button", name=button, exact=True))
    target = folder / download.suggested_filename
    download.save_as(target)
    return target


def test_an_edited_cell_loses_its_finding_and_is_in_the_saved_file(mending: Page, tmp_path: Path) -> None:
    expect(counts(mending, "1 error ·")).to_be_visible()
    editor = mending.get_by_role("tabpanel").filter(visible=True).get_by_test_id("stDataFrame").first
    editor.evaluate("(node) => (node.dataset.kept = 'yes')")
    type_date(mending, "28/02/2009")
    expect(mending.get_by_text("1 change", exact=True)).to_be_visible()
    expect(counts(mending, "0 errors ·")).to_be_visible()
    expect(editor).to_have_attribute("data-kept", "yes")  # not made anew, which would lose the cell at hand
    for button, name in (("Save as CSV", "journeys-mended.csv"), ("Save as XLSX", "journeys-mended.xlsx")):
        file = saved(mending, button, tmp_path)
        assert file.name == name
        read = load(file)
        assert read.reports["date_text"].tolist() == ["28/02/2009", "2009-03-16"]
        assert not any(one.severity == "error" for one in read.problems)
    assert (tmp_path / "journeys.csv").read_bytes() == FAULTY


def test_a_change_is_undone_and_redone_and_outlives_another_tab(mending: Page) -> None:
    type_date(mending, "28/02/2009")
    expect(counts(mending, "0 errors ·")).to_be_visible()
    mending.get_by_role("button", name="Undo").click()
    expect(counts(mending, "1 error ·")).to_be_visible()
    mending.get_by_role("button", name="Redo").click()
    expect(counts(mending, "0 errors ·")).to_be_visible()
    mending.get_by_role("tab", name="Meetings").click()
    # Gone, not only hidden: a click on what the server has just dropped would be lost.
    expect(mending.get_by_text("1 change", exact=True)).to_have_count(0)
    mending.get_by_role("tab", name="Mend").click()
    expect(mending.get_by_text("1 change", exact=True)).to_be_visible()
    expect(counts(mending, "0 errors ·")).to_be_visible()
    mending.get_by_role("button", name="Undo").click()
    expect(mending.get_by_text("Nothing changed")).to_be_visible()


def test_the_map_follows_the_mended_table_when_told_to(mending: Page) -> None:
    type_date(mending, "28/02/2009")
    expect(counts(mending, "0 errors ·")).to_be_visible()
    expect(mending.get_by_text("2 rows, 1 read.")).to_be_visible()
    mending.get_by_role("button", name="Use this table").click()
    expect(mending.get_by_text("2 rows, 2 read.")).to_be_visible()
    first = mending.frame_locator("iframe.map").locator("[data-role=range-from]")
    expect(first).to_have_attribute("aria-valuetext", "28 February 2009")


def test_the_editor_keeps_within_a_phone(mending: Page) -> None:
    mending.set_viewport_size(PHONE)
    expect(mending.get_by_text("Nothing changed")).to_be_visible()
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert mending.evaluate(wide)

"""The page New table in a real browser: from four answers to the map, and on in the rows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.app_page import WAIT, saved_by, settled, turned
from tests.browser.axe import violations
from tests.browser.test_accessibility import STREAMLITS_OWN

DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(paste);
}"""
HOSTILE = '<img src=x onerror="window.hacked=1">'


@pytest.fixture
def new(page: Page, app_url: str) -> Page:
    page.set_viewport_size(DESKTOP)
    page.goto(f"{app_url}/new")
    expect(page.get_by_label("Who?")).to_be_visible(timeout=WAIT)
    settled(page)
    return page


def rows(page: Page, words: str) -> None:
    expect(page.locator(".sa-ledger-bar strong")).to_have_text(words, timeout=WAIT)


def cell(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


def answer(page: Page, who: str, whom: str, where: str, when: str) -> None:
    """Four answers with the keyboard alone."""
    page.get_by_label("Who?").focus()
    for text in (who, whom, where, when):
        page.keyboard.type(text)
        page.keyboard.press("Tab")


def checked(page: Page, path: Path) -> dict[str, Any]:
    """What the command line says of the table as the page saves it."""
    saved = saved_by(page, page.get_by_role("button", name="Save the table as CSV"))
    saved.save_as(path)
    command = [sys.executable, "-m", "geo", "check", str(path), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_four_answers_are_on_the_map_and_the_rows_go_on_from_there(new: Page, tmp_path: Path) -> None:
    answer(new, "Xi Jinping (China)", "Emmanuel Macron (France)", "Paris", "spring 2024")
    expect(new.locator(".sa-ledger-offers label").first).to_contain_text("Paris, France", timeout=WAIT)
    expect(new.locator(".sa-ledger-offers input").first).to_be_checked()
    expect(new.get_by_text("Read as between March and May 2024")).to_be_visible()
    expect(new.frame_locator("iframe.where").locator(".sa-pin-named")).to_have_count(6)
    new.get_by_label("When?", exact=True).press("Enter")
    shown = new.frame_locator("iframe.map")
    expect(shown.locator("[data-role=follow]")).to_contain_text("Xi Jinping", timeout=WAIT)
    expect(new.get_by_label("Who?")).to_be_focused()
    rows(new, "1 row")

    # In the rows: a date that there is not, and a place of which there are several.
    cell(new, "Who met, a new row").focus()
    for text in ("Xi Jinping (China)", "Springfield", "", "31/02/2024"):
        new.keyboard.type(text)
        new.keyboard.press("Tab" if "/" not in text else "Enter")
    expect(cell(new, "When, a new row")).to_be_focused()
    faults = new.locator(".sa-ledger-faults")
    expect(faults).to_contain_text("When: “31/02/2024”. A day that exists", timeout=WAIT)
    expect(faults).to_contain_text("It may mean Springfield (Massachusetts")
    expect(cell(new, "When, row 3")).to_have_attribute("aria-invalid", "true")
    cell(new, "When, row 3").fill("2024-07")
    new.keyboard.press("Enter")
    expect(faults).not_to_contain_text("31/02/2024", timeout=WAIT)
    faults.get_by_role("button", name="Choose the place on the small map").click()
    asked = new.get_by_role("group", name="Which place is meant in row 3: “Springfield”?")
    expect(asked.get_by_role("radio").first).to_be_focused(timeout=WAIT)
    new.frame_locator("iframe.where").get_by_role("button", name="3 Springfield, Illinois").click()
    expect(asked.get_by_role("radio").nth(2)).to_be_checked(timeout=WAIT)
    new.get_by_role("button", name="Use this place").click()
    expect(cell(new, "Where, row 3")).to_have_value("Springfield, Illinois", timeout=WAIT)
    expect(faults).to_have_count(0)
    settled(new)

    # The file alone says all of it to the command line.
    told = checked(new, tmp_path / "saved.csv")
    assert (told["meetings"], told["by_precision"]) == (2, {"city": 2})

    # A step back for everything, and on again.
    for words in ("Place chosen in row 3", "When changed in row 3", "When changed in row 3"):
        undo = new.get_by_role("button", name="Undo")
        expect(undo).to_have_attribute("title", f"Undo: {words}", timeout=WAIT)
        undo.click()
        settled(new)
    expect(cell(new, "When, row 3")).to_have_value("", timeout=WAIT)
    new.get_by_role("button", name="Remove row 2").click()
    rows(new, "1 row")
    new.keyboard.press("Control+z")
    rows(new, "2 rows")
    settled(new)
    new.get_by_role("button", name="All figures and exports").click()
    expect(new.get_by_text("2 rows, 2 read.")).to_be_visible(timeout=WAIT)
    turned(new, "New table", new.locator(".sa-ledger-bar strong"))
    rows(new, "2 rows")
    assert new.requests_made == []  # type: ignore[attr-defined]


def test_a_place_typed_into_a_row_is_looked_up_and_chosen_by_key_or_on_the_small_map(
    new: Page,
) -> None:
    offered = new.locator(".sa-ledger-offered")

    def typed(row: int, words: str) -> Locator:
        field = new.locator("tr[data-row] input[name=venue]").nth(row)
        field.click()
        new.keyboard.type(words)
        expect(offered).to_have_count(6, timeout=WAIT)
        expect(new.frame_locator("iframe.where").locator(".sa-pin-named")).to_have_count(6, timeout=WAIT)
        return field

    field = typed(0, "Georgetow")
    rows(new, "No row yet")  # to look is to write nothing
    new.keyboard.press("ArrowDown")
    new.keyboard.press("ArrowDown")
    new.keyboard.press("Enter")
    expect(field).to_have_value("Georgetown, Texas", timeout=WAIT)
    expect(field).to_be_focused()
    expect(offered).to_have_count(0)
    field = typed(1, "Springfield")
    new.frame_locator("iframe.where").locator(".sa-pin-named").nth(2).click()
    expect(field).to_have_value("Springfield, Illinois", timeout=WAIT)
    rows(new, "2 rows")
    field = typed(2, "Georgetow")
    new.keyboard.press("Escape")
    expect(offered).to_have_count(0)
    cell(new, "Who?").focus()
    rows(new, "2 rows")


def test_what_a_newcomer_does_first_is_answered_where_it_was_done(new: Page) -> None:
    # Enter in the list of places chooses one, and adds nothing.
    answer(new, "Xi Jinping (China)", "Lula (Brazil)", "", "")
    where = new.get_by_label("Where?", exact=True)
    where.fill("Cordoba")
    offers = new.locator(".sa-ledger-offers input")
    expect(offers).not_to_have_count(0, timeout=WAIT)
    where.press("ArrowDown")
    expect(offers.first).to_be_focused()
    new.keyboard.press("Enter")
    expect(new.get_by_label("When?", exact=True)).to_be_focused()
    expect(offers.first).to_be_checked()
    rows(new, "No row yet")
    settled(new)
    new.keyboard.press("Enter")
    rows(new, "1 row")
    added = new.locator(".sa-ledger-said")
    expect(added).to_contain_text("in Córdoba, Argentina", timeout=WAIT)
    expect(added).to_contain_text("No date yet: listed, and not drawn on the map")
    expect(new.locator(".sa-ledger-faults")).to_contain_text("No date yet")

    # One answer to what is pasted, not two.
    cell(new, "Who met, a new row").focus()
    new.evaluate(PASTE, "Date\tLeader\tWith\n2024-05-06\tA\tB")
    refused = new.locator(".sa-ledger-refused").last
    expect(refused).to_contain_text("“With” is no column that is known here", timeout=WAIT)
    expect(new.get_by_text("Cells pasted.")).to_have_count(0)
    new.evaluate(PASTE, "Date\tLeader\n10/08/2023\tA\n12/25/2023\tB")
    rows(new, "3 rows")
    expect(new.get_by_text("Cells pasted. Undo takes them back.")).to_be_visible(timeout=WAIT)
    expect(refused).to_be_empty()
    expect(cell(new, "When, row 3")).to_have_value("2023-10-08")


def test_a_thousand_pasted_rows_stay_at_hand_and_everybody_can_read_them(new: Page) -> None:
    lines = [
        f"A{number % 40} B; C\tOslo\tNorway\t20{number % 20:02}-05-0{1 + number % 9}" for number in range(999)
    ]
    cell(new, "Who met, a new row").focus()
    new.evaluate(PASTE, "\n".join([f"{HOSTILE}\tNowherezzz\t\t", *lines]))
    rows(new, "1,000 rows")
    expect(cell(new, "Who met, row 2")).to_have_value(HOSTILE)
    expect(new.get_by_text("1 to 100 of 1,000")).to_be_visible()
    new.get_by_role("searchbox", name="Find in the rows").fill("A7 B")
    new.keyboard.press("Enter")
    expect(new.get_by_text("25 rows found")).to_be_visible(timeout=WAIT)
    cell(new, "Country, row 10").fill("Sweden")
    new.keyboard.press("Enter")
    expect(cell(new, "Country, row 50")).to_be_focused()
    new.get_by_label("Where C comes from").select_option("France")
    expect(cell(new, "Who met, row 10")).to_have_value("A7 B; C (France)", timeout=WAIT)
    settled(new)
    new.get_by_text("More columns").click()
    new.get_by_role("checkbox", name="Source", exact=True).click()
    expect(cell(new, "Source, row 10")).to_be_visible(timeout=WAIT)
    settled(new)
    for scheme, size in (("light", DESKTOP), ("dark", DESKTOP), ("light", PHONE)):
        new.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        new.set_viewport_size(size)  # type: ignore[arg-type]
        settled(new)
        assert [one for one in violations(new, without=STREAMLITS_OWN) if "sa-ledger" in one] == []
    wide = "one => one.scrollWidth - one.clientWidth"
    assert all(one.evaluate(wide) <= 0 for one in new.locator(".sa-ledger").all())
    assert new.evaluate("window.hacked") is None

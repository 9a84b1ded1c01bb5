"""The page of the meetings fits: tabs can be tapped on a phone, labels are whole, figures follow the map."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.app_page import FRAME, WAIT, opened, saved_by, settled
from tests.cli.test_main import carried

pytestmark = pytest.mark.browser
CUT = """labels => labels.filter(label => [label, ...label.querySelectorAll("*")].some(
    one => getComputedStyle(one).overflow !== "visible" && one.scrollWidth > one.clientWidth + 1
)).map(label => label.innerText)"""
IS_FREE = """tab => {
    const { x, y, width, height } = tab.getBoundingClientRect();
    return tab.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""


def test_every_tab_can_be_tapped_on_a_phone(browser: Browser, app_url: str) -> None:
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = phone.new_page()
    opened(page, app_url)
    expect(page.get_by_test_id("stDataFrame").last).to_be_visible(timeout=WAIT)
    for tab in page.get_by_role("tab").all():
        tab.evaluate("tab => tab.scrollIntoView({ block: 'center', inline: 'center' })")
        page.wait_for_function(IS_FREE, arg=tab.element_handle())  # an arrow goes once the row was moved
    page.locator(".st-key-panel_door button").tap()
    expect(page.get_by_test_id("stFileUploaderDropzone").first.locator("button")).to_be_focused(timeout=WAIT)
    page.get_by_role("link", name="Flows").tap()  # and the panel goes from over it
    expect(page.get_by_role("button", name="Choose events")).to_be_visible(timeout=WAIT)
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("tab", name="Story")).to_be_visible(timeout=WAIT)
    page.get_by_role("tab", name="Story").tap()
    expect(page.get_by_role("button", name="Keep this view as a chapter")).to_be_visible(timeout=WAIT)
    phone.close()


@pytest.mark.parametrize("language", ["fr", "ru"])
def test_labels_of_figures_are_whole(page: Page, app_url: str, language: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, f"{app_url}/?language={language}")
    labels = page.get_by_test_id("stMetricLabel")
    expect(labels).to_have_count(8)
    assert labels.evaluate_all(CUT) == []


def test_figures_follow_the_map_to_everyone_and_back(page: Page, app_url: str) -> None:
    opened(page, app_url)
    expect(page.get_by_role("heading", name="In this range: Vladimir Putin")).to_be_visible()
    follow = page.frame_locator(FRAME).locator("[data-role=follow]")
    follow.select_option(label=follow.locator("option").first.inner_text())
    expect(page.get_by_role("heading", name="In this range: Everyone")).to_be_visible(timeout=WAIT)
    settled(page)
    expect(page.get_by_test_id("stMetric")).to_have_count(1)
    page.get_by_role("tab", name="Figures").click()
    settled(page)
    assert follow.locator("option:checked").inner_text().startswith("Everyone")
    follow.select_option(index=1)
    expect(page.get_by_role("heading", name="In this range: Vladimir Putin")).to_be_visible(timeout=WAIT)


def test_a_saved_map_speaks_the_languages_that_are_chosen_and_english(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    opened(page, f"{app_url}/?language=es")
    page.get_by_role("button", name="Exportar").click()
    field = page.get_by_test_id("stMultiSelect")
    expect(field).to_contain_text("English")
    expect(field).to_contain_text("español")
    field.get_by_role("combobox").click()
    page.get_by_role("option", name="français").click()
    expect(field).to_contain_text("français")
    settled(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_contain_text("français")
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    settled(page)  # a menu that closes has the page drawn anew, and a press meanwhile would be lost
    saved = saved_by(page, page.get_by_role("button", name="Guardar este mapa como un archivo HTML"))
    saved.save_as(tmp_path / "map.html")
    assert set(carried(tmp_path / "map.html")["spoken"]) == {"es", "fr"}

"""The page in the reader's language in a real browser, and the map in it, which follows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from geo.language import LANGUAGES
from tests.browser import axe
from tests.browser.app_page import FRAME, WAIT, settled
from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import STREAMLITS_OWN
from tests.browser.test_languages_used import said

pytestmark = pytest.mark.browser


@pytest.fixture
def french_page(_open: NewPage) -> Page:
    """A page in a browser whose reader reads French."""
    return _open(local=True, locale="fr-FR")


def opened(page: Page, address: str, tag: str) -> FrameLocator:
    """The page with its map; both speak the language."""
    page.goto(address)
    return speaks(page, tag)


def speaks(page: Page, tag: str) -> FrameLocator:
    frame = page.frame_locator(FRAME)
    expect(frame.locator("html")).to_have_attribute("lang", tag, timeout=WAIT)
    expect(frame.locator("[data-role=play]")).to_have_attribute("aria-label", said(tag, "Play"), timeout=WAIT)
    settled(page)
    expect(page.locator("html")).to_have_attribute("lang", tag)
    expect(page.get_by_role("tab", name=said(tag, "Figures"), exact=True)).to_be_visible()
    return frame


def test_page_and_map_speak_the_language_of_the_address_or_of_the_browser(
    page: Page, french_page: Page, app_url: str
) -> None:
    opened(page, f"{app_url}/?language=ru", "ru")
    opened(french_page, app_url, "fr")
    assert "language" not in french_page.url


def test_another_language_is_chosen_and_leader_and_days_stay(page: Page, app_url: str) -> None:
    frame = opened(page, f"{app_url}/?language=fr", "fr")
    leaders = frame.get_by_role("combobox", name=said("fr", "Follow"), exact=True)
    leaders.select_option(leaders.locator("option", has_text="Xi Jinping").get_attribute("value"))
    expect(frame.locator(".sa-title")).to_contain_text("Xi Jinping")
    settled(page)
    days = [frame.locator(f"[data-role={name}]") for name in ("range-from", "playhead", "range-to")]
    days[1].press("Home")
    settled(page)
    shown = [one.get_attribute("aria-valuenow") for one in days]
    chosen = leaders.input_value()
    page.get_by_test_id("stSidebar").get_by_role("combobox").first.click()
    page.get_by_role("option", name=LANGUAGES["zh-Hans"], exact=True).click()
    frame = speaks(page, "zh-Hans")
    expect(frame.locator(".sa-title")).to_contain_text("Xi Jinping")
    expect(frame.locator("[data-role=follow]")).to_have_value(chosen)
    for one, day in zip(days, shown, strict=True):
        expect(one).to_have_attribute("aria-valuenow", day or "")
    expect(page).to_have_url(re.compile("language=zh-Hans"))
    assert [one for one in page.problems if "error" in one] == []  # type: ignore[attr-defined]


def test_axe_finds_nothing_on_the_page_in_arabic(page: Page, app_url: str) -> None:
    opened(page, f"{app_url}/?language=ar", "ar")
    assert axe.violations(page, without=STREAMLITS_OWN) == []
    for name in ("Problems", "Mend", "Story"):
        page.get_by_role("tab", name=said("ar", name), exact=True).click()
        settled(page)
        assert axe.violations(page, without=STREAMLITS_OWN) == [], name
        if name == "Problems":
            heads = page.locator(".summit-atlas-found th")
            first, last = heads.first.bounding_box(), heads.last.bounding_box()
            assert first
            assert last
            assert first["x"] > last["x"]
    for path in ("new", "text"):
        page.goto(f"{app_url}/{path}?language=ar")
        page.get_by_test_id("stSidebar").wait_for(timeout=WAIT)
        settled(page)
        assert axe.violations(page, without=STREAMLITS_OWN) == [], path


def test_a_field_for_files_says_what_it_does_in_the_language(page: Page, app_url: str) -> None:
    opened(page, f"{app_url}/?language=fr", "fr")
    field = page.get_by_test_id("stFileUploaderDropzone").first
    shown = "(one) => getComputedStyle(one, '::after').content + getComputedStyle(one).fontSize"
    assert said("fr", "Upload") in field.locator("button p").evaluate(shown)
    assert field.locator("button p").evaluate(shown).endswith("0px")
    limit = field.get_by_test_id("stFileUploaderDropzoneInstructions").locator("span").evaluate(shown)
    assert "200 Mo au plus par fichier" in limit

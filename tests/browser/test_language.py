"""The language of a map in a real browser: chosen on it, by address, by message, by the browser itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.cli.main import main
from tests.browser.replay_page import NewPage, noise

pytestmark = pytest.mark.browser

STRANGE = "en-XA"


def made(folder: Path, table: Path, *more: str) -> Path:
    target = folder / "map.html"
    assert main([*map(str, ("map", table, "-o", target)), *more]) == 0
    return target


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, seed_folder: Path) -> Path:
    """The bundled reports in English, French and the pseudo-language; the reader's browser decides."""
    return made(tmp_path_factory.mktemp("both"), seed_folder, "--language", f"fr,{STRANGE}")


def opened(page: Page, path: Path, fragment: str = "") -> Page:
    page.goto("about:blank")
    page.goto(f"{path.as_uri()}{fragment}")
    expect(page.locator("[data-role=date]")).to_be_visible()
    return page


def test_a_language_is_chosen_on_the_map_and_all_else_stays_as_it_was(page: Page, both: Path) -> None:
    opened(page, both, "#day=2024-06-19&from=2024-05-07&to=2024-07-05&mode=30-days&view=40,90,3")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("combobox", name="Language").select_option(STRANGE)
    expect(page.locator("html")).to_have_attribute("lang", STRANGE)
    expect(page.locator("[data-role=language]")).to_be_focused()
    expect(page.locator("[data-day='19893']")).to_be_visible()
    expect(page).to_have_url(re.compile(f"day=2024-06-19.*language={STRANGE}"))
    assert "mode=30-days" in page.url
    assert re.search(r"view=(39\.9\d|40),(90|90\.0\d),3", page.url)
    expect(page.locator(".sa-layout")).to_have_count(1)
    page.locator("[data-role=language]").select_option("en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[data-day='19893']")).to_be_visible()
    page.locator("[data-role=play]").click()
    expect(page.locator("[data-day='19893']")).to_have_count(0)
    assert noise(page) == []


def test_an_address_a_message_and_the_readers_browser_ask_for_a_language(
    both: Path, new_page: NewPage
) -> None:
    page = new_page(locale="fr-CA")
    opened(page, both)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    opened(page, both, f"#language={STRANGE}")
    expect(page.locator("html")).to_have_attribute("lang", STRANGE)
    opened(page, both, "#language=tlh")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.evaluate("postMessage({ 'summit-atlas': 1, set: { language: 'en' } }, '*')")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.evaluate("postMessage({ 'summit-atlas': 1, set: { language: '<b>' } }, '*')")
    page.evaluate(f"location.hash = '#language={STRANGE}'")
    expect(page.locator("html")).to_have_attribute("lang", STRANGE)


def test_a_file_may_have_one_language_and_no_other(
    tmp_path: Path, seed_folder: Path, new_page: NewPage
) -> None:
    alone = made(tmp_path, seed_folder, "--language", "fr", "--only-language")
    page = new_page(locale="de-DE")
    opened(page, alone, "#language=en")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("[data-role=language]")).to_have_count(0)


def test_a_story_goes_on_at_its_chapter_in_another_language(
    page: Page, tmp_path: Path, seed_folder: Path
) -> None:
    story = made(tmp_path, seed_folder, "--story", str(seed_folder / "story.csv"), "--language", "fr,ru")
    opened(page, story, "#chapter=3&language=fr")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("[data-role=story-place]")).to_have_text("3 / 8")
    page.locator("[data-role=story-contents] summary").click()
    page.locator("[data-role=language]").select_option("ru")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator("[data-role=story-place]")).to_have_text("3 / 8")
    expect(page.locator(".sa-tale-text")).to_have_count(1)


def test_a_map_that_was_built_anew_is_let_go_of(page: Page, both: Path) -> None:
    opened(page, both)
    devtools = page.context.new_cdp_session(page)

    def kept() -> dict[str, int]:
        devtools.send("HeapProfiler.collectGarbage")
        counted: dict[str, int] = devtools.send("Memory.getDOMCounters")
        return counted

    def turn_to(tag: str) -> None:
        page.evaluate(f"location.hash = '#language={tag}'")
        expect(page.locator("html")).to_have_attribute("lang", tag)

    turn_to(STRANGE)
    before = kept()
    for tag in ("en", "fr", STRANGE) * 2:
        turn_to(tag)
    after = kept()
    assert after["nodes"] < 1.5 * before["nodes"]
    assert after["jsEventListeners"] < 1.5 * before["jsEventListeners"]

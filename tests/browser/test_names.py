"""Names of places in the reader's script wherever the map shows them; what a source wrote stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.map import map_document
from tests.browser.replay_page import NewPage, day, noise, post, role
from tests.browser.test_truth import CATCH_LABELS

pytestmark = pytest.mark.browser

NAMES = {
    "ru-RU": ("Пекин", "Китай", "Пхеньян"),
    "zh-CN": ("北京", "中国", "平壤"),
    "zh-TW": ("北京", "中國", "平壤"),
    "ar": ("بكين", "الصين", "بيونغ يانغ"),
    "ja-JP": ("北京", "中国", "平壌"),
}


@pytest.fixture(scope="module")
def address(replay: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("names") / "map.html"
    path.write_text(map_document(replay), encoding="utf-8")
    return path.as_uri()


def opened(new_page: NewPage, address: str, locale: str, **options: Any) -> Page:
    page = new_page(locale=locale, **options)
    page.goto(address)
    role(page, "play").wait_for()
    return page


@pytest.mark.parametrize("locale", NAMES)
def test_places_are_written_as_the_reader_writes_them(new_page: NewPage, address: str, locale: str) -> None:
    beijing, china, pyongyang = NAMES[locale]
    page = opened(new_page, f"{address}#day=2024-05-16", locale)
    expect(role(page, "caption")).to_contain_text(f"{beijing}, {china}")
    expect(role(page, "where")).to_have_text(f"{beijing}, {china}")
    expect(role(page, "traveller-label")).to_have_text(beijing)
    expect(role(page, "list").locator("[aria-current]")).to_contain_text(f"{beijing}, {china}")
    role(page, "table").click()
    expect(role(page, "table-panel")).to_contain_text(f"{beijing}, {china}")
    page.keyboard.press("Escape")
    page.evaluate(f"({CATCH_LABELS})()")
    post(page, day=day("2024-06-27"))
    page.wait_for_function("(name) => labels.some(({ text }) => text === name)", arg=pyongyang)
    written = {label["text"] for label in page.evaluate("labels")}
    assert {beijing, pyongyang} <= written
    assert "Beijing" not in written
    assert noise(page) == []


@pytest.mark.parametrize("locale", ["en-GB", "fr-FR", "sr-Latn-RS", "tlh"])
def test_readers_of_latin_letters_have_the_tables_names(new_page: NewPage, address: str, locale: str) -> None:
    page = opened(new_page, f"{address}#day=2024-05-16", locale)
    expect(role(page, "caption")).to_contain_text("Beijing, China")
    expect(role(page, "names")).to_have_count(0)


def test_what_a_source_wrote_stays_as_it_is(new_page: NewPage, address: str) -> None:
    page = opened(new_page, f"{address}#day=2024-05-16", "ru-RU")
    entry = role(page, "list").locator("[aria-current]").first
    entry.locator("summary").click()
    places = entry.locator(".sa-fact", has_text="Place as written").locator("dd").all_text_contents()
    assert places
    assert all(place.isascii() for place in places)


def test_reader_can_have_the_tables_names_and_back(new_page: NewPage, address: str) -> None:
    page = opened(new_page, f"{address}#day=2024-05-16", "ru-RU")
    role(page, "more").click()
    names = role(page, "names")
    expect(names.locator("option")).to_have_text(["As in the table", "In my script (русский)"])
    names.select_option("")
    expect(role(page, "caption")).to_contain_text("Beijing, China")
    expect(role(page, "where")).to_have_text("Beijing, China")
    expect(role(page, "traveller-label")).to_have_text("Beijing")
    expect(page.locator(".sa-mark[aria-label^=Beijing]").first).to_be_visible()
    names.select_option("ru")
    expect(role(page, "caption")).to_contain_text("Пекин, Китай")
    expect(page.locator(".sa-mark[aria-label^=Пекин]").first).to_be_visible()
    assert noise(page) == []


def test_search_finds_a_place_by_both_names(new_page: NewPage, address: str) -> None:
    page = opened(new_page, address, "ru-RU")
    role(page, "search").click()
    for words in ("пхень", "pyong"):
        role(page, "search-field").fill(words)
        expect(role(page, "search-list")).to_contain_text("Пхеньян, КНДР")


def test_document_without_other_names_opens_for_every_reader(
    new_page: NewPage, replay: dict[str, Any], tmp_path: Path
) -> None:
    older = {key: value for key, value in replay.items() if key != "written"}
    path = tmp_path / "older.html"
    path.write_text(map_document(older), encoding="utf-8")
    page = opened(new_page, f"{path.as_uri()}#day=2024-05-16", "ru-RU")
    expect(role(page, "caption")).to_contain_text("Beijing, China")
    assert noise(page) == []

"""Names of places in the reader's language, or as chosen, all over the map; what a source wrote stays."""

from __future__ import annotations

import html
import urllib.parse
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.html.map import map_document
from tests.browser.replay_page import NewPage, day, noise, post, role
from tests.browser.test_truth import CATCH_LABELS

pytestmark = pytest.mark.browser

NAMES = {
    "ru-RU": ("Пекин", "Китай", "Пхеньян"),
    "zh-CN": ("北京", "中国", "平壤"),
    "zh-TW": ("北京", "中國", "平壤"),
    "ar": ("بكين", "الصين", "بيونغ يانغ"),
    "ja-JP": ("北京", "中国", "平壌"),
    "fr-FR": ("Pékin", "Chine", "Pyongyang"),
    "es-MX": ("Pekín", "China", "Pyongyang"),
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
    labels = page.evaluate("labels")
    written = {label["text"] for label in labels}
    assert {beijing, pyongyang} <= written
    assert "Beijing" not in written
    assert noise(page) == []
    # Characters that several scripts share have each language's own shapes.
    (language,) = {label["lang"] for label in labels}
    assert language[:2] == locale[:2]
    assert page.locator(".sa-root").evaluate("(e) => getComputedStyle(e).webkitLocale") == f'"{language}"'


@pytest.mark.parametrize("locale", ["en-GB", "sr-Latn-RS", "tlh"])
def test_readers_of_other_languages_have_the_tables_names(
    new_page: NewPage, address: str, locale: str
) -> None:
    page = opened(new_page, f"{address}#day=2024-05-16", locale)
    expect(role(page, "caption")).to_contain_text("Beijing, China")
    assert page.locator(".sa-root").evaluate("(e) => e.style.webkitLocale") == ""
    role(page, "more").click()
    expect(role(page, "names")).to_have_value("table")
    expect(role(page, "names")).not_to_contain_text("In my language")


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
    expect(names).to_have_value("ru")
    first, second, *others = names.locator("option").all_text_contents()
    assert (first, second) == ("As in the table", "In my language (русский)")
    assert {"中文", "العربية", "українська"} <= set(others)
    names.select_option("table")
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


def fragment(page: Page) -> dict[str, str]:
    """The parts of the address's fragment, once it has been written."""
    page.wait_for_url("**#*day=**")
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(page.url).fragment))


def choose(page: Page, names: str) -> None:
    role(page, "more").click()
    role(page, "names").select_option(names)
    page.keyboard.press("Escape")


class TestChoice:
    @pytest.mark.parametrize(("names", "said"), [("table", "Beijing, China"), ("ja", "北京, 中国")])
    def test_link_opens_for_others_as_the_sharer_saw_it(
        self, new_page: NewPage, address: str, names: str, said: str
    ) -> None:
        page = opened(new_page, f"{address}#day=2024-05-16", "ru-RU")
        choose(page, names)
        page.wait_for_url(f"**names={names}*")
        role(page, "share").click()
        link = role(page, "share-link").input_value()
        assert f"&names={names}" in link
        frame = html.unescape(role(page, "share-frame").input_value())
        assert f"&names={names}" in frame
        other = opened(new_page, link, "uk-UA")
        expect(role(other, "caption")).to_contain_text(said)
        expect(role(other, "where")).to_have_text(said)
        role(other, "more").click()
        expect(role(other, "names")).to_have_value(names)
        assert noise(other) == []

    def test_without_a_choice_the_link_leaves_it_to_the_readers_browser(
        self, new_page: NewPage, address: str
    ) -> None:
        page = opened(new_page, address, "ru-RU")
        role(page, "playhead").press("Home")
        assert "names" not in fragment(page)
        role(page, "share").click()
        assert "names=" not in role(page, "share-link").input_value()

    def test_own_script_chosen_by_hand_is_a_choice(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, f"{address}#day=2024-05-16&names=table", "ru-RU")
        choose(page, "ru")
        page.wait_for_url("**names=ru*")
        other = opened(new_page, page.url, "en-GB")
        expect(role(other, "caption")).to_contain_text("Пекин, Китай")

    @pytest.mark.parametrize("names", ["xx", "point", "RU", "%3Cimg%20src=x%3E", "__proto__"])
    def test_what_the_document_does_not_have_is_left_out(
        self, new_page: NewPage, address: str, names: str
    ) -> None:
        page = opened(new_page, f"{address}#day=2024-05-16&names={names}", "ru-RU")
        expect(role(page, "caption")).to_contain_text("Пекин, Китай")
        assert noise(page) == []

    def test_changed_address_changes_the_names_and_an_empty_part_gives_them_back(
        self, new_page: NewPage, address: str
    ) -> None:
        page = opened(new_page, f"{address}#day=2024-05-16", "ru-RU")
        for part, said in (("ar", "بكين"), ("table", "Beijing, China"), ("", "Пекин, Китай")):
            page.evaluate("(part) => { location.hash = `#day=2024-05-16&names=${part}`; }", part)
            expect(role(page, "where")).to_contain_text(said)
        page.evaluate("location.hash = '#day=2024-05-17'")
        expect(role(page, "where")).to_contain_text("Пекин, Китай")

    def test_message_sets_them_and_the_page_around_hears_of_the_readers_choice(
        self, new_page: NewPage, address: str
    ) -> None:
        page = opened(new_page, f"{address}#day=2024-05-16", "en-GB")
        post(page, names="zh-Hant")
        expect(role(page, "where")).to_have_text("北京, 中國")
        post(page, names="tlh")
        post(page, names=None)
        expect(role(page, "where")).to_have_text("Beijing, China")

    def test_picture_video_paper_table_and_voice_have_the_names_that_are_shown(
        self, new_page: NewPage, address: str
    ) -> None:
        page = opened(new_page, f"{address}#day=2024-05-16&from=2024-05-16&to=2024-05-17&names=ru", "en-GB")
        page.evaluate(f"({CATCH_LABELS})()")
        said = "() => labels.splice(0).map(({ text }) => text).join(' | ')"
        role(page, "share").click()
        for part in ("picture", "video"):
            with page.expect_download(timeout=60_000):
                role(page, f"share-{part}").click()
            words = page.evaluate(said)
            assert "Пекин, Китай" in words, part
            assert "Beijing" not in words, part
        page.keyboard.press("Escape")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(role(page, "print")).to_contain_text("Пекин, Китай")
        assert "Пекин, Китай" in page.evaluate(said)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.locator(".sa-mark").first.focus()
        expect(page.locator(".sa-live").first).to_contain_text("Пекин, Китай")
        assert noise(page) == []

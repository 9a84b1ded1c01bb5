"""The exported map used in French, Russian, Chinese and Arabic, by the words that its readers see, with no
network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, Page, expect

from geo.cli.main import main
from geo.language import LANGUAGES
from tests import chromium
from tests.browser import axe
from tests.browser.cut_texts import buttons_over_words, cut_texts
from tests.browser.replay_page import NewPage, noise, role, still, until

pytestmark = pytest.mark.browser

CATALOGUES = Path(__file__).resolve().parents[2] / "geo" / "language" / "catalogues"
USED = ("fr", "ru", "zh-Hans", "ar")
OTHERS = tuple(tag for tag in LANGUAGES if tag != "en")
A_DAY = "#day=2024-06-19&from=2024-05-07&to=2024-07-05"
OF_TABLES = re.compile(r"sa-reports|sa-credits|select\.follow")
"""Where a line may be cut because a table's own name of a source or a leader is long, in any language."""

USUAL, LARGER = 16, 24
GROWING = (
    ".sa-title",
    ".sa-date",
    ".sa-where",
    "[data-role=follow]",
    ".sa-entry-title",
    ".sa-range-text",
    ".sa-kind-switch",
    ".sa-credits summary",
    ".sa-fold",
)
SIZES = "(parts) => parts.map((part) => parseFloat(getComputedStyle(document.querySelector(part)).fontSize))"


@cache
def catalogue(tag: str) -> dict[str, str]:
    """English texts and what they are in a language, as its translators wrote them."""
    content = BytesIO((CATALOGUES / f"{tag}.po").read_bytes())
    return {one.id: str(one.string) for one in read_po(content) if isinstance(one.id, str) and one.string}


def said(tag: str, text: str) -> str:
    return catalogue(tag).get(text, text)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, seed_folder: Path) -> str:
    """The bundled reports with their story, in every language."""
    target = tmp_path_factory.mktemp("languages") / "map.html"
    told = ["--story", str(seed_folder / "story.csv"), "--language", ",".join(OTHERS)]
    assert main(["map", str(seed_folder), "-o", str(target), *told]) == 0
    return target.as_uri()


@pytest.fixture(params=USED)
def spoken(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(new_page: NewPage, address: str, spoken: str) -> Iterator[Page]:
    """The map on a day, in the language; nothing may go wrong on it, and nothing be asked for."""
    found = new_page()
    found.goto(f"{address}{A_DAY}&language={spoken}")
    expect(role(found, "date")).to_have_attribute("datetime", "2024-06-19")
    yield found
    assert noise(found) == []


def test_days_pass_by_the_button_and_by_keys(page: Page, spoken: str) -> None:
    handle = page.get_by_role("slider", name=said(spoken, "Day shown"), exact=True)
    before = handle.get_attribute("aria-valuetext") or ""
    handle.press("ArrowRight")
    expect(role(page, "date")).to_have_attribute("datetime", "2024-06-20")
    assert (handle.get_attribute("aria-valuetext") or "") not in ("", before)
    assert not re.search("[A-Z][a-z]+day|June", handle.get_attribute("aria-valuetext") or "")
    handle.press("Home")
    expect(role(page, "date")).to_have_attribute("datetime", "2024-05-07")
    page.get_by_role("button", name=said(spoken, "Play"), exact=True).click()
    expect(page.get_by_role("button", name=said(spoken, "Pause"), exact=True)).to_be_visible()
    expect(role(page, "date")).not_to_have_attribute("datetime", "2024-05-07")


def test_another_leader_is_followed(page: Page, spoken: str) -> None:
    title = page.locator(".sa-title")
    before = title.text_content() or ""
    box = page.get_by_role("combobox", name=said(spoken, "Follow"), exact=True)
    xi = box.locator("option", has_text="Xi Jinping").get_attribute("value")
    box.select_option(xi)
    expect(title).to_contain_text("Xi Jinping")
    assert (title.text_content() or "").replace("Xi Jinping", "") == before.replace("Vladimir Putin", "")
    expect(page.locator("html")).to_have_attribute("lang", spoken)
    until(page, lambda: "follow=Xi%20Jinping" in page.url)


def test_the_table_is_read(page: Page, spoken: str) -> None:
    page.get_by_role("button", name=said(spoken, "Table of the meetings"), exact=True).click()
    table = page.get_by_role("dialog", name=said(spoken, "The meetings as a table"))
    for name in ("Date", "Who", "Where", "Role", "Occasion", "Status", "Sources"):
        expect(table.get_by_role("columnheader", name=said(spoken, name), exact=True)).to_be_visible()
    expect(table.get_by_role("row").nth(1)).to_contain_text("Nikol Pashinyan")
    table.get_by_role("button", name=said(spoken, "Close"), exact=True).click()
    expect(table).to_be_hidden()


def test_a_link_that_is_shared_opens_in_the_language(page: Page, spoken: str, new_page: NewPage) -> None:
    page.get_by_role("button", name=said(spoken, "Share this map"), exact=True).click()
    panel = page.get_by_role("dialog", name=said(spoken, "Share this map"))
    link = panel.get_by_role("textbox", name=said(spoken, "Link"), exact=True).input_value()
    assert f"language={spoken}" in link
    other = new_page(locale="de-DE")
    other.goto(link)
    expect(other.locator("html")).to_have_attribute("lang", spoken)
    expect(role(other, "date")).to_have_attribute("datetime", "2024-06-19")


def test_axe_finds_nothing_in_arabic(new_page: NewPage, address: str) -> None:
    found = new_page()
    found.goto(f"{address}{A_DAY}&language=ar")
    role(found, "play").wait_for()
    found.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert axe.violations(found) == []
    for name in ("table", "share"):
        found.keyboard.press("Escape")
        role(found, name).click()
        expect(role(found, f"{name}-panel")).to_be_visible()
        assert axe.violations(found) == [], name


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1000, 760), (1440, 900)])
def test_every_language_has_room(new_page: NewPage, address: str, width: int, height: int) -> None:
    """No text is cut but where English ones are too, or a table's name is; nothing lies beside the page."""
    cut: dict[str, dict[str, str]] = {}
    found = new_page(viewport={"width": width, "height": height})
    for tag in ("en", *OTHERS):
        found.goto("about:blank")
        found.goto(f"{address}{A_DAY}&language={tag}")
        role(found, "play").wait_for()
        still(found)
        cut[tag] = cut_texts(found)
        assert found.evaluate("document.documentElement.scrollWidth") <= width, tag
        assert buttons_over_words(found) == 0, tag
        role(found, "share").click()
        cut[tag] |= cut_texts(found)
    known = cut.pop("en")
    strange = {
        (tag, where): text
        for tag, texts in cut.items()
        for where, text in texts.items()
        if where not in known and not OF_TABLES.search(where)
    }
    assert strange == {}


def shown(browser: Browser, address: str, size: int, width: int) -> tuple[list[float], dict[str, str]]:
    """How large texts are, and which are cut, where the reader has set the browser's font to a size."""
    own = browser.browser_type.launch(
        executable_path=str(chromium.windowless()),
        args=[*chromium.FLAGS, f"--blink-settings=defaultFontSize={size}"],
    )
    page = own.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}{A_DAY}")
    expect(role(page, "play")).to_be_visible()
    still(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert buttons_over_words(page) == 0
    sizes, cut = page.evaluate(SIZES, GROWING), cut_texts(page)
    role(page, "share").click()
    cut |= cut_texts(page)
    own.close()
    return sizes, {where: text for where, text in cut.items() if not re.search(OF_TABLES, where)}


@pytest.mark.parametrize("width", [390, 1000, 1440])
def test_texts_grow_with_the_readers_font_and_none_is_cut(browser: Browser, address: str, width: int) -> None:
    usual, whole = shown(browser, address, USUAL, width)
    larger, cut = shown(browser, address, LARGER, width)
    for part, before, after in zip(GROWING, usual, larger, strict=True):
        assert after >= 1.45 * before, part
    assert {where: text for where, text in cut.items() if where not in whole} == {}

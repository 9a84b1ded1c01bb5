"""Names of countries and cities on the map of flows in the reader's script, or as chosen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.flow.document import flow_document
from geo.flow.map import flow_map_document
from tests.browser.replay_page import NewPage, noise, post, role
from tests.browser.test_flows import opened, route, rows_of_list, table_rows
from tests.browser.test_truth import CATCH_LABELS
from tests.flow.truth import ROWS, truth_flows

pytestmark = pytest.mark.browser

MORE = (
    ("FR", "Moscow, Moskva, Russia", "RU", 55.7522, 37.6156, "city", "2019-03", "made", "held", 9, 9),
    ("FR", "Urbania, Urbania, Russia", "RU", 57.0, 60.0, "city", "2019-03", "made", "held", 8, 8),
    ("KE", "New York", "US", 40.7128, -74.006, "city", "2019-04", "made", "held", 6, 6),
)
NAMES = {
    "ru-RU": (
        "Франция → Берлин, Германия",
        "Франция → Германия (no place known)",
        "Германия → Париж, Франция",
    ),
    "zh-CN": ("法国 → 柏林, 德国", "法国 → 德国 (no place known)", "德国 → 巴黎, 法国"),
    "zh-TW": ("法國 → 柏林, 德國", "法國 → 德國 (no place known)", "德國 → 巴黎, 法國"),
}
TOKYO = {"ru-RU": "Токио", "zh-CN": "东京", "zh-TW": "東京"}
"""Its label has room."""
ARABIC = ("فرنسا", "برلين, ألمانيا")


def document() -> dict[str, Any]:
    return flow_document(truth_flows((*ROWS, *MORE)), "month", credits=["Visits: a table by hand"])


def write(path: Path, made: dict[str, Any]) -> str:
    path.write_text(flow_map_document(made), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write(tmp_path_factory.mktemp("flow-names") / "flows.html", document())


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A map made before documents had other names."""
    made = {key: value for key, value in document().items() if key != "written"}
    return write(tmp_path_factory.mktemp("flow-names") / "older.html", made)


def listed(page: Page) -> set[str]:
    """The routes of the list, without their counts."""
    return {row.rpartition(": ")[0] for row in rows_of_list(page)}


def labels(page: Page, awaited: str) -> set[str]:
    """What is written onto the map when it is drawn anew; fails when ``awaited`` is not."""
    page.evaluate(f"({CATCH_LABELS})()")
    post(page, theme="dark")
    page.wait_for_function("(name) => labels.some(({ text }) => text === name)", arg=awaited)
    return {label["text"] for label in page.evaluate("labels")}


@pytest.mark.parametrize("locale", NAMES)
def test_places_are_written_as_the_reader_writes_them(new_page: NewPage, address: str, locale: str) -> None:
    berlin, country, paris = NAMES[locale]
    page = opened(new_page, address, locale=locale)
    assert {berlin, country, paris} <= listed(page)
    expect(role(page, "where")).to_contain_text(berlin)
    france, germany = berlin.split(" → ")[0], paris.split(" → ")[0]
    options = role(page, "country").locator("option")
    assert any(text.startswith(f"{germany} (") for text in options.all_text_contents())
    assert [berlin.split(" → ")[0], berlin.split(" → ")[1]] in [row[:2] for row in table_rows(page)]
    expect(page.locator(".sa-flow-mark[data-country=FR]")).to_have_attribute("aria-label", starts(france))
    route(page, berlin).hover()
    expect(role(page, "route-tip")).to_contain_text(berlin)
    assert "Tokyo" not in labels(page, TOKYO[locale])
    role(page, "country").select_option(label=options.filter(has_text=germany).first.inner_text())
    expect(page.locator("h1")).to_contain_text(germany)
    assert noise(page) == []


def starts(text: str) -> re.Pattern[str]:
    return re.compile(f"^{re.escape(text)}:")


def test_whole_address_is_known_by_its_first_part_and_what_is_not_known_stays(
    new_page: NewPage, address: str
) -> None:
    page = opened(new_page, address, locale="ru-RU")
    assert {
        "Франция → Москва, Россия",
        "Франция → Urbania, Urbania, Russia",
        "Кения → Нью-Йорк, Соединенные Штаты",
    } <= listed(page)


def test_arrow_leads_from_the_visitor_to_the_host_in_letters_read_from_the_right(
    new_page: NewPage, address: str
) -> None:
    page = opened(new_page, address, locale="ar")
    name = route(page, ARABIC[0]).filter(has_text=ARABIC[1]).locator(".sa-flow-name")
    visitor, arrow, host, country = name.evaluate(
        """(node, words) => words.map((word) => {
          const range = document.createRange();
          const at = node.firstChild.data.indexOf(word);
          range.setStart(node.firstChild, at);
          range.setEnd(node.firstChild, at + word.length);
          return range.getBoundingClientRect().left; })""",
        [ARABIC[0], "→", *ARABIC[1].split(", ")],
    )
    assert visitor < arrow < country < host
    assert noise(page) == []


def test_reader_has_the_documents_names_back_and_any_other_ones(new_page: NewPage, address: str) -> None:
    page = opened(new_page, address, locale="ru-RU")
    table = "France → Berlin, Germany"
    role(page, "more").click()
    names = role(page, "names")
    expect(names).to_have_value("ru")
    names.select_option("table")
    expect(role(page, "where")).to_contain_text(table)
    assert table in listed(page)
    expect(page.locator(".sa-flow-mark[data-country=FR]")).to_have_attribute("aria-label", starts("France"))
    expect(role(page, "country").locator("option").first).to_contain_text("All countries")
    expect(role(page, "country")).to_contain_text("Germany (")
    names.select_option("zh")
    expect(role(page, "where")).to_contain_text("柏林")
    expect(role(page, "country")).to_contain_text("德国 (")
    page.keyboard.press("Escape")
    assert "Tokyo" not in labels(page, "东京")


def test_picked_country_stays_picked_under_another_name(new_page: NewPage, address: str) -> None:
    page = opened(new_page, f"{address}#country=DE", locale="ru-RU")
    expect(page.locator("h1")).to_have_text("Where Германия went, and who came")
    post(page, names="table")
    expect(page.locator("h1")).to_have_text("Where Germany went, and who came")
    expect(role(page, "country").locator("option:checked")).to_contain_text("Germany")


def test_choice_goes_into_the_address_and_opens_there(new_page: NewPage, address: str) -> None:
    page = opened(new_page, address, locale="ru-RU")
    role(page, "playhead").press("Home")
    page.wait_for_url("**#day=2019-03-01*")
    assert "names=" not in page.url
    role(page, "more").click()
    role(page, "names").select_option("zh-Hant")
    page.wait_for_url("**names=zh-Hant*")
    other = opened(new_page, page.url, locale="en-GB")
    expect(role(other, "where")).to_contain_text("法國")
    post(other, names=None)
    expect(role(other, "where")).to_contain_text("France")
    post(other, names=["ru"])
    post(other, names="point")
    expect(role(other, "where")).to_contain_text("France")
    assert noise(other) == []


def test_page_around_hears_of_the_choice(offline_page: Page, address: str) -> None:
    page = offline_page
    page.set_content('<iframe style="width:1000px;height:760px" sandbox="allow-scripts"></iframe>')
    page.evaluate(
        "(text) => { window.told = []; addEventListener('message', ({ data }) => told.push(data));"
        " document.querySelector('iframe').srcdoc = text; }",
        flow_map_document(document()),
    )
    inner = page.frame_locator("iframe")
    inner.locator("[data-role=more]").click()
    inner.locator("[data-role=names]").select_option("ru")
    page.wait_for_function("() => told.some(({ event, names }) => event === 'state' && names === 'ru')")
    assert noise(page) == []


@pytest.mark.parametrize("locale", ["en-GB", "ru-RU"])
def test_map_without_other_names_opens_for_every_reader(new_page: NewPage, older: str, locale: str) -> None:
    page = opened(new_page, f"{older}#names=ru", locale=locale)
    assert "France → Berlin, Germany" in listed(page)
    role(page, "more").click()
    expect(role(page, "names")).to_have_count(0)
    assert noise(page) == []

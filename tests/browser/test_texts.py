"""The page From a text in a real browser: keys, marked words, another reader's rows, and the map."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.app_page import settled, turned
from tests.browser.axe import violations
from tests.browser.test_accessibility import STREAMLITS_OWN

QUOTE = (
    "Virtala travelled to Oslo on 5 May, where she held talks with Norwegian Prime Minister Sigrun Halvdal."
)
GIVEN = {"city": "Oslo", "country": "Norway", "status": "held", "quote": QUOTE}
ANSWER = json.dumps(
    [
        GIVEN | {"leaders": "Aino Virtala (Finland); Sigrun Halvdal (Norway)", "date": "2025-05-05"},
        GIVEN | {"leaders": "Aino Virtala (Finland); Ilze Berzkalne (Latvia)", "date": "2025-05-06"},
    ]
)
HOSTILE = (
    'Published: 2025-05-16\n<img src=x onerror="window.hacked=1"> 🧭 </script><script>hacked=1</script>\n'
    "🧭🧭 Finnish Prime Minister Aino Virtala met Swedish Prime Minister Karl Lindqvast in Oslo on 5 May. "
    "It was said that the talks at the palace were of the ferry, and that they are the last of the year."
)
DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
SELECT = """([first, last]) => {
  const pieces = [...document.querySelectorAll('.sa-desk-text [data-start]')];
  const range = document.createRange();
  range.setStart(pieces.find((one) => one.textContent.includes(first)).firstChild, 0);
  const end = pieces.find((one) => one.textContent === last).firstChild;
  range.setEnd(end, end.length);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}"""


VIEW = """new Promise((done) => {
  const frame = document.querySelector('iframe.map');
  const hear = ({ source, data }) => {
    if (source !== frame.contentWindow || data?.event !== 'answer') return;
    removeEventListener('message', hear);
    done(data);
  };
  addEventListener('message', hear);
  frame.contentWindow.postMessage({ 'summit-atlas': 1, get: 'state' }, '*');
})"""


@pytest.fixture
def desk(page: Page, app_url: str) -> Page:
    """The page with the demonstration texts read, and the focus on the first row."""
    page.set_viewport_size(DESKTOP)
    page.goto(f"{app_url}/text")
    page.get_by_role("button", name="Try it with two made-up texts").click()
    expect(page.locator(".sa-desk-card")).to_have_count(13)
    settled(page)
    page.locator(".sa-desk-card").first.focus()
    return page


def counts(page: Page, words: str) -> None:
    expect(page.locator(".sa-desk-bar strong")).to_have_text(words)


def test_keys_take_leave_and_undo_and_what_is_taken_is_on_the_map_at_once(desk: Page) -> None:
    lit = desk.locator(".sa-desk-lit")
    expect(lit.first).to_have_text("HELSINKI")
    expect(desk.locator("iframe.map")).to_have_count(0)
    for key, words in (
        ("t", "12 to decide · 1 taken · 0 left"),
        ("l", "11 to decide · 1 taken · 1 left"),
        ("t", "10 to decide · 2 taken · 1 left"),
        ("u", "11 to decide · 1 taken · 1 left"),
        ("tut", "10 to decide · 2 taken · 1 left"),
    ):
        for one in key:  # what is pressed before the page has answered is about the row that it answers with
            desk.keyboard.press(one)
        counts(desk, words)
        settled(desk)
    expect(desk.get_by_text("2 rows in the table")).to_be_visible()
    shown = desk.frame_locator("iframe.map")
    expect(shown.locator("[data-role=date]")).to_be_visible()
    expect(shown.locator("[data-role=follow]")).to_contain_text("Aino Virtala")
    focused = desk.locator(".sa-desk-card:focus")
    expect(focused).to_have_attribute("aria-label", re.compile("^Row 4 of 13. Aino Virtala .*To decide"))
    expect(lit.first).to_have_text("Two days later")
    desk.get_by_role("button", name="All figures and exports").click()
    expect(desk.get_by_text("2 rows, 2 read.")).to_be_visible()
    turned(desk, "From a text", desk.locator(".sa-desk-bar strong"))
    counts(desk, "10 to decide · 2 taken · 1 left")
    assert desk.requests_made == []  # type: ignore[attr-defined]


WATCH = """() => {
  window.gaps = 0;
  const look = () => {
    const frames = [...document.querySelectorAll('.summit-atlas-frame')];
    if (frames.every((one) => one.classList.contains('coming'))) window.gaps += 1;
    requestAnimationFrame(look);
  };
  look();
}"""
"""Counts the moments in which no map is to be seen on the page."""


def test_a_row_that_is_taken_comes_onto_the_map_without_a_gap_and_where_its_reader_looks(desk: Page) -> None:
    desk.keyboard.press("t")
    counts(desk, "12 to decide · 1 taken · 0 left")
    shown = desk.frame_locator("iframe.map")
    expect(shown.locator("[data-role=date]")).to_be_visible()
    desk.evaluate(WATCH)
    desk.evaluate(
        "document.querySelector('iframe.map').contentWindow.postMessage("
        "{ 'summit-atlas': 1, set: { view: { lat: 20, lon: 100, zoom: 4 } } }, '*')"
    )
    desk.wait_for_function(f"{VIEW}.then((one) => one.view.zoom === 4 && Math.abs(one.view.lon - 100) < 1)")
    desk.locator(".sa-desk-card[aria-current]").focus()
    desk.keyboard.press("t")
    counts(desk, "11 to decide · 2 taken · 0 left")
    expect(desk.get_by_text("2 rows in the table")).to_be_visible()
    settled(desk)
    expect(desk.locator(".summit-atlas-frame")).to_have_count(1)
    expect(desk.locator("iframe.map")).to_be_visible()
    assert desk.evaluate("window.gaps") == 0
    desk.wait_for_function(f"{VIEW}.then((one) => one.view.zoom === 4 && Math.abs(one.view.lon - 100) < 1)")


def test_keys_that_are_answered_all_at_once_are_about_the_row_that_came_back(desk: Page) -> None:
    for _ in range(3):
        desk.evaluate(
            "keys => keys.forEach((key) => document.activeElement.dispatchEvent("
            "new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))",
            list("tut"),
        )
        settled(desk)
    counts(desk, "10 to decide · 3 taken · 0 left")
    expect(desk.locator(".sa-desk-card:focus")).to_have_attribute("aria-label", re.compile("^Row 4 of 13"))


def test_the_desk_is_there_after_a_reload_with_every_step(desk: Page) -> None:
    for key in "tlt":
        desk.keyboard.press(key)
        settled(desk)
    counts(desk, "10 to decide · 2 taken · 1 left")
    expect(desk.get_by_text("Project From texts")).to_be_visible()
    desk.reload()
    counts(desk, "10 to decide · 2 taken · 1 left")
    settled(desk)
    expect(desk.get_by_text("2 rows in the table")).to_be_visible()
    desk.locator(".sa-desk-card").first.focus()
    desk.keyboard.press("u")
    counts(desk, "11 to decide · 1 taken · 1 left")
    settled(desk)
    desk.get_by_role("link", name="Meetings").click()
    expect(desk.get_by_role("radio", name="What was taken from texts")).to_be_checked()
    expect(desk.get_by_text(re.compile("1 rows?, 1 read"))).to_be_visible()


def test_what_the_text_does_not_say_is_not_taken_with_one_key(desk: Page) -> None:
    desk.get_by_text("Let another reader propose rows").click()
    desk.get_by_label("The answer: JSON").fill(ANSWER)
    desk.get_by_role("button", name="Check these rows").click()
    expect(desk.get_by_text("2 rows to decide on")).to_contain_text("1 supported by it, 1 not")
    faulty = desk.locator(".sa-desk-faulty")
    expect(faulty).to_have_count(1)
    faulty.click()
    expect(faulty).to_contain_text("not supported: 2025-05-06 does not follow from the quoted words")
    desk.keyboard.press("t")
    counts(desk, "15 to decide · 0 taken · 0 left")
    expect(desk.get_by_role("status").filter(has_text="One key does not take it")).to_have_count(1)
    desk.keyboard.press("t")
    counts(desk, "15 to decide · 0 taken · 0 left")
    desk.get_by_role("button", name="Take it on my word").click()
    counts(desk, "14 to decide · 1 taken · 0 left")


def test_words_that_are_marked_become_a_row_and_fields_are_typed_over(desk: Page) -> None:
    desk.evaluate(SELECT, ["Vilnius", "9 May"])
    desk.get_by_role("button", name="New row").click()
    expect(desk.locator(".sa-desk-card")).to_have_count(14)
    row = desk.locator(".sa-desk-card[aria-current]")
    expect(row).to_contain_text("Vilnius")
    expect(row).to_contain_text("9 May 2025")
    expect(row).to_contain_text("cancelled")
    expect(row).to_be_focused()
    desk.keyboard.press("e")
    desk.get_by_label("Who, with ; between").fill("Aino Virtala (Finland)")
    desk.keyboard.press("Enter")
    expect(row).to_contain_text("Aino Virtala (Finland)")
    desk.locator(".sa-desk-card", has_text="Birta Soldal").click()
    desk.get_by_role("button", name="Split into pairs").click()
    expect(desk.locator(".sa-desk-card")).to_have_count(16)
    desk.get_by_role("button", name="Republic of the Congo", exact=True).click()
    expect(desk.locator(".sa-desk-card", has_text="Moise Ilunga (Republic of the Congo)")).to_have_count(1)
    for count in (16, 14):
        desk.get_by_role("button", name="Undo").click()
        expect(desk.locator(".sa-desk-card")).to_have_count(count)
        settled(desk)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_can_be_read_by_everybody_and_on_a_phone(desk: Page, scheme: str) -> None:
    desk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    settled(desk)
    assert [one for one in violations(desk, without=STREAMLITS_OWN) if "sa-desk" in one] == []
    if scheme == "dark":
        return
    desk.set_viewport_size(PHONE)
    wide = "document.querySelector('.sa-desk').scrollWidth - document.querySelector('.sa-desk').clientWidth"
    expect(desk.locator(".sa-desk-card[aria-current] .sa-desk-quote")).to_be_visible()
    assert desk.evaluate(wide) <= 0
    assert [one for one in violations(desk, without=STREAMLITS_OWN) if "sa-desk" in one] == []


def test_a_text_is_shown_as_text_and_its_places_are_found_behind_signs_of_two_units(
    page: Page, app_url: str
) -> None:
    page.goto(f"{app_url}/text")
    page.get_by_label("Paste a text").fill(HOSTILE)
    page.get_by_role("button", name="Read", exact=True).click()
    card = page.locator(".sa-desk-card")
    expect(card).to_have_count(1)
    expect(page.locator(".sa-desk-text")).to_contain_text('<img src=x onerror="window.hacked=1">')
    assert page.locator(".sa-desk img, .sa-desk script").count() == 0
    assert page.evaluate("window.hacked ?? null") is None
    card.focus()
    page.keyboard.press("e")
    page.get_by_label("When").fill("2025-05-06")
    page.keyboard.press("Enter")
    expect(card).to_contain_text("not supported")
    page.evaluate(SELECT, ["5 May", "5 May"])
    page.get_by_role("button", name="when", exact=True).click()
    expect(card).to_contain_text("5 May 2025")
    expect(card).not_to_contain_text("not supported")
    page.keyboard.press("t")
    counts(page, "0 to decide · 1 taken · 0 left")

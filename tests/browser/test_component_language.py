"""The desk of texts and the table written by hand in the pseudo-language."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from geo.language import PSEUDO
from tests.browser.app_page import WAIT, settled
from tests.browser.test_flow_language import ENGLISH, plain

DESKTOP = {"width": 1440, "height": 900}
SAID = """([part, written]) => {
  const said = [];
  for (const node of document.querySelectorAll(`${part}, ${part} *`)) {
    if (node.closest(written)) continue;
    for (const name of ["aria-label", "title", "placeholder"])
      if (node.getAttribute(name)) said.push(node.getAttribute(name));
    for (const child of node.childNodes) if (child.nodeType === 3) said.push(child.textContent);
  }
  return said;
}"""
NAMES = re.compile(r"Ada Quill|France|Paris|https://…")


def english(page: Page, part: str, written: str) -> set[str]:
    """What a part says in plain English, without elements whose text somebody wrote."""
    said = [NAMES.sub("", plain(text)) for text in page.evaluate(SAID, [part, written])]
    return {text for text in said if ENGLISH.search(text)}


def test_no_word_of_a_table_written_by_hand_is_left_in_english(page: Page, app_url: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(f"{app_url}/new?language={PSEUDO}")
    expect(page.locator("[name=who]")).to_be_visible(timeout=WAIT)
    settled(page)
    assert english(page, ".sa-ledger", "option[value], datalist") == set()
    page.locator("[name=who]").fill("Ada Quill")
    page.locator("[name=where]").fill("Paris")
    page.locator("[name=where]").press("Enter")
    expect(page.locator(".sa-ledger-bar strong")).to_contain_text("1", timeout=WAIT)
    settled(page)
    expect(page.locator(".sa-ledger-faults, .sa-ledger-home").first).to_be_visible()
    assert english(page, ".sa-ledger", "datalist, [data-act=home]") == set()


def test_no_word_of_the_desk_is_left_in_english(page: Page, app_url: str) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(f"{app_url}/text?language={PSEUDO}")
    page.get_by_role("button", name=re.compile("Trý")).click()
    expect(page.locator(".sa-desk-card")).to_have_count(13, timeout=WAIT)
    settled(page)
    page.locator(".sa-desk-card").first.focus()
    page.keyboard.press("t")
    page.keyboard.press("e")
    settled(page)
    written = ".sa-desk-text, .sa-desk-card, .sa-desk-lists li, .sa-desk-ask"
    assert english(page, ".sa-desk", written) == set()
    for part in (".sa-desk-form", ".sa-desk-state", ".sa-desk-lists li button"):
        assert english(page, part, "input, [aria-label]") == set()
    page.locator(".sa-desk-form button[type=button]").last.click()
    expect(page.locator(".sa-desk-fields").first).to_be_visible()
    for part in (".sa-desk-buttons", ".sa-desk-fields dt", ".sa-desk-reason"):
        assert english(page, part, "blockquote") == set()

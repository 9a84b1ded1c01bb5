"""A map of flows in the pseudo-language: plain English there that is no word of a source was forgotten."""

from __future__ import annotations

import re
from calendar import month_name
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.flow.document import flow_document
from geo.flow.files import credits
from geo.flow.map import flow_map_document
from geo.flow.schema import BAD_FILE, NO_DAY
from geo.flow.sources import Source
from geo.language import PSEUDO
from tests.browser.replay_page import noise
from tests.flow.truth import ROWS, truth_flows

pytestmark = pytest.mark.browser

CREDITS = credits([Source("visits.csv", 1, 0, "table"), Source("events.tsv", 1, 0, "lines")])
SAID = """() => {
  const root = document.querySelector("[data-summit-atlas]");
  const said = [document.title];
  for (const node of root.querySelectorAll("*")) {
    if (node.closest("style, script, [data-role=language], [data-role=names]")) continue;
    for (const name of ["aria-label", "aria-valuetext", "title", "alt", "placeholder"])
      if (node.getAttribute(name)) said.push(node.getAttribute(name));
    for (const child of node.childNodes) if (child.nodeType === 3) said.push(child.textContent);
  }
  return said;
}"""
COUNTRIES = ("France", "Germany", "Japan", "United States", "Brazil", "India", "Italy", "Kenya", "Antarctica")
FILES = ("visits.csv",)
NAMES = (*FILES, *(row[1] for row in ROWS if row[1]), *COUNTRIES, *month_name[1:])
INNERMOST = re.compile(r"\[[^\[\]]*\]")
ENGLISH = re.compile(r"[A-Za-z]{3,}")


def plain(text: str) -> str:
    """What of a text stands outside of every bracket, in which the pseudo-language puts its own."""
    while INNERMOST.search(text):
        text = INNERMOST.sub("", text)
    return text.strip()


def written(text: str) -> str:
    """The text without names that the table wrote, and without months, which the browser names."""
    for name in NAMES:
        text = text.replace(name, "")
    return text


@pytest.fixture
def strange(tmp_path: Path, page: Page) -> Page:
    document = flow_document(truth_flows(), "month", credits=CREDITS, left_out={NO_DAY: 3, BAD_FILE: 1}) | {
        "spoken": {PSEUDO: {}},
        "language": PSEUDO,
    }
    path = tmp_path / "flows.html"
    path.write_text(flow_map_document(document), encoding="utf-8")
    page.goto(path.as_uri())
    expect(page.locator("html")).to_have_attribute("lang", PSEUDO)
    expect(page.locator(".sa-flow-list > li").first).to_be_visible()
    return page


def test_no_word_of_a_map_of_flows_is_left_in_english(strange: Page) -> None:
    for opener in strange.locator("summary").all():
        opener.dispatch_event("click")
    strange.locator("[data-role=table]").first.click()
    left = {words for text in strange.evaluate(SAID) if ENGLISH.search(words := written(plain(text)))}
    assert left == set()
    assert noise(strange) == []

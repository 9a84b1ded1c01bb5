"""The page tells the story of its table by one click, and goes back to the map by another."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.app_page import FRAME, WAIT, opened, saved_by, settled
from tests.browser.replay_page import noise
from tests.cli.test_main import carried

pytestmark = pytest.mark.browser


def test_one_click_tells_the_story_of_the_bundled_reports_and_another_brings_the_map_back(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    opened(page, app_url)
    page.get_by_text("Read it as a story (8 chapters)").click()
    story = page.frame_locator("iframe.story")
    place = story.locator("[data-role=story-place]")
    expect(place).to_contain_text("1 / 8", timeout=WAIT)
    for _ in range(7):
        story.locator("[data-role=story-next]").click()
    expect(place).to_contain_text("8 / 8")
    story.get_by_role("link", name="the first chapter").click()
    expect(place).to_contain_text("1 / 8")
    expect(story.locator("[data-role=date]")).to_have_attribute("datetime", "2024-05-09")
    saved = saved_by(page, page.get_by_role("button", name="Save this story as one HTML file"))
    saved.save_as(tmp_path / "story.html")
    assert len(carried(tmp_path / "story.html")["story"]["chapters"]) == 8
    page.get_by_text("Read it as a story (8 chapters)").click()
    settled(page)
    expect(page.frame_locator(FRAME).locator("[data-role=play]")).to_be_visible(timeout=WAIT)
    assert [one for one in noise(page) if "error" in one] == []

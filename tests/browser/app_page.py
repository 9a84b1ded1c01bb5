"""The app in a browser: opened, and waited for."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Download, FrameLocator, Locator, Page, TimeoutError, expect

FRAME = "iframe.map"
WAIT = 120_000
"""Milliseconds for a machine that is busy with other tests."""


def opened(page: Page, app_url: str) -> FrameLocator:
    """The page with its map shown: before that it hears no upload."""
    page.goto(app_url)
    found = page.frame_locator(FRAME)
    expect(found.locator("[data-role=date]")).to_be_visible(timeout=WAIT)
    settled(page)
    return found


def choices(page: Page) -> None:
    """Unfold the choices of leader and days that the page has beside the map's own.

    A list that is opened while they still unfold is closed again by the page.
    """
    page.get_by_text("Leader and days", exact=True).click()
    folded = page.get_by_test_id("stExpander").filter(has_text="Leader and days").locator("details")
    over = "one => Promise.allSettled(one.getAnimations({ subtree: true }).map(each => each.finished))"
    folded.evaluate(over)


def hinted(page: Page, button: Locator) -> Locator:
    """What is said of a button beside the pointer; asked for anew where the page is drawn anew under it."""
    tip = page.get_by_role("tooltip")
    for _ in range(8):
        page.mouse.move(0, 0)
        button.hover()
        with suppress(AssertionError):
            expect(tip).to_be_visible(timeout=WAIT // 20)
            break
    return tip


def turned(page: Page, to: str, there: Locator) -> None:
    """Click on a page's name until what is ``there`` is seen.

    Streamlit forgets a click where a frame of the page says something before the click has been answered.
    """
    for _ in range(12):
        page.get_by_role("link", name=to, exact=True).click()
        with suppress(AssertionError):
            expect(there).to_be_visible(timeout=WAIT / 12)
            return
    expect(there).to_be_visible(timeout=WAIT / 12)


def saved_by(page: Page, button: Locator) -> Download:
    """What a press on a button saves. It is pressed again where the page was drawn anew under the first,
    which is then lost.
    """
    for _ in range(4):
        with suppress(TimeoutError):
            with page.expect_download(timeout=WAIT / 4) as waiting:
                button.click()
            return waiting.value
    raise AssertionError("nothing was saved")


def settled(page: Page) -> None:
    """Wait until the page has answered what was done: no hand is as quick as a test."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=WAIT)

"""A map that is saved from the page, or made with an opening, opens as it stood; with the network off."""

from __future__ import annotations

import re
import zipfile
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.app_page import FRAME, opened, saved_by, settled
from tests.browser.replay_page import NewPage, day, noise, role, still
from tests.cli.test_main import geo

TOLD = """(frame) => new Promise((done, fail) => {
  const map = frame?.contentWindow ?? window;
  addEventListener("message", ({ data }) => data.event === "answer" && done(data));
  setTimeout(fail, 30000, new Error("the map does not answer"));
  map.postMessage({ "summit-atlas": 1, get: "state" }, "*");
})"""
"""What a map says of itself, asked by the page around it, or by its own."""
STANDS = ("follow", "compare", "range", "day", "mode", "names", "countries", "beside", "projection", "centre")


def stands(page: Page, frame: Any = None) -> dict[str, Any]:
    """How a map stands, with the view that its reader has given it."""
    still(frame.content_frame() if frame else page)
    told = page.evaluate(TOLD, frame)
    return {name: told[name] for name in STANDS} | {"view": told["fragment"].partition("view=")[2]}


def changed_by_hand(page: Page) -> dict[str, Any]:
    """The map on the page, changed in all that a file keeps; how it stands then."""
    frame = page.frame_locator(FRAME)
    inside = page.query_selector(FRAME).content_frame()  # type: ignore[union-attr]
    role(inside, "projection-box").locator("summary").press("Enter")
    role(inside, "projection").select_option("web-mercator")
    role(inside, "more").click()
    role(inside, "mode").select_option("90-days")
    names = role(inside, "compare").locator("option").all_inner_texts()
    role(inside, "compare").select_option(label=next(name for name in names if "Xi Jinping" in name))
    last = role(inside, "date").get_attribute("data-day") or ""
    role(inside, "previous").click()
    role(inside, "previous").click()
    expect(role(inside, "date")).not_to_have_attribute("data-day", last)
    frame.get_by_role("button", name=re.compile("zoom in", re.IGNORECASE)).click()
    settled(page)
    return stands(page, page.query_selector(FRAME))


def test_a_map_saved_from_the_page_opens_as_it_stood(page: Page, app_url: str, new_page: NewPage) -> None:
    opened(page, app_url)
    stood = changed_by_hand(page)
    assert stood["day"] < stood["range"][1], stood
    assert (stood["compare"], stood["mode"], stood["projection"]) == ("Xi Jinping", "90-days", "web-mercator")
    assert stood["view"]
    saved = Path(saved_by(page, page.get_by_role("button", name=re.compile("Save this map"))).path())
    again = new_page(viewport={"width": 1280, "height": 900})
    again.goto(saved.rename(saved.with_suffix(".html")).as_uri())
    expect(role(again, "date")).to_be_visible()
    assert stands(again) == stood
    assert noise(again) == []


def test_the_folder_for_the_web_plays_as_the_map_stood(
    page: Page, app_url: str, new_page: NewPage, tmp_path: Path
) -> None:
    frame = opened(page, app_url)
    role(frame, "previous").click()
    settled(page)
    stood = stands(page, page.query_selector(FRAME))
    page.get_by_role("button", name="Publish").click()
    settled(page)
    saved = saved_by(page, page.get_by_role("button", name="Save the folder as a zip"))
    with zipfile.ZipFile(saved.path()) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    again = new_page(viewport={"width": 1280, "height": 900})
    again.goto((tmp_path / "index.html").as_uri())
    expect(role(again, "date")).to_be_visible()
    assert stands(again) == stood
    role(again, "play").click()
    shown = role(again, "date").get_attribute("datetime")
    expect(role(again, "date")).not_to_have_attribute("datetime", str(shown))
    assert noise(again) == []


OPENING = "day=2024-06-19&from=2024-06-01&follow=&mode=30-days&projection=orthographic&language=fr"


@pytest.fixture(scope="module")
def opens(tmp_path_factory: pytest.TempPathFactory, seed_folder: Path) -> str:
    """A map made by command with an opening, in two languages beside English."""
    out = tmp_path_factory.mktemp("opens") / "map.html"
    ran = geo("map", seed_folder, "-o", out, "--language", "fr,de", "--opening", OPENING)
    assert ran.returncode == 0, ran.stderr
    return out.as_uri()


def test_a_map_made_with_an_opening_opens_so(opens: str, offline_page: Page) -> None:
    offline_page.goto(opens)
    expect(role(offline_page, "date")).to_have_text("19 juin 2024")
    stood = stands(offline_page)
    assert (stood["follow"], stood["day"], stood["mode"]) == (None, day("2024-06-19"), "30-days")
    assert stood["range"][0] == day("2024-06-01")
    assert stood["projection"] == "orthographic"
    assert noise(offline_page) == []


def test_an_address_that_asks_for_something_wins_over_the_opening(opens: str, new_page: NewPage) -> None:
    other, german, drawn = new_page(), new_page(), new_page()
    other.goto(f"{opens}#mode=now")
    expect(role(other, "date")).to_have_text("9 July 2024")
    german.goto(f"{opens}#language=de")
    expect(role(german, "date")).to_have_text("19. Juni 2024")
    drawn.goto(f"{opens}#picture=svg&size=1200x675")
    picture = role(drawn, "picture-file")
    expect(picture).to_be_attached()
    assert "19 juin 2024" in b64decode(picture.text_content() or "").decode()

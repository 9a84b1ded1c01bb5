"""A map and a story in Arabic: the page is turned round, time and the world are not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from geo.cli.main import main
from tests.browser.replay_page import NewPage, noise, role

pytestmark = pytest.mark.browser

DAY = "#day=2024-06-19&from=2024-05-07&to=2024-07-05"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, seed_folder: Path) -> Path:
    """The bundled reports with their story, in English and Arabic."""
    target = tmp_path_factory.mktemp("told") / "story.html"
    story = str(seed_folder / "story.csv")
    assert main(["map", str(seed_folder), "-o", str(target), "--story", story, "--language", "ar"]) == 0
    return target


@contextmanager
def opened(new_page: NewPage, path: Path, fragment: str, width: int = 1300) -> Iterator[Page]:
    page = new_page(locale="en-GB", viewport={"width": width, "height": 800})
    page.goto(f"{path.as_uri()}{fragment}")
    expect(role(page, "date")).to_be_visible()
    yield page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing lies beside the page"
    assert noise(page) == []
    page.close()


def middle(locator: Locator) -> float:
    box = locator.first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


def is_before(one: Locator, other: Locator) -> bool:
    """Whether one stands left of the other."""
    return middle(one) < middle(other)


def test_the_page_is_turned_round(told: Path, new_page: NewPage) -> None:
    for language, leftward in (("en", False), ("ar", True)):
        with opened(new_page, told, f"{DAY}&language={language}") as page:
            expect(page.locator(".sa-root")).to_have_attribute("dir", "rtl" if leftward else "ltr")
            expect(page.locator(".sa-root")).to_have_attribute("lang", language)
            box = page.locator(".sa-map")
            for part in (".sa-list", ".sa-head-date"):
                assert is_before(page.locator(part), box) is leftward, part
            assert is_before(page.locator(".sa-credits"), page.locator(".sa-legend")) is leftward
            assert is_before(page.locator(".leaflet-control-zoom"), box) is not leftward
            assert is_before(page.locator(".sa-title"), page.locator(".sa-head-tools")) is not leftward


def test_time_and_the_world_are_not(told: Path, new_page: NewPage) -> None:
    places = []
    for language in ("en", "ar"):
        with opened(new_page, told, f"{DAY}&language={language}&view=40,60,3&names=table") as page:
            assert is_before(role(page, "previous"), role(page, "next"))
            assert is_before(role(page, "range-from"), role(page, "playhead"))
            assert is_before(role(page, "playhead"), role(page, "range-to"))
            before = middle(role(page, "playhead"))
            role(page, "playhead").press("ArrowRight")
            assert middle(role(page, "playhead")) > before
            left = page.locator(".sa-map").bounding_box()
            assert left
            shift = left["x"] + left["width"] / 2
            places.append([round(middle(mark) - shift) for mark in page.locator(".sa-mark:visible").all()])
    english, arabic = places
    assert english, "there are marks"
    assert arabic == english


def test_a_card_lies_beside_its_mark(told: Path, new_page: NewPage) -> None:
    with opened(new_page, told, f"{DAY}&language=ar&view=40,60,3") as page:
        mark = page.locator(".sa-mark:visible").first
        mark.focus()
        mark.press("Enter")
        expect(role(page, "popup")).to_be_visible()
        box = page.locator(".sa-map")
        assert is_before(role(page, "popup"), box) is not is_before(mark, box)


@pytest.mark.parametrize("width", [390, 760, 1300])
def test_no_part_of_the_page_is_cut_off(told: Path, new_page: NewPage, width: int) -> None:
    with opened(new_page, told, f"{DAY}&language=ar", width) as page:
        expect(role(page, "play")).to_be_visible()
        role(page, "share").click()
        expect(role(page, "share-panel")).to_be_visible()


def test_a_story_is_read_leftward_in_its_language(told: Path, new_page: NewPage) -> None:
    with opened(new_page, told, "#chapter=2&language=ar") as page:
        expect(page.locator(".sa-tale")).to_have_attribute("dir", "rtl")
        assert is_before(page.locator(".sa-tale-map"), page.locator(".sa-tale-text"))
        assert is_before(role(page, "story-next"), role(page, "story-back"))
        expect(page.locator(".sa-chapter[aria-current] .sa-chapter-kicker")).to_contain_text("مايو")
        page.keyboard.press("ArrowLeft")
        expect(page.locator(".sa-chapter[aria-current]")).to_have_attribute("data-chapter", "3")
        page.keyboard.press("ArrowRight")
        expect(page.locator(".sa-chapter[aria-current]")).to_have_attribute("data-chapter", "2")

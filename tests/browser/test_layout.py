"""The map fills its frame: how much of the window it has, and what folds away."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.atlas import read
from geo.flow.document import flow_document
from geo.flow.map import flow_map_document
from geo.html.map import map_document
from geo.replay import replay_document
from tests.browser.replay_page import NewPage, day, noise, post, role, until
from tests.flow.world import world_flows

pytestmark = pytest.mark.browser

DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
LEAST = {"desktop": 0.62, "phone": 0.50}


@pytest.fixture(scope="module")
def addresses(replay: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("layout")
    flows = flow_document(world_flows(visits=3000, years=2), "month")
    texts = {"replay": map_document(replay), "flows": flow_map_document(flows)}
    files = {name: folder / f"{name}.html" for name in texts}
    for name, text in texts.items():
        files[name].write_text(text, encoding="utf-8")
    return {name: file.as_uri() for name, file in files.items()}


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    role(page, "play").wait_for()
    return page


def share(page: Page) -> float:
    """Of the window, as it is seen at opening, the part that is map."""
    found: float = page.evaluate(
        """() => {
          const { left, top, right, bottom } = document.querySelector('.sa-map').getBoundingClientRect();
          const wide = Math.min(right, innerWidth) - Math.max(left, 0);
          const high = Math.min(bottom, innerHeight) - Math.max(top, 0);
          return (wide * high) / (innerWidth * innerHeight);
        }"""
    )
    return found


def test_meetings_outside_the_days_shown_are_said_on_the_map_and_a_press_shows_them(
    addresses: dict[str, str], new_page: NewPage
) -> None:
    page = opened(new_page(viewport=PHONE), addresses["replay"])
    expect(role(page, "outside")).to_contain_text("4 meetings outside these days")
    role(page, "outside").click()
    expect(role(page, "outside")).to_be_hidden()
    expect(role(page, "range")).to_have_text("1 March 2023 – 31 December 2025")
    expect(page.locator(".folium-map")).to_be_focused()
    post(page, range=[day("2024-06-18"), day("2024-06-20")])
    expect(role(page, "outside")).to_contain_text("meetings outside these days")
    assert not noise(page)


def test_beside_a_short_name_the_buttons_stay_in_one_line(
    replay: dict[str, Any], new_page: NewPage, tmp_path: Path
) -> None:
    names = [f"A {number}" for number, __ in enumerate(replay["leaders"]["name"])]
    short = {**replay, "leaders": {**replay["leaders"], "name": names}}
    (tmp_path / "short.html").write_text(map_document(short), encoding="utf-8")
    page = opened(new_page(viewport=DESKTOP), (tmp_path / "short.html").as_uri())
    tops = page.eval_on_selector_all(
        ".sa-head-tools > *", "all => all.map((one) => one.getBoundingClientRect().top)"
    )
    assert len(set(tops)) == 1


def width(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["width"]


@pytest.mark.parametrize("kind", ["replay", "flows"])
@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_map_has_most_of_the_window(
    new_page: NewPage, addresses: dict[str, str], kind: str, screen: str
) -> None:
    page = opened(new_page(viewport=DESKTOP if screen == "desktop" else PHONE), addresses[kind])
    assert share(page) >= LEAST[screen]
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    assert noise(page) == []


@pytest.mark.parametrize("projection", ["equal-earth", "web-mercator"])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 800), (1050, 760), (800, 700)])
def test_the_legend_hides_no_place_at_opening(
    new_page: NewPage, addresses: dict[str, str], size: tuple[int, int], projection: str
) -> None:
    page = opened(
        new_page(viewport=dict(zip(("width", "height"), size, strict=True))),
        f"{addresses['replay']}#projection={projection}",
    )
    hidden = page.evaluate(
        """() => {
          const legend = document.querySelector('.sa-legend').getBoundingClientRect();
          return [...document.querySelectorAll('.sa-mark')].filter((mark) => {
            const { x, y, width, height } = mark.getBoundingClientRect();
            const [left, top] = [x + width / 2, y + height / 2];
            return left > legend.left && left < legend.right && top > legend.top && top < legend.bottom;
          }).map((mark) => mark.ariaLabel);
        }"""
    )
    assert hidden == []


@pytest.mark.parametrize("kind", ["replay", "flows"])
def test_where_a_list_would_leave_little_map_it_opens_folded(
    new_page: NewPage, addresses: dict[str, str], kind: str
) -> None:
    page = opened(new_page(viewport={"width": 800, "height": 700}), addresses[kind])
    expect(role(page, "fold-list")).to_have_attribute("aria-expanded", "false")
    role(page, "fold-list").click()
    expect(role(page, "list")).to_be_visible()
    expect(page).to_have_url(re.compile(r"[#&]folded=(&|$)"))
    page.reload()
    expect(role(page, "fold-list")).to_have_attribute("aria-expanded", "true")
    said = opened(new_page(viewport={"width": 800, "height": 700}), f"{addresses[kind]}#folded=legend")
    expect(role(said, "fold-list")).to_have_attribute("aria-expanded", "true")


def test_everybody_with_eight_lanes_leaves_the_map_its_room(
    new_page: NewPage, addresses: dict[str, str]
) -> None:
    page = opened(new_page(viewport=DESKTOP), addresses["replay"] + "#follow=")
    assert share(page) >= 0.55


class TestFolds:
    @pytest.mark.parametrize("kind", ["replay", "flows"])
    def test_list_legend_and_timeline_fold_and_give_the_map_their_room(
        self, new_page: NewPage, addresses: dict[str, str], kind: str
    ) -> None:
        page = opened(new_page(viewport=DESKTOP), addresses[kind])
        before = share(page)
        role(page, "fold-list").click()
        expect(role(page, "list")).to_be_hidden()
        until(page, lambda: width(page, ".sa-map") == DESKTOP["width"])
        role(page, "fold-timeline").click()
        expect(page.locator(".sa-strip")).to_be_hidden()
        expect(role(page, "play")).to_be_visible()
        role(page, "fold-legend").click()
        expect(role(page, "countries")).to_be_hidden()
        until(page, lambda: share(page) > before + 0.15)
        expect(role(page, "fold-list")).to_have_attribute("aria-expanded", "false")
        for name in ("list", "timeline", "legend"):
            role(page, f"fold-{name}").click()
        until(page, lambda: abs(share(page) - before) < 0.001)
        assert noise(page) == []

    def test_what_is_folded_stays_so_and_goes_along_with_the_address(
        self, new_page: NewPage, addresses: dict[str, str]
    ) -> None:
        page = opened(new_page(viewport=DESKTOP), addresses["replay"])
        role(page, "fold-list").click()
        role(page, "fold-legend").click()
        post(page, follow="Xi Jinping")
        post(page, range=[day("2024-05-10"), day("2024-07-05")], mode="90-days")
        expect(role(page, "list")).to_be_hidden()
        page.wait_for_function("() => location.hash.includes('folded=legend,list')")
        again = opened(new_page(viewport=DESKTOP), page.url)
        expect(role(again, "list")).to_be_hidden()
        expect(role(again, "countries")).to_be_hidden()
        post(again, folded="timeline")
        expect(role(again, "list")).to_be_visible()
        expect(again.locator(".sa-strip")).to_be_hidden()
        post(again, folded="map")
        post(again, folded=["list"])
        expect(again.locator(".sa-strip")).to_be_hidden()

    def test_keys_fold_too_and_the_focus_stays(self, new_page: NewPage, addresses: dict[str, str]) -> None:
        page = opened(new_page(viewport=DESKTOP), addresses["replay"])
        role(page, "fold-legend").press("Enter")
        expect(role(page, "countries")).to_be_hidden()
        expect(role(page, "fold-legend")).to_be_focused()
        role(page, "fold-legend").press("Space")
        expect(role(page, "countries")).to_be_visible()


@pytest.mark.parametrize("wide", [320, 390, 530, 580, 630, 680, 730, 740, 900, 1000, 1092, 1200])
def test_box_to_follow_has_room_for_a_name(new_page: NewPage, addresses: dict[str, str], wide: int) -> None:
    page = opened(new_page(viewport={"width": wide, "height": 800}), addresses["replay"])
    assert width(page, "[data-role=follow]") >= (120 if wide < 390 else 150)
    boxes = [
        page.locator(f"[data-role={name}]").bounding_box() for name in ("follow", "search", "table", "share")
    ]
    for before, after in pairwise(boxes):
        assert before
        assert after
        assert before["x"] + before["width"] <= after["x"] + 0.5
    assert page.evaluate("document.documentElement.scrollWidth") <= wide


def test_box_to_follow_keeps_beside_the_search_for_a_short_name(new_page: NewPage, tmp_path: Path) -> None:
    rows = "leader,date,city,country\nBo,2024-05-01,Paris,France\n"
    document = replay_document(read(Path("bo.csv"), rows.encode()))
    file = tmp_path / "map.html"
    file.write_text(map_document(document), encoding="utf-8")
    page = opened(new_page(viewport=DESKTOP), file.as_uri())
    for wide in (360, 500, 760, 980, 1280, 1440):
        page.set_viewport_size({"width": wide, "height": 800})
        box, search = role(page, "follow").bounding_box(), role(page, "search").bounding_box()
        assert box
        assert search
        beside = box["x"] + box["width"] <= search["x"] + 0.5
        assert beside or box["y"] + box["height"] <= search["y"], f"at {wide}"

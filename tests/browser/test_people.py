"""People in the replay: two leaders on one clock, what is pointed at, search."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.html.map import map_document
from tests.browser.replay_page import NewPage, day, noise, post, role, still

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(replay: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("people") / "map.html"
    path.write_text(map_document(replay), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def shown(offline_page: Page, address: str) -> Page:
    offline_page.goto(address)
    role(offline_page, "play").wait_for()
    return offline_page


@pytest.fixture
def compared(offline_page: Page, address: str) -> Page:
    offline_page.goto(f"{address}#compare=Viktor%20Orban&day=2024-07-05")
    role(offline_page, "play").wait_for()
    return offline_page


class TestCompare:
    def test_both_travellers_are_on_one_clock(self, compared: Page) -> None:
        label = role(compared, "traveller-label")
        other = role(compared, "traveller-second-label")
        expect(label).to_have_text("Vladimir Putin: Moscow")
        expect(other).to_have_text("Viktor Orban: Moscow")
        post(compared, day=day("2024-06-20"))
        expect(label).to_have_text("Vladimir Putin: Vietnam (shown at Hanoi)")
        expect(other).to_have_text("Viktor Orban: Budapest")
        expect(role(compared, "where")).to_contain_text("Viktor Orban: Budapest")
        assert noise(compared) == []

    def test_both_travellers_move_while_playing(self, compared: Page) -> None:
        post(compared, range=[day("2024-06-30"), day("2024-07-10")], day=day("2024-06-30"))
        role(compared, "speed").select_option("3")
        role(compared, "more").click()
        role(compared, "loop").check()  # whatever a busy machine shows of it the first time
        compared.evaluate(
            "() => { window.said = new Set(); (function look() { for (const name of ['traveller',"
            " 'traveller-second'])"
            " said.add(document.querySelector(`[data-role=${name}-label]`)?.textContent);"
            " requestAnimationFrame(look); })(); }"
        )
        role(compared, "play").click()
        compared.wait_for_function(
            "() => [...said].some((t) => t?.startsWith('Vladimir Putin: to Astana'))"
            " && [...said].some((t) => t?.startsWith('Viktor Orban: to Moscow'))"
        )
        assert noise(compared) == []

    def test_colours_and_shapes_differ(self, compared: Page) -> None:
        colours = compared.evaluate(
            "() => ['first', 'second'].map((side) =>"
            " getComputedStyle(document.querySelector(`.sa-mark.sa-${side} .sa-symbol`)).fill)"
        )
        assert colours[0] != colours[1]
        framed = compared.evaluate(
            "() => ['first', 'second'].map((side) =>"
            " getComputedStyle(document.querySelector(`.sa-mark.sa-${side}`), '::after').borderTopStyle)"
        )
        assert framed[0] != framed[1]

    def test_second_leaders_lines_are_hollow(self, compared: Page) -> None:
        """Across the way from Kyiv to Moscow the colour comes, goes and comes again."""
        post(compared, day=day("2024-07-08"), view={"lat": 53.2, "lon": 34, "zoom": 6})
        still(compared)  # it flies there
        runs = compared.evaluate(
            "() => { let most = 0; for (const canvas of document.querySelectorAll('.sa-ways')) {"
            " const ctx = canvas.getContext('2d');"
            " for (let y = 0; y < canvas.height; y += 3) {"
            " const d = ctx.getImageData(0, y, canvas.width, 1).data; let was = ''; const row = [];"
            " for (let at = 0; at < d.length; at += 4) { const [r, g, b, a] = d.subarray(at, at + 4);"
            "  const is = a < 90 ? '' : r > 150 && b < 90 ? 'colour' : r > 220 && b > 200 ? 'core' : was;"
            "  if (is !== was) { row.push(is); was = is; } }"
            " const text = row.join(); if (text.includes('colour,core,colour')) most += 1; } } return most; }"
        )
        assert runs > 5

    def test_lanes_and_list_hold_both(self, compared: Page) -> None:
        names = role(compared, "lanes").locator("button")
        expect(names).to_have_text(["Vladimir Putin", "Viktor Orban"])
        expect(compared.locator(".sa-list")).to_contain_text("Viktor Orban and Volodymyr Zelens")

    def test_is_chosen_behind_more_and_ends_with_nobody(self, shown: Page) -> None:
        role(shown, "more").click()
        select = role(shown, "compare")
        value = select.locator("option", has_text="Viktor Orban").get_attribute("value")
        select.select_option(value)
        expect(role(shown, "traveller-second-label")).to_contain_text("Viktor Orban")
        shown.wait_for_function("() => location.hash.includes('compare=Viktor%20Orban')")
        select.select_option("-1")
        expect(role(shown, "traveller-second")).to_have_count(0)
        expect(shown.locator(".sa-mark.sa-first")).to_have_count(0)
        role(shown, "follow").select_option("-1")
        expect(select).to_be_disabled()
        assert noise(shown) == []

    def test_following_the_compared_leader_ends_it(self, compared: Page) -> None:
        value = role(compared, "follow").locator("option", has_text="Viktor Orban").get_attribute("value")
        role(compared, "follow").select_option(value)
        expect(role(compared, "traveller-second")).to_have_count(0)
        expect(role(compared, "lanes").locator("button")).to_have_text(["Viktor Orban"])


class TestPointing:
    @pytest.mark.parametrize("how", ["hover", "focus"])
    def test_mark_lights_its_country_and_dims_the_rest(self, shown: Page, how: str) -> None:
        mark = shown.locator(".sa-mark[aria-label^='Beijing']").first
        if how == "hover":
            mark.hover()
        else:
            mark.focus()
            shown.keyboard.press("Shift+Tab")
            shown.keyboard.press("Tab")
        expect(shown.locator(".sa-pointed")).to_have_count(1)
        lit = shown.locator(".sa-mark-holder:not(.sa-dim):visible .sa-mark")
        expect(lit).to_have_count(1)
        expect(shown.locator(".sa-item:not(.sa-dim) .sa-entry-place").first).to_contain_text("China")
        expect(shown.locator(".sa-item.sa-dim").first).to_be_attached()
        if how == "hover":
            shown.mouse.move(640, 40)
        else:
            shown.evaluate("() => document.activeElement.blur()")
        expect(shown.locator(".sa-pointed")).to_have_count(0)
        expect(shown.locator(".sa-dim")).to_have_count(0)
        assert noise(shown) == []

    def test_name_of_a_lane_lights_the_leader(self, compared: Page) -> None:
        name = role(compared, "lanes").locator("button", has_text="Viktor Orban")
        name.focus()
        expect(compared.locator(".sa-pointed")).to_have_count(1)
        expect(compared.locator(".sa-item:not(.sa-dim)").first).to_contain_text("Viktor Orban")
        compared.keyboard.press("Tab")
        expect(compared.locator(".sa-pointed")).to_have_count(0)

    def test_names_and_places_of_the_list_light_up(self, shown: Page) -> None:
        shown.locator(".sa-item .sa-entry-title", has_text="Xi Jinping").first.hover()
        expect(shown.locator(".sa-pointed")).to_have_count(1)
        titles = shown.locator(".sa-item:not(.sa-dim) .sa-entry-title").all_text_contents()
        assert titles
        assert all("Xi Jinping" in title for title in titles)

    def test_route_under_the_pointer_lights_and_is_named(self, shown: Page) -> None:
        post(shown, view={"lat": 30, "lon": 115, "zoom": 4})
        still(shown)  # it flies there
        spot = shown.evaluate(
            "() => { const canvas = document.querySelector('.sa-ways'); const box ="
            " document.querySelector('.leaflet-container')"
            ".getBoundingClientRect(); const own = canvas.getBoundingClientRect(); const ratio ="
            " canvas.width / own.width;"
            " for (let y = 0.3; y < 0.7; y += 0.01) for (let x = 0.4; x < 0.8; x += 0.005) {"
            "  const at = [box.left + x * box.width, box.top + y * box.height];"
            "  if (document.elementFromPoint(...at).closest('.sa-mark')) continue;"
            "  const p = canvas.getContext('2d').getImageData((at[0] - own.left) * ratio, (at[1] -"
            " own.top) * ratio, 1, 1).data;"
            "  if (p[3] > 180) return at; } return null; }"
        )
        assert spot
        shown.mouse.move(spot[0] - 30, spot[1] - 30)
        shown.mouse.move(*spot)
        expect(role(shown, "route-tip")).to_be_visible()
        expect(role(shown, "route-tip")).to_contain_text(" – ")
        expect(shown.locator(".sa-pointed")).to_have_count(1)
        shown.mouse.move(1100, 400)
        expect(role(shown, "route-tip")).to_be_hidden()
        assert noise(shown) == []


class TestSearch:
    @pytest.mark.parametrize("query", ["", "   ", "zzzz", "((", "\\", "<img src=x onerror=document.title=1>"])
    def test_nothing_found_is_said(self, shown: Page, query: str) -> None:
        role(shown, "search").click()
        role(shown, "search-field").fill(query)
        expect(role(shown, "search-list").locator("[role=option]")).to_have_count(0)
        expect(role(shown, "search-field")).to_have_attribute("aria-expanded", "false")
        expect(shown.locator(".sa-search-said")).to_have_text(
            "Nothing of that name in this map" if query.strip() else ""
        )
        assert noise(shown) == []

    def test_works_by_keyboard_alone(self, shown: Page) -> None:
        role(shown, "search").focus()
        shown.keyboard.press("Enter")
        field = role(shown, "search-field")
        expect(field).to_be_focused()
        shown.keyboard.type("viet")
        shown.keyboard.press("ArrowDown")
        chosen = shown.locator("[role=option][aria-selected=true]")
        expect(chosen).to_have_count(1)
        expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
        expect(shown.locator(".sa-pointed")).to_have_count(1)
        shown.keyboard.press("Enter")
        expect(field).to_be_hidden()
        expect(role(shown, "search")).to_be_focused()
        expect(role(shown, "date")).to_have_attribute("datetime", "2024-06-19")
        expect(shown.locator(".sa-pointed")).to_have_count(0)
        assert noise(shown) == []

    def test_escape_closes_it_and_changes_nothing(self, shown: Page) -> None:
        role(shown, "search").click()
        shown.keyboard.type("orban")
        shown.keyboard.press("ArrowDown")
        shown.keyboard.press("Escape")
        expect(role(shown, "search-field")).to_be_hidden()
        expect(shown.locator(".sa-pointed")).to_have_count(0)
        expect(role(shown, "date")).to_have_attribute("datetime", "2024-07-10")

    def test_leader_is_followed(self, shown: Page) -> None:
        role(shown, "search").click()
        shown.keyboard.type("orban")
        shown.keyboard.press("Enter")
        expect(shown.locator(".sa-title")).to_have_text("Where Viktor Orban went, and who came")

    def test_occasion_goes_to_its_day_beyond_the_range(self, shown: Page) -> None:
        post(shown, range=[day("2024-07-08"), day("2024-07-10")])
        role(shown, "search").click()
        shown.keyboard.type("state visit to china")
        shown.keyboard.press("Enter")
        expect(role(shown, "date")).to_have_attribute("datetime", "2024-05-16")
        expect(role(shown, "range")).to_contain_text("16 May")

    def test_option_is_chosen_by_pointer(self, shown: Page) -> None:
        role(shown, "search").click()
        shown.keyboard.type("pyongyang")
        role(shown, "search-list").locator("[data-sort=place]").first.click()
        expect(role(shown, "date")).to_have_attribute("datetime", "2024-06-18")


@pytest.mark.parametrize("width", [320, 1280])
def test_search_fits(new_page: NewPage, address: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    page.goto(address)
    role(page, "search").click()
    page.keyboard.type("a")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = role(page, "search-field").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width

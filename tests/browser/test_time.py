"""Time in the replay: steps, pace, modes, loop, the range as a whole, days typed in, lanes."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.html.map import map_document
from tests.browser.replay_page import NewPage, day, noise, post, role

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(replay: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("time") / "map.html"
    path.write_text(map_document(replay), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def shown(offline_page: Page, address: str) -> Page:
    offline_page.goto(address)
    role(offline_page, "play").wait_for()
    return offline_page


def on(page: Page, date: str) -> None:
    expect(role(page, "date")).to_have_attribute("datetime", date)


def more(page: Page) -> None:
    role(page, "more").click()


class TestSteps:
    def test_buttons_step_by_day_and_by_event(self, shown: Page) -> None:
        post(shown, day=day("2024-06-10"))
        on(shown, "2024-06-10")
        steps = [
            ("day-on", "2024-06-11"),
            ("day-back", "2024-06-10"),
            ("next", "2024-06-18"),
            ("day-on", "2024-06-19"),
            ("previous", "2024-06-18"),
        ]
        for button, date in steps:
            role(shown, button).click()
            on(shown, date)
        assert noise(shown) == []

    @pytest.mark.parametrize("where", ["play", "playhead"])
    def test_arrows_step_by_day_and_with_shift_by_event(self, shown: Page, where: str) -> None:
        post(shown, day=day("2024-06-10"))
        on(shown, "2024-06-10")
        role(shown, where).focus()
        for key, date in [
            ("ArrowRight", "2024-06-11"),
            ("Shift+ArrowRight", "2024-06-18"),
            ("ArrowLeft", "2024-06-17"),
        ]:
            shown.keyboard.press(key)
            on(shown, date)
        shown.keyboard.press("Shift+ArrowLeft")
        assert (role(shown, "date").get_attribute("datetime") or "") < "2024-06-10"

    def test_steps_stay_within_the_range(self, shown: Page) -> None:
        post(shown, range=[day("2024-06-10"), day("2024-06-11")], day=day("2024-06-11"))
        on(shown, "2024-06-11")
        for button in ("day-on", "next"):
            role(shown, button).click()
            on(shown, "2024-06-11")
        role(shown, "day-back").click()
        role(shown, "day-back").click()
        on(shown, "2024-06-10")

    def test_first_and_last_day_are_behind_more(self, shown: Page) -> None:
        expect(role(shown, "first")).to_be_hidden()
        more(shown)
        role(shown, "first").click()
        on(shown, "2024-05-07")
        role(shown, "last").click()
        on(shown, "2024-07-10")
        shown.keyboard.press("Escape")
        expect(role(shown, "first")).to_be_hidden()
        expect(role(shown, "more")).to_be_focused()


class TestLoop:
    def test_begins_again_at_the_end(self, shown: Page) -> None:
        post(shown, range=[day("2024-06-24"), day("2024-06-27")])
        role(shown, "speed").select_option("20")
        more(shown)
        role(shown, "loop").check()
        shown.evaluate(
            "() => { window.days = []; new MutationObserver(() => days.push(+document.querySelector("
            "'[data-role=date]').dataset.day)).observe(document.querySelector('[data-role=date]'),"
            " { attributes: true }); }"
        )
        role(shown, "play").click()
        shown.wait_for_function("() => days.filter((day, at) => at && day < days[at - 1]).length >= 2")
        expect(role(shown, "play")).to_have_attribute("aria-label", "Pause")
        role(shown, "loop").uncheck()
        expect(role(shown, "play")).to_have_attribute("aria-label", "Play")
        on(shown, "2024-06-27")
        assert noise(shown) == []

    def test_twenty_days_a_second_can_be_chosen(self, shown: Page) -> None:
        assert "20" in role(shown, "speed").locator("option").evaluate_all("(all) => all.map((o) => o.value)")


class TestPace:
    def test_event_pace_is_faster_and_says_so_beside_the_clock(self, shown: Page) -> None:
        post(shown, range=[day("2024-05-28"), day("2024-06-19")])
        role(shown, "speed").select_option("1")
        more(shown)
        role(shown, "pace").select_option("event")
        expect(role(shown, "clock-note")).to_have_text("")
        post(shown, loop=True)  # again and again: a busy machine may draw no frame in that moment
        role(shown, "play").click()
        shown.wait_for_function(  # in every frame: it stands there for a moment
            "() => document.querySelector('[data-role=clock-note]').textContent.includes('days shortened')"
        )
        role(shown, "play").click()
        expect(role(shown, "clock-note")).to_have_text("")
        assert noise(shown) == []


class TestModes:
    def test_modes_show_all_a_window_or_only_the_day(self, shown: Page) -> None:
        post(shown, day=day("2024-06-20"))
        on(shown, "2024-06-20")
        marks = shown.locator(".sa-mark:visible")
        every = marks.count()
        more(shown)
        role(shown, "mode").select_option("30-days")
        expect(shown.locator(".sa-item.sa-gone").first).to_be_attached()
        window = marks.count()
        role(shown, "mode").select_option("now")
        expect(marks).to_have_count(1)
        assert every > window > 1
        role(shown, "mode").select_option("all")
        expect(marks).to_have_count(every)
        expect(shown.locator(".sa-item.sa-gone")).to_have_count(0)
        assert noise(shown) == []

    def test_mode_is_in_the_address_and_opens_there(
        self, shown: Page, new_page: NewPage, address: str
    ) -> None:
        more(shown)
        role(shown, "mode").select_option("90-days")
        shown.wait_for_function("() => location.hash.includes('mode=90-days')")
        page = new_page()
        page.goto(f"{address}#mode=now&day=2024-06-20")
        expect(role(page, "mode")).to_have_value("now")
        expect(page.locator(".sa-mark:visible")).to_have_count(1)

    def test_card_of_a_mark_holds_the_meetings_of_the_window(self, new_page: NewPage, address: str) -> None:
        page = new_page()
        page.goto(f"{address}#mode=now&day=2024-07-08")
        mark = page.locator(".sa-mark:visible").first
        mark.click()
        expect(role(page, "popup").locator(".sa-item")).to_have_count(1)


class TestRange:
    def test_moves_as_a_whole_by_keyboard(self, shown: Page) -> None:
        post(shown, range=[day("2024-06-01"), day("2024-06-10")], day=day("2024-06-05"))
        grip = role(shown, "move-range")
        grip.focus()
        shown.keyboard.press("ArrowRight")
        expect(role(shown, "range")).to_have_text("2–11 June 2024")
        on(shown, "2024-06-06")
        shown.keyboard.press("PageDown")
        expect(role(shown, "range")).to_have_text("23 May – 1 June 2024")
        expect(grip).to_have_attribute("aria-valuetext", "23 May – 1 June 2024")
        extent = shown.evaluate(
            "() => +document.querySelector('[data-role=move-range]').getAttribute('aria-valuemin')"
        )
        shown.keyboard.press("Home")
        expect(grip).to_have_attribute("aria-valuenow", str(extent))
        shown.keyboard.press("ArrowLeft")
        expect(grip).to_have_attribute("aria-valuenow", str(extent))
        assert noise(shown) == []

    def test_moves_as_a_whole_by_pointer_and_keeps_its_length(self, shown: Page) -> None:
        post(shown, range=[day("2024-06-01"), day("2024-06-10")], day=day("2024-06-10"))
        expect(role(shown, "range")).to_have_text("1–10 June 2024")
        box = role(shown, "move-range").bounding_box()
        assert box
        shown.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
        shown.mouse.down()
        shown.mouse.move(box["x"] + box["width"] / 3 + 150, box["y"] + box["height"] / 2, steps=6)
        shown.mouse.up()
        first, last = shown.evaluate(
            "() => ['from', 'to'].map((end) =>"
            " +document.querySelector(`[data-role=range-${end}]`).getAttribute('aria-valuenow'))"
        )
        assert last - first == 9
        assert first > day("2024-06-01")

    def test_nothing_to_move_where_all_days_are_in_the_range(self, shown: Page) -> None:
        least, most = (int(role(shown, "range-from").get_attribute("aria-valuemin") or ""), day("2024-07-10"))
        most = int(role(shown, "range-to").get_attribute("aria-valuemax") or "")
        post(shown, range=[least, most])
        expect(role(shown, "move-range")).to_be_hidden()


class TestTypedDay:
    def test_goes_there_and_widens_the_range(self, shown: Page) -> None:
        post(shown, range=[day("2024-06-01"), day("2024-06-10")])
        more(shown)
        role(shown, "date-typed").fill("19 June 2024")
        role(shown, "date-go").click()
        on(shown, "2024-06-19")
        expect(role(shown, "range")).to_have_text("1–19 June 2024")
        expect(role(shown, "date-problem")).to_have_text("")

    def test_says_what_it_does_not_understand(self, shown: Page) -> None:
        more(shown)
        role(shown, "date-typed").fill("next <b>Tuesday</b>")
        shown.keyboard.press("Enter")
        expect(role(shown, "date-problem")).to_contain_text("“next <b>Tuesday</b>” is not understood")
        expect(role(shown, "date-typed")).to_have_attribute("aria-invalid", "true")
        on(shown, "2024-07-10")
        assert noise(shown) == []


class TestLanes:
    def test_lane_is_drawn_and_said_in_words(self, shown: Page) -> None:
        name = role(shown, "lanes").locator("button")
        expect(name).to_have_count(1)
        assert "stays abroad" in (name.get_attribute("aria-label") or "")
        inked = shown.evaluate(
            "() => { const canvas = document.querySelector('.sa-lane-canvas'); const d ="
            " canvas.getContext('2d')"
            ".getImageData(0, 0, canvas.width, canvas.height).data; const seen = new Set();"
            " for (let at = 0; at < d.length; at += 4) if (d[at + 3] > 200) seen.add([d[at], d[at +"
            " 1], d[at + 2]].join());"
            " return seen.size; }"
        )
        assert inked >= 3
        shown.locator("[data-role=follow]").select_option("-1")
        expect(role(shown, "lanes")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_overflows_with_more_open(new_page: NewPage, address: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    role(page, "play").wait_for()
    more(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    body = page.locator(".sa-rarer-body").bounding_box()
    assert body
    assert body["x"] >= 0
    assert body["x"] + body["width"] <= width
    assert noise(page) == []

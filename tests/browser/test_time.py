"""Time in the replay: steps, pace, modes, loop, the range as a whole, days typed in, lanes."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.map import map_document
from tests.browser.replay_page import EPOCH, NewPage, day, noise, post, role, seen

pytestmark = pytest.mark.browser

PUBLIC = """
decodeReplay, civil, dayNumber, spanWords, viewOf, sceneOf, planWays, strokesAt, groupMarks, markOn,
markSince,
MODE_DAYS, shownSince, strokesSince, waysBetween, tense, idleStretches, idleAt, shortenIdle, paceOf, clockAt,
secondAt, playPace, IDLE_SECONDS, readTypedDay, laneLeaders, laneOf, stayStarts, laneWords
"""


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
        shown.wait_for_function(
            "() => days.filter((day, at) => at && day < days[at - 1]).length >= 2", timeout=8000
        )
        expect(role(shown, "play")).to_have_attribute("aria-label", "Pause")
        role(shown, "loop").uncheck()
        expect(role(shown, "play")).to_have_attribute("aria-label", "Play", timeout=5000)
        on(shown, "2024-06-27")
        assert noise(shown) == []

    def test_twenty_days_a_second_can_be_chosen(self, shown: Page) -> None:
        assert "20" in role(shown, "speed").locator("option").evaluate_all("(all) => all.map((o) => o.value)")


class TestPace:
    def test_idle_stretches_are_where_nothing_happens(self, core: Page) -> None:
        """Against a walk over every day."""
        found = seen(
            core,
            "(() => { const s = c.sceneOf(m, { follow: m.follow, range: m.range, hidden: new Set(),"
            " mode: 'all' }, null);"
            " const busy = new Set(); const { first, last, vague } = m.meetings;"
            " for (const x of s.inRange) for (let d = first[x]; d <= (vague[x] ? first : last)[x]; d"
            " += 1) busy.add(d);"
            " for (const l of s.view.walked) for (let d = Math.floor(m.legs.depart[l]); d <"
            " m.legs.arrive[l]; d += 1)"
            " busy.add(d); return { idle: c.idleStretches([s], m.range), busy: [...busy] }; })()",
        )
        idle, busy = found["idle"], set(found["busy"])
        assert idle
        for begin, end in idle:
            whole = range(int(-(-begin // 1)), int(end // 1))
            assert end - begin >= 3
            assert not busy & set(whole)
        covered = {number for begin, end in idle for number in range(int(-(-begin // 1)), int(end // 1))}
        first, last = day("2024-05-07"), day("2024-07-10")
        runs = [number for number in range(first, last - 1) if not busy & {number, number + 1, number + 2}]
        assert all(number + 1 in covered for number in runs)

    def test_shortened_pace_rises_and_keeps_the_rest(self, core: Page) -> None:
        chance = random.Random(4)
        for _ in range(200):
            speed = chance.choice([1, 5, 20])
            ends = sorted(chance.sample(range(100), 8))
            idle = [[ends[at], ends[at + 1]] for at in (0, 2, 4, 6)]
            pace, short = seen(
                core,
                "(() => { const p = c.paceOf(10, 90, argument[0], []); return [p, c.shortenIdle(p,"
                " argument[1])]; })()",
                [speed, idle],
            )
            clocks = [clock for _, clock in short]
            seconds = [second for second, _ in short]
            assert clocks[0] == 10
            assert clocks[-1] == 90
            assert clocks == sorted(set(clocks))
            assert seconds == sorted(seconds)
            inside = [max(0, min(90, end) - max(10, begin)) / speed for begin, end in idle]
            saved = sum(max(0, own - 0.4) for own in inside)
            assert seconds[-1] == pytest.approx(pace[-1][0] - saved)

    def test_event_pace_is_faster_and_says_so_beside_the_clock(self, shown: Page) -> None:
        post(shown, range=[day("2024-05-28"), day("2024-06-19")])
        role(shown, "speed").select_option("1")
        more(shown)
        role(shown, "pace").select_option("event")
        expect(role(shown, "clock-note")).to_have_text("")
        role(shown, "play").click()
        expect(role(shown, "clock-note")).to_contain_text("days shortened", timeout=9000)
        role(shown, "play").click()
        expect(role(shown, "clock-note")).to_have_text("")
        assert noise(shown) == []


class TestModes:
    def test_marks_of_a_window_are_the_meetings_that_overlap_it(self, core: Page) -> None:
        """Against a filter of all meetings, every third day of the range, in every mode."""
        wrong = seen(
            core,
            "(() => { const wrong = []; const { first, last, point } = m.meetings;"
            " for (const mode of Object.keys(c.MODE_DAYS)) {"
            " const s = c.sceneOf(m, { follow: m.follow, range: m.range, hidden: new Set(), mode }, null);"
            " const groups = c.groupMarks(s.view, s.inRange);"
            " for (let d = m.range[0]; d <= m.range[1]; d += 3) { const since = c.shownSince(mode, d);"
            " const want = [...s.inRange].filter((x) => point[x] >= 0 && first[x] <= d && last[x] >="
            " since).length;"
            " const marks = groups.map((g) => since === -Infinity ? c.markOn(s.view, g, d) :"
            " c.markSince(s.view, g, d, since));"
            " const got = marks.reduce((sum, mark) => sum + (mark ? mark.count : 0), 0);"
            " if (got !== want) wrong.push([mode, d, got, want]); } } return wrong; })()",
        )
        assert wrong == []

    def test_ways_of_a_window_are_those_of_its_days_and_the_eve(self, core: Page) -> None:
        wrong = seen(
            core,
            "(() => { const wrong = [];"
            " for (const mode of ['30-days', 'now']) {"
            " const s = c.sceneOf(m, { follow: m.follow, range: m.range, hidden: new Set(), mode }, null);"
            " for (let d = m.range[0]; d <= m.range[1]; d += 1) {"
            " const from = c.strokesSince(s.plan, c.shownSince(mode, d)), to = c.strokesAt(s.plan, d);"
            " const want = new Set(); s.plan.after.forEach((after, at) => {"
            "   if (after < d && after >= d - c.MODE_DAYS[mode]) want.add(s.plan.route[at]); });"
            " const got = new Set(c.waysBetween(s.plan, from, to).map((way) => way.route));"
            " if (got.size !== want.size || [...got].some((r) => !want.has(r))) wrong.push([mode, d]); } }"
            " return wrong; })()",
        )
        assert wrong == []

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
    @pytest.mark.parametrize(
        ("typed", "date"),
        [
            ("2024-06-19", "2024-06-19"), ("2024-6-9", "2024-06-09"), ("19 June 2024", "2024-06-19"),
            ("19 jun 2024", "2024-06-19"),
            ("June 19, 2024", "2024-06-19"), ("19th of June, 2024", "2024-06-19"),
            ("june 2024", "2024-06-01"), ("2024-06", "2024-06-01"), ("19 June", "2024-06-19"),
            ("19.6.2024", "2024-06-19"),
            ("  1   Sept  2024 ", "2024-09-01"), ("29 February 2024", "2024-02-29"),
            ("2024", "2024-01-01"), ("2023", "2023-06-01"), ("2024 June 3", "2024-06-03"),
        ],
    )  # fmt: skip
    def test_understood(self, core: Page, typed: str, date: str) -> None:
        extent = [day("2023-06-01"), day("2024-12-31")]
        assert seen(core, "c.readTypedDay(...argument)", [typed, day("2024-03-03"), extent]) == {
            "day": day(date)
        }

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("", "Nothing typed"), ("06/07/2024", "day or month first"), ("soon", "not understood"),
            ("31 June 2024", "June 2024 has 30 days"),
            ("2024-13-01", "no month 13"), ("0 June 2024", "has 30 days"),
            ("29 February 2023", "February 2023 has 28 days"), ("1 May 1999", "outside of this map"),
            ("1 2 June 2024", "not understood"), ("<img src=x>", "not understood"), ("2025", "outside"),
        ],
    )  # fmt: skip
    def test_not_understood_and_said(self, core: Page, typed: str, said: str) -> None:
        extent = [day("2023-01-01"), day("2024-12-31")]
        assert said in seen(core, "c.readTypedDay(...argument).problem", [typed, day("2024-03-03"), extent])

    def test_every_day_in_words_is_understood(self, core: Page) -> None:
        last = datetime.date.max.toordinal() - EPOCH
        days = random.Random(7).sample(range(datetime.date(1000, 1, 1).toordinal() - EPOCH, last), 2000)
        dates = [datetime.date.fromordinal(number + EPOCH) for number in days]
        for texts in (
            [f"{date.day} {date:%B} {date.year}" for date in dates],
            [date.isoformat() for date in dates],
        ):
            read = seen(
                core,
                "argument[0].map((text) => c.readTypedDay(text, 0, argument[1]).day)",
                [texts, [-400_000, last]],
            )
            assert read == days

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
    def test_bars_are_the_stays_of_the_table(self, core: Page, replay: dict[str, Any]) -> None:
        follow = replay["follow"]
        lane = seen(core, "c.laneOf(m, argument, c.stayStarts(m))", follow)
        stays = seen(
            core,
            "(() => { const s = m.stays(); return Array.from(s.leader, (l, i) => [l, s.first[i],"
            " s.last[i], s.abroad[i], s.vague[i]]); })()",
        )
        own = [stay for stay in stays if stay[0] == follow]
        got = [
            [follow, bar["first"], bar["last"], int(bar["sort"] == "abroad"), int(bar["vague"])]
            for bar in lane["bars"]
        ]
        assert got == own
        assert {bar["sort"] for bar in lane["bars"]} >= {"abroad", "hosting"}

    def test_everyone_has_lanes_only_where_there_are_few(self, core: Page) -> None:
        many = seen(core, "c.laneLeaders(m, -1, -1)")
        staying = seen(core, "new Set(m.stays().leader).size")
        assert many == [] if staying > 8 else len(many) == staying
        few = (
            "(() => { const leader = Int32Array.from([0, 0, 2]);"
            " return c.laneLeaders({ leaders: { name: ['A', 'B', 'C'] }, stays: () => ({ leader })"
            " }, -1, -1); })()"
        )
        assert seen(core, few) == [0, 2]
        assert seen(core, "c.laneLeaders(m, 3, 5)") == [3, 5]

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

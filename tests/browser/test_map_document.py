"""The map document in a real browser: it plays, tells the truth, and asks nobody for anything."""

from __future__ import annotations

import copy
import datetime
import json
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import xyzservices
from playwright.sync_api import Frame, Page, expect

from geo.html import assets
from geo.html.basemap import basemap_text
from geo.html.map import map_document
from geo.replay.document import replay_document
from tests.browser.replay_page import SPOKEN, NewPage, day, noise, post, role, still, until
from tests.build import atlas_of

pytestmark = pytest.mark.browser

HOSTILE = (
    '</script><img src=x onerror="document.title=1"> ${alert(1)} {{ 7 * 7 }} مرحبا ' + "very-long-name" * 12
)
SANDBOX = "allow-scripts allow-downloads"


@pytest.fixture(scope="module")
def address(replay: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    return write(replay, tmp_path_factory.mktemp("map") / "map.html")


def write(replay: dict[str, Any], path: Path) -> str:
    path.write_text(map_document(replay), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def shown(offline_page: Page, address: str) -> Page:
    """The map, open from its file with the network blocked."""
    offline_page.goto(address)
    role(offline_page, "play").wait_for()  # what the file carries is read after it has loaded
    return offline_page


def shown_day(page: Page | Frame) -> int:
    return int(role(page, "date").get_attribute("data-day") or "")


def public_state(page: Page) -> list[str | None]:
    """Everything that a message can change, as the page shows it."""
    return [
        role(page, "date").get_attribute("datetime"),
        role(page, "range").text_content(),
        role(page, "follow").input_value(),
        page.locator("[data-summit-atlas]").get_attribute("data-theme"),
        role(page, "list").text_content(),
    ]


class TestPlaying:
    def test_opens_at_the_end_of_the_range_with_everything_shown(self, shown: Page) -> None:
        expect(role(shown, "date")).to_have_text("10 July 2024")
        expect(role(shown, "date")).to_have_attribute("datetime", "2024-07-10")
        assert shown.locator(".sa-mark").count() > 5
        assert noise(shown) == []

    @pytest.mark.smoke
    def test_play_moves_the_date_on_and_pause_holds_it(self, shown: Page) -> None:
        role(shown, "play").click()
        shown.wait_for_function(
            "first => { const d = +document.querySelector('[data-role=date]').dataset.day;"
            " return d > first + 1 && d < first + 40; }",
            arg=day("2024-05-07"),
        )
        role(shown, "play").click()
        held = shown_day(shown)
        shown.wait_for_timeout(600)
        assert shown_day(shown) == held
        assert noise(shown) == []

    def test_play_stops_at_the_end_of_the_range(self, shown: Page) -> None:
        post(shown, range=[day("2024-06-17"), day("2024-06-22")])
        role(shown, "speed").select_option("5")
        role(shown, "play").click()
        expect(role(shown, "play")).to_have_attribute("aria-label", "Pause")
        expect(role(shown, "play")).to_have_attribute("aria-label", "Play")
        assert shown_day(shown) == day("2024-06-22")

    def test_traveller_moves_while_playing(self, shown: Page) -> None:
        post(shown, range=[day("2024-06-16"), day("2024-06-22")])
        role(shown, "speed").select_option("1")
        shown.evaluate(
            "() => { window.columns = []; const [where, traveller] = ['where', 'traveller'].map((one) =>"
            " document.querySelector(`[data-role=${one}]`)); (function look() {"
            " if (where.textContent.includes('on the way to Pyongyang'))"
            " columns.push(traveller.getBoundingClientRect().x); requestAnimationFrame(look); })(); }"
        )
        role(shown, "play").click()
        expect(role(shown, "play")).to_have_attribute("aria-label", "Pause")
        expect(role(shown, "play")).to_have_attribute("aria-label", "Play")
        columns = shown.evaluate("columns")
        assert len(set(columns)) > 1
        assert columns == sorted(columns)

    @pytest.mark.parametrize(("date", "place"), [("2024-06-19", "Pyongyang"), ("2024-06-20", "Hanoi")])
    def test_playhead_shows_where_the_leader_is(self, shown: Page, date: str, place: str) -> None:
        post(shown, day=day(date))
        expect(role(shown, "date")).to_have_attribute("datetime", date)
        expect(role(shown, "where")).to_contain_text(place)
        expect(role(shown, "traveller-label")).to_contain_text(place)
        assert noise(shown) == []

    def test_steps_go_from_meeting_to_meeting(self, shown: Page) -> None:
        post(shown, day=day("2024-06-10"))
        expect(role(shown, "date")).to_have_text("10 June 2024")
        for button, text in (
            ("next", "18 June 2024"),
            ("next", "19 June 2024"),
            ("previous", "18 June 2024"),
        ):
            role(shown, button).click()
            expect(role(shown, "date")).to_have_text(text)

    def test_hidden_page_does_not_play_on(self, shown: Page) -> None:
        hide = (
            "(hidden) => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
            " document.dispatchEvent(new Event('visibilitychange')); }"
        )
        role(shown, "play").click()
        shown.wait_for_timeout(300)
        shown.evaluate(hide, True)
        held = shown_day(shown)
        shown.wait_for_timeout(1200)
        assert shown_day(shown) == held
        shown.evaluate(hide, False)
        shown.wait_for_function(
            "held => +document.querySelector('[data-role=date]').dataset.day > held", arg=held
        )

    def test_current_event_is_announced(self, shown: Page) -> None:
        live = shown.locator("[aria-live=polite]")
        shown.evaluate(SPOKEN)
        post(shown, day=day("2024-06-18"))
        expect(live).to_have_text("18–19 June 2024. Kim Jong Un. Pyongyang, North Korea")
        role(shown, "next").click()
        expect(live).to_contain_text("somewhere in Vietnam")
        times = shown.evaluate("spoken")
        assert len(times) >= 2
        assert all(later - earlier > 2_000 for earlier, later in pairwise(times))  # at a calm rate

    def test_reduced_motion_steps_instead_of_flying(self, new_page: NewPage, address: str) -> None:
        page = new_page(reduced_motion="reduce")
        page.goto(address)
        role(page, "play").wait_for()
        page.evaluate(
            "() => { window.days = []; const date = document.querySelector('[data-role=date]');"
            " new MutationObserver(() => days.push(date.dateTime))"
            ".observe(date, { attributes: true, attributeFilter: ['datetime'] }); }"
        )
        role(page, "play").click()
        page.wait_for_function("() => days.length >= 3")
        seen = page.evaluate("days")
        assert seen[0] == "2024-05-07"
        assert set(seen[1:]) <= {"2024-05-08", "2024-05-09", "2024-05-16"}
        assert len(seen) >= 3


class TestReading:
    def test_list_is_in_step_with_the_playhead(self, shown: Page) -> None:
        post(shown, day=day("2024-06-19"))
        current = role(shown, "list").locator("[aria-current]")
        expect(current).to_have_count(2)
        assert {item.get_attribute("data-meeting") for item in current.all()} == {
            "dprk-2024-06",
            "vietnam-2024-06",
        }
        box = role(shown, "list").bounding_box()
        still(shown)
        item = current.last.bounding_box()
        assert box
        assert item
        assert box["y"] <= item["y"] < box["y"] + box["height"]
        assert shown.evaluate("scrollY") == 0

    def test_entry_moves_the_playhead_and_the_map(self, shown: Page) -> None:
        entry = role(shown, "list").locator("[data-meeting=uzbekistan-2024-05] button")
        entry.focus()
        shown.keyboard.press("Enter")
        expect(role(shown, "date")).to_have_text("26 May 2024")
        expect(role(shown, "where")).to_contain_text("Tashkent")
        still(shown)
        mark = shown.get_by_role("button", name="Tashkent").first.bounding_box()
        area = shown.locator(".sa-map").bounding_box()
        assert mark
        assert area
        assert abs(mark["x"] + mark["width"] / 2 - area["x"] - area["width"] / 2) < 20

    def test_disagreement_shows_every_version(self, shown: Page) -> None:
        item = role(shown, "list").locator("[data-meeting=china-2024-05]")
        expect(item).to_contain_text("Sources disagree")
        for publisher in ("South China Morning Post", "Sputnik", "unattributed copy"):
            expect(item.locator(".sa-disagree")).to_contain_text(publisher)

    def test_reports_say_what_was_written_where(self, shown: Page) -> None:
        item = role(shown, "list").locator("[data-meeting=dprk-2024-06]")
        item.locator("summary").click()
        for words in ("2024-06-18/2024-06-19", "Pyongyang, North Korea", "reports.csv row", "Sputnik"):
            expect(item.locator("details")).to_contain_text(words)

    def test_undated_and_unplaced_meetings_are_listed(self, shown: Page, replay: dict[str, Any]) -> None:
        post(shown, range=replay["extent"])
        listed = role(shown, "list")
        expect(listed.get_by_role("heading", name="No date known")).to_be_visible()
        expect(listed.locator("[data-meeting=invite-turkey]")).to_have_count(1)
        expect(listed.locator("[data-meeting=turkey-2023-erdogan]")).to_contain_text("place not known")

    def test_two_meetings_of_one_day_and_place_are_both_in_the_popup(self, shown: Page) -> None:
        mark = shown.locator(".sa-mark.sa-kind-third")
        expect(mark).to_contain_text("6")
        mark.click()
        popup = role(shown, "popup")
        expect(popup.locator("[data-meeting]")).to_have_count(6)
        expect(popup).to_contain_text("Astana, Kazakhstan")
        expect(popup).to_contain_text("Recep Tayyip Erdogan")
        shown.keyboard.press("Escape")
        expect(popup).to_have_count(0)
        expect(mark).to_be_focused()

    def test_country_only_place_says_so(self, shown: Page) -> None:
        item = role(shown, "list").locator("[data-meeting=vietnam-2024-06]")
        expect(item).to_contain_text("somewhere in Vietnam, shown at Hanoi")

    def test_legend_switches_a_kind_off_and_on(self, shown: Page) -> None:
        third = shown.locator(".sa-mark.sa-kind-third")
        expect(third).to_have_count(1)
        switch = shown.get_by_role("checkbox", name="Met on third ground")
        switch.uncheck()
        expect(third).to_have_count(0)
        expect(role(shown, "list").locator("[data-meeting=sco-2024-erdogan]")).to_have_count(0)
        switch.check()
        expect(third).to_have_count(1)

    def test_another_leader_turns_the_point_of_view(self, shown: Page) -> None:
        role(shown, "follow").select_option(label="Viktor Orban (3)")
        titles = role(shown, "list").locator(".sa-items").first.locator("[data-meeting]")
        expect(titles).to_have_count(3)
        places = titles.locator(".sa-entry-place").all_text_contents()
        assert [next(p for p in ("Kyiv", "Moscow", "Beijing") if p in text) for text in places] == [
            "Kyiv",
            "Moscow",
            "Beijing",
        ]
        assert noise(shown) == []

    def test_everyone_shows_every_meeting(self, shown: Page, replay: dict[str, Any]) -> None:
        post(shown, range=replay["extent"], follow=None)
        expect(role(shown, "follow")).to_have_value("-1")
        expect(role(shown, "list").locator("[data-meeting]")).to_have_count(replay["meetings"]["count"])

    @pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Tokyo"])
    def test_dates_are_the_same_in_every_time_zone(self, new_page: NewPage, address: str, zone: str) -> None:
        page = new_page(timezone_id=zone)
        page.goto(address)
        post(page, day=day("2024-06-19"))
        expect(role(page, "date")).to_have_text("19 June 2024")
        expect(role(page, "playhead")).to_have_attribute("aria-valuetext", "19 June 2024")
        assert role(page, "where").text_content() == "Pyongyang, North Korea"
        assert role(page, "range").text_content() == "7 May – 10 July 2024"


class TestKeyboard:
    def test_tab_reaches_every_control(self, shown: Page) -> None:
        role(shown, "more").evaluate("(summary) => { summary.parentElement.open = true; }")
        reached = set()
        for _ in range(400):
            shown.keyboard.press("Tab")
            name = shown.evaluate(
                "() => { const e = document.activeElement; return e === document.body ? '' :"
                " e.dataset.role || e.dataset.kind || (e.classList.contains('sa-mark') ? 'mark' : '')"
                " || (e.classList.contains('leaflet-container') ? 'map' : '')"
                " || (e.classList.contains('leaflet-control-zoom-in') ? 'zoom' : '')"
                " || (e.classList.contains('sa-entry') ? 'entry' : '')"
                " || (e.tagName === 'SUMMARY' ? 'summary' : ''); }"
            )
            if name:
                reached.add(name)
            elif "entry" in reached:
                break
        wanted = "follow play playhead range-from range-to previous next first last speed whole list"
        assert reached >= {
            *wanted.split(),
            "made",
            "hosted",
            "third",
            "mark",
            "map",
            "zoom",
            "entry",
            "summary",
        }

    @pytest.mark.parametrize(
        ("key", "date"),
        [
            ("ArrowLeft", "2024-06-18"),
            ("ArrowUp", "2024-06-20"),
            ("PageDown", "2024-05-19"),
            ("Home", "2024-05-07"),
            ("End", "2024-07-10"),
        ],
    )
    def test_playhead_is_a_slider(self, shown: Page, key: str, date: str) -> None:
        post(shown, day=day("2024-06-19"))
        expect(role(shown, "date")).to_have_text("19 June 2024")
        role(shown, "playhead").focus()
        shown.keyboard.press(key)
        expect(role(shown, "date")).to_have_attribute("datetime", date)
        expect(role(shown, "playhead")).to_have_attribute("aria-valuenow", str(day(date)))

    def test_range_handles_are_sliders_and_do_not_cross(self, shown: Page) -> None:
        role(shown, "range-from").focus()
        shown.keyboard.press("ArrowRight")
        expect(role(shown, "range-from")).to_have_attribute("aria-valuetext", "8 May 2024")
        shown.keyboard.press("End")
        expect(role(shown, "range-from")).to_have_attribute("aria-valuetext", "10 July 2024")
        role(shown, "range-to").focus()
        shown.keyboard.press("ArrowLeft")
        expect(role(shown, "range-to")).to_have_attribute("aria-valuetext", "10 July 2024")
        expect(role(shown, "date")).to_have_text("10 July 2024")

    def test_space_plays_and_pauses(self, shown: Page) -> None:
        shown.keyboard.press("Space")
        expect(role(shown, "play")).to_have_attribute("aria-label", "Pause")
        shown.keyboard.press("Space")
        expect(role(shown, "play")).to_have_attribute("aria-label", "Play")


class TestPointer:
    def test_dragging_on_the_strip_moves_the_playhead(self, shown: Page) -> None:
        box = shown.locator(".sa-strip").bounding_box()
        assert box
        y = box["y"] + 40
        shown.mouse.move(box["x"] + box["width"] * 0.3, y)
        shown.mouse.down()
        first = shown_day(shown)
        shown.mouse.move(box["x"] + box["width"] * 0.6, y, steps=4)
        shown.mouse.up()
        assert day("2024-05-07") < first < shown_day(shown) < day("2024-07-10")

    def test_dragging_a_handle_changes_the_range(self, shown: Page) -> None:
        handle = role(shown, "range-from").bounding_box()
        assert handle
        x, y = handle["x"] + handle["width"] / 2 - 3, handle["y"] + 14
        shown.mouse.move(x, y)
        shown.mouse.down()
        shown.mouse.move(x + 200, y, steps=4)
        shown.mouse.up()
        assert int(role(shown, "range-from").get_attribute("aria-valuenow") or "") > day("2024-05-07") + 3


class TestMessages:
    def framed(self, page: Page, address: str, sandbox: str = SANDBOX) -> Frame:
        """The map as the app shows it: srcdoc in a sandboxed frame; what it posts is kept."""
        text = Path(address.removeprefix("file://")).read_text("utf-8")
        page.set_content("<body style='margin:0'></body>")
        page.evaluate(
            "([text, sandbox]) => { window.got = []; addEventListener('message', (e) => got.push(e.data));"
            " const f = document.createElement('iframe'); f.setAttribute('sandbox', sandbox);"
            " f.style.cssText = 'width:1000px;height:700px;border:0'; f.srcdoc = text;"
            " document.body.append(f); }",
            [text, sandbox],
        )
        page.wait_for_function("got.length > 0")
        return page.frames[1]

    def send(self, page: Page, message: Any) -> None:
        page.evaluate("(m) => document.querySelector('iframe').contentWindow.postMessage(m, '*')", message)

    def test_sandboxed_frame_works_and_says_ready_once(self, offline_page: Page, address: str) -> None:
        frame = self.framed(offline_page, address)
        expect(role(frame, "date")).to_have_text("10 July 2024")
        assert offline_page.evaluate("got") == [{"summit-atlas": 1, "event": "ready"}]
        assert noise(offline_page) == []

    def test_host_steers_and_is_not_told_what_it_said(self, offline_page: Page, address: str) -> None:
        frame = self.framed(offline_page, address)
        wanted = {
            "follow": "Narendra Modi",
            "range": [day("2024-06-01"), day("2024-07-31")],
            "day": day("2024-07-08"),
            "theme": "dark",
        }
        self.send(offline_page, {"summit-atlas": 1, "set": wanted})
        expect(role(frame, "date")).to_have_text("8 July 2024")
        expect(role(frame, "range")).to_have_text("1 June – 31 July 2024")
        expect(frame.locator("[data-summit-atlas]")).to_have_attribute("data-theme", "dark")
        offline_page.wait_for_timeout(300)
        assert len(offline_page.evaluate("got")) == 1

    def test_host_is_told_what_the_reader_does(self, offline_page: Page, address: str) -> None:
        frame = self.framed(offline_page, address)
        role(frame, "playhead").press("Home")
        offline_page.wait_for_function("got.length > 1")
        assert offline_page.evaluate("got.at(-1)") == {
            "summit-atlas": 1,
            "event": "state",
            "follow": "Vladimir Putin",
            "range": [day("2024-05-07"), day("2024-07-10")],
            "day": day("2024-05-07"),
            "names": None,
            "countries": "none",
            "beside": "all",
            "folded": "",
            "projection": None,
            "centre": None,
            "language": "en",
        }

    @pytest.mark.parametrize(
        "message",
        [
            None,
            1,
            "set",
            {"set": {"day": 19893}},
            {"summit-atlas": 2, "set": {"day": 19893}},
            {"summit-atlas": 1, "set": None},
            {"summit-atlas": 1, "set": {"day": "19893"}},
            {"summit-atlas": 1, "set": {"day": 19893.5}},
            {"summit-atlas": 1, "set": {"day": 10**9}},
            {"summit-atlas": 1, "set": {"range": [19893, 19800]}},
            {"summit-atlas": 1, "set": {"range": [19893]}},
            {"summit-atlas": 1, "set": {"range": {"length": 2}}},
            {"summit-atlas": 1, "set": {"follow": "Nobody"}},
            {"summit-atlas": 1, "set": {"follow": 3}},
            {"summit-atlas": 1, "set": {"theme": "<b>"}},
        ],
    )
    def test_anything_else_is_ignored(self, shown: Page, message: Any) -> None:
        before = public_state(shown)
        shown.evaluate("(m) => postMessage(m, '*')", message)
        shown.wait_for_timeout(80)
        assert public_state(shown) == before
        assert noise(shown) == []

    def test_narrower_range_keeps_the_view_and_the_frame(self, shown: Page) -> None:
        shown.locator(".leaflet-control-zoom-in").click()
        still(shown)
        mark = shown.locator(".sa-mark[title^=Pyongyang]")
        before = mark.bounding_box()
        shown.evaluate("document.querySelector('.leaflet-container').dataset.mine = 'kept'")
        post(shown, range=[day("2024-05-07"), day("2024-06-30")])
        expect(role(shown, "date")).to_have_text("30 June 2024")
        assert mark.bounding_box() == before
        expect(shown.locator(".leaflet-container")).to_have_attribute("data-mine", "kept")


class TestWhole:
    def test_hostile_names_are_text(self, new_page: NewPage, replay: dict[str, Any], tmp_path: Path) -> None:
        hostile = copy.deepcopy(replay)
        names = hostile["leaders"]["name"]
        names[0] = names[1] = hostile["title"] = HOSTILE
        hostile["credits"].append(HOSTILE)
        hostile["points"]["name"] = [HOSTILE] * len(hostile["points"]["name"])
        hostile["texts"].append("javascript:alert(1)")
        hostile["texts"] = ["", *[HOSTILE] * (len(hostile["texts"]) - 2), "javascript:alert(1)"]
        hostile["meetings"] |= {"label": 1, "occasion": 1, "place": 1}
        hostile["reports"] |= {"note": 1, "url": len(hostile["texts"]) - 1}
        page = new_page(viewport={"width": 390, "height": 844})
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(write(hostile, tmp_path / "hostile.html"))
        page.locator(".sa-mark").first.press("Enter")  # another one may lie over it, so small is the map
        page.locator(".sa-list summary").first.click()
        page.locator(".sa-credits summary").click()
        expect(page.locator("h1")).to_have_text(HOSTILE)
        assert page.title() == HOSTILE
        assert page.locator("img").count() == 0
        assert page.locator("a[href^=javascript]").count() == 0
        assert dialogs == []
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert noise(page) == []

    @pytest.mark.parametrize("width", [320, 390, 768, 1280])
    def test_nothing_overflows(self, new_page: NewPage, address: str, width: int) -> None:
        page = new_page(viewport={"width": width, "height": 700})
        page.goto(address)
        expect(role(page, "date")).to_be_visible()
        if role(page, "fold-list").get_attribute("aria-expanded") == "false":
            role(page, "fold-list").click()
        assert page.evaluate("document.documentElement.scrollWidth") == width
        for name in ("date", "follow", "play", "playhead", "list", "where"):
            box = role(page, name).bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width + 22  # the playhead's touch area reaches past its line
            assert box["height"] > 0

    def test_touch_targets_on_a_phone_are_large(self, new_page: NewPage, address: str) -> None:
        page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
        page.goto(address)
        small = page.evaluate(
            "() => [...document.querySelectorAll('button:not(.sa-mark), select, .sa-kind-switch,"
            " .leaflet-control-zoom a, [role=slider], summary')]"
            ".map((e) => [e.className || e.tagName, e.getBoundingClientRect()])"
            ".filter(([, r]) => r.height > 0 && (r.height < 42 || r.width < 42)).map(([name]) => name)"
        )
        assert small == []

    def test_page_gets_no_global_name(self, shown: Page) -> None:
        extra = shown.evaluate(
            "() => { const f = document.createElement('iframe'); document.body.append(f);"
            " const plain = new Set(Object.getOwnPropertyNames(f.contentWindow)); f.remove();"
            " return Object.getOwnPropertyNames(window).filter((n) => !plain.has(n)"
            " && isNaN(n) && !document.getElementById(n)); }"
        )
        # Leaflet's own note on window of what it listens to; Playwright's begin with two underscores.
        assert [name for name in extra if not name.startswith("__")] in ([], ["_leaflet_events"])

    def test_policy_refuses_every_way_out(self, page: Page, address: str) -> None:
        page.goto(address)
        refused = page.evaluate(
            "async () => { const got = []; addEventListener('securitypolicyviolation',"
            " (e) => got.push(e.effectiveDirective)); const out = 'https://elsewhere.example/';"
            " new Image().src = out + 'x.png'; await fetch(out).catch(() => {}); navigator.sendBeacon(out);"
            " const script = document.createElement('script'); script.textContent = 'window.ran = 1';"
            " document.body.append(script);"
            " await new Promise((done) => setTimeout(done, 300)); return [...new Set(got)].sort()"
            ".concat(String(window.ran)); }"
        )
        assert refused == ["connect-src", "img-src", "script-src-elem", "undefined"]
        assert page.requests_made == []  # type: ignore[attr-defined]

    def test_tiles_are_asked_of_their_hosts_and_of_nobody_else(
        self, page: Page, replay: dict[str, Any], tmp_path: Path
    ) -> None:
        tiles = xyzservices.TileProvider(
            name="Example",
            url="https://{s}.tiles.example/{z}/{x}/{y}.png",
            subdomains="ab",
            attribution="(C) Example",
            html_attribution="(C) Example",
        )
        file = tmp_path / "tiles.html"
        file.write_text(map_document(replay, tiles=tiles), encoding="utf-8")
        page.goto(file.as_uri())
        expect(page.get_by_text("(C) Example")).to_be_visible()
        wanted = {"a.tiles.example", "b.tiles.example"}
        asked = page.requests_made  # type: ignore[attr-defined]
        until(page, lambda: wanted <= {urlsplit(url).hostname for url in asked})
        still(page)
        assert {urlsplit(url).hostname for url in asked} == wanted
        assert not [text for text in page.problems if "Policy" in text]  # type: ignore[attr-defined]

    def test_nothing_dated_is_still_a_page(self, offline_page: Page, tmp_path: Path) -> None:
        rows = "date,city,country,leaders\n,Beijing,China,A (Russia)\n,Minsk,Belarus,A (Russia)\n"
        undated = replay_document(atlas_of(rows, tmp_path))
        offline_page.goto(write(undated, tmp_path / "undated.html"))
        expect(role(offline_page, "list").locator("[data-meeting]")).to_have_count(2)
        expect(role(offline_page, "date")).to_have_text("No dates known")
        expect(role(offline_page, "play")).to_be_hidden()
        assert noise(offline_page) == []

    def test_other_version_is_refused_with_a_message(
        self, offline_page: Page, replay: dict[str, Any], tmp_path: Path
    ) -> None:
        offline_page.goto(write({**replay, "version": 99}, tmp_path / "other.html"))
        expect(offline_page.get_by_role("alert")).to_contain_text("another version")
        assert noise(offline_page) == []

    def test_two_maps_on_one_page_and_nothing_left_after_them(
        self, offline_page: Page, replay: dict[str, Any]
    ) -> None:
        page = offline_page
        page.set_content(
            f"<style>{assets.leaflet_style()}{assets.replay_style()}</style><div id=a></div><div id=b></div>"
        )
        page.add_script_tag(content=assets.leaflet_script())
        page.evaluate(
            "(code) => { window.mount = new Function(code + '; return summitAtlas.mount;')(); }",
            assets.replay_script(),
        )
        page.evaluate(
            "([data, world]) => { window.both = ['a', 'b'].map((id) => {"
            " const root = document.getElementById(id); root.dataset.summitAtlas = '';"
            " const box = document.createElement('div'); box.className = 'folium-map';"
            " document.body.append(box);"
            " const options = { center: [20, 0], zoom: 1, zoomControl: false, attributionControl: false };"
            " return mount(root, L.map(box, options), data, world); }); }",
            [replay, json.loads(basemap_text())],
        )
        first, second = page.locator("#a"), page.locator("#b")
        first.locator("[data-role=playhead]").press("Home")
        expect(first.locator("[data-role=date]")).to_have_text("7 May 2024")
        expect(second.locator("[data-role=date]")).to_have_text("10 July 2024")
        page.evaluate("both.forEach((map) => map.destroy())")
        assert page.locator(".sa-layout, .leaflet-container, .sa-mark").count() == 0
        post(page, day=day("2024-06-01"))
        page.keyboard.press("Space")
        page.wait_for_timeout(200)
        assert noise(page) == []


CAPITALS = (
    ("Tokyo", "Japan"),
    ("Berlin", "Germany"),
    ("Paris", "France"),
    ("Ottawa", "Canada"),
    ("Lima", "Peru"),
    ("Cairo", "Egypt"),
    ("Canberra", "Australia"),
    ("Nairobi", "Kenya"),
    ("Beijing", "China"),
    ("Madrid", "Spain"),
    ("Hanoi", "Vietnam"),
    ("Oslo", "Norway"),
    ("Rome", "Italy"),
    ("Athens", "Greece"),
    ("Quito", "Ecuador"),
    ("Riga", "Latvia"),
    ("Suva", "Fiji"),
    ("Accra", "Ghana"),
    ("Dakar", "Senegal"),
    ("Doha", "Qatar"),
    ("Minsk", "Belarus"),
    ("Sofia", "Bulgaria"),
    ("Tunis", "Tunisia"),
    ("Vienna", "Austria"),
    ("Warsaw", "Poland"),
    ("Dublin", "Ireland"),
    ("Lisbon", "Portugal"),
    ("Bern", "Switzerland"),
    ("Amman", "Jordan"),
    ("Ankara", "Turkey"),
)
FRAMES = "async () => { for (let n = 0; n < 3; n += 1) await new Promise(requestAnimationFrame); }"
PICTURE = (
    "() => { const c = document.querySelector('.leaflet-pane.leaflet-sa-routes-pane canvas') ||"
    " [...document.querySelectorAll('canvas.sa-canvas')][1];"
    " const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let sum = 0, inked = 0;"
    " for (let i = 0; i < d.length; i += 4) { sum = (sum * 31 + d[i + 3]) >>> 0; inked += d[i + 3] > 0; }"
    " return [sum, inked]; }"
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A map of 1,740 visits among 30 capitals, two a day."""
    folder = tmp_path_factory.mktemp("many")
    pairs = [(a, b) for a in CAPITALS for b in CAPITALS if a != b] * 2
    start = datetime.date(2001, 1, 1)
    rows = "".join(
        f"{start + datetime.timedelta(number * 7919 % 870)},{city},{country},"
        f"L of {home} ({home});L of {country} ({country})\n"
        for number, ((_, home), (city, country)) in enumerate(pairs)
    )
    atlas = atlas_of(f"date,city,country,leaders\n{rows}", folder)
    return write(replay_document(atlas, everyone=True), folder / "many.html")


@pytest.fixture
def crowd(offline_page: Page, many: str) -> Page:
    """The map of very many visits, open with all of them shown."""
    offline_page.goto(many)
    expect(role(offline_page, "date")).to_have_attribute("data-day", str(day("2003-05-20")))
    return offline_page


class TestVeryMany:
    """More ways, marks and rows than are drawn one by one."""

    def test_too_many_lanes_take_no_room_from_the_map(self, crowd: Page) -> None:
        expect(role(crowd, "lanes")).to_be_hidden()
        box = crowd.locator(".sa-map").bounding_box()
        assert box
        assert box["height"] > 400

    def test_same_day_is_the_same_picture_however_it_was_reached(self, crowd: Page) -> None:
        crowd.wait_for_timeout(1500)  # pictures are kept meanwhile
        pictures = {}
        for number in (400, 860, 120, 400, 0, 860, 120):
            post(crowd, day=day("2001-01-01") + number)
            expect(role(crowd, "date")).to_have_attribute("data-day", str(day("2001-01-01") + number))
            picture = crowd.evaluate(PICTURE)
            assert pictures.setdefault(number, picture) == picture
        inked = [pictures[number][1] for number in (0, 120, 400, 860)]
        assert inked == sorted(set(inked))
        assert noise(crowd) == []

    def test_picture_is_drawn_anew_after_zooming(self, crowd: Page) -> None:
        still(crowd)
        before = crowd.evaluate(PICTURE)
        crowd.locator(".leaflet-control-zoom-in").click()
        after = until(crowd, lambda: (now := crowd.evaluate(PICTURE)) != before and now)
        assert after[1] > 0
        assert noise(crowd) == []

    def test_each_place_has_one_button_that_leads_to_all_its_meetings(self, crowd: Page) -> None:
        marks = crowd.locator(".sa-mark:visible")
        assert marks.count() <= 150
        rome = crowd.get_by_role("button", name="Rome, Italy: 58 meetings")
        expect(rome).to_have_count(1)
        rome.focus()
        crowd.keyboard.press("Enter")
        expect(role(crowd, "popup").locator("[data-meeting]")).to_have_count(58)

    def test_list_holds_what_is_seen_and_follows_the_playhead(self, crowd: Page) -> None:
        rows = role(crowd, "list").locator("[data-meeting]")
        assert 5 < rows.count() < 60
        assert rows.first.get_attribute("aria-setsize") == "1740"
        assert rows.first.get_attribute("aria-posinset") == "1"
        post(crowd, day=day("2002-02-02"))
        current = role(crowd, "list").locator("[aria-current]")
        expect(current.last).to_be_visible()
        assert rows.count() < 60
        expect(current.first).to_contain_text("2 February 2002")
        box, item = role(crowd, "list").bounding_box(), current.last.bounding_box()
        assert box
        assert item
        assert box["y"] - 1 <= item["y"] < box["y"] + box["height"]

    def test_list_stays_where_the_reader_is_working_in_it(self, crowd: Page) -> None:
        entries = role(crowd, "list")
        entries.evaluate("(list) => { list.scrollTop = 3000; }")
        expect(entries.locator("[aria-posinset='30']")).to_be_visible()
        entries.locator("[aria-posinset='30'] .sa-entry").focus()
        before = entries.evaluate("(list) => list.scrollTop")
        post(crowd, day=day("2002-02-02"))
        expect(role(crowd, "date")).to_have_attribute("data-day", str(day("2002-02-02")))
        crowd.wait_for_timeout(500)
        assert entries.evaluate("(list) => list.scrollTop") == before

    def test_list_stays_where_the_reader_has_scrolled_while_nothing_happens(
        self, offline_page: Page, tmp_path: Path
    ) -> None:
        start = datetime.date(2001, 1, 1)
        days = [*range(300), 400]  # nothing happens for a hundred days
        rows = "".join(f"{start + datetime.timedelta(number)},Rome,Italy,A (IT);B (FR)\n" for number in days)
        atlas = atlas_of(f"date,city,country,leaders\n{rows}", tmp_path)
        offline_page.goto(write(replay_document(atlas, everyone=True), tmp_path / "long.html"))
        entries = role(offline_page, "list")
        post(offline_page, day=day("2001-11-15"))
        expect(entries.locator("[aria-posinset='300']")).to_be_in_viewport()
        entries.evaluate("(list) => { list.scrollTop = 3000; }")
        expect(entries.locator("[aria-posinset='30']")).to_be_visible()
        before = entries.evaluate("(list) => list.scrollTop")
        post(offline_page, day=day("2001-11-16"))
        expect(role(offline_page, "date")).to_have_attribute("data-day", str(day("2001-11-16")))
        offline_page.wait_for_timeout(500)
        assert entries.evaluate("(list) => list.scrollTop") == before

    def test_list_can_be_walked_by_keyboard_to_its_end(self, crowd: Page) -> None:
        first = role(crowd, "list").locator(".sa-entry").first
        first.focus()
        seen = set()
        for _ in range(80):
            crowd.keyboard.press("Tab")
            row = crowd.evaluate(
                "document.activeElement.closest('[data-meeting]')?.getAttribute('aria-posinset')"
            )
            crowd.evaluate(FRAMES)  # the list fills up meanwhile
            seen.add(int(row or 0))
        assert max(seen) >= 38
        assert seen >= set(range(2, max(seen)))
        role(crowd, "list").evaluate("(list) => { list.scrollTop = list.scrollHeight; }")
        expect(role(crowd, "list").locator("[aria-posinset='1740']")).to_be_visible()

    def test_legend_says_how_very_many_ways_are_drawn(self, crowd: Page) -> None:
        crowd.get_by_text("How to read this map").click()
        expect(crowd.get_by_text("darker and wider with more journeys")).to_be_visible()
        expect(crowd.get_by_text("Journey stated by a source")).to_be_hidden()

    def test_play_reaches_twenty_days_a_second(self, crowd: Page) -> None:
        role(crowd, "speed").select_option("20")
        crowd.evaluate(
            "() => { window.days = []; const date = document.querySelector('[data-role=date]');"
            " new MutationObserver(() => days.push([performance.now() / 1000, +date.dataset.day]))"
            ".observe(date, { attributes: true, attributeFilter: ['data-day'] }); }"
        )
        role(crowd, "play").click()
        crowd.wait_for_function("() => days.length > 2 && days.at(-1)[0] > days[1][0] + 2")
        (_, (start, first), *_, (end, last)) = crowd.evaluate("days")
        assert 15 <= (last - first) / (end - start) <= 25
        assert noise(crowd) == []


SHOWN = "width: 1000px; height: 700px; border: 0"
WITHIN = """() => [...document.querySelectorAll(".sa-mark")].map((one) => {
  const { x, y } = one.getBoundingClientRect();
  return [Math.round(x / 4), Math.round(y / 4)];
})"""
"""Where the marks are, to a few pixels."""


class TestAFrameWithoutItsSize:
    """A page may show the frame of the map only when the map is ready: the view is then fitted again."""

    @pytest.mark.parametrize("hidden", ["display: none", "width: 0; height: 0", "width: 300px; height: 60px"])
    def test_shows_what_one_shows_that_had_it(
        self, offline_page: Page, address: str, tmp_path: Path, hidden: str
    ) -> None:
        marks = []
        for style in (SHOWN, hidden):
            outer = tmp_path / "outer.html"
            outer.write_text(f'<iframe src="{address}" style="{style}"></iframe>', encoding="utf-8")
            offline_page.goto(outer.as_uri())
            (inner,) = offline_page.main_frame.child_frames
            role(inner, "play").wait_for(state="attached")
            inner.wait_for_function("document.querySelector('.sa-mark')")
            offline_page.evaluate("(style) => { document.querySelector('iframe').style = style }", SHOWN)
            offline_page.wait_for_timeout(500)
            marks.append(still(inner, WITHIN))
        assert marks[1] == marks[0]

    def test_leaves_a_view_alone_that_the_reader_chose(
        self, offline_page: Page, address: str, tmp_path: Path
    ) -> None:
        outer = tmp_path / "outer.html"
        outer.write_text(f'<iframe src="{address}" style="{SHOWN}"></iframe>', encoding="utf-8")
        offline_page.goto(outer.as_uri())
        (inner,) = offline_page.main_frame.child_frames
        role(inner, "play").wait_for()
        for _ in range(3):
            inner.locator(".leaflet-control-zoom-in").click()
            still(inner, WITHIN)
        spread = """() => {
          const all = [...document.querySelectorAll('.sa-mark')].map((one) => one.getBoundingClientRect().x);
          return Math.max(...all) - Math.min(...all);
        }"""
        before = still(inner, spread)
        offline_page.evaluate("() => { document.querySelector('iframe').style.height = '500px' }")
        assert abs(still(inner, spread) - before) < 5

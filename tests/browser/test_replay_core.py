"""The replay's core, evaluated alone in Chromium: its calendar, its clock and what it shows on a day."""

from __future__ import annotations

import datetime
import json
import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from geo import assets

pytestmark = pytest.mark.browser

FIXTURE = Path(__file__).resolve().parent.parent / "fixtures" / "replay.json"
EPOCH = datetime.date(1970, 1, 1).toordinal()
PUBLIC = """
civil, dayNumber, addMonths, isoDate, dateWords, weekdayName, spanWords, axisTicks, decodeReplay, worldX,
worldY, viewOf, meetingsInRange, appeared, neighbourEvent, whereabouts, whereWords, routesShown, density,
alongLine, narrowestStretch, defaultSpeed, paceOf, clockAt, SPEEDS
"""


def day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal() - EPOCH


@pytest.fixture(scope="module")
def replay() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(FIXTURE.read_text("utf-8"))
    return document


@pytest.fixture(scope="module")
def core(browser: Browser, replay: dict[str, Any]) -> Iterator[Page]:
    """An empty page on which the core and the fixture's model are names."""
    page = browser.new_page()
    page.evaluate(
        "([code, names, data]) => { window.core = new Function(code + '; return {' + names + '};')();"
        " window.model = core.decodeReplay(data); }",
        [assets.core_script(), PUBLIC, replay],
    )
    yield page
    page.close()


@pytest.fixture(scope="module")
def days() -> list[int]:
    """Days of all years from 1 to 9999, and the odd ones among them."""
    last = datetime.date.max.toordinal() - EPOCH
    return [*random.Random(20240619).sample(range(1 - EPOCH, last), 4000), 1 - EPOCH, last, -1, 0, 1]


def follow(replay: dict[str, Any], name: str) -> int:
    position: int = replay["leaders"]["name"].index(name)
    return position


def seen(core: Page, expression: str, argument: Any = None) -> Any:
    return core.evaluate(f"(argument) => {{ const c = core, m = model; return {expression}; }}", argument)


class TestCalendar:
    """Python's calendar is the truth."""

    def test_civil_date_of_every_day_is_pythons(self, core: Page, days: list[int]) -> None:
        dates = [datetime.date.fromordinal(number + EPOCH) for number in days]
        assert seen(core, "argument.map(c.isoDate)", days) == [date.isoformat() for date in dates]
        assert seen(core, "argument.map(c.weekdayName)", days) == [f"{date:%A}" for date in dates]

    def test_day_number_is_the_inverse_of_civil(self, core: Page, days: list[int]) -> None:
        back = "argument.map((n) => { const d = c.civil(n); return c.dayNumber(d.year, d.month, d.day); })"
        assert seen(core, back, days) == days

    def test_date_in_words(self, core: Page) -> None:
        assert seen(core, "c.dateWords(argument)", day("2024-06-19")) == "19 June 2024"

    @pytest.mark.parametrize(
        ("first", "last", "words"),
        [
            ("2024-06-19", "2024-06-19", "19 June 2024"),
            ("2024-06-19", "2024-06-20", "19–20 June 2024"),
            ("2024-05-07", "2024-07-10", "7 May – 10 July 2024"),
            ("2023-12-31", "2024-01-01", "31 December 2023 – 1 January 2024"),
        ],
    )
    def test_span_in_words(self, core: Page, first: str, last: str, words: str) -> None:
        assert seen(core, "c.spanWords(...argument)", [day(first), day(last)]) == words

    @pytest.mark.parametrize(
        ("start", "months", "end"),
        [
            ("2024-01-31", 1, "2024-02-29"),
            ("2024-03-31", -1, "2024-02-29"),
            ("2023-12-15", 1, "2024-01-15"),
            ("2024-01-15", -1, "2023-12-15"),
            ("1900-01-31", 1, "1900-02-28"),
        ],
    )
    def test_month_later_keeps_the_day_where_it_can(
        self, core: Page, start: str, months: int, end: str
    ) -> None:
        assert seen(core, "c.addMonths(...argument)", [day(start), months]) == day(end)

    @pytest.mark.parametrize("length", [1, 2, 9, 40, 65, 400, 1037, 20_000, 400_000])
    @pytest.mark.parametrize("width", [260, 900])
    def test_ticks_never_overlap_and_are_there(self, core: Page, length: int, width: int) -> None:
        first, room = day("2024-05-07"), 60
        ticks = seen(core, "c.axisTicks(...argument)", [first, first + length - 1, width / length, room])
        days = [tick["day"] for tick in ticks]
        assert all(first <= number < first + length for number in days)
        assert days == sorted(set(days))
        # Months and years differ a little in length, so a little less than the room is allowed.
        gaps = [(b - a) * width / length for a, b in pairwise(days)]
        assert all(gap >= room * 0.8 for gap in gaps)
        assert len(days) <= width / room + 1


class TestDocument:
    @pytest.mark.parametrize("change", [{"version": 2}, {"format": "other"}])
    def test_another_version_is_refused(
        self, core: Page, replay: dict[str, Any], change: dict[str, Any]
    ) -> None:
        refused = "(() => { try { c.decodeReplay(argument); return ''; } catch (e) { return e.message; } })()"
        assert "another version" in seen(core, refused, {**replay, **change})

    def test_lines_begin_and_end_at_their_points(self, core: Page, replay: dict[str, Any]) -> None:
        ends = seen(
            core,
            "m.routes.line.map((_, r) => { const l = m.line(r), n = l.x.length - 1;"
            " return [l.x[0], l.y[0], l.x[n], l.y[n]]; })",
        )
        points = seen(core, "m.points.lat.map((lat, p) => [c.worldX(m.points.lon[p]), c.worldY(lat)])")
        routes = replay["routes"]
        assert len(ends) == len(routes["line"]) > 0
        for (x0, y0, x1, y1), origin, destination in zip(
            ends, routes["origin"], routes["destination"], strict=True
        ):
            for (x, y), point in (((x0, y0), origin), ((x1, y1), destination)):
                off = x - points[point][0]
                assert abs(off - round(off)) < 2e-5  # whole turns of the world aside
                assert abs(y - points[point][1]) < 2e-5

    def test_meetings_are_shared_out_to_every_leader_they_name(
        self, core: Page, replay: dict[str, Any]
    ) -> None:
        own = seen(core, "m.meetingsOf")
        for leader, meetings in enumerate(own):
            named = [i for i, present in enumerate(replay["meetings"]["leaders"]) if leader in present]
            assert meetings == named


class TestPointOfView:
    RANGE = ("2024-05-07", "2024-07-10")

    def kinds(self, core: Page, leader: int) -> dict[str, int]:
        counted: dict[str, int] = seen(
            core,
            "(() => { const v = c.viewOf(m, argument[0]); const held = m.vocabulary.status.indexOf('held');"
            " const out = {}; for (const i of c.meetingsInRange(v, argument[1], new Set())) {"
            " const full = m.meetings.first[i] >= argument[1][0] && m.meetings.last[i] <= argument[1][1];"
            " if (m.meetings.status[i] !== held || !full) continue;"
            " const k = m.vocabulary.role[v.kind.get(i)]; out[k] = (out[k] || 0) + 1; } return out; })()",
            [leader, [day(end) for end in self.RANGE]],
        )
        return counted

    def test_roles_are_those_of_a_correct_reading(self, core: Page, replay: dict[str, Any]) -> None:
        """The bundled reports give 21 meetings: 6 made, 9 hosted, 6 on third ground."""
        assert self.kinds(core, follow(replay, "Vladimir Putin")) == {"made": 6, "hosted": 9, "third": 6}

    def test_hidden_kind_is_left_out(self, core: Page, replay: dict[str, Any]) -> None:
        shown = seen(
            core,
            "(() => { const v = c.viewOf(m, argument); const hosted = m.vocabulary.role.indexOf('hosted');"
            " return c.meetingsInRange(v, m.extent, new Set([hosted])).map((i) => v.kind.get(i)); })()",
            follow(replay, "Vladimir Putin"),
        )
        assert shown
        assert replay["vocabulary"]["role"].index("hosted") not in shown

    def test_no_day_shows_what_is_still_to_come(self, core: Page, replay: dict[str, Any]) -> None:
        firsts = seen(
            core,
            "(() => { const v = c.viewOf(m, -1); const all = c.meetingsInRange(v, m.extent, new Set());"
            " const f = all.map((i) => m.meetings.first[i]); const out = [];"
            " for (let d = m.extent[0]; d <= m.extent[1]; d += 1)"
            "   out.push([d, Math.max(...c.appeared(all, f, d).map((i) => m.meetings.first[i]))]);"
            " return out; })()",
        )
        assert len(firsts) == replay["extent"][1] - replay["extent"][0] + 1
        assert all(latest is None or latest <= today for today, latest in firsts)

    @pytest.mark.parametrize(
        ("date", "place"),
        [
            ("2024-05-10", "Moscow"),
            ("2024-05-16", "Beijing"),
            ("2024-06-18", "Pyongyang"),
            ("2024-06-19", "Pyongyang"),
            ("2024-06-20", "Hanoi"),
            ("2024-06-25", "Moscow"),
        ],
    )
    def test_leader_is_where_the_reports_say(
        self, core: Page, replay: dict[str, Any], date: str, place: str
    ) -> None:
        words = seen(
            core,
            "(() => { const v = c.viewOf(m, argument[0]);"
            " return c.whereWords(v, c.whereabouts(v, argument[1])); })()",
            [follow(replay, "Vladimir Putin"), day(date)],
        )
        assert place in words

    def test_leader_never_jumps(self, core: Page, replay: dict[str, Any]) -> None:
        """A hundredth of a day never moves the traveller farther than a leg allows."""
        steps = seen(
            core,
            "(() => { const v = c.viewOf(m, argument); let last = null, most = 0;"
            " for (let t = m.extent[0]; t < m.extent[1] + 1; t += 0.01) {"
            "   const w = c.whereabouts(v, t); const at = w.state === 'moving'"
            "     ? c.alongLine(m.line(m.legs.route[w.leg]), w.progress)"
            "     : { x: c.worldX(m.points.lon[w.point]), y: c.worldY(m.points.lat[w.point]) };"
            "   const dx = last ? at.x - last.x : 0, dy = last ? at.y - last.y : 0;"
            "   most = Math.max(most, Math.hypot(dx - Math.round(dx), dy));"
            "   last = at; } return most; })()",
            follow(replay, "Vladimir Putin"),
        )
        assert 0 < steps < 0.01

    def test_next_and_previous_events_are_inverse(self, core: Page, replay: dict[str, Any]) -> None:
        there, back = seen(
            core,
            "(() => { const v = c.viewOf(m, argument), e = m.extent; const there = []; const back = [];"
            " for (let d = e[0] - 1; d !== null; d = c.neighbourEvent(v, e, d, 1)) there.push(d);"
            " for (let d = e[1] + 1; d !== null; d = c.neighbourEvent(v, e, d, -1)) back.push(d);"
            " return [there.slice(1), back.slice(1).reverse()]; })()",
            follow(replay, "Vladimir Putin"),
        )
        assert there == back
        assert there == sorted(set(there))
        assert len(there) > 10

    def test_guests_ways_are_drawn_only_for_their_host(self, core: Page, replay: dict[str, Any]) -> None:
        guests = (
            "(() => { const v = c.viewOf(m, argument), none = new Set();"
            " const all = c.meetingsInRange(v, m.extent, none);"
            " const ways = c.routesShown(v, all, m.extent[1] + 1, m.extent, none);"
            " return ways.filter((w) => w.guest).length; })()"
        )
        assert seen(core, guests, follow(replay, "Vladimir Putin")) > 0
        assert seen(core, guests, follow(replay, "Viktor Orban")) == 0
        assert seen(core, guests, -1) == 0

    def test_stated_and_inferred_ways_are_told_apart(self, core: Page, replay: dict[str, Any]) -> None:
        stated = seen(
            core,
            "(() => { const v = c.viewOf(m, argument);"
            " return c.routesShown(v, [], m.extent[1] + 1, m.extent, new Set())"
            "   .map((w) => [m.points.country[m.routes.destination[w.route]], w.stated]); })()",
            follow(replay, "Vladimir Putin"),
        )
        assert ["KP", True] in stated
        assert ["VN", True] in stated
        assert ["UZ", False] in stated

    @pytest.mark.parametrize(
        ("spans", "stretch"),
        [
            ([[0.2, 0.2]], [0.2, 0.2]),
            ([[0.2, 0.3], [0.6, 0.7]], [0.2, 0.7]),
            ([[0.9, 0.95], [0.05, 0.1]], [-0.1, 0.1]),  # over the date line, not around the world
            ([[0.88, 1.17], [-0.11, 0.17], [0.95, 0.95]], [-0.12, 0.17]),
            ([[0.0, 0.99], [0.9, 1.1]], [0.0, 1.0]),
        ],
    )
    def test_stretch_leaves_out_the_widest_empty_part_of_the_world(
        self, core: Page, spans: list[list[float]], stretch: list[float]
    ) -> None:
        assert seen(core, "c.narrowestStretch(argument)", spans) == pytest.approx(stretch)

    def test_density_counts_every_precise_meeting_on_its_days(
        self, core: Page, replay: dict[str, Any]
    ) -> None:
        first, last = replay["extent"]
        counted = seen(
            core,
            "(() => { const v = c.viewOf(m, -1); const n = m.extent[1] - m.extent[0] + 1;"
            " return c.density(v, v.dated, m.extent[0], m.extent[1], n).map((row) => Array.from(row)); })()",
        )
        expected = [0] * (last - first + 1)
        meetings = replay["meetings"]
        for start, end, vague in zip(meetings["first"], meetings["last"], meetings["vague"], strict=True):
            if start is not None and not vague:
                for number in range(start, end + 1):
                    expected[number - first] += 1
        assert [sum(column) for column in zip(*counted, strict=True)] == expected


class TestClock:
    @pytest.mark.parametrize("length", [1, 10, 65, 1037, 60_000])
    def test_default_speed_plays_in_about_25_seconds(self, core: Page, length: int) -> None:
        speed = seen(core, "c.defaultSpeed(argument)", length)
        assert speed in seen(core, "c.SPEEDS")
        assert length < 13 or 15 <= length / speed <= 45

    @pytest.mark.parametrize("speed", [0.5, 3, 30, 3652])
    @pytest.mark.parametrize("legs", [[], [[10, 11]], [[0, 1], [1, 2], [30, 30.5]], [[-5, 2], [64.5, 70]]])
    def test_clock_runs_forward_from_start_to_end(
        self, core: Page, speed: float, legs: list[list[float]]
    ) -> None:
        pace = seen(core, "c.paceOf(0, 65, argument[0], argument[1])", [speed, legs])
        assert pace[0] == [0, 0]
        assert pace[-1][1] == 65
        assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pace))
        assert 65 / speed - 1e-9 <= pace[-1][0] <= 1.5 * 65 / speed + 1e-9
        times = [pace[-1][0] * step / 200 for step in range(221)]
        clocks = seen(core, "argument[1].map((s) => c.clockAt(argument[0], s))", [pace, times])
        assert clocks == sorted(clocks)
        assert clocks[-1] == 65

    def test_short_leg_takes_time_to_see(self, core: Page) -> None:
        pace = seen(core, "c.paceOf(0, 65, 3, [[10, 11]])")
        seconds = dict(map(tuple, [[clock, second] for second, clock in pace]))
        assert seconds[11] - seconds[10] == pytest.approx(0.9)

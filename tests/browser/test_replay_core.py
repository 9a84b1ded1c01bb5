"""The replay's core, evaluated alone in Chromium: its calendar, its clock and what it shows on a day."""

from __future__ import annotations

import base64
import datetime
import json
import random
import zlib
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from geo.atlas import build
from geo.geodesy import great_circle
from geo.reports import Dataset
from geo.words import place_words
from tests.browser.replay_page import EPOCH, bundled, day, seen
from tests.build import gazetteer

pytestmark = pytest.mark.browser

PUBLIC = """
civil, dayNumber, addMonths, isoDate, dateWords, weekdayName, spanWords, axisTicks, decodeReplay,
readCarried, worldX, worldY, columnOf, summedColumn, raggedStarts, rowsByGroup, upperBound, lowerBound,
createSpans, createHeights, greatCircle, createLinePool, viewOf, meetingsInRange, tense, neighbourEvent,
whereabouts, whereWords, planWays, strokesAt, waysOf, widthStep, keyframePlaces, endsOf, styleOf,
journeysShown, groupMarks, groupOf, markOn, densityOf, densityIn, sceneOf, currentMeetings, viewBounds,
alongLine, narrowestStretch, defaultSpeed, paceOf, clockAt, SPEEDS
"""


@pytest.fixture(scope="module")
def replay() -> dict[str, Any]:
    return bundled()


@pytest.fixture(scope="module")
def days() -> list[int]:
    """Days of all years from 1 to 9999, and the odd ones among them."""
    last = datetime.date.max.toordinal() - EPOCH
    return [*random.Random(20240619).sample(range(1 - EPOCH, last), 4000), 1 - EPOCH, last, -1, 0, 1]


def follow(replay: dict[str, Any], name: str) -> int:
    position: int = replay["leaders"]["name"].index(name)
    return position


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
    @pytest.mark.parametrize("change", [{"version": 1}, {"format": "other"}])
    def test_another_version_is_refused(
        self, core: Page, replay: dict[str, Any], change: dict[str, Any]
    ) -> None:
        refused = "(() => { try { c.decodeReplay(argument); return ''; } catch (e) { return e.message; } })()"
        assert "another version" in seen(core, refused, {**replay, **change})

    def test_texts_that_follow_from_numbers_come_back_as_they_were_written(
        self, core: Page, seed: Dataset, replay: dict[str, Any]
    ) -> None:
        atlas = build(seed, gazetteer=gazetteer())
        rows = seen(
            core,
            "Array.from({length: m.meetings.count}, (_, i) =>"
            " [m.texts.id(i), m.texts.label(i), m.texts.place(i), m.texts.occasion(i), m.texts.category(i),"
            " m.texts.reports(i).map((r) => [r.date, r.place, r.leaders, r.note, r.url, r.where])])",
        )
        reports = atlas.reports
        expected = {
            meeting.meeting: [
                meeting.meeting,
                meeting.date_label,
                place_words(meeting.venue_key),
                meeting.occasion,
                meeting.category,
                [
                    [
                        report.date_text,
                        place_words(report.venue_key),
                        "; ".join(report.leaders),
                        report.note,
                        report.url,
                        f"{report.file} row {report.row}",
                    ]
                    for report in reports.iloc[list(meeting.reports)].itertuples()
                ],
            ]
            for meeting in atlas.meetings.itertuples()
        }
        assert {row[0]: row for row in rows} == expected
        assert replay["meetings"]["label"].count(-1) > 1
        assert replay["reports"]["place"].count(-1) > 1

    def test_stays_say_where_each_leader_was(self, core: Page, seed: Dataset) -> None:
        stays = build(seed, gazetteer=gazetteer()).travel.stays
        found = seen(
            core,
            "(() => { const s = m.stays(); return Array.from({length: s.count}, (_, i) =>"
            " [s.leader[i], s.point[i], s.first[i], s.last[i], s.trip[i], s.vague[i], s.atSeat[i],"
            " s.meetingStart[i + 1] - s.meetingStart[i]]); })()",
        )
        assert found == [
            [
                *(stay.leader, stay.point, stay.first_day, stay.last_day, stay.trip),
                *(int(stay.vague), int(stay.at_seat), len(stay.meetings)),
            ]
            for stay in stays.itertuples()
        ]

    def test_legs_depart_and_arrive_when_python_says(self, core: Page, seed: Dataset) -> None:
        legs = build(seed, gazetteer=gazetteer()).travel.legs
        found = seen(
            core, "[Array.from(m.legs.depart), Array.from(m.legs.arrive), Array.from(m.legs.leader)]"
        )
        assert found[0] == pytest.approx(legs["depart"].tolist())
        assert found[1] == pytest.approx(legs["arrive"].tolist())
        assert found[2] == legs["leader"].tolist()

    def test_meetings_are_shared_out_to_every_leader_they_name(self, core: Page, seed: Dataset) -> None:
        atlas = build(seed, gazetteer=gazetteer())
        own = seen(
            core,
            "m.leaders.name.map((_, l) =>"
            " Array.from(m.meetingRows.slice(m.meetingStart[l], m.meetingStart[l + 1]), m.texts.id))",
        )
        for name, meetings in zip(atlas.leaders["name"], own, strict=True):
            named = atlas.meetings["leaders"].map(lambda present, name=name: name in present)
            assert set(meetings) == set(atlas.meetings["meeting"][named])

    def test_what_the_page_carries_is_read_back(self, core: Page, replay: dict[str, Any]) -> None:
        carried = base64.b64encode(zlib.compress(json.dumps(replay).encode())).decode()
        assert core.evaluate("(text) => core.readCarried(text)", carried) == replay

    def test_browser_that_cannot_unpack_gets_a_sentence(self, core: Page) -> None:
        message = core.evaluate(
            "async () => { const kept = window.DecompressionStream; delete window.DecompressionStream;"
            " try { await core.readCarried(''); return ''; } catch (e) { return e.message; }"
            " finally { window.DecompressionStream = kept; } }"
        )
        assert "newer browser" in message


class TestColumns:
    def test_one_number_stands_for_all_rows(self, core: Page) -> None:
        assert seen(core, "Array.from(c.columnOf(3, 4))") == [3, 3, 3, 3]
        assert seen(core, "Array.from(c.summedColumn(1, 4))") == [1, 2, 3, 4]
        assert seen(core, "Array.from(c.summedColumn([5, -2, 0], 3))") == [5, 3, 3]
        assert seen(core, "Array.from(c.raggedStarts([2, 0, 1], 3))") == [0, 2, 2, 3]

    def test_rows_are_grouped_in_their_order(self, core: Page) -> None:
        grouped = seen(
            core,
            "(() => { const g = c.rowsByGroup([2, 0, 2, 1, 0], 4);"
            " return [Array.from(g.starts), Array.from(g.rows)]; })()",
        )
        assert grouped == [[0, 2, 3, 5, 5], [1, 4, 3, 0, 2]]

    @pytest.mark.parametrize("seed_number", range(5))
    def test_spans_that_hold_a_day_are_found(self, core: Page, seed_number: int) -> None:
        draw = random.Random(seed_number)
        firsts = sorted(draw.randrange(-50, 300) for _ in range(draw.randrange(0, 200)))
        lasts = [first + draw.choice([0, 0, 1, 5, 200]) for first in firsts]
        found = seen(
            core,
            "(() => { const s = c.createSpans(Int32Array.from(argument[0]), Int32Array.from(argument[1]));"
            " return argument[2].map((day) => s.holding(day)); })()",
            [firsts, lasts, list(range(-60, 520, 7))],
        )
        for number, held in zip(range(-60, 520, 7), found, strict=True):
            spans = zip(firsts, lasts, strict=True)
            assert held[::-1] == [at for at, (first, last) in enumerate(spans) if first <= number <= last]

    def test_heights_are_summed_and_searched(self, core: Page) -> None:
        draw = random.Random(7)
        changes = [[draw.randrange(137), draw.randrange(1, 300)] for _ in range(400)]
        heights = [100] * 137
        for row, height in changes:
            heights[row] = height
        above, rows = seen(
            core,
            "(() => { const h = c.createHeights(137, 100); argument.forEach(([r, v]) => h.set(r, v));"
            " const above = Array.from({length: 138}, (_, r) => h.above(r));"
            " return [above, above.slice(0, 137).map((y) => h.rowAt(y))]; })()",
            changes,
        )
        assert above == [sum(heights[:row]) for row in range(138)]
        assert rows == list(range(137))


HARD_PLACES = {
    "Moscow": (55.75, 37.62),
    "Fiji": (-18.14, 178.44),
    "Samoa": (-13.83, -171.77),
    "Quito": (-0.22, -78.51),
    "Quito's antipode": (0.22, 101.49),
    "North Pole": (90.0, 0.0),
    "South Pole": (-90.0, 45.0),
    "Longyearbyen": (78.22, 15.63),
    "over the pole from Longyearbyen": (78.22, -164.37),
    "null island": (0.0, 0.0),
    "date line": (0.0, 180.0),
    "west of the date line": (0.0, -180.0),
    "near null island": (0.0001, 0.0001),
}


class TestLines:
    """Python's great circles are the truth."""

    @pytest.mark.parametrize("step", [2.5, 8.0])
    def test_vertices_are_pythons(self, core: Page, step: float) -> None:
        pairs = [[*a, *b] for a in HARD_PLACES.values() for b in HARD_PLACES.values()]
        draw = random.Random(20240619)
        pairs += [
            [
                *(
                    draw.uniform(-90, 90),
                    draw.uniform(-180, 180),
                    draw.uniform(-90, 90),
                    draw.uniform(-180, 180),
                )
            ]
            for _ in range(300)
        ]
        found = seen(core, "argument[0].map((p) => c.greatCircle(...p, argument[1]))", [pairs, step])
        for (lat1, lon1, lat2, lon2), flat in zip(pairs, found, strict=True):
            expected = great_circle((lat1, lon1), (lat2, lon2), max_step_deg=step)
            assert flat == pytest.approx([value for vertex in expected for value in vertex], abs=1e-6), (
                (lat1, lon1),
                (lat2, lon2),
            )

    def test_lines_begin_and_end_at_their_points(self, core: Page) -> None:
        ends = seen(
            core,
            "Array.from(m.routes.origin, (o, r) => { const l = m.line(r), n = l.x.length - 1, p = m.points,"
            " d = m.routes.destination[r]; return [l.x[0] - c.worldX(p.lon[o]), l.y[0] -"
            " c.worldY(p.lat[o]),"
            " l.x[n] - c.worldX(p.lon[d]), l.y[n] - c.worldY(p.lat[d])]; })",
        )
        assert ends
        for x0, y0, x1, y1 in ends:
            assert [x0, y0, x1 - round(x1), y1] == pytest.approx([0, 0, 0, 0], abs=1e-9)

    @pytest.mark.parametrize("scale", [400, 1024, 8192])
    def test_pooled_lines_lie_on_the_fine_ones_and_have_their_bounds(self, core: Page, scale: int) -> None:
        worst = seen(
            core,
            "(() => { const pool = c.createLinePool(m.points, m.routes, argument); let worst = 0;"
            " const apart = (px, py, ax, ay, bx, by) => { const dx = bx - ax, dy = by - ay;"
            "   const t = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy *"
            " dy || 1)));"
            "   return Math.hypot(px - ax - t * dx, py - ay - t * dy); };"
            " for (let r = 0; r < m.routes.origin.length; r += 1) { const l = pool.of(r), f ="
            " m.line(r), v = l.values;"
            "   for (let i = 0; i < f.x.length; i += 1) { let near = Infinity;"
            "     for (let at = l.from; at + 3 < l.to; at += 2)"
            "       near = Math.min(near, apart(f.x[i], f.y[i], v[at], v[at + 1], v[at + 2], v[at + 3]));"
            "     worst = Math.max(worst, near); }"
            "   worst = Math.max(worst, Math.abs(l.minX - f.minX)); } return worst * argument; })()",
            scale,
        )
        assert worst < 1.5  # pixels


class TestPointOfView:
    RANGE = ("2024-05-07", "2024-07-10")

    def kinds(self, core: Page, leader: int) -> dict[str, int]:
        counted: dict[str, int] = seen(
            core,
            "(() => { const v = c.viewOf(m, argument[0]); const held = m.vocabulary.status.indexOf('held');"
            " const out = {}; for (const i of c.meetingsInRange(v, argument[1], new Set())) {"
            " const full = m.meetings.first[i] >= argument[1][0] && m.meetings.last[i] <= argument[1][1];"
            " if (m.meetings.status[i] !== held || !full) continue;"
            " const k = m.vocabulary.role[v.kind[i]]; out[k] = (out[k] || 0) + 1; } return out; })()",
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
            " return Array.from(c.meetingsInRange(v, m.extent, new Set([hosted])), (i) => v.kind[i]); })()",
            follow(replay, "Vladimir Putin"),
        )
        assert shown
        assert replay["vocabulary"]["role"].index("hosted") not in shown

    def test_no_day_shows_what_is_still_to_come(self, core: Page, replay: dict[str, Any]) -> None:
        counted = seen(
            core,
            "(() => { const s = c.sceneOf(m, { follow: -1, range: m.extent, hidden: new Set() }, null);"
            " const groups = c.groupMarks(s.view, s.inRange); const out = [];"
            " for (let d = m.extent[0]; d <= m.extent[1]; d += 1) {"
            "   const marked = groups.map((g) => [g, c.markOn(s.view, g, d)]).filter(([, on]) => on);"
            "   const shown = marked.flatMap(([g, on]) => Array.from(g.members.subarray(0, on.count)));"
            "   const due = s.inRange.filter((i) => m.meetings.first[i] <= d && m.meetings.point[i] >= 0);"
            "   out.push([shown.sort((a, b) => a - b).join(), due.join()]); }"
            " return out; })()",
        )
        assert len(counted) == replay["extent"][1] - replay["extent"][0] + 1
        assert all(shown == due for shown, due in counted)
        assert counted[-1][0].count(",") > 20

    def test_mark_says_what_is_true_of_what_it_shows(self, core: Page) -> None:
        wrong = seen(
            core,
            "(() => { const s = c.sceneOf(m, { follow: -1, range: m.extent, hidden: new Set() }, null);"
            " const { status, vague, point, first, last } = m.meetings, words = m.vocabulary; let wrong"
            " = 0;"
            " for (const g of c.groupMarks(s.view, s.inRange)) for (let d = m.extent[0]; d <="
            " m.extent[1]; d += 3) {"
            "   const on = c.markOn(s.view, g, d); if (!on) continue;"
            "   const shown = Array.from(g.members.subarray(0, on.count));"
            "   const is = (i, word) => words.status[status[i]] === word;"
            "   const expected = {"
            "     hollow: shown.every((i) => words.precision[m.points.precision[point[i]]] === 'country'),"
            "     tentative: shown.every((i) => !is(i, 'held')), cancelled: shown.every((i) => is(i,"
            " 'cancelled')),"
            "     vague: shown.every((i) => vague[i] === 1), disputed: shown.some((i) =>"
            " m.disagreements.has(i)),"
            "     current: shown.some((i) => first[i] <= d && d <= last[i]) };"
            "   for (const name of Object.keys(expected)) wrong += Number(expected[name] !== on[name]); }"
            " return wrong; })()",
        )
        assert wrong == 0

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
            "(() => { const s = c.sceneOf(m, { follow: argument, range: m.extent, hidden: new Set() },"
            " null);"
            " return c.waysOf(s.plan, c.strokesAt(s.plan, m.extent[1] + 1)).filter((w) =>"
            " w.guest).length; })()"
        )
        assert seen(core, guests, follow(replay, "Vladimir Putin")) > 0
        assert seen(core, guests, follow(replay, "Viktor Orban")) == 0
        assert seen(core, guests, -1) == 0

    def test_stated_and_inferred_ways_are_told_apart(self, core: Page, replay: dict[str, Any]) -> None:
        stated = seen(
            core,
            "(() => { const s = c.sceneOf(m, { follow: argument, range: m.extent, hidden: new Set() },"
            " null);"
            " return c.waysOf(s.plan, c.strokesAt(s.plan, m.extent[1] + 1)).filter((w) => !w.guest)"
            "   .map((w) => [m.points.country[m.routes.destination[w.route]], w.stated]); })()",
            follow(replay, "Vladimir Putin"),
        )
        assert ["KP", True] in stated
        assert ["VN", True] in stated
        assert ["UZ", False] in stated

    def test_kinds_of_legs_are_the_roles_at_the_stays_they_lead_to(
        self, core: Page, replay: dict[str, Any]
    ) -> None:
        kinds = seen(
            core,
            "Array.from(m.legs.kind, (k, l) => [m.leaders.name[m.legs.leader[l]], m.vocabulary.role[k],"
            " m.points.country[m.routes.destination[m.legs.route[l]]]])",
        )
        assert ["Vladimir Putin", "made", "KP"] in kinds
        assert ["Vladimir Putin", "third", "KZ"] in kinds
        assert ["Vladimir Putin", "third", "RU"] in kinds  # home again from Astana

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

    @pytest.mark.parametrize("bins", [None, 1, 7, 100])
    def test_density_counts_every_precise_meeting_on_its_days(
        self, core: Page, replay: dict[str, Any], bins: int | None
    ) -> None:
        first, last = replay["extent"]
        parts = bins or last - first + 1
        counted = seen(
            core,
            "(() => { const v = c.viewOf(m, -1);"
            " return c.densityIn(c.densityOf(v, v.dated), ...m.extent, argument).map((row) =>"
            " Array.from(row)); })()",
            parts,
        )
        spans = seen(
            core,
            "Array.from(c.viewOf(m, -1).dated, (i) => [m.meetings.first[i], m.meetings.last[i],"
            " m.meetings.vague[i]])",
        )
        part_of = [(number - first) * parts // (last - first + 1) for number in range(first, last + 1)]
        expected = [0] * parts
        for start, end, vague in spans:
            if not vague:
                for part in {part_of[number - first] for number in range(start, end + 1)}:
                    expected[part] += 1
        assert [sum(column) for column in zip(*counted, strict=True)] == expected


BIG = """
(() => {
  const draw = ((seed) => () => (seed = (seed * 16807) % 2147483647) / 2147483647)(7);
  const points = { lat: [], lon: [] };
  for (let i = 0; i < 60; i += 1) {
    points.lat.push(draw() * 120 - 60);
    points.lon.push(draw() * 360 - 180);
  }
  const pairs = points.lat.flatMap((_, a) => points.lat.map((_, b) => [a, b]).filter(([, b]) => a !== b));
  const [origin, destination] = [0, 1].map((end) => Int32Array.from(pairs, (pair) => pair[end]));
  const routes = { origin, destination };
  const n = 5000;
  const day = Array.from({ length: n }, () => Math.floor(draw() * 900)).sort((a, b) => a - b);
  const route = Int32Array.from(day, () => Math.floor(draw() ** 3 * pairs.length));
  const zero = new Uint8Array(n);
  const flags = { moves: zero, basis: zero, vague: zero, status: zero, abroad: zero };
  const clocks = { depart: Float64Array.from(day), arrive: Float64Array.from(day, (d) => d + 1) };
  const kind = Uint8Array.from(day, () => Math.floor(draw() * 3));
  const legs = { count: n, leader: zero, route, kind, ...clocks, ...flags };
  const back = new Map(pairs.map(([a, b], r) => [`${a}/${b}`, r]));
  const pair = Int32Array.from(pairs, ([a, b], r) => Math.min(r, back.get(`${b}/${a}`)));
  const codes = { stated: 0, held: 0, hosted: 1 };
  const place = Int32Array.from(points.lat, (_, point) => point);
  const model = { points, routes, legs, place, codes, arrivals: { route: [] }, pair: () => pair };
  return { model, view: { model, follow: -1, legs: Int32Array.from(day, (_, l) => l) }, day };
})()
"""


@pytest.fixture(scope="module")
def big(core: Page) -> Page:
    """The core's page with ``big``: a model of 60 places and 5,000 journeys, and everybody's view of it."""
    core.evaluate(f"() => {{ window.big = {BIG}; }}")
    return core


class TestPlan:
    """The plan of very many ways, on 5,000 journeys."""

    def test_strokes_come_in_the_order_in_which_they_appear(self, big: Page) -> None:
        sort, after, costs = big.evaluate(
            "() => { const p = core.planWays(big.view, [], [0, 900], new Set());"
            " return [p.sort, Array.from(p.after), Array.from(p.cost)]; }"
        )
        assert sort == "many"
        assert after == sorted(after)
        assert len(costs) == len(after) + 1
        assert costs == sorted(set(costs))

    def test_every_way_gets_a_stroke_and_wider_ones_only_at_powers_of_three(self, big: Page) -> None:
        strokes, journeys = big.evaluate(
            "() => { const p = core.planWays(big.view, [], [0, 900], new Set()); const pair ="
            " big.model.pair();"
            " return [Array.from(p.route, (r, i) => [pair[r], p.bits[i] & 7, p.step[i]]),"
            "   Array.from(big.view.legs, (l) => [pair[big.model.legs.route[l]],"
            " big.model.legs.kind[l]])]; }"
        )
        expected, counts = set(), dict[int, int]()
        for pair, kind in journeys:
            counts[pair] = counts.get(pair, 0) + 1
            step = next(step for step in range(20) if counts[pair] < 3 ** (step + 1))
            expected.add((pair, kind, step))
        assert len(strokes) == len(set(map(tuple, strokes)))
        assert set(map(tuple, strokes)) == expected

    def test_what_the_plan_shows_by_a_day_is_what_has_departed(self, big: Page) -> None:
        wrong = big.evaluate(
            "() => { const p = core.planWays(big.view, [], [0, 900], new Set()); const pair ="
            " big.model.pair();"
            " const wrong = []; for (let d = -1; d < 903; d += 25) {"
            "   const seen = new Set(Array.from(p.route.subarray(0, core.strokesAt(p, d)), (r) =>"
            " pair[r]));"
            "   const due = new Set(Array.from(big.view.legs.filter((l) => big.day[l] < d),"
            "     (l) => pair[big.model.legs.route[l]]));"
            "   if (seen.size !== due.size || [...due].some((r) => !seen.has(r))) wrong.push(d); }"
            " return wrong; }"
        )
        assert wrong == []

    @pytest.mark.parametrize("most", [1, 4, 23, 100_000])
    def test_kept_pictures_part_the_cost_evenly(self, big: Page, most: int) -> None:
        places, costs = big.evaluate(
            "(most) => { const p = core.planWays(big.view, [], [0, 900], new Set());"
            " return [core.keyframePlaces(p.cost, most), Array.from(p.cost)]; }",
            most,
        )
        assert places == sorted(set(places))
        assert all(0 < place < len(costs) - 1 for place in places)
        bounds = [0, *(costs[place] for place in places), costs[-1]]
        assert max(b - a for a, b in pairwise(bounds)) <= costs[-1] / (most + 1) + 6

    def test_ends_of_ways_appear_with_them(self, big: Page) -> None:
        wrong = big.evaluate(
            "() => { const p = core.planWays(big.view, [], [0, 900], new Set()); const { routes } ="
            " big.model;"
            " const from = core.endsOf(big.model, p); let wrong = 0; const first = new Map();"
            " p.route.forEach((r, i) => { for (const e of [routes.origin[r], routes.destination[r]])"
            "   if (!first.has(e)) first.set(e, i); });"
            " from.forEach((at, e) => { wrong += Number(at !== (first.has(e) ? first.get(e) :"
            " Infinity)); });"
            " return wrong; }"
        )
        assert wrong == 0

    @pytest.mark.parametrize(("count", "step"), [(1, 0), (2, 0), (3, 1), (8, 1), (9, 2), (27, 3), (243, 5)])
    def test_width_grows_by_powers_of_three(self, big: Page, count: int, step: int) -> None:
        assert big.evaluate("(n) => core.widthStep(n)", count) == step


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

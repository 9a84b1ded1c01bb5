"""The core of the map's scripts, asked in Node: what Python and other libraries say is the truth.

What needs no such truth the modules' own tests show (``*.test.mjs`` beside this file).
"""

from __future__ import annotations

import base64
import datetime
import html.parser
import itertools
import json
import math
import random
import re
import urllib.parse
import zlib
from collections.abc import Iterator
from typing import Any

import pytest

from geo.atlas import build
from geo.cli.picture import ENDINGS, SIZES
from geo.places import place_words
from geo.reports import Dataset
from geo.sphere import great_circle
from tests import node
from tests.browser.replay_page import EPOCH, bundled
from tests.build import gazetteer
from tests.node import Core

NAMES = ["Ana O'Neil & (co)", "صوفيا", "Zoë 50%"]
MODEL = {
    "leaders": {"name": NAMES},
    "extent": [-900_000, 900_000],
    "naming": {"written": {"point": [0], "ru": ["Ж"], "zh-Hant": ["京"]}},
}


@pytest.fixture(scope="module")
def replay() -> dict[str, Any]:
    return bundled()


@pytest.fixture(scope="module")
def core(replay: dict[str, Any]) -> Iterator[Core]:
    """The scripts that need no page; ``model`` is that of ``replay``."""
    with node.started() as core:
        core.evaluate("(data) => { globalThis.model = core.decodeReplay(data); }", replay)
        yield core


def seen(core: Core, expression: str, argument: Any = None) -> Any:
    """What an expression of ``c``, the core, ``m``, the model, and ``argument`` gives."""
    return core.evaluate(f"(argument) => {{ const c = core, m = model; return {expression}; }}", argument)


@pytest.fixture(scope="module")
def days() -> list[int]:
    """Days of all years from 1 to 9999, and the odd ones among them."""
    last = datetime.date.max.toordinal() - EPOCH
    return [*random.Random(20240619).sample(range(1 - EPOCH, last), 4000), 1 - EPOCH, last, -1, 0, 1]


class TestCalendar:
    """Python's calendar is the truth."""

    def test_civil_date_of_every_day_is_pythons(self, core: Core, days: list[int]) -> None:
        dates = [datetime.date.fromordinal(number + EPOCH) for number in days]
        assert seen(core, "argument.map(c.isoDate)", days) == [date.isoformat() for date in dates]
        assert seen(core, "argument.map(c.weekdayName)", days) == [f"{date:%A}" for date in dates]

    def test_day_number_is_the_inverse_of_civil(self, core: Core, days: list[int]) -> None:
        back = "argument.map((n) => { const d = c.civil(n); return c.dayNumber(d.year, d.month, d.day); })"
        assert seen(core, back, days) == days

    def test_every_day_in_words_is_understood(self, core: Core) -> None:
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

    def test_dates_are_pythons_and_come_back(self, core: Core) -> None:
        last = datetime.date.max.toordinal() - EPOCH
        days = [1 - EPOCH, last, 0, -1, *random.Random(7).sample(range(1 - EPOCH, last), 2000)]
        texts = seen(core, "argument.map(c.fragmentDate)", days)
        assert texts == [datetime.date.fromordinal(number + EPOCH).isoformat() for number in days]
        assert seen(core, "argument.map(c.dayOfFragment)", texts) == days


class TestDocument:
    def test_texts_that_follow_from_numbers_come_back_as_they_were_written(
        self, core: Core, seed: Dataset, replay: dict[str, Any]
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

    def test_stays_say_where_each_leader_was(self, core: Core, seed: Dataset) -> None:
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

    def test_legs_depart_and_arrive_when_python_says(self, core: Core, seed: Dataset) -> None:
        legs = build(seed, gazetteer=gazetteer()).travel.legs
        found = seen(
            core, "[Array.from(m.legs.depart), Array.from(m.legs.arrive), Array.from(m.legs.leader)]"
        )
        assert found[0] == pytest.approx(legs["depart"].tolist())
        assert found[1] == pytest.approx(legs["arrive"].tolist())
        assert found[2] == legs["leader"].tolist()

    def test_meetings_are_shared_out_to_every_leader_they_name(self, core: Core, seed: Dataset) -> None:
        atlas = build(seed, gazetteer=gazetteer())
        own = seen(
            core,
            "m.leaders.name.map((_, l) =>"
            " Array.from(m.meetingRows.slice(m.meetingStart[l], m.meetingStart[l + 1]), m.texts.id))",
        )
        for name, meetings in zip(atlas.leaders["name"], own, strict=True):
            named = atlas.meetings["leaders"].map(lambda present, name=name: name in present)
            assert set(meetings) == set(atlas.meetings["meeting"][named])

    def test_what_the_page_carries_is_read_back(self, core: Core, replay: dict[str, Any]) -> None:
        carried = base64.b64encode(zlib.compress(json.dumps(replay).encode())).decode()
        assert core.evaluate("(text) => core.readCarried(text)", carried) == replay


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

    def test_ways_lead_where_pythons_do(self, core: Core) -> None:
        """By poles and antipodes too: at each of Python's even steps, and where it turns at a pole."""
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
        ways = [great_circle((p[0], p[1]), (p[2], p[3])) for p in pairs]
        shares = [_shares(way) for way in ways]
        found = seen(
            core,
            "argument.map(([p, shares]) => shares.map((one) => c.partOfWay(c.wayPlaces(...p), one).at(-1)))",
            list(zip(pairs, shares, strict=True)),
        )
        for pair, way, places in zip(pairs, ways, found, strict=True):
            # Six metres; of almost opposite places, between which every way is about as long, 300.
            most = 1e-6 if _chord(pair[0], pair[1], -pair[2], pair[3] + 180) > 0.001 else 5e-5
            for (lat, lon), (east, north) in zip(way, places, strict=True):
                assert _chord(lat, lon, north, east) <= most, pair


def _chord(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """How far two places lie apart, straight through a sphere whose radius is 1."""
    one, other = (
        (
            math.cos(math.radians(lat)) * math.cos(math.radians(lon)),
            math.cos(math.radians(lat)) * math.sin(math.radians(lon)),
            math.sin(math.radians(lat)),
        )
        for lat, lon in ((lat1, lon1), (lat2, lon2))
    )
    return math.dist(one, other)


def _shares(way: list[tuple[float, float]]) -> list[float]:
    """Of a way's length what lies before each of its vertices; of one without length nothing."""
    steps = [2 * math.asin(min(1, _chord(*a, *b) / 2)) for a, b in itertools.pairwise(way)]
    whole = sum(steps)
    return [sum(steps[:at]) / whole if whole else 0 for at in range(len(way))]


class TestSharing:
    """Libraries that are not ours read it."""

    def test_names_are_encoded_as_libraries_read_them(self, core: Core) -> None:
        for leader, name in enumerate(NAMES):
            state = {"follow": leader, "range": [0, 9], "day": 5, "mode": "all", "view": None}
            text = seen(core, "c.writeFragment(...argument)", [state, MODEL])
            assert urllib.parse.parse_qs(text[1:])["follow"] == [name]
            assert re.fullmatch(r"#[A-Za-z0-9=&%._~,-]+", text)
            plus = "follow=" + urllib.parse.quote_plus(name)
            assert seen(core, "c.readFragment(...argument).follow", [plus, MODEL]) == leader

    def test_frame_is_one_element_with_the_address_and_title_given(self, core: Core) -> None:
        url, title = (
            "https://maps.example/a.html?x=1&y='2'#day=2024-06-19&follow=",
            '"><script>alert(1)</script>',
        )
        found: list[tuple[str, dict[str, str | None]]] = []

        class Reader(html.parser.HTMLParser):
            def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
                found.append((tag, dict(attrs)))

        Reader().feed(seen(core, "c.frameSnippet(...argument)", [url, title]))
        assert [tag for tag, _ in found] == ["iframe"]
        assert found[0][1]["src"] == url
        assert found[0][1]["title"] == title
        assert "allow-same-origin" not in (found[0][1]["sandbox"] or "")


def test_sizes_of_pictures_by_command_are_those_of_the_map(core: Core) -> None:
    found = core.evaluate(
        """() => Object.entries(core.PICTURE_SIZES).filter(([, size]) => size)
          .map(([name, size]) => [name, ...Object.values(core.pagePixels(size))])"""
    )
    points = {name: pytest.approx((width * 0.75, height * 0.75)) for name, width, height in found}
    assert points == SIZES
    assert [f".{sort}" for sort in core.evaluate("() => core.PICTURE_SORTS")] == list(ENDINGS)

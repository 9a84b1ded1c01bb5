"""The map is as sure as its sources: stated, inferred, vague, planned, disputed look so and say so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from geo.html.map import map_document
from geo.replay.document import replay_document
from tests.browser.replay_page import NewPage, day, post, role, still, until
from tests.browser.truth_table import truth_map
from tests.build import atlas_of

pytestmark = pytest.mark.browser


COUNT_STROKES = """() => {
  // Every stroke of the canvases while the map is drawn anew: dashes and width.
  const seen = [];
  const stroke = CanvasRenderingContext2D.prototype.stroke;
  CanvasRenderingContext2D.prototype.stroke = function (...rest) {
    seen.push({ dash: this.getLineDash().map((n) => +n.toFixed(2)), width: +this.lineWidth.toFixed(2),
      colour: this.strokeStyle, alpha: this.globalAlpha, cap: this.lineCap });
    return stroke.apply(this, rest);
  };
  window.strokes = seen;
}"""


CATCH_LABELS = """() => {
  // What is written onto the map's canvases, in pixels of the map, and in which language.
  window.labels = [];
  for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    const write = prototype.fillText;
    prototype.fillText = function (text, x, y, ...rest) {
      const area = document.querySelector(".sa-map .folium-map").getBoundingClientRect();
      const shown = this.canvas.isConnected ? this.canvas : document.querySelector(".sa-names");
      const box = shown.getBoundingClientRect();
      const at = { x: x + box.left - area.left, y: y + box.top - area.top };
      window.labels.push({ text, ...at, width: this.measureText(text).width, lang: this.lang });
      return write.call(this, text, x, y, ...rest);
    };
  }
}"""


def mark(page: Page, place: str) -> Locator:
    """The button of a place that is shown."""
    return page.locator(f".sa-mark[aria-label^='{place}']")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return truth_map(tmp_path_factory.mktemp("truth"))


@pytest.fixture
def shown(offline_page: Page, address: str) -> Page:
    offline_page.goto(address)
    role(offline_page, "play").wait_for()
    return offline_page


def strokes_of(page: Page, address: str, reports: str) -> list[dict[str, Any]]:
    """What is stroked in the colour of visits while a map of these reports opens."""
    page.add_init_script(f"({COUNT_STROKES})()")
    page.goto(address)
    role(page, "play").wait_for()
    strokes: list[dict[str, Any]] = still(page, "() => strokes")
    assert reports
    return strokes


def map_of(reports: str, folder: Path, leader: str = "Ada Example", **tables: str) -> str:
    """Address of the map of these reports, with Ada Example of Chile unless other leaders are given."""
    leaders = tables.pop("leaders", "name,country\nAda Example,CL")
    document = replay_document(atlas_of(reports, folder, leaders=leaders, **tables), follow=leader)
    file = folder / "map.html"
    file.write_text(map_document(document), encoding="utf-8")
    return file.as_uri()


class TestJourneys:
    HEAD = "meeting,date,city,country,leaders,journey,status\n"

    def ways(self, page: Page, folder: Path, rows: str) -> list[dict[str, Any]]:
        """The strokes of ways: those in the colour of a kind that are as wide as a way."""
        strokes = strokes_of(page, map_of(self.HEAD + rows, folder), rows)
        colours = page.evaluate(
            "() => { const s = getComputedStyle(document.querySelector('[data-summit-atlas]'));"
            " return ['made', 'hosted'].map((k) => s.getPropertyValue('--sa-' + k).trim()); }"
        )
        return [s for s in strokes if s["colour"] in colours and 1.2 < s["width"] < 6 and s["alpha"] > 0.4]

    def test_stated_journey_is_solid(self, offline_page: Page, tmp_path: Path) -> None:
        rows = "a,2025-01-10,Lima,Peru,Ada Example; B,tour,held\n"
        rows += "b,2025-01-12,Quito,Ecuador,Ada Example; C,tour,held\n"
        ways = self.ways(offline_page, tmp_path, rows)
        assert ways
        assert all(way["dash"] == [] for way in ways)

    def test_inferred_journey_is_dashed(self, offline_page: Page, tmp_path: Path) -> None:
        ways = self.ways(offline_page, tmp_path, "a,2025-01-10,Lima,Peru,Ada Example; B,,held\n")
        assert ways
        assert all(len(way["dash"]) == 2 and way["dash"][0] > 3 for way in ways)

    def test_planned_and_invited_journeys_are_dotted_differently(
        self, new_page: NewPage, tmp_path: Path
    ) -> None:
        dashes = {}
        for status in ("planned", "invited"):
            folder = tmp_path / status
            folder.mkdir()
            ways = self.ways(new_page(), folder, f"a,2025-01-10,Lima,Peru,Ada Example; B,,{status}\n")
            assert ways
            assert all(way["dash"][0] < 1 and way["cap"] == "round" for way in ways)
            dashes[status] = {tuple(way["dash"]) for way in ways}
        assert not dashes["planned"] & dashes["invited"]

    def test_cancelled_meeting_moves_nobody(self, offline_page: Page, tmp_path: Path) -> None:
        assert self.ways(offline_page, tmp_path, "a,2025-01-10,Lima,Peru,Ada Example; B,,cancelled\n") == []
        expect(mark(offline_page, "Lima")).to_have_count(1)

    def test_domestic_travel_is_thinner(self, offline_page: Page, tmp_path: Path) -> None:
        rows = "a,2025-01-10,Lima,Peru,Ada Example; B,,held\n"
        rows += "b,2025-02-10,Antofagasta,Chile,Ada Example; C,,held\n"
        widths = {way["width"] for way in self.ways(offline_page, tmp_path, rows)}
        assert len(widths) == 2
        assert max(widths) > 1.4 * min(widths)


class TestVagueDates:
    @pytest.mark.parametrize(
        ("place", "words", "outside", "inside"),
        [
            ("Madrid", "about April 2025", "2025-03-31", "2025-04-15"),
            ("Lisbon", "on or before 4 May 2025", "2025-04-20", "2025-05-04"),
            ("Rabat", "between 10 and 20 May 2025", "2025-05-09", "2025-05-12"),
        ],
    )
    def test_mark_comes_with_its_range_is_soft_and_says_the_range(
        self, shown: Page, place: str, words: str, outside: str, inside: str
    ) -> None:
        post(shown, day=day(outside))
        expect(role(shown, "date")).to_have_attribute("datetime", outside)
        expect(mark(shown, place)).to_have_count(1)
        expect(mark(shown, place)).to_be_hidden()
        post(shown, day=day(inside))
        expect(mark(shown, place)).to_be_visible()
        assert mark(shown, place).evaluate("(e) => getComputedStyle(e).boxShadow") != "none"
        assert words in (mark(shown, place).get_attribute("aria-label") or "")
        expect(role(shown, "caption")).to_contain_text(words)
        # A day that is known has no softness around it.
        assert mark(shown, "Sydney").evaluate("(e) => getComputedStyle(e).boxShadow") == "none"

    @pytest.mark.parametrize(
        ("place", "words", "inside"),
        [
            ("Madrid", "about April 2025", "2025-04-15"),
            ("Lisbon", "on or before 4 May 2025", "2025-05-04"),
            ("Rabat", "between 10 and 20 May 2025", "2025-05-12"),
        ],
    )
    def test_range_is_written_beside_the_mark_on_the_map(
        self, shown: Page, place: str, words: str, inside: str
    ) -> None:
        """Where the names are drawn, near the mark."""
        shown.evaluate(f"({CATCH_LABELS})()")
        post(shown, day=day(inside))
        shown.wait_for_function("(words) => window.labels.some(({ text }) => text === words)", arg=words)
        box = mark(shown, place).bounding_box()
        area = shown.locator(".sa-map .folium-map").bounding_box()
        assert box
        assert area
        written = [label for label in shown.evaluate("window.labels") if label["text"] == words][-1]
        x, y = (box[axis] + box[side] / 2 - area[axis] for axis, side in (("x", "width"), ("y", "height")))
        assert abs(written["y"] - y) < 45
        assert written["x"] - 30 < x < written["x"] + written["width"] + 30
        post(shown, day=day("2025-03-20"))  # before any of them
        shown.evaluate("window.labels = []")
        post(shown, day=day("2025-03-21"))
        shown.wait_for_timeout(300)
        assert not [label for label in shown.evaluate("window.labels") if label["text"] == words]

    def test_span_on_the_timeline_fades_at_both_ends(self, shown: Page) -> None:
        """Along the span the strip is strongest in the middle and near nothing at both ends."""
        strengths = shown.evaluate(
            """() => {
              const canvas = document.querySelector('.sa-strip-canvas');
              const ratio = canvas.width / canvas.clientWidth;
              const ends = [...document.querySelectorAll('[data-role^=range-]')].map((e) => +e.ariaValueNow);
              const share = (d) => (d - ends[0]) / (ends[1] - ends[0] + 1);
              const x = (d) => 14 + share(d) * (canvas.clientWidth - 28);
              const at = (d) => canvas.getContext('2d').getImageData(
                Math.round(x(d) * ratio), Math.round(59 * ratio), 1, Math.ceil(11 * ratio)).data;
              const strength = (d) => Math.max(...at(d).filter((_, i) => i % 4 === 3));
              return [20219, 20223.5, 20228].map(strength);
            }"""
        )
        assert day("2025-05-10") == 20218
        before, middle, after = strengths
        assert middle > 60
        assert before < 0.8 * middle
        assert after < 0.8 * middle


class TestPlacesKnownByCountry:
    def test_mark_is_hollow_and_says_so(self, shown: Page) -> None:
        button = mark(shown, "somewhere in Vietnam, shown at Hanoi")
        expect(button.locator(".sa-hollow")).to_have_count(1)
        expect(mark(shown, "Sydney").locator(".sa-hollow")).to_have_count(0)

    def test_country_is_outlined_while_the_meeting_is_current(self, shown: Page) -> None:
        area = shown.locator(".leaflet-container")
        post(shown, day=day("2025-06-01"))
        expect(role(shown, "date")).to_have_attribute("datetime", "2025-06-01")
        still(shown)
        before = pixels_of(shown)
        post(shown, day=day("2025-06-02"))
        expect(area).to_have_attribute("data-outlined", "VN")
        until(shown, lambda: pixels_of(shown) > before + 40)
        post(shown, day=day("2025-06-05"))
        expect(area).to_have_attribute("data-outlined", "")

    def test_country_is_outlined_while_its_mark_has_focus_or_pointer(self, shown: Page) -> None:
        area = shown.locator(".leaflet-container")
        button = mark(shown, "somewhere in Vietnam")
        button.focus()
        expect(area).to_have_attribute("data-outlined", "VN")
        mark(shown, "Sydney").focus()
        expect(area).to_have_attribute("data-outlined", "")
        button.hover()
        expect(area).to_have_attribute("data-outlined", "VN")


def pixels_of(page: Page) -> int:
    """Dark pixels on the layers of the base map: outlines of countries are in the colour of ink."""
    found: int = page.evaluate(
        """() => [...document.querySelectorAll('.leaflet-sa-basemap-pane canvas')].reduce((sum, canvas) => {
          const { width, height } = canvas;
          const copy = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
          copy.drawImage(canvas, 0, 0);
          const data = copy.getImageData(0, 0, width, height).data;
          let dark = 0;
          for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 120 && data[at] < 110) dark += 1;
          return sum + dark;
        }, 0)"""
    )
    return found


class TestStatus:
    @pytest.mark.parametrize(
        ("place", "status"), [("Nairobi", "planned"), ("Cairo", "invited"), ("Accra", "cancelled")]
    )
    def test_mark_and_entry_say_it(self, shown: Page, place: str, status: str) -> None:
        assert f", {status}" in (mark(shown, place).get_attribute("aria-label") or "")
        expect(mark(shown, place).locator(f".sa-{status}")).to_have_count(1)
        entry = role(shown, "list").locator(f"[data-meeting={status}]")
        expect(entry.locator(".sa-chip")).to_have_text(status)

    def test_each_looks_different_without_colour(self, shown: Page) -> None:
        looks = {
            place: mark(shown, place)
            .locator("svg")
            .evaluate(
                "(svg) => [getComputedStyle(svg).strokeDasharray, svg.children.length,"
                " getComputedStyle(svg).fill].join()"
            )
            for place in ("Sydney", "Nairobi", "Cairo", "Accra")
        }
        assert len(set(looks.values())) == 4, looks

    def test_legend_explains_each(self, shown: Page) -> None:
        shown.get_by_text("How to read this map").click()
        key = shown.locator(".sa-key-body")
        for words in ("Planned", "Invited", "Cancelled", "Planned journey", "Sources disagree"):
            expect(key.get_by_text(words, exact=False).first).to_be_visible()
        for status in ("planned", "invited", "cancelled"):
            expect(key.locator(f".sa-{status}")).to_have_count(1)


class TestDisagreement:
    def test_mark_bears_a_flag_and_says_so(self, shown: Page) -> None:
        expect(mark(shown, "Paris").locator(".sa-flag")).to_have_text("!")
        assert "sources disagree" in (mark(shown, "Paris").get_attribute("aria-label") or "")

    def test_card_and_list_have_the_version_of_every_source(self, shown: Page) -> None:
        mark(shown, "Paris").click()
        for holder in (role(shown, "popup"), role(shown, "list").locator("[data-meeting=paris]")):
            for words in (
                "The Gazette: 2025-06-20 (shown)",
                "The Courier: 2025-06-22",
                "The Courier: Lyon, France",
                "The Herald: 2025-06",
            ):
                expect(holder.locator(".sa-disagree")).to_contain_text(words)

    def test_caption_names_the_sources_and_that_they_disagree(self, shown: Page) -> None:
        post(shown, day=day("2025-06-20"))
        caption = role(shown, "caption")
        for words in ("The Gazette", "The Courier", "The Herald", "disagree on: date, place"):
            expect(caption).to_contain_text(words)


def test_two_meetings_of_a_day_and_place_are_both_reachable(shown: Page) -> None:
    buttons = mark(shown, "Buenos Aires")
    expect(buttons).to_have_count(2)  # two kinds: side by side
    tied = [
        button.evaluate("one => one.parentElement.classList.contains('sa-is-tied')")
        for button in buttons.all()
    ]
    assert sorted(tied) == [False, True]
    names = set()
    for button in buttons.all():
        button.focus()
        shown.keyboard.press("Enter")
        names |= {
            entry.get_attribute("data-meeting")
            for entry in role(shown, "popup").locator("[data-meeting]").all()
        }
        shown.keyboard.press("Escape")
    assert names == {"noon", "evening"}
    boxes = [button.bounding_box() for button in buttons.all()]
    assert abs(boxes[0]["x"] - boxes[1]["x"]) >= 24  # type: ignore[index]


class TestDoubt:
    """A name that several places bear nearly alike, beside one that is sure."""

    REPORTS = (
        "meeting,date,city,leaders\na,2025-03-05,San Jose,Ada Example\nb,2025-03-09,London,Ada Example\n"
    )

    @pytest.fixture
    def doubted(self, new_page: NewPage, tmp_path: Path) -> Page:
        page = new_page()
        page.goto(map_of(self.REPORTS, tmp_path, leaders="name,country\nAda Example,FR") + "#countries=made")
        role(page, "play").wait_for()
        return page

    def test_its_mark_is_hollow_and_it_is_called_perhaps(self, doubted: Page) -> None:
        marks = {mark.get_attribute("aria-label"): mark for mark in doubted.locator(".sa-mark").all()}
        perhaps = [name for name in marks if name and name.startswith("perhaps San Jos")]
        surely = [name for name in marks if name and name.startswith("London")]
        assert len(perhaps) == len(surely) == 1
        expect(marks[perhaps[0]]).to_have_class(re.compile("sa-is-open"))
        expect(marks[surely[0]]).not_to_have_class(re.compile("sa-is-open"))
        expect(role(doubted, "list")).to_contain_text("perhaps San Jos")

    def test_its_country_is_hatched(self, doubted: Page) -> None:
        said = doubted.locator("[data-summit-atlas]").get_attribute("data-countries") or ""
        assert {"CR:0u", "GB:0", "FR:-2"} == set(said.split())


class TestWholeWorld:
    """Lines on the canvas of ways, by what is coloured in it."""

    def test_pacific_route_is_in_one_piece_in_every_copy(self, new_page: NewPage, tmp_path: Path) -> None:
        reports = "meeting,date,city,country,leaders\na,2025-03-05,Tokyo,Japan,Ada Example; B\n"
        address = map_of(reports, tmp_path, leaders="name,country\nAda Example,US")
        page = new_page(viewport={"width": 1900, "height": 500})
        page.goto(f"{address}#projection=web-mercator")  # the one that goes on beside itself
        role(page, "play").wait_for()
        post(page, view={"lat": 35, "lon": 180, "zoom": 0.5})
        still(page)
        columns = page.evaluate(
            """() => {
              const canvas = document.querySelector('.leaflet-sa-routes-pane canvas');
              const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              const seen = [];
              for (let x = 0; x < canvas.width; x += 1) {
                let hit = false;
                for (let y = 0; y < canvas.height && !hit; y += 1) {
                  const at = 4 * (y * canvas.width + x);
                  hit = data[at + 3] > 60 && data[at + 2] > data[at] + 60;
                }
                seen.push(hit);
              }
              return seen;
            }"""
        )
        # Runs of painted columns, dashes joined; each copy of the way is one run of the same length.
        runs: list[list[int]] = []
        for x, hit in enumerate(columns):
            if hit and runs and x - runs[-1][1] <= 14:
                runs[-1][1] = x
            elif hit:
                runs.append([x, x])
        whole = [run for run in runs if run[0] > 14 and run[1] < len(columns) - 14]
        lengths = [end - start for start, end in whole]
        assert len(whole) >= 2, runs
        assert min(lengths) > 0.3 * 362, (
            runs
        )  # Washington to Tokyo over the Pacific: 143 degrees of longitude
        assert max(lengths) - min(lengths) <= 6, runs

    def test_route_to_the_antipodes_is_drawn_whole(self, offline_page: Page, tmp_path: Path) -> None:
        reports = "meeting,date,venue,lat,lon,country,leaders\n"
        reports += "a,2025-03-05,Point,33.45,109.33,China,Ada Example; B\n"
        offline_page.goto(map_of(reports, tmp_path))
        role(offline_page, "play").wait_for()
        still(offline_page)
        assert offline_page.problems == []  # type: ignore[attr-defined]
        steps = offline_page.evaluate(
            """() => {
              const canvas = document.querySelector('.leaflet-sa-routes-pane canvas');
              const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              let painted = 0;
              for (let at = 0; at < data.length; at += 4)
                if (data[at + 3] > 60 && data[at + 2] > data[at] + 60) painted += 1;
              return painted;
            }"""
        )
        assert steps > 500


@pytest.mark.parametrize("year", [1866, 2025])
def test_old_and_new_tables_are_alike(new_page: NewPage, tmp_path: Path, year: int) -> None:
    reports = f"meeting,date,city,country,leaders\na,{year}-03-05,Lima,Peru,Ada Example; B\n"
    reports += f"b,{year}-05,Quito,Ecuador,Ada Example; C\n"
    page = new_page(timezone_id="America/Santiago")
    page.goto(map_of(reports, tmp_path))
    role(page, "play").wait_for()
    post(page, range=[day(f"{year}-03-05"), day(f"{year}-05-31")], day=day(f"{year}-03-05"))
    expect(role(page, "date")).to_have_text(f"5 March {year}")
    expect(role(page, "caption")).to_contain_text(f"5 March {year}")
    expect(role(page, "playhead")).to_have_attribute("aria-valuetext", f"5 March {year}")
    expect(role(page, "where")).to_contain_text("Lima")
    role(page, "more").click()
    role(page, "last").click()
    role(page, "more").click()
    expect(mark(page, "Quito")).to_be_visible()
    expect(role(page, "list").locator("[data-meeting=b]")).to_contain_text(f"May {year}")
    assert page.problems == []  # type: ignore[attr-defined]

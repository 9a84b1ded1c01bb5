"""The map document in Firefox, and in browsers that lack what Chromium has: taken away from Chromium."""

from __future__ import annotations

import os
import re
import struct
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import expect

from geo.cli.main import main
from geo.flow.document import flow_document
from geo.flow.map import flow_map_document
from tests import firefox
from tests.browser.firefox_tab import Tab, running_firefox
from tests.browser.replay_page import NewPage, noise, role
from tests.flow.world import world_flows

pytestmark = pytest.mark.browser

PHONE = (390, 844)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# How much narrower the choice of the leader is than its text wants it.
CUT = """(() => {
  const select = document.querySelector("[data-role=follow]");
  const free = select.cloneNode(true);
  free.style.cssText = "position: absolute; max-width: none";
  free.selectedIndex = select.selectedIndex;
  for (const option of [...free.options]) if (!option.selected) option.remove();
  select.after(free);
  const cut = free.offsetWidth - select.offsetWidth;
  free.remove();
  return cut;
})()"""
# The ink of the canvases of the map, as a share of their pixels.
INK = """(() => {
  const shares = [...document.querySelectorAll(".leaflet-pane canvas")].map((canvas) => {
    const { width, height } = canvas;
    const copy = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    let ink = 0;
    for (let at = 3; at < data.length; at += 4) ink += data[at] > 0;
    return ink / (width * height);
  });
  return Math.max(...shares);
})()"""


def hook(name: str) -> str:
    return f"[data-role={name}]"


def text(name: str) -> str:
    return f"document.querySelector('{hook(name)}').textContent"


def unpacked(paper: bytes) -> bytes:
    """A PDF with what its streams hold after it, where that is no picture."""
    parts = [paper]
    for part in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", paper, flags=re.DOTALL):
        with suppress(zlib.error):
            parts.append(zlib.decompress(part))
    return b"\n".join(parts)


DAY = f"document.querySelector('{hook('date')}').getAttribute('datetime')"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """Firefox, started once. Without one the tests are skipped, or fail where nothing may be left out."""
    try:
        program = firefox.find()
    except firefox.FirefoxMissingError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error), pytrace=False)
        pytest.skip(str(error))
    with running_firefox(program, tmp_path_factory.mktemp("firefox")) as tab:
        yield tab


@pytest.fixture
def firefox_tab(running: Tab) -> Iterator[Tab]:
    """Firefox, for one test. What it opens must neither complain nor ask for anything."""
    yield running
    assert running.run("document.readyState") == "complete"
    assert running.problems == []
    assert running.requests_made == []


@pytest.fixture
def tab(firefox_tab: Tab, map_file: Path) -> Tab:
    """The map of the bundled reports in Firefox."""
    return opened(firefox_tab, map_file.as_uri())


def opened(tab: Tab, url: str, width: int = 1280, height: int = 800) -> Tab:
    tab.open(url, width, height).until(f"document.querySelector('{hook('play')}') !== null")
    return tab


class TestFirefox:
    def test_draws_what_the_document_holds(self, tab: Tab) -> None:
        tab.until(f"{INK} > 0.01")
        assert tab.run(text("date")) == "9 July 2024"
        assert tab.run("document.querySelectorAll('button.sa-mark').length") >= 8
        assert tab.run(CUT) <= 0

    def test_plays_and_rests(self, tab: Tab) -> None:
        tab.run(f"document.querySelector('{hook('playhead')}').focus()")
        tab.press("Home")
        assert tab.run(DAY) == "2024-05-08"
        tab.drag(hook("play"))
        tab.until(f"{DAY} > '2024-05-10'")
        tab.drag(hook("play"))
        rested = tab.run(DAY)
        assert tab.run(f"new Promise((done) => setTimeout(() => done({DAY}), 600))") == rested

    def test_steps_and_drags_in_time(self, tab: Tab) -> None:
        tab.drag(hook("previous"))
        assert tab.run(DAY) == "2024-07-08"
        tab.drag(hook("day-back"))
        assert tab.run(DAY) == "2024-07-07"
        tab.drag(hook("playhead"), right=-200)
        assert "2024-06-01" < tab.run(DAY) < "2024-07-01"
        tab.press("ArrowRight", "End")
        assert tab.run(DAY) == "2024-07-09"
        tab.drag(hook("range-from"), right=150)
        tab.until(f"!{text('range')}.startsWith('8 May')")

    def test_opens_the_card_of_a_mark_and_gives_the_focus_back(self, tab: Tab) -> None:
        tab.drag("button.sa-mark[aria-label*=Pyongyang]")
        tab.until(f"document.querySelector('{hook('popup')}')?.textContent.includes('Kim Jong Un')")
        tab.drag(".sa-card details summary")
        tab.until("document.querySelector('.sa-card details dl') !== null")
        tab.press("Escape")
        tab.until("document.activeElement.matches('button.sa-mark[aria-label*=Pyongyang]')")

    def test_finds_and_follows(self, tab: Tab) -> None:
        tab.drag(hook("search"))
        tab.press(*"orban")
        tab.until(f"{text('search-list')}.includes('Viktor Orban')")
        tab.press("ArrowDown", "Enter")
        tab.until("document.querySelector('h1').textContent.includes('Viktor Orban')")

    def test_copies_the_link_and_saves_picture_and_video(self, firefox_tab: Tab, map_file: Path) -> None:
        tab = opened(firefox_tab, f"{map_file.as_uri()}#day=2024-06-19&from=2024-06-17&to=2024-06-19")
        tab.until(f"{DAY} === '2024-06-19'")
        tab.run(
            f"(speed => {{ speed.value = '7'; speed.dispatchEvent(new Event('change')); }})"
            f"(document.querySelector('{hook('speed')}'))"
        )
        tab.drag(hook("share"))
        tab.drag(hook("share-link-copy"))
        tab.until(f"{text('share-status')}.includes('Link copied.')")
        picture = tab.download(lambda: tab.drag(hook("share-picture"))).read_bytes()
        width, height = struct.unpack(">II", picture[16:24])
        tab.until(f"{text('share-status')} === 'Picture saved, {width} × {height} pixels.'")
        assert width >= 1500
        video = tab.download(lambda: tab.drag(hook("share-video"))).read_bytes()
        tab.until(f"{text('share-status')} === 'Video saved.'")
        assert video[:4] == b"\x1aE\xdf\xa3"  # EBML, of which WebM is
        assert len(video) > 10_000

    def test_saves_the_picture_of_vectors(self, tab: Tab) -> None:
        tab.drag(hook("share"))
        picture = ET.fromstring(tab.download(lambda: tab.drag(hook("share-svg"))).read_text("utf-8"))
        tab.until(f"{text('share-status')}.startsWith('Picture saved as SVG')")
        layers = {group.get("id") for group in picture if group.tag.endswith("}g")}
        assert {"land", "borders", "ways", "marks", "names", "legend"} <= layers
        assert sum(1 for one in picture.iter() if one.tag.endswith("}text")) > 20

    def test_shows_the_picture_alone_that_its_address_asks_for(
        self, firefox_tab: Tab, map_file: Path
    ) -> None:
        tab = firefox_tab.open(f"{map_file.as_uri()}#picture=pdf&size=a4")
        tab.until("document.querySelector('body > svg') !== null")
        paper = unpacked(tab.paper())
        assert len(re.findall(rb"/Type /Page\b", paper)) == 1
        assert b"/Subtype /Image" not in paper
        assert tab.problems == []

    def test_shows_the_table_and_prints_it(self, tab: Tab) -> None:
        tab.drag(hook("table"))
        rows = tab.run(f"document.querySelectorAll('{hook('table-panel')} tbody tr').length")
        assert rows > 20
        assert tab.run(text("table-status")) == f"Rows 1 to {rows} of {rows}"
        tab.press("Escape")
        paper = unpacked(tab.paper())
        assert max(map(int, re.findall(rb"/Width (\d+)", paper))) >= 1500, "no picture of the map"
        assert len(re.findall(rb"/Type /Page\b", paper)) >= 2
        assert tab.run(f"document.querySelector('{hook('print')}')") is None

    def test_phone_shows_it_without_moving_sideways(self, firefox_tab: Tab, map_file: Path) -> None:
        tab = opened(firefox_tab, map_file.as_uri(), *PHONE)
        assert tab.run(SIDEWAYS) == 0

    def test_plays_flows(self, firefox_tab: Tab, tmp_path: Path) -> None:
        file = tmp_path / "flows.html"
        file.write_text(
            flow_map_document(flow_document(world_flows(visits=30_000, years=10), "month")), "utf-8"
        )
        tab = opened(firefox_tab, file.as_uri())
        tab.until(f"{INK} > 0.001")
        last = tab.run(text("date"))
        tab.drag(hook("previous"))
        assert tab.run(text("date")) != last

    def test_tells_a_story_and_prints_it_as_an_article(
        self, firefox_tab: Tab, seed_folder: Path, tmp_path: Path
    ) -> None:
        file, story = tmp_path / "story.html", seed_folder / "story.csv"
        assert main(["map", str(seed_folder), "-o", str(file), "--story", str(story)]) == 0
        tab = firefox_tab.open(file.as_uri(), 1440, 900)
        current = "document.querySelector('.sa-chapter[aria-current=step]')?.dataset.chapter"
        tab.until(f"{current} === '1' && document.querySelector('{hook('date')}') !== null")
        tab.until(f"{INK} > 0.005")
        tab.press("ArrowRight", "ArrowRight")
        tab.until(f"{current} === '3' && {DAY} === '2024-05-27'")
        tab.run("document.querySelector('[data-role=story-next]').click()")
        tab.until(f"{current} === '4' && location.hash === '#chapter=4'")
        paper = unpacked(tab.paper())
        assert len(re.findall(rb"/Type /Page\b", paper)) >= 3
        assert len(re.findall(rb"/Subtype /Image\b", paper)) >= 8, "no still map for each chapter"
        tab.until(f"{current} === '4'")


class TestLacking:
    """What a browser may lack is said in words, or done in another way."""

    def test_video_of_no_kind_is_not_offered(self, new_page: NewPage, map_file: Path) -> None:
        """WebKit for GTK films canvases, but without plug-ins it knows no kind of video to write."""
        page = new_page()
        page.add_init_script("MediaRecorder.isTypeSupported = () => false")
        page.goto(map_file.as_uri())
        role(page, "share").click()
        expect(role(page, "share-video")).to_be_disabled()
        expect(role(page, "share-panel")).to_contain_text("cannot record a video")
        assert noise(page) == []

    def test_picture_is_as_large_as_the_browser_makes_it(self, new_page: NewPage, map_file: Path) -> None:
        """On phones and tablets WebKit gives nothing of a canvas of more than 16,777,216 pixels."""
        most = 16_777_216
        page = new_page(device_scale_factor=3)
        page.add_init_script(
            "const real = HTMLCanvasElement.prototype.toBlob; HTMLCanvasElement.prototype.toBlob ="
            f" function (done, type) {{ if (this.width * this.height > {most}) done(null);"
            " else real.call(this, done, type); }"
        )
        page.goto(map_file.as_uri())
        role(page, "share").click()
        with page.expect_download() as download:
            role(page, "share-picture").click()
        width, height = struct.unpack(">II", Path(download.value.path()).read_bytes()[16:24])
        assert most * 0.9 < width * height <= most
        expect(role(page, "share-status")).to_have_text(f"Picture saved, {width} × {height} pixels.")
        assert noise(page) == []

    def test_scroll_bars_are_the_themes_own(self, new_page: NewPage, map_file: Path) -> None:
        """By the system's colours they can be white on white in Firefox, and WebKit has a white one beside
        a dark page."""
        page = new_page()
        page.goto(map_file.as_uri())
        bars = set()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            expect(page.locator("[data-summit-atlas]")).to_have_attribute("data-theme", scheme)
            bar, muted = role(page, "list").evaluate(
                """(list) => {
                    const probe = document.createElement("i");
                    probe.style.color = "var(--sa-muted)";
                    list.append(probe);
                    const { color } = getComputedStyle(probe);
                    probe.remove();
                    return [getComputedStyle(list).scrollbarColor, color];
                }"""
            )
            assert bar == f"{muted} rgba(0, 0, 0, 0)"
            of_page = page.evaluate("getComputedStyle(document.documentElement).colorScheme")
            assert (of_page == "dark") == (scheme == "dark")
            bars.add(bar)
        assert len(bars) == 2

"""The map and the app for everybody: axe finds nothing, and what axe cannot see is checked by hand."""

from __future__ import annotations

import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.html.map import map_document
from geo.replay.document import replay_document
from tests.browser import axe
from tests.browser.app_page import settled
from tests.browser.replay_page import EPOCH, SPOKEN, NewPage, day, post, role, still
from tests.browser.truth_table import truth_map
from tests.build import atlas_of

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 640}

# What Streamlit's own uploader does and no app can change: it is a drop zone and a button at once.
STREAMLITS_OWN = ("presentation-role-conflict",)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return truth_map(tmp_path_factory.mktemp("truth"))


def opened(new_page: NewPage, address: str, **options: Any) -> Page:
    page = new_page(**options)
    page.goto(address)
    role(page, "play").wait_for()
    return page


class TestAxe:
    @pytest.mark.parametrize("theme", ["light", "dark"])
    @pytest.mark.parametrize("viewport", [None, NARROW], ids=["desktop", "narrow"])
    def test_finds_nothing_on_the_map(
        self, new_page: NewPage, address: str, theme: str, viewport: dict[str, int] | None
    ) -> None:
        size = {"viewport": viewport} if viewport else {}
        page = opened(new_page, address, color_scheme=theme, **size)
        assert axe.violations(page) == []
        post(page, day=day("2025-06-20"))
        expect(role(page, "caption")).to_be_visible()
        page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
        page.locator(".sa-mark[aria-label^=Paris]").evaluate("(e) => e.click()")
        expect(role(page, "popup")).to_be_visible()
        assert axe.violations(page) == []

    @pytest.mark.parametrize("theme", ["light", "dark"])
    @pytest.mark.parametrize("button", ["table", "share"])
    def test_finds_nothing_on_the_panels(
        self, new_page: NewPage, address: str, theme: str, button: str
    ) -> None:
        page = opened(new_page, address, color_scheme=theme)
        role(page, button).click()
        expect(role(page, f"{button}-panel")).to_be_visible()
        assert axe.violations(page) == []

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_finds_nothing_on_the_app(self, page: Page, app_url: str, theme: str) -> None:
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        page.goto(app_url)
        frame = page.frame_locator("iframe").first
        frame.locator("[data-role=play]").wait_for()
        settled(page)
        still(next(one for one in page.frames if one.locator("[data-role=play]").count()))
        assert axe.violations(page, without=STREAMLITS_OWN) == []
        inner = next(one for one in page.frames if one.locator("[data-role=play]").count())
        assert axe.violations(inner) == []

    def test_would_find_something(self, offline_page: Page) -> None:
        offline_page.set_content(
            "<html lang=en><title>x</title><main><h1>x</h1><button></button></main></html>"
        )
        assert [line.split(" ")[0] for line in axe.violations(offline_page)] == ["button-name"]


class TestSliders:
    @pytest.mark.parametrize("name", ["playhead", "range-from", "range-to"])
    def test_day_is_spoken_and_every_key_of_the_pattern_works(
        self, new_page: NewPage, address: str, name: str
    ) -> None:
        page = opened(new_page, address)
        slider = role(page, name)
        post(page, range=[day("2025-02-01"), day("2025-08-01")], day=day("2025-05-10"))
        expect(role(page, "date")).to_have_attribute("datetime", "2025-05-10")
        expect(slider).to_have_attribute("role", "slider")
        for key in ("ArrowRight", "ArrowUp", "PageUp", "ArrowLeft", "ArrowDown", "PageDown", "Home", "End"):
            slider.focus()
            page.keyboard.press(key)
            least, now, most = (
                int(slider.get_attribute(f"aria-value{part}") or "") for part in ("min", "now", "max")
            )
            assert least <= now <= most
            assert now == {"Home": least, "End": most}.get(key, now)
            spoken = datetime.date.fromordinal(now + EPOCH)
            expect(slider).to_have_attribute("aria-valuetext", f"{spoken.day} {spoken:%B} {spoken.year}")


class TestTargetsAndRoom:
    def test_targets_on_a_phone_are_44_pixels(self, new_page: NewPage, address: str) -> None:
        page = opened(new_page, address, viewport=PHONE, has_touch=True, is_mobile=True)
        small = page.evaluate(
            """() => [...document.querySelectorAll('button, select, summary, input, [role=slider], a')]
              .filter((e) => e.checkVisibility() && !e.closest('dialog:not([open])'))
              .map((e) => {
                const target = e.closest('label') || e;
                const box = target.getBoundingClientRect();
                const more = parseFloat(getComputedStyle(e, '::after').inset) || 0;
                const over = getComputedStyle(e, '::after').position === 'absolute';
                const grown = over && more < 0 ? -2 * more : 0;
                return [e.dataset.role || e.className || e.tagName, box.width + grown, box.height + grown];
              })
              .filter(([, width, height]) => Math.min(width, height) < 43.5)"""
        )
        assert small == []

    @pytest.mark.parametrize(
        ("viewport", "scale"),
        [(NARROW, 1), ({"width": 640, "height": 400}, 2)],
        ids=["320 pixels", "1280 by 800 at 200 %"],
    )
    def test_nothing_is_lost_at_small_sizes(
        self, new_page: NewPage, address: str, viewport: dict[str, int], scale: int
    ) -> None:
        """A zoom of 200 % leaves half of the CSS pixels (WCAG 2.2, 1.4.4 and 1.4.10)."""
        page = opened(new_page, address, viewport=viewport, device_scale_factor=scale)
        post(page, day=day("2025-06-20"))
        expect(role(page, "caption")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for name in (
            "follow",
            "table",
            "share",
            "play",
            "next",
            "speed",
            "playhead",
            "list",
            "date",
            "where",
        ):
            role(page, name).scroll_into_view_if_needed()
            box = role(page, name).bounding_box()
            assert box
            assert box["x"] >= -22  # half of a handle stands over its end
            assert box["x"] + box["width"] <= viewport["width"] + 22, name
        role(page, "table").click()
        assert page.evaluate(
            "() => { const b = document.querySelector('.sa-table-box'); return b.scrollWidth >= b.clientWidth"
            " && b.getBoundingClientRect().right <= innerWidth; }"
        )

    def test_long_and_leftward_names_stay_in_their_boxes(self, new_page: NewPage, tmp_path: Path) -> None:
        name, place = "سمو الأمير عبد الرحمن " * 6, "Taumatawhakatangihanga" * 5
        reports = (
            f"meeting,date,venue,lat,lon,country,leaders,occasion\na,2025-03-05,{place},33.4,9.3,Tunisia,"
        )
        reports += f"Ada Example; {name.strip()},{'Sehrlangesdeutscheswort' * 9}\n"
        document = replay_document(
            atlas_of(reports, tmp_path, leaders="name,country\nAda Example,CL"), follow="Ada Example"
        )
        file = tmp_path / "map.html"
        file.write_text(map_document(document), encoding="utf-8")
        for viewport in (NARROW, {"width": 1280, "height": 800}):
            page = opened(new_page, file.as_uri(), viewport=viewport)
            expect(role(page, "caption")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            wide = page.evaluate(
                """() => [...document.querySelectorAll('.sa-root *')]
                  .filter((e) => e.checkVisibility() && getComputedStyle(e).overflow === 'visible'
                    && e.scrollWidth > e.clientWidth + 2 && e.clientWidth > 0 && e.textContent
                    && !e.closest('svg, .sa-strip, .folium-map, .sa-live, select'))
                  .map((e) => e.className)"""
            )
            assert wide == []
            title = role(page, "list").locator(".sa-entry-title")
            assert title.evaluate("(e) => getComputedStyle(e).direction") == "rtl"
            if viewport is NARROW:
                role(page, "table").click()
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


class TestMotion:
    def test_nothing_flashes(self, offline_page: Page, address: str) -> None:
        """No animation repeats, and play changes the caption and the live region calmly."""
        offline_page.goto(address)
        role(offline_page, "play").wait_for()
        offline_page.evaluate(SPOKEN)
        role(offline_page, "play").click()
        offline_page.wait_for_function("() => spoken.length > 1")
        timings = "document.getAnimations().map((a) => a.effect.getTiming().iterations)"
        assert [times for times in offline_page.evaluate(timings) if times > 1] == []
        assert all(later - earlier > 2_000 for earlier, later in pairwise(offline_page.evaluate("spoken")))

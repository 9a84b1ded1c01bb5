"""Two leaders on one clock: in caption, live region, pictures, films and among drawn marks."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.html.map import map_document
from geo.replay.document import replay_document
from tests.browser import axe
from tests.browser.replay_page import NewPage, day, noise, post, role, still
from tests.build import atlas_of

pytestmark = pytest.mark.browser

PUTIN, ORBAN = "Vladimir Putin", "Viktor Orban"
CATCH_WORDS = (
    "() => { window.said = []; const write = CanvasRenderingContext2D.prototype.fillText;"
    " CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {"
    " said.push(text); return write.call(this, text, ...rest); }; }"
)
COUNT_COLOURS = """async ([text, colours]) => {
  const wanted = colours.map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + text)).blob());
  const { width, height } = image;
  const ctx = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
  ctx.drawImage(image, 0, 0);
  const { data } = ctx.getImageData(0, 0, width, height);
  const counts = wanted.map(() => 0);
  for (let at = 0; at < data.length; at += 4) {
    const same = (colour) => colour.every((part, side) => data[at + side] === part);
    wanted.forEach((colour, one) => { counts[one] += Number(same(colour)); });
  }
  return counts;
}"""
ROUND_THE_WORLD = 170
"""So many places of one leader that their marks are drawn and not elements."""


@pytest.fixture(scope="module")
def address(replay: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("two") / "map.html"
    path.write_text(map_document(replay), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def compared(offline_page: Page, address: str) -> Page:
    """The map of the bundled reports with a second leader, on a day when both meet each other."""
    return opened(offline_page, f"{address}#compare=Viktor%20Orban&day=2024-07-05")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two leaders at very many places, the same for both, a day apart."""
    folder = tmp_path_factory.mktemp("crowded")
    spots = [(-55 + 7 * (at % 17), -170 + 34 * (at // 17)) for at in range(ROUND_THE_WORLD)]
    rows = [
        f"{2001 + at // 300}-{1 + at // 28 % 12:02d}-{1 + at % 28:02d},Spot {at},{lat},{lon},{who}"
        for at, (lat, lon) in enumerate(spots)
        for who in ("Ada Example", "Bo Example")
    ]
    reports = "\n".join(["date,venue,lat,lon,leaders", *rows])
    people = "name,country\nAda Example,CL\nBo Example,NO"
    path = folder / "map.html"
    atlas = atlas_of(reports, folder, leaders=people)
    path.write_text(map_document(replay_document(atlas, follow="Ada Example")), encoding="utf-8")
    return path.as_uri()


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    role(page, "play").wait_for()
    return page


def of_colours(page: Page, png: bytes, *names: str) -> list[int]:
    """How many pixels of a picture have exactly the theme's colours of these names."""
    colours = page.evaluate(
        "(names) => { const style = getComputedStyle(document.querySelector('.sa-root'));"
        " return names.map((name) => style.getPropertyValue('--sa-' + name).trim()); }",
        list(names),
    )
    blank = page.context.browser.new_page()  # type: ignore[union-attr]
    try:
        counts: list[int] = blank.evaluate(COUNT_COLOURS, [base64.b64encode(png).decode(), colours])
        return counts
    finally:
        blank.close()


class TestWords:
    def test_caption_tells_what_each_of_them_does(self, compared: Page) -> None:
        post(compared, day=day("2024-07-07"))
        entries = role(compared, "caption").locator(".sa-caption-entry")
        expect(entries).to_have_count(1)
        expect(entries.locator(".sa-caption-who")).to_have_text(ORBAN)
        expect(entries).to_contain_text("Visit made, somewhere in China")
        assert noise(compared) == []

    def test_two_different_meetings_of_a_day_stand_below_each_other(self, compared: Page) -> None:
        post(compared, day=day("2024-07-04"))
        entries = role(compared, "caption").locator(".sa-caption-entry")
        expect(entries.locator(".sa-caption-who")).to_have_text([PUTIN, ORBAN])
        expect(entries.nth(0)).to_contain_text("Astana")
        expect(entries.nth(0)).to_contain_text("and 5 more on this day")
        expect(entries.nth(1)).to_contain_text("Kyiv")

    def test_meeting_of_both_is_told_once_with_both_names(self, compared: Page) -> None:
        entries = role(compared, "caption").locator(".sa-caption-entry")
        expect(entries).to_have_count(1)
        expect(entries.locator(".sa-side")).to_have_text([PUTIN, ORBAN])
        signs = entries.locator(".sa-side i")
        styles = [sign.evaluate("(e) => getComputedStyle(e).borderTopStyle") for sign in signs.all()]
        assert styles == ["solid", "double"]
        expect(entries.locator(".sa-caption-title")).to_have_text(f"{PUTIN} and {ORBAN}")

    def test_live_region_says_whose_event_it_is(self, compared: Page) -> None:
        live = compared.locator("[aria-live=polite].sa-live")
        expect(live).to_contain_text(f"{PUTIN} and {ORBAN}: ")
        post(compared, day=day("2024-07-04"))
        expect(live).to_contain_text(f"{ORBAN}: on or before 4 July 2024")
        expect(live).to_contain_text(f"{PUTIN}: 3–4 July 2024")

    def test_one_leader_alone_is_not_named(self, compared: Page) -> None:
        post(compared, compare=None)
        expect(role(compared, "caption")).to_be_visible()
        expect(role(compared, "caption").locator(".sa-caption-who")).to_have_count(0)

    @pytest.mark.parametrize("viewport", [{"width": 1280, "height": 800}, {"width": 390, "height": 844}])
    def test_caption_of_two_stays_on_the_map(
        self, new_page: NewPage, address: str, viewport: dict[str, int]
    ) -> None:
        page = opened(new_page(viewport=viewport), f"{address}#compare=Viktor%20Orban&day=2024-07-05")
        for number in (day("2024-07-04"), day("2024-07-05"), day("2024-07-08")):
            post(page, day=number)
            expect(role(page, "date")).to_have_attribute("data-day", str(number))
            caption, area = (page.locator(name).bounding_box() for name in (".sa-caption", ".sa-map"))
            assert caption
            assert area
            assert caption["y"] >= area["y"]
            assert caption["y"] + caption["height"] <= area["y"] + area["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_two_leaders_and_names_in_another_script(
    new_page: NewPage, address: str, scheme: str
) -> None:
    page = opened(
        new_page(color_scheme=scheme, locale="ar"), f"{address}#compare=Viktor%20Orban&day=2024-07-04"
    )
    role(page, "more").click()
    expect(role(page, "names")).to_be_visible()
    expect(role(page, "caption").locator(".sa-caption-entry")).to_have_count(2)
    assert axe.violations(page) == []


class TestPictures:
    def test_picture_has_both_with_names_colours_and_whereabouts(self, compared: Page) -> None:
        post(compared, day=day("2024-06-20"))
        role(compared, "share").click()
        compared.evaluate(CATCH_WORDS)
        with compared.expect_download() as download:
            role(compared, "share-picture").click()
        said = compared.evaluate("said")
        assert {PUTIN, ORBAN} <= set(said)  # the legend's two lines
        assert f"{ORBAN}: Budapest" in said
        assert f"{PUTIN} and {ORBAN} ·" in " ".join(said)
        assert any(text.startswith(f"{PUTIN}: Vietnam") for text in said)
        picture = Path(download.value.path()).read_bytes()
        first, second, made, hosted = of_colours(compared, picture, "first", "second", "made", "hosted")
        assert min(first, second) > 300
        assert max(made, hosted) < 20  # colours say who; the kinds' are gone

    def test_film_draws_both(self, offline_page: Page, address: str) -> None:
        where = "#compare=Viktor%20Orban&day=2024-07-03&from=2024-07-01&to=2024-07-05"
        page = opened(offline_page, address + where)
        role(page, "speed").select_option("3")
        role(page, "share").click()
        page.evaluate(CATCH_WORDS)
        with page.expect_download():
            role(page, "share-video").click()
        said = page.evaluate("[...new Set(said)]")
        for name in (PUTIN, ORBAN):
            assert any(text.startswith(f"{name}: to ") for text in said), name
        assert noise(page) == []


class TestDrawnMarks:
    """Of very many marks the two leaders' are drawn in their colours, beside each other."""

    def test_both_are_there_in_their_colours(self, offline_page: Page, crowded: str) -> None:
        page = opened(offline_page, crowded)
        expect(page.locator(".sa-mark.sa-is-drawn").first).to_be_attached()
        assert of_colours(page, page.screenshot(), "second")[0] < 20
        post(page, compare="Bo Example")
        marks = page.locator(".sa-mark.sa-is-drawn")
        expect(marks).to_have_count(2 * ROUND_THE_WORLD)
        still(page)
        first, second = of_colours(page, page.locator(".sa-map").screenshot(), "first", "second")
        assert min(first, second) > 2000
        assert noise(page) == []

    def test_marks_of_one_place_lie_beside_each_other_where_their_buttons_are(
        self, offline_page: Page, crowded: str
    ) -> None:
        page = opened(offline_page, f"{crowded}#compare=Bo%20Example&view=8,-34,6")
        still(page)
        boxes = page.locator(".sa-mark.sa-is-drawn").evaluate_all(
            "(all) => { const area = document.querySelector('.sa-map').getBoundingClientRect();"
            " return all.map((one) => one.getBoundingClientRect()).filter(({ x, y, right, bottom }) =>"
            " x > area.x + 400 && right < area.right - 60 && y > area.y + 60 && bottom < area.bottom - 60)"
            " .map(({ x, y, width, height }) => ({ x, y, width, height })); }"
        )
        assert len(boxes) >= 2
        for name, clip in zip(("first", "second"), boxes, strict=False):
            inside = of_colours(page, page.screenshot(clip=clip), "first", "second")
            other = 1 - ("first", "second").index(name)
            assert inside[1 - other] > 40
            assert inside[other] < inside[1 - other] / 3

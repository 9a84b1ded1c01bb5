"""Sharing: fragment, link, frame, picture and video of a real map document."""

from __future__ import annotations

import base64
import re
import struct
import urllib.parse
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from geo.html.map import map_document
from tests.browser.replay_page import NewPage, noise, role

pytestmark = pytest.mark.browser

SANDBOX = "allow-scripts allow-downloads"


@pytest.fixture(scope="module")
def address(replay: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("map") / "map.html"
    file.write_text(map_document(replay), encoding="utf-8")
    return file.as_uri()


def open_map(page: Page, url: str) -> Page:
    page.goto(url)
    role(page, "share").wait_for()
    return page


def fragment(page: Page) -> dict[str, str]:
    """The parts of the address's fragment, as a library that is not ours reads them."""
    return dict(
        urllib.parse.parse_qsl(urllib.parse.urlsplit(page.url).fragment, keep_blank_values=True),
    )


class TestAddress:
    def test_opens_where_the_fragment_says(self, offline_page: Page, address: str) -> None:
        page = open_map(
            offline_page,
            f"{address}#day=2024-07-05&from=2024-06-01&to=2024-07-08&follow=Viktor%20Orban&mode=all&view=47.5,19.05,5",
        )
        expect(role(page, "date")).to_have_attribute("datetime", "2024-07-05")
        expect(role(page, "range")).to_have_text("1 June – 8 July 2024")
        expect(role(page, "follow").locator("option:checked")).to_contain_text("Viktor Orban")
        assert self.centre(page) == pytest.approx((47.5, 19.05), abs=0.5)
        view = [float(part) for part in fragment(page)["view"].split(",")]
        assert view == pytest.approx([47.5, 19.05, 5], abs=0.05)  # whole pixels, once it is written
        assert noise(page) == []

    @staticmethod
    def centre(page: Page) -> tuple[float, float]:
        """Where the middle of the map is, asked of the document as an embedding page asks."""
        view = answer(page)["view"]
        return view["lat"], view["lon"]

    def test_follows_a_changed_fragment(self, offline_page: Page, address: str) -> None:
        page = open_map(offline_page, address)
        page.evaluate("location.hash = '#day=2024-06-19&follow=Xi%20Jinping'")
        expect(role(page, "date")).to_have_attribute("datetime", "2024-06-19")
        expect(role(page, "follow").locator("option:checked")).to_contain_text("Xi Jinping")
        page.evaluate("location.hash = '#follow='")
        expect(role(page, "follow").locator("option:checked")).to_contain_text("Everyone")
        assert noise(page) == []

    def test_keeps_the_fragment_up_to_date(self, offline_page: Page, address: str) -> None:
        page = open_map(offline_page, address)
        assert fragment(page) == {}
        role(page, "playhead").press("Home")
        page.wait_for_url("**#day=2024-05-07**")
        assert fragment(page) == {
            "day": "2024-05-07", "from": "2024-05-07", "to": "2024-07-10",
            "follow": "Vladimir Putin", "mode": "all",
        }  # fmt: skip
        page.locator(".leaflet-control-zoom-in").click()
        page.wait_for_url("**view=**")
        assert page.evaluate("history.length") == 2  # the blank page and this one: no entry for every day
        again = open_map(offline_page, page.url)
        assert answer(again)["view"]["zoom"] == float(fragment(page)["view"].split(",")[2])

    def test_writes_calmly_and_not_while_playing(self, offline_page: Page, address: str) -> None:
        page = open_map(offline_page, address)
        page.evaluate(
            "() => { window.written = []; const real = history.replaceState.bind(history);"
            " history.replaceState = (...all) => { written.push(performance.now()); real(...all); }; }"
        )
        role(page, "play").click()
        page.evaluate("written.length = 0")  # the map may just have opened
        page.wait_for_timeout(2000)
        assert page.evaluate("written") == []
        role(page, "play").click()
        for _ in range(30):
            role(page, "playhead").press("ArrowLeft")
        shown = role(page, "date").get_attribute("datetime")
        page.wait_for_url(f"**#day={shown}&**")
        times = page.evaluate("written")
        assert times
        assert all(later - earlier > 700 for earlier, later in pairwise(times))

    def test_frame_without_an_address_of_its_own_plays_on(
        self, offline_page: Page, replay: dict[str, Any]
    ) -> None:
        page = offline_page
        page.set_content(f'<iframe style="width:1000px;height:700px" sandbox="{SANDBOX}"></iframe>')
        page.evaluate("(text) => { document.querySelector('iframe').srcdoc = text; }", map_document(replay))
        inner = page.frame_locator("iframe")
        inner.locator("[data-role=playhead]").press("Home")
        page.wait_for_timeout(1200)
        expect(inner.locator("[data-role=date]")).to_have_text("7 May 2024")
        inner.locator("[data-role=share]").click()
        assert inner.locator("[data-role=share-link]").input_value().startswith("#day=2024-05-07&from=")
        expect(inner.locator("[data-role=share-panel]")).to_contain_text("shown inside another page")
        inner.locator("[data-role=share-link-copy]").click()
        expect(inner.locator("[data-role=share-status]")).not_to_be_empty()
        assert noise(page) == []


def answer(page: Page) -> dict[str, Any]:
    """What the document answers to a page that asks; here it asks itself, its own parent."""
    told: dict[str, Any] = page.evaluate(
        "() => new Promise((done) => { window.addEventListener('message', function hear({ data }) {"
        " if (data.event !== 'answer') return; window.removeEventListener('message', hear); done(data); });"
        " window.postMessage({ 'summit-atlas': 1, get: 'state' }, '*'); })"
    )
    return told


@pytest.fixture
def panel(offline_page: Page, address: str) -> Page:
    """The map on a day within the range, with its panel open."""
    open_map(offline_page, f"{address}#day=2024-06-19")
    role(offline_page, "share").click()
    return offline_page


class TestPanel:
    def test_focus_goes_in_stays_and_comes_back(self, panel: Page) -> None:
        inside = "document.activeElement.matches('body, [data-role=share-panel] *')"
        for _ in range(12):
            panel.keyboard.press("Tab")
            assert panel.evaluate(inside)
        panel.keyboard.press("Escape")
        expect(role(panel, "share-panel")).to_be_hidden()
        assert panel.evaluate("document.activeElement.dataset.role") == "share"
        assert noise(panel) == []

    def test_link_opens_what_was_shown(self, panel: Page) -> None:
        link = role(panel, "share-link").input_value()
        panel.goto("about:blank")
        open_map(panel, link)
        expect(role(panel, "date")).to_have_attribute("datetime", "2024-06-19")
        expect(role(panel, "range")).to_have_text("7 May – 10 July 2024")

    def test_copy_puts_the_link_on_the_clipboard(self, new_page: NewPage, address: str) -> None:
        page = open_map(new_page(permissions=["clipboard-read", "clipboard-write"]), address)
        role(page, "share").click()
        role(page, "share-link-copy").click()
        expect(role(page, "share-status")).to_have_text("Link copied.")
        assert page.evaluate("navigator.clipboard.readText()") == role(page, "share-link").input_value()

    def test_without_a_clipboard_the_text_stands_selected(self, new_page: NewPage, address: str) -> None:
        page = new_page()
        page.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
            " Document.prototype.execCommand = () => false;"
        )
        open_map(page, address)
        role(page, "share").click()
        role(page, "share-link-copy").click()
        expect(role(page, "share-status")).to_contain_text("The text is selected")
        assert page.evaluate("getSelection().toString()") == role(page, "share-link").input_value()

    def test_targets_are_large_and_nothing_overflows_on_a_phone(
        self, new_page: NewPage, address: str
    ) -> None:
        page = open_map(new_page(viewport={"width": 320, "height": 640}, has_touch=True), address)
        role(page, "share").click()
        for button in page.locator("[data-role=share], [data-role=share-panel] button:visible").all():
            box = button.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 44
        assert page.evaluate(
            "(() => ['.sa-share-body', 'html'].every((name) => { const box = document.querySelector(name);"
            " return box.scrollWidth <= box.clientWidth; }))()"
        )

    def test_title_from_a_table_is_text_everywhere(
        self, offline_page: Page, replay: dict[str, Any], tmp_path: Path
    ) -> None:
        hostile = '"></textarea><img src=x onerror="document.title=1">{{ 7 * 7 }}'
        file = tmp_path / "hostile.html"
        file.write_text(map_document({**replay, "title": hostile}), encoding="utf-8")
        page = open_map(offline_page, file.as_uri())
        role(page, "share").click()
        assert "&quot;&gt;&lt;/textarea&gt;" in role(page, "share-frame").input_value()
        with page.expect_download() as download:
            role(page, "share-picture").click()
        assert re.fullmatch(r"[\w-]+\.png", download.value.suggested_filename)
        assert page.locator("img").count() == 0
        assert page.title() == hostile
        assert noise(page) == []


def pixels(page: Page, png: bytes, code: str) -> Any:
    """What ``code`` says of ``data`` (RGBA), ``width`` and ``height`` of a picture, in an empty page."""
    blank = page.context.browser.new_page()  # type: ignore[union-attr]
    try:
        return blank.evaluate(
            f"""async (text) => {{
                const image = new Image(); image.src = 'data:image/png;base64,' + text; await image.decode();
                const {{ width, height }} = image;
                const canvas = Object.assign(document.createElement('canvas'), {{ width, height }});
                const ctx = canvas.getContext('2d');
                ctx.drawImage(image, 0, 0);
                const {{ data }} = ctx.getImageData(0, 0, width, height);
                const at = (x, y) => [...data.slice(4 * (y * width + x), 4 * (y * width + x) + 3)].join();
                {code} }}""",
            base64.b64encode(png).decode(),
        )
    finally:
        blank.close()


def save_picture(page: Page) -> tuple[str, bytes]:
    with page.expect_download() as download:
        role(page, "share-picture").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def film(page: Page, film: bytes, ending: str) -> dict[str, Any]:
    """Play a video in an empty page: its size, how long it lasts, how many pictures of it differ."""
    blank = page.context.browser.new_page()  # type: ignore[union-attr]
    seen: dict[str, Any] = blank.evaluate(
        """async ([text, ending]) => {
            const video = Object.assign(document.createElement('video'), { muted: true });
            video.src = `data:video/${ending};base64,${text}`;
            const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
            const ctx = canvas.getContext('2d');
            const pictures = new Set();
            await video.play();
            while (!video.ended) {
                ctx.drawImage(video, 0, 0, 64, 64);
                pictures.add(ctx.getImageData(0, 0, 64, 64).data.join());
                await new Promise((done) => setTimeout(done, 100));
            }
            return { width: video.videoWidth, seconds: video.currentTime, pictures: pictures.size };
        }""",
        [base64.b64encode(film).decode(), ending],
    )
    blank.close()
    return seen


def height_around_the_map(page: Page, png: bytes) -> float:
    """Pixels of a picture above and below the map, which it shows at twice its size."""
    width, height = struct.unpack(">II", png[16:24])
    box = page.locator(".sa-map .folium-map").bounding_box()
    assert box
    assert abs(width - 2 * box["width"]) <= 2
    return float(height - 2 * box["height"])


def pixels_near(page: Page, png: bytes, mark: Locator, below: tuple[int, ...]) -> list[str]:
    """The colours of a picture so many pixels below the middle of a mark, where the page has it."""
    area, box = page.locator(".sa-map .folium-map").bounding_box(), mark.bounding_box()
    assert area
    assert box
    x = round(2 * (box["x"] + box["width"] / 2 - area["x"]))
    y = round(2 * (box["y"] + box["height"] / 2 - area["y"]))
    top = "let top = 0; while (at(1, top) === at(1, 0)) top += 1;"  # the rule over the map
    code = f"{top} return {list(below)}.map((down) => at({x}, top + 2 + {y} + down));"
    found: list[str] = pixels(page, png, code)
    return found


class TestPicture:
    def test_is_twice_the_maps_width_and_named_by_title_and_day(self, panel: Page) -> None:
        name, png = save_picture(panel)
        assert name == "where-vladimir-putin-went-and-who-came-2024-06-19.png"
        assert height_around_the_map(panel, png) > 200  # title above, legend and credits below
        assert noise(panel) == []

    def test_shows_the_map_with_its_marks_where_the_page_has_them(self, panel: Page) -> None:
        _, png = save_picture(panel)
        panel.keyboard.press("Escape")
        mark = panel.get_by_role("button", name=re.compile("^Beijing")).first
        found = pixels_near(panel, png, mark, (0, 60))
        made = panel.evaluate(
            "getComputedStyle(document.querySelector('.sa-root')).getPropertyValue('--sa-made')"
        )
        assert found[0] == ",".join(str(part) for part in bytes.fromhex(made.strip()[1:]))
        assert found[1] != found[0]

    def test_says_title_day_meaning_and_credits(self, panel: Page) -> None:
        """The words themselves, caught where they are written onto the canvas."""
        panel.evaluate(
            "() => { window.said = []; const write = CanvasRenderingContext2D.prototype.fillText;"
            " CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {"
            " said.push(text); return write.call(this, text, ...rest); }; }"
        )
        save_picture(panel)
        said = " ".join(panel.evaluate("said"))
        for words in (
            "Where Vladimir Putin went, and who came", "7 May – 10 July 2024", "19 June 2024",
            "Pyongyang, North Korea", "Visit made", "Guest received", "Journey stated by a source",
            "Journey inferred from dates and places", "Only the country or a state in it known",
            "Sources disagree",
            "Natural Earth", "GeoNames", "great circles",
        ):  # fmt: skip
            assert words in said

    def test_another_day_is_another_picture(self, panel: Page) -> None:
        _, first = save_picture(panel)
        panel.keyboard.press("Escape")
        role(panel, "playhead").press("Home")
        role(panel, "share").click()
        name, second = save_picture(panel)
        assert name.endswith("-2024-05-07.png")
        assert first != second

    def test_dark_page_gives_a_dark_picture(self, new_page: NewPage, address: str) -> None:
        page = open_map(new_page(color_scheme="dark"), address)
        role(page, "share").click()
        _, png = save_picture(page)
        assert pixels(page, png, "return data[0] + data[1] + data[2]") < 150


class TestVideo:
    RANGE = "#day=2024-06-19&from=2024-06-17&to=2024-06-21"

    @pytest.mark.parametrize("refused", ["none", "mp4"])
    def test_records_the_range_and_puts_the_playhead_back(
        self, offline_page: Page, address: str, refused: str
    ) -> None:
        """In the kind that this browser makes, and in the next one where it does not make MP4."""
        page = offline_page
        page.add_init_script(
            "(() => { const real = MediaRecorder.isTypeSupported; MediaRecorder.isTypeSupported ="
            f" (type) => !type.includes('{refused}') && real.call(MediaRecorder, type); }})()"
        )
        open_map(page, address + self.RANGE)
        role(page, "speed").select_option("2")
        role(page, "share").click()
        with page.expect_download(timeout=60_000) as download:
            role(page, "share-video").click()
            expect(role(page, "share-progress")).to_be_visible()
            page.wait_for_function("() => document.querySelector('[data-role=share-progress]').value > 0.3")
        ending = download.value.suggested_filename.rsplit(".", 1)[1]
        assert ending in {"mp4", "webm"} - {refused}
        assert download.value.suggested_filename == (
            f"where-vladimir-putin-went-and-who-came-2024-06-17-2024-06-21.{ending}"
        )
        expect(role(page, "share-status")).to_have_text("Video saved.")
        expect(role(page, "date")).to_have_attribute("datetime", "2024-06-19")
        expect(role(page, "share-video")).to_be_focused()
        seen = film(page, Path(download.value.path()).read_bytes(), ending)
        assert seen["width"] >= 640
        assert seen["seconds"] > 2
        assert seen["pictures"] >= 3
        assert noise(page) == []

    def test_cancel_saves_nothing_and_puts_the_playhead_back(self, offline_page: Page, address: str) -> None:
        page = open_map(offline_page, address + "#day=2024-06-19")
        role(page, "speed").select_option("1")  # a film of a minute, whose end nobody waits for
        files: list[Any] = []
        page.on("download", lambda file: files.append(file))  # noqa: PLW0108 (it marks the function)
        role(page, "share").click()
        for press in (lambda: role(page, "share-cancel").click(), lambda: page.keyboard.press("Escape")):
            role(page, "share-video").click()
            page.wait_for_function("() => document.querySelector('[data-role=share-progress]').value > 0")
            press()
            expect(role(page, "share-status")).to_contain_text("cancelled")
            expect(role(page, "share-panel")).to_be_visible()
            expect(role(page, "date")).to_have_attribute("datetime", "2024-06-19")
            expect(role(page, "play")).to_have_attribute("aria-label", "Play")
        page.wait_for_timeout(300)
        assert files == []
        assert noise(page) == []

    def test_browser_that_cannot_is_told_so_in_words(self, new_page: NewPage, address: str) -> None:
        page = new_page()
        page.add_init_script("delete window.MediaRecorder")
        open_map(page, address)
        role(page, "share").click()
        expect(role(page, "share-video")).to_be_disabled()
        expect(role(page, "share-panel")).to_contain_text("cannot record a video")
        assert noise(page) == []

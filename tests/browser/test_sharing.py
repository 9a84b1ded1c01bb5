"""Sharing: fragment, link, frame, picture and video of a real map document."""

from __future__ import annotations

import base64
import datetime
import html.parser
import random
import re
import struct
import urllib.parse
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from geo import assets
from geo.map import map_document
from tests.browser.replay_page import EPOCH, NewPage, noise, role

pytestmark = pytest.mark.browser

SANDBOX = "allow-scripts allow-downloads"
FUNCTIONS = (
    "readFragment, writeFragment, fragmentChanges, fragmentDate, dayOfFragment, dayNumber, fragmentView, "
    "fileStem, frameSnippet, wrapText, flowItems, pictureScale"
)


@pytest.fixture(scope="module")
def address(replay: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("map") / "map.html"
    file.write_text(map_document(replay), encoding="utf-8")
    return file.as_uri()


@pytest.fixture(scope="module")
def core(browser: Browser) -> Iterator[Page]:
    """An empty page on which the functions without a page are names, and a small model."""
    page = browser.new_page()
    page.evaluate(
        "([code, names]) => { window.core = new Function(code + '; return {' + names + '};')(); }",
        [assets.core_script(), FUNCTIONS],
    )
    yield page
    page.close()


def call(core: Page, expression: str, *arguments: Any) -> Any:
    return core.evaluate(f"(a) => {{ const c = core; return {expression}; }}", list(arguments))


NAMES = ["Ana O'Neil & (co)", "صوفيا", "Zoë 50%"]
MODEL = {
    "leaders": {"name": NAMES},
    "extent": [-900_000, 900_000],
    "naming": {"written": {"point": [0], "ru": ["Ж"], "zh-Hant": ["京"]}},
}


def open_map(page: Page, url: str) -> Page:
    page.goto(url)
    role(page, "share").wait_for()
    return page


def fragment(page: Page) -> dict[str, str]:
    """The parts of the address's fragment, as a library that is not ours reads them."""
    return dict(
        urllib.parse.parse_qsl(urllib.parse.urlsplit(page.url).fragment, keep_blank_values=True),
    )


class TestFragment:
    def test_dates_are_pythons_and_come_back(self, core: Page) -> None:
        last = datetime.date.max.toordinal() - EPOCH
        days = [1 - EPOCH, last, 0, -1, *random.Random(7).sample(range(1 - EPOCH, last), 2000)]
        texts = call(core, "a[0].map(c.fragmentDate)", days)
        assert texts == [datetime.date.fromordinal(number + EPOCH).isoformat() for number in days]
        assert call(core, "a[0].map(c.dayOfFragment)", texts) == days

    @pytest.mark.parametrize(
        ("text", "date"),
        [
            ("-0044-03-15", [-44, 3, 15]),
            ("-000044-03-15", [-44, 3, 15]),
            ("+012024-02-29", [12024, 2, 29]),
            ("0000-02-29", [0, 2, 29]),
        ],
    )
    def test_negative_and_expanded_years_are_read(self, core: Page, text: str, date: list[int]) -> None:
        number = call(core, "c.dayOfFragment(a[0])", text)
        assert number == call(core, "c.dayNumber(...a[0])", date)
        assert call(core, "c.dayOfFragment(c.fragmentDate(a[0]))", number) == number

    @pytest.mark.parametrize(
        "text",
        ["", "2024", "2024-13-01", "2023-02-29", "2024-00-10", "2024-06-31", "-0000-01-01", "24-06-19",
         " 2024-06-19", "2024-06-19T00:00", "+2024-06-19", "12024-06-19", "２０２４-06-19", "2024-6-19"],
    )  # fmt: skip
    def test_what_is_no_date_is_none(self, core: Page, text: str) -> None:
        assert call(core, "c.dayOfFragment(a[0])", text) is None

    def test_every_state_comes_back_as_it_was_written(self, core: Page) -> None:
        dice = random.Random(11)
        for _ in range(300):
            first, middle, last = sorted(dice.randint(-900_000, 900_000) for _ in range(3))
            view = {
                "lat": dice.uniform(-85, 85),
                "lon": dice.uniform(-180, 179.9),
                "zoom": dice.uniform(0, 18),
            }
            state = {
                "follow": dice.randint(-1, 2),
                "range": [first, last],
                "day": middle,
                "mode": "all",
                "compare": dice.randint(0, 2),
                "pace": "event",
                "loop": True,
                "names": dice.choice(["table", "ru", "zh-Hant"]),
                "view": view,
            }
            back = call(core, "c.readFragment(c.writeFragment(a[0], a[1]), a[1])", state, MODEL)
            seen = back.pop("view")
            assert back == {
                "day": middle, "from": first, "to": last, "follow": state["follow"], "mode": "all",
                "compare": state["compare"], "pace": "event", "loop": True, "names": state["names"],
            }  # fmt: skip
            degrees = 360 / (256 * 2 ** view["zoom"])
            assert abs(seen["lat"] - view["lat"]) <= degrees / 2
            assert abs(seen["lon"] - view["lon"]) <= degrees / 2
            assert abs(seen["zoom"] - view["zoom"]) <= 0.005001

    def test_names_are_encoded_as_libraries_read_them(self, core: Page) -> None:
        for leader, name in enumerate(NAMES):
            state = {"follow": leader, "range": [0, 9], "day": 5, "mode": "all", "view": None}
            text = call(core, "c.writeFragment(a[0], a[1])", state, MODEL)
            assert urllib.parse.parse_qs(text[1:])["follow"] == [name]
            assert re.fullmatch(r"#[A-Za-z0-9=&%._~,-]+", text)
            plus = "follow=" + urllib.parse.quote_plus(name)
            assert call(core, "c.readFragment(a[0], a[1]).follow", plus, MODEL) == leader

    @pytest.mark.parametrize(
        ("text", "valid"),
        [
            ("#day=2024-06-19&follow=Nobody&mode=hologram&x=1&from", ["day"]),
            ("#day=2024-06-19&day=2024-06-20", ["day"]),
            ("#day=%E0%A4%A&to=2024-01-01", ["to"]),
            ("#__proto__=1&constructor=2&toString=3&=4&&&", []),
            ("#view=91,0,2&mode=all", ["mode"]),
            ("#view=1,2&follow=", ["follow"]),
            ("#pace=slow&loop=true&compare=Nobody", []),
            ("#pace=event&loop=no&compare=", ["compare", "loop", "pace"]),
            ("#names=RU&names=zh-Hant", ["names"]),
            ("#names=point&pace=event", ["pace"]),
            ("#names=", ["names"]),
            ("#view=1e1,2,3", []),
            ("#view=NaN,2,3&view=1,2,3", ["view"]),
            ("#day=<img src=x onerror=alert(1)>", []),
            ("#follow=" + "x" * 5000, []),
            ("#day=9999-12-31", []),
        ],
    )
    def test_each_part_is_judged_by_itself(self, core: Page, text: str, valid: list[str]) -> None:
        assert sorted(call(core, "Object.keys(c.readFragment(a[0], a[1]))", text, MODEL)) == sorted(valid)

    @pytest.mark.parametrize(
        ("parts", "changes"),
        [
            ({"day": 15}, {"clock": 15}),
            ({"day": 40}, {"clock": 40, "range": [10, 40]}),
            ({"from": 5}, {"range": [5, 20]}),
            ({"from": 30}, {"range": [30, 100]}),
            ({"to": 5}, {"range": [0, 5]}),
            ({"from": 30, "to": 25}, {}),
            ({"from": 12, "to": 14, "day": 40}, {"range": [12, 14], "clock": 14}),
            ({"follow": -1}, {"follow": -1}),
            ({"names": "table"}, {"names": "table"}),
            ({"names": ""}, {"names": ""}),
        ],
    )
    def test_ends_and_day_fit_each_other(
        self, core: Page, parts: dict[str, int], changes: dict[str, Any]
    ) -> None:
        assert call(core, "c.fragmentChanges(a[0], [10, 20], [0, 100])", parts) == changes


class TestWords:
    @pytest.mark.parametrize(
        ("title", "stem"),
        [
            ("Where Xi went, and who came", "where-xi-went-and-who-came"),
            ("../../etc/passwd", "etc-passwd"),
            ("Кто где? 会晤", "кто-где-会晤"),
            ("CON", "summit-atlas"),
            (" . / \\ \x00", "summit-atlas"),
            ("a" * 300, "a" * 60),
        ],
    )
    def test_file_names_are_safe(self, core: Page, title: str, stem: str) -> None:
        assert call(core, "c.fileStem(a[0])", title) == stem

    def test_frame_is_one_element_with_the_address_and_title_given(self, core: Page) -> None:
        url, title = (
            "https://maps.example/a.html?x=1&y='2'#day=2024-06-19&follow=",
            '"><script>alert(1)</script>',
        )
        found: list[tuple[str, dict[str, str | None]]] = []

        class Reader(html.parser.HTMLParser):
            def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
                found.append((tag, dict(attrs)))

        Reader().feed(call(core, "c.frameSnippet(a[0], a[1])", url, title))
        assert [tag for tag, _ in found] == ["iframe"]
        assert found[0][1]["src"] == url
        assert found[0][1]["title"] == title
        assert "allow-same-origin" not in (found[0][1]["sandbox"] or "")

    def test_lines_fit_and_lose_nothing_but_what_is_too_much(self, core: Page) -> None:
        dice = random.Random(5)
        for _ in range(200):
            words = ["x" * dice.randint(1, 30) for _ in range(dice.randint(1, 30))]
            width = dice.randint(3, 40)
            lines = call(core, "c.wrapText(a[0], a[1], (t) => t.length)", " ".join(words), width)
            assert all(len(line) <= width for line in lines)
            assert "".join(lines).replace(" ", "") == "".join(words)
            few = call(core, "c.wrapText(a[0], a[1], (t) => t.length, 2)", " ".join(words), width)
            assert few == lines if len(lines) <= 2 else len(few) == 2 and few[1].endswith("…")
            assert all(len(line) <= width for line in few)

    def test_number_and_its_sign_stay_in_one_line(self, core: Page) -> None:
        lines = call(core, "c.wrapText(a[0], a[1], (t) => t.length)", "all but 9\u00a0% of visits", 10)
        assert lines == ["all but", "9\u00a0% of", "visits"]


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
        page.wait_for_timeout(2000)
        assert page.evaluate("written") == []
        role(page, "play").click()
        for _ in range(30):
            role(page, "playhead").press("ArrowLeft")
        page.wait_for_timeout(1200)
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
            "Journey inferred from dates and places", "Only the country known", "Sources disagree",
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
        page = open_map(offline_page, address + self.RANGE)
        files: list[Any] = []
        page.on("download", lambda file: files.append(file))  # noqa: PLW0108 (it marks the function)
        role(page, "share").click()
        for press in (lambda: role(page, "share-cancel").click(), lambda: page.keyboard.press("Escape")):
            role(page, "share-video").click()
            page.wait_for_timeout(1500)
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

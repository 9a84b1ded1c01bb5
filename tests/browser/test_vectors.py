"""Pictures of vectors, saved from the panel and asked for by address: what they hold, and where."""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.html.map import map_document
from tests.browser.replay_page import noise, post, role
from tests.browser.test_flows import write

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
LABEL = "{http://www.inkscape.org/namespaces/inkscape}label"
LAYERS = {"land", "borders", "ways", "marks", "names", "legend"}
SIZES = {
    "1200x675": ("1200", "675"),
    "1080x1080": ("1080", "1080"),
    "1080x1920": ("1080", "1920"),
    "a4": ("297mm", "210mm"),
}
HOSTILE = '</text><script>alert(1)</script><image href="x"/>]]>&amp;"'


@pytest.fixture(scope="module")
def address(replay: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("map") / "map.html"
    file.write_text(map_document(replay), encoding="utf-8")
    return file.as_uri()


def opened(page: Page, url: str) -> Page:
    page.goto(url)
    role(page, "share").wait_for()
    return page


def saved(page: Page, size: str = "view") -> ET.Element:
    """The picture that the panel saves, read as XML by a reader that is not ours."""
    if not role(page, "share-panel").is_visible():
        role(page, "share").click()
    role(page, "share-size").select_option(size)
    with page.expect_download() as download:
        role(page, "share-svg").click()
    expect(role(page, "share-status")).to_contain_text("Picture saved as SVG")
    assert download.value.suggested_filename.endswith(".svg")
    return ET.fromstring(Path(download.value.path()).read_text("utf-8"))


def layers(picture: ET.Element) -> dict[str, ET.Element]:
    return {str(group.get("id")): group for group in picture.findall(f"{SVG}g")}


def texts(group: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in group.iter(f"{SVG}text")]


def drawn_marks(picture: ET.Element) -> set[tuple[float, float]]:
    """The middle of every mark, from the map's corner: symbols are drawn 16 units large around it."""
    clip = picture.find(f"{SVG}defs/{SVG}clipPath/{SVG}path")
    assert clip is not None
    top = float(re.findall(r"[\d.]+", str(clip.get("d")))[1])
    placed = [
        str(path.get("transform"))
        for path in layers(picture)["marks"].iter(f"{SVG}path")
        if path.get("transform")
    ]
    numbers = [tuple(map(float, re.findall(r"-?[\d.]+", one))) for one in placed]
    return {(x + 8 * scale, y + 8 * scale - top) for x, y, scale in numbers}


def shown_marks(page: Page) -> list[tuple[float, float]]:
    """The same of the marks on the page."""
    found: list[list[float]] = page.evaluate(
        """() => {
          const corner = document.querySelector(".leaflet-container").getBoundingClientRect();
          const marks = [...document.querySelectorAll(".sa-mark")].filter((one) => one.checkVisibility());
          return marks.map((one) => one.getBoundingClientRect())
            .map(({ x, y, width, height }) => [x + width / 2 - corner.x, y + height / 2 - corner.y]);
        }"""
    )
    return [(x, y) for x, y in found]


@pytest.mark.parametrize("projection", ["web-mercator", "equal-earth"])
def test_marks_lie_in_the_picture_where_the_map_has_them(
    offline_page: Page, address: str, projection: str
) -> None:
    page = opened(offline_page, f"{address}#day=2024-07-09&projection={projection}")
    on_page = shown_marks(page)
    in_picture = drawn_marks(saved(page))
    assert len(on_page) > 5
    assert len(in_picture) == len(on_page)
    for x, y in on_page:
        assert any(abs(x - px) <= 1 and abs(y - py) <= 1 for px, py in in_picture), (x, y)
    assert noise(page) == []


def test_the_picture_has_its_layers_by_name_and_nothing_but_vectors_and_text(
    offline_page: Page, address: str
) -> None:
    picture = saved(opened(offline_page, f"{address}#day=2024-07-09&countries=both"))
    found = layers(picture)
    assert set(found) >= LAYERS | {"title", "credits", "water", "countries", "traveller"}
    assert all(group.get(LABEL) for group in found.values())
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= {
        "svg", "title", "desc", "defs", "clipPath", "pattern", "g", "path", "text",
    }  # fmt: skip
    assert "Where Vladimir Putin went, and who came" in texts(found["title"])
    assert {"Pyongyang", "Beijing", "Havana"} <= set(texts(found["names"]))
    assert "Visit made" in texts(found["legend"])
    said = picture.findtext(f"{SVG}desc") or ""
    assert "9 July 2024" in said
    assert "sans-serif" in said
    assert all(text.get("font-family") for text in picture.iter(f"{SVG}text"))
    assert noise(offline_page) == []


@pytest.mark.parametrize("projection", ["web-mercator", "equal-earth"])
def test_flows_are_saved_in_the_same_layers_within_the_world(
    offline_page: Page, tmp_path: Path, projection: str
) -> None:
    url = write(tmp_path / "flows.html", title="Visits")
    page = opened(offline_page, f"{url}#projection={projection}&countries=received")
    picture = saved(page, "1080x1080")
    found = layers(picture)
    assert set(found) >= LAYERS | {"title", "credits", "water", "countries"}
    assert "Visits" in texts(found["title"])
    assert texts(found["names"])
    # A flow is filled, over a halo where it is wide; where the world has an edge none is drawn over it.
    assert len(list(found["ways"].iter(f"{SVG}path"))) > 5
    inner = [group.get("clip-path") for group in found["ways"].iter(f"{SVG}g") if group is not found["ways"]]
    assert bool(inner) == (projection == "equal-earth")
    assert noise(page) == []


def test_names_from_outside_are_text(offline_page: Page, replay: dict[str, Any], tmp_path: Path) -> None:
    document = {**replay, "title": HOSTILE, "credits": [HOSTILE]}
    names = [HOSTILE if "Pyongyang" in str(name) else name for name in document["points"]["name"]]
    document["points"] = {**document["points"], "name": names}
    file = tmp_path / "hostile.html"
    file.write_text(map_document(document), encoding="utf-8")
    picture = saved(opened(offline_page, f"{file.as_uri()}#day=2024-07-09"))
    assert picture.findtext(f"{SVG}title") == HOSTILE
    assert not [element for element in picture.iter() if element.tag in (f"{SVG}image", f"{SVG}script")]
    assert any(HOSTILE[:20] in text for text in texts(layers(picture)["title"]))
    assert noise(offline_page) == []


@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_filled_and_no_word_is_cut_or_over_another(
    offline_page: Page, address: str, size: str
) -> None:
    page = offline_page
    page.goto(f"{address}#day=2024-07-09&picture=svg&size={size}")
    file = role(page, "picture-file")
    file.wait_for(state="attached")
    picture = ET.fromstring(base64.b64decode(file.text_content() or ""))
    assert (picture.get("width"), picture.get("height")) == SIZES[size]
    assert page.evaluate(
        """() => {
          const box = (one) => one.getBoundingClientRect();
          const { right, bottom } = box(document.querySelector("body > svg"));
          const words = [...document.querySelectorAll("#title text, #legend text, #credits text")];
          const cut = words.filter((one) => {
            const { x, y, right: end, bottom: low } = box(one);
            return x < 0 || y < 0 || end > right || low > bottom;
          });
          const over = words.filter((one, at) => words.slice(at + 1).some((other) => {
            const [a, b] = [box(one), box(other)];
            // Lines of a block may touch, as far as letters seldom reach.
            return a.x < b.right && b.x < a.right && a.y + 5 < b.bottom && b.y + 5 < a.bottom;
          }));
          return [cut, over].map((list) => list.map((one) => one.textContent));
        }"""
    ) == [[], []]
    assert page.evaluate("document.querySelectorAll('[data-role]').length") == 1  # nothing else is shown
    assert noise(page) == []


def test_the_picture_as_png_has_the_pixels_of_its_size(offline_page: Page, address: str) -> None:
    page = offline_page
    page.goto(f"{address}#picture=png&size=1080x1920")
    file = role(page, "picture-file")
    file.wait_for(state="attached")
    data = base64.b64decode(file.text_content() or "")
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (1080, 1920)


class TestBadInput:
    @pytest.mark.parametrize(
        ("asked", "words"),
        [
            ("size=a5", "There is no such size. There are: view, 1200x675, 1080x1080, 1080x1920, a4."),
            ("picture=gif", "There is no such picture. There are: svg, pdf, png."),
            ("picture=svg&size=%3Cimg%3E", "There is no such size. There are: view, 1200x675,"),
        ],
    )
    def test_by_address_it_is_refused_in_words_and_the_map_stays(
        self, offline_page: Page, address: str, asked: str, words: str
    ) -> None:
        page = opened(offline_page, f"{address}#day=2024-06-19&{asked}")
        expect(role(page, "projection-note")).to_contain_text(words)
        expect(role(page, "date")).to_have_attribute("datetime", "2024-06-19")
        role(page, "share").click()
        expect(role(page, "share-size")).to_have_value("view")
        assert noise(page) == []

    def test_by_message_it_is_refused_in_words_and_the_chosen_size_stays(
        self, offline_page: Page, address: str
    ) -> None:
        page = opened(offline_page, f"{address}#size=a4")
        size = role(page, "share-size")
        expect(size).to_have_value("a4")
        post(page, size="1080x1080")
        expect(size).to_have_value("1080x1080")
        note = role(page, "projection-note")
        for wrong in ("a5", 7, None, ["a4"]):
            note.evaluate("(one) => one.replaceChildren()")
            post(page, size=wrong)
            expect(note).to_contain_text("There is no such size. There are: view,")
            expect(size).to_have_value("1080x1080")
        assert noise(page) == []


def test_an_open_map_shows_a_picture_alone_when_its_address_says_so(offline_page: Page, address: str) -> None:
    page = opened(offline_page, address)
    page.evaluate("location.hash = '#picture=svg&size=a4'")
    role(page, "picture-file").wait_for(state="attached")
    expect(role(page, "share")).to_have_count(0)


PRINTS = """() => {
  if (window === top) return;
  window.print = () => {
    if (!top.deaf) dispatchEvent(new Event("beforeprint"));
    const rule = document.adoptedStyleSheets[0].cssRules[0];
    top.printed = [document.title, document.body.children.length, document.body.firstElementChild.id
      || document.body.firstElementChild.tagName, rule.cssText];
    dispatchEvent(new Event("afterprint"));
  };
}"""


def test_saving_as_pdf_prints_the_picture_alone_on_a_page_of_its_size(
    offline_page: Page, address: str
) -> None:
    page = offline_page
    page.add_init_script(f"({PRINTS})()")
    opened(page, f"{address}#day=2024-07-09&size=a4")
    role(page, "share").click()
    role(page, "share-pdf").click()
    expect(role(page, "share-status")).to_contain_text("choose to save as PDF")
    title, children, tag, rule = page.evaluate("window.printed")
    assert title.endswith("2024-07-09")
    assert (children, tag) == (1, "svg")
    assert re.sub(r"\s+", " ", rule).startswith("@page { size: 297mm 210mm; margin: 0")
    expect(page.locator("iframe")).to_have_count(0)
    page.evaluate("window.deaf = true")
    role(page, "share-pdf").click()
    expect(role(page, "share-status")).to_contain_text("this page may not print. Open the map by itself")
    expect(role(page, "share-pdf")).to_be_focused()
    assert noise(page) == []


def test_printed_by_a_browser_the_picture_is_one_page_with_text(offline_page: Page, address: str) -> None:
    page = offline_page
    page.goto(f"{address}#day=2024-07-09&picture=pdf&size=a4")
    page.locator("body > svg").wait_for()
    made = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", made)
    assert [(round(float(x)), round(float(y))) for x, y in boxes] == [(842, 595)]
    assert b"/FontFile2" in made or b"/FontFile3" in made
    assert b"/Subtype /Image" not in made
    assert noise(page) == []

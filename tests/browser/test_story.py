"""A story in a real browser: by scroll, key, button and address; on a phone, on paper, in frames; offline."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from geo.cli.main import main
from tests.browser.axe import violations
from tests.browser.replay_page import NewPage, noise, still
from tests.story.tables import photograph, written

pytestmark = pytest.mark.browser

WIDE = {"width": 1440, "height": 900}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DAYS = ["2024-05-09", "2024-05-17", "2024-05-27", "2024-06-20", "2024-07-04", "2024-07-05", "2024-07-09"]
"""Of the bundled story's first chapters."""


BEIJING = """() => {
  const { x, y } = document.querySelector(".sa-mark.sa-is-current").getBoundingClientRect();
  return [Math.round(x), Math.round(y)];
}"""
"""Where the mark of the day is."""

SCROLLED = "() => scrollY"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, seed_folder: Path) -> Path:
    """The bundled reports with their bundled story."""
    target = tmp_path_factory.mktemp("story") / "story.html"
    command = [
        "map",
        seed_folder,
        "-o",
        target,
        "--story",
        seed_folder / "story.csv",
        "--title",
        "Nine weeks",
    ]
    assert main([*map(str, command)]) == 0
    return target


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, seed_folder: Path) -> Path:
    """A story that would like to run, with one picture; its chapters come back to where they were."""
    folder = tmp_path_factory.mktemp("hostile")
    for file in seed_folder.iterdir():
        if file.name != "story.csv":
            shutil.copy(file, folder)
    photograph(folder / "a.jpg")
    evil = '</script><img src=x onerror="document.title=1">'
    text = f"{evil}\n\n[click](javascript:document.title=1) **bold** [away](https://example.org/)"
    written(
        folder,
        {"title": evil, "text": text, "image": "a.jpg", "alt": f'"><b>{evil}', "credit": evil},
        {"title": "Globe", "text": "Round", "projection": "globe", "view": "China", "date": "2024-05-17"},
        {"title": "Flat", "text": "Two", "projection": "equal-earth", "view": "Cuba; Russia",
         "follow": "Viktor Orban", "compare": "Vladimir Putin", "date": "2024-07-05", "play": "yes"},
    )  # fmt: skip
    main(["map", str(folder), "-o", str(folder / "story.html")])
    return folder / "story.html"


def current(page: Page | Frame, number: int) -> None:
    """The chapter, from 1, is the current one, for the eye, for the ear and in the bar."""
    expect(page.locator(".sa-chapter[aria-current=step]")).to_have_attribute("data-chapter", str(number))
    expect(page.locator("[data-role=story-place]")).to_contain_text(f"{number} / ")
    expect(page.locator(".sa-tale-bar [role=status]")).to_contain_text(f"Chapter {number} of")


def shows(page: Page | Frame, date: str) -> None:
    expect(page.locator("[data-role=date]")).to_have_attribute("datetime", date)


def scroll_to(page: Page, number: int) -> None:
    """Scroll as a hand does until the chapter's middle is where one reads."""
    page.locator(f".sa-chapter[data-chapter='{number}']").evaluate(
        "(one) => { dispatchEvent(new WheelEvent('wheel')); const box = one.getBoundingClientRect();"
        " const line = innerWidth < 820 ? 0.665 : 0.455;"
        " scrollTo({ top: scrollY + box.top + box.height / 2 - innerHeight * line, behavior: 'instant' }); }"
    )


def test_chapters_by_scroll_key_button_list_and_address(new_page: NewPage, told: Path) -> None:
    page = new_page(viewport=WIDE)
    page.goto(told.as_uri())
    current(page, 1)
    shows(page, DAYS[0])
    for number in (2, 3, 5, 2):
        scroll_to(page, number)
        current(page, number)
        shows(page, DAYS[number - 1])
    expect(page).to_have_url(re.compile("#chapter=2$"))
    for key, number in (("ArrowRight", 3), ("ArrowRight", 4), ("ArrowLeft", 3)):
        page.keyboard.press(key)
        current(page, number)
        shows(page, DAYS[number - 1])
        expect(page.locator(f"#sa-chapter-{number}")).to_be_focused()
    page.locator("[data-role=story-next]").click()
    current(page, 4)
    page.locator("[data-role=story-back]").click()
    current(page, 3)
    page.locator("[data-role=story-contents] summary").click()
    page.get_by_role("link", name="The same days from Budapest").click()
    current(page, 6)
    shows(page, DAYS[5])
    page.evaluate("location.hash = '#chapter=7'")
    current(page, 7)
    page.evaluate("location.hash = '#chapter=99'")
    page.get_by_role("link", name="the first chapter").evaluate("(link) => link.click()")
    current(page, 1)
    expect(page.locator("[data-role=story-back]")).to_be_disabled()
    assert noise(page) == []


def test_an_address_opens_its_chapter_slides_and_the_map_alone(new_page: NewPage, told: Path) -> None:
    page = new_page(viewport=WIDE)
    page.goto(f"{told.as_uri()}#chapter=5")
    current(page, 5)
    shows(page, DAYS[4])
    expect(page.locator("#sa-chapter-5")).to_be_in_viewport()
    page.goto("about:blank")
    page.goto(f"{told.as_uri()}#chapter=2&as=slides")
    current(page, 2)
    expect(page.locator(".sa-chapter:visible")).to_have_count(1)
    page.keyboard.press("PageDown")
    current(page, 3)
    expect(page.locator("#sa-chapter-3")).to_be_in_viewport()
    expect(page.locator(".sa-chapter:visible")).to_have_count(1)
    expect(page).to_have_url(re.compile("#chapter=3&as=slides$"))
    page.locator("[data-role=story-contents] summary").click()
    page.locator("[data-role=story-slides]").click()
    expect(page.locator(".sa-chapter:visible")).to_have_count(8)
    current(page, 3)
    page.goto("about:blank")
    page.goto(f"{told.as_uri()}#day=2024-06-19&follow=")
    shows(page, "2024-06-19")
    expect(page.locator("[data-role=play]")).to_be_visible()
    expect(page.locator(".sa-tale")).to_have_count(0)
    page.get_by_role("link", name="Read the story").click()
    current(page, 1)
    assert noise(page) == []


def test_the_map_can_be_explored_and_the_story_goes_on_where_it_was(new_page: NewPage, told: Path) -> None:
    page = new_page(viewport=WIDE)
    page.goto(f"{told.as_uri()}#chapter=4")
    current(page, 4)
    page.locator("[data-role=story-explore]").click()
    expect(page.locator(".sa-tale-text")).to_be_hidden()
    expect(page.locator("[data-role=play]")).to_be_visible()
    expect(page.locator("[data-role=story-home]")).to_be_focused()
    page.locator("[data-role=follow]").select_option(label="Everyone (28)")
    page.keyboard.press("ArrowRight")
    page.locator("[data-role=story-home]").click()
    current(page, 4)
    shows(page, DAYS[3])
    expect(page.locator("[data-role=follow] option:checked", has_text="Vladimir Putin")).to_have_count(1)
    expect(page.locator("#sa-chapter-4")).to_be_in_viewport()
    assert noise(page) == []


def test_on_a_phone_cards_lie_over_the_map_and_nothing_is_wider_than_the_page(
    new_page: NewPage, told: Path
) -> None:
    page = new_page(**PHONE)
    page.goto(told.as_uri())
    current(page, 1)
    for number in (2, 4, 7, 3):
        scroll_to(page, number)
        current(page, number)
        shows(page, DAYS[number - 1])
    page.locator("[data-role=story-next]").click()
    current(page, 4)
    still(page, SCROLLED)
    box = page.locator(".sa-chapter[aria-current]").bounding_box()
    around = page.locator(".sa-tale-map").bounding_box()
    assert box
    assert around
    assert (around["y"], around["height"]) == (0, 844)
    assert box["y"] + box["height"] < 844
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert noise(page) == []


def test_who_prefers_less_motion_sees_the_map_there_at_once(new_page: NewPage, told: Path) -> None:
    page = new_page(viewport=WIDE, reduced_motion="reduce")
    page.goto(told.as_uri())
    current(page, 1)
    shown: list[Any] = page.evaluate(
        """async () => {
          const next = document.querySelector("[data-role=story-next]");
          const pane = document.querySelector(".leaflet-map-pane");
          const seen = [];
          for (const chapter of [2, 3, 4]) {
            next.click();
            const at = () => [pane.style.transform, document.querySelector("[data-role=date]").dateTime];
            const task = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
            for (let frame = 0; frame < 3; frame++) await task();
            const first = at();
            for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame);
            seen.push([first, at()]);
          }
          return seen;
        }"""
    )
    assert [first == later for first, later in shown] == [True] * 3
    assert [later[1] for _, later in shown] == DAYS[1:4]


def test_a_globe_without_a_view_is_the_same_whichever_chapter_was_before(
    new_page: NewPage, tmp_path: Path, seed_folder: Path
) -> None:
    for file in seed_folder.iterdir():
        if file.name != "story.csv":
            shutil.copy(file, tmp_path)
    shown = {"projection": "globe", "date": "2024-05-17"}
    written(
        tmp_path,
        {"title": "Far", "text": "One", "view": "Cuba", **shown},
        {"title": "All", "text": "Two", "view": "fit", **shown},
    )
    main(["map", str(tmp_path), "-o", str(tmp_path / "story.html")])
    address = (tmp_path / "story.html").as_uri()
    at_once = new_page(reduced_motion="reduce", viewport=WIDE)
    at_once.goto(address + "#chapter=2")
    current(at_once, 2)
    wanted = still(at_once, BEIJING)
    page = new_page(reduced_motion="reduce", viewport=WIDE)
    page.goto(address)
    page.get_by_role("button", name="Next chapter").click()
    current(page, 2)
    assert still(page, BEIJING) == wanted


def test_time_passes_between_two_chapters_that_are_played(new_page: NewPage, told: Path) -> None:
    page = new_page(viewport=WIDE)
    page.goto(f"{told.as_uri()}#chapter=3")
    current(page, 3)
    still(page)
    page.evaluate(
        """() => {
          window.days = new Set();
          const date = document.querySelector("[data-role=date]");
          new MutationObserver(() => days.add(date.dateTime)).observe(date, { attributes: true });
        }"""
    )
    page.locator("[data-role=story-next]").click()
    current(page, 4)
    shows(page, DAYS[3])
    passed = page.evaluate("[...days]")
    assert passed == sorted(passed)
    assert len(passed) > 3
    assert DAYS[2] <= passed[0] < passed[-1] == DAYS[3]


def test_text_of_a_table_is_text_and_every_projection_and_view_is_shown(
    new_page: NewPage, hostile: Path
) -> None:
    page = new_page(viewport=WIDE)
    page.goto(hostile.as_uri())
    current(page, 1)
    first = page.locator(".sa-chapter").first
    expect(first.locator("h2")).to_have_text('</script><img src=x onerror="document.title=1">')
    expect(first.locator(".sa-chapter-text")).to_contain_text("<img src=x onerror=")
    expect(first.locator(".sa-chapter-text a")).to_have_count(1)
    away = first.get_by_role("link", name="away")
    expect(away).to_have_attribute("rel", "noopener noreferrer")
    picture = first.locator("img")
    expect(picture).to_have_count(1)
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 800
    assert page.title() != "1"
    # A story writes its address, maybe just when a reader asks for another chapter: that comes too.
    page.evaluate("location.hash = '#chapter=2'; history.replaceState(null, '', '#chapter=3')")
    current(page, 2)
    for number in (3, 2, 3, 1, 3, 2):
        page.evaluate(f"location.hash = '#chapter={number}'")
        current(page, number)
    shows(page, "2024-05-17")
    expect(page.locator(".sa-globe")).to_have_count(1)
    assert noise(page) == []


def test_on_paper_every_chapter_has_a_still_map_and_the_screen_is_as_before(
    new_page: NewPage, told: Path
) -> None:
    page = new_page(viewport=WIDE)
    page.goto(f"{told.as_uri()}#chapter=2&as=slides")
    current(page, 2)
    before = still(page, BEIJING)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".sa-tale-still")).to_have_count(8)
    drawn = page.locator(".sa-tale-still").evaluate_all(
        "(all) => all.map((one) => one.toDataURL()).filter((text, at, list) => list.indexOf(text) === at)"
    )
    assert len(drawn) == 8  # each is another map
    page.emulate_media(media="print")
    expect(page.locator(".sa-chapter:visible")).to_have_count(8)
    expect(page.locator(".sa-tale-bar")).to_be_hidden()
    expect(page.locator(".sa-tale-map")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".sa-tale-still")).to_have_count(0)
    expect(page.locator(".sa-chapter:visible")).to_have_count(1)
    shows(page, DAYS[1])
    assert still(page, BEIJING) == before
    assert noise(page) == []


def test_two_stories_on_one_page_do_not_disturb_each_other(
    new_page: NewPage, told: Path, tmp_path: Path
) -> None:
    shutil.copy(told, tmp_path / "story.html")
    frame = '<iframe src="story.html" width="900" height="560" sandbox="allow-scripts"></iframe>'
    heard = "window.heard = []; addEventListener('message', ({ data }) => heard.push(data));"
    (tmp_path / "two.html").write_text(f"<script>{heard}</script>{frame}{frame}", "utf-8")
    page = new_page(viewport=WIDE)
    page.goto((tmp_path / "two.html").as_uri())
    first, second = page.frames[1:]
    current(first, 1)
    current(second, 1)
    first.locator("[data-role=story-next]").click()
    current(first, 2)
    page.evaluate("frames[1].postMessage({ 'summit-atlas': 1, set: { chapter: 5 } }, '*')")
    current(second, 5)
    shows(second, DAYS[4])
    current(first, 2)
    shows(first, DAYS[1])
    page.evaluate("frames[1].postMessage({ 'summit-atlas': 1, set: { chapter: 'x' } }, '*')")
    told_of = page.evaluate("heard.filter(({ event }) => event === 'chapter').map((one) => one.chapter)")
    assert sorted(told_of) == [1, 1, 2, 5]
    assert page.evaluate("scrollY") == 0
    assert noise(page) == []


@pytest.mark.parametrize(
    "look", [{"viewport": WIDE}, PHONE | {"color_scheme": "dark"}], ids=["wide", "phone"]
)
def test_axe_finds_nothing(new_page: NewPage, told: Path, look: dict[str, Any]) -> None:
    page = new_page(**look)
    page.goto(f"{told.as_uri()}#chapter=3")
    current(page, 3)
    still(page)
    assert violations(page) == []
    page.locator("[data-role=story-contents] summary").click()
    assert violations(page) == []
    page.locator("[data-role=story-explore]").click()
    expect(page.locator("[data-role=play]")).to_be_visible()
    assert violations(page) == []

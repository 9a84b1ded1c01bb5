"""A story written on the page in a real browser: kept, pictured, moved, told, saved, and read elsewhere."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from geo.projects import ARCHIVE, Project, load, packed
from geo.projects.shelf import ENDING
from tests.app.mortal import Mortal
from tests.browser.app_page import FRAME, WAIT, hinted, opened, saved_by, settled
from tests.browser.axe import violations
from tests.browser.replay_page import noise, until
from tests.browser.test_accessibility import STREAMLITS_OWN
from tests.browser.test_projects import server
from tests.cli.test_main import carried, geo
from tests.storybook.books import photograph

pytestmark = pytest.mark.browser
__all__ = ["server"]


def story(page: Page, url: str) -> None:
    """The page with its tab Story open."""
    opened(page, url)
    page.get_by_role("tab", name="Story").click()
    expect(page.get_by_role("button", name="Keep this view as a chapter")).to_be_visible()
    settled(page)


def keep(page: Page, count: int) -> None:
    page.get_by_role("button", name="Keep this view as a chapter").click()
    expect(chapter(page, count)).to_be_visible(timeout=WAIT)
    settled(page)


def chapter(page: Page, at: int, of: int = 0) -> Locator:
    return page.get_by_role("heading", name=f"Chapter {at} of {of or at}", exact=True)


def write(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Control+Enter" if label == "Text" else "Enter")
    settled(page)


def titled(page: Page, title: str) -> None:
    """The chapter of that title is open, and the fields of the one before are gone."""
    settled(page)
    alone = "[...document.querySelectorAll('[aria-label=Title]')].map(one => one.value).join() === title"
    page.wait_for_function(f"title => {alone}", arg=title, timeout=WAIT)


def chosen(page: Page) -> list[str]:
    """The names of the chapters in the list."""
    return page.get_by_role("radiogroup", name="Chapters").locator("label p").all_inner_texts()


def test_a_story_is_written_beside_its_map_and_read_by_page_and_command_line(
    page: Page, server: Mortal, tmp_path: Path, browser: Browser, seed_folder: Path
) -> None:
    story(page, server.url)
    document = page.locator(FRAME).evaluate("frame => { frame.kept = true; return frame.title }")
    page.frame_locator(FRAME).locator("[data-role=countries]").select_option("made")
    settled(page)
    keep(page, 1)
    shown = page.get_by_text("On the map:")
    expect(shown).to_contain_text("Countries coloured by visits made")
    expect(shown).to_contain_text("Vladimir Putin")
    write(page, "Title", "Visits <b>made</b>")
    write(page, "Text", "*Where* he went.\n\n<script>alert(1)</script>")
    expect(page.get_by_text("Shown as it is written")).to_be_visible()
    keep(page, 2)
    write(page, "Title", "Second")
    assert page.locator(FRAME).evaluate("frame => frame.kept === true"), document  # never loaded anew

    page.locator("input[type=file]").last.set_input_files(
        {"name": "../../my photo.jpg", "mimeType": "image/jpeg", "buffer": photograph(400, 300)}
    )
    expect(page.get_by_text("Write what the picture shows")).to_be_visible(timeout=WAIT)
    write(page, "What the picture shows", "Two people at a table")
    expect(page.get_by_text("Write what the picture shows")).to_have_count(0)
    small = page.get_by_test_id("stRadio").filter(has_text="Chapters").locator("img")
    until(page, lambda: small.evaluate_all("all => all.map((one) => one.naturalWidth)") == [192])
    _another_opened_while_typing(page)
    page.get_by_role("button", name="Move up").click()
    expect(chapter(page, 1, 2)).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(chapter(page, 2, 2)).to_be_visible()
    page.get_by_role("button", name="Redo").click()
    expect(chapter(page, 1, 2)).to_be_visible()
    settled(page)

    page.reload()
    expect(page.frame_locator(FRAME).locator("[data-role=date]")).to_be_visible(timeout=WAIT)
    settled(page)
    page.get_by_role("tab", name="Story").click()
    expect(chapter(page, 1, 2)).to_be_visible(timeout=WAIT)
    saved = saved_by(page, page.get_by_role("button", name="Save as a zip"))
    saved.save_as(tmp_path / "story.zip")
    assert [one for one in noise(page) if "error" in one.lower()] == []

    ran = geo("map", seed_folder, "-o", tmp_path / "x.html", "--story", tmp_path / "story.zip")
    assert (ran.returncode, "2 chapters" in ran.stderr) == (0, True), ran.stderr
    told = carried(tmp_path / "x.html")["story"]
    assert [one["title"] for one in told["chapters"]] == ["Second chapter", "Visits <b>made</b>"]
    assert told["chapters"][0]["picture"]["alt"] == "Two people at a table"
    assert told["chapters"][1]["countries"] == "made"
    _opened_elsewhere(browser, server, tmp_path / "story.zip")


def _another_opened_while_typing(page: Page) -> None:
    """What is typed is there although another chapter is opened at once."""
    page.get_by_label("Whose picture it is", exact=True).fill("Photo: C")
    page.get_by_role("radio", name="1. Visits").locator("xpath=ancestor::label").click()
    titled(page, "Visits <b>made</b>")
    page.get_by_role("radio", name="2. Second").locator("xpath=ancestor::label").click()
    titled(page, "Second")
    expect(page.get_by_label("Whose picture it is", exact=True)).to_have_value("Photo: C")
    page.get_by_label("Title", exact=True).fill("Second chapter")
    page.get_by_role("radio", name="1. Visits").locator("xpath=ancestor::label").click()
    titled(page, "Visits <b>made</b>")
    page.get_by_role("radio", name="2. Second chapter").locator("xpath=ancestor::label").click()
    expect(page.get_by_role("radio", name="2. Second chapter")).to_be_checked()
    settled(page)


_WATCHED = """frame => {
    const home = frame.getRootNode();
    window.seen = { changed: 0, blank: 0 };
    const look = () => {
        const shown = [...home.querySelectorAll("iframe")].filter(one => one.matches(".story, .leaving"));
        if (!shown.some(one => getComputedStyle(one).opacity === "1")) window.seen.blank += 1;
        if (home.querySelector("iframe.leaving")) window.seen.changed += 1;
        requestAnimationFrame(look);
    };
    look();
}"""
"""Counts pictures that the browser draws: while one story makes way for another, and without any story."""


def _opened_elsewhere(browser: Browser, server: Mortal, file: Path) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    story(page, server.url)
    page.get_by_label("Open a story").locator("input[type=file]").set_input_files(file)
    expect(chapter(page, 1, 2)).to_be_visible(timeout=WAIT)
    expect(page.get_by_role("img", name="Two people at a table")).to_be_visible()
    assert chosen(page) == ["1. Second chapter", "2. Visits <b>made</b>"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_text("Read it as a story (2 chapters)").click()
    frame = page.frame_locator("iframe.story")
    expect(frame.locator("[data-role=story-place]")).to_contain_text("1 / 2", timeout=WAIT)
    settled(page)
    page.locator("iframe.story").evaluate("frame => { frame.before = true }")
    page.locator("iframe.story").evaluate(_WATCHED)
    for title in ("Written", "Written anew"):
        page.get_by_label("Title", exact=True).fill(title)
        page.get_by_label("Title", exact=True).press("Enter")
    expect(frame.get_by_role("heading", name="Written anew")).to_be_visible(timeout=WAIT)
    expect(page.locator("iframe.leaving, iframe.coming")).to_have_count(0)
    assert page.locator("iframe.story").evaluate("frame => frame.before") is None
    seen = page.evaluate("window.seen")
    assert (seen["changed"] > 0, seen["blank"]) == (True, 0), seen
    page.close()


def test_chapters_are_chosen_moved_and_taken_back_by_keyboard_alone_and_all_can_be_read_out(
    page: Page, app_url: str
) -> None:
    opened(page, app_url)
    tab = page.get_by_role("tab", name="Story")
    tab.focus()
    tab.press("Enter")
    draft = page.get_by_role("button", name="Draft from the meetings")
    expect(draft).to_be_visible(timeout=WAIT)
    settled(page)
    assert violations(page, without=STREAMLITS_OWN) == []
    for _ in range(9):
        page.keyboard.press("Tab")
        if draft.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(chapter(page, 1, 5)).to_be_visible(timeout=WAIT)
    settled(page)
    assert violations(page, without=STREAMLITS_OWN) == []

    page.get_by_role("radio").nth(-5).focus()
    page.keyboard.press("ArrowDown")
    expect(chapter(page, 2, 5)).to_be_visible()
    settled(page)
    titled(page, "Belarus, 23–24 May 2024")
    down = page.get_by_role("button", name="Move down")
    down.focus()
    page.keyboard.press("Enter")
    expect(chapter(page, 3, 5)).to_be_visible()
    expect(down).to_be_focused()
    page.keyboard.press("Enter")
    expect(chapter(page, 4, 5)).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    expect(chapter(page, 3, 5)).to_be_visible()
    assert [one for one in noise(page) if "error" in one.lower()] == []


HOST = "host.invalid"
PICTURE = f"![x](http://{HOST}/p.png)"


def _carried(project: Project, file: Path) -> Path:
    file.write_bytes(packed(project))
    return file


def test_a_hostile_project_has_the_page_ask_nobody(page: Page, server: Mortal, tmp_path: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if HOST in request.url else None)
    story(page, server.url)
    page.get_by_role("button", name="Draft from the meetings").click()
    expect(chapter(page, 1, 5)).to_be_visible(timeout=WAIT)
    write(page, "Title", PICTURE)
    expect(page.get_by_text("Kept on this computer.")).to_be_visible()
    undo = page.get_by_role("button", name="Undo", exact=True)
    expect(hinted(page, undo)).to_contain_text("the title of a chapter")
    (kept,) = (tmp_path / "projects").glob(f"*{ENDING}")
    project = load(kept)
    told = project.parts["story"]
    steps = [{**one, "step": PICTURE} for one in told["steps"]]
    of_strange_steps = {**project.parts, "story": {**told, "steps": steps}}
    page.goto(f"{server.url}/projects")
    opens = page.locator("input[type=file]").last
    refused = replace(project, name=PICTURE, parts=of_strange_steps)
    opens.set_input_files(_carried(refused, tmp_path / f"a{ARCHIVE}"))
    expect(page.get_by_text("what was kept of this story cannot be read")).to_be_visible(timeout=WAIT)
    settled(page)
    opens.set_input_files(_carried(replace(project, name=PICTURE), tmp_path / f"b{ARCHIVE}"))
    expect(page.get_by_text("Project ![x](http:")).to_be_visible(timeout=WAIT)
    settled(page)
    page.get_by_role("tab", name="Story").click()
    expect(page.get_by_role("radio", name="1. ![x](http:")).to_be_attached(timeout=WAIT)
    settled(page)
    undo = page.get_by_role("button", name="Undo", exact=True)
    expect(hinted(page, undo)).to_contain_text("the title of a chapter")
    page.goto(f"{server.url}/projects")
    expect(page.get_by_role("heading", name="![x](http:")).to_be_visible(timeout=WAIT)
    settled(page)
    assert asked == []


def test_what_is_no_story_and_no_picture_is_refused_in_words_and_nothing_runs(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    story(page, app_url)
    hostile = tmp_path / "story.zip"
    with zipfile.ZipFile(hostile, "w") as archive:
        archive.writestr("../story.csv", "title,text\na,b\n")
    opens = page.get_by_label("Open a story").locator("input[type=file]")
    opens.set_input_files(hostile)
    expect(page.get_by_text("leads out of its folder")).to_be_visible(timeout=WAIT)
    settled(page)
    keep(page, 1)
    write(page, "Title", "<img src=x onerror=alert(1)>")
    write(page, "Text", "[a](javascript:alert(1)) <script>alert(2)</script> ![x](http://127.0.0.1/x.png)")
    adds = page.get_by_label("Add a picture").locator("input[type=file]")
    adds.set_input_files({"name": "../a.png", "mimeType": "image/png", "buffer": b"<svg onload=alert(3)>"})
    expect(page.get_by_text("This is not a picture")).to_be_visible(timeout=WAIT)
    settled(page)
    adds.set_input_files({"name": "large.jpg", "mimeType": "image/jpeg", "buffer": bytes(50_000_000)})
    expect(page.get_by_text("File must be")).to_be_visible(timeout=WAIT)
    settled(page)
    page.get_by_text("Read it as a story (1 chapter)").click()
    frame = page.frame_locator("iframe.story")
    expect(frame.get_by_role("heading", name="<img src=x onerror=alert(1)>")).to_be_visible(timeout=WAIT)
    expect(frame.get_by_text("<script>alert(2)</script>")).to_be_visible()
    assert frame.locator("script[src], img[src^=http], a[href^=javascript]").count() == 0
    assert [one for one in noise(page) if "error" in one.lower()] == []


def test_the_map_stays_in_sight_and_over_no_field_while_a_chapter_is_written(
    page: Page, server: Mortal
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    story(page, server.url)
    keep(page, 1)
    for label in ("Headline of the story", "Title", "Text"):
        field = page.get_by_label(label, exact=True)
        field.focus()
        expect(field).to_be_in_viewport()
        expect(page.locator(FRAME)).to_be_in_viewport(ratio=0.9)
        bare = (
            "field => { const box = field.getBoundingClientRect(); const middle = box.left + box.width / 2;"
        )
        bare += " return field.contains(document.elementFromPoint(middle, box.top + 4)) }"
        assert field.evaluate(bare), f"{label} is covered"
    page.get_by_role("tab", name="Meetings").click()
    expect(page.get_by_role("heading", name="In this range: Vladimir Putin")).to_be_visible()

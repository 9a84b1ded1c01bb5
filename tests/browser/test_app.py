"""The page in a real browser: the frame outlives reruns and both sides keep in step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from string import ascii_lowercase

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from geo.atlas import read
from tests.browser.app_page import FRAME, WAIT, choices, opened, saved_by, settled, turned
from tests.browser.replay_page import still


@pytest.fixture
def frame(page: Page, app_url: str) -> Iterator[FrameLocator]:
    yield opened(page, app_url)
    assert page.requests_made == [], "nothing is asked of another machine"  # type: ignore[attr-defined]


def born(page: Page) -> float:
    """When the document in the frame was loaded: it changes when the frame is loaded anew."""
    inside = page.query_selector(FRAME).content_frame()  # type: ignore[union-attr]
    return float(inside.evaluate("performance.timeOrigin"))


def test_a_slider_move_changes_what_the_frame_shows_without_a_new_frame(
    page: Page, frame: FrameLocator
) -> None:
    before = born(page)
    start = frame.locator("[data-role=range-from]")
    choices(page)
    handle = page.get_by_role("slider").first
    handle.focus()
    for day in range(9, 14):  # one at a time: Streamlit's slider forgets what is pressed while it commits
        page.keyboard.press("ArrowRight")
        expect(start).to_have_attribute("aria-valuetext", f"{day} May 2024")
        settled(page)
        expect(handle).to_be_focused()
    assert born(page) == before


def test_the_map_has_most_of_the_window_and_what_is_folded_stays_so(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    frame = opened(page, app_url)
    box = frame.locator(".sa-map").bounding_box()
    assert box
    seen = min(900, box["y"] + box["height"]) - max(0, box["y"])
    assert box["width"] * seen >= 0.45 * 1440 * 900
    expect(page.get_by_role("slider")).to_have_count(0)  # the page's own second set of choices is folded
    frame.locator("[data-role=fold-list]").click()
    frame.locator("[data-role=fold-legend]").click()
    settled(page)
    table = b"date,city,country,leaders\n2024-05-16,Lima,Peru,Ada Example (Chile)\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "mine.csv", "mimeType": "text/csv", "buffer": table}
    )
    expect(frame.locator("[data-role=caption]")).to_contain_text("Lima, Peru", timeout=WAIT)
    expect(frame.locator("[data-role=list]")).to_be_visible()
    expect(frame.locator("[data-role=countries]")).to_be_hidden()


def test_a_link_to_the_evidence_opens_a_page_of_its_own(page: Page, app_url: str) -> None:
    """A frame lets no link open a window unless it is told to, as docs/embed.md tells it."""
    table = b"date,country,leaders,url\n2024-05-16,China,A (Russia),http://127.0.0.1:9/evidence\n"
    found = opened(page, app_url)
    page.get_by_test_id("stFileUploader").locator("input").set_input_files(
        {"name": "linked.csv", "mimeType": "text/csv", "buffer": table}
    )
    expect(found.locator("[data-role=date]")).to_contain_text("16 May 2024", timeout=WAIT)
    found.locator("[data-role=fold-list]").click()
    details = found.locator("[data-role=list] details").first
    details.locator("summary").click(timeout=WAIT)
    link = details.locator("a[target=_blank]").first
    with page.expect_popup() as popup:
        link.click()
    assert popup.value.evaluate("window.opener") is None


def test_a_bare_address_on_the_page_is_no_link(page: Page, app_url: str) -> None:
    """Whoever writes a table leads no reader of its figures elsewhere."""
    guests = ("https://evil.example/a", "HTTP://evil.example", "www.evil.example", "me@evil.example", "E B")
    rows = [f"2024-05-{day + 10},China,A (Russia); {guest} (China)" for day, guest in enumerate(guests)]
    found = opened(page, app_url)
    page.get_by_test_id("stFileUploader").locator("input").set_input_files(
        {
            "name": "www.evil.example.csv",
            "mimeType": "text/csv",
            "buffer": "\n".join(["date,country,leaders", *rows]).encode(),
        }
    )
    expect(found.locator("[data-role=date]")).to_contain_text("May 2024", timeout=WAIT)
    page.get_by_role("tab", name="Figures").click()
    expect(page.get_by_text("Meetings that name both")).to_be_visible(timeout=WAIT)
    settled(page)
    for numbers in page.get_by_test_id("stExpander").filter(has_text="The numbers as a table").all():
        numbers.locator("summary").click()
    expect(page.get_by_test_id("stTable").filter(has_text="E B").first).to_be_visible(timeout=WAIT)
    shown = "\n".join(page.get_by_test_id("stTable").all_inner_texts())
    assert all(guest in shown.replace("\u2060", "") for guest in guests)
    turned(page, "Flows", page.get_by_role("heading", name="Events"))
    turned(page, "Meetings", page.get_by_text("www.evil.example.csv").first)
    for tab in ("Figures", "Places"):
        page.get_by_role("tab", name=tab).click()
        settled(page)
        expect(page.get_by_test_id("stApp").locator("a[href*='evil' i]")).to_have_count(0)


def test_following_on_the_page_turns_the_map_and_following_in_the_map_turns_the_page(
    page: Page, frame: FrameLocator
) -> None:
    before = born(page)
    choices(page)
    chosen = page.get_by_role("combobox", name="Follow")
    chosen.click()
    page.get_by_role("option", name="Viktor Orban").click()
    follow = frame.locator("[data-role=follow]")
    expect(follow.locator("option:checked")).to_contain_text("Viktor Orban")
    follow.select_option(
        label=next(text for text in follow.locator("option").all_inner_texts() if "Xi Jinping" in text)
    )
    expect(chosen).to_have_value("Xi Jinping")
    assert born(page) == before


def test_the_map_keeps_its_view_when_the_range_moves(page: Page, frame: FrameLocator) -> None:
    frame.get_by_role("button", name=re.compile("zoom in", re.IGNORECASE)).click()
    inside = page.query_selector(FRAME).content_frame()  # type: ignore[union-attr]
    still(inside)
    mark = frame.locator(".sa-mark[title^=Pyongyang]")

    def spot() -> tuple[float, float]:
        """Where the mark is in the map, wherever the page is scrolled to."""
        place, around = mark.bounding_box(), page.locator(FRAME).bounding_box()
        assert place
        assert around
        return place["x"] - around["x"], place["y"] - around["y"]

    before = spot()
    choices(page)
    page.get_by_role("slider").last.focus()
    page.keyboard.press("ArrowLeft")
    expect(frame.locator("[data-role=range-to]")).to_have_attribute("aria-valuetext", "8 July 2024")
    still(inside)
    assert spot() == pytest.approx(before, abs=0.5)


def test_the_export_is_what_the_command_line_writes(page: Page, frame: FrameLocator, map_file: Path) -> None:
    saved = saved_by(page, page.get_by_role("button", name=re.compile("Save this map")))
    assert Path(saved.path()).read_bytes() == map_file.read_bytes()


def test_a_bad_upload_shows_a_message_and_a_good_one_after_it_a_map(page: Page, app_url: str) -> None:
    opened(page, app_url)
    chooser = page.locator("input[type=file]")
    chooser.set_input_files({"name": "empty.csv", "mimeType": "text/csv", "buffer": b""})
    expect(page.get_by_text("This table cannot be read.")).to_be_visible()
    expect(page.get_by_text("Traceback")).to_have_count(0)
    page.get_by_role("button", name=re.compile("Remove|Delete|Clear")).first.click()
    expect(page.get_by_text("Choose a table in the panel")).to_be_visible()
    table = b"date,city,country,leaders\n2024-05-16,Hanoi,Vietnam,</script><b>A</b> (Russia)\n"
    chooser.set_input_files({"name": "mine.csv", "mimeType": "text/csv", "buffer": table})
    date = page.frame_locator(FRAME).locator("[data-role=date]")
    expect(date).to_contain_text("16 May 2024")


ON_TOP = """e => {
  const b = e.getBoundingClientRect();
  return e.contains(document.elementFromPoint(b.x + 9, b.y + b.height / 2));
}"""
WIDER = "() => document.documentElement.scrollWidth - innerWidth"
WIDTHS = "() => [...document.querySelectorAll('[data-testid=stMetricValue]')].map((e) => e.clientWidth)"
CUT = """all => all
  .filter(one => [...one.querySelectorAll('*'), one].some(e => e.scrollWidth > e.clientWidth + 1))
  .map(one => one.textContent)"""


def test_the_heading_stays_in_sight_beside_a_panel_closed_by_hand(page: Page, frame: FrameLocator) -> None:
    page.get_by_test_id("stSidebar").hover()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
    assert page.get_by_role("heading", level=1).evaluate(ON_TOP)


def test_the_page_fits_small_windows_and_its_heading_stays_in_sight(page: Page, app_url: str) -> None:
    for width in (390, 680):
        page.set_viewport_size({"width": width, "height": 844})
        if width == 390:
            opened(page, app_url)
        expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
        assert page.get_by_role("heading", level=1).evaluate(ON_TOP), width
        assert page.evaluate(WIDER) <= 0, width


def test_no_figure_is_cut_short(page: Page, frame: FrameLocator) -> None:
    figures = page.get_by_test_id("stMetricValue")
    expect(figures).to_have_count(8)
    for width in (1280, 680, 390):
        page.set_viewport_size({"width": width, "height": 800})
        still(page, WIDTHS)
        assert figures.evaluate_all(CUT) == [], width


def test_a_place_is_moved_on_the_small_map_by_keyboard_and_kept_for_the_command_line(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("date,city,country,leaders\n2024-05-16,Springfield,United States,A (Russia)\n", "utf-8")
    opened(page, app_url)
    page.locator("input[type=file]").set_input_files(table)
    expect(page.frame_locator(FRAME).locator("[data-role=date]")).to_contain_text("16 May 2024")
    page.get_by_role("tab", name="Places").click()
    point = page.frame_locator("iframe.picker").locator(".sa-pin-main")
    expect(point).to_be_visible()
    before = page.get_by_label("Latitude").input_value()
    point.focus()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Latitude")).not_to_have_value(before)
    page.get_by_role("button", name="Use this point").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    moved = float(page.get_by_label("Latitude").input_value())
    assert moved > float(before)
    saved = saved_by(page, page.get_by_role("button", name=re.compile("Save the corrections")))
    saved.save_as(tmp_path / "places.csv")
    atlas = read(table)
    assert atlas.places["method"].tolist() == ["corrected"]
    assert abs(float(atlas.places["lat"].iloc[0]) - moved) < 1e-4


def endless_table() -> bytes:
    """Minutes of work: none of its places is a city, and many a city of Russia is near to being it."""
    cities = ("".join(letters) for letters in islice(product(ascii_lowercase, repeat=3), 5_000))
    rows = "\n".join(f"2024-05-16,{letters}askentvillebur,Russia,A (Russia)" for letters in cities)
    return f"date,city,country,leaders\n{rows}\n".encode()


def test_locating_can_be_stopped_and_taken_up_again(page: Page, app_url: str) -> None:
    opened(page, app_url)
    page.locator("input[type=file]").set_input_files(
        {"name": "long.csv", "mimeType": "text/csv", "buffer": endless_table()}
    )
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("Locating was stopped.")).to_be_visible()
    page.get_by_role("button", name="Locate the venues").click()
    expect(page.get_by_text(re.compile("Locating venues: ")).first).to_be_visible()


def test_an_upload_is_shown_at_once_and_kept_while_the_bundled_reports_are_shown(
    page: Page, frame: FrameLocator
) -> None:
    table = b"date,city,country,leaders\n2024-05-16,Hanoi,Vietnam,A (Russia)\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "mine.csv", "mimeType": "text/csv", "buffer": table}
    )
    date = frame.locator("[data-role=date]")
    expect(date).to_contain_text("16 May 2024")
    page.get_by_text("Bundled reports: one leader").click()
    expect(date).to_contain_text("9 July 2024")
    page.get_by_text("A table of mine", exact=True).click()
    expect(date).to_contain_text("16 May 2024")


def test_coloured_countries_outlast_reruns_and_new_tables(page: Page, app_url: str) -> None:
    frame = opened(page, app_url)
    frame.locator("[data-role=countries]").select_option("made")
    coloured = frame.locator("[data-summit-atlas]")
    expect(coloured).to_have_attribute("data-countries", re.compile("CN:0"))
    before = born(page)
    choices(page)
    page.get_by_role("slider").last.focus()
    page.keyboard.press("ArrowLeft")
    expect(frame.locator("[data-role=range-to]")).to_have_attribute("aria-valuetext", re.compile(r"\b8 July"))
    expect(coloured).to_have_attribute("data-countries", re.compile("CN:0"))
    assert born(page) == before
    table = b"date,city,country,leaders\n2024-05-16,Lima,Peru,Ada Example (Chile)\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "mine.csv", "mimeType": "text/csv", "buffer": table}
    )
    expect(coloured).to_have_attribute("data-countries", re.compile("PE:0"))


def test_choice_of_names_outlasts_reruns_new_tables_and_other_pages(
    page: Page, app_url: str, tmp_path: Path
) -> None:
    frame = opened(page, app_url)
    where = frame.locator("[data-role=where]")
    frame.locator("[data-role=more]").click()
    frame.locator("[data-role=names]").select_option("ru")
    expect(where).to_contain_text("Москва")
    before = born(page)
    choices(page)
    page.get_by_role("slider").last.focus()
    page.keyboard.press("ArrowLeft")
    expect(frame.locator("[data-role=range-to]")).to_have_attribute("aria-valuetext", re.compile(r"\b8 July"))
    expect(where).to_contain_text("Москва")
    assert born(page) == before
    table = b"date,city,country,leaders\n2024-05-16,Lima,Peru,Ada Example (Chile)\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "mine.csv", "mimeType": "text/csv", "buffer": table}
    )
    expect(frame.locator("[data-role=caption]")).to_contain_text("Лима, Перу")
    turned(page, "Flows", page.get_by_role("textbox", name="Files, folders or patterns"))
    meetings = tmp_path / "meetings.csv"
    meetings.write_bytes(table)
    paths = page.get_by_role("textbox", name="Files, folders or patterns")
    paths.fill(str(meetings))
    paths.press("Control+Enter")
    page.get_by_role("button", name="Count the flows").click()
    flows = page.frame_locator("iframe.flows")
    expect(flows.locator("[data-role=where]")).to_contain_text("Чили")
    flows.locator("[data-role=more]").click()
    flows.locator("[data-role=names]").select_option("table")
    expect(flows.locator("[data-role=where]")).to_contain_text("Chile")
    turned(page, "Meetings", frame.locator("[data-role=caption]"))
    expect(frame.locator("[data-role=caption]")).to_contain_text("Lima, Peru")

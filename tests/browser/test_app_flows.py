"""The page of flows in a real browser: a folder or an upload becomes a map, and nothing is lost on it."""

from __future__ import annotations

import os
import re
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.bench.flows.generate import generate
from tests.browser.app_page import WAIT, settled, turned
from tests.browser.conftest import app_running
from tests.browser.replay_page import NewPage, until
from tests.flow.rows import PARIS, line, write
from tests.s3.gate import Gate
from tests.s3.serving import S3MissingError, environment, server

pytestmark = pytest.mark.browser


@pytest.fixture
def flows(page: Page, app_url: str) -> Page:
    page.goto(f"{app_url}/flows")
    expect(page.get_by_text("Name files of events")).to_be_visible(timeout=WAIT)
    return page


@pytest.fixture
def events(tmp_path: Path) -> Path:
    rows = [line(), line("043", "FRA", "JPN", "20240616", **PARIS), line("012")]
    return write(tmp_path / "events.csv", rows)


def count(page: Page, paths: str) -> None:
    """Name the files and start."""
    settled(page)
    field = page.get_by_role("textbox", name="Files, folders or patterns")
    field.fill(paths)
    field.press("Control+Enter")
    settled(page)
    page.get_by_role("button", name="Count the flows").click()


def shown(page: Page) -> FrameLocator:
    found = page.frame_locator("iframe.flows")
    expect(found.locator("[data-role=date]")).to_be_visible(timeout=WAIT)
    return found


def test_a_file_becomes_a_map_with_its_figures_and_every_row_accounted_for(flows: Page, events: Path) -> None:
    count(flows, str(events))
    expect(shown(flows).get_by_text("Kyiv").first).to_be_visible()
    for label, value in (("Rows read", "3"), ("Rows that tell of visits", "2"), ("Visits", "2")):
        figure = flows.get_by_test_id("stMetric").filter(has_text=re.compile(f"^{label}"))
        expect(figure.get_by_test_id("stMetricValue")).to_have_text(value)
    flows.get_by_role("tab", name="Rows in no flow").click()
    expect(flows.get_by_test_id("stDataFrame").last).to_be_visible()


def test_a_choice_in_the_panel_leaves_the_map_that_is_shown_alone(flows: Page, events: Path) -> None:
    count(flows, str(events))
    shown(flows)
    settled(flows)
    frame = flows.query_selector("iframe.flows").content_frame()
    born = frame.evaluate("performance.timeOrigin")
    flows.get_by_text("How it is read").click()
    flows.get_by_text("Leave damaged files out and go on").click()
    settled(flows)
    flows.wait_for_timeout(500)
    again = flows.query_selector("iframe.flows").content_frame()
    assert again.evaluate("performance.timeOrigin") == born


def test_the_saved_map_is_the_command_lines(flows: Page, events: Path, tmp_path: Path) -> None:
    from geo.cli.main import main

    count(flows, str(events))
    shown(flows)
    with flows.expect_download() as saved:
        flows.get_by_role("button", name="Save this map as one HTML file").click()
    assert main(["flows", str(events), "-o", str(tmp_path / "out.html"), "--no-cache"]) == 0
    assert Path(saved.value.path()).read_bytes() == (tmp_path / "out.html").read_bytes()


def test_a_map_that_is_saved_opens_as_it_stood(
    flows: Page, events: Path, new_page: NewPage, tmp_path: Path
) -> None:
    count(flows, str(events))
    map_there = shown(flows)
    map_there.locator("[data-role=mode-period]").click()
    map_there.locator("[data-role=previous]").click()
    date = map_there.locator("[data-role=date]").inner_text()
    settled(flows)
    with flows.expect_download() as saved:
        flows.get_by_role("button", name="Save this map as one HTML file").click()
    saved.value.save_as(tmp_path / "flows.html")
    alone = new_page()
    alone.goto((tmp_path / "flows.html").as_uri())
    expect(alone.locator("[data-role=date]")).to_have_text(date)
    expect(alone.locator("[data-role=mode-period]")).to_have_attribute("aria-pressed", "true")


def test_an_upload_is_counted_too(flows: Page, events: Path) -> None:
    settled(flows)
    flows.get_by_test_id("stRadio").get_by_text("Upload", exact=True).filter(visible=True).click()
    chooser = flows.get_by_test_id("stFileUploader").filter(has_text="Files of events")
    chooser.locator("input[type=file]").set_input_files(str(events))
    expect(flows.get_by_text("1 uploaded")).to_be_visible(timeout=WAIT)
    flows.get_by_role("button", name="Count the flows").click()
    shown(flows)


@pytest.mark.parametrize("paths", ["/nothing/is/here", ""])
def test_what_cannot_be_counted_is_said(flows: Page, paths: str) -> None:
    count(flows, paths)
    words = "no file is there" if paths else "Name a file, a folder or a pattern first"
    expect(flows.get_by_text(re.compile(words))).to_be_visible(timeout=WAIT)
    expect(flows.get_by_text("Traceback")).to_have_count(0)


def test_a_long_count_shows_its_progress_and_can_be_stopped(page: Page, tmp_path: Path) -> None:
    """It is held in the middle of its objects, by a storage that stops sending, until the stop has come."""
    work, sent = tmp_path / "work", []
    work.mkdir()
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))  # noqa: PLW0108
    generate(tmp_path / "many", 12_000, files=12, formats=("gz",), days=300)
    with ExitStack() as stack:
        try:
            store = stack.enter_context(server())
        except S3MissingError as error:
            if os.environ.get("CI"):
                pytest.fail(str(error))
            pytest.skip(str(error))
        store.put_folder(tmp_path / "many", "many")
        gate = stack.enter_context(Gate(store.url, lambda: any(work.glob("*/copies/*"))))
        own = environment(gate.url) | {"TMPDIR": str(work), "XDG_CACHE_HOME": str(work)}
        url = stack.enter_context(app_running(tmp_path / "server.log", **own))
        page.goto(f"{url}/flows")
        expect(page.get_by_text("Name files of events")).to_be_visible(timeout=WAIT)
        count(page, "s3://news/many")
        expect(page.get_by_text("0 of 12 files, 0 rows")).to_be_visible(timeout=WAIT)
        until(page, gate.held)
        before = len(sent)
        page.get_by_role("button", name="Stop").click()
        until(page, lambda: len(sent) > before)
        for _ in range(2):  # what has been sent is read before what is asked after it
            assert page.request.get(f"{url}/_stcore/health").ok
        gate.open()
        expect(page.get_by_text("Name files of events")).to_be_visible(timeout=WAIT)
        expect(page.locator("iframe.flows")).to_have_count(0)


def test_a_look_at_the_flows_costs_no_table_in_work(page: Page, app_url: str) -> None:
    page.goto(app_url)
    frame = page.frame_locator("iframe.map")
    expect(frame.locator("[data-role=date]")).to_be_visible(timeout=WAIT)
    table = b"date,city,country,leaders\n2024-05-16,Lima,Peru,Ada Example (Chile)\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "mine.csv", "mimeType": "text/csv", "buffer": table}
    )
    expect(frame.get_by_text("Ada Example").first).to_be_visible(timeout=WAIT)
    turned(page, "Flows", page.get_by_text("Name files of events"))
    turned(page, "Meetings", page.get_by_text("mine.csv").first)
    expect(page.frame_locator("iframe.map").get_by_text("Ada Example").first).to_be_visible(timeout=WAIT)


def test_a_look_at_the_flows_right_after_an_upload_costs_no_table_either(page: Page, app_url: str) -> None:
    with page.expect_websocket() as connection:
        page.goto(app_url)
    expect(page.frame_locator("iframe.map").locator("[data-role=date]")).to_be_visible(timeout=WAIT)
    table = b"date,city,country,leaders\n2024-05-16,Lima,Peru,Ada Example (Chile)\n"
    # The page names a file while it is still being sent: what counts is that the server was told of it.
    with connection.value.expect_event("framesent", lambda told: b"mine.csv" in told, timeout=WAIT):
        page.locator("input[type=file]").set_input_files(
            {"name": "mine.csv", "mimeType": "text/csv", "buffer": table}
        )
    turned(page, "Flows", page.get_by_text("Name files of events"))
    turned(page, "Meetings", page.get_by_text("mine.csv").first)
    expect(page.frame_locator("iframe.map").get_by_text("Ada Example").first).to_be_visible(timeout=WAIT)

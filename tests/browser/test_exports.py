"""The menu of exports and the page of figures in a real browser."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.atlas import read
from geo.export.formats import FORMATS, export


@pytest.fixture
def opened(page: Page, app_url: str) -> Page:
    page.goto(app_url)
    expect(page.frame_locator("iframe.map").locator("[data-role=date]")).to_be_visible()
    return page


def test_the_menu_saves_what_the_command_line_writes(opened: Page, seed_folder: Path) -> None:
    opened.get_by_role("button", name="Export for other programs").click()
    atlas = read(seed_folder)
    for name in ("geojson", "ics", "xlsx"):
        with opened.expect_download() as saved:
            opened.get_by_role("button", name=FORMATS[name].title).click()
        assert saved.value.suggested_filename == f"putin-2024.{name}"
        assert Path(saved.value.path()).read_bytes() == export(atlas, FORMATS[name])


def test_what_is_shown_can_be_exported_alone(opened: Page) -> None:
    opened.get_by_role("button", name="Export for other programs").click()
    whole = saved_geojson(opened)
    opened.get_by_text("What is shown: this leader and these days").click()
    end = time.monotonic() + 300  # until the page has heard of the choice it saves what was chosen before
    while (said := saved_geojson(opened)) == whole:
        assert time.monotonic() < end
    assert all("Vladimir Putin" in one["leaders"] for one in said if one["kind"] == "meeting")
    assert {one["leader"] for one in said if one["kind"] == "leg"} == {"Vladimir Putin"}


def saved_geojson(opened: Page) -> list[dict[str, Any]]:
    """What the features of the file tell."""
    with opened.expect_download() as saved:
        opened.get_by_role("button", name=FORMATS["geojson"].title).click()
    features = json.loads(Path(saved.value.path()).read_text("utf-8"))["features"]
    return [one["properties"] for one in features]


def test_every_chart_is_drawn_and_has_a_table_that_can_be_saved(opened: Page) -> None:
    opened.get_by_role("tab", name="Figures").click()
    expect(opened.get_by_role("heading", name="Two leaders on one clock")).to_be_visible()
    expect(
        opened.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg").first
    ).to_be_visible()
    opened.get_by_text("The numbers as a table").nth(2).click()
    table = opened.get_by_role("table").filter(has_text="country name").first
    expect(table).to_contain_text("Kazakhstan")
    with opened.expect_download() as saved:
        opened.get_by_role("button", name="Save as CSV").first.click()
    assert "country,country_name,visits,days" in Path(saved.value.path()).read_text("utf-8-sig")

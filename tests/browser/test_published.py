"""A published folder on a web server of its own: alone, in a page's frame, under a strict policy."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.pictures import browser
from tests import chromium
from tests.cli.test_main import geo

pytestmark = pytest.mark.browser

STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data: blob:; frame-src 'self'"


class Strict(SimpleHTTPRequestHandler):
    """A server whose policy allows scripts of its own alone, in every answer."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


class Plain(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


class Head(HTMLParser):
    """What the head of a page says: name → content, and the addresses of links."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.links: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "meta" and "content" in told:
            self.said[told.get("property") or told.get("name", "")] = told["content"]
        if tag == "link":
            self.links[told.get("type", "")] = told["href"]


@pytest.fixture
def served(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Path, str]]:
    """A folder on a server of its own, and its address."""
    folder = tmp_path / "served"
    folder.mkdir()
    handler = partial(getattr(request, "param", Plain), directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


def wait_until(holds: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.fixture(autouse=True)
def _drawn_by_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(browser.VARIABLE, str(chromium.windowless()))


def test_the_folder_tells_networks_and_its_frame_grows_with_its_content(
    page: Page, served: tuple[Path, str], seed_folder: Path
) -> None:
    folder, place = served
    hostile = 'Who <met> "whom" & </title><script>x</script>'
    ran = geo("publish", seed_folder, "-o", folder / "map", "--address", f"{place}/map", "--title", hostile)
    assert ran.returncode == 0, ran.stderr
    made = folder / "map"
    head = Head()
    head.feed((made / "index.html").read_text("utf-8"))
    assert head.said["og:title"] == hostile
    assert head.said["og:image"] == f"{place}/map/social.png"
    assert head.said["og:description"].startswith("21 meetings held, 8 May – 9 July 2024")
    told = json.loads((made / "oembed.json").read_text("utf-8"))
    assert head.links["application/json+oembed"] == f"{place}/map/oembed.json"
    assert (told["version"], told["type"], told["title"]) == ("1.0", "rich", hostile)
    text = (made / "embed.html").read_text("utf-8")
    around = f"<!DOCTYPE html><title>An article</title><p>Before</p>{text}<p id=after>After</p>"
    (folder / "article.html").write_text(around, "utf-8")
    (folder / "stripped.html").write_text((made / "fallback.html").read_text("utf-8"), "utf-8")
    page.set_viewport_size({"width": 1200, "height": 900})
    page.goto(f"{place}/article.html")
    frame = page.locator("iframe")
    expect(page.frame_locator("iframe").locator("[data-role=date]")).to_be_visible()
    expect(frame).to_have_attribute("height", "720")
    page.set_viewport_size({"width": 420, "height": 900})
    expect(frame).not_to_have_attribute("height", "720")
    # Scripts are asked in the frame, whose policy lets nobody wait there by a text that is run.
    held = "document.documentElement.scrollHeight - innerHeight <= 1 && innerHeight > 900"
    wait_until(lambda: page.frames[1].evaluate(held))
    page.set_viewport_size({"width": 1200, "height": 900})
    expect(frame).to_have_attribute("height", "720")
    page.goto(f"{place}/stripped.html")
    expect(page.get_by_role("img")).to_have_js_property("naturalWidth", 1200)
    page.get_by_role("link").click()
    expect(page.locator("[data-role=date]")).to_be_visible()


@pytest.mark.parametrize("served", [Strict], indirect=True)
def test_parted_it_plays_where_a_servers_policy_allows_its_own_scripts_alone(
    page: Page, served: tuple[Path, str], seed_folder: Path
) -> None:
    folder, place = served
    story = ("--parted", "--story", seed_folder / "story.csv")
    for name, words in (("whole", ()), ("parted", ("--parted",)), ("told", story)):
        ran = geo("publish", seed_folder, "-o", folder / name, "--no-picture", *words)
        assert ran.returncode == 0, ran.stderr
    page.goto(f"{place}/whole/index.html")
    expect(page.locator("[data-role=date]")).to_have_count(0)  # why there are parts
    page.goto(f"{place}/parted/index.html#day=2024-06-19")
    expect(page.locator("[data-role=date]")).to_have_text("19 June 2024")
    page.goto(f"{place}/told/index.html#chapter=2")
    expect(page.get_by_role("heading", name="To China, or from it?")).to_be_visible()
    expect(page.locator("[data-role=date]")).to_have_text("17 May 2024")


@pytest.mark.parametrize(
    "address",
    [
        "ftp://e.test/",
        "https://u:p@e.test/",
        "https://e.test:99999/",
        "https://e.test/?q",
        "//e.test",
        'https://e"',
    ],
)
def test_an_address_that_cannot_be_or_would_tell_a_password_is_refused(tmp_path: Path, address: str) -> None:
    ran = geo("publish", tmp_path / "none.csv", "-o", tmp_path / "map", "--address", address)
    assert (ran.returncode, list(tmp_path.iterdir())) == (2, [])
    assert "write where the folder will be" in ran.stderr

"""The page fixtures themselves: what they let through, refuse and write down."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.replay_page import until

STRANGER = "http://192.0.2.1/x.png"  # RFC 5737: an address of nobody


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """Address of a small server of files on this machine."""
    (tmp_path / "index.html").write_text(f"<body>served<img src='{STRANGER}'></body>")
    handler = functools.partial(Silent, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


def test_an_offline_page_writes_down_and_refuses_every_request(offline_page, tmp_path, served):
    document = tmp_path / "document.html"
    script = f"fetch('{served}').catch(() => 0); new WebSocket('ws://192.0.2.1/socket');"
    inside = "fetch('data:text/plain,here').then(r => r.text()).then(t => document.title = t);"
    document.write_text(f"<body><img src='{STRANGER}'><script>{script}{inside}</script></body>")
    offline_page.goto(document.as_uri())
    offline_page.wait_for_function("document.title === 'here'")
    until(offline_page, lambda: len(offline_page.requests_made) >= 3)
    assert sorted(offline_page.requests_made) == sorted([STRANGER, served, "ws://192.0.2.1/socket"])


def test_a_page_reaches_this_machine_and_no_other(page, served):
    page.goto(served)
    assert page.inner_text("body") == "served"
    until(page, lambda: page.requests_made)
    assert page.requests_made == [STRANGER]


def test_console_messages_of_every_level_and_errors_are_problems(offline_page, tmp_path):
    document = tmp_path / "document.html"
    document.write_text(
        "<script>console.debug('low'); console.error('high'); throw new Error('thrown')</script>"
    )
    offline_page.goto(document.as_uri())
    until(offline_page, lambda: len(offline_page.problems) >= 3)
    assert offline_page.problems == ["debug: low", "error: high", "page error: thrown"]


def test_a_quiet_page_has_no_problem_and_asks_for_nothing(offline_page, tmp_path):
    document = tmp_path / "document.html"
    document.write_text("<!doctype html><title>quiet</title><p>Nothing here")
    offline_page.goto(document.as_uri())
    offline_page.wait_for_timeout(100)
    assert (offline_page.problems, offline_page.requests_made) == ([], [])


def test_a_new_page_has_the_options_it_was_asked_for(new_page):
    tokyo = new_page(timezone_id="Asia/Tokyo", viewport={"width": 360, "height": 640}, color_scheme="dark")
    assert tokyo.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == "Asia/Tokyo"
    assert tokyo.evaluate("innerWidth") == 360
    assert tokyo.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert new_page().evaluate("innerWidth") == 1280

"""A real Chromium, pages that note what goes wrong, the map document and the running app."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

import geo.flow.map
import geo.html.map
from tests import chromium
from tests.browser.replay_page import DEFAULT, OPENS_IN, PATIENCE_S, NewPage, bundled, day
from tests.free_port import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
ARTIFACTS = ROOT / "test-artifacts"
DESKTOP = {"width": 1280, "height": 800}
INSIDE = ("file", "data", "blob", "about")
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
START_SECONDS = 300
ONE_PROCESS = "--renderer-process-limit=1"
"""Pages share a process that has compiled the map's scripts; otherwise each starts its own, and compiles."""
FAILED = pytest.StashKey[bool]()
expect.set_options(timeout=PATIENCE_S * 1000)


@pytest.fixture(scope="session", autouse=True)
def _projection() -> Iterator[None]:
    """With ``MAP_PROJECTION=web-mercator`` the maps that tests write open in it, where they name none."""
    with pytest.MonkeyPatch.context() as patched:
        if OPENS_IN != DEFAULT:
            for module in (geo.html.map, geo.flow.map):
                patched.setattr(module, "framed", _opening_in(OPENS_IN, module.framed))
        yield


def _opening_in(projection: str, framed: Callable[..., str]) -> Callable[..., str]:
    def opening(document: dict[str, Any], *arguments: Any, **options: Any) -> str:
        return framed({"projection": projection} | document, *arguments, **options)

    return opening


@pytest.fixture(scope="module")
def replay() -> dict[str, Any]:
    """The bundled reports' replay document, as one follows the leader through the spring and summer."""
    document = bundled()
    document["follow"] = document["leaders"]["name"].index("Vladimir Putin")
    document["range"] = [day("2024-05-07"), day("2024-07-10")]
    return document


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once. Without one the tests fail, and say how to get it."""
    program, reason = None, ""
    try:
        program = chromium.windowless()
    except chromium.ChromiumMissingError as error:
        reason = str(error)
    if program is None:
        pytest.fail(reason, pytrace=False)
    with sync_playwright() as session:
        flags = [*chromium.FLAGS, ONE_PROCESS]
        started = session.chromium.launch(executable_path=str(program), args=flags)
        yield started
        started.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let the pages' fixture know that the test failed."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session")
def _offline(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Contexts without any network, one for each choice of options, each with an empty page that stays: to
    make the first page of a context takes as long as to show the map in it."""
    kept: dict[str, BrowserContext] = {}

    def context(**options: Any) -> BrowserContext:
        name = repr(sorted(options.items()))
        if name not in kept:
            kept[name] = browser.new_context(**options, offline=True)
            kept[name].new_page()
        return kept[name]

    yield context
    for one in kept.values():
        one.close()


@pytest.fixture
def _open(
    browser: Browser, _offline: Callable[..., BrowserContext], request: pytest.FixtureRequest
) -> Iterator[NewPage]:
    """Opens pages; closes them, with a picture after a failure. With a network each has a context of its own,
    for the app keeps things in the browser; the map does not."""
    own: set[BrowserContext] = set()
    shared: set[BrowserContext] = set()

    def open_page(*, local: bool, **options: Any) -> Page:
        wanted = {"viewport": DESKTOP} | options
        context = browser.new_context(**wanted) if local else _offline(**wanted)
        context.set_default_timeout(PATIENCE_S * 1000)
        (own if local else shared).add(context)
        page = context.new_page()
        _note_everything(page, local)
        return page

    yield open_page
    if request.node.stash.get(FAILED, False):
        for number, context in enumerate(own | shared):
            _picture(context.pages, f"{request.node.nodeid}-{number}")
    for page in [page for context in shared for page in context.pages[1:]]:
        page.unroute_all(behavior="ignoreErrors")
        page.close()
    for context in own:
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")
        context.close()


@pytest.fixture
def page(_open: NewPage) -> Page:
    """A page, 1280×800, that reaches this machine's servers and nothing else.

    ``page.problems``: every console message and page error, as text. ``page.requests_made``:
    addresses that it asked for outside this machine; they were refused.
    """
    return _open(local=True)


@pytest.fixture
def new_page(_open: NewPage) -> NewPage:
    """Opens pages without any network: ``new_page(timezone_id="Asia/Tokyo", viewport=…)``.

    Takes the options of a Playwright context. ``page.problems`` as for ``page``;
    ``page.requests_made``: every address it asked for but file:, data:, blob: and about:.
    """
    return lambda **options: _open(local=False, **options)


@pytest.fixture
def offline_page(new_page: NewPage) -> Page:
    """A page of ``new_page`` with the default options."""
    return new_page()


@pytest.fixture(scope="session")
def map_file(tmp_path_factory: pytest.TempPathFactory, seed_folder: Path) -> Path:
    """The map document of the bundled reports, made by the command line."""
    target = tmp_path_factory.mktemp("map") / "map.html"
    command = [sys.executable, "-m", "geo", "map", str(seed_folder), "-o", str(target)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, f"`python -m geo map` failed:\n{made.stdout}{made.stderr}"
    return target


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the running app, started once on a free port."""
    with app_running(tmp_path_factory.mktemp("app") / "server.log") as url:
        yield url


@contextmanager
def app_running(log: Path, **environment: str) -> Iterator[str]:
    """The address of an app of one's own, with this in its environment."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.port", str(port), "--server.headless", "true"]
    with log.open("w", encoding="utf-8") as output:
        server = subprocess.Popen(
            command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, env=os.environ | environment
        )
    try:
        url = f"http://localhost:{port}"
        _wait_until_healthy(server, url, log)
        yield url
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_until_healthy(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    """Ask the health page until it says ok; fail with the server's output."""
    end = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:
                if answer.read() == b"ok":
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.1)
    state = "still starts" if server.poll() is None else f"ended with {server.returncode}"
    pytest.fail(f"the app {state}; its output:\n{log.read_text('utf-8', 'replace')}", pytrace=False)


def _note_everything(page: Page, local: bool) -> None:
    """Give the page its lists ``problems`` and ``requests_made``, and keep it from the network."""
    problems: list[str] = []
    requests_made: list[str] = []

    def allowed(url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in INSIDE or (local and parts.hostname in THIS_MACHINE)

    def route(route: Route) -> None:
        if allowed(route.request.url):
            route.continue_()
        else:
            requests_made.append(route.request.url)
            route.abort()

    def socket(url: str) -> None:
        if not allowed(url):  # cannot be routed without changing the page; leads nowhere by chromium.FLAGS
            requests_made.append(url)

    page.route("**/*", route)
    page.on("websocket", lambda opened: socket(opened.url))
    page.on("console", lambda message: problems.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"page error: {error}"))
    page.problems = problems  # type: ignore[attr-defined]
    page.requests_made = requests_made  # type: ignore[attr-defined]


def _picture(pages: list[Page], name: str) -> None:
    """What the pages show, under test-artifacts/."""
    ARTIFACTS.mkdir(exist_ok=True)
    for number, page in enumerate(pages):
        stem = re.sub(r"[^A-Za-z0-9._-]+", "-", name.removeprefix("tests/browser/"))
        page.screenshot(path=ARTIFACTS / f"{stem}-{number}.png")

"""The command ``app``: what Streamlit is told, and that a browser is opened where there is one to open."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from streamlit.net_util import get_external_ip
from streamlit.web import cli as streamlit

from geo.cli.main import main
from tests.free_port import free_port

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A system with a screen and nothing said about browsers."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("STREAMLIT_SERVER_HEADLESS", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    return monkeypatch


def told(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> list[str]:
    """What Streamlit is called with; of an option that comes twice it takes the last."""
    called: list[str] = []
    monkeypatch.setattr(streamlit, "main", lambda **_: called.extend(sys.argv))
    monkeypatch.setattr("sys.argv", ["summit-atlas", "app", *arguments])
    assert main(["app", *arguments]) == 0
    return called


def headless(options: list[str]) -> str:
    return [one.partition("=")[2] for one in options if one.startswith("--server.headless")][-1]


def test_the_browser_is_opened_and_nobody_is_asked_for_an_address(screen: pytest.MonkeyPatch) -> None:
    options = told(screen)
    assert headless(options) == "false"
    assert "--server.showEmailPrompt=false" in options
    assert "--browser.gatherUsageStats=false" in options


@pytest.mark.parametrize("arguments", [["--no-browser"], ["--", "--server.headless=true"]])
def test_it_is_not_opened_where_the_call_says_so(screen: pytest.MonkeyPatch, arguments: list[str]) -> None:
    assert headless(told(screen, *arguments)) == "true"


def test_what_is_said_to_streamlit_wins(screen: pytest.MonkeyPatch) -> None:
    assert headless(told(screen, "--no-browser", "--", "--server.headless=false")) == "false"


def test_it_is_not_opened_where_the_environment_says_so(screen: pytest.MonkeyPatch) -> None:
    screen.setenv("STREAMLIT_SERVER_HEADLESS", "true")
    assert headless(told(screen)) == "true"


def test_it_is_not_opened_without_a_screen(screen: pytest.MonkeyPatch) -> None:
    screen.delenv("DISPLAY")
    assert headless(told(screen)) == "true"
    screen.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert headless(told(screen)) == "false"


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there is xdg-open what opens pages")
def test_the_page_s_own_address_is_what_is_opened(tmp_path: Path) -> None:
    opened, port = tmp_path / "opened", free_port()
    browser = tmp_path / "xdg-open"
    browser.write_text(
        f'#!/bin/sh\necho "$1" > {opened}.part && mv {opened}.part {opened}\n', encoding="utf-8"
    )
    browser.chmod(0o755)
    environment = os.environ | {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "DISPLAY": ":0",
        "HOME": str(tmp_path),
    }
    environment.pop("STREAMLIT_SERVER_HEADLESS", None)
    command = [sys.executable, "-m", "geo", "app", "--port", str(port)]
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + PATIENCE_S
        while not opened.exists() and server.poll() is None and time.monotonic() < end:
            time.sleep(0.1)
        assert opened.read_text(encoding="utf-8").strip() == f"http://localhost:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(PATIENCE_S)
        finally:
            server.kill()


def test_nobody_outside_is_asked_for_an_address_even_before_the_first_reader(
    screen: pytest.MonkeyPatch,
) -> None:
    screen.setattr("streamlit.net_util._external_ip", None)
    screen.setattr("streamlit.net_util._make_blocking_http_get", lambda *_, **__: pytest.fail("asked"))
    told(screen)
    assert get_external_ip() == "127.0.0.1"

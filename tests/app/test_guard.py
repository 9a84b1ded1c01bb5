"""Under which names of this computer the page is heard, and what it is set to wherever it is started."""

from __future__ import annotations

import tomllib

import pytest
from streamlit import config, net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from geo.app import guard
from geo.cli.app import _flags
from geo.resources import PAGE_CONFIG

ALLOWED = ["localhost", "127.0.0.1", "::1", "*.atlas.example"]


@pytest.fixture
def allowed() -> object:
    before = config.get_option("server.allowedHosts")
    config.set_option("server.allowedHosts", ALLOWED)
    yield ALLOWED
    config.set_option("server.allowedHosts", before)


@pytest.mark.parametrize(
    ("host", "meant"),
    [
        ("localhost:8501", True),
        ("LOCALHOST.:8501", True),
        ("127.0.0.1", True),
        ("[::1]:8501", True),
        ("de.atlas.example", True),
        ("atlas.example", False),
        ("rebound.example:8501", False),
        ("localhost.rebound.example", False),
        ("127.0.0.1.rebound.example:8501", False),
        ("rebound.example@localhost", False),
        ("localhost@rebound.example", False),
        ("localhost/rebound.example", False),
        ("localhost:8501:80", False),
        ("[::1", False),
        ("", False),
    ],
)
def test_a_name_is_heard_where_streamlit_hears_it_and_nowhere_else(
    host: str, meant: bool, allowed: list[str]
) -> None:
    assert guard.is_meant(host, allowed) is meant
    assert is_host_allowed(host) is meant


def test_every_setting_is_one_that_streamlit_knows() -> None:
    told = guard.settings(tomllib.loads(PAGE_CONFIG.read_text("utf-8")))
    assert told.keys() <= config.get_config_options().keys()
    assert told["runner.postScriptGC"] is False
    assert told["client.disableDataExport"] is True
    assert told["server.allowedHosts"] == list(guard.LOOPBACK)


def test_the_command_hands_every_setting_on_one_by_one() -> None:
    told = list(
        _flags({"server": {"allowedHosts": ["localhost", "::1"], "port": 1}, "ui": {"hideTopBar": True}})
    )
    assert told == [
        "--server.allowedHosts=localhost",
        "--server.allowedHosts=::1",
        "--server.port=1",
        "--ui.hideTopBar=true",
    ]


def test_a_setting_that_somebody_made_stays() -> None:
    before = config.get_option("client.showErrorDetails")
    config.set_option("client.showErrorDetails", "full", "the command line")
    guard.keep_settings.cache_clear()
    try:
        guard.keep_settings()
        assert config.get_option("client.showErrorDetails") == "full"
    finally:
        config.set_option("client.showErrorDetails", before)


@pytest.mark.parametrize(("said", "shared"), [("", False), ("0", False), ("1", True), ("yes", True)])
def test_one_switch_says_that_the_page_is_shared(
    said: str, shared: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(guard.SHARED, said)
    assert guard.is_shared() is shared


def test_no_page_of_another_origin_has_an_outside_service_asked_for_an_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: asked.append(url))
    assert not is_url_from_allowed_origins("https://somebody.example")
    assert asked
    asked.clear()
    guard.ask_nobody_for_addresses()
    assert not is_url_from_allowed_origins("https://somebody.example")
    assert is_url_from_allowed_origins("http://localhost:8501")
    assert asked == []

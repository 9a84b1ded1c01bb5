"""The running Nominatim, a proxy in front of it, and a clock that nobody waits for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.online.asking import Provider, provider
from geo.online.cache import OnlineCache
from tests.nominatim.fault_proxy import FaultProxy
from tests.nominatim.installing import NominatimMissingError
from tests.nominatim.serving import Nominatim


class Clock:
    """Seconds since 1970 that pass only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_795_000_000.0  # 2026-11-18
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture(scope="session")
def nominatim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nominatim]:
    """A real Nominatim over the extract. Tests that stop it must start it again."""
    try:
        server = Nominatim(tmp_path_factory.mktemp("nominatim") / "server.log")
    except NominatimMissingError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))
    with server:
        yield server


@pytest.fixture
def proxy(nominatim: Nominatim) -> Iterator[FaultProxy]:
    """A proxy of the test's own in front of Nominatim."""
    with FaultProxy(nominatim.host) as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(tmp_path: Path, clock: Clock) -> OnlineCache:
    """A cache of the test's own, on the test's clock."""
    return OnlineCache(tmp_path / "cache", clock=clock, sleep=clock.sleep)


@pytest.fixture
def through_proxy(proxy: FaultProxy) -> Provider:
    """Nominatim as the user would name it, behind the proxy."""
    return provider("nominatim", domain=proxy.host, scheme="http", environment={})

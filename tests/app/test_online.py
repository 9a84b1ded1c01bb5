"""Which services a reader of the page can have asked, whatever a message says."""

from __future__ import annotations

import pytest

from geo.app import online
from geo.app.guard import SHARED
from geo.errors import ProviderError


@pytest.fixture(autouse=True)
def _keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for service in ("PHOTON", "NOMINATIM", "OPENCAGE", "PICKPOINT", "PELIAS"):
        monkeypatch.setenv(f"SUMMIT_ATLAS_{service}_KEY", "the owner's key")
    monkeypatch.setattr(online.st, "secrets", {})


@pytest.mark.parametrize("shared", ["", "1"])
@pytest.mark.parametrize("service", ["opencage", "pickpoint", "pelias", "googlev3", "", "Nominatim"])
def test_a_service_that_is_not_offered_is_not_asked(
    service: str, shared: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SHARED, shared)
    with pytest.raises(ProviderError):
        online._chosen(service, "collector.example", "https")


@pytest.mark.parametrize("service", online.SERVICES)
def test_a_host_that_is_typed_gets_no_key(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SHARED, raising=False)
    assert online._chosen(service, "collector.example", "https").key == ""


@pytest.mark.parametrize("service", online.SERVICES)
def test_where_others_use_the_page_a_service_is_asked_at_home_alone(
    service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SHARED, "1")
    chosen = online._chosen(service, "169.254.169.254", "http")
    assert chosen.host in {"nominatim.openstreetmap.org", "photon.komoot.io"}
    assert chosen.scheme == "https"
    assert chosen.public


def test_a_scheme_that_is_not_offered_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SHARED, raising=False)
    with pytest.raises(ProviderError):
        online._chosen("photon", "", "file")

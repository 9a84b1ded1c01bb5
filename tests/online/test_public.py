"""A name never leads into the network of who runs the program, and no key to a host that others name."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from geo.errors import OnlineError
from geo.online import public
from geo.online.cache import OnlineCache
from geo.online.client import Client
from geo.online.providers import provider


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a9fe:a9fe", "ff02::1", "no address",
        "::10.0.0.1", "::127.0.0.1", "64:ff9b:1::a00:1", "64:ff9b:1::1", "fec0::1", "fec0:0:0:ffff::1",
    ],
)  # fmt: skip
def test_addresses_of_networks_of_ones_own_are_not_public(address: str) -> None:
    assert not public.is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "193.0.6.139", "2001:67c:2e8:22::c100:68b", "64:ff9b::101:101"]
)
def test_addresses_of_everybodys_network_are(address: str) -> None:
    assert public.is_public(address)


def leading_to(*addresses: str) -> Any:
    """Names as somebody else's server of names has them."""

    def found(host: str, port: int, *rest: object, **more: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in addresses]

    return found


@pytest.mark.parametrize("addresses", [("127.0.0.1",), ("1.1.1.1", "10.0.0.1"), ()])
def test_a_name_that_leads_anywhere_private_is_not_connected_to(
    addresses: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", leading_to(*addresses))
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    with pytest.raises(public.NotPublicError):
        public.connected(("nominatim.example", 443))


def test_what_was_looked_at_is_what_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", leading_to("1.1.1.1"))
    to: list[object] = []
    monkeypatch.setattr(socket, "create_connection", lambda address, *_, **__: to.append(address))
    public.connected(("nominatim.example", 443), 5.0)
    assert to == [("1.1.1.1", 443)]


@pytest.fixture
def inside() -> Iterator[tuple[str, list[str]]]:
    """A server of one's own network, and what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"[]")

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.mark.slow
@pytest.mark.parametrize("service", ["nominatim", "photon"])
def test_only_who_may_ask_within_the_own_network_does(
    inside: tuple[str, list[str]], service: str, tmp_path: Path
) -> None:
    place, asked = inside
    cache = OnlineCache(tmp_path, sleep=lambda _: None)
    others = provider(service, domain=place, scheme="http", public=True, environment={})
    with pytest.raises(OnlineError, match="cannot be reached"):
        Client(others, cache).ask("Somewhere")
    assert asked == []
    owner = provider(service, domain=place, scheme="http", environment={})
    if service == "nominatim":  # whose empty answer is this
        Client(owner, OnlineCache(tmp_path / "owner", sleep=lambda _: None)).ask("Somewhere")
        assert len(asked) == 1


def test_a_key_is_looked_for_only_where_it_may_be_sent() -> None:
    keys = {"SUMMIT_ATLAS_PHOTON_KEY": "secret", "SUMMIT_ATLAS_PHOTON_SECRET": "word"}
    own = provider("photon", environment=keys)
    assert (own.key, own.secret) == ("secret", "word")
    named = provider("photon", domain="collector.example", environment=keys, with_key=False)
    assert (named.key, named.secret) == ("", "")

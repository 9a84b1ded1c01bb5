"""Connections to public addresses alone: no name leads into the network of who runs the program."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from typing import Any
from urllib.request import BaseHandler, HTTPHandler, HTTPSHandler, Request


class NotPublicError(OSError):
    """A name that leads to an address of a network of one's own."""


def public_ways(context: ssl.SSLContext | None) -> tuple[BaseHandler, ...]:
    """What ``urllib`` opens addresses with, so that it connects to public ones alone.

    Where a proxy is set for the whole computer, it is the proxy that is connected to and that knows the way.
    """
    return _Http(), _Https(context=context)


def connected(address: tuple[str, int], *rest: Any, **more: Any) -> socket.socket:
    """``socket.create_connection``, to a public address alone.

    The name is looked up once, and what was looked at is what is connected to: a name that leads elsewhere a
    moment later gains nothing. Raises ``NotPublicError`` where any of its addresses is not public.
    """
    host, port = address
    found = {str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    if not found or not all(map(is_public, found)):
        raise NotPublicError(f"{host} is at no public address")
    fault: OSError = OSError(f"{host} cannot be reached")
    for one in sorted(found, key=lambda text: ":" in text):
        try:
            return socket.create_connection((one, port), *rest, **more)
        except OSError as error:
            fault = error
    raise fault


def is_public(text: str) -> bool:
    """Whether an address is one of the public network, also where it wraps another."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if inner or address in _TRANSLATED or address in _COMPATIBLE:
            return is_public(str(inner or ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
        if address.is_site_local or address in _LOCALLY_TRANSLATED:
            return False
    return address.is_global and not address.is_multicast


_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 behind a translator (RFC 6052)."""
_COMPATIBLE = ipaddress.IPv6Network("::/96")
"""IPv4 written as IPv6 (RFC 4291, given up)."""
_LOCALLY_TRANSLATED = ipaddress.IPv6Network("64:ff9b:1::/48")
"""IPv4 behind a translator of a network of one's own (RFC 8215)."""


class _Connection(http.client.HTTPConnection):
    def connect(self) -> None:
        self._create_connection = connected
        super().connect()


class _SafeConnection(http.client.HTTPSConnection):
    def connect(self) -> None:
        self._create_connection = connected
        super().connect()


class _Http(HTTPHandler):
    def http_open(self, req: Request) -> http.client.HTTPResponse:
        return self.do_open(_Connection if _is_direct(req) else http.client.HTTPConnection, req)


class _Https(HTTPSHandler):
    def https_open(self, req: Request) -> http.client.HTTPResponse:
        kind = _SafeConnection if _is_direct(req) else http.client.HTTPSConnection
        return self.do_open(kind, req, context=self._context)  # type: ignore[attr-defined]


def _is_direct(request: Request) -> bool:
    """Whether no proxy stands between."""
    return not request.has_proxy() and not getattr(request, "_tunnel_host", None)

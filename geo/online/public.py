"""Connections to public addresses alone: no name leads into the network of who runs the program."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.request import BaseHandler, HTTPHandler, HTTPSHandler, Request


class NotPublicError(OSError):
    """A name that leads to an address of a network of one's own."""


Meet = Callable[[socket.socket], None]
"""Called with each connection as soon as it is there, before anything is said over it."""


def public_ways(
    context: ssl.SSLContext | None, *, meet: Meet | None = None, here: bool = False
) -> tuple[BaseHandler, ...]:
    """What ``urllib`` opens addresses with, so that it connects to public ones alone, and with ``here`` to
    this computer too.

    Where a proxy is set for the whole computer, it is the proxy that is connected to and that knows the way.
    """
    joined = partial(_met, meet=meet, here=here)
    return _Http(joined), _Https(joined, context)


def connected(address: tuple[str, int], *rest: Any, here: bool = False, **more: Any) -> socket.socket:
    """``socket.create_connection``, to a public address alone (``here``: or to this computer).

    The name is looked up once, and what was looked at is what is connected to: a name that leads elsewhere a
    moment later gains nothing. Raises ``NotPublicError`` where any of its addresses is not public.
    """
    host, port = address
    if _is_number(host) and not is_public(host) and not (here and _is_loopback(host)):
        raise NotPublicError(f"{host} is not on the public internet")
    found = {str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    if not found or not all(is_public(one) or (here and _is_loopback(one)) for one in found):
        raise NotPublicError(f"{host} is not on the public internet")
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


def _is_number(text: str) -> bool:
    """Whether a host is an address itself and no name."""
    try:
        ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return True


def _is_loopback(text: str) -> bool:
    return _is_number(text) and ipaddress.ip_address(text.partition("%")[0]).is_loopback


def _met(
    address: tuple[str, int], *rest: Any, meet: Meet | None, here: bool, direct: bool, **more: Any
) -> socket.socket:
    """A connection, straight to a public address or to the computer's proxy; told of before it is used."""
    made = (
        connected(address, *rest, here=here, **more)
        if direct
        else socket.create_connection(address, *rest, **more)
    )
    if meet is not None:
        meet(made)
    return made


class _Connection(http.client.HTTPConnection):
    def __init__(self, *arguments: Any, joined: Callable[..., socket.socket], **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._create_connection = joined


class _SafeConnection(http.client.HTTPSConnection):
    def __init__(self, *arguments: Any, joined: Callable[..., socket.socket], **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._create_connection = joined


class _Http(HTTPHandler):
    def __init__(self, joined: Callable[..., socket.socket]) -> None:
        super().__init__()
        self._joined = joined

    def http_open(self, req: Request) -> http.client.HTTPResponse:
        kind: Any = _Connection
        return self.do_open(kind, req, joined=partial(self._joined, direct=_is_direct(req)))


class _Https(HTTPSHandler):
    def __init__(self, joined: Callable[..., socket.socket], context: ssl.SSLContext | None) -> None:
        super().__init__(context=context)
        self._joined = joined

    def https_open(self, req: Request) -> http.client.HTTPResponse:
        joined = partial(self._joined, direct=_is_direct(req))
        kind: Any = _SafeConnection
        return self.do_open(kind, req, joined=joined, context=self._context)  # type: ignore[attr-defined]


def _is_direct(request: Request) -> bool:
    """Whether no proxy stands between."""
    return not request.has_proxy() and not getattr(request, "_tunnel_host", None)

"""Close the network to all but this machine, in this process and in its Python children.

A folder of its own, because Python runs a module of this name at start-up when it finds it on
PYTHONPATH: so the command line and the app, which the tests start as programs, are closed too.
"""

from __future__ import annotations

import ipaddress
import os
import sys
from typing import Any

SWITCH = "SUMMIT_ATLAS_CLOSED_NETWORK"
ADDRESS_IN = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
}
"""Python's audit events of asking for an address, and the argument that holds it."""


class ClosedNetworkError(RuntimeError):
    """Something asked for an address outside this machine during the tests.

    No ``OSError``: code that survives an outage must not swallow it.
    """


def is_local(host: str) -> bool:
    """True for loopback addresses and names, and for "any" addresses, which only servers use."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host == "" or f".{host.lower().rstrip('.')}".endswith(".localhost")
    return address.is_loopback or address.is_unspecified


def refuse_strangers(event: str, arguments: tuple[Any, ...]) -> None:
    """Audit hook: raise ``ClosedNetworkError`` when an address is not on this machine."""
    if event not in ADDRESS_IN:
        return
    address = arguments[ADDRESS_IN[event]]
    if event.startswith(("socket.connect", "socket.send")):  # ("host", port); unix sockets: a path
        address = address[0] if isinstance(address, tuple) else None
    host = address.decode("ascii", "replace") if isinstance(address, bytes) else address
    if isinstance(host, str) and not is_local(host):
        raise ClosedNetworkError(
            f"the tests run without a network, but something asked for {host}; "
            "put the answer into the test or leave the request out"
        )


def close() -> None:
    """Close this process's network, and with ``SWITCH`` that of its Python children. Lasts."""
    folder = os.path.dirname(os.path.abspath(__file__))
    paths = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if folder not in paths:
        os.environ["PYTHONPATH"] = os.pathsep.join([folder, *filter(None, paths)])
    os.environ[SWITCH] = "1"
    sys.addaudithook(refuse_strangers)


if os.environ.get(SWITCH):
    close()

"""What goes wrong while an address is asked, in words."""

from __future__ import annotations

import socket
from http.client import HTTPException, InvalidURL
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from ..errors import TableError
from ..online import NotPublicError
from .addresses import refused
from .limits import Limits

ALLOWED: Final = "a table that comes whole"
STOPPED: Final = 399
"""Our own status for a redirect that is not followed; its words are in ``msg``."""


class BrokenOffError(Exception):
    """Less came than was announced."""


def failed(url: str, error: Exception, limits: Limits, *, late: bool) -> Exception:
    """What a failure below HTTP means."""
    reason = error.reason if isinstance(error, URLError) else error
    elsewhere = "try again later, or download it and open the file"
    words = (
        (late, f"a table that takes longer than {limits.total_s:,.0f} seconds", ALLOWED, elsewhere),
        (
            isinstance(reason, NotPublicError),
            "an address inside a private network, such as a home or an office, or of this computer",
            "an address on the public internet",
            "download the table in your browser and open the file",
        ),
        (
            isinstance(reason, TimeoutError),
            f"a server that says nothing for {limits.idle_s:,.0f} seconds",
            "an answer",
            elsewhere,
        ),
        (
            isinstance(reason, socket.gaierror),
            f"no computer called {urlsplit(url).hostname}",
            "an address that there is",
            "check its spelling, and your connection",
        ),
        (
            isinstance(reason, InvalidURL),
            "a redirect to something that is no address of the web",
            "an address of the web",
            "name the address of the table itself",
        ),
        (
            "CERTIFICATE_VERIFY_FAILED" in str(reason),
            "a server that cannot prove who it is (its certificate is not valid)",
            "a valid certificate",
            "tell whoever runs the server",
        ),
    )
    said = next((rest for holds, *rest in words if holds), None)
    if said is not None:
        return refused(url, *said)
    if not isinstance(error, URLError) and isinstance(reason, HTTPException | ConnectionError):
        return BrokenOffError("the connection was cut")
    found = f"a server that cannot be reached ({getattr(reason, 'strerror', None) or type(reason).__name__})"
    return refused(url, found, "an answer", "check the address and your connection, and try again")


_MEANING: Final = {
    401: ("a table that is not for everybody", "publish it, or download it and open the file"),
    403: ("a table that is not for everybody", "publish it, or download it and open the file"),
    404: ("nothing: the server knows no such address", "check its spelling, or whether it has moved"),
    410: ("nothing: the table was taken away", "a state that was kept can still be shown: say --as-of"),
    429: ("a server that is asked too often", "wait, and ask it less often"),
}


def said_no(url: str, error: HTTPError, limits: Limits) -> TableError:
    """What an answer means that is no table: its status, in words, and what to do."""
    if 300 <= error.code < 400:
        elsewhere = error.msg if error.code == STOPPED else "a redirect that leads nowhere"
        allowed = f"at most {limits.redirects} redirects, to addresses of the web"
        return refused(url, elsewhere, allowed, "name the address of the table itself")
    found, advice = _MEANING.get(
        error.code, ("a server with a fault", "try again later, or download it and open the file")
    )
    return refused(url, f"{found} (status {error.code})", "a table", advice)

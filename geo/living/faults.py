"""What goes wrong while an address is asked, in words."""

from __future__ import annotations

import socket
from http.client import HTTPException, InvalidURL
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from ..errors import TableError
from ..language import for_pages, phrase
from ..online import NotPublicError
from .addresses import refused
from .limits import Limits

ALLOWED: Final = phrase("a table that comes whole")
_AN_ANSWER: Final = phrase("an answer")
LATER: Final = phrase("try again later, or download it and open the file")
STOPPED: Final = 399
"""Our own status for a redirect that is not followed; its words are in ``msg``."""


class BrokenOffError(Exception):
    """Less came than was announced."""


def failed(url: str, error: Exception, limits: Limits, *, late: bool) -> Exception:
    """What a failure below HTTP means."""
    reason = error.reason if isinstance(error, URLError) else error
    said = next((rest for holds, *rest in _meant(url, reason, limits, late=late) if holds), None)
    if said is not None:
        return refused(url, *said)
    if not isinstance(error, URLError) and isinstance(reason, HTTPException | ConnectionError):
        return BrokenOffError(phrase("the connection was cut"))
    why = getattr(reason, "strerror", None) or type(reason).__name__
    found = phrase("a server that cannot be reached ({reason})", reason=why)
    return refused(url, found, _AN_ANSWER, phrase("check the address and your connection, and try again"))


def _meant(url: str, reason: object, limits: Limits, *, late: bool) -> tuple[tuple[bool, str, str, str], ...]:
    """Whether a failure is of each sort, and what that means: what was there, what is allowed, what to do."""
    return (
        (
            late,
            phrase("a table that takes longer than {count} seconds", count=round(limits.total_s)),
            ALLOWED,
            LATER,
        ),
        (
            isinstance(reason, NotPublicError),
            phrase("an address inside a private network, such as a home or an office, or of this computer"),
            phrase("an address on the public internet"),
            phrase("download the table in your browser and open the file"),
        ),
        (
            isinstance(reason, TimeoutError),
            phrase("a server that says nothing for {count} seconds", count=round(limits.idle_s)),
            _AN_ANSWER,
            LATER,
        ),
        (
            isinstance(reason, socket.gaierror),
            phrase("no computer called {name}", name=str(urlsplit(url).hostname)),
            phrase("an address that there is"),
            phrase("check its spelling, and your connection"),
        ),
        (
            isinstance(reason, InvalidURL),
            NO_WEB,
            phrase("an address of the web"),
            _ITSELF,
        ),
        (
            "CERTIFICATE_VERIFY_FAILED" in str(reason),
            phrase("a server that cannot prove who it is (its certificate is not valid)"),
            phrase("a valid certificate"),
            phrase("tell whoever runs the server"),
        ),
    )


NO_WEB: Final = phrase("a redirect to something that is no address of the web")
_ITSELF: Final = phrase("name the address of the table itself")
_NOT_OPEN: Final = (
    phrase("a table that is not for everybody"),
    phrase("publish it, or download it and open the file"),
)
_MEANING: Final = {
    401: _NOT_OPEN,
    403: _NOT_OPEN,
    404: (
        phrase("nothing: the server knows no such address"),
        phrase("check its spelling, or whether it has moved"),
    ),
    410: (
        phrase("nothing: the table was taken away"),
        for_pages(
            phrase("a state that was kept can still be shown: say --as-of"),
            phrase("a state that was kept can still be shown"),
        ),
    ),
    429: (phrase("a server that is asked too often"), phrase("wait, and ask it less often")),
}


def said_no(url: str, error: HTTPError, limits: Limits) -> TableError:
    """What an answer means that is no table: its status, in words, and what to do."""
    if 300 <= error.code < 400:
        elsewhere = error.msg if error.code == STOPPED else phrase("a redirect that leads nowhere")
        allowed = phrase("at most {count} redirects, to addresses of the web", count=limits.redirects)
        return refused(url, elsewhere, allowed, _ITSELF)
    meant, advice = _MEANING.get(error.code, (phrase("a server with a fault"), LATER))
    found = phrase("{found} (status {status})", found=meant, status=str(error.code))
    return refused(url, found, phrase("a table"), advice)

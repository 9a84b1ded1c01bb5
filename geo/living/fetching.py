"""One table from one address: of bounded size, in bounded time, from public addresses alone."""

from __future__ import annotations

import contextlib
import os
import zlib
from email.message import Message
from http.client import HTTPException
from typing import Any, Final, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from .. import __version__
from ..errors import OnlineError, TableError, words_of
from ..language import phrase
from ..online import public_ways
from .addresses import refused, sought
from .faults import ALLOWED, NO_WEB, STOPPED, BrokenOffError, failed, said_no
from .limits import LIMITS, Limits, Watch

LOOPBACK: Final = "SUMMIT_ATLAS_TESTS_ON_LOOPBACK"
"""Set to ``yes`` by our tests, whose servers are on this computer; no page, option or argument sets it."""
_PIECE: Final = 65_536
_ATTEMPTS: Final = 2
"""What breaks off is asked for once more, from its start: two halves of two states are no table."""


class Came(NamedTuple):
    """What came from an address."""

    content: bytes
    url: str
    """Where it came from in the end."""
    media: str
    """What its server says that it is: ``text/csv``; empty where it does not say it."""
    named: str
    """What its server calls the file; mostly empty."""
    etag: str
    """By which the server knows this state; empty where it does not say it."""


def fetched(url: str, *, etag: str = "", limits: Limits = LIMITS) -> Came | None:
    """What is at an address of the web now; None where the server says that ``etag`` still holds.

    Redirects are followed, to public addresses alone and never from TLS to without it. Raises ``TableError``
    for everything that goes wrong, in words.
    """
    with Watch(limits.total_s) as watch:
        for attempt in range(_ATTEMPTS):
            try:
                return _asked(url, etag, limits, watch)
            except BrokenOffError as error:
                if watch.late:
                    raise failed(url, TimeoutError(), limits, late=True) from None
                if attempt == _ATTEMPTS - 1:
                    advice = phrase("try again: it may have been changed while it was sent")
                    found = phrase("a table that breaks off ({reason})", reason=words_of(error))
                    raise refused(url, found, ALLOWED, advice) from None
    raise AssertionError("unreachable")


def bytes_at(url: str, most: int) -> bytes:
    """The bytes at an address that a table names, at most ``most`` of them; kept nowhere.

    Raises ``OnlineError``, in words that follow the address.
    """
    try:
        came = fetched(sought(url).url, limits=LIMITS._replace(bytes=most))
    except TableError as error:
        raise OnlineError(phrase("cannot be had: {found}", found=error.problems[0].found)) from None
    return came.content if came else b""


def _asked(url: str, etag: str, limits: Limits, watch: Watch) -> Came | None:
    told = {
        "User-Agent": f"summit-atlas/{__version__}",
        "Accept-Encoding": "gzip",
        "Accept": "*/*",
        **({"If-None-Match": etag} if etag else {}),
    }
    opener = _opener(watch, limits.redirects)
    try:
        with opener.open(Request(url, headers=told), timeout=limits.idle_s) as answer:
            content = _body(answer, url, limits)
            watch.check()
            return _came(answer, content)
    except HTTPError as error:
        error.close()
        if error.code == 304 and etag:
            return None
        raise said_no(url, error, limits) from None
    except (TableError, BrokenOffError):
        raise
    except (OSError, HTTPException, ValueError) as error:
        raise failed(url, error, limits, late=watch.late) from None


def _came(answer: Any, content: bytes) -> Came:
    headers: Message = answer.headers
    media = headers.get_content_type() if headers.get("Content-Type") else ""
    named = ""
    with contextlib.suppress(ValueError, LookupError):
        named = headers.get_filename("") or ""
    return Came(content, answer.url, media, named, str(headers.get("ETag") or "")[:200])


def _body(answer: Any, url: str, limits: Limits) -> bytes:
    """The whole body, unpacked where it was packed on the way."""
    packed = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
    if packed not in ("identity", "", "gzip", "x-gzip"):
        found = phrase("a table packed by {kind}, which was not asked for", kind=packed[:20])
        advice = phrase("download the table in your browser and open the file")
        raise refused(url, found, phrase("plain, or packed by gzip"), advice)
    unpack = zlib.decompressobj(31) if packed.endswith("gzip") else None
    kept: list[bytes] = []
    size = came = 0
    while piece := answer.read1(_PIECE):
        came += len(piece)
        plain = piece if unpack is None else _unpacked(unpack, piece, limits.bytes - size + 1, url)
        size += len(plain)
        if size > limits.bytes or came > limits.bytes:
            allowed = phrase("at most {count} bytes, unpacked", count=limits.bytes)
            advice = phrase("offer less of it, or download it and open the file")
            raise refused(url, phrase("a table that is larger"), allowed, advice)
        kept.append(plain)
    announced = answer.headers.get("Content-Length") or ""
    if announced.isascii() and announced.isdigit() and int(announced) != came:
        raise BrokenOffError(phrase("{came} of {count} bytes came", came=came, count=int(announced)))
    if unpack is not None and came and not unpack.eof:
        raise BrokenOffError(phrase("after {count} packed bytes", count=came))
    return b"".join(kept)


def _unpacked(unpack: Any, piece: bytes, most: int, url: str) -> bytes:
    try:
        plain: bytes = unpack.decompress(piece, most)
    except zlib.error:
        plain, damaged = b"", True
    else:
        damaged = bool(unpack.unused_data)
    if damaged:
        found = phrase("a table that was packed wrongly on the way")
        raise refused(url, found, ALLOWED, phrase("try again later"))
    return plain


class _Redirects(HTTPRedirectHandler):
    """Redirects as a browser follows them, but few, and to nothing that is less safe."""

    def __init__(self, most: int) -> None:
        self._left = most

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        before, after = urlsplit(req.full_url), urlsplit(newurl)
        self._left -= 1
        why = ""
        if self._left < 0:
            why = phrase("one redirect after another")
        elif after.scheme not in ("http", "https"):
            why = NO_WEB
        elif (before.scheme, after.scheme) == ("https", "http"):
            why = phrase("a redirect from a safe address (https) to one that is not")
        elif after.username is not None:
            why = phrase("a redirect to an address with a name or password in it")
        if why:
            raise HTTPError(req.full_url, STOPPED, why, headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(watch: Watch, redirects: int) -> OpenerDirector:
    here = os.environ.get(LOOPBACK) == "yes"
    opener = OpenerDirector()  # of its own: no address leads to a file of this computer, or to FTP
    ways = public_ways(None, meet=watch.meet, here=here)
    for handler in (
        ProxyHandler(),
        *ways,
        HTTPDefaultErrorHandler(),
        _Redirects(redirects),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener

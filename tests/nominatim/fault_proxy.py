"""A proxy in front of Nominatim that writes down every request and spoils answers on demand.

Faults are used up in order, one a request; without one the real answer passes through. Whatever path
is asked for, ``/search`` is what Nominatim gets: so services with other paths and keys can be tried too.
"""

from __future__ import annotations

import contextlib
import http.client
import threading
import time
from collections import deque
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import Any, NamedTuple, Self
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Fault:
    """What happens to one request instead of a plain answer."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    """Sent instead of the real answer."""
    cut: bool = False
    """Only half of the body that was promised is sent."""
    silent: bool = False
    """Nothing is sent; the connection stays open until whoever asked closes it."""
    drop: bool = False
    """The connection is closed without a word."""


def too_many(retry_after: str | None = None) -> Fault:
    """Status 429, with or without ``Retry-After``."""
    return Fault(
        429, (("Retry-After", retry_after),) if retry_after is not None else (), b"Too many requests"
    )


class Seen(NamedTuple):
    """A request as it arrived. ``moment`` is the monotonic clock's, in seconds."""

    moment: float
    path: str
    query: dict[str, str]
    headers: dict[str, str]


class FaultProxy:
    """The proxy; a context manager. ``target`` is ``host:port`` of Nominatim."""

    def __init__(self, target: str) -> None:
        self.target = target
        self.faults: deque[Fault] = deque()
        self.seen: list[Seen] = []
        self.given_up = 0
        """Silent answers that were waited for no longer."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def host(self) -> str:
        """``host:port``."""
        return f"127.0.0.1:{self._server.server_port}"

    def gaps(self) -> list[float]:
        """Seconds between one request's arrival and the next one's."""
        moments = sorted(one.moment for one in self.seen)
        return [after - before for before, after in pairwise(moments)]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _real(self, query: str) -> tuple[int, bytes]:
        """Nominatim's status and body; 502 when it is not there, as from any proxy."""
        connection = http.client.HTTPConnection(self.target, timeout=30)
        try:
            connection.request("GET", f"/search?{query}")
            answer = connection.getresponse()
            return answer.status, answer.read()
        except OSError:
            return 502, b"Bad gateway"
        finally:
            connection.close()

    def _handler(proxy) -> type[BaseHTTPRequestHandler]:  # noqa: N805  # "self" is the handler's below
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                moment, address = time.monotonic(), urlsplit(self.path)
                query = {name: values[0] for name, values in parse_qs(address.query).items()}
                proxy.seen.append(Seen(moment, address.path, query, dict(self.headers.items())))
                fault = proxy.faults.popleft() if proxy.faults else Fault()
                self.close_connection = True
                if fault.silent:
                    with contextlib.suppress(OSError):
                        self.connection.recv(1)
                    proxy.given_up += 1
                if fault.drop or fault.silent:
                    return
                if fault.body is None and fault.status == 200:
                    status, body = proxy._real(address.query)
                else:
                    status, body = fault.status, fault.body or b""
                self._send(status, body, fault)

            def _send(self, status: int, body: bytes, fault: Fault) -> None:
                self.send_response(status)
                for name, value in (("Content-Length", str(len(body))), *fault.headers):
                    self.send_header(name, value)
                self.end_headers()
                with contextlib.suppress(OSError):  # the client may have stopped waiting
                    self.wfile.write(body[: len(body) // 2] if fault.cut else body)

            def log_message(self, *_: Any) -> None:
                """Say nothing: ``seen`` has it all."""

        return Handler

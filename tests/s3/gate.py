"""A gate in front of the server of S3: what may not pass yet is held in the middle of its bytes."""

from __future__ import annotations

import contextlib
import http.client
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import urlsplit


class Gate:
    """The gate; a context manager. ``holds``: whether an object whose bytes are asked for now is held."""

    def __init__(self, target: str, holds: Callable[[], bool]) -> None:
        self._target, self._holds = urlsplit(target).netloc, holds
        self._held, self._opened = 0, threading.Event()
        self._counting = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def url(self) -> str:
        """Where to ask instead of the server."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def held(self) -> int:
        """How many answers have been held so far."""
        return self._held

    def open(self) -> None:
        """From now on everything passes, what is held first."""
        self._opened.set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.open()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _until_open(self) -> Iterator[None]:
        """Now and then while the gate is shut: a reader to whom nothing comes at all gives up."""
        with self._counting:
            self._held += 1
        while not self._opened.wait(0.5):
            yield

    def _handler(gate) -> type[BaseHTTPRequestHandler]:  # noqa: N805  # "self" is the handler's below
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _pass_on(self) -> None:
                holds = self.command == "GET" and not urlsplit(self.path).query and gate._holds()
                length = int(self.headers.get("Content-Length") or 0)
                connection = http.client.HTTPConnection(gate._target, timeout=120)
                try:
                    connection.request(
                        self.command, self.path, self.rfile.read(length), dict(self.headers.items())
                    )
                    answer = connection.getresponse()
                    self._send(answer, answer.read(), holds)
                finally:
                    connection.close()

            def _send(self, answer: http.client.HTTPResponse, body: bytes, holds: bool) -> None:
                self.send_response_only(answer.status, answer.reason)
                for name, value in answer.getheaders():
                    if name.lower() not in {"content-length", "transfer-encoding", "connection"}:
                        self.send_header(name, value)
                length = answer.getheader("Content-Length") if self.command == "HEAD" else str(len(body))
                self.send_header("Content-Length", length or "0")
                self.end_headers()
                with contextlib.suppress(OSError):  # whoever asked may have gone
                    sent = len(body) // 2 if holds else 0
                    self.wfile.write(body[:sent])
                    if holds:
                        for _ in gate._until_open():
                            self.wfile.write(body[sent : (sent := min(sent + 1, len(body) - 1))])
                    self.wfile.write(body[sent:])

            do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = _pass_on  # noqa: N815

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        return Handler

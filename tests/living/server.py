"""A server on this computer that hands over tables, with the faults that servers have."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Answer:
    """What it says at one path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut_after: int | None = None
    """Bytes after which the connection ends, whatever length was announced."""
    drip_s: float | None = None
    """One byte after another, so many seconds apart, without end."""
    pause_s: float = 0.0
    """Before anything is said."""


@dataclass
class Shelf:
    """Its tables by path, and what it was asked: path and headers of each request."""

    address: str = ""
    answers: dict[str, Answer | list[Answer]] = field(default_factory=dict)
    """A list is used up, but for its last one."""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def put(self, path: str, body: str | bytes, media: str = "text/csv", **headers: str) -> str:
        """A table at a path; its address."""
        content = body.encode() if isinstance(body, str) else body
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = Answer(content, headers={"Content-Type": media, **more})
        return f"{self.address}{path}"

    def answer(self, path: str) -> Answer:
        found = self.answers.get(path.partition("?")[0], Answer(b"none", 404))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found


@contextmanager
def serving() -> Iterator[Shelf]:
    """A shelf that is open while the block runs."""
    shelf = Shelf()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shelf.asked.append((self.path, dict(self.headers)))
            answer = shelf.answer(self.path)
            shelf.stopped.wait(answer.pause_s)
            etag = answer.headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.drip_s is None and "Content-Length" not in answer.headers:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            _send(self.wfile.write, answer, shelf.stopped)
            self.close_connection = True

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:  # whoever asked has had enough
            pass

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True, kwargs={"poll_interval": 0.05})
    thread.start()
    shelf.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield shelf
    finally:
        shelf.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _send(write: Callable[[bytes], Any], answer: Answer, stopped: threading.Event) -> None:
    if answer.drip_s is None:
        write(answer.body if answer.cut_after is None else answer.body[: answer.cut_after])
        return
    end = time.monotonic() + 30
    while not stopped.wait(answer.drip_s) and time.monotonic() < end:
        write(answer.body or b"x")

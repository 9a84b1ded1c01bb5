"""A reader on this computer, as programs that run models are: it notes what it is sent, and answers as
told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any


@dataclass
class Reader:
    """What it says, and what it was asked: path, headers and body of each request."""

    address: str = ""
    says: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def saying(self, words: object) -> None:
        self.says = json.dumps({"choices": [{"message": {"content": words}}]}).encode()


@contextmanager
def reading() -> Iterator[Reader]:
    """A reader that listens while the block runs."""
    reader = Reader()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            reader.asked.append((self.path, dict(self.headers), body))
            self.send_response(reader.status)
            for name, value in reader.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reader.says)

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    reader.address = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield reader
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""Nominatim's own server over the imported extract, on a port of this machine."""

from __future__ import annotations

import os
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import Self

from tests.free_port import free_port
from tests.nominatim import importing, installing

SECONDS = 300.0
"""Patience with a machine that is busy with other tests."""


class Nominatim:
    """A running Nominatim; a context manager. ``stop`` in the middle is an outage, ``start`` its end."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._database, self._environment = importing.obtain(), installing.require()
        self._server: subprocess.Popen[bytes] | None = None
        self.port = free_port()

    @property
    def host(self) -> str:
        """``host:port``."""
        return f"127.0.0.1:{self.port}"

    def start(self) -> Self:
        """Start it and wait until it answers."""
        program = [self._environment / "bin" / "python", "-m", "uvicorn", "--factory", "--no-access-log"]
        application = "nominatim_api.server.falcon.server:run_wsgi"
        settings = {"NOMINATIM_DATABASE_DSN": f"sqlite:dbname={self._database}"}
        with self._log.open("ab") as log:
            self._server = subprocess.Popen(
                [*program, "--host", "127.0.0.1", "--port", str(self.port), application],
                env=os.environ | settings,
                cwd=self._log.parent,
                stdout=log,
                stderr=log,
            )
        end = time.monotonic() + SECONDS
        while not self._answers():
            if self._server.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"Nominatim did not start:\n{self._log.read_text('utf-8')}")
            time.sleep(0.05)
        return self

    def stop(self) -> None:
        """Stop it; from then on its port refuses."""
        if self._server is not None:
            self._server.terminate()
            try:
                self._server.wait(20)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
            self._server = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _answers(self) -> bool:
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with direct.open(f"http://{self.host}/status", timeout=5) as answer:
                return bool(answer.read() == b"OK")
        except OSError:
            return False

"""How much is taken from one address, and an end to whatever takes longer."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import Final, NamedTuple


class Limits(NamedTuple):
    """How much is taken from one address, and for how long it is waited for."""

    bytes: int = 50_000_000
    """Of what came, unpacked."""
    idle_s: float = 20.0
    """Between two pieces."""
    total_s: float = 120.0
    """From the first word to the last byte, of all attempts and redirects together."""
    redirects: int = 5


LIMITS: Final = Limits()


class Watch:
    """Ends every connection once the time is up, however slowly what comes over it drips."""

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._stop)
        self._timer.daemon = True
        self._doors: list[socket.socket] = []
        self._lock = threading.Lock()
        self.late = False

    def __enter__(self) -> Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            for door in self._doors:
                door.close()
            self._doors.clear()

    def meet(self, connection: socket.socket) -> None:
        """Watch a connection, by another handle of it: TLS takes the first one over."""
        with self._lock:
            self._doors.append(connection.dup())
        if self.late:
            self._stop()

    def check(self) -> None:
        """Raise ``TimeoutError`` where the time is up: what was cut then looks like an end."""
        if self.late:
            raise TimeoutError

    def _stop(self) -> None:
        self.late = True
        with self._lock:
            for door in self._doors:
                with contextlib.suppress(OSError):
                    door.shutdown(socket.SHUT_RDWR)

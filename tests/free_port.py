"""A port of this machine that stays free until it is used: ``python -m tests.free_port`` prints one."""

from __future__ import annotations

import random
import socket

LOOPBACK = "127.0.0.1"
PORTS = range(20_000, 30_000)
"""Below those that a system gives to whoever asks for any."""
_TAKEN: list[socket.socket] = []
"""Held to the end of this process: UDP of a port, which its TCP does not feel, tells other tests that it is
theirs no more."""


def free_port() -> int:
    """A TCP port that nothing listens on; neither the system nor another test gives it away meanwhile."""
    for port in random.SystemRandom().sample(PORTS, len(PORTS)):
        held = socket.socket(type=socket.SOCK_DGRAM)
        try:
            held.bind((LOOPBACK, port))
            with socket.socket() as probe:
                probe.bind((LOOPBACK, port))
        except OSError:
            held.close()
            continue
        _TAKEN.append(held)
        return port
    raise RuntimeError(f"no free port from {PORTS.start} to {PORTS.stop}")


if __name__ == "__main__":
    print(free_port())

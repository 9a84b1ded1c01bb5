"""The command ``flows`` as a process of its own, held at work, and what it says when it is interrupted."""

from __future__ import annotations

import gzip
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.flow.rows import line

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120.0
"""Patience with a machine that is busy with other things."""


def process(*arguments: str | Path) -> subprocess.Popen[str]:
    """``python -m geo flows``, running."""
    command = [sys.executable, "-m", "geo", "flows", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def endless(path: Path) -> Path:
    """Events that nobody sees the end of: 32 GB of one line, in few bytes. Whoever reads it is held at it."""
    told = f"{line()}\n".encode()
    piece = gzip.compress(told * (16_000_000 // len(told)))
    with path.open("wb") as file:
        for _ in range(2_000):
            file.write(piece)
    return path


def interrupted(
    running: subprocess.Popen[str],
    is_held: Callable[[], bool],
    let_go: Callable[[], None] = lambda: None,
) -> str:
    """What it said on standard error after Ctrl-C; it must end as one expects.

    ``is_held``: whether it has come to where it cannot get on; what holds it there is taken away by
    ``let_go``, once the signal is sent.
    """
    try:
        end = time.monotonic() + SECONDS
        while not is_held():
            assert running.poll() is None, f"it ended, and was not held: {running.communicate()}"
            assert time.monotonic() < end, "it did not come to where it is held"
            time.sleep(0.005)
        running.send_signal(signal.SIGINT)
        let_go()
        _, said = running.communicate(timeout=SECONDS)
    finally:
        running.kill()
        running.communicate()
    assert running.returncode == 130, said
    assert "Traceback" not in said
    return said

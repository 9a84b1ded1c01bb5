"""The command ``flows`` as a process of its own, and what it says when it is interrupted."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 60.0


def process(*arguments: str | Path) -> subprocess.Popen[str]:
    """``python -m geo flows``, running."""
    command = [sys.executable, "-m", "geo", "flows", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def interrupted(running: subprocess.Popen[str], is_at_work: Callable[[], bool]) -> str:
    """What it said on standard error after Ctrl-C as soon as it is at work; it must end as one expects."""
    end = time.monotonic() + SECONDS
    while not is_at_work() and time.monotonic() < end:
        time.sleep(0.005)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=SECONDS)
    assert running.returncode == 130, said
    assert "Traceback" not in said
    return said

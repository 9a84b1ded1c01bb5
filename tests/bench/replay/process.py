"""Whole processes with a limit: how long, how much memory, and what one says step by step. POSIX only."""

from __future__ import annotations

import json
import math
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent.parent
OVER = "over {:.0f} s"


class Made(NamedTuple):
    """A process that wrote a file: seconds on the clock, largest memory in MB, seconds of the processor."""

    wall: float
    peak: float
    processor: float = math.nan


def made(arguments: Sequence[str], limit: float, allowed: Sequence[int] = (0,)) -> Made | str:
    """Run a module of this interpreter to its end; or say in words why there is no result."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        start = time.perf_counter()
        process = _started(arguments, stdout=subprocess.DEVNULL, stderr=errors)
        ended = threading.Event()
        timer = threading.Timer(limit, _kill, (process, ended))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        ended.set()
        timer.cancel()
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if wall >= limit:
            return OVER.format(limit)
        if process.returncode not in allowed:
            return _reason(errors)
        unit = 1 if sys.platform == "darwin" else 1024
        return Made(wall, usage.ru_maxrss * unit / 1e6, usage.ru_utime + usage.ru_stime)


def steps(arguments: Sequence[str], limits: Mapping[str, float], told: float) -> dict[str, Any]:
    """What a process says of each step, in the order of ``limits`` (seconds each may take).

    A step that takes longer, and a process that fails, is ended with all that it started; the step's value is
    then the reason in words, and those of the steps after it ``not reached``. ``told`` is the limit that is
    named in words.
    """
    found: dict[str, Any] = dict.fromkeys(limits, "not reached")
    lines: queue.Queue[str] = queue.Queue()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        process = _started(
            arguments, stdout=subprocess.PIPE, stderr=errors, text=True, start_new_session=True
        )
        threading.Thread(target=_pass_on, args=(process, lines), daemon=True).start()
        try:
            for step, seconds in limits.items():
                line = lines.get(timeout=seconds)
                if not line:
                    process.wait()
                    found[step] = _reason(errors)
                    break
                found[step] = json.loads(line)["value"]
        except queue.Empty:
            found[step] = OVER.format(told)
            _kill_all(process)
        finally:
            _end(process)
    return found


def _started(arguments: Sequence[str], **options: Any) -> subprocess.Popen[Any]:
    return subprocess.Popen([sys.executable, "-m", *arguments], cwd=ROOT, env=_installed(), **options)


def _installed() -> dict[str, str]:
    """The environment in which modules that are not installed are compiled once, as installed ones are."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(ROOT / "build" / "bench" / "compiled")}


def _kill(process: subprocess.Popen[Any], ended: threading.Event) -> None:
    if not ended.is_set():
        process.kill()


def _pass_on(process: subprocess.Popen[str], lines: queue.Queue[str]) -> None:
    """Every line, then an empty one."""
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line)
    lines.put("")


def _end(process: subprocess.Popen[Any]) -> None:
    """Let the process end by itself, otherwise end it and what it started."""
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        _kill_all(process)


def _kill_all(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _reason(errors: Any) -> str:
    errors.seek(0)
    said = (line.strip() for line in errors.read().splitlines())
    lines = [line for line in said if line and not line.startswith("at ")]  # JavaScript's stack comes last
    return f"failed: {lines[-1] if lines else 'it said nothing'}"

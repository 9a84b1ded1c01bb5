"""Work that would keep other readers waiting, in a process of its own: with limits, progress and a stop."""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, Final, NamedTuple

from ..errors import Problem, SummitAtlasError, TableError
from ..language import phrase, spoken
from ..projects import new_folder
from ..resources import PACKAGE
from .guard import is_shared
from .turns import Turns
from .worker import LENGTH, TASKS

LARGE: Final = 1_000_000
"""Bytes of a table from which it is read in a process of its own; on a shared page every upload is."""
SECONDS, MEGABYTES = "SUMMIT_ATLAS_SECONDS", "SUMMIT_ATLAS_MEGABYTES"
"""In the environment: how long one of them may take, and how much memory."""
_SECONDS: Final = (600, 120)
_MEGABYTES: Final = (4096, 2048)
"""What they are otherwise: for the owner alone, and for many."""
_LOOK_S: Final = 0.2
_GRACE_S: Final = 10.0
"""How long a process may take to end."""
Waiting = Callable[[float, tuple[Any, ...] | None], None]
"""Called a few times a second with the seconds that went by and what the task said of how far it has come, if
it did; what it raises ends the work."""


def is_large(size: int) -> bool:
    """Whether a table of so many bytes is not to be read in this process."""
    return is_shared() or size > LARGE


def aside(task: str, *arguments: object, waiting: Waiting, name: str, endless: bool = False) -> Any:
    """What a task of ``worker.TASKS`` returns, from a process of its own.

    ``name`` is the file's, for messages; an ``endless`` task may take what time it needs. Raises what the
    task raises (``SummitAtlasError``), ``TableError`` when it needs too long or too much memory, and what
    ``waiting`` raises; in each case the process is gone.
    """
    begun = time.monotonic()
    seconds = 0 if endless else limit(SECONDS)
    turns = _TURNS["service" if endless else TASKS[task]]
    with turns.one(lambda: waiting(time.monotonic() - begun, None)), _process() as process:
        heard = _heard(
            process, pickle.dumps((task, arguments, limit(MEGABYTES), seconds, spoken()), protocol=5)
        )
        end = time.monotonic() + seconds
        far: tuple[Any, ...] | None = None
        while True:
            try:
                kind, what = heard.get(timeout=_LOOK_S)
            except queue.Empty:
                kind, what = "progress", far
            if kind == "done":
                return what
            if kind == "refused":
                raise TableError(what)
            if kind == "failed":
                raise SummitAtlasError(what)
            if kind in {"memory", "gone"}:
                killed = kind == "memory" or was_killed(process)
                raise TableError([_too_much(name) if killed else _fault(name)])
            if not endless and time.monotonic() > end:
                raise TableError([_too_long(name)])
            far = what
            waiting(time.monotonic() - begun, far)


def was_killed(process: subprocess.Popen[bytes], grace: float = _GRACE_S) -> bool:
    """Whether a process that says no more was ended from outside; one that does not end is ended here.

    It may have closed its pipe and go on: that is a fault of its own, as is what it ends with by itself.
    """
    try:
        return process.wait(grace) < 0
    except subprocess.TimeoutExpired:
        process.kill()
        return False


def limit(name: str) -> int:
    """The limit of that name, from the environment where it says a number above zero."""
    told = os.environ.get(name, "").strip()
    if told.isascii() and told.isdigit() and int(told) > 0:
        return int(told)
    return {SECONDS: _SECONDS, MEGABYTES: _MEGABYTES}[name][is_shared()]


class _Worker(NamedTuple):
    process: subprocess.Popen[bytes]
    folder: tempfile.TemporaryDirectory[str]
    """For all that it writes: it cannot clean up where it is ended."""

    def end(self) -> None:
        self.process.kill()
        with contextlib.suppress(
            subprocess.TimeoutExpired
        ):  # one that the system cannot end keeps nobody waiting
            self.process.wait(_GRACE_S)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self.folder.cleanup()


# Of the whole process, and in no cache of Streamlit's: any reader can have those emptied, by a message.
_TURNS: Final = {kind: Turns() for kind in ("service", *TASKS.values())}
"""Apart for each kind of work: neither who asks a service, venue by venue for hours, nor long texts or
millions of events keep a table waiting."""
_SPARES: Final[queue.SimpleQueue[_Worker]] = queue.SimpleQueue()
"""A process that has loaded what it needs, for the next upload on a shared page."""


def _started() -> _Worker:
    home = str(PACKAGE.parent)
    folder = new_folder()
    paths = os.pathsep.join(filter(None, [home, os.environ.get("PYTHONPATH", "")]))
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", f"{PACKAGE.name}.app.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": paths, "TMPDIR": folder.name, "TEMP": folder.name},
    )
    return _Worker(process, folder)


@contextmanager
def _process() -> Iterator[subprocess.Popen[bytes]]:
    worker = _spare() or _started()
    try:
        if is_shared():
            _SPARES.put(_started())
        yield worker.process
    finally:
        worker.end()


def _spare() -> _Worker | None:
    """A process that waits for work, if there is one; one that was killed while it waited is cleared away."""
    with contextlib.suppress(queue.Empty):
        while True:
            worker = _SPARES.get_nowait()
            if worker.process.poll() is None:
                return worker
            worker.end()
    return None


def _heard(process: subprocess.Popen[bytes], told: bytes) -> queue.SimpleQueue[tuple[str, Any]]:
    """What the process says, as it says it; ``gone`` once it says no more."""
    heard: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()

    def converse() -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(told)
            process.stdin.close()
            while (length := _read(process.stdout, LENGTH)) is not None:
                content = _read(process.stdout, int.from_bytes(length, "big"))
                if content is None:
                    break
                heard.put(pickle.loads(content))
        except (OSError, ValueError):  # it was ended
            pass
        finally:  # whatever else goes wrong: somebody waits for it
            heard.put(("gone", None))

    threading.Thread(target=converse, daemon=True).start()
    return heard


def _read(pipe: IO[bytes], length: int) -> bytes | None:
    content = pipe.read(length)
    return content if len(content) == length else None


def _too_much(name: str) -> Problem:
    allowed = phrase("{count} MB of memory", count=limit(MEGABYTES))
    advice = phrase(
        "split it by year or by leader, or give it more: {variable} in the server's environment",
        variable=MEGABYTES,
    )
    return Problem(name, None, None, phrase("a table that needs more memory"), allowed, advice)


def _fault(name: str) -> Problem:
    advice = phrase("tell who runs this page: its log says what happened")
    return Problem(name, None, None, phrase("a table that this program fails at"), "", advice)


def _too_long(name: str) -> Problem:
    allowed = phrase("{count} seconds to read it", count=limit(SECONDS))
    advice = phrase(
        "split it by year or by leader, or give it longer: {variable} in the server's environment",
        variable=SECONDS,
    )
    return Problem(name, None, None, phrase("a table that takes longer"), allowed, advice)

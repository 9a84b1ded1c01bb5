"""A process that reads one table for the page: ``python -m geo.app.worker``, started by ``aside`` alone.

A table can keep the interpreter busy for long, and no reader of the same process is answered meanwhile. Here
it has limits of its own, and can be ended at any time. In, on standard input: the name of a task of
``TASKS``, its arguments, the megabytes and seconds that it may take, and the language of its words. Out:
progress, then what came of it.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
from importlib import import_module
from typing import IO, Any, Final, Literal

from ..errors import SummitAtlasError, TableError, words_of
from ..language import speaking
from ..schema import keep_texts_plain

Kind = Literal["progress", "done", "refused", "failed", "memory"]
TASKS: Final = {
    "opened": "made",
    "made": "made",
    "proposed": "made",
    "counted": "counting",
    "texts_opened": "texts_made",
    "texts_read": "texts_made",
}
"""What can be asked for, and the module that has it."""
LENGTH: Final = 8
"""Bytes in front of each message that say how long it is."""


def main() -> None:
    """Do the one thing that is asked for."""
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints, prints into the log
    with contextlib.suppress(OSError, AttributeError):
        os.nice(3)  # others are answered first
    import_module(".made", __package__)  # while nobody waits yet
    keep_texts_plain()
    try:
        name, arguments, megabytes, seconds, language = pickle.load(sys.stdin.buffer)
    except EOFError:  # the server has ended
        return
    _limit(megabytes, seconds)
    try:
        task = getattr(import_module(f".{TASKS[name]}", __package__), name)
        with speaking(language):
            done = task(*arguments, progress=lambda *far: _tell(told, "progress", far))
        _tell(told, "done", done)
    except TableError as error:
        kind: Kind = "memory" if _is_of_memory(error) else "refused"
        _tell(told, kind, error.problems)
    except SummitAtlasError as error:
        _tell(told, "failed", words_of(error))
    except MemoryError:
        _tell(told, "memory", None)


def _is_of_memory(error: BaseException | None) -> bool:
    """Whether a reader took a lack of memory for a damaged file."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _limit(megabytes: int, seconds: int) -> None:
    """Take no more memory and processor than this, where the system can see to it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if seconds:  # should the server be gone, and nobody left to end it
            cores = os.cpu_count() or 1
            resource.setrlimit(resource.RLIMIT_CPU, (seconds * cores, seconds * cores))


def _tell(told: IO[bytes], kind: Kind, what: Any) -> None:
    content = pickle.dumps((kind, what), protocol=5)
    told.write(len(content).to_bytes(LENGTH, "big"))
    told.write(content)
    told.flush()


if __name__ == "__main__":
    main()

"""What the server does on the side: let go of readers who left, and give back the memory that they held.

Streamlit keeps the session of a reader who left for a while, should only the line have broken, and looks
whether that time is over when the next one leaves; the last ones it would keep for ever.
"""

from __future__ import annotations

import ctypes
import gc
import logging
import sys
import threading
import time
from contextlib import suppress
from typing import Any, Final

import pyarrow as pa
from streamlit import runtime

EVERY_S: Final = 5.0
GIVE_BACK_S: Final = 20.0
"""How far apart memory is given back at least: everybody waits for a moment then."""
_FIRST: Final = threading.Lock()
"""Taken by the first who comes. In no cache of Streamlit's: any reader can empty those by a message."""
_LOG: Final = logging.getLogger(__name__)


def begin() -> None:
    """Begin, once for the server."""
    if not runtime.exists() or not _FIRST.acquire(blocking=False):
        return
    _collect()
    threading.Thread(target=_for_ever, name="summit-atlas-upkeep", daemon=True).start()


def _for_ever() -> None:
    known, left, last = 0, False, time.monotonic()
    while runtime.exists():
        time.sleep(EVERY_S)
        try:
            gone = _sessions_gone(runtime.get_instance())
        except Exception:  # of Streamlit's own that another version has not: the server goes on without
            _LOG.warning("Sessions of readers who left are kept until others come.", exc_info=True)
            return
        left |= gone > known
        known = gone
        if left and time.monotonic() - last >= GIVE_BACK_S:
            give_back()
            left, last = False, time.monotonic()


def _sessions_gone(server: Any) -> int:
    """How many sessions there were that are kept no more, after those whose time is over were let go of."""
    sessions = server._session_mgr
    forgotten = threading.Event()

    def forget() -> None:  # in the thread of the server, as it does itself
        with suppress(AttributeError):
            _forget(sessions._session_storage._cache)
        forgotten.set()

    server._get_async_objs().eventloop.call_soon_threadsafe(forget)
    forgotten.wait(EVERY_S)
    return int(sessions._connect_count) - len(sessions.list_sessions())


def _forget(kept: Any) -> None:
    """Let go of sessions whose time is over, and of what they hold: the server keeps a hand on the last.

    One of them that cannot be let go of, for what its reader sent, keeps no other one. All are shut down
    before any is emptied, for their threads, uploads and large values go with that.
    """
    before = dict(kept._data)
    kept.expire()
    over = [before[number].session for number in before.keys() - kept._data.keys()]
    for step in (_shut, _empty):
        for session in over:
            try:
                step(session)
            except Exception:  # of whatever a reader's messages can bring about
                _LOG.warning("Something of a reader who left could not be let go of.", exc_info=True)


def _shut(session: Any) -> None:
    session.shutdown()


def _empty(session: Any) -> None:
    state = session._session_state
    state._new_widget_state.states.clear()  # first: the other way each is read once more, if it can be read
    state.clear()


def give_back() -> None:
    """Give memory that nobody uses any more back to the system."""
    _collect()
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # other C libraries have no such function
            ctypes.CDLL("libc.so.6").malloc_trim(0)


def _collect() -> None:
    """Collect garbage, and look no more through what is left until the next time.

    What a process loads is most of what there is to look through each time, and none of it is garbage.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()

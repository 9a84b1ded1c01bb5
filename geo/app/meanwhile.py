"""Work of this process during which its reader is heard: done in a thread, while the run looks up.

A run of a page hears what its reader does only where it draws an element or looks into the session, and a
run of a fragment not even there. What takes seconds would keep a change waiting that is to be kept at once.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import nullcontext
from contextvars import copy_context
from typing import Any, Final, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ..atlas import Progress
from .aside import Waiting
from .turns import Turns

_LOOK_S: Final = 0.05
"""How soon the run looks up; from then on less and less often, for others work meanwhile."""
_LOOK_MOST_S: Final = 0.25
_WORK: Final = "meanwhile"
"""Under this name the session keeps the work that was begun last."""
_Result = TypeVar("_Result")


class _LeftError(Exception):
    """Nobody waits for this work any more."""


_TURNS: Final = Turns()
"""The interpreter does one thing at a time: fifty at once take as long as one after another, each until the
end, and hold the memory of fifty."""


def meanwhile(
    work: Callable[[Progress], _Result], waiting: Waiting | None = None, *, in_turn: bool = False
) -> _Result:
    """What ``work`` returns or raises; it touches nothing of Streamlit's, and tells how far it has come.

    Where the reader does something meanwhile, the run is left here for the next one, and the work is given
    up the next time that it tells, or at once where it has no turn yet. A session has one such thread: the
    next work waits for its end. ``waiting`` is called whenever the run looks up. ``in_turn``: only so many
    such works are done at a time, first come, first served; none that waits for somebody else is to be one
    of them.
    """
    _wait_for(st.session_state.get(_WORK), None)
    found: Future[_Result] = Future()
    left = threading.Event()
    far: list[tuple[int, ...]] = [()]

    def progress(*told: int) -> None:
        if left.is_set():
            raise _LeftError
        far[0] = told

    def worked() -> None:
        try:
            with _TURNS.one(progress) if in_turn else nullcontext():
                progress()
                result = work(progress)
            progress(*far[0])  # what nobody waits for is kept for nobody
            found.set_result(result)
        except BaseException as error:
            found.set_exception(error)

    st.session_state[_WORK] = found
    begun = time.monotonic()
    threading.Thread(target=copy_context().run, args=(worked,), daemon=True).start()
    try:
        _wait_for(found, waiting and (lambda: waiting(time.monotonic() - begun, far[0] or None)))
    finally:
        left.set()
    st.session_state.pop(_WORK, None)
    return found.result()


def _wait_for(work: Future[Any] | None, told: Callable[[], None] | None) -> None:
    pause = _LOOK_S
    while work is not None and not wait([work], pause).done:
        pause = min(pause * 1.1, _LOOK_MOST_S)
        st.session_state.get(_WORK)  # here a run is left for one of the whole page
        _give_way()
        if told:
            told()


def _give_way() -> None:
    """Leave this run where another one waits for it, which Streamlit does for none of a fragment.

    It says so nowhere but in a field of its own; a test fails where that is gone.
    """
    context = get_script_run_ctx(suppress_warning=True)
    requests = getattr(context, "script_requests", None)
    if context is not None and getattr(getattr(requests, "_state", None), "name", "") == "RERUN":
        st.rerun(scope="fragment" if context.fragment_ids_this_run else "app")

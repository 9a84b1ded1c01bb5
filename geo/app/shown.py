"""What the page shows of a table: made once, here or aside, and shared where it is the same for all."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import Any, Final, TypeVar
from weakref import WeakValueDictionary

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ..atlas import Atlas, Days
from ..language import ENGLISH, _, number_words, speaking, spoken
from ..online import Provider
from ..reports import Dataset
from ..revision import revised
from .aside import Waiting, aside, is_large
from .choose import BUNDLED
from .frame import Document
from .made import Made, Told, made
from .meanwhile import meanwhile
from .upload import Opened, Upload, content_key, open_folder, open_upload

T = TypeVar("T")
NOTHING: Final[Told] = {}
_KEPT: Final = 32
"""So many things that were made of an atlas are kept: of a leader or two each, in a language or two."""
_HELD: Final[WeakValueDictionary[Hashable, Any]] = WeakValueDictionary()
"""Tables of readers and what is shown of them, for as long as a session holds them."""
_MAKING: Final = threading.Lock()
"""Held while it is made: fifty who come at once wait for one."""


@dataclass(frozen=True)
class Shown:
    """What the page shows now: kept in the session, made once per table and what is said of it."""

    opened: Opened
    dataset: Dataset
    """With what the reader has told of it."""
    asked: Provider | None
    """The online service that was asked for what is doubtful; None: nobody was."""
    told: Told
    """What the reader has said of the data set here."""
    atlas: Atlas
    document: Document
    changes: Mapping[str, Any] = field(default_factory=dict)
    """What is marked on the map as changed since an earlier state of the table (``revision.on_the_map``)."""
    before: Atlas | None = None
    """That earlier state."""

    @classmethod
    def of(cls, opened: Opened, asked: Provider | None, told: Told, found: Made) -> Shown:
        """What was made of a table, for the page."""
        return cls(opened, found.dataset, asked, told, found.atlas, Document.of(found.html))

    @cached_property
    def revision(self) -> pd.DataFrame:
        """What changed since the state before, if there is one (``revision.REVISION``)."""
        return revised(self.before or self.atlas, self.atlas)

    def once(self, make: Callable[..., T], *of: Hashable) -> T:
        """What ``make`` makes of the atlas and of these values: made once, and the last ones kept.

        All whom it is shown share it, so nobody may change it.
        """
        found: T = self._once(make, *of)
        return found

    @cached_property
    def _once(self) -> Callable[..., Any]:
        return lru_cache(_KEPT)(partial(_made_of, self.atlas))

    @cached_property
    def leaders(self) -> list[str]:
        """Names of those who met anybody, those with the most meetings first."""
        counts = self.atlas.travel.participations["leader"].value_counts()
        return [self.atlas.leaders["name"].iloc[position] for position in counts.index]

    @cached_property
    def busiest(self) -> str:
        """Whom the page follows first."""
        return self.atlas.busiest

    @cached_property
    def extent(self) -> Days | None:
        """First and last day of everything dated."""
        return self.atlas.extent

    @cached_property
    def opening(self) -> Days | None:
        """The days that the page opens with."""
        return self.atlas.opening(self.busiest)


def _made_of(atlas: Atlas, make: Callable[..., T], *of: Hashable) -> T:
    return make(atlas, *of)


def bundled(today: int) -> Shown:
    """The bundled reports on this day, made once for all readers, who only look at them.

    Not in a cache of Streamlit's: any reader can have those emptied, by a message, and all would wait again.
    """
    with _MAKING:
        return _bundled(today)


@lru_cache(maxsize=1)
def _bundled(today: int) -> Shown:
    with speaking(ENGLISH):  # for readers of all languages
        opened = open_folder(BUNDLED, content_key([]))
        return Shown.of(opened, None, NOTHING, made(opened, None, NOTHING, None, today))


def opened_aside(uploads: list[Upload], waiting: DeltaGenerator) -> Opened:
    """The tables of uploaded files; large ones are read in a process of their own. Raises ``TableError``."""
    key = ("opened", content_key(uploads), spoken())
    return _held_already(key, lambda: _opened_anew(uploads, waiting))


def _held_already(key: Hashable, make: Callable[[], T]) -> T:
    """What another session holds just now of the very same files, or one made anew.

    So a table that many look at, or one that was loaded again, is there once.
    """
    found: T | None = _HELD.get(key)
    if found is None:
        found = _HELD[key] = make()
    return found


def _opened_anew(uploads: list[Upload], waiting: DeltaGenerator) -> Opened:
    size = sum(len(upload.content) for upload in uploads)
    if not is_large(size):
        return open_upload(uploads)
    with waiting.container():
        progress = _progress(_("Reading {size} MB", size=number_words(size / 1e6, 1)))
        stop = ("unopened", content_key(uploads))
        st.button(_("Stop"), key="stop reading", on_click=st.session_state.__setitem__, args=stop)
    found: Opened = aside("opened", uploads, waiting=progress, name=uploads[0].name)
    return found


def shown_aside(
    opened: Opened,
    told: Told,
    asked: Provider | None,
    waiting: DeltaGenerator,
    kept: Shown | None,
    today: int,
) -> Shown:
    """Everything derived from a table, with progress in ``waiting``; of a large one in a process of its own.

    ``kept`` is what was shown of this table before, when only what the reader asks of it has changed: a stop
    leads back there. Raises ``SummitAtlasError``.
    """
    untouched = not told and asked is None and opened.key == content_key([])
    if untouched and opened is bundled(today).opened:
        return bundled(today)
    make = partial(_shown_anew, opened, told, asked, waiting, kept, today)
    if told or asked is not None:
        return make()
    # Its number tells it from all others for as long as what is shown of it is there, and holds it.
    return _held_already(("shown", id(opened), today, spoken()), make)


def _shown_anew(
    opened: Opened,
    told: Told,
    asked: Provider | None,
    waiting: DeltaGenerator,
    kept: Shown | None,
    today: int,
) -> Shown:
    with waiting.container():
        progress = _progress(_asking(asked) if asked else _("Locating venues"))
        st.button(_("Stop"), key="stop locating", on_click=_stop, args=(opened, kept))
    wanted = (opened, kept.dataset if kept else None, told, asked, today)
    if is_large(opened.size) and opened.size:
        found: Made = aside("made", *wanted, waiting=progress, name=opened.name, endless=asked is not None)
    else:
        found = meanwhile(lambda far: made(*wanted, progress=far), progress, in_turn=asked is None)
    return Shown.of(opened, asked, told, found)


def _asking(asked: Provider) -> str:
    return _("Asking {service}", service=asked.service)


def _stop(opened: Opened, kept: Shown | None) -> None:
    """Leave it at what was there before."""
    if kept is None:
        st.session_state["stopped"] = opened
        return
    st.session_state["asked"] = kept.asked
    st.session_state["told"] = (opened.key, kept.told)


def told_of(opened: Opened) -> Told:
    """What the reader has said of the data set of this table."""
    kept: tuple[str, Told] | None = st.session_state.get("told")
    return kept[1] if kept and kept[0] == opened.key else NOTHING


def _progress(words: str) -> Waiting:
    """A bar that says how far the work has come, or how long it takes; told at most ten times a second, and
    when there is something else to say."""
    bar = st.progress(0.0, text=_("Reading the table …"))
    told, said = 0.0, ""

    def progress(seconds: float, far: tuple[Any, ...] | None) -> None:
        nonlocal told, said
        now = time.monotonic()
        if now - told >= 0.1:
            told = now
            text = _("{what} … {seconds} s", what=words, seconds=number_words(seconds, 0))
            if far:
                text = _("{what}: {done} of {all}", what=words, done=far[0], all=far[1])
            if text != said:
                said = text
                bar.progress(far[0] / far[1] if far and far[1] else 0.0, text=text)

    return progress

"""What online providers said, kept on disk, and the pace at which they are asked.

One SQLite file in the user's cache folder, shared by every thread and process of this program;
a second one beside it is only locked. What is kept of a question: provider, host, the venue as
written, countries, language, when it was asked, and the answers' names and points. Never a key.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from ..errors import OnlineError, RateLimitedError
from ..language import phrase
from ..places import cache_folders, private_folder
from .providers import Answer

HIT_DAYS: Final = 90
"""Days for which an answer is kept. Providers other than OpenStreetMap's may allow less: see their terms."""
MISS_DAYS: Final = 7
"""Days for which "nothing found" is kept: shorter, because what is missing is what gets mapped next."""
INTERVAL_S: Final = 1.0
"""Seconds from the end of one request to the start of the next, whoever asks whom: so requests are
never nearer than that to each other where they arrive either."""
MOST_WAIT_S: Final = 60.0
"""Longest pause that a provider can ask for and be waited for."""

_MOST_PAUSE_S: Final = 3600.0
_POLL_S: Final = 0.05
_PIECE_S: Final = 0.2
_DAY_S: Final = 86_400
_TABLES: Final = """
create table if not exists answers (
    service text, host text, query text, countries text, language text, asked real, answers text,
    primary key (service, host, query, countries, language)
) without rowid;
create table if not exists pace (host text primary key, free_at real) without rowid;
"""


class Question(NamedTuple):
    """What a provider is asked; the cache's key."""

    service: str
    host: str
    query: str
    countries: str
    """ISO 3166-1 alpha-2 codes, joined by commas; empty for anywhere."""
    language: str


class Kept(NamedTuple):
    """What a provider said to a question, best first, and the day (UTC, ISO 8601) it said so."""

    answers: tuple[Answer, ...]
    day: str


class CancelledError(Exception):
    """The user said stop while a turn was waited for."""


class OnlineCache:
    """The answers kept, and the turns to ask. Safe to share between threads; so is its folder
    between processes.

    ``folder`` is the user's cache folder unless given; ``clock`` (seconds since 1970) and ``sleep``
    can be replaced. Raises ``OnlineError`` when no folder can be written: without one the pace
    cannot be kept.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        refusals = []
        for place in cache_folders() if folder is None else [folder]:
            try:
                if folder is None:
                    private_folder(place)
                else:
                    place.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._file, self._lock = place / "online.sqlite", place / "online-turn.sqlite"
                self._open_anew()
                return
            except (OSError, sqlite3.Error) as error:
                refusals.append(f"{place}: {error}")
        raise OnlineError(f"no folder to keep answers in ({'; '.join(refusals)}); set XDG_CACHE_HOME to one")

    def _open_anew(self) -> None:
        """Make the tables, in place of a file that is no database; forget what is too old."""
        oldest = self._clock() - HIT_DAYS * _DAY_S
        for attempt in range(2):
            try:
                with closing(sqlite3.connect(self._file, timeout=30)) as database, database:
                    database.executescript(_TABLES)
                    database.execute("delete from answers where asked < ?", (oldest,))
                return
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # not a database, or a damaged one: only a cache is lost
                if attempt:
                    raise
                self._file.unlink(missing_ok=True)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection for one transaction: committed at the end, undone on an error, then closed."""
        try:
            with closing(sqlite3.connect(self._file, timeout=30)) as database, database:
                yield database
        except sqlite3.Error as error:
            raise OnlineError(f"was not asked, because {self._file} cannot be used ({error})") from error

    def kept(self, question: Question) -> Kept | None:
        """What was said to the question, while it is fresh: ``HIT_DAYS``, or ``MISS_DAYS`` for nothing."""
        where = " and ".join(f"{name} = ?" for name in question._fields)
        with self._connection() as database:
            row = database.execute(f"select asked, answers from answers where {where}", question).fetchone()
        if row is None:
            return None
        try:
            answers = tuple(Answer(*one) for one in json.loads(row[1]))
        except (ValueError, TypeError):
            return None
        days = HIT_DAYS if answers else MISS_DAYS
        fresh = 0 <= self._clock() - row[0] < days * _DAY_S
        return Kept(answers, _day(row[0])) if fresh else None

    def keep(self, question: Question, answers: tuple[Answer, ...]) -> Kept:
        """Keep what was said to the question just now; no answers are a miss."""
        now = self._clock()
        with self._connection() as database:
            database.execute(
                "insert or replace into answers values (?, ?, ?, ?, ?, ?, ?)",
                (*question, now, json.dumps(answers, ensure_ascii=False)),
            )
        return Kept(answers, _day(now))

    @contextmanager
    def turn(self, host: str, cancelled: Callable[[], bool] | None = None) -> Iterator[None]:
        """Wait for the turn to send one request to the host, and hold it while it is under way.

        One turn at a time, in all threads and processes, ``INTERVAL_S`` after the last one ended.
        Raises ``CancelledError`` when told so meanwhile, and ``RateLimitedError`` when the host
        asked for a pause (``pause``) longer than ``MOST_WAIT_S``.
        """
        while True:
            self._sit_out(host, cancelled)
            with self._sole(cancelled):
                if self._left(host, _MOST_PAUSE_S) > 0:  # asked for while this turn was waited for
                    continue
                self._wait(self._left("", INTERVAL_S), cancelled)
                self._free_at("", self._clock() + INTERVAL_S)
                try:
                    yield
                finally:
                    self._free_at("", self._clock() + INTERVAL_S)
                return

    def pause(self, host: str, seconds: float) -> None:
        """Let nobody ask the host for so many seconds, an hour at most."""
        self._free_at(host, self._clock() + min(seconds, _MOST_PAUSE_S))

    def _sit_out(self, host: str, cancelled: Callable[[], bool] | None) -> None:
        left = self._left(host, _MOST_PAUSE_S)
        if left > MOST_WAIT_S:
            raise RateLimitedError(phrase("asks to wait {count} seconds", count=round(left)), left)
        self._wait(left, cancelled)

    @contextmanager
    def _sole(self, cancelled: Callable[[], bool] | None) -> Iterator[None]:
        """Hold the lock that one thread of one process can have; the system frees it with the process."""
        with closing(sqlite3.connect(self._lock, timeout=0, isolation_level=None)) as lock:
            while True:
                try:
                    lock.execute("begin exclusive")
                    break
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                        raise
                self._wait(_POLL_S, cancelled)
            try:
                yield
            finally:
                with contextlib.suppress(sqlite3.Error):
                    lock.execute("rollback")

    def _wait(self, seconds: float, cancelled: Callable[[], bool] | None) -> None:
        """Sleep in short pieces, so that a stop is heard."""
        while True:
            if cancelled is not None and cancelled():
                raise CancelledError
            if seconds <= 0:
                return
            self._sleep(min(seconds, _PIECE_S))
            seconds -= _PIECE_S

    def _left(self, host: str, at_most: float) -> float:
        """Seconds until the host (``""``: anybody) may be asked; none when it says more than it can,
        which means that the clock was set back."""
        with self._connection() as database:
            row = database.execute("select free_at from pace where host = ?", (host,)).fetchone()
        left = float(row[0]) - self._clock() if row else 0.0
        return left if 0 < left <= at_most + 1 else 0.0

    def _free_at(self, host: str, moment: float) -> None:
        with self._connection() as database:
            database.execute("insert or replace into pace values (?, ?)", (host, moment))


def _day(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).date().isoformat()

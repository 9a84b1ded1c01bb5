"""A server or a browser killed while somebody mends: ``python -m tests.bench.killed [TIMES] [--by HAND] …``.

A real server with its projects in a temporary folder is ended by SIGKILL at a random moment while a hand
changes one cell again and again, each time to the next day; then the project's file is read, the server is
started again, the page is opened by the project's address and the hand goes on. The hand is Chromium, where a
change is as old as its press of Enter (``browser``), or a ``client`` that sends Streamlit's own messages
more quickly than anybody types. With ``--of browser`` it is Chromium that is killed, in the middle of typing,
and the server stays. Said is, of each kill, how many changes were made before it and are kept, and
how old the oldest lost one was; the promise is that none is older than a second.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import io
import os
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import Final, NamedTuple

from playwright.sync_api import sync_playwright

from geo.projects import listed, load, path_of, steps_read
from tests.app.mortal import Mortal
from tests.bench.hands import FIRST, Browser, Client, Told
from tests.bench.mortal_browser import MortalBrowser
from tests.bench.sessions import TABLE

AT_WORK_S: Final = (1.0, 6.0)
"""How long the hand is at work before the kill, from the moment on that the cell can be changed."""
PROMISED_S: Final = 1.0
HEARS_S: Final = 2.0
"""How long a server has to write what a browser had sent before it was killed."""


class Killed(NamedTuple):
    """One kill: changes before it, those of them that are kept, and the age in seconds of the oldest lost."""

    made: int
    kept: int
    oldest_lost_s: float


def table(rows: int) -> bytes:
    """A table with ``rows`` rows of real journeys, whose first date is changed."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    told = io.StringIO(newline="")
    writer = csv.writer(told)
    writer.writerow(["date", "city", "country", "leaders"])
    for one in islice(cycle(found), rows):
        city = one["locale"].partition(",")[0]
        writer.writerow([one["start_date"], city, one["country"], f"{one['name']} (United States)"])
    return told.getvalue().encode()


def kept(number: str) -> int:
    """The number of the last change that the project's file holds, every state of it read; 0: none."""
    project = load(path_of(number))
    for content in project.contents.values():
        assert content
    plain = project.parts.get("mending")
    if plain is None:
        return 0
    states, now = steps_read(plain)
    # Of long tables the rows with findings come first: another row may be the first one in view by and by.
    typed = [dt.date.fromisoformat(text) for text in states[now].cells.values()]
    return (max(typed) - FIRST).days if typed else 0


def one_kill(
    victim: Mortal | MortalBrowser, hand: Browser | Client, number: str, chance: random.Random
) -> Killed:
    """Have the hand at work until the victim is killed at some moment, and read the project then."""
    first, told, killed = kept(number), Told(), Told()
    can_begin = threading.Event()

    def kill() -> None:
        can_begin.wait()
        time.sleep(chance.uniform(*AT_WORK_S))
        killed.append(time.monotonic())
        victim.kill()

    killer = threading.Thread(target=kill)
    killer.start()
    hand.work(first, told, lambda: bool(killed), can_begin.set)
    killer.join()
    made = [one for one in told if one < killed[0]]
    if isinstance(victim, MortalBrowser):
        time.sleep(HEARS_S)  # the server writes what had come
    last = kept(number) - first
    assert not listed().faults
    lost = made[max(0, last) :]
    return Killed(len(made), last, killed[0] - lost[0] if lost else 0.0)


@contextmanager
def at_work(
    by: str, of: str, server: Mortal, folder: Path
) -> Iterator[tuple[Browser | Client, Mortal | MortalBrowser]]:
    """The hand that is called ``by``, and what is killed: ``of``, the server or the browser."""
    if by == "client":
        yield Client(server), server
        return
    with sync_playwright() as session:
        browser = MortalBrowser(session, folder)
        yield Browser(server, browser.start()), browser if of == "browser" else server
        browser.kill()


def main() -> None:
    """Measure as asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("times", nargs="?", type=int, default=20)
    parser.add_argument("--by", choices=("browser", "client"), default="browser")
    parser.add_argument("--of", choices=("server", "browser"), default="server", help="what is killed")
    parser.add_argument("--rows", type=int, default=832)
    parser.add_argument("--seed", type=int, default=20)
    options = parser.parse_args()
    if (options.by, options.of) == ("client", "browser"):
        parser.error("a client has no browser that could be killed")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = Mortal(Path(folder))
        os.environ["SUMMIT_ATLAS_PROJECTS"] = str(server.projects)
        found = kills(options, server, Path(folder))
        server.kill()
    ages = [one.oldest_lost_s for one in found]
    print(
        f"{options.of} killed {len(found)} times, by {options.by}, {options.rows:,} rows: no project damaged,"
    )
    print(f"{sum(one.made for one in found)} changes; the oldest lost one was {max(ages):.2f} s old", end=" ")
    print(f"(median {statistics.median(ages):.2f} s)")
    raise SystemExit(max(ages) > PROMISED_S)


def kills(options: argparse.Namespace, server: Mortal, folder: Path) -> list[Killed]:
    """Every kill that is asked for, said as it happens."""
    chance = random.Random(options.seed)
    file = folder / "journeys.csv"
    file.write_bytes(table(options.rows))
    server.start()
    found = []
    with at_work(options.by, options.of, server, folder) as (hand, victim):
        number = hand.bring(file)
        for turn in range(1, options.times + 1):
            found.append(one := one_kill(victim, hand, number, chance))
            print(f"{turn:3}: {one.made} changes made, {one.kept} kept,", end=" ")
            print(f"the oldest lost was {one.oldest_lost_s:.2f} s old", flush=True)
            page = victim.start()
            if page is not None and isinstance(hand, Browser):
                hand.page = page
    return found


if __name__ == "__main__":
    main()

"""Readers at once: ``python -m tests.bench.sessions [READERS] [SECONDS] [--before FOLDER] [--projects]``.

Each reader is a websocket of its own with Streamlit's own messages. All open the page at once; then each
moves the slider of days every 5 to 15 seconds, at random but the same in every run; then all leave.
``--before`` is a checkout of another version, measured first in the same run. With ``--projects`` each brings
a table of 832 rows of its own, which is a project from then on, and all come and leave twice: what the server
has grown by the second time is what it does not let go of.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.app.visitor import ROOT, Visitor, serving, visitor

PAUSE_S = (5.0, 15.0)
AFTER_S = 60.0
"""How long after the last has left the server's memory is looked at."""
TABLE = ROOT / "tests" / "bench" / "us_president_travels.csv"
DAY = 86_400_000_000
"""Microseconds, in which a slider counts dates."""


@dataclass
class Measured:
    """What was measured of one version, in seconds, bytes and megabytes."""

    first: list[float] = field(default_factory=list)
    moves: list[float] = field(default_factory=list)
    done: list[float] = field(default_factory=list)
    first_bytes: list[int] = field(default_factory=list)
    move_bytes: list[int] = field(default_factory=list)
    idle_mb: float = 0.0
    open_mb: float = 0.0
    after_mb: float = 0.0
    first_all_s: float = 0.0
    move_cpu_s: float = 0.0
    """Seconds of processor time of the server for one move."""
    projects: int = 0
    projects_mb: float = 0.0


async def measured(
    place: str, process: int, readers: int, seconds: float, table: bytes = b"", known_mb: float = 0.0
) -> Measured:
    """Have so many readers come, each with a ``table`` where there is one, look around for so many seconds,
    and go. ``known_mb``: the memory before anybody came, where that was measured already."""
    found = Measured()
    async with visitor(place) as one:  # what the server loads once is no reader's
        await one.run()
    await asyncio.sleep(1)
    found.idle_mb = known_mb or resident_mb(process)
    async with AsyncExitStack() as stack:
        guests = [await stack.enter_async_context(visitor(place)) for _ in range(readers)]
        begun = time.monotonic()
        await asyncio.gather(*(_come(guest, found) for guest in guests))
        if table:
            begun = time.monotonic()
            await asyncio.gather(*(_bring(guest, table, number) for number, guest in enumerate(guests)))
        found.first_all_s = time.monotonic() - begun
        end, worked = time.monotonic() + seconds, processor_s(process)
        await asyncio.gather(*(_look(guest, found, number, end) for number, guest in enumerate(guests)))
        found.move_cpu_s = (processor_s(process) - worked) / max(len(found.moves), 1)
        found.open_mb = resident_mb(process)
    await asyncio.sleep(AFTER_S)
    found.after_mb = resident_mb(process)
    return found


async def _come(guest: Visitor, found: Measured) -> None:
    run = await guest.run()
    found.first.append(run.document_s or run.done_s)
    found.first_bytes.append(run.received)


async def _bring(guest: Visitor, table: bytes, number: int) -> None:
    await guest.put("files", f"travels-{number}.csv", table)
    await guest.run()


async def _look(guest: Visitor, found: Measured, number: int, end: float) -> None:
    chance = random.Random(number)
    slider = guest.widgets["days"]
    days = (int(slider.max) - int(slider.min)) // DAY
    await asyncio.sleep(chance.uniform(0, PAUSE_S[1]))
    while time.monotonic() < end:
        ends = sorted(chance.sample(range(days), 2))
        guest.hold("days", double_array_value=[slider.min + DAY * day for day in ends])
        run = await guest.run()
        found.moves.append(run.map_s if run.map_s is not None else run.done_s)
        found.done.append(run.done_s)
        found.move_bytes.append(run.received)
        await asyncio.sleep(chance.uniform(*PAUSE_S))


def resident_mb(process: int) -> float:
    """Megabytes of memory that a process holds now (Linux)."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def processor_s(process: int) -> float:
    """Seconds of processor time that a process has taken until now (Linux)."""
    told = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def told(name: str, found: Measured, readers: int) -> str:
    """The figures of one version, in lines."""
    moves, done = sorted(found.moves), sorted(found.done)
    return f"""{name}
  all have their first map after       {found.first_all_s:8.2f} s
  the map answers a move: median       {statistics.median(moves) * 1000:8.0f} ms
                          p95          {moves[int(len(moves) * 0.95)] * 1000:8.0f} ms   of {len(moves)} moves
  the whole page does:    median       {statistics.median(done) * 1000:8.0f} ms
  the server works for a move          {found.move_cpu_s * 1000:8.0f} ms of processor time
  sent with the first map              {statistics.median(found.first_bytes) / 1e3:8.0f} kB
  sent with a move                     {statistics.median(found.move_bytes) / 1e3:8.1f} kB
  memory: before anybody               {found.idle_mb:8.0f} MB
          of each reader               {(found.open_mb - found.idle_mb) / readers:8.2f} MB
          kept {AFTER_S:.0f} s after all left    {found.after_mb - found.idle_mb:8.1f} MB
  projects on disk                     {found.projects:8}, {found.projects_mb:.1f} MB"""


def main() -> None:
    """Measure as asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("readers", nargs="?", type=int, default=50)
    parser.add_argument("seconds", nargs="?", type=float, default=60.0)
    parser.add_argument("--projects", action="store_true", help="each brings a table, twice")
    parser.add_argument("--before", type=Path, help="a checkout of another version")
    options = parser.parse_args()
    places = [("before", options.before)] if options.before else []
    for name, folder in [*places, ("now", ROOT)]:
        with (
            tempfile.TemporaryDirectory() as scratch,
            serving(
                folder.resolve(), Path(scratch) / "server.log", SUMMIT_ATLAS_PROJECTS=f"{scratch}/projects"
            ) as (place, server),
        ):
            table, known_mb = TABLE.read_bytes() if options.projects else b"", 0.0
            for turn in ("", ", a second time") if options.projects else ("",):
                how = (place, server.pid, options.readers, options.seconds, table, known_mb)
                found = asyncio.run(measured(*how))
                known_mb = found.idle_mb
                files = list(Path(scratch, "projects").glob("*.summit"))
                found.projects, found.projects_mb = len(files), sum(one.stat().st_size for one in files) / 1e6
                print(told(name + turn, found, options.readers), flush=True)


if __name__ == "__main__":
    main()

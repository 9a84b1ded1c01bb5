"""What keeping a large table costs: ``python -m tests.bench.projects [ROWS] [STEPS]``.

A project of a table with so many rows is begun, mended in so many steps, each of which is kept, and saved as
one file. The folder of projects is a temporary one.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from geo.export import Changes
from geo.projects import (
    Kept,
    Upload,
    begin,
    changes_plain,
    load,
    packed,
    path_of,
    save,
    step_plain,
    table_kept,
)


def table(rows: int) -> bytes:
    """A table of so many rows, the same in every run."""
    chance = random.Random(1)
    lines = [
        f"20{chance.randint(10, 23)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02},Paris,France,"
        f"Leader {chance.randint(1, 300)} (Spain),{chance.randbytes(75).hex()}"
        for _ in range(rows)
    ]
    return "\n".join(["date,city,country,leaders,note", *lines]).encode()


def timed(do: Callable[[], Any]) -> tuple[Any, float]:
    """What it returns, and the seconds that it took."""
    begun = time.perf_counter()
    return do(), time.perf_counter() - begun


def main() -> None:
    """Measure as asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", nargs="?", type=int, default=100_000)
    parser.add_argument("steps", nargs="?", type=int, default=200)
    options = parser.parse_args()
    content = table(options.rows)
    chance = random.Random(2)
    states = [Changes()]
    for _ in range(options.steps):
        row = chance.randint(2, options.rows)
        states.append(Changes({**states[-1].cells, (row, "city"): "Rome"}))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SUMMIT_ATLAS_PROJECTS"] = folder
        uploads = [Upload("large.csv", content)]
        number, begun_s = timed(lambda: begin("large", {"table": table_kept("files", uploads)}))
        path, revision, steps, taken = path_of(number), 1, [], []
        for now, pair in enumerate(pairwise(states), 1):
            steps.append(step_plain(*pair))
            plain = {"first": changes_plain(states[0]), "steps": steps, "now": now}
            revision, seconds = timed(lambda: save(path, {"mending": Kept(plain)}, revision))  # noqa: B023
            taken.append(seconds)
        _, packed_s = timed(lambda: packed(load(path)))
        size = path.stat().st_size / 1e6
    print(f"{options.rows:,} rows, {len(content) / 1e6:.1f} MB; the project has {size:.1f} MB on disk")
    print(f"begun in {begun_s:.2f} s; saved as one file in {packed_s:.2f} s")
    median, most = statistics.median(taken) * 1e3, max(taken) * 1e3
    print(f"a step is kept in {median:.1f} ms (median), {most:.0f} ms at most")


if __name__ == "__main__":
    main()

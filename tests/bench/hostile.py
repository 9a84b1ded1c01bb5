"""Tables made to be dear, one kind after another: ``python -m tests.bench.hostile [KIND …] [--times N]``.

Prints for every kind how large its file is, how long ``python -m geo check`` took over it, how much memory
it needed, and what it said. Each runs in a process of its own that may use 8 GB and two minutes; what goes
beyond is ``killed``. Nothing is kept: the tables are made anew by ``KINDS``, at ``--times`` their usual size.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.bench.hostile_files import KINDS
from tests.bench.pipeline import show

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 8_000_000_000
SECONDS = 120


class Outcome(NamedTuple):
    """What came of one table."""

    kind: str
    size: int
    """Bytes of the file."""
    wall: float
    """Seconds, the start of the interpreter included."""
    busy: float
    """Seconds of processor time."""
    peak: float
    """Largest resident memory in MB."""
    said: str

    def row(self) -> list[str]:
        size = f"{self.size / 1e6:.3f}"
        return [self.kind, size, f"{self.wall:.1f}", f"{self.busy:.1f}", f"{self.peak:.0f}", self.said]


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def outcome(kind: str, times: float, folder: Path) -> Outcome:
    """Make the table of a kind, read it in a process of its own, and measure that."""
    table = KINDS[kind]
    path = folder / f"table{table.ending}"
    number = str(max(1, int(table.size * times)))
    maker = [sys.executable, "-m", "tests.bench.hostile_files", kind, number, str(path)]
    subprocess.run(maker, cwd=ROOT, check=True)
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "geo", "check", str(path), "--json"],
            cwd=ROOT, stdout=output, stderr=errors, preexec_fn=_limited,  # noqa: PLW1509 one thread only
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        output.seek(0)
        errors.seek(0)
        said = _said(process.returncode, output.read().decode(), errors.read().decode())
    busy = usage.ru_utime + usage.ru_stime
    return Outcome(kind, path.stat().st_size, wall, busy, usage.ru_maxrss * 1024 / 1e6, said)


def _said(code: int, output: str, errors: str) -> str:
    """What was said, in a line: how much was read, or why nothing was."""
    if code not in (0, 1) or "Traceback" in errors:
        last = (errors.strip() or "nothing").splitlines()[-1]
        return f"KILLED ({code})" if code < 0 else f"FAILED ({code}): {last[:90]}"
    if not output:
        return f"refused: {errors.strip().splitlines()[0][:100]}"
    told = json.loads(output)
    return f"read: {told['rows']:,} rows, {told['mapped_rows']:,} mapped, {len(told['findings']):,} findings"


def main(arguments: list[str]) -> int:
    """Measure the kinds that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.hostile")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--times", type=float, default=1.0, help="the usual size so many times; default: 1")
    options = parser.parse_args(arguments)
    wanted = [kind for kind in KINDS if not options.kinds or any(one in kind for one in options.kinds)]
    made = []
    with tempfile.TemporaryDirectory() as folder:
        for kind in wanted:
            made.append(outcome(kind, options.times, Path(folder)))
            print(" · ".join(made[-1].row()), file=sys.stderr, flush=True)
    show("Hostile tables", ["kind", "MB", "s", "processor s", "peak MB", "said"], [one.row() for one in made])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What was measured, as Markdown tables with the goals beside it.

The seeks' goals stand beside the first frame, not beside the second. Its floor is one frame and what the
browser needs to show anything new at all: what a page with nothing but the day takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan
from statistics import median, quantiles
from typing import Any, NamedTuple

from tests.bench.pipeline import show
from tests.bench.replay.process import Made
from tests.bench.replay.workload import SEEKS

PEERS = {"timeline": "Timeline", "timestamped": "TimestampedGeoJson"}
NAMES = {"ours": "ours", **PEERS, "bare": "only the day"}

GOALS: Mapping[int, Mapping[str, float]] = {
    30: {"with all it loads, MB": 0.6},
    1_000: {
        "ready, s": 0.35,
        "ready and all drawn, s": 0.35,
        "seek, median ms": 17,
        "seek, p95 ms": 20,
        "play frame, p95 ms": 17,
    },
    10_000: {
        "file, MB": 1.2,
        "with all it loads, MB": 1.2,
        "table to file, s": 2,
        "ready, s": 0.5,
        "ready and all drawn, s": 0.5,
        "seek, median ms": 17,
        "seek, p95 ms": 33,
        "play frame, median ms": 17,
        "play frame, p95 ms": 20,
        "days a second played": 20,
        "JS heap, MB": 20,
    },
    100_000: {
        "file, MB": 6,
        "with all it loads, MB": 6,
        "table to file, s": 15,
        "peak memory of that, MB": 1000,
        "ready, s": 2,
        "ready and all drawn, s": 2,
        "seek, median ms": 33,
        "seek, p95 ms": 67,
    },
}

DIGITS = {"MB": 2, "s": 2, "ms": 1, "played": 1, "%": 0}
FRAME_MS = 1000 / 60
MORE_IS_BETTER = ("days a second played", "seeks shown by the next frame, %")


class Measured(NamedTuple):
    """One map of one N. Where a value is text it says why there is none."""

    file_bytes: float | str
    made: Made | str
    steps: Mapping[str, Any]

    def values(self) -> dict[str, float | str]:
        """Every measure by its name in the tables."""
        seek, play, heap = (self.steps[step] for step in ("seek", "play", "heap"))
        loaded = self.steps["loaded"]
        everything = loaded if isinstance(loaded, str) else _sum(self.file_bytes, loaded["bytes"])
        return {
            "file, MB": _scaled(self.file_bytes, 1e-6),
            "with all it loads, MB": _scaled(everything, 1e-6),
            "table to file, s": self.made if isinstance(self.made, str) else self.made.wall,
            "processor time of that, s": self.made if isinstance(self.made, str) else self.made.processor,
            "peak memory of that, MB": self.made if isinstance(self.made, str) else self.made.peak,
            "ready, s": _scaled(_median(self.steps["ready"]), 1e-3),
            "ready and all drawn, s": _scaled(_median(self.steps["ready, all drawn"]), 1e-3),
            "seek, median ms": _median(_of(seek, "rendered")),
            "seek, p95 ms": _p95(_of(seek, "rendered")),
            "seek to the second frame, median ms": _median(_of(seek, "second")),
            "seek to the second frame, p95 ms": _p95(_of(seek, "second")),
            "seeks shown by the next frame, %": in_time(_of(seek, "second")),
            "play frame, median ms": _median(_of(play, "intervals")),
            "play frame, p95 ms": _p95(_of(play, "intervals")),
            "days a second played": _of(play, "reached"),
            "JS heap, MB": heap if isinstance(heap, str) else heap["objects"] + heap["arrays"],
        }

    def notes(self) -> list[str]:
        """What one has to know to read the values."""
        seek, play, loaded, rest = (self.steps[step] for step in ("seek", "play", "loaded", "unfinished"))
        found = []
        if not isinstance(play, str) and play["speed"]:
            found.append(f"played at {play['speed']:g} days a second")
        if not isinstance(seek, str) and len(seek["rendered"]) < SEEKS:
            found.append(f"{len(seek['rendered'])} of {SEEKS} seeks in the time allowed")
        if not isinstance(rest, str) and rest["changed"]:
            found.append(f"{rest['changed']} of {rest['of']} pictures changed within a second after the seek")
        if not isinstance(loaded, str):
            found.append(f"at the end: {loaded['shown']}")
            found.append(f"requests refused: {len(loaded['refused'])}")
            found += [f"error in the page: {fault}" for fault in loaded["faults"]]
        reasons = [value for value in (self.made, *self.steps.values()) if isinstance(value, str)]
        return [*found, *(reason for reason in dict.fromkeys(reasons) if reason.startswith("failed"))]


def table(number: int, measured: Mapping[str, Measured]) -> None:
    """Print one N: a row for each measure, then the notes."""
    values = {kind: one.values() for kind, one in measured.items()}
    goals = GOALS.get(number, {})
    rows = []
    for name in values["ours"]:
        cells = [_text(name, values[kind][name]) if kind in values else "" for kind in NAMES]
        goal = f"{goals[name]:g}" if name in goals else ""
        rows.append([name, goal, *cells, _ratio(name, values)])
    show(f"## {number:,} trips", ["measure", "goal", *NAMES.values(), "ours : best peer"], rows)
    print()
    for kind, one in measured.items():
        for note in one.notes() if kind != "bare" else ():
            print(f"- {NAMES[kind]}: {note}")


def _ratio(name: str, values: Mapping[str, Mapping[str, float | str]]) -> str:
    """Ours in parts of the best peer's."""
    mine = values["ours"][name]
    theirs = [value for kind in PEERS if not isinstance(value := values[kind][name], str)]
    if isinstance(mine, str) or not theirs:
        return ""
    best = max(theirs) if name in MORE_IS_BETTER else min(theirs)
    return f"{mine / best:.2f}" if best else ""


def _text(name: str, value: float | str) -> str:
    if isinstance(value, str):
        return "failed" if value.startswith("failed") else value
    return "" if isnan(value) else f"{value:,.{DIGITS[name.rsplit(' ', 1)[-1]]}f}"


def _of(step: Any, key: str) -> Any:
    return step if isinstance(step, str) else step[key]


def _scaled(value: float | str, factor: float) -> float | str:
    return value if isinstance(value, str) else value * factor


def _sum(one: float | str, other: float) -> float | str:
    return one if isinstance(one, str) else one + other


def _median(values: list[float] | str) -> float | str:
    if isinstance(values, str):
        return values
    return median(values) if values else "none in time"


def in_time(values: list[float] | str) -> float | str:
    """Percent of seeks, by their milliseconds to the second frame, with no other frame before it."""
    if isinstance(values, str):
        return values
    if not values:
        return "none in time"
    return 100 * sum(value < 2.5 * FRAME_MS for value in values) / len(values)


def _p95(values: list[float] | str) -> float | str:
    """The 95th percentile, between the two nearest values."""
    if isinstance(values, str):
        return values
    if len(values) < 2:
        return values[0] if values else "none in time"
    return quantiles(values, n=20, method="inclusive")[-1]

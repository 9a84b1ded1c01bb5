"""Seconds per stage of ``python -m geo map``: ``python -m tests.bench.stages TABLE OUT.html``.

Runs the command in this process with a stop-watch around the functions it calls. Prints JSON:
stage → seconds. Stages do not contain one another; "the rest" is everything between them.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import sys
import time
from types import ModuleType
from typing import Any

import geo.__main__
import geo.atlas

STAGES: tuple[tuple[str, ModuleType, str], ...] = (
    ("read the table, dates included", geo.atlas, "load"),
    ("leaders", geo.atlas, "register"),
    ("reports by precedence", geo.atlas, "in_precedence"),
    ("merge reports into meetings", geo.atlas, "merge"),
    ("locate venues", geo.atlas, "locate"),
    ("settle places", geo.atlas, "settle_places"),
    ("seats", geo.atlas, "seats_of"),
    ("stays, legs, trips", geo.atlas, "travel"),
    ("findings about places", geo.atlas, "place_findings"),
    ("replay document", geo.__main__, "replay_document"),
    ("map document", geo.__main__, "map_document"),
)


def watched(function: Any, stage: str, seconds: dict[str, float], running: list[str]) -> Any:
    """``function`` with its time added to ``seconds[stage]``, unless called within another stage."""

    @functools.wraps(function)
    def call(*arguments: Any, **named: Any) -> Any:
        if running:
            return function(*arguments, **named)
        running.append(stage)
        start = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            running.pop()
            seconds[stage] += time.perf_counter() - start

    return call


def main(table: str, output: str) -> int:
    """Run the command once, print the stages; the exit code is the command's."""
    seconds = {stage: 0.0 for stage, _, _ in STAGES}
    running: list[str] = []
    for stage, module, name in STAGES:
        setattr(module, name, watched(getattr(module, name), stage, seconds, running))
    start = time.perf_counter()
    with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.redirect_stderr(nowhere):
        code = geo.__main__.main(["map", table, "-o", output])
    seconds["the rest"] = time.perf_counter() - start - sum(seconds.values())
    print(json.dumps(seconds))
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

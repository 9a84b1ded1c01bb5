"""One request a second for the whole application: threads and processes, on the real clock."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from geo.online.asking import Provider
from geo.online.cache import INTERVAL_S, OnlineCache
from geo.online.client import Client
from tests.nominatim.fault_proxy import FaultProxy, too_many

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
CITIES = ("Minsk", "Astana", "Hanoi", "Tashkent", "Baku", "Ankara")


PATIENCE_S = 300
"""With a machine that is busy with other things."""


def test_threads_and_processes_take_turns_a_second_apart(
    through_proxy: Provider, proxy: FaultProxy, tmp_path: Path
) -> None:
    options = ("--provider", "nominatim", "--domain", proxy.host, "--scheme", "http")
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "geo", "locate", venue, *options],
            cwd=ROOT,
            env=os.environ | {"XDG_CACHE_HOME": str(tmp_path)},
            stdout=subprocess.DEVNULL,
        )
        for venue in ("Semizvonye Dacha", "Zaghunda")
    ]

    def ask(*texts: str) -> None:
        client = Client(through_proxy, OnlineCache(tmp_path / "summit-atlas"))
        for text in texts:
            client.ask(text)

    threads = [threading.Thread(target=ask, args=CITIES[:2]), threading.Thread(target=ask, args=CITIES[2:4])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert [process.wait(PATIENCE_S) for process in processes] == [0, 0]
    asked = {one.query["q"] for one in proxy.seen}
    assert asked == {"Semizvonye Dacha", "Zaghunda", *CITIES[:4]}
    assert len(proxy.seen) == 6
    assert min(proxy.gaps()) >= INTERVAL_S


def test_retry_after_is_sat_out_on_the_real_clock(
    through_proxy: Provider, proxy: FaultProxy, tmp_path: Path
) -> None:
    proxy.faults.append(too_many("2"))
    assert Client(through_proxy, OnlineCache(tmp_path)).ask("Minsk").answers
    (gap,) = proxy.gaps()
    assert gap >= 2  # and not much more, which ``test_faults`` shows on a clock of its own

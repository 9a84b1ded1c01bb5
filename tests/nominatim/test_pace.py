"""One request a second for the whole application: threads and processes, on the real clock."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

from geo.online import Provider
from geo.online_cache import INTERVAL_S, OnlineCache
from geo.online_client import Client
from tests.nominatim.fault_proxy import FaultProxy, too_many

ROOT = Path(__file__).resolve().parents[2]
CITIES = ("Minsk", "Astana", "Hanoi", "Tashkent", "Baku", "Ankara")


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
        thread.join(60)
    assert [process.wait(60) for process in processes] == [0, 0]
    asked = {one.query["q"] for one in proxy.seen}
    assert asked == {"Semizvonye Dacha", "Zaghunda", *CITIES[:4]}
    assert len(proxy.seen) == 6
    assert min(proxy.gaps()) >= INTERVAL_S


def test_retry_after_is_kept_to_the_second_on_the_real_clock(
    through_proxy: Provider, proxy: FaultProxy, tmp_path: Path
) -> None:
    proxy.faults.append(too_many("2"))
    assert Client(through_proxy, OnlineCache(tmp_path)).ask("Minsk").answers
    (gap,) = proxy.gaps()
    assert 2 <= gap < 4

"""Whatever is asked when, and however long it takes: requests stay a second apart."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from geo.online.cache import INTERVAL_S, OnlineCache
from tests.examples import examples
from tests.nominatim.conftest import Clock

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["a.example", "b.example"]),
        st.floats(0, 3),  # how long the request takes
        st.floats(0, 3),  # how long nobody asks after it
        st.sampled_from([0.0, 0.0, 2.0, 30.0]),  # the pause that the host asks for
    ),
    max_size=8,
)


@examples(15)  # every turn writes to the disk several times
@given(STEPS)
def test_requests_stay_a_second_apart_and_pauses_are_kept(
    steps: list[tuple[str, float, float, float]],
) -> None:
    clock, last, not_before = Clock(), float("-inf"), dict.fromkeys(("a.example", "b.example"), 0.0)
    with tempfile.TemporaryDirectory() as folder:
        cache = OnlineCache(Path(folder), clock=clock, sleep=clock.sleep)
        for host, takes, idle, pause in steps:
            with cache.turn(host):
                assert clock() >= last + INTERVAL_S - 1e-6
                assert clock() >= not_before[host] - 1e-6
                clock.now += takes
                if pause:
                    cache.pause(host, pause)
                    not_before[host] = clock() + pause
            last = clock()
            clock.now += idle

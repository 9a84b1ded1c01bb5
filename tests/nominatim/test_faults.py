"""A real Nominatim that is slow, busy, broken, garbled or gone: the offline answer stands, said once."""

from __future__ import annotations

import logging
import re
import time
from email.utils import formatdate
from pathlib import Path

import pandas as pd
import pytest

from geo.errors import OnlineError, ProviderError, RateLimitedError, RefusedError
from geo.online.asking import Provider, ask_online, provider
from geo.online.cache import HIT_DAYS, INTERVAL_S, MISS_DAYS, OnlineCache
from geo.online.client import ATTEMPTS, BACK_OFF_S, Client
from geo.places.keys import venue_key
from geo.places.locating import locate
from tests.nominatim.conftest import Clock
from tests.nominatim.fault_proxy import Fault, FaultProxy, too_many
from tests.nominatim.serving import Nominatim

pytestmark = pytest.mark.slow

DAY_S = 86_400
VENUES = ("Nine Lanterns Guesthouse", "Semizvonye Dacha", "Vymysel Congress Palace", "Zaghunda")
"""In the order in which they are asked."""
SECRET = "k3y/with sp&ce"

GARBAGE = {
    "no JSON": Fault(body=b"<html>Welcome to the hotel's network</html>"),
    "no text": Fault(body=b"\xff\xfe\x00garbage\x80"),
    "half an answer": Fault(cut=True),
    "nothing": Fault(body=b""),
    "no list": Fault(body=b'"text"'),
    "another shape": Fault(body=b'[{"some": "thing"}]'),
    "no coordinates": Fault(body=b'[{"display_name": "Atlantis", "name": "Atlantis"}]'),
    "off the globe": Fault(body=b'[{"display_name": "X", "lat": "91.5", "lon": "10"}]'),
    "not a number": Fault(body=b'[{"display_name": "X", "lat": "NaN", "lon": "NaN"}]'),
    "deeply nested": Fault(body=b"[" * 100_000),
    "dropped": Fault(drop=True),
    "server error": Fault(500, body=b"oops"),
    "unavailable": Fault(503, body=b"oops"),
}


def doubtful(*venues: str) -> pd.DataFrame:
    """Venues that no gazetteer knows."""
    places = locate([venue_key(venue, "", "") for venue in venues])
    assert set(places["precision"]) == {"none"}
    return places


@pytest.mark.filterwarnings("ignore:Latitude normalization")
@pytest.mark.parametrize("fault", GARBAGE.values(), ids=GARBAGE.keys())
def test_one_bad_answer_is_asked_again(
    fault: Fault, through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache, clock: Clock
) -> None:
    proxy.faults.append(fault)
    after, problems = ask_online(doubtful("Semizvonye Dacha"), through_proxy, cache=cache)
    assert after["precision"].tolist() == ["venue"]
    assert problems == ()
    assert len(proxy.seen) == 2
    assert sum(clock.slept) >= BACK_OFF_S


@pytest.mark.filterwarnings("ignore:Latitude normalization")
@pytest.mark.parametrize("fault", GARBAGE.values(), ids=GARBAGE.keys())
def test_bad_answers_only_leave_the_offline_places_and_are_said_once(
    fault: Fault, through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache
) -> None:
    proxy.faults.extend([fault] * 100)
    before = doubtful(*VENUES)
    after, problems = ask_online(before, through_proxy, cache=cache)
    pd.testing.assert_frame_equal(after, before)
    assert len(proxy.seen) == ATTEMPTS
    (problem,) = problems
    assert problem.severity == "warning"
    assert proxy.host in str(problem)
    assert "4 venues" in str(problem)
    assert "offline stand" in str(problem)
    proxy.faults.clear()
    assert set(ask_online(before, through_proxy, cache=cache)[0]["precision"]) <= {"venue", "city"}


def test_a_redirect_is_not_followed(through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache) -> None:
    elsewhere = (("Location", f"http://{proxy.host}/elsewhere?q=Minsk&format=json"),)
    proxy.faults.append(Fault(302, elsewhere))
    assert Client(through_proxy, cache).ask("Minsk").answers
    assert [one.path for one in proxy.seen] == ["/search", "/search"]


def test_a_slow_answer_is_given_up_after_the_timeout(proxy: FaultProxy, cache: OnlineCache) -> None:
    hasty = provider("nominatim", domain=proxy.host, scheme="http", timeout_s=0.3, environment={})
    proxy.faults.extend([Fault(silent=True)] * (ATTEMPTS + 1))
    with pytest.raises(OnlineError, match="in time"):
        Client(hasty, cache).ask("Minsk")
    end = time.monotonic() + 60
    while proxy.given_up < ATTEMPTS:  # the proxy hears of each a moment after it was given up
        assert time.monotonic() < end
        time.sleep(0.01)
    assert len(proxy.seen) == ATTEMPTS


@pytest.mark.parametrize("wait", [7, 40])
def test_retry_after_is_waited_for(
    wait: int, through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache, clock: Clock
) -> None:
    proxy.faults.append(too_many(str(wait)))
    began = clock()
    assert Client(through_proxy, cache).ask("Minsk").answers
    assert wait <= clock() - began < wait + 3 * INTERVAL_S


def test_retry_after_may_be_a_date(through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache) -> None:
    proxy.faults.append(too_many(formatdate(0, usegmt=True)))
    assert Client(through_proxy, cache).ask("Minsk").answers


def test_too_many_requests_without_a_time_back_off_longer_each_time(
    through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache, clock: Clock
) -> None:
    proxy.faults.extend([too_many()] * ATTEMPTS)
    began = clock()
    with pytest.raises(RateLimitedError, match="too often"):
        Client(through_proxy, cache).ask("Minsk")
    assert clock() - began >= BACK_OFF_S + 2 * BACK_OFF_S


def test_a_long_pause_is_not_waited_for_and_holds_for_everybody(
    through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache, clock: Clock, tmp_path: Path
) -> None:
    proxy.faults.append(too_many("900"))
    with pytest.raises(RateLimitedError, match="asks to wait"):
        Client(through_proxy, cache).ask("Minsk")
    other = OnlineCache(tmp_path / "cache", clock=clock, sleep=clock.sleep)
    with pytest.raises(RateLimitedError):
        Client(through_proxy, other).ask("Astana")
    assert len(proxy.seen) == 1
    clock.now += 900
    assert Client(through_proxy, other).ask("Astana").answers


@pytest.mark.parametrize("status", [401, 402, 403])
def test_a_refusal_is_not_tried_again(
    status: int, through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache
) -> None:
    proxy.faults.extend([Fault(status, body=b"Access blocked")] * 10)
    _, problems = ask_online(doubtful(*VENUES), through_proxy, cache=cache)
    assert len(problems) == 1
    assert len(proxy.seen) == 1


def test_one_refused_question_does_not_stop_the_others(
    through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache
) -> None:
    proxy.faults.append(Fault(400, body=b"Bad request"))
    after, (problem,) = ask_online(doubtful(*VENUES), through_proxy, cache=cache)
    assert after["precision"].ne("none").tolist() == [False, True, True, True]
    assert "1 venue " in str(problem)
    assert len(proxy.seen) == len(VENUES)


def test_an_outage_in_the_middle_keeps_what_was_answered_and_is_said_once(
    nominatim: Nominatim, cache: OnlineCache
) -> None:
    direct = provider("nominatim", domain=nominatim.host, scheme="http", environment={})
    ask_online(doubtful(VENUES[3]), direct, cache=cache)  # the last one is in the cache already
    try:
        after, problems = ask_online(
            doubtful(*VENUES), direct, cache=cache, progress=lambda done, _: nominatim.stop()
        )
    finally:
        nominatim.start()
    assert after["precision"].ne("none").tolist() == [True, False, False, True]
    (problem,) = problems
    assert "cannot be reached" in str(problem)
    assert "2 venues" in str(problem)
    later, none = ask_online(after, direct, cache=cache)
    assert later["precision"].ne("none").all()
    assert none == ()


def test_a_second_run_asks_nothing_and_misses_are_forgotten_sooner(
    through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache, clock: Clock
) -> None:
    places = doubtful("Semizvonye Dacha", "Castle of Nobody At All")
    first, _ = ask_online(places, through_proxy, cache=cache)
    assert len(proxy.seen) == 2
    second, _ = ask_online(places, through_proxy, cache=cache)
    pd.testing.assert_frame_equal(second, first)
    assert len(proxy.seen) == 2

    clock.now += (MISS_DAYS - 0.01) * DAY_S
    ask_online(places, through_proxy, cache=cache)
    assert len(proxy.seen) == 2
    clock.now += 0.02 * DAY_S
    ask_online(places, through_proxy, cache=cache)
    assert [one.query["q"] for one in proxy.seen[2:]] == ["Castle of Nobody At All"]

    clock.now += (HIT_DAYS - MISS_DAYS) * DAY_S
    third, _ = ask_online(places, through_proxy, cache=cache)
    assert "Semizvonye Dacha" in [one.query["q"] for one in proxy.seen[3:]]
    assert first["method"].tolist() != third["method"].tolist(), "the day of the answer is the new one"


def test_language_host_and_country_are_answered_apart(proxy: FaultProxy, cache: OnlineCache) -> None:
    settings = {"domain": proxy.host, "scheme": "http", "environment": {}}
    english, russian = (provider("nominatim", language=code, **settings) for code in ("en", "ru"))
    assert Client(english, cache).ask("Zaghunda").answers[0].name == "Zaghunda"
    assert Client(russian, cache).ask("Zaghunda").answers[0].name == "Загунда"
    assert Client(english, cache).ask("Zaghunda", ("VN",)).answers == ()
    assert len(proxy.seen) == 3


def test_a_key_goes_into_the_request_and_nowhere_else(
    proxy: FaultProxy, cache: OnlineCache, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keyed = provider(
        "pickpoint",
        domain=proxy.host,
        scheme="http",
        environment={},
        secrets={"SUMMIT_ATLAS_PICKPOINT_KEY": SECRET},
    )
    caplog.set_level(logging.DEBUG)
    echo = f'{{"error": "wrong key {SECRET}"}}'.encode()
    proxy.faults.extend([Fault(401, body=echo), Fault(body=echo), Fault(body=echo + b"!"), Fault(503)])
    before = doubtful("Semizvonye Dacha")
    said = [str(ask_online(before, keyed, cache=cache)[1]) for _ in range(3)]
    after, problems = ask_online(before, keyed, cache=cache)
    assert after["method"].tolist() == ["pickpoint 2026-11-18"]
    assert problems == ()
    assert {one.query["key"] for one in proxy.seen} == {SECRET}

    kept = b"".join(path.read_bytes() for path in (tmp_path / "cache").iterdir())
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert "pickpoint" in logged.lower()
    for text in ("\n".join(said), logged, repr(keyed), str(keyed), kept.decode("latin-1")):
        assert not re.search("k3y|sp&ce|sp%26ce", text)


def test_a_question_of_the_provider_itself_is_an_error_with_a_class_of_its_own(
    through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache
) -> None:
    proxy.faults.append(Fault(403))
    with pytest.raises(RefusedError) as caught:
        Client(through_proxy, cache).ask("Minsk")
    assert caught.value.whole
    with pytest.raises(ProviderError):
        provider("nowhere", environment={})


def test_photon_is_asked_and_understood_in_its_own_format(proxy: FaultProxy, cache: OnlineCache) -> None:
    # The shape that Photon documents for its answers; no Photon runs here.
    body = """{"type": "FeatureCollection", "features": [{"type": "Feature",
      "geometry": {"type": "Point", "coordinates": [27.40, 53.95]},
      "properties": {"name": "Semizvonye Dacha", "countrycode": "BY", "country": "Belarus", "type": "house",
                     "osm_key": "tourism", "osm_value": "hotel"}}]}"""
    proxy.faults.append(Fault(body=body.encode()))
    photon = provider("photon", domain=proxy.host, scheme="http", environment={})
    after, _ = ask_online(doubtful("Semizvonye Dacha"), photon, cache=cache)
    (request,) = proxy.seen
    assert request.path == "/api"
    assert request.query == {"q": "Semizvonye Dacha", "limit": "5", "lang": "en"}
    place = next(after.itertuples())
    assert (place.lat, place.lon, place.country, place.precision) == (53.95, 27.40, "BY", "venue")

"""Online providers without any network: who they are, what is kept of their answers, and the pace."""

from __future__ import annotations

import re
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from geopy.geocoders import SERVICE_TO_GEOCODER

from geo.atlas import build
from geo.errors import OnlineError, ProviderError, RateLimitedError
from geo.language import as_line
from geo.online.asking import Provider, ask_online, credit_lines, provider
from geo.online.cache import CancelledError, OnlineCache, Question
from geo.online.providers import Answer, variable
from geo.places.keys import venue_key
from geo.places.locating import locate
from geo.reports.loading import load
from tests.nominatim.conftest import Clock

ROOT = Path(__file__).resolve().parents[2]
MINSK = Answer("Minsk", 53.9, 27.56, "BY", "city")
NAME_NO_PLACES = {"what3words", "what3wordsv3"}
QUESTION = Question("nominatim", "example.org", "Minsk", "", "en")


def cache_of(folder: Path, clock: Clock) -> OnlineCache:
    return OnlineCache(folder, clock=clock, sleep=clock.sleep)


@pytest.mark.parametrize(
    "service", sorted(SERVICE_TO_GEOCODER.keys() - {"pelias", "what3words", "what3wordsv3"})
)
def test_every_geocoder_of_geopy_can_be_named_and_shows_its_key_to_nobody(service: str) -> None:
    made = provider(service, environment={variable(service): "a-key", variable(service, "SECRET"): "a-word"})
    assert made.geocoder() is not None
    assert not re.search("a-key|a-word", f"{made!r} {made}")


@pytest.mark.parametrize("service", ["azure", "bing", "geonames", "googlev3", "herev7", "mapbox", "opencage"])
def test_a_missing_key_is_told_with_the_name_to_put_it_under(service: str) -> None:
    with pytest.raises(ProviderError, match=f"SUMMIT_ATLAS_{service.upper()}_KEY"):
        provider(service, environment={})


def test_what_names_no_places_is_not_offered() -> None:
    with pytest.raises(ProviderError, match="no online provider"):
        provider("what3words", environment={variable("what3words"): "a-key"})


def test_a_self_hosted_pelias_needs_its_host() -> None:
    assert provider("pelias", domain="localhost:4000", scheme="http", environment={}).host == "localhost:4000"
    with pytest.raises(ProviderError):
        provider("pelias", environment={})


def test_the_environment_goes_before_streamlits_secrets_which_may_be_absent() -> None:
    class NoSecrets(dict[str, Any]):
        def get(self, *_: Any) -> Any:
            raise FileNotFoundError("No secrets found")

    name = variable("opencage")
    assert provider("opencage", environment={name: "env"}, secrets={name: "secret"}).key == "env"
    assert provider("opencage", environment={}, secrets={name: "secret"}).key == "secret"
    with pytest.raises(ProviderError, match=name):
        provider("opencage", environment={}, secrets=NoSecrets())


@pytest.mark.parametrize("domain", ["user:word@example.org", "example.org?x=1", "a b", "http://x", "x\r\ny"])
def test_a_domain_is_a_host_and_nothing_else(domain: str) -> None:
    with pytest.raises(ProviderError, match="domain"):
        provider("nominatim", domain=domain, environment={})


def test_places_of_openstreetmap_are_credited_and_others_named() -> None:
    methods = ["exact", "given", "none", "corrected", "nominatim 2026-11-22", "photon 2026-11-22"]
    assert list(map(as_line, credit_lines(methods))) == [
        [
            "Places: © OpenStreetMap contributors (ODbL), found by {providers}",
            {"providers": "nominatim, photon"},
        ]
    ]
    assert list(map(as_line, credit_lines(["googlev3 2026-11-22"]))) == [
        ["Places: found by {providers}", {"providers": "googlev3"}]
    ]
    assert credit_lines(["exact", "fuzzy", "venue", "country", "alternate"]) == []


@pytest.fixture
def nobody() -> Iterator[Provider]:
    """A provider at a port that is taken, so that no other program listens there, and refuses."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        yield provider("nominatim", domain=f"127.0.0.1:{port}", scheme="http", environment={})


def test_an_unreachable_provider_leaves_the_offline_places_and_says_so_once(
    nobody: Provider, tmp_path: Path
) -> None:
    clock = Clock()
    places = locate([venue_key(name, "", "") for name in ("Qqxzv House", "Qqxzv Palace")])
    after, problems = ask_online(places, nobody, cache=cache_of(tmp_path, clock))
    assert after.equals(places)
    assert [problem.severity for problem in problems] == ["warning"]


def test_an_atlas_asks_after_the_editor_and_tells_what_went_wrong(nobody: Provider, tmp_path: Path) -> None:
    (tmp_path / "reports.csv").write_text(
        "date,venue,leaders\n2024-05-16,Qqxzv House,A (Russia)\n2024-05-17,Qqxzv Palace,A (Russia)\n"
    )
    (tmp_path / "places.csv").write_text("venue,city,country,lat,lon\nQqxzv House,,,10,20\n")
    cache = cache_of(tmp_path / "cache", Clock())
    atlas = build(load(tmp_path), ask=partial(ask_online, provider=nobody, cache=cache))
    (told,) = [str(problem) for problem in atlas.problems if nobody.host in str(problem)]
    assert "1 venue not answered" in told
    assert sorted(atlas.places["method"]) == ["corrected", "none"]


def test_a_cache_in_a_place_that_cannot_be_written_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OnlineError, match="XDG_CACHE_HOME"):
        OnlineCache(tmp_path / "file" / "cache")


@pytest.mark.parametrize(
    "damage", [b"not a database at all" * 100, b"", b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_damaged_cache_is_made_anew(damage: bytes, tmp_path: Path) -> None:
    clock = Clock()
    (tmp_path / "online.sqlite").write_bytes(damage)
    cache = cache_of(tmp_path, clock)
    assert cache.kept(QUESTION) is None
    cache.keep(QUESTION, (MINSK,))
    kept = cache_of(tmp_path, clock).kept(QUESTION)
    assert kept is not None
    assert (kept.answers, kept.day) == ((MINSK,), "2026-11-18")


def test_an_answer_in_the_cache_that_is_none_is_asked_again(tmp_path: Path) -> None:
    cache = cache_of(tmp_path, Clock())
    cache.keep(QUESTION, (MINSK,))
    with sqlite3.connect(tmp_path / "online.sqlite") as database:
        database.execute("update answers set answers = '[[1]]'")
    database.close()
    assert cache.kept(QUESTION) is None


def test_answers_from_the_future_are_not_believed(tmp_path: Path) -> None:
    clock = Clock()
    cache = cache_of(tmp_path, clock)
    cache.keep(QUESTION, (MINSK,))
    clock.now -= 86_400
    assert cache.kept(QUESTION) is None


def test_a_clock_set_back_by_a_year_holds_nobody_up(tmp_path: Path) -> None:
    clock = Clock()
    cache = cache_of(tmp_path, clock)
    with cache.turn("example.org"):
        cache.pause("example.org", 5)
    clock.now -= 365 * 86_400
    with cache.turn("example.org"):
        pass
    assert sum(clock.slept) < 1


def test_a_pause_of_one_host_does_not_hold_up_another(tmp_path: Path) -> None:
    clock = Clock()
    cache = cache_of(tmp_path, clock)
    cache.pause("busy.example", 600)
    with cache.turn("idle.example"):
        pass
    assert sum(clock.slept) < 1
    with pytest.raises(RateLimitedError), cache.turn("busy.example"):
        pytest.fail("its turn came")


def test_a_stop_is_heard_while_a_pause_is_sat_out(tmp_path: Path) -> None:
    clock = Clock()
    cache = cache_of(tmp_path, clock)
    cache.pause("example.org", 50)
    with pytest.raises(CancelledError), cache.turn("example.org", lambda: len(clock.slept) > 2):
        pytest.fail("its turn came")
    assert sum(clock.slept) < 1


def test_a_stop_is_heard_while_another_holds_the_turn(tmp_path: Path) -> None:
    cache, heard, waits = OnlineCache(tmp_path), [], threading.Event()
    asked: list[bool] = []

    def stopped() -> bool:
        asked.append(bool(heard))
        if len(asked) > 2:  # once before the turn is asked for, then while it is waited for
            waits.set()
        return asked[-1]

    def wait() -> None:
        try:
            with cache.turn("example.org", stopped):
                heard.append("its turn came")
        except CancelledError:
            heard.append("stopped")

    with cache.turn("example.org"):
        waiting = threading.Thread(target=wait)
        waiting.start()
        assert waits.wait(60)
        heard.append("stop")
        waiting.join(60)
    assert heard == ["stop", "stopped"]


def test_a_process_that_dies_in_its_turn_blocks_nobody(tmp_path: Path) -> None:
    script = (
        "import os, pathlib, sys\nfrom geo.online.cache import OnlineCache\n"
        "with OnlineCache(pathlib.Path(sys.argv[1])).turn('example.org'):\n    os._exit(9)\n"
    )
    child = subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=False)
    assert child.returncode == 9
    cache = OnlineCache(tmp_path)
    with cache.turn("example.org", lambda: False):
        cache.keep(QUESTION, ())
    kept = cache.kept(QUESTION)
    assert kept is not None
    assert kept.answers == ()

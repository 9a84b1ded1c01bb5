"""Venues asked from a real Nominatim: right places, in many scripts, by the stated rule."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
import zlib
from itertools import chain
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from geo.online.asking import Provider, ask_online, provider
from geo.online.cache import OnlineCache
from geo.online.client import Client
from geo.places.keys import venue_key
from geo.places.locating import locate
from geo.places.rank import SURE
from geo.schema import PLACES, names
from geo.sphere.geodesy import distance_km
from tests.nominatim import extract
from tests.nominatim.fault_proxy import FaultProxy
from tests.nominatim.serving import Nominatim

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
VYMYSEL_BY, VYMYSEL_UZ = (53.2, 28.6), (40.6, 66.1)


def written_names(row: dict[str, str]) -> set[str]:
    """Every name of a city or venue of the extract."""
    tags = (pair.split("=", 1) for pair in filter(None, row["tags"].split("; ")))
    return {row["name"], row["en"], row["ru"], *(text for key, text in tags if "name" in key)}


Point = tuple[float, float]

KNOWN: list[tuple[str, Point]] = [
    (name, (float(row["lat"]), float(row["lon"])))
    for row in chain(extract.rows("cities"), extract.rows("venues"))
    for name in sorted(written_names(row))
]


def asked(*keys: tuple[str, str, str]) -> pd.DataFrame:
    """The places of venues written as (venue, city, country), as found offline."""
    return locate([venue_key(*key) for key in keys])


def only(places: pd.DataFrame) -> Any:
    (place,) = places.itertuples()
    return place


def test_the_extract_has_many_scripts() -> None:
    text = "".join(name for name, *_ in KNOWN)
    for script in ("A-Za-z", "Ѐ-ӿ", "一-鿿", "가-힣", "؀-ۿ", "Ͱ-Ͽ", "ऀ-ॿ", "԰-֏"):
        assert re.search(f"[{script}]", text), script


def test_every_name_in_every_script_leads_to_its_place(nominatim: Nominatim, cache: OnlineCache) -> None:
    chosen = provider("nominatim", domain=nominatim.host, scheme="http", environment={})
    client = Client(chosen, cache)

    def leads_to(name: str, points: set[Point]) -> bool:
        answers = client.ask(name).answers
        return any(distance_km((one.lat, one.lon), point) < 2 for one in answers for point in points)

    bearers: dict[str, set[Point]] = {}
    for name, point in KNOWN:
        bearers.setdefault(name, set()).add(point)
    assert [name for name, points in bearers.items() if not leads_to(name, points)] == []
    # Of two Moscows Nominatim offers the greater one alone; each place is still found by some name.
    found = {point for name, point in KNOWN if leads_to(name, {point})}
    assert found == {point for _, point in KNOWN}


@pytest.mark.parametrize(
    ("text", "country", "precision"),
    [
        ("Semizvonye Dacha", "BY", "venue"),
        ("구등불초대소", "KP", "venue"),
        ("Zaghunda", "UZ", "city"),
        ("Хошимин", "", ""),
        ("Semizvonye Region", "BY", "admin"),
        ("Беларусь", "BY", "country"),
        ("平壤市", "", ""),
    ],
)
def test_precision_and_country_are_nominatims(
    text: str, country: str, precision: str, nominatim: Nominatim, cache: OnlineCache
) -> None:
    chosen = provider("nominatim", domain=nominatim.host, scheme="http", environment={})
    answers = Client(chosen, cache).ask(text).answers
    assert [(one.country, one.precision) for one in answers] == ([(country, precision)] if country else [])


def test_a_venue_that_the_gazetteer_lacks_is_found_online(
    through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache
) -> None:
    before = asked(("Semizvonye Dacha", "", ""))
    assert only(before).precision == "none"
    after, problems = ask_online(before, through_proxy, cache=cache)
    place = only(after)
    assert problems == ()
    assert distance_km((place.lat, place.lon), (53.95, 27.40)) < 0.2
    assert (place.name, place.country, place.precision) == ("Semizvonye Dacha", "BY", "venue")
    assert (place.method, place.confidence, place.ambiguous) == ("nominatim 2026-11-18", SURE, False)
    assert list(after.columns) == names(PLACES)
    assert after.dtypes.to_dict() == before.dtypes.to_dict()
    assert only(before).precision == "none", "the table given was altered"


def test_the_written_country_is_a_filter_and_is_not_sent_as_words(
    through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache
) -> None:
    after, _ = ask_online(
        asked(("", "Vymysel", "Uzbekistan"), ("", "Vymysel", "Belarus"), ("", "Vymysel", "")),
        through_proxy,
        cache=cache,
    )
    places = after.set_index("written")
    for written, point in (("Vymysel, Uzbekistan", VYMYSEL_UZ), ("Vymysel, Belarus", VYMYSEL_BY)):
        assert distance_km(tuple(places.loc[written, ["lat", "lon"]]), point) < 2
        assert not places.loc[written, "ambiguous"]
    assert {one.query["q"] for one in proxy.seen} == {"Vymysel"}
    assert sorted(one.query.get("countrycodes", "") for one in proxy.seen) == ["", "by", "uz"]
    assert places.loc["Vymysel", "ambiguous"]
    assert {one.country for one in places.loc["Vymysel", "candidates"]} == {"BY", "UZ"}
    assert places.loc["Vymysel", "confidence"] == pytest.approx(SURE / 2)


def test_an_answer_outside_the_written_country_is_none(through_proxy: Provider, cache: OnlineCache) -> None:
    before = asked(("Nine Lanterns Guesthouse", "", "Vietnam"))
    assert only(before).precision == "country"
    pd.testing.assert_frame_equal(ask_online(before, through_proxy, cache=cache)[0], before)


def test_a_venue_known_by_its_country_alone_becomes_finer_and_keeps_the_country_among_its_candidates(
    through_proxy: Provider, cache: OnlineCache
) -> None:
    before = asked(("Nine Lanterns Guesthouse", "", "DPR Korea"))
    assert (only(before).precision, only(before).country) == ("country", "KP")
    place = only(ask_online(before, through_proxy, cache=cache)[0])
    assert (place.precision, place.country) == ("venue", "KP")
    assert [one.precision for one in place.candidates] == ["venue", "country"]


def test_an_ambiguous_answer_does_not_settle_an_ambiguous_place(
    through_proxy: Provider, cache: OnlineCache
) -> None:
    before = only(asked(("", "Granada", "")))
    place = only(ask_online(asked(("", "Granada", "")), through_proxy, cache=cache)[0])
    assert before.ambiguous
    assert (place.lat, place.lon, place.method, place.ambiguous) == (
        before.lat,
        before.lon,
        before.method,
        True,
    )
    assert place.candidates[: len(before.candidates)] == before.candidates
    assert any(one.method.startswith("nominatim ") for one in place.candidates)


def test_only_what_is_left_open_is_asked_and_nothing_but_the_venue_is_sent(
    through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache
) -> None:
    given = venue_key("Somewhere Unheard Of", "", "", 10.0, 20.0)
    keys = [("", "Minsk", "Belarus"), ("", "", "Belarus"), ("video link", "", ""), ("TBD", "", "")]
    places = locate([*(venue_key(*key) for key in keys), given, "x" * 5000])
    after, problems = ask_online(places, through_proxy, cache=cache)
    assert proxy.seen == []
    assert problems == ()
    pd.testing.assert_frame_equal(after, places)

    ask_online(asked(("Semizvonye Dacha", "Minsk", "Ruritania")), through_proxy, cache=cache)
    (request,) = proxy.seen
    assert request.query.keys() <= {"q", "format", "limit", "accept-language", "addressdetails"}
    assert request.query["q"] == "Semizvonye Dacha, Minsk, Ruritania"
    assert re.fullmatch(r"summit-atlas/\d[\w.]*", request.headers["User-Agent"])


def test_certain_places_are_asked_on_request_and_become_finer_only_nearby(
    through_proxy: Provider, cache: OnlineCache
) -> None:
    before = asked(("Semizvonye Dacha", "Minsk", "Belarus"), ("", "Tashkent", "Uzbekistan"))
    assert set(before["precision"]) == {"city"}
    assert set(before["ambiguous"]) == {False}
    after = ask_online(before, through_proxy, only_doubtful=False, cache=cache)[0].set_index("written")
    assert after.loc["Semizvonye Dacha, Minsk, Belarus", "precision"] == "venue"
    assert (
        after.loc["Tashkent, Uzbekistan", "method"]
        == before.set_index("written").loc["Tashkent, Uzbekistan", "method"]
    )


def test_the_users_contact_is_in_the_user_agent_and_cannot_break_it(
    proxy: FaultProxy, cache: OnlineCache
) -> None:
    contact = {"SUMMIT_ATLAS_CONTACT": "desk@example.org\r\nX-Evil: 1"}
    chosen = provider("nominatim", domain=proxy.host, scheme="http", environment=contact)
    Client(chosen, cache).ask("Minsk")
    (request,) = proxy.seen
    assert re.fullmatch(
        r"summit-atlas/[\d.]+ \(\+desk@example\.orgX-Evil: 1\)", request.headers["User-Agent"]
    )
    assert "X-Evil" not in request.headers


def test_progress_counts_and_a_stop_between_requests_keeps_what_is_known(
    through_proxy: Provider, proxy: FaultProxy, cache: OnlineCache
) -> None:
    places = asked(("Semizvonye Dacha", "", ""), ("Zaghunda", "", ""), ("Vymysel Congress Palace", "", ""))
    told: list[tuple[int, int]] = []
    after, problems = ask_online(
        places,
        through_proxy,
        cache=cache,
        progress=lambda *counts: told.append(counts),
        cancelled=lambda: len(proxy.seen) == 2,
    )
    assert told == [(1, 3), (2, 3)]
    assert len(proxy.seen) == 2
    assert after["precision"].ne("none").sum() == 2
    assert problems == ()


def geo(cache: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """``python -m geo`` with a cache folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "geo", *arguments],
        cwd=ROOT,
        env=os.environ | {"XDG_CACHE_HOME": str(cache)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def carried(path: Path) -> str:
    """The text of the replay document that a saved map carries."""
    found = re.search(r'id="summit-atlas-replay">([^<]+)<', path.read_text("utf-8"))
    assert found
    return zlib.decompress(base64.b64decode(found[1])).decode()


def test_the_command_line_asks_only_when_told_and_credits_openstreetmap(
    proxy: FaultProxy, tmp_path: Path
) -> None:
    table, out = tmp_path / "reports.csv", tmp_path / "map.html"
    table.write_text("date,venue,leaders\n2024-05-16,Semizvonye Dacha,A (Russia)\n", encoding="utf-8")
    assert geo(tmp_path, "map", str(table), "-o", str(out)).returncode == 0
    assert proxy.seen == []
    assert "OpenStreetMap" not in carried(out)
    online = ("--provider", "nominatim", "--domain", proxy.host, "--scheme", "http")

    mapped = geo(tmp_path, "map", str(table), "-o", str(out), *online)
    assert mapped.returncode == 0, mapped.stderr
    assert "© OpenStreetMap contributors" in mapped.stderr
    assert "© OpenStreetMap contributors" in carried(out)
    assert "Semizvonye Dacha" in carried(out)

    located = geo(tmp_path, "locate", "Semizvonye Dacha", "--json", *online)
    found = json.loads(located.stdout)
    assert (found["country"], found["precision"]) == ("BY", "venue")
    assert re.fullmatch(r"nominatim \d{4}-\d\d-\d\d", found["method"])
    checked = geo(tmp_path, "check", str(table), *online)
    assert "1 of 1 venues located" in checked.stdout
    assert len(proxy.seen) == 1, "the cache on disk answers the second process"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--provider", "nominatin"), "did you mean nominatim"),
        (("--provider", "opencage"), "SUMMIT_ATLAS_OPENCAGE_KEY"),
        (("--domain", "127.0.0.1"), "--provider"),
        (("--provider", "nominatim", "--domain", "http://127.0.0.1"), "without https://"),
        (("--provider", "nominatim", "--scheme", "gopher"), "expected https or http"),
    ],
)
def test_a_wrong_call_asks_nobody_and_says_what_would_work(
    options: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    ran = geo(tmp_path, "locate", "Minsk", *options)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert ran.stdout == ""

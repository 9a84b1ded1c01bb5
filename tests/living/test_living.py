"""A table at an address: what comes is kept, what goes wrong is said, nothing private is asked."""

from __future__ import annotations

import gzip
import time
import zlib
from pathlib import Path

import pytest

from geo import atlas
from geo.errors import TableError
from geo.living import Limits, again, kept_states, latest
from geo.living.fetching import LOOPBACK
from tests.living.server import Answer, Shelf

ROWS = "leader,city,date\nAna,Oslo,2024-05-01\n"
MORE = ROWS + "Ben,Rome,2024-06-01\n"
QUICK = Limits(bytes=20_000, idle_s=0.4, total_s=1.5, redirects=3)


def refused(address: str, limits: Limits = QUICK) -> str:
    with pytest.raises(TableError) as error:
        latest(address, limits)
    (problem,) = error.value.problems
    assert problem.advice
    return f"{problem}"


def test_each_state_is_kept_once_and_comes_again_by_day_and_digest(shelf: Shelf, kept: Path) -> None:
    address = shelf.put("/trips.csv", ROWS)
    first = latest(address)
    assert (first.content, first.new, first.state.name) == (ROWS.encode(), True, "trips.csv")
    assert not latest(address).new
    shelf.put("/trips.csv", MORE)
    second = latest(address)
    assert second.new
    assert [state.digest for state in kept_states(address)] == [second.state.digest, first.state.digest]
    shelf.answers.clear()
    asked = len(shelf.asked)
    assert again(first.state.said).content == ROWS.encode()
    assert again(address, first.state.digest[:8]).content == ROWS.encode()
    assert again(address, second.state.day).content == MORE.encode()
    assert again(f"kept:{second.state.day}:{address}").content == MORE.encode()
    assert len(shelf.asked) == asked
    assert (kept.stat().st_mode & 0o777) == 0o700
    (kept / first.state.digest).write_bytes(b"others")
    with pytest.raises(TableError, match="was changed since"):
        again(first.state.said)
    with pytest.raises(TableError, match="no state of 2020-01-31 or before"):
        again(address, "2020-01")
    with pytest.raises(TableError, match="digest of no state"):
        again("kept:abcdef0123")


def test_a_server_that_knows_its_states_is_not_made_to_send_one_twice(shelf: Shelf) -> None:
    address = shelf.put("/trips.csv", ROWS, ETag='"1"')
    state = latest(address).state
    assert latest(address).state == state
    assert [headers.get("If-None-Match") for _, headers in shelf.asked] == [None, '"1"']


def test_what_changes_while_it_is_sent_comes_whole_or_not_at_all(shelf: Shelf) -> None:
    half = Answer(ROWS.encode(), headers={"Content-Length": "500", "ETag": '"1"'})
    whole = Answer(MORE.encode(), headers={"ETag": '"2"'})
    shelf.answers["/trips.csv"] = [half, whole]
    assert latest(f"{shelf.address}/trips.csv").content == MORE.encode()
    shelf.answers["/trips.csv"] = half
    assert f"breaks off ({len(ROWS)} of 500 bytes came)" in refused(f"{shelf.address}/trips.csv")
    assert len(kept_states()) == 1


def test_slow_endless_and_silent_servers_are_not_waited_for(shelf: Shelf) -> None:
    shelf.answers |= {
        "/drip.csv": Answer(b"x", drip_s=0.05),
        "/endless.csv": Answer(b"x" * 5_000, drip_s=0.0),
        "/silent.csv": Answer(pause_s=5),
    }
    begin = time.monotonic()
    assert "takes longer than 2 seconds" in refused(f"{shelf.address}/drip.csv")
    assert 'larger"; at most 20,000 bytes' in refused(f"{shelf.address}/endless.csv")
    assert "says nothing for 0 seconds" in refused(f"{shelf.address}/silent.csv")
    assert time.monotonic() - begin < 10


def test_a_little_that_unpacks_to_much_is_refused_before_it_does(shelf: Shelf) -> None:
    bomb = gzip.compress(b"a" * 50_000_000)
    address = shelf.put("/bomb.csv", bomb, Content_Encoding="gzip")
    assert "a table that is larger" in refused(address)
    assert (
        latest(shelf.put("/a.csv", gzip.compress(ROWS.encode()), Content_Encoding="gzip")).content
        == ROWS.encode()
    )
    assert "breaks off" in refused(
        shelf.put("/b.csv", gzip.compress(ROWS.encode())[:-9], Content_Encoding="gzip")
    )
    assert "packed wrongly" in refused(shelf.put("/c.csv", zlib.compress(b"a"), Content_Encoding="gzip"))
    assert "packed by br" in refused(shelf.put("/d.csv", b"a", Content_Encoding="br"))


def test_redirects_are_followed_to_the_web_alone(shelf: Shelf) -> None:
    there = shelf.put("/there.csv", ROWS)
    shelf.answers["/from.csv"] = Answer(status=302, headers={"Location": there})
    found = latest(f"{shelf.address}/from.csv")
    assert (found.state.address, found.state.url) == (f"{shelf.address}/from.csv", there)
    wanted = {
        "http://10.0.0.1/a.csv": "inside a private network",
        "http://169.254.169.254/latest": "inside a private network",
        "file:///etc/passwd": "leads nowhere",
        "ftp://example.org/a.csv": "no address of the web",
        "http://127.0.0.1:x/a.csv": "no address of the web",
        "http://ana:word@example.org/": "name or password",
    }
    for place, words in wanted.items():
        shelf.answers["/from.csv"] = Answer(status=302, headers={"Location": place})
        assert words in refused(f"{shelf.address}/from.csv")
    shelf.answers |= {f"/{n}": Answer(status=307, headers={"Location": f"/{n + 1}"}) for n in range(9)}
    assert "one redirect after another" in refused(f"{shelf.address}/0")


def test_without_the_allowance_of_the_tests_this_computer_is_not_asked(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = shelf.put("/trips.csv", ROWS)
    monkeypatch.delenv(LOOPBACK)
    for one in (
        address,
        address.replace("127.0.0.1", "localhost"),
        "http://10.0.0.1/a.csv",
        "http://[::1]/a",
    ):
        assert "inside a private network" in refused(one)
    assert shelf.asked == []


@pytest.mark.parametrize(
    ("path", "body", "media", "words"),
    [
        ("/a.csv", "<!doctype html><p>Sign in</p>", "text/html", "a web page where CSV was expected"),
        ("/a.csv", " \n", "text/csv", "an empty answer"),
        ("/a", b"\x00\x01\x02" * 50, "image/png", "no table (image/png)"),
    ],
)
def test_what_is_not_what_it_says_is_refused(
    shelf: Shelf, path: str, body: str | bytes, media: str, words: str
) -> None:
    assert words in refused(shelf.put(path, body, media))
    assert kept_states() == []


def test_a_missing_table_and_a_closed_one_are_told_apart(shelf: Shelf) -> None:
    assert "knows no such address (status 404)" in refused(f"{shelf.address}/none.csv")
    shelf.answers["/a.csv"] = Answer(status=403)
    assert "not for everybody" in refused(f"{shelf.address}/a.csv")
    shelf.answers["/a.csv"] = Answer(status=503)
    assert "a server with a fault (status 503)" in refused(f"{shelf.address}/a.csv")


@pytest.mark.parametrize(
    ("path", "body", "media", "name"),
    [
        ("/wiki/List_of_trips", "<!DOCTYPE html><html><table>", "text/html", "List_of_trips.html"),
        ("/api/trips", '{"a": []}', "application/json", "trips.json"),
        ("/x/export?format=csv", "a,b", "text/csv", "sheet.csv"),
        ("/trips", "a,b\n1,2", "application/octet-stream", "trips.csv"),
        ("/data", b"DUCKDUCKDUCK" + b"\x00" * 50, "application/octet-stream", "data.duckdb"),
        ("/trips.csv.gz", gzip.compress(b"a,b\n1,2", mtime=0), "application/gzip", "trips.csv.gz"),
    ],
    ids=lambda value: value if isinstance(value, str) and "/" in value[:1] else "",
)
def test_the_name_says_what_came(shelf: Shelf, path: str, body: str | bytes, media: str, name: str) -> None:
    shelf.put(path.partition("?")[0], body, media)
    assert latest(f"{shelf.address}{path}").state.name == name


FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.mark.parametrize(
    ("path", "file", "media"),
    [
        ("/wiki/List_of_trips", "tables/trips_made_by_a_president.html", "text/html; charset=UTF-8"),
        ("/export", "written/libreoffice.xlsx", "application/octet-stream"),
        ("/trips.json?key=1", "written/sqlite3.json", "application/json"),
        ("/raw/main/gdal.geojson", "written/gdal.geojson", "text/plain"),
        ("/db", "written/sqlite3.db", "application/octet-stream"),
    ],
    ids=["page", "workbook", "json", "geojson", "database"],
)
def test_whatever_a_file_may_be_can_stand_at_an_address(
    shelf: Shelf, path: str, file: str, media: str
) -> None:
    content = (FIXTURES / file).read_bytes()
    shelf.put(path.partition("?")[0], content, media)
    found = latest(f"{shelf.address}{path}")
    assert found.content == content
    assert len(atlas.read(Path(found.state.name), found.content).meetings) >= 3


def test_a_folder_that_cannot_be_written_or_is_full_is_said(
    shelf: Shelf, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = shelf.put("/trips.csv", ROWS)
    kept.write_text("a file where the folder should be")
    assert "a folder that cannot be written" in refused(address)
    kept.unlink()
    latest(address)
    monkeypatch.setattr("geo.living.states.MOST_KEPT", 50)
    assert "at most 0 GB" in refused(shelf.put("/trips.csv", MORE))

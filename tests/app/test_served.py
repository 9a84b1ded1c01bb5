"""The page on a real server, asked by readers who need no browser: what they get, and what they cannot."""

from __future__ import annotations

import asyncio
import gzip
import time
import urllib.request
from collections.abc import Callable, Coroutine, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import pytest
import websockets

from geo.app.guard import SHARED
from tests.app.visitor import ROOT, Run, Visitor, serving, visitor

pytestmark = pytest.mark.slow

DAY = 86_400_000_000
TABLE = (
    b"date,city,country,leaders\n2024-05-16,Beijing,China,A (Russia)\n2024-06-19,Hanoi,Vietnam,A (Russia)\n"
)
T = TypeVar("T")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The temporary folder of the servers."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def owners(folder: Path) -> Iterator[str]:
    """A page of the owner's alone."""
    options = ("--server.disconnectedSessionTTL", "1")
    with serving(ROOT, folder / "owner.log", options=options, TMPDIR=str(folder)) as (place, _):
        yield place


@pytest.fixture(scope="module")
def shared(folder: Path) -> Iterator[str]:
    """A page that is shared."""
    temporary = folder / "shared"
    temporary.mkdir()
    environment = {"TMPDIR": str(temporary), SHARED: "1"}
    options = ("--server.disconnectedSessionTTL", "1")
    with serving(ROOT, folder / "shared.log", options=options, **environment) as (place, _):
        yield place


def alone(place: str, do: Callable[[Visitor], Coroutine[Any, Any, T]], **how: str) -> T:
    """What one reader gets by doing so."""

    async def visit() -> T:
        async with visitor(place, **how) as guest:
            return await do(guest)

    return asyncio.run(visit())


async def _come(guest: Visitor) -> Run:
    return await guest.run()


def test_a_page_of_somebody_else_whose_name_leads_here_gets_no_session(owners: str) -> None:
    port = owners.partition(":")[2]
    with pytest.raises(websockets.InvalidStatus):
        alone(owners, _come, host=f"rebound.example:{port}")
    assert alone(owners, _come).map_s is not None
    assert alone(owners, _come, host=f"127.0.0.1:{port}").map_s is not None


def test_where_no_settings_are_read_the_page_itself_hears_no_foreign_name(tmp_path: Path) -> None:
    """As with ``streamlit run …/summit_atlas/app/script.py`` from any folder."""
    script = str(ROOT / "geo" / "app" / "script.py")
    with serving(tmp_path, tmp_path / "log", script=script, PYTHONPATH=str(ROOT)) as (place, _):
        port = place.partition(":")[2]
        foreign = alone(place, _come, host=f"rebound.example:{port}")
        assert "not served under this name" in foreign.words()
        assert foreign.map_s is None
        with pytest.raises(websockets.InvalidStatus):  # from then on the server hears none either
            alone(place, _come, host=f"rebound.example:{port}")


def test_a_document_comes_once_and_a_move_of_the_slider_brings_none(owners: str) -> None:
    async def move(guest: Visitor) -> tuple[Run, Run]:
        first = await guest.run()
        slider = guest.widgets["days"]
        guest.hold("days", double_array_value=[slider.min, slider.max - 5 * DAY])
        return first, await guest.run()

    first, moved = alone(owners, move)
    assert first.document_s is not None
    assert moved.map_s is not None
    assert moved.document_s is None
    assert moved.received < 60_000


def test_a_document_is_asked_for_by_an_address_that_shows_no_page(owners: str) -> None:
    async def address(guest: Visitor) -> str:
        await guest.run()
        return guest.document

    async def kept(guest: Visitor) -> tuple[str, str]:
        path = await address(guest)
        with urllib.request.urlopen(f"http://{owners}{path}", timeout=30) as answer:
            return answer.headers["Content-Type"], gzip.decompress(answer.read()).decode()

    kind, text = alone(owners, kept)
    assert kind == "application/gzip"
    assert text.startswith("<!DOCTYPE html>")


def test_two_readers_of_the_bundled_reports_share_them(owners: str) -> None:
    async def address(guest: Visitor) -> str:
        await guest.run()
        return guest.document

    assert alone(owners, address) == alone(owners, address)


async def _flows(guest: Visitor, paths: str, known: Mapping[str, str] = {}, **more: str) -> Run:
    """Have the flows page count what a message says, also in fields that it did not draw: ``known`` are their
    numbers."""
    await guest.run()
    await guest.run("flows")
    for key, value in {"flows_paths": paths, **more}.items():
        if key in guest.widgets:
            guest.hold(key, string_value=value)
        else:
            guest.forge(known[key], string_value=value)
    guest.hold("Count the flows", trigger_value=True)
    return await guest.run("flows")


def test_the_owner_may_name_files_of_the_disk(owners: str, tmp_path: Path) -> None:
    (tmp_path / "meetings.csv").write_bytes(TABLE)
    run = alone(owners, lambda guest: _flows(guest, str(tmp_path / "meetings.csv")))
    assert run.map_s is not None


@pytest.mark.parametrize("numbers", ["as the owner's page has them", "the keys themselves"])
def test_where_others_use_the_page_no_message_has_a_file_of_the_disk_read(
    shared: str, owners: str, tmp_path: Path, numbers: str
) -> None:
    async def drawn(guest: Visitor) -> dict[str, str]:
        await guest.run("flows")
        return {key: one.id for key, one in guest.widgets.items()}

    (tmp_path / "meetings.csv").write_bytes(TABLE)
    secret = str(tmp_path / "meetings.csv")
    told = {"flows_where": "On this computer", "flows_engine": "local[1]"}
    known = alone(owners, drawn)
    if numbers == "the keys themselves":
        known = {key: key for key in known}
    run = alone(shared, lambda guest: _flows(guest, secret, known, **told))
    assert run.map_s is None
    assert "meetings.csv" not in run.words()
    if numbers != "the keys themselves":  # by those Streamlit finds nothing, and ends this reader's run alone
        assert "wait until an upload is complete" in run.words()


async def _uploaded(guest: Visitor) -> Run:
    await guest.run()
    await guest.run("flows")
    if "flows_where" in guest.widgets:
        guest.hold("flows_where", string_value="Upload")
        await guest.run("flows")
    await guest.put("flows_files", "../../meetings of 2024.csv", TABLE)
    await guest.run("flows")
    guest.hold("Count the flows", trigger_value=True)
    return await guest.run("flows")


@pytest.mark.parametrize("kind", ["owners", "shared"])
def test_uploads_are_counted_and_go_with_their_session(
    kind: str, folder: Path, request: pytest.FixtureRequest
) -> None:
    place = request.getfixturevalue(kind)

    async def counted(guest: Visitor) -> tuple[Run, list[Path]]:
        run = await _uploaded(guest)
        return run, [*folder.rglob("upload-*/0/*.csv")]

    run, files = alone(place, counted)
    assert run.map_s is not None, run.words()[-2000:]
    assert [file.name for file in files] == ["meetings_of_2024.csv"]
    end = time.monotonic() + 40
    while files[0].exists() and time.monotonic() < end:
        time.sleep(0.2)
    assert not files[0].exists()


def test_who_has_the_servers_caches_emptied_takes_nothing_from_others(shared: str, folder: Path) -> None:
    """Streamlit lets everybody do that, with one message."""

    async def counted(guest: Visitor) -> tuple[list[Path], Run, Run]:
        await _uploaded(guest)
        async with visitor(shared) as other:
            await other.run()
            await other.say(clear_cache=True)
            await other.run()
            files = [*folder.rglob("upload-*/0/*.csv")]
            again = await other.run()
        guest.hold("Count the flows", trigger_value=True)
        return files, again, await guest.run("flows")

    files, again, run = alone(shared, counted)
    assert len(files) == 1
    assert again.map_s is not None
    assert run.map_s is not None


def test_a_reader_who_left_is_forgotten_while_nobody_else_comes(owners: str) -> None:
    async def put(guest: Visitor) -> float:
        await guest.run()
        await guest.put("files", "mine.csv", TABLE)
        return _held(owners)

    assert alone(owners, put) >= len(TABLE)
    end = time.monotonic() + 40
    while _held(owners) and time.monotonic() < end:
        time.sleep(1)
    assert _held(owners) == 0


def _held(place: str) -> float:
    """Bytes of uploads that a server holds, as it says itself."""
    with urllib.request.urlopen(f"http://{place}/_stcore/metrics", timeout=30) as answer:
        lines = answer.read().decode().splitlines()
    time.sleep(5.5)  # it says the same for so long
    return sum(float(line.split()[-1]) for line in lines if 'cache_type="UploadedFileManager"' in line)


def test_on_a_shared_page_a_table_is_read_in_a_process_of_its_own_and_shown(shared: str) -> None:
    async def show(guest: Visitor) -> Run:
        await guest.run()
        await guest.put("files", "mine.csv", TABLE)
        return await guest.run()

    run = alone(shared, show)
    assert run.map_s is not None, run.words()[-2000:]
    assert "2 rows, 2 read" in run.words()


def test_the_hosts_field_is_not_offered_to_others(shared: str, owners: str) -> None:
    async def places(guest: Visitor) -> set[str]:
        await guest.run()
        guest.hold("tab", string_value="Places")
        await guest.run()
        return set(guest.widgets)

    assert "online_host" in alone(owners, places)
    assert not alone(shared, places) & {"online_host", "online_scheme"}

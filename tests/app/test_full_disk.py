"""The real page on a disk that is full: it says so, loses nothing, and keeps all of it once there is room."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from geo.projects import load, steps_read
from tests.app.mortal import Mortal
from tests.app.test_projects import TABLE
from tests.app.visitor import Visitor, visitor

pytestmark = pytest.mark.slow
OWN = ("unshare", "-Urm", "sh", "-c")
NOT_KEPT = "What you do is not kept at the moment."


@pytest.fixture
def server(tmp_path: Path) -> Mortal:
    """A server whose projects lie on a disk of 1 MB, which it alone sees."""
    disk = tmp_path / "projects"
    disk.mkdir()
    mount = f'mount -t tmpfs -o size=1m,mode=700 x "{disk}"'
    if not sys.platform.startswith("linux"):
        pytest.skip("a disk of one's own can be made on Linux alone")
    if subprocess.run([*OWN, mount], check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a disk of his own")
    return Mortal(tmp_path, (*OWN, f'{mount} && exec "$@"', "sh"))


def test_a_full_disk_is_said_and_what_was_done_meanwhile_is_kept_once_there_is_room(
    server: Mortal, tmp_path: Path
) -> None:
    server.start()
    try:
        asyncio.run(_mended(server, tmp_path))
    finally:
        server.kill()


async def _mended(server: Mortal, tmp: Path) -> None:
    assert server.process is not None
    disk = Path(f"/proc/{server.process.pid}/root{server.projects}")  # as the server sees it
    async with visitor(server.place) as guest:
        await guest.run()
        await guest.put("files", "visits.csv", TABLE)
        await guest.run()
        (project,) = disk.glob("*.summit")
        before = project.read_bytes()
        guest.hold("tab", string_value="Mend")
        await guest.run()
        _fill(disk / "full")
        assert NOT_KEPT in await _edited(guest, "2013-01-08", "x" * 9000)
        assert project.read_bytes() == before
        (disk / "full").unlink()
        assert NOT_KEPT not in await _edited(guest, "2013-01-09", "x" * 9000)
        (copy := tmp / "seen.summit").write_bytes(project.read_bytes())  # SQLite opens no path through a link
        states, now = steps_read(load(copy).parts["mending"])
        assert [set(state.cells.values()) for state in states[1 : now + 1]] == [
            {"2013-01-08", "x" * 9000},
            {"2013-01-09", "x" * 9000},
        ]


async def _edited(guest: Visitor, date: str, city: str) -> str:
    """Everything that the page says after the first row was changed so."""
    key = next(key for key in guest.widgets if key.startswith("editor "))
    edited = {"added_rows": [], "deleted_rows": [], "edited_rows": {"0": {"c0": date, "c2": city}}}
    guest.hold(key, string_value=json.dumps(edited))
    return (await guest.run()).words()


def _fill(file: Path) -> None:
    with suppress(OSError), file.open("wb", buffering=0) as output:
        while True:
            output.write(bytes(4096))

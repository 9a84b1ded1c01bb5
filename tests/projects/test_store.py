"""A project's file: whole after any kill, never written over unasked, large tables written once."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from geo.projects import (
    AbsentError,
    ChangedError,
    DamagedError,
    Kept,
    NewerError,
    NotKeptError,
    begin,
    copy,
    digest_of,
    head,
    listed,
    load,
    named,
    path_of,
    remove,
    rename,
    revision_of,
    save,
)

ROOT = Path(__file__).resolve().parents[2]
KILLED_TWENTY_TIMES = """
import os, random, signal, sys, time
from geo.projects import Kept, load, path_of, save
path, chance, step = path_of(sys.argv[1]), random.Random(20), 0

def saves_for_ever(tell):
    step, revision = load(path).parts["mending"]["step"], load(path).revision
    while True:
        step += 1
        kept = {"mending": Kept({"step": step, "weight": "x" * 20_000}), "changes": Kept({"step": step})}
        if step % 7 == 0:
            kept["grown"] = Kept({"step": step}, {f"{step:064x}": bytes(50_000)})
        revision = save(path, kept, revision)
        os.write(tell, step.to_bytes(8, "big"))

for _ in range(20):
    hear, tell = os.pipe()
    if not (child := os.fork()):
        saves_for_ever(tell)
    os.close(tell)
    told = os.read(hear, 8)  # it is at work: from here on it is killed at any moment
    time.sleep(chance.uniform(0, 0.1))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while heard := os.read(hear, 8):
        told = heard
    os.close(hear)
    parts = load(path).parts
    print(int.from_bytes(told, "big"), parts["mending"]["step"], parts["changes"]["step"])
"""
ON_A_FULL_DISK = """
import os, resource, sys
from geo.projects import Kept, NotKeptError, load, path_of, revision_of, save
path = path_of(sys.argv[1])
if sys.argv[2] != "tmpfs":
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 8192, path.stat().st_size + 8192))
try:
    save(path, {"mending": Kept("y" * 400_000)}, revision_of(path))
except NotKeptError as error:
    print(error)
print(load(path).parts["mending"])
save(path, {"mending": Kept("small")}, revision_of(path))
print(load(path).parts["mending"])
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMIT_ATLAS_PROJECTS", str(tmp_path / "projects"))
    return tmp_path / "projects"


def kept(content: bytes, **parts: object) -> dict[str, Kept]:
    table = Kept({"files": [{"name": "a.csv", "digest": digest_of(content)}]}, {digest_of(content): content})
    return {"table": table} | {name: Kept(value) for name, value in parts.items()}


def test_a_project_is_there_as_it_was_kept_and_its_table_is_written_once() -> None:
    content = random.Random(1).randbytes(3_000_000)
    number = begin("Journeys of 2009 \x1b[2J", kept(content, mending=[0]))
    path = path_of(number)
    size, revision = path.stat().st_size, revision_of(path)
    for step in range(50):
        revision = save(path, {"mending": Kept([step])}, revision)
    assert path.stat().st_size - size < 100_000
    project = load(path)
    assert (project.name, project.parts["mending"], project.revision) == ("Journeys of 2009 [2J", [49], 51)
    assert dict(project.contents) == {digest_of(content): content}
    save(path, {"table": Kept(None)}, revision)
    assert dict(load(path).contents) == {}  # what nothing names any more is gone


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system knows no copies of a process")
def test_no_kill_at_any_moment_loses_a_step_that_was_kept_or_damages_a_project() -> None:
    number = begin("Mended", kept(b"date\n", mending={"step": 0}, changes={"step": 0}))
    command = [sys.executable, "-c", KILLED_TWENTY_TIMES, number]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = [tuple(map(int, line.split())) for line in done.stdout.splitlines()]
    assert len(lines) == 20
    for told, mending, changes in lines:
        assert told <= mending <= told + 1  # one more may have been kept by who was killed before saying so
        assert changes == mending  # whole: never a part of a step
    assert load(path_of(number)).contents[digest_of(b"date\n")] == b"date\n"
    assert listed().faults == ()


def test_a_change_over_somebody_else_s_is_refused_and_a_look_is_no_change() -> None:
    path = path_of(begin("Shared", kept(b"1", mending=[])))
    mine = theirs = revision_of(path)
    assert save(path, {"view": Kept({"follow": "A"})}, theirs, light=True) == mine
    save(path, {"mending": Kept(["theirs"])}, theirs)
    with pytest.raises(ChangedError, match="changed elsewhere"):
        save(path, {"mending": Kept(["mine"])}, mine)
    assert load(path).parts["mending"] == ["theirs"]
    assert head(path).revision == mine + 1


@pytest.mark.parametrize("disk", ["limit", "tmpfs"])
def test_a_full_disk_is_said_and_loses_nothing(disk: str, tmp_path: Path, home: Path) -> None:
    pytest.importorskip("resource")
    number = begin("Full", kept(b"1", mending="before"))
    command = [sys.executable, "-c", ON_A_FULL_DISK, number, disk]
    if disk == "tmpfs":
        small = tmp_path / "small"
        small.mkdir()
        mount = f'mount -t tmpfs -o size=160k,mode=700 x "{small}" && cp -r "{home}" "{small}/projects"'
        if subprocess.run(
            ["unshare", "-Urm", "sh", "-c", mount], check=False, capture_output=True
        ).returncode:
            pytest.skip("this machine lets nobody mount a disk of his own")
        inside = f'{mount} && SUMMIT_ATLAS_PROJECTS="{small}/projects" exec "$@"'
        command = ["unshare", "-Urm", "sh", "-c", inside, "sh", *command]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said, before, after = done.stdout.splitlines()
    assert "full" in said if disk == "tmpfs" else "cannot be written" in said
    assert (before, after) == ("before", "small")


def test_projects_are_listed_renamed_copied_and_deleted_and_found_by_name() -> None:
    first = begin("One", kept(b"1", mending=[1]))
    second = copy(first)
    assert [one.name for one in listed().heads] == ["One (2)", "One"]
    assert load(path_of(second)).parts == load(path_of(first)).parts
    rename(path_of(second), "Two")
    assert named("Two").number == named(second).number == second
    assert revision_of(path_of(second)) == 1  # nobody's work is disturbed
    remove(first)
    assert [one.name for one in listed().heads] == ["Two"]


@pytest.mark.parametrize("number", ["../../etc/passwd", "..", "", "a/b", "A", "x" * 200, "nul\0"])
def test_a_number_from_an_address_leads_out_of_no_folder(number: str) -> None:
    with pytest.raises(AbsentError, match="no project"):
        load(path_of(number))


def test_what_is_newer_or_damaged_is_named_and_left_alone(home: Path) -> None:
    numbers = [begin(name, kept(bytes(20_000), mending=[1])) for name in ("Newer", "Cut", "Other", "Fine")]
    newer, cut, other, _ = paths = list(map(path_of, numbers))
    with sqlite3.connect(newer) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    cut.write_bytes(cut.read_bytes()[:9000] + bytes(3000))
    other.write_bytes(b"date,city\n2009-03-16,Havana\n")
    before = [path.read_bytes() for path in paths]
    found = listed()
    assert "Fine" in [one.name for one in found.heads]
    with pytest.raises(NewerError, match="newer Summit Atlas"):
        load(newer)
    for path in (cut, other):
        with pytest.raises(DamagedError, match=rf"{path.name} is damaged"):
            load(path)
        with pytest.raises(DamagedError):
            save(path, {"mending": Kept([2])}, 1)
    assert [path.read_bytes() for path in paths] == before


def test_a_content_that_was_altered_is_told_by_its_digest() -> None:
    path = path_of(begin("Altered", kept(b"date,city\n")))
    with sqlite3.connect(path) as database:
        database.execute("UPDATE content SET bytes = ?", (b"date,citx\n",))
    database.close()
    with pytest.raises(DamagedError, match="not the one that was kept"):
        load(path).contents[digest_of(b"date,city\n")]


def test_a_folder_that_cannot_be_used_is_said(home: Path) -> None:
    home.write_text("a file in its place")
    assert listed().heads == ()
    with pytest.raises(NotKeptError, match="SUMMIT_ATLAS_PROJECTS"):
        begin("Nowhere", kept(b"1"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE about SET revision = 9e999",
        "UPDATE about SET changed = 9e999",
        "UPDATE about SET changed = 1e200",
        "UPDATE about SET changed = 'x'",
        "UPDATE about SET name = x'ff'",
        "UPDATE part SET value = '{\"rows\": 1e999}'",
        "CREATE TRIGGER t AFTER INSERT ON part BEGIN DELETE FROM part; END",
        "ALTER TABLE about RENAME TO b; CREATE VIEW about (name, made, changed, revision) AS WITH RECURSIVE "
        "c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT 'n', 1.0, 1.0, 1 FROM c WHERE x < 0",
    ],
)
def test_a_file_that_somebody_altered_is_named_and_the_others_are_listed(statement: str) -> None:
    path = path_of(begin("Altered", kept(b"1", summary={"rows": 1})))
    begin("Fine", kept(b"1"))
    with sqlite3.connect(path) as database:
        database.executescript(statement)
    database.close()
    found = listed()
    assert [one.name for one in found.heads] == ["Fine"]
    (fault,) = found.faults
    assert isinstance(fault, DamagedError)
    assert path.name in str(fault)
    with pytest.raises(DamagedError, match=path.name):
        load(path)


def test_a_project_is_removed_only_as_it_was_known() -> None:
    number = begin("Changed", kept(b"1", mending=[]))
    save(path_of(number), {"mending": Kept(["of another tab"])}, 1)
    with pytest.raises(ChangedError):
        remove(number, 1)
    assert load(path_of(number)).parts["mending"] == ["of another tab"]
    remove(number, 2)
    assert not path_of(number).exists()


def test_half_a_character_becomes_one_that_can_be_written() -> None:
    path = path_of(begin("Half", kept(b"1", told={"\ud800": "a\udc00\U0001f600"})))
    assert load(path).parts["told"] == {"?": "a?\U0001f600"}


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="this system has no such rights")
def test_projects_are_for_their_user_alone(home: Path) -> None:
    home.mkdir()
    home.chmod(0o755)
    path = path_of(begin("Mine", kept(b"1")))
    assert (home.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)
    path.chmod(0o644)  # of a version before this one
    save(path, {"view": Kept(1)}, 1)
    assert path.stat().st_mode & 0o777 == 0o600

"""A project as one file: the same on another machine, and refused in words where it is hostile."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from geo.export import Changes
from geo.projects import (
    DamagedError,
    Kept,
    NewerError,
    Project,
    ProjectError,
    Upload,
    begin,
    bring,
    changes_plain,
    dataset_of,
    digest_of,
    load,
    packed,
    path_of,
    project_at,
    table_kept,
    unpacked,
    uploads_of,
)

TABLE = b"date,city,country,leaders\n31/02/2009,Beijing,China,Olof Palme (Sweden)\n"
DIGEST = digest_of(TABLE)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMIT_ATLAS_PROJECTS", str(tmp_path / "projects"))
    return tmp_path / "projects"


@pytest.fixture
def project() -> Project:
    changes = changes_plain(Changes({(2, "date"): "28/02/2009"}))
    kept = {"table": table_kept("files", [Upload("journeys.csv", TABLE)]), "changes": Kept(changes)}
    kept["later"] = Kept({"a part that this version": "does not know"})
    return load(path_of(begin("Journeys", kept)))


def test_a_project_carried_elsewhere_is_the_same_there(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "journeys.summit.zip"
    file.write_bytes(packed(project))
    monkeypatch.setenv("SUMMIT_ATLAS_PROJECTS", str(tmp_path / "elsewhere"))
    there = load(path_of(bring(unpacked(file.read_bytes(), file.name))))
    assert (there.name, there.parts, there.uses) == (project.name, project.parts, project.uses)
    assert dict(there.contents) == {DIGEST: TABLE}
    assert there.made == project.made
    at = project_at(file)
    assert at is not None
    assert dataset_of(at).reports["date_text"].tolist() == ["28/02/2009"]
    assert project_at(tmp_path / "journeys.csv") is None


def zipped(entries: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def state(**other: object) -> bytes:
    table = {"source": "files", "files": [{"name": "a.csv", "digest": DIGEST}]}
    return json.dumps({"format": 1, "name": "A", "parts": {"table": table}, "uses": {}} | other).encode()


HOSTILE: dict[str, dict[str, bytes]] = {
    "a path that leaves": {"project.json": state(), "../../.bashrc": b"x"},
    "another file": {"project.json": state(), "run.py": b"x"},
    "no state": {f"content/{DIGEST}": TABLE},
    "a table that is another": {"project.json": state(), f"content/{DIGEST}": b"x"},
    "a table that is not there": {"project.json": state(uses={"table": [DIGEST]})},
    "a bomb": {"project.json": b"[" + bytes(60_000_000)},
    "a deep state": {"project.json": b"[" * 200_000},
    "a state that is none": {"project.json": b'"x"'},
    "no number": {"project.json": b'{"format": 1, "parts": {"a": NaN}}'},
    "a number larger than any": {"project.json": b'{"format": 1, "parts": {"a": -1e999}}'},
    "very many values": {"project.json": b'{"format": 1, "parts": {"a": [' + b"{}," * 1_600_000 + b"{}]}}"},
    "a number without end": {"project.json": b'{"format": 1, "parts": {"a": ' + b"9" * 5000 + b"}}"},
    "parts by strange names": {"project.json": state(parts={"../x": 1})},
    "uses of no shape": {"project.json": state(uses={"table": {"a": 1}})},
    "digests of no shape": {"project.json": state(uses={"table": [["a"]]})},
}


@pytest.mark.parametrize("entries", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_words_and_nothing_is_kept(
    entries: dict[str, bytes], home: Path
) -> None:
    with pytest.raises(DamagedError, match=r"^x\.summit\.zip is damaged or no project"):
        unpacked(zipped(entries), "x.summit.zip")
    assert not home.exists()


def test_what_is_no_archive_or_of_a_newer_version_is_refused_in_words(project: Project) -> None:
    whole = packed(project)
    for broken in (b"", b"PK", whole[:-30], whole[: len(whole) // 2], TABLE):
        with pytest.raises(DamagedError, match="is damaged or no project"):
            unpacked(broken, "x.summit.zip")
    with pytest.raises(NewerError, match="newer Summit Atlas"):
        unpacked(zipped({"project.json": state(format=2)}), "x.summit.zip")


STRANGE: dict[str, dict[str, object]] = {
    "files of no shape": {"table": {"source": 1, "files": "x"}},
    "a file that is not there": {"table": {"source": "files", "files": [{"name": "a", "digest": "b"}]}},
    "cells of no shape": {"changes": {"cells": [[1, 2, 3]]}},
    "rows that are none": {"changes": {"added": [-1]}},
    "a profile that is none": {"reading": {"profile": 7, "settled": True, "confirmed": True}},
    "a column that is not there": {"changes": {"cells": [[2, "nope", "b"]]}},
    "a row that is not there": {"changes": {"cells": [[9, "date", "b"]]}},
    "more than a table may hold": {
        "table": {"source": "files", "files": [{"name": "a.csv", "digest": DIGEST}] * 51}
    },
    "a place beyond the poles": {"told": {"corrections": [{"venue": "x", "lat": 1e300, "lon": 0}]}},
}


@pytest.mark.parametrize("parts", STRANGE.values(), ids=STRANGE)
def test_a_part_that_is_not_what_it_should_be_is_named(parts: dict[str, object]) -> None:
    table = {"source": "files", "files": [{"name": "a.csv", "digest": DIGEST}]}
    content = zipped(
        {
            "project.json": state(parts={"table": table} | parts, uses={"table": [DIGEST]}),
            f"content/{DIGEST}": TABLE,
        }
    )
    with pytest.raises(ProjectError, match=f"'{next(iter(parts))}' is not what it should be"):
        dataset_of(unpacked(content, "x.summit.zip"))


def test_millions_of_files_are_refused_before_their_list_is_read() -> None:
    listed = b"PK\x01\x02" + bytes(43)
    for count in (20_000, 0xFFFF):
        content = listed * 20_000
        content += struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(content), 0, 0)
        with pytest.raises(DamagedError, match="at most 500 files"):
            unpacked(content, "x.summit.zip")


def test_a_project_that_could_not_be_unpacked_is_not_packed(project: Project) -> None:
    for plain in (float("inf"), [[]] * 1_600_000):
        with pytest.raises(ProjectError, match="Journeys"):
            packed(replace(project, parts={"later": plain}))


def test_a_content_that_is_many_files_is_read_once_and_counted_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = [{"name": f"{number}.csv", "digest": DIGEST} for number in range(3)]
    project = Project("A", {"table": {"source": "files", "files": files}}, {DIGEST: TABLE}, {})
    assert len({id(one.content) for one in uploads_of(project)}) == 1
    monkeypatch.setattr("geo.projects.reading.MOST_BYTES", 2 * len(TABLE))
    with pytest.raises(DamagedError, match="more than"):
        uploads_of(project)

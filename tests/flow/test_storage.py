"""Events on object storage: found, read, kept and refused, against a real server of S3 on loopback."""

from __future__ import annotations

import gzip
import os
import re
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from geo.errors import FlowEngineError, FlowSourceError
from geo.flow.cache import stamp
from geo.flow.flows import find_sources, open_engine
from geo.flow.run import Answer, Question, Step, answer
from geo.flow.schema import FLOWS
from geo.schema import conform
from tests.bench.flows.generate import generate
from tests.flow.process import SECONDS, interrupted, process
from tests.flow.rows import line
from tests.s3.gate import Gate
from tests.s3.serving import KEY, LOOPBACK, SECRET, S3MissingError, Server, environment, find, server

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ("csv", "gz", "zip", "parquet")


def lines(*texts: str) -> bytes:
    """A file of these lines."""
    return "".join(f"{one}\n" for one in texts).encode()


@pytest.fixture(scope="module")
def store() -> Iterator[Server]:
    """One server for all tests that leave it running."""
    try:
        find()
    except S3MissingError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))
    with server() as running:
        yield running


@pytest.fixture(autouse=True)
def _reader(store: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in environment(store.url).items():
        monkeypatch.setenv(name, value)


def ask(*paths: str, cache: Path | None = None, skip_bad: bool = False) -> Answer:
    """The flows of what these paths lead to."""
    with open_engine(memory="500MB") as engine:
        return answer(engine, find_sources(paths), Question(), cache=cache, skip_bad=skip_bad)


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """``python -m geo flows`` to its end."""
    running = process(*words)
    out, said = running.communicate()
    return subprocess.CompletedProcess(running.args, running.returncode, out, said)


def any_copies(work: Path) -> bool:
    """Whether a run with this temporary folder copies objects: what it looked at before is behind it."""
    return any(work.glob("*/copies/*"))


# Found and read


def test_objects_of_every_kind_give_the_flows_that_they_were_made_of(store: Server, tmp_path: Path) -> None:
    truth = generate(tmp_path / "in", 20_000, files=6, formats=FORMATS, days=500)
    store.put_folder(tmp_path / "in", "kinds")
    found = ask("s3://news/kinds")
    assert (found.flows.rows, found.bad) == (truth.rows, ())
    assert found.flows.left_out == truth.left_out
    pd.testing.assert_frame_equal(found.flows.table, conform(truth.flows("month"), FLOWS))


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("s3://news/tree", ["a b+c%20[1]é#.csv", "deep/2024b.csv.gz", "deep/er/2024c.csv", "odd.CSV"]),
        ("s3://news/tree/", ["a b+c%20[1]é#.csv", "deep/2024b.csv.gz", "deep/er/2024c.csv", "odd.CSV"]),
        ("s3a://news/tree/deep", ["deep/2024b.csv.gz", "deep/er/2024c.csv"]),
        ("s3://news/tree/*", ["a b+c%20[1]é#.csv", "odd.CSV"]),
        ("s3://news/tree/*/2024*", ["deep/2024b.csv.gz"]),
        ("s3://news/tr*/**/2024*", ["deep/2024b.csv.gz", "deep/er/2024c.csv"]),
        ("s3://news/tree/**", ["a b+c%20[1]é#.csv", "deep/2024b.csv.gz", "deep/er/2024c.csv", "odd.CSV"]),
        ("s3://news/tree/odd.CSV", ["odd.CSV"]),
        ("s3://news/tree/notes.md", ["notes.md"]),
        ("s3://news/tree/a b+c%20[1]é#.csv", ["a b+c%20[1]é#.csv"]),
        ("s3://news/tree/[op]dd.???", ["odd.CSV"]),
    ],
)
def test_objects_prefixes_and_globs_are_found_as_files_are(
    store: Server, path: str, names: list[str]
) -> None:
    for key in ("odd.CSV", "deep/er/2024c.csv", "a b+c%20[1]é#.csv", "notes.md"):
        store.put(f"tree/{key}", lines(line()))
    store.put("tree/deep/2024b.csv.gz", gzip.compress(lines(line())))
    found = find_sources([path])
    start = path.partition("news")[0] + "news/tree/"
    assert [one.path for one in found] == [start + name for name in names]
    assert {one.shape for one in found} == {"lines"}
    assert all(one.size > 0 and one.mtime > 0 for one in found)
    assert ask(path).flows.rows == len(names)


def test_objects_and_files_are_read_together(store: Server, tmp_path: Path) -> None:
    store.put("mixed/a.csv", lines(line()))
    (tmp_path / "b.csv").write_bytes(lines(line("043", "UKR", "FRA")))
    table = ask("s3://news/mixed", str(tmp_path)).flows.table
    assert table[["count", "reports"]].to_numpy().tolist() == [[1, 2]]


def test_an_empty_object_has_no_rows(store: Server) -> None:
    store.put("empty/a.csv", b"")
    store.put("empty/b.csv", lines(line()))
    assert ask("s3://news/empty").flows.rows == 1


# Kept


def test_what_was_read_is_kept_and_only_what_is_new_or_changed_is_read(store: Server, tmp_path: Path) -> None:
    store.put("kept/a.csv", lines(line()))
    assert ask("s3://news/kept", cache=tmp_path).rows_kept == 0
    assert ask("s3://news/kept", cache=tmp_path).rows_kept == 1
    store.put("kept/b.csv", lines(line(one="ITA"), line(one="POL")))
    assert ask("s3://news/kept", cache=tmp_path).rows_kept == 1
    assert ask("s3://news/kept", cache=tmp_path).rows_kept == 3
    store.put("kept/b.csv", lines(line(one="ITA")))
    changed = ask("s3://news/kept", cache=tmp_path)
    assert (changed.rows_kept, sorted(changed.flows.table["origin"])) == (1, ["FR", "IT"])


def test_an_object_is_known_by_its_address_wherever_one_stands(
    store: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put("stamp/a.csv", lines(line()))
    (source,) = find_sources(["s3://news/stamp"])
    here = stamp(source)
    monkeypatch.chdir(tmp_path)
    assert stamp(source) == here


def test_the_command_reads_addresses_and_keeps_no_credentials(store: Server, tmp_path: Path) -> None:
    store.put("command/a.csv.gz", gzip.compress(lines(line(), line("190"))))
    call = ["s3://news/command/*.gz", "-o", tmp_path / "out.csv", "--cache", tmp_path / "cache"]
    ran = run(*call, "--temporary", tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "2 rows: 1 tell of visits" in ran.stderr
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) >= 3
    assert not any(
        word.encode() in data for data in [*written, ran.stderr.encode()] for word in (KEY, SECRET)
    )
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("summit")] == []


# Refused


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("s3://nobody-s/events", "s3://nobody-s/events: no bucket of this name is there"),
        ("s3://nobody-s/*.gz", "no bucket of this name is there"),
        ("s3://news/gone", "s3://news/gone: no file is there"),
        ("s3://news/gone/*.gz", r"gone/\*.gz: no file is there"),
        ("s3://", "names no bucket"),
    ],
)
def test_an_address_that_leads_nowhere_is_named(path: str, words: str) -> None:
    with pytest.raises(FlowSourceError, match=words):
        find_sources([path])


@pytest.mark.parametrize("path", [f"s3://{KEY}:{SECRET}@news/a.csv", f"s3://news?secret_key={SECRET}/a.csv"])
def test_credentials_in_an_address_are_refused_and_not_repeated(path: str, tmp_path: Path) -> None:
    ran = run(path, "-o", tmp_path / "out.csv")
    assert ran.returncode == 1
    assert "without credentials" in ran.stderr
    assert SECRET not in ran.stderr
    assert KEY not in ran.stderr


def test_wrong_credentials_are_said_with_the_address_and_what_to_do(tmp_path: Path) -> None:
    with server(free_requests=2) as strict:
        strict.put("a.csv", lines(line()))
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AWS_ENDPOINT_URL", strict.url)
            ran = run("s3://news", "-o", tmp_path / "out.csv")
    assert ran.returncode == 1
    assert re.search(r"s3://news: the storage refuses \([A-Z_]+\)", ran.stderr), ran.stderr
    assert "check the credentials" in ran.stderr
    assert "AWS_ACCESS_KEY_ID" in ran.stderr
    for word in (KEY, SECRET, "Traceback"):
        assert word not in ran.stderr
    assert not (tmp_path / "out.csv").exists()


def test_a_storage_that_cannot_be_reached_ends_the_run_and_is_no_bad_file(
    store: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with server() as other:
        monkeypatch.setenv("AWS_ENDPOINT_URL", other.url)
        other.put("a.csv", lines(line()))
        sources = find_sources(["s3://news"])
    with (
        open_engine() as engine,
        pytest.raises(FlowEngineError, match=r"s3://news/a\.csv: the storage cannot be reached .*ENDPOINT"),
    ):
        answer(engine, sources, Question(), cache=tmp_path, skip_bad=True)
    assert not list(tmp_path.glob("*/*"))
    with pytest.raises(FlowEngineError, match="cannot be reached"):
        find_sources(["s3://news"])


def test_tables_of_meetings_are_not_read_from_afar(store: Server) -> None:
    store.put("tables/meetings.csv", b"date,city\n2024-05-16,Kyiv\n")
    with pytest.raises(FlowSourceError, match=r"meetings\.csv: .*read from this machine alone"):
        ask("s3://news/tables")


# Faults


def test_a_bad_object_is_named_and_stops_or_is_left_out_and_counted(store: Server) -> None:
    whole = gzip.compress(lines(*[line()] * 2_000))
    store.put("bad/cut.csv.gz", whole[: len(whole) // 2])
    store.put("bad/good.csv", lines(line()))
    store.put("bad/shifted.csv", lines(*[line(one="ITA").replace("\t", "\t\t", 1)] * 30))
    with pytest.raises(FlowSourceError, match=r"s3://news/bad/(cut\.csv\.gz|shifted\.csv): "):
        ask("s3://news/bad")
    found = ask("s3://news/bad", skip_bad=True)
    assert sorted(one.path[14:] for one in found.bad) == ["cut.csv.gz", "shifted.csv"]
    assert (found.flows.rows, found.flows.left_out) == (31, {"bad file": 30})


def test_an_object_that_changed_since_it_was_found_is_named(store: Server) -> None:
    store.put("moving/a.csv", lines(line()))
    sources = find_sources(["s3://news/moving"])
    store.put("moving/a.csv", lines(line(), line()))
    with open_engine() as engine, pytest.raises(FlowSourceError, match=r"moving/a\.csv: .* bytes came"):
        answer(engine, sources, Question())
    store.delete("moving/a.csv")
    with open_engine() as engine, pytest.raises(FlowSourceError, match=r"moving/a\.csv: no object is there"):
        answer(engine, sources, Question())


def test_copies_of_objects_are_gone_batch_by_batch(
    store: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.flow.run._BATCH_BYTES", 1)
    for number in range(3):
        store.put(f"copies/{number}.csv", lines(line()))
    most: list[int] = []

    def look(step: Step) -> None:
        most.append(sum(path.suffix == ".csv" for path in tmp_path.rglob("*")))

    with open_engine(temporary=tmp_path) as engine:
        answer(engine, find_sources(["s3://news/copies"]), Question(), progress=look)
    assert most == [0, 0, 0, 0]


def test_ctrl_c_leaves_nothing_half_written_and_the_next_run_goes_on(store: Server, tmp_path: Path) -> None:
    generate(tmp_path / "in", 20_000, files=12, formats=("gz",), days=500)
    store.put_folder(tmp_path / "in", "many")
    work = tmp_path / "work"
    work.mkdir()
    words = ["s3://news/many", "-o", tmp_path / "out.parquet", "--cache", tmp_path / "cache"]
    with Gate(store.url, partial(any_copies, work)) as gate, pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", gate.url)
        running = process(*words, "--temporary", work)
        said = interrupted(running, lambda: gate.held() > 0, gate.open)
    assert "nothing was written" in said
    assert not list(tmp_path.glob("*out.parquet*"))
    assert not list(work.iterdir())
    assert list(tmp_path.glob("cache/*"))
    assert not list(tmp_path.glob("cache/*/.part-*"))
    again = run(*words)
    assert again.returncode == 0, again.stderr
    assert "20,000 rows" in again.stderr


def test_two_processes_at_once_on_one_cache_write_the_same(store: Server, tmp_path: Path) -> None:
    """Each is held in the middle of its first object until the other is there too: neither reads what the
    other has kept."""
    generate(tmp_path / "in", 20_000, files=1, formats=("gz",), days=500)
    store.put_folder(tmp_path / "in", "both")
    with ExitStack() as stack:
        gates, runs = [], []
        for number in range(2):
            work = tmp_path / f"work-{number}"
            work.mkdir()
            gates.append(stack.enter_context(Gate(store.url, partial(any_copies, work))))
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("AWS_ENDPOINT_URL", gates[-1].url)
                call = ("s3://news/both", "-o", tmp_path / f"{number}.parquet", "--temporary", work)
                runs.append(process(*call, "--cache", tmp_path / "cache"))
        end = time.monotonic() + SECONDS
        while not all(gate.held() for gate in gates):
            assert all(one.poll() is None for one in runs)
            assert time.monotonic() < end, "not both came to their objects"
            time.sleep(0.005)
        for gate in gates:
            gate.open()
        said = [one.communicate(timeout=SECONDS)[1] for one in runs]
    assert [one.returncode for one in runs] == [0, 0], said
    assert not any("read earlier" in words for words in said)
    assert (tmp_path / "0.parquet").read_bytes() == (tmp_path / "1.parquet").read_bytes()
    assert len(list(tmp_path.glob("cache/*/*"))) == 1
    assert not list(tmp_path.glob("cache/*/.part-*"))


def test_nobody_is_asked_where_no_address_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_bytes(lines(line()))
    callers: list[object] = []
    with socket.create_server((LOOPBACK, 0)) as listening:

        def listen() -> None:
            while True:
                try:
                    callers.append(listening.accept())
                except OSError:
                    return

        threading.Thread(target=listen, daemon=True).start()
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{LOOPBACK}:{listening.getsockname()[1]}")
        assert run(tmp_path / "a.csv", "-o", tmp_path / "out.csv", "--no-cache").returncode == 0
        assert callers == []
        listening.shutdown(socket.SHUT_RDWR)
    assert os.path.exists(tmp_path / "out.csv")

"""Events → flows on a real Spark: a standalone master with two workers, and Spark Connect."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd
import pytest

from geo.errors import FlowSourceError
from geo.flow.flows import FLOWS, PERIODS, Engine, Period, extract, find_sources, flows_of, open_engine
from geo.schema import conform
from tests import java
from tests.bench.flows.generate import generate
from tests.bench.flows.truth import Truth, agrees
from tests.flow.rows import line, made, shifted, write
from tests.spark_cluster import LOOPBACK, cluster, connect, hold_at_a_task

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "fixtures" / "tables" / "gdelt_20141124_100_rows.export.csv"


def without_spark(reason: object) -> None:
    """Skip, or fail where nothing may be left out."""
    if os.environ.get("CI"):
        pytest.fail(str(reason))
    pytest.skip(str(reason))


@pytest.fixture(scope="module", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Java compiles no better than at first: for so short a life that saves half the time."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
        yield


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a running cluster."""
    try:
        java.find()
    except java.JavaMissingError as error:
        without_spark(error)
    with pytest.MonkeyPatch.context() as environment:
        folder = tmp_path_factory.mktemp("spark")
        # Settings of the cluster's own, as its users have them: its data are few, and so are its parts.
        (folder / "spark-defaults.conf").write_text(
            "spark.sql.shuffle.partitions 2\nspark.cores.max 2\n", "utf-8"
        )
        environment.setenv("SPARK_CONF_DIR", str(folder))
        environment.setenv("SPARK_LOCAL_IP", LOOPBACK)
        with cluster(folder) as running:
            yield running.url


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    """Files of every kind with what flows must be made of them."""
    folder = tmp_path_factory.mktemp("made up")
    return folder, generate(folder, 20_000, files=6, formats=("csv", "gz", "zip", "parquet"), days=1_000)


@pytest.fixture(scope="module")
def spark(master: str) -> Iterator[Engine]:
    """One session for all tests of the cluster."""
    with open_engine(master, memory="512MB") as engine:
        yield engine


def check(
    engine: Engine, made_up: tuple[Path, Truth], out: Path, periods: Sequence[Period] = PERIODS
) -> None:
    """Flows are those of the truth, and DuckDB makes the same of what Spark kept."""
    folder, truth = made_up
    out.mkdir()
    read = extract(engine, find_sources([folder]), out)
    assert read.rows == truth.rows
    with open_engine() as duck:
        for by in periods:
            flows = flows_of(engine, [out], by=by)
            assert flows.rows == truth.rows
            assert flows.left_out == truth.left_out
            pd.testing.assert_frame_equal(flows.table, conform(truth.flows(by), FLOWS))
            pd.testing.assert_frame_equal(flows_of(duck, [out], by=by).table, flows.table)


def test_a_cluster_gives_the_flows_that_the_files_were_made_of(
    spark: Engine, made_up: tuple[Path, Truth], tmp_path: Path
) -> None:
    check(spark, made_up, tmp_path / "out")


def test_a_cluster_and_duckdb_tell_the_same_of_odd_rows(spark: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a b+c%20[1]{2}é#.csv").write_bytes(SAMPLE.read_bytes() + b"\n\njunk\n")
    good = line().encode() + b"\n"
    bad = [
        good.replace(b"Kyyiv", b"Ky\xff\xfeiv"),
        line(day="20230229").encode() + b"\r\n",
        line("04x", EventBaseCode="042").encode() + b"\n",
        line("190", ActionGeo_FullName="?").encode().replace(b"?", b"\xff") + b"\n",
        shifted(line(), 1, 1).encode(),
    ]
    (folder / "bytes.csv").write_bytes(good * 5 + b"".join(bad))
    write(folder / "sides.csv", [line("043", "UKR", "FRA", "20240517"), line("044", "FRA", "DEU")] * 2)
    with open_engine() as duck, tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        sources = find_sources([folder])
        counts = extract(spark, sources, Path(one)).counts
        pd.testing.assert_frame_equal(counts, extract(duck, sources, Path(other)).counts)
        assert set(counts["file"]) == {source.path for source in sources}
        kept, same = flows_of(spark, [Path(one)], least=2), flows_of(duck, [Path(other)], least=2)
    assert kept.left_out == same.left_out
    pd.testing.assert_frame_equal(kept.table, same.table)


def test_a_truncated_gzip_is_named_by_a_cluster_too(
    spark: Engine, made_up: tuple[Path, Truth], tmp_path: Path
) -> None:
    whole = next(made_up[0].glob("*.gz")).read_bytes()
    bad = tmp_path / "in" / "bad.gz"
    good = write(tmp_path / "in" / "good.csv", [line()] * 2)
    bad.write_bytes(whole[: len(whole) // 2])
    (tmp_path / "out").mkdir()
    sources = find_sources([good, bad])
    with pytest.raises(FlowSourceError, match=r"bad\.gz: "):
        extract(spark, sources, tmp_path / "out")
    read = extract(spark, sources, tmp_path / "out", skip_bad=True)
    assert (read.rows, [error.path for error in read.bad]) == (2, [str(bad)])
    assert flows_of(spark, [tmp_path / "out"]).table["reports"].tolist() == [2]


def test_spark_connect_gives_the_same_flows(master: str, made_up: tuple[Path, Truth], tmp_path: Path) -> None:
    """In a process of its own: a Python that has talked to a master does not talk to Spark Connect."""
    folder, truth = made_up
    truth.write(tmp_path / "truth")
    program = (
        "import sys; from pathlib import Path; from geo.flow.flows import open_engine; "
        "from tests.bench.flows.truth import Truth; from tests.flow.test_spark import check\n"
        "url, folder, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])\n"
        "with open_engine(url) as engine:\n"
        "    check(engine, (folder, Truth.read(out / 'truth')), out / 'out', ['week'])"
    )
    with connect(tmp_path, master) as url:
        words = [sys.executable, "-c", program, url, str(folder), str(tmp_path)]
        run = subprocess.run(words, capture_output=True, text=True, check=False, timeout=600)
    assert run.returncode == 0, run.stderr[-3000:]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no process for a while")
def test_a_worker_that_is_killed_in_the_middle_costs_no_visit(master: str, tmp_path: Path) -> None:
    """On a cluster of its own, through the command line: one Python process has one session.

    Every file is a task, and every worker has one task at a time. One of them is stopped with a task begun,
    and with others to come; then it is killed, and what it ran with it, as when its machine fails.
    """
    truth = generate(tmp_path / "in", 100_000, files=16, formats=("gz",), days=500)
    call = ["flows", tmp_path / "in", "-o", tmp_path / "out.parquet", "--no-cache", "--memory", "512MB"]
    (tmp_path / "log").mkdir()
    (tmp_path / "spark-defaults.conf").write_text(
        "spark.sql.shuffle.partitions 2\nspark.cores.max 2\nspark.sql.files.maxPartitionBytes 1m\n"
        f"spark.eventLog.enabled true\nspark.eventLog.compress false\n"
        f"spark.eventLog.dir {(tmp_path / 'log').as_uri()}\n",
        "utf-8",
    )
    with cluster(tmp_path) as running, (tmp_path / "said.log").open("w+") as said:
        command = [sys.executable, "-m", "geo", *map(str, call), "--engine", running.url]
        own = os.environ | {"SPARK_CONF_DIR": str(tmp_path)}
        job = subprocess.Popen(command, cwd=ROOT, env=own, stdout=said, stderr=said)
        try:
            held = hold_at_a_task(running.workers[0], tmp_path / "worker-0", job)
            running.workers[0].kill()
            for one in held:
                os.kill(one, signal.SIGKILL)
            assert job.wait(600) == 0, (tmp_path / "said.log").read_text()
        finally:
            job.kill()
            job.wait()
    assert agrees(truth, pd.read_parquet(tmp_path / "out.parquet"))
    told = "".join(path.read_text("utf-8") for path in (tmp_path / "log").rglob("*") if path.is_file())
    assert '"Reason":"ExecutorLostFailure"' in told  # a task was lost, and done once more


def test_a_cluster_within_this_machine_gives_what_duckdb_gives(tmp_path: Path) -> None:
    """As the help writes it, with nothing said of memory, in a process of its own."""
    try:
        java.find()
    except java.JavaMissingError as error:
        without_spark(error)
    (tmp_path / "spark-defaults.conf").write_text("spark.sql.shuffle.partitions 2\n", "utf-8")
    spark, duck = tmp_path / "spark.csv", tmp_path / "duck.csv"
    for engine, out in (("local-cluster[2,1,1024]", spark), ("duckdb", duck)):
        call = ["flows", str(SAMPLE), "-o", str(out), "--no-cache", "--engine", engine]
        run = subprocess.run(
            [sys.executable, "-m", "geo", *call],
            cwd=ROOT,
            env=os.environ | {"SPARK_LOCAL_IP": LOOPBACK, "SPARK_CONF_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
        assert run.returncode == 0, run.stderr[-3000:]
    assert spark.read_text("utf-8") == duck.read_text("utf-8")


def test_a_missing_java_is_named_with_what_installs_it(tmp_path: Path) -> None:
    program = "from geo.flow.flows import open_engine\nwith open_engine('local[1]'): pass"
    bare = {name: value for name, value in os.environ.items() if name != "JAVA_HOME"}
    (tmp_path / "bin").mkdir()
    for name in ("bash", "dirname", "env", "ps", "uname", "cat", "rm", "mkdir"):
        if (there := Path("/usr/bin", name)).exists():
            (tmp_path / "bin" / name).symlink_to(there)
    run = subprocess.run(
        [sys.executable, "-c", program],
        env=bare | {"PATH": str(tmp_path / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "needs Java, which is missing; install Java 17 or later" in run.stderr


def test_a_master_that_is_not_there_is_an_error_that_names_it() -> None:
    program = "from geo.flow.flows import open_engine\nwith open_engine('local[many]'): pass"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "Spark does not start at 'local[many]'" in run.stderr


def test_a_source_is_read_on_every_engine_from_the_same_names(spark: Engine, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [line()])
    assert made(spark, path).table["count"].tolist() == [1]

"""Engines that carry out the plans for flows: DuckDB in this process, or Apache Spark anywhere.

All that differs between them is here: how a source is opened, and which words they have for what went wrong.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

import duckdb
import narwhals as nw
import pandas as pd
import pyarrow as pa

from ..errors import FlowEngineError
from ..language import phrase
from .lacking import INSTALL_JAVA, INSTALL_SPARK, needs, not_started

Plan = nw.LazyFrame[Any]

DUCKDB: Final = "duckdb"
MEMORY: Final = "2GB"
"""What an engine on this machine may take when nobody says how much."""
_NO_SEPARATOR: Final = "\x01"
"""DuckDB reads lines as a table of one column, so its separator must be a character that no line has."""

_INTERRUPTED: Final = re.compile(r"(?:^|failed: )KeyboardInterrupt\b", re.MULTILINE)
"""How DuckDB tells of a Ctrl-C that came while it read a table of Python's: by exception or by its trace."""


class Engine(Protocol):
    """What carries out plans. Everything is text when it is opened, so that no cell can stop it."""

    name: str
    temporary: Path
    """Folder for what does not fit in memory and for unpacked files; a cluster must see it too."""
    addresses: bool
    """Whether it opens addresses on object storage; if not, objects are copied to ``temporary`` first."""

    def lines(self, paths: Sequence[str]) -> Plan:
        """The lines of plain and gzipped files: ``opened`` (path as given), ``line``."""

    def parquet(self, paths: Sequence[str]) -> Plan:
        """The rows of Parquet files of the same columns, with the path as given in ``opened``."""

    def table(self, table: pa.Table) -> Plan:
        """A small table of this process."""

    def faulty(self) -> dict[str, int]:
        """Path → lines left out of ``lines`` since the last call, because their bytes are no text."""

    def failure(self, error: Exception) -> FlowEngineError | None:
        """What an error of the engine means; None for errors that are not its own."""


class DuckDB:
    """DuckDB in this process."""

    name = DUCKDB
    addresses = False

    def __init__(self, memory: str, temporary: Path, threads: int | None) -> None:
        self.temporary = temporary
        settings: dict[str, Any] = {"memory_limit": memory, "temp_directory": str(temporary)}
        if threads:
            settings["threads"] = threads
        try:
            self._connection: Any = duckdb.connect(":memory:", config=settings)
        except duckdb.Error as error:
            raise FlowEngineError(
                phrase("{program} does not start: {reason}", program="DuckDB", reason=str(error))
            ) from error
        self._connection.execute("SET preserve_insertion_order = false")

    def lines(self, paths: Sequence[str]) -> Plan:
        """As ``Engine`` says; lines whose bytes are no text are counted in ``faulty``."""
        relation = self._connection.read_csv(
            list(paths),
            columns={"line": "VARCHAR"},
            header=False,
            delimiter=_NO_SEPARATOR,
            quotechar="",
            escapechar="",
            auto_detect=False,
            strict_mode=False,
            filename="opened",
            store_rejects=True,
            rejects_limit=0,
        )
        plan: Plan = nw.from_native(relation)
        return plan

    def parquet(self, paths: Sequence[str]) -> Plan:
        """As ``Engine`` says."""
        read = self._connection.read_parquet(list(paths), filename=True, union_by_name=True)
        plan: Plan = nw.from_native(read.project("* EXCLUDE (filename), filename AS opened"))
        return plan

    def table(self, table: pa.Table) -> Plan:
        """As ``Engine`` says."""
        plan: Plan = nw.from_native(self._connection.from_arrow(table))
        return plan

    def faulty(self) -> dict[str, int]:
        """As ``Engine`` says."""
        try:
            rows = self._connection.execute(
                "SELECT file_path, count(*) FROM reject_errors JOIN reject_scans USING (scan_id, file_id) "
                "GROUP BY ALL"
            ).fetchall()
        except duckdb.CatalogException:  # there are none before the first file is read
            return {}
        self._connection.execute("DROP TABLE reject_errors")
        self._connection.execute("DROP TABLE reject_scans")
        return dict(rows)

    def failure(self, error: Exception) -> FlowEngineError | None:
        """As ``Engine`` says."""
        if _is_interruption(error):
            raise KeyboardInterrupt from error
        if not isinstance(error, duckdb.Error):
            return None
        words, head = str(error), str(error).partition("\n")[0]
        if isinstance(error, duckdb.OutOfMemoryException) and "offload" not in words:
            return FlowEngineError(phrase("memory is short ({reason}); allow more", reason=head))
        return _stopped("DuckDB", words, head)


def _stopped(program: str, words: str, head: str) -> FlowEngineError:
    if any(sign in words for sign in ("No space left", "max_temp_directory_size", "failed to offload")):
        advice = phrase("make room, or choose a temporary folder elsewhere")
        return FlowEngineError(phrase("a disk is full ({reason}); {advice}", reason=head, advice=advice))
    return FlowEngineError(phrase("{program} gave up: {reason}", program=program, reason=head))


def _is_interruption(error: Exception) -> bool:
    """Whether an error of DuckDB is Ctrl-C: its own word for it, or Python's where DuckDB asked Python."""
    words = str(error)
    if isinstance(error, RuntimeError) and words == "Query interrupted":
        return True
    return isinstance(error, duckdb.Error) and bool(_INTERRUPTED.search(words))


class Spark:
    """Apache Spark behind a master URL or a Spark Connect one."""

    addresses = True

    def __init__(self, session: Any, name: str, temporary: Path) -> None:
        self.name, self.temporary, self._session = name, temporary, session

    def lines(self, paths: Sequence[str]) -> Plan:
        """As ``Engine`` says."""
        return self._named(
            self._session.read.text(list(map(_address, paths))), "make_valid_utf8(value) AS line"
        )

    def parquet(self, paths: Sequence[str]) -> Plan:
        """As ``Engine`` says."""
        frame = self._session.read.option("mergeSchema", "true").parquet(*map(_address, paths))
        return self._named(frame, *(f"`{name}`" for name in frame.columns))

    def _named(self, frame: Any, *columns: str) -> Plan:
        """With the path of the file, which Spark knows as an address in which bytes are escaped."""
        path = "regexp_replace(replace(_metadata.file_path, '+', '%2B'), '^file:/+', '/')"
        plan: Plan = nw.from_native(frame.selectExpr(*columns, f"url_decode({path}) AS opened"))
        return plan

    def table(self, table: pa.Table) -> Plan:
        """As ``Engine`` says."""
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", FutureWarning
            )  # about versions of pandas, which has no part in it
            plan: Plan = nw.from_native(self._session.createDataFrame(table))
        return plan

    def faulty(self) -> dict[str, int]:
        """As ``Engine`` says; here such bytes become U+FFFD, and no line is left out."""
        return {}

    def failure(self, error: Exception) -> FlowEngineError | None:
        """As ``Engine`` says."""
        if type(error).__module__.partition(".")[0] not in {"pyspark", "py4j", "grpc"}:
            return None
        words = _head(error)
        return _stopped("Spark", str(error), words)


def _head(error: Exception) -> str:
    """The line of a long error that says what happened: the first one, or Java's behind Python's."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    return next((line.removeprefix(": ") for line in lines if line.startswith(": ")), lines[0])


def _address(path: str) -> str:
    """A path as Hadoop wants it: with its scheme, and nothing in it taken for a pattern."""
    whole = path if "://" in path else "file://" + Path(path).absolute().as_posix()
    return re.sub(r"[][{}*?\\]", r"\\\g<0>", whole)


@contextmanager
def open_engine(
    name: str = DUCKDB,
    *,
    memory: str | None = None,
    temporary: Path | None = None,
    threads: int | None = None,
) -> Iterator[Engine]:
    """An engine by its name: ``duckdb``, a Spark master URL, or a Spark Connect one (``sc://host:port``).

    ``memory`` is DuckDB's limit, 2 GB when nothing is said; or what each of Spark's processes may take, on a
    cluster as it is set up when nothing is said. A Connect server has its own.
    ``temporary`` is the folder for what does not fit in memory; what is written there is gone at the end.

    Raises ``FlowEngineError`` when the engine is missing or does not start.
    """
    if temporary is not None and not temporary.is_dir():
        raise FlowEngineError(
            phrase("{folder}: no folder is there for temporary files; make it first", folder=str(temporary))
        )
    with tempfile.TemporaryDirectory(prefix="summit-atlas-flows-", dir=temporary) as folder:
        if name == DUCKDB:
            engine = DuckDB(memory or MEMORY, Path(folder), threads)
            try:
                yield engine
            finally:
                engine._connection.close()
            return
        session, is_ours = _session(name, memory, folder)
        try:
            yield Spark(session, name, Path(folder))
        finally:
            if is_ours:
                session.stop()


def _session(master: str, memory: str | None, folder: str) -> tuple[Any, bool]:
    """A Spark session, and whether it was opened here; raises ``FlowEngineError`` saying what is missing."""
    if importlib.util.find_spec("pyspark") is None:
        raise FlowEngineError(needs(master, "pyspark", INSTALL_SPARK))
    from pyspark.sql import SparkSession

    builder: Any = SparkSession.builder
    there = SparkSession.getActiveSession()  # a notebook's own
    try:
        if master.startswith("sc://"):
            session = builder.remote(master).getOrCreate()
        elif there is None and not (os.environ.get("JAVA_HOME") or shutil.which("java")):
            raise FlowEngineError(needs(master, "Java", INSTALL_JAVA))
        else:
            settings = {
                "spark.app.name": "Summit Atlas",
                "spark.ui.enabled": "false",
                "spark.ui.showConsoleProgress": "false",
                "spark.log.level": "ERROR",
            }
            if master.startswith("local"):  # elsewhere the cluster has folders and sizes of its own
                settings |= {"spark.local.dir": folder, "spark.driver.memory": _spark_size(MEMORY)}
            if memory:
                settings |= dict.fromkeys(
                    ("spark.driver.memory", "spark.executor.memory"), _spark_size(memory)
                )
            session = builder.master(master).config(map=settings).getOrCreate()
        session.conf.set("spark.sql.session.timeZone", "UTC")
    except FlowEngineError:
        raise
    except Exception as error:
        raise FlowEngineError(not_started(master, error, _head(error))) from error
    return session, session is not there


def _spark_size(memory: str) -> str:
    """A size as Spark writes it: ``2g`` for ``2GB``."""
    return memory.lower().removesuffix("b")


def rows_of(plan: Plan) -> pd.DataFrame:
    """What a plan gives, as a pandas table."""
    table: pd.DataFrame = plan.collect("pyarrow").to_native().to_pandas()
    return table

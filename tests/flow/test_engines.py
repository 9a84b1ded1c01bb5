"""What errors of the engines mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from geo.errors import FlowEngineError
from geo.flow.engines import DuckDB
from geo.flow.lacking import not_started
from geo.language import rephrased

SCHEMA = pa.schema([("line", pa.string())])


class Stream:
    """A table that is given away as a stream, and interrupted before it begins."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        raise KeyboardInterrupt


def batches() -> Iterator[pa.RecordBatch]:
    """Some rows, and then Ctrl-C."""
    yield pa.record_batch([["one"]], schema=SCHEMA)
    raise KeyboardInterrupt


@pytest.fixture
def engine(tmp_path: Path) -> DuckDB:
    """DuckDB with a folder of its own."""
    return DuckDB("100MB", tmp_path, 1)


def refused(asked: Callable[[], object]) -> Exception:
    """The error in which something ends."""
    with pytest.raises(duckdb.Error) as caught:
        asked()
    return caught.value


class TestCtrlC:
    @pytest.mark.parametrize(
        "table",
        [Stream, lambda: pa.RecordBatchReader.from_batches(SCHEMA, batches())],
        ids=["as a stream is begun", "between two batches"],
    )
    def test_an_interruption_while_duckdb_reads_from_python_is_one(
        self, engine: DuckDB, table: Callable[[], object]
    ) -> None:
        error = refused(lambda: duckdb.connect().from_arrow(table()).fetchall())
        with pytest.raises(KeyboardInterrupt):
            engine.failure(error)

    def test_duckdb_s_own_word_for_it_is_one(self, engine: DuckDB) -> None:
        with pytest.raises(KeyboardInterrupt):
            engine.failure(RuntimeError("Query interrupted"))

    def test_a_cell_that_says_the_word_is_none(self, engine: DuckDB) -> None:
        error = refused(lambda: duckdb.execute("SELECT CAST('a KeyboardInterrupt b' AS INTEGER)").fetchall())
        assert isinstance(engine.failure(error), FlowEngineError)

    def test_errors_of_others_are_not_its_own(self, engine: DuckDB) -> None:
        assert engine.failure(ValueError("failed: KeyboardInterrupt")) is None


def test_what_spark_lacks_is_said_with_the_way_out() -> None:
    said = not_started("spark://x", ModuleNotFoundError(), "No module named 'grpc'")
    assert said.startswith(
        "spark://x needs a package that is missing (No module named 'grpc'); install it: pip"
    )
    java = not_started("local[*]", RuntimeError(), "[JAVA_GATEWAY_EXITED] x")
    assert java.endswith("; what it says is above")
    assert "above" not in rephrased(java)  # a page shows none of what Java writes

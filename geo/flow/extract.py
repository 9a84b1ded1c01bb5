"""Sources → EVENTS on disk: what flows need of each, small enough to keep."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final

import narwhals as nw
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import FlowSourceError
from ..language import phrase
from ..schema import names
from . import codes as flow_codes
from .engines import Engine, Plan, rows_of
from .events import cells, events, typed_cells
from .schema import BAD_FILE, EVENTS, FAULTY, OTHER_CODE
from .sources import ONCE_MORE, Source, check, damaged, events_columns, fetched
from .storage import is_address
from .tables import table_events

_MANY: Final = 20
"""Fewer faulty rows than these say nothing of a file: rows with the codes asked for may be few."""
_AT_ONCE: Final = 4
"""Objects that are fetched at the same time."""
_ARROW: Final = {"str": pa.string(), "date": pa.date32(), "double": pa.float64(), "int64": pa.int64()}
_EVENTS: Final = "events.parquet"
_SCHEMA: Final = pa.schema([(column.name, _ARROW[column.dtype]) for column in EVENTS])


@dataclass(frozen=True)
class Extract:
    """What became of one batch of sources."""

    counts: pd.DataFrame
    """``file``, ``reason`` ("" for rows in flows), ``rows``: together every row that was read, once."""
    bad: tuple[FlowSourceError, ...] = ()
    """Sources left out whole. The rows of one that could be read are counted as ``bad file``."""

    @property
    def rows(self) -> int:
        """Rows read."""
        return int(self.counts["rows"].sum())


def extract(
    engine: Engine,
    sources: Sequence[Source],
    folder: Path,
    *,
    codes: Sequence[str] = flow_codes.CODES,
    skip_bad: bool = False,
) -> Extract:
    """Write the EVENTS of ``sources`` as Parquet into ``folder``, which is there and empty; count their rows.

    ``codes`` are CAMEO codes of ``known_codes()``; tables without codes are taken whole. Equal events of a
    file are one line with their number in ``rows``; rows without flow are one line for each file and reason.
    The folder is whole only when the call has returned. With a cluster it must be seen by all of it.

    Raises ``FlowSourceError`` for a source that cannot be read to its end, or most of whose rows are faulty
    (those with the codes asked for, or the first ones); with ``skip_bad`` these are left out and named in the
    answer. Raises ``FlowEngineError`` when the engine gives up, and ``ValueError`` for codes that are not
    known.
    """
    known = flow_codes.known_codes()
    if unknown := set(codes) - set(known):
        raise ValueError(f"unknown codes {', '.join(sorted(unknown))}; known are {', '.join(known)}")
    bad: dict[str, FlowSourceError] = {}
    lost: list[tuple[str, str, int]] = []
    _write_tables(sources, folder, bad)
    left = [one for one in sources if one.shape != "table"]
    for one in left:
        if one.shape == "unreadable":
            bad[one.path] = damaged(one.path, one.fault)
    if bad and not skip_bad:
        raise next(iter(bad.values()))
    while left := [one for one in left if one.path not in bad]:
        found, faults = _attempt(engine, left, folder, tuple(codes))
        if not faults:
            break
        if not skip_bad:
            raise next(iter(faults.values()))
        lost += [(path, BAD_FILE, rows) for path, rows in found.items()]
        bad |= faults
    _write_reasons(folder / "bad.parquet", lost)
    return Extract(_counts(engine, folder), tuple(bad.values()))


def _write_tables(sources: Sequence[Source], folder: Path, bad: dict[str, FlowSourceError]) -> None:
    """The EVENTS of tables of meetings; those that cannot be used are noted in ``bad``."""
    for number, source in enumerate(one for one in sources if one.shape == "table"):
        try:
            lines = table_events(source.path)
        except FlowSourceError as error:
            bad[source.path] = error
        else:
            cells = lines.astype("object").where(lines.notna(), None)
            columns = {column.name: pa.array(cells[column.name], column.type) for column in _SCHEMA}
            pq.write_table(pa.table(columns), folder / f"table-{number}.parquet")


def _attempt(
    engine: Engine, sources: Sequence[Source], folder: Path, codes: tuple[str, ...]
) -> tuple[dict[str, int], dict[str, FlowSourceError]]:
    """Write the EVENTS of files of events; of bad ones among them, rows where they are known, and errors.

    Where there are bad ones nothing is left behind.
    """
    try:
        _write(engine, sources, folder, codes)
        counts = _counts(engine, folder)
        faults = _mostly_faulty(counts, sources)
        rows = counts.groupby("file")["rows"].sum().to_dict()
    except FlowSourceError as error:
        rows, faults = {}, {error.path: error}
    except Exception as error:
        meaning = engine.failure(error)
        rows, faults = {}, _damaged(sources) if meaning else {}
        if not faults:
            _clear(folder)
            raise (meaning or error) from error
    if faults:
        _clear(folder)
    return {path: rows[path] for path in faults if path in rows}, faults


def _write(engine: Engine, sources: Sequence[Source], folder: Path, codes: tuple[str, ...]) -> None:
    """Write ``events.parquet`` and, for lines that the engine could not even read, ``faulty.parquet``."""
    with _readable(engine, sources) as opened:
        kinds: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for path, source in opened.items():
            kinds.setdefault((source.shape, source.columns), []).append(path)
        parts = [_raw(engine, shape, columns, paths, codes) for (shape, columns), paths in kinds.items()]
        lists = {
            "places": engine.table(flow_codes.places()),
            "one": engine.table(flow_codes.actors("one")),
            "other": engine.table(flow_codes.actors("other")),
            "precisions": engine.table(flow_codes.precisions()),
        }
        paths = {path: source.path for path, source in opened.items()}
        named = pa.table({"file": list(paths), "path": list(paths.values())})
        told = events(nw.concat(parts), lists, codes).join(engine.table(named), on="file", how="left")
        whole = told.with_columns(file=nw.col("path")).select(*names(EVENTS))
        whole.sink_parquet(str(folder / _EVENTS))
    unread = [(paths[one], FAULTY, rows) for one, rows in engine.faulty().items()]
    _write_reasons(folder / "faulty.parquet", unread)


@contextmanager
def _readable(engine: Engine, sources: Sequence[Source]) -> Iterator[dict[str, Source]]:
    """Path as the engine reads it → source; what had to be copied for that is gone at the end."""

    room, stopped = engine.temporary / "copies", Event()

    def copied(number: int) -> Path | None:
        return fetched(sources[number], room, str(number), addresses=engine.addresses, stopped=stopped)

    room.mkdir()
    copies: list[Path | None] = []
    far = any(is_address(source.path) for source in sources)
    try:
        with ThreadPoolExecutor(_AT_ONCE if far else 1) as pool:
            try:
                copies += pool.map(copied, range(len(sources)))
            except BaseException:
                stopped.set()  # the pool waits for those who are at work
                raise
        yield {_as_read(source, copy): source for source, copy in zip(sources, copies, strict=True)}
    finally:
        shutil.rmtree(room)


def _as_read(source: Source, copy: Path | None) -> str:
    if copy is not None:
        return str(copy)
    return source.path if is_address(source.path) else str(Path(source.path).absolute())


def _raw(
    engine: Engine, shape: str, columns: tuple[str, ...], paths: Sequence[str], codes: tuple[str, ...]
) -> Plan:
    """Files of one shape as RAW of ``events``."""
    if shape == "parquet":
        return typed_cells(engine.parquet(paths), events_columns(columns))
    return cells(engine.lines(paths), columns, codes)


def _write_reasons(path: Path, left: Sequence[tuple[str, str, int]]) -> None:
    """Rows that no engine sees, as EVENTS; nothing where there are none."""
    if left:
        lines = [{"file": file, "reason": reason, "rows": rows, "reports": 0} for file, reason, rows in left]
        pq.write_table(pa.Table.from_pylist(lines, _SCHEMA), path)


def _counts(engine: Engine, folder: Path) -> pd.DataFrame:
    """``file``, ``reason``, ``rows`` of what stands in the folder."""
    paths = parts([folder])
    if not paths:
        return pd.DataFrame({"file": [], "reason": [], "rows": []}).astype({"rows": "int64"})
    plan = engine.parquet(paths).group_by("file", "reason").agg(nw.col("rows").sum())
    counts = rows_of(plan)
    counts = counts.assign(reason=counts["reason"].fillna(""), rows=counts["rows"].astype("int64"))
    return counts.sort_values(["file", "reason"], ignore_index=True)


def parts(folders: Sequence[Path]) -> list[str]:
    """The Parquet files in folders that ``extract`` wrote, whichever engine it used."""
    return [
        str(path)
        for folder in folders
        for path in sorted(folder.rglob("*.parquet"))
        if path.is_file() and path.stat().st_size
    ]


def _mostly_faulty(counts: pd.DataFrame, sources: Sequence[Source]) -> dict[str, FlowSourceError]:
    """Files most of whose rows are faulty, as far as they are read: rows of other events are not.

    A file is one of these when more rows with the codes asked for are faulty than good, if they are many or
    if its first rows are faulty too; and when its first rows are faulty and no row is good.
    """
    faults = _rows(counts, counts["reason"].eq(FAULTY))
    goods = _rows(counts, ~counts["reason"].isin([FAULTY, OTHER_CODE]))
    found = {}
    for source in sources:
        faulty, good = faults.get(source.path, 0), goods.get(source.path, 0)
        if faulty > good and faulty >= _MANY:
            words: str = phrase(
                "{faulty} of {count} rows with the codes asked for are faulty",
                faulty=faulty,
                count=faulty + good,
            )
        elif source.fault and faulty >= good:
            words = source.fault
        else:
            continue
        expected = phrase(
            "{count} columns, and days, codes and numbers in their places", count=len(source.columns)
        )
        found[source.path] = FlowSourceError(source.path, words, expected, ONCE_MORE)
    return found


def _rows(counts: pd.DataFrame, chosen: pd.Series[bool]) -> dict[str, int]:
    """Rows by file of some of the counts."""
    return {str(file): int(rows) for file, rows in counts[chosen].groupby("file")["rows"].sum().items()}


def _damaged(sources: Sequence[Source]) -> dict[str, FlowSourceError]:
    """Files that cannot be read to their end. All are read; this is done only once an engine has stopped."""
    found = {}
    for source in sources:
        try:
            check(source)
        except FlowSourceError as error:
            found[source.path] = error
    return found


def _clear(folder: Path) -> None:
    """Take away what ``_write`` wrote: a file, or a folder of parts."""
    for name in (_EVENTS, "faulty.parquet"):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).unlink(missing_ok=True)

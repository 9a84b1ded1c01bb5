"""``python -m tests.bench.flows.generate FOLDER --rows 10000000``: GDELT-shaped files and the truth.

Deterministic: the same numbers give the same files. ``FOLDER/events`` gets the files, ``FOLDER/truth`` what
flows must be made of them (``truth.Truth``). Nine of ten rows are of other codes than those of visits, and
a few countries are in most of the others, as in the real files.
"""

from __future__ import annotations

import argparse
import gzip
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from geo.flow.codes import columns
from tests.bench.flows.truth import Truth
from tests.bench.flows.visits import Rows, make
from tests.bench.flows.world import World, world

CODES: Final = (
    "042",
    "043",
    "044",
    "010",
    "020",
    "036",
    "040",
    "051",
    "057",
    "111",
    "112",
    "190",
    "0841",
    "---",
)
_OTHER: Final = range(3, len(CODES))
_OTHER_FAULTS: Final = (4, 5, 2, 3)
_OTHER_FAULTY: Final = 0.002
"""Of the rows of other codes, those with a fault in a cell that nobody reads: they are of other codes."""
SHARE: Final = 0.1
"""Of all rows, those with the codes of visits."""
FORMATS: Final = ("csv", "gz", "zip", "parquet")
FIRST_DAY: Final = 3_287
"""1 January 1979, the first day of GDELT."""
_CHUNK: Final = 500_000


def generate(
    folder: Path,
    rows: int,
    *,
    files: int = 4,
    formats: Sequence[str] = ("gz",),
    width: int = 58,
    days: int = 14_600,
    seed: int = 1,
) -> Truth:
    """Write ``rows`` events into ``files`` files in turns of ``formats``; what flows must be made of them.

    ``width``: columns, 57, 58 or 61. ``days``: how many from 1979 on. Codes asked for: 042, 043, 044.
    """
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    there = world()
    visits, truth = make(there, max(files, int(rows * SHARE)), FIRST_DAY, days, random)
    tables = _Blocks(there, width)
    parts = np.array_split(np.arange(len(visits.day)), files)
    sizes = [len(one) for one in np.array_split(np.arange(rows - len(visits.day)), files)]
    for number, (part, size) in enumerate(zip(parts, sizes, strict=True)):
        told = Rows(**{name: values[part] for name, values in vars(visits).items()})
        chance = np.random.default_rng([seed, number])
        format = formats[number % len(formats)]
        path = folder / f"{number:05d}.export.{'CSV' if format == 'csv' else f'CSV.{format}'}"
        _write(
            path.with_suffix(".parquet") if format == "parquet" else path, format, tables, told, size, chance
        )
    left_out = truth.left_out | {"other code": rows - len(visits.day)}
    return Truth(rows, left_out, truth.visits)


class _Blocks:
    """The texts that lines are put together from, by number."""

    def __init__(self, world: World, width: int) -> None:
        self.countries, self.width = len(world.countries), width
        self.actors = pa.array(world.actor_block())
        self.places = pa.array(world.place_block(width))
        kinds = [f"1\t{code}\t{code[:3]}\t{code[:2]}\t1\t1.0" for code in CODES]
        self.codes = pa.array([f"{kind}\t{n}\t1\t{n}\t{n / 7:.6f}" for kind in kinds for n in range(1, 9)])
        self.addresses = pa.array(
            [f"https://news.example/{n:x}/a-visit-of-which-the-world-talks" for n in range(997)]
        )

    def lines(self, rows: Rows, first: int, random: np.random.Generator) -> pa.StringArray:
        """Whole lines with their ends; ``first`` is the number of the first event."""
        actors = [
            self.actors.take(pa.array(numbers % len(self.actors))) for numbers in (rows.one, rows.other)
        ]
        places = self.places.take(pa.array(rows.place % len(self.places)))
        variant = random.integers(0, 8, len(rows.day))
        code = self.codes.take(pa.array(rows.code * 8 + variant))
        address = self.addresses.take(pa.array(random.integers(0, len(self.addresses), len(rows.day))))
        number = pa.array(np.arange(first, first + len(rows.day))).cast(pa.string())
        day, added = _days(rows.day)
        tail = [] if self.width == 57 else [address]
        line = pc.binary_join_element_wise(
            number, day, *actors, code, places, places, places, added, *tail, "\t"
        )
        return pc.binary_join_element_wise(_spoilt(line, rows), "", "\n")


def _days(day: np.ndarray) -> tuple[pa.Array, pa.Array]:
    """The four cells of a day, and the day on which the event was added."""
    low = int(day.min(initial=0))
    every = np.arange(low, int(day.max(initial=0)) + 1).astype("datetime64[D]").astype(str)
    texts = [
        f"{d[:4]}{d[5:7]}{d[8:]}\t{d[:4]}{d[5:7]}\t{d[:4]}\t{d[:4]}.{int(d[5:7]) * 8:02d}" for d in every
    ]
    place = pa.array(day - low)
    return pa.array(texts).take(place), pa.array([d.replace("-", "") for d in every]).take(place)


def _spoilt(line: pa.Array, rows: Rows) -> pa.Array:
    """The lines with their faults: day, columns, latitude, day or code."""
    if not rows.fault.any():
        return line
    at = np.flatnonzero(rows.fault)
    texts = line.take(pa.array(at)).to_pylist()
    spoilt = [_fault(text.split("\t"), int(fault)) for text, fault in zip(texts, rows.fault[at], strict=True)]
    return pc.replace_with_mask(line, pa.array(rows.fault > 0), pa.array(spoilt))


def _fault(cells: list[str], fault: int) -> str:
    last = len(cells) - (2 if len(cells) > 57 else 1)
    if fault == 1:
        cells[1] = ""
    elif fault == 2:
        del cells[last]
    elif fault == 3:
        cells.insert(5, "shifted")
    elif fault == 4:
        cells[last - 3] = "north"
    elif fault == 5:
        cells[1] = "20010229"
    else:
        cells[26] = "4x2"
    return "\t".join(cells)


def _chunks(
    tables: _Blocks, told: Rows, size: int, random: np.random.Generator, faults: Sequence[int] = _OTHER_FAULTS
) -> Iterator[pa.Array]:
    """The lines of one file: those with the codes of visits among ``size`` others, shuffled in chunks.

    A few of the others have one of the ``faults``.
    """
    total = len(told.day) + size
    pieces = max(1, -(-total // _CHUNK))
    low, high = (int(told.day.min()), int(told.day.max())) if len(told.day) else (FIRST_DAY, FIRST_DAY)
    parts = np.array_split(np.arange(len(told.day)), pieces)
    sizes = [len(one) for one in np.array_split(np.empty(size, "bool"), pieces)]
    first = 1
    for part, more in zip(parts, sizes, strict=True):
        other = Rows(
            day=random.integers(low, high + 1, more),
            code=random.choice(_OTHER, more),
            one=random.integers(-2, tables.countries, more),
            other=random.integers(-2, tables.countries, more),
            place=random.integers(-1, tables.countries * 4, more),
            fault=random.choice(faults, more) * (random.random(more) < _OTHER_FAULTY),
        )
        order = random.permutation(len(part) + more)
        both = {
            name: np.concatenate([values[part], getattr(other, name)])[order]
            for name, values in vars(told).items()
        }
        yield tables.lines(Rows(**both), first, random)
        first += len(order)


def _write(
    path: Path, format: str, tables: _Blocks, told: Rows, size: int, random: np.random.Generator
) -> None:
    """One file; a Parquet file cannot have too many columns, so its faulty rows have a wrong latitude."""
    if format == "parquet":
        told = Rows(**(vars(told) | {"fault": np.where(np.isin(told.fault, [2, 3]), 4, told.fault)}))
        names = columns(tables.width)
        schema = pa.schema([(name, pa.string()) for name in names])
        with pq.ParquetWriter(path, schema, compression="zstd") as file:
            for lines in _chunks(tables, told, size, random, _OTHER_FAULTS[:2]):
                file.write_table(_table(lines, names, schema))
        return
    with _opened(path, format) as out:
        for lines in _chunks(tables, told, size, random):
            out.write(_bytes(lines))


def _bytes(lines: pa.Array) -> memoryview:
    """The text of all lines: an Arrow array keeps it in one piece."""
    offsets = np.frombuffer(lines.buffers()[1], "int32")
    return memoryview(lines.buffers()[2])[offsets[lines.offset] : offsets[lines.offset + len(lines)]]


def _table(lines: pa.Array, names: tuple[str, ...], schema: pa.Schema) -> pa.Table:
    cells = pc.split_pattern(pc.utf8_rtrim(lines, "\n"), "\t")
    return pa.table([pc.list_element(cells, place) for place in range(len(names))], schema=schema)


def _opened(path: Path, format: str) -> io.BufferedIOBase:
    if format == "csv":
        return path.open("wb")
    if format == "gz":
        return gzip.GzipFile(path, "wb", compresslevel=1, mtime=0)
    return _Zip(path)


class _Zip(io.BufferedIOBase):
    """The one file in a zip, named as GDELT names it; closes both."""

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        member = zipfile.ZipInfo(path.stem, (1980, 1, 1, 0, 0, 0))
        member.compress_type = zipfile.ZIP_DEFLATED
        self._file = self._archive.open(member, "w", force_zip64=True)

    def write(self, data: bytes | memoryview) -> int:  # type: ignore[override]
        """As the file does."""
        return self._file.write(data)

    def close(self) -> None:
        """File and archive."""
        if not self.closed:
            self._file.close()
            self._archive.close()
        super().close()


def main() -> None:
    """Read the command's words, and write files and truth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--files", type=int, default=8)
    parser.add_argument("--formats", default="gz", help=f"with commas between: {', '.join(FORMATS)}")
    parser.add_argument("--width", type=int, default=58, choices=(57, 58, 61))
    parser.add_argument("--days", type=int, default=14_600)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    truth = generate(
        told.folder / "events",
        told.rows,
        files=told.files,
        formats=told.formats.split(","),
        width=told.width,
        days=told.days,
        seed=told.seed,
    )
    truth.write(told.folder / "truth")
    print(f"{truth.rows:,} rows, {len(truth.visits):,} visits, left out: {truth.left_out}")


if __name__ == "__main__":
    main()

"""Raw text cells → typed reports, leaders, sources and totals, with all problems at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Final, NewType, cast

import pandas as pd

from geo import schema
from geo.cells import Where, clean, split_leaders, statuses, whole_numbers
from geo.columns import COLUMNS, Recognised, missing, recognise
from geo.companions import Read, read_leaders, read_places, read_sources, read_totals, sources_of_reports
from geo.coordinates import coordinates
from geo.date_texts import shown
from geo.dates import parse_dates
from geo.errors import Problem, TableError
from geo.gazetteer import Gazetteer
from geo.layout import layout
from geo.mapping import mapped
from geo.profiles import OWN, Profile, known_profiles, shapes
from geo.rawtable import MAX_LISTED, clip, row_problems, unlisted
from geo.table import RawTable, read_tables

VenueKey = NewType("VenueKey", str)
"""What a venue is looked up by; made by ``venue_key`` and taken apart by ``split_key`` alone."""

_KINDS: Final = {"start": "date", "end": "date", "lat": "coordinates", "lon": "coordinates"}
"""What a finding about one of our columns is about, where that is not the column's own name."""
_KEY_SEPARATOR: Final = "\x1f"


@dataclass(frozen=True, eq=False)
class Dataset:
    """Everything that one file or folder says, and everything found wrong with it."""

    name: str
    """Name of the folder, or of the file without its ending."""
    reports: pd.DataFrame
    """``schema.REPORTS``, in the file's order, index 0…n-1."""
    leaders: pd.DataFrame
    """``schema.LEADERS``, country as written: a code or a name; empty when there is no such table."""
    sources: pd.DataFrame
    """``schema.SOURCES``, in order of precedence; empty when there is no such table."""
    totals: pd.DataFrame
    """``schema.TOTALS``; empty when there is no such table."""
    corrections: pd.DataFrame
    """``schema.CORRECTIONS``: where an editor says that venues are; empty when there is no such table."""
    problems: tuple[Problem, ...]
    """By file (reports, leaders, sources, totals, places) and row."""
    profile: str = OWN
    """Profile by which the reports were read; ``guessed``, or ``summit-atlas`` for our own columns."""
    rows: int = 0
    """Rows of the table of reports with text in them, the header not counted."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Our columns of reports → those of the file."""
    mapped_rows: int = 0
    """Rows that were understood: those that no error names. Rows set aside with a note are among them."""


def load(
    path: Path,
    content: bytes | None = None,
    *,
    profile: Profile | None = None,
    columns: Mapping[str, str] | None = None,
    gazetteer: Gazetteer | None = None,
) -> Dataset:
    """Read a file or folder (or ``content``, an upload named ``path``) into typed tables.

    A table of reports in other columns than ours is read by ``profile``, otherwise by the known
    profile that its columns tell, otherwise by what its columns seem to hold; ``columns`` says for
    some of ours which column of the file they are (``=Text``: the same text in every row).

    Every row of reports with text in it is kept, in order: one with a faulty date is
    undated, with faulty coordinates without them, with an unknown status ``planned``,
    without leaders it has an empty tuple; each fault is an error in ``problems``. Rows that a
    profile sets aside are named in notes. Of two leaders or sources of one name, and of those
    without a name, only the first is kept and the others are reported. Raises ``TableError``
    when there is no usable table: unreadable, or without a required column (all that are
    missing are named at once).
    """
    known = known_profiles() if profile is None else (profile, *known_profiles())
    tables = read_tables(path, content, shapes(known))
    name = _name(path, is_upload=content is not None)
    return from_tables(name, tables, profile=profile, columns=columns, gazetteer=gazetteer)


def from_tables(
    name: str,
    tables: Mapping[str, RawTable],
    *,
    profile: Profile | None = None,
    columns: Mapping[str, str] | None = None,
    gazetteer: Gazetteer | None = None,
) -> Dataset:
    """``load`` of tables that are already read, under the names among ``table.TABLES``."""
    tables = dict(tables)
    rows = len(tables["reports"].cells)
    chosen = layout(tables["reports"], profile, columns or {}, gazetteer)
    ours = tables.keys() - ({"reports"} if chosen else set())
    found = {part: recognise(tables[part], part) for part in tables if part in ours}
    if chosen is not None:
        tables["reports"], found["reports"] = mapped(tables["reports"], chosen, gazetteer or Gazetteer())
    problems = [p for table in tables.values() for p in table.problems]
    absent = [p for part, table in tables.items() for p in missing(table, part, found[part].headers)]
    if absent:
        raise TableError([*problems, *absent])
    typed, more = _typed(tables, found)
    order = {table.file: place for place, table in enumerate(tables.values())}
    problems = list(dict.fromkeys([*problems, *more]))  # the places of one row share its faults
    problems.sort(key=lambda p: (order.get(p.file, len(order)), p.row or 0))
    return Dataset(
        name=name,
        reports=typed["reports"],
        leaders=typed.get("leaders", schema.empty(schema.LEADERS)),
        sources=typed.get("sources", schema.empty(schema.SOURCES)),
        totals=typed.get("totals", schema.empty(schema.TOTALS)),
        corrections=typed.get("places", schema.empty(schema.CORRECTIONS)),
        problems=tuple(problems),
        profile=OWN if chosen is None else chosen.name,
        rows=rows,
        headers=found["reports"].headers,
        mapped_rows=rows - len(_faulty(tables["reports"].file, problems)),
    )


def _typed(
    tables: Mapping[str, RawTable], found: Mapping[str, Recognised]
) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """The typed tables, and everything found wrong in their cells."""
    typed: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    for name, table in tables.items():
        cells, faults = _cleaned(table, found[name], name)
        typed[name], more = _READERS[name](table, cells, found[name].headers)
        problems += [*found[name].problems, *faults, *more]
        if name == "reports" and "sources" not in tables and "precedence" in found[name].headers:
            typed["sources"], more = sources_of_reports(table, cells, found[name].headers)
            problems += more
    kinds = {header: _KINDS.get(name, name) for name, header in found["reports"].headers.items()}
    file = tables["reports"].file
    problems = [
        replace(one, kind=kinds.get(one.column or "", "cells")) if one.file == file and not one.kind else one
        for one in problems
    ]
    if "sources" in tables:
        known = set(typed["sources"]["source"])
        for name in typed.keys() & {"reports", "totals"}:
            problems += _unknown_sources(tables[name], typed[name], found[name].headers, known)
    return typed, problems


def _faulty(file: str, problems: Iterable[Problem]) -> set[int]:
    """The rows of a file that an error names."""
    rows: set[int] = set()
    for problem in problems:
        if problem.file == file and problem.severity == "error" and problem.row != 1:
            rows.update(problem.rows or ([] if problem.row is None else [problem.row]))
    return rows


def venue_key(
    venue: str, city: str, country: str, lat: float | None = None, lon: float | None = None
) -> VenueKey:
    """The key of a place as written: its parts in Unicode NFC, white space folded, joined.

    Coordinates (WGS 84 degrees) count to five decimals, about a metre, and only as a pair.
    ``""`` when there is nothing at all.

    >>> split_key(venue_key(" Kremlin ", "Moscow", "Russia"))
    ('Kremlin', 'Moscow', 'Russia', None, None)
    """
    parts = [" ".join(unicodedata.normalize("NFC", part).split()) for part in (venue, city, country)]
    point = (
        ["", ""]
        if lat is None or lon is None
        else [f"{round(degrees, 5) + 0.0:.5f}" for degrees in (lat, lon)]
    )
    return VenueKey(_KEY_SEPARATOR.join(parts + point) if any(parts + point) else "")


def venue_keys(frame: pd.DataFrame) -> pd.Series[str]:
    """``venue_key`` of every row of ``venue, city, country`` (text) and ``lat, lon`` (numbers or NA)."""
    given = (frame["lat"].notna() & frame["lon"].notna()).to_numpy()
    points = [frame[name].astype("object").where(given, None).tolist() for name in ("lat", "lon")]
    rows = list(zip(*(frame[name].tolist() for name in ("venue", "city", "country")), *points, strict=True))
    keys = {row: venue_key(*row) for row in set(rows)}
    return pd.Series([keys[row] for row in rows], index=frame.index, dtype="str")


def split_key(key: str) -> tuple[str, str, str, float | None, float | None]:
    """The venue, city, country, lat and lon that a key was made of."""
    if not key:
        return "", "", "", None, None
    venue, city, country, lat, lon = key.split(_KEY_SEPARATOR)
    return venue, city, country, float(lat) if lat else None, float(lon) if lon else None


def _name(path: Path, *, is_upload: bool) -> str:
    if not is_upload and path.is_dir():
        return path.resolve().name or str(path)
    return path.stem


def _cleaned(table: RawTable, found: Recognised, name: str) -> tuple[pd.DataFrame, list[Problem]]:
    """Clean text in every accepted column; those that the file lacks are all blank."""
    problems: list[Problem] = []
    cells: dict[str, pd.Series[str]] = {}
    blank = pd.Series("", index=table.cells.index, dtype="str")
    for column in COLUMNS[name]:
        if column in found.headers:
            where = Where(table.file, table.rows, found.headers[column])
            cells[column], faults = clean(found.cells[column], where)
            problems += faults
        else:
            cells[column] = blank
    return pd.DataFrame(cells, index=table.cells.index), problems


def _read_reports(table: RawTable, cells: pd.DataFrame, headers: Mapping[str, str]) -> Read:
    def at(column: str) -> Where:
        return Where(table.file, table.rows, headers.get(column, column))

    dates, problems = _dates(table, cells, headers)
    status, faults = statuses(cells["status"], at("status"))
    lat, lon, more = coordinates(cells["lat"], cells["lon"], at("lat"), at("lon"))
    order, odd = whole_numbers(cells["stop"], at("stop"), "the order of the places")
    leaders = split_leaders(cells["leaders"])
    problems += [*faults, *more, *odd]
    problems += at("leaders").problems(
        cells["leaders"],
        leaders.map(len).eq(0),
        allowed="at least one name",
        advice="add who took part, several names separated by ;",
    )
    frame = pd.concat([cells, dates], axis="columns").assign(
        file=table.file,
        row=table.rows,
        stop=order if table.stops is None else table.stops,
        meeting=_meeting_ids(table, cells["meeting"]),
        status=status,
        lat=lat,
        lon=lon,
        leaders=leaders,
    )
    frame["venue_key"] = venue_keys(frame)
    return schema.conform(frame, schema.REPORTS), problems


def _meeting_ids(table: RawTable, given: pd.Series[str]) -> pd.Series[str]:
    """The ids as given; blank ones made of file and row, different from all that are given."""
    stem = PurePosixPath(table.file.removesuffix(" (reports)")).stem
    blank = given.eq("")
    ids = given.mask(blank, f"{stem} row " + table.rows.astype("str"))
    taken = set(given[~blank])
    while (clash := blank & ids.isin(taken)).any():
        ids = ids.mask(clash, ids + " (no id)")
    return ids


def _dates(table: RawTable, cells: pd.DataFrame, headers: Mapping[str, str]) -> Read:
    """The days of every row and the date as written.

    ``date`` goes before ``start``; ``end`` ends either, unless a row has all three.
    """
    texts = cells["date"].mask(cells["date"].eq(""), cells["start"])
    ends = cells["end"].where(cells["date"].eq("") | cells["start"].eq(""), "")
    parsed = parse_dates(texts, ends, day_first=table.day_first)
    problems = []
    for index, error in parsed.faults[:MAX_LISTED]:
        row = cast(int, index)
        column = "date" if cells["date"][row] else "start"
        if ends[row] and error.text != shown(texts[row]):
            column = "end"
        problems.append(
            Problem(
                table.file,
                int(table.rows[row]),
                headers[column],
                clip(error.text),
                error.allowed,
                f"{error.advice}; until then the row is undated",
            )
        )
    header = headers.get("date", headers.get("start"))
    if hidden := parsed.faults[MAX_LISTED:]:
        rows = [int(table.rows[cast(int, index)]) for index, _ in hidden]
        problems.append(unlisted(table.file, header, "a date that can be read", rows, "error"))
    problems += [Problem(table.file, None, header, "", "", note, "note") for note in parsed.notes]
    written = texts.mask(ends.ne(""), (texts + " – " + ends).str.strip())
    return parsed.dates.assign(date_text=written), problems


_READERS: Final[Mapping[str, Callable[[RawTable, pd.DataFrame, Mapping[str, str]], Read]]] = {
    "reports": _read_reports,
    "leaders": read_leaders,
    "sources": read_sources,
    "totals": read_totals,
    "places": read_places,
}


def _unknown_sources(
    table: RawTable, frame: pd.DataFrame, headers: Mapping[str, str], known: Iterable[str]
) -> list[Problem]:
    """A warning for each source that the table of sources lacks, at the first row that names it."""
    source = frame["source"]
    first = source[source.ne("") & ~source.isin(list(known))].drop_duplicates()
    return row_problems(
        table.file,
        table.rows[first.index].tolist(),
        first.tolist(),
        column=headers.get("source", "source"),
        allowed="an id from the table of sources",
        advice="add the source there; until then it ranks last",
        severity="warning",
    )

"""Raw text cells → typed reports, leaders, sources and totals, with all problems at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Final

import pandas as pd

from .. import schema
from ..errors import Problem, TableError
from ..language import phrase
from ..places import Gazetteer, venue_keys
from ..profiles import (
    OWN,
    Profile,
    asked,
    known_profiles,
    layout,
    mapped,
    of_our_own,
    shapes,
)
from ..tables import (
    DATE_HELPERS,
    RawTable,
    Recognised,
    Where,
    clip,
    coordinates,
    headerless,
    missing,
    read_tables,
    recognise,
    split_leaders,
    statuses,
    whole_numbers,
    whole_text,
)
from .cleaning import cleaned
from .companions import (
    Read,
    read_leaders,
    read_places,
    read_sources,
    read_story,
    read_totals,
    sources_of_reports,
    unknown_sources,
)
from .dating import read_dates
from .people import told_apart, with_stand_in
from .together import who_was_where

_KINDS: Final = {
    **dict.fromkeys(("start", "end", "duration", "calendar", "century", *DATE_HELPERS), "date"),
    **dict.fromkeys(("lat", "lon"), "coordinates"),
}
"""What a finding about one of our columns is about, where that is not the column's own name."""


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
    story: pd.DataFrame = field(default_factory=lambda: schema.empty(schema.STORY))
    """``schema.STORY``: chapters that tell of the reports; empty when there is no such table."""
    mapped_rows: int = 0
    """Rows that were understood: those that no error names. Rows set aside with a note are among them."""
    left_alone: tuple[str, ...] = ()
    """Headers of columns of reports that nothing was read from."""


def load(
    path: Path,
    content: bytes | None = None,
    *,
    profile: Profile | None = None,
    columns: Mapping[str, str] | None = None,
    records: str = "",
    gazetteer: Gazetteer | None = None,
) -> Dataset:
    """Read a file or folder (or ``content``, an upload named ``path``) into typed tables.

    A table of reports in other columns than ours is read by ``profile``, otherwise by the known
    profile that its columns tell, otherwise by what its columns seem to hold; ``columns`` says for
    some of ours which column of the file they are (``=Text``: the same text in every row). ``records`` says
    where in JSON the records lie: ``data.trips``.

    Every row of reports with text in it is kept, in order: one with a faulty date is undated, with faulty
    coordinates without them, with an unknown status ``planned``, without leaders it has an empty tuple; each
    fault is an error in ``problems``. Rows that a profile sets aside are named in notes. Of two leaders or
    sources of one name, and of those without a name, only the first is kept and the others are reported.
    Raises ``TableError`` when there is no usable table: unreadable, or without a required column (all named).
    """
    known = known_profiles() if profile is None else (profile, *known_profiles())
    tables = read_tables(path, content, shapes(known)._replace(records=records))
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
    """``load`` of tables that are already read, under the names among ``tables.TABLES``."""
    tables = dict(tables)
    rows = len(tables["reports"].cells)
    numbers = frozenset(tables["reports"].rows)
    if tables["reports"].headerless and profile is None and not columns:
        raise TableError([headerless(tables["reports"])])
    laid_out = layout(tables["reports"], profile, columns or {}, gazetteer)
    if laid_out.questions:
        raise TableError([asked(tables["reports"].file, question) for question in laid_out.questions])
    chosen = laid_out.profile
    found = {part: recognise(tables[part], part) for part in tables if part != "reports"}
    if chosen is None:
        whole = tables["reports"]
        tables["reports"], found["reports"] = of_our_own(whole, gazetteer or Gazetteer(), laid_out.said)
    else:
        tables["reports"], found["reports"] = mapped(tables["reports"], chosen, gazetteer or Gazetteer())
    problems = [p for table in tables.values() for p in table.problems]
    absent = [p for part, table in tables.items() for p in missing(table, part, found[part].headers)]
    if [(p.file, p.column) for p in absent] == [(tables["reports"].file, "leaders")]:
        found["reports"] = with_stand_in(tables["reports"].file, found["reports"], name)
        absent = []
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
        story=typed.get("story", schema.empty(schema.STORY)),
        problems=tuple(problems),
        profile=OWN if chosen is None else chosen.name,
        rows=rows,
        headers=found["reports"].headers,
        mapped_rows=rows - len(_faulty(tables["reports"].file, numbers, problems)),
        left_alone=found["reports"].left_alone,
    )


def _typed(
    tables: Mapping[str, RawTable], found: Mapping[str, Recognised]
) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """The typed tables, and everything found wrong in their cells."""
    typed: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    for name, table in tables.items():
        cells, faults = cleaned(table, found[name], name)
        typed[name], more = _READERS[name](table, cells, found[name].headers)
        problems += [*found[name].problems, *faults, *more]
        if name == "reports":
            typed[name], more = who_was_where(typed[name], found[name])
            problems += more
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
            problems += unknown_sources(tables[name], typed[name], found[name].headers, known)
    return typed, problems


def _faulty(file: str, numbers: frozenset[int], problems: Iterable[Problem]) -> set[int]:
    """Of the rows of these numbers those that an error names; what was left out for a fault is none."""
    rows: set[int] = set()
    for problem in problems:
        if problem.file == file and problem.severity == "error" and problem.row != 1:
            rows.update(problem.rows or ([] if problem.row is None else [problem.row]))
    return rows & numbers


def _name(path: Path, *, is_upload: bool) -> str:
    if not is_upload and path.is_dir():
        return whole_text(path.resolve().name or str(path))
    return whole_text(path.stem)


def _read_reports(table: RawTable, cells: pd.DataFrame, headers: Mapping[str, str]) -> Read:
    def at(column: str) -> Where:
        return Where(table.file, table.rows, headers.get(column, column))

    dates, problems = read_dates(table, cells, headers)
    status, faults = statuses(cells["status"], at("status"))
    lat, lon, more = coordinates(cells["lat"], cells["lon"], at("lat"), at("lon"))
    order, odd = whole_numbers(cells["stop"], at("stop"), "the order of the places")
    leaders, commas = told_apart(split_leaders(cells["leaders"]), at("leaders"))
    problems += [*faults, *more, *odd, *commas]
    problems += _nobody(at("leaders"), cells["leaders"], leaders.map(len).eq(0))
    frame = pd.concat([cells, dates], axis="columns").assign(
        file=table.file,
        row=table.rows,
        stop=order if table.stops is None else table.stops.mask(table.stops.eq(0), order),
        meeting=_meeting_ids(table, cells["meeting"]),
        status=status,
        lat=lat,
        lon=lon,
        leaders=leaders,
    )
    frame["venue_key"] = venue_keys(frame)
    return schema.conform(frame, schema.REPORTS), problems


def _nobody(where: Where, cells: pd.Series[str], nameless: pd.Series[bool]) -> list[Problem]:
    """One finding for all rows that name nobody in the same words, mostly in none."""
    return [
        Problem(
            where.file,
            int(rows.iloc[0]),
            where.header,
            clip(str(text)),
            phrase("at least one name"),
            phrase("add who took part, several names separated by ;"),
            rows=tuple(map(int, rows)) if len(rows) > 1 else (),
        )
        for text, rows in where.rows[nameless].groupby(cells[nameless], sort=False)
    ]


def _meeting_ids(table: RawTable, given: pd.Series[str]) -> pd.Series[str]:
    """The ids as given; blank ones made of file and row, different from all that are given."""
    stem = PurePosixPath(table.file.removesuffix(" (reports)")).stem
    blank = given.eq("")
    ids = given.mask(blank, f"{stem} row " + table.rows.astype("str"))
    taken = set(given[~blank])
    while (clash := blank & ids.isin(taken)).any():
        ids = ids.mask(clash, ids + " (no id)")
    return ids


_READERS: Final[Mapping[str, Callable[[RawTable, pd.DataFrame, Mapping[str, str]], Read]]] = {
    "reports": _read_reports,
    "leaders": read_leaders,
    "sources": read_sources,
    "totals": read_totals,
    "places": read_places,
    "story": read_story,
}

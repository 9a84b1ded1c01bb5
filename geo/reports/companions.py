"""The tables that may stand beside the reports: leaders, sources, totals, places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from .. import schema
from ..errors import Problem
from ..tables import COLUMNS, RawTable, Where, coordinates, row_problems, split_aliases, whole_numbers

Read = tuple[pd.DataFrame, list[Problem]]
"""A typed table, and what is wrong in it."""


def _read_named(
    table: RawTable, cells: pd.DataFrame, headers: Mapping[str, str], key: str, columns: schema.Schema
) -> Read:
    """A table whose rows are known by the name in the column ``key``: the first of each is kept."""
    where = Where(table.file, table.rows, headers[key])
    names = cells[key]
    blank = names.eq("")
    same = names.str.casefold() if key == "name" else names  # ids are compared as they are
    twice = same.duplicated() & ~blank
    others = pd.Series("", index=cells.index, dtype="str").str.cat(cells.drop(columns=key), sep=" ")
    problems = where.problems(
        others.str.strip(), blank, allowed=f"a {key} in every row", advice="fill it in; the row was left out"
    ) + where.problems(
        names, twice, allowed=f"each {key} once", advice="remove or rename one; only the first was read"
    )
    kept = cells[~blank & ~twice].reset_index(drop=True)
    if "aliases" in kept:
        kept["aliases"] = split_aliases(kept["aliases"])
    return schema.conform(kept, columns), problems


def read_leaders(table: RawTable, cells: pd.DataFrame, headers: Mapping[str, str]) -> Read:
    """``schema.LEADERS``; the first of several rows with one name, whatever its case."""
    return _read_named(table, cells, headers, "name", schema.LEADERS)


def read_sources(table: RawTable, cells: pd.DataFrame, headers: Mapping[str, str]) -> Read:
    """``schema.SOURCES``, in order of precedence; the first of several rows with one id."""
    return _read_named(table, cells, headers, "source", schema.SOURCES)


def sources_of_reports(
    table: RawTable, cells: pd.DataFrame, headers: Mapping[str, str]
) -> tuple[pd.DataFrame, list[Problem]]:
    """``schema.SOURCES``, ids alone, of a table of reports whose ``precedence`` ranks its sources.

    The lowest number of several goes first; sources without a number are left to rank last.
    """
    where = Where(table.file, table.rows, headers.get("precedence", "precedence"))
    rank, problems = whole_numbers(cells["precedence"], where, "the rank of the source")
    ranked = pd.DataFrame({"source": cells["source"], "rank": rank})[rank.gt(0) & cells["source"].ne("")]
    order = ranked.sort_values(["rank", "source"]).drop_duplicates("source")
    blank = {column: "" for column in schema.names(schema.SOURCES) if column != "source"}
    return schema.conform(order.assign(**blank).reset_index(drop=True), schema.SOURCES), problems


def read_totals(table: RawTable, cells: pd.DataFrame, headers: Mapping[str, str]) -> Read:
    """``schema.TOTALS``, as written."""
    return schema.conform(cells, schema.TOTALS), []


def read_places(table: RawTable, cells: pd.DataFrame, headers: Mapping[str, str]) -> Read:
    """An editor's corrections; a row that neither places its venue nor calls it unlocatable is reported."""
    where = {name: Where(table.file, table.rows, headers.get(name, name)) for name in COLUMNS["places"]}
    lat, lon, problems = coordinates(cells["lat"], cells["lon"], where["lat"], where["lon"])
    status = cells["status"].str.casefold().replace("", "placed")
    unlocatable = status.eq("unlocatable")
    problems += where["status"].problems(
        cells["status"],
        ~status.isin(["placed", "unlocatable"]),
        allowed="placed, unlocatable or nothing",
        advice="correct it; the row was left out",
    )
    problems += where["lat"].problems(
        cells["lat"],
        status.eq("placed") & lat.isna(),
        allowed="coordinates, or unlocatable as status",
        advice="fill in lat and lon; the row was left out",
    )
    precision = cells["precision"].str.casefold()
    wrong = precision.ne("") & ~precision.isin(schema.PRECISIONS[:-1])
    problems += where["precision"].problems(
        cells["precision"],
        wrong,
        allowed="venue, city, admin, country or nothing",
        advice="correct it; until then it follows from what is written",
    )
    kept = cells.assign(lat=lat, lon=lon, status=status, precision=precision.mask(wrong, ""))
    kept[["lat", "lon"]] = kept[["lat", "lon"]].mask(unlocatable)
    kept = kept[unlocatable | (status.eq("placed") & lat.notna())].reset_index(drop=True)
    return schema.conform(kept, schema.CORRECTIONS), problems


def read_story(table: RawTable, cells: pd.DataFrame, headers: Mapping[str, str]) -> Read:
    """``schema.STORY``, as written: what a chapter's cells mean is asked of the reports in ``geo.story``.

    A row without a title and a text tells nothing: it is reported, and left out.
    """
    told = cells["title"].ne("") | cells["text"].ne("")
    others = pd.Series("", index=cells.index, dtype="str").str.cat(cells, sep=" ").str.strip()
    problems = Where(table.file, table.rows, headers.get("text", "text")).problems(
        others,
        ~told,
        allowed="a title or a text in every row",
        advice="write what the chapter tells; the row was left out",
    )
    kept = cells.assign(file=table.file, row=table.rows)[told].reset_index(drop=True)
    return schema.conform(kept, schema.STORY), problems


def unknown_sources(
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

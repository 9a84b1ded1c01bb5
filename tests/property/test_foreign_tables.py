"""Rules that hold for every table of text that somebody may keep, whatever its columns and cells."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.atlas import build
from geo.dates.parsing import parse_dates
from geo.errors import TableError
from geo.profiles.profile import known_profiles
from geo.profiles.wordlists import words
from geo.profiles.yearless import with_years
from geo.reports.loading import Dataset, load
from tests.build import gazetteer
from tests.examples import examples

pytestmark = pytest.mark.slow

HEADERS = st.sampled_from(sorted(words().fields)) | st.text(min_size=1, max_size=8)
CELLS = (
    st.sampled_from(("", "2024-05-16", "May 16–17", "27 June – 6 July", "03/04/2024", "16.05.2024", "2021"))
    | st.sampled_from(("5 февраля 2025 года", "2024年5月16日", "December 30 – January 2", "31/02/2009"))
    | st.sampled_from(("Paris", "London, Cornwall", "Mexico, D.F.", "France", "U.S.S.R.", "Egypt; Jordan"))
    | st.sampled_from(("Cairo / Amman", "Angela Merkel", "President A and Premier B", "Arriving via Rome"))
    | st.sampled_from(("Total", "Canceled", "Yes", "No location", "N/A", "12", "55.75", "=1+1", "[8]", "042"))
    | st.text(max_size=10)
)
TABLES = st.lists(HEADERS, min_size=1, max_size=7, unique_by=lambda name: name.strip().casefold()).flatmap(
    lambda header: st.tuples(
        st.just(header),
        st.lists(st.lists(CELLS, min_size=len(header), max_size=len(header)), min_size=1, max_size=8),
    )
)
SHAPES = st.sampled_from(known_profiles()).flatmap(
    lambda profile: st.tuples(
        st.just([name.split("|")[0] for name in profile.columns]),
        st.lists(
            st.lists(CELLS, min_size=len(profile.columns), max_size=len(profile.columns)),
            min_size=1,
            max_size=8,
        ),
    )
)


def loaded(header: list[str], rows: list[list[str]]) -> Dataset | None:
    """What is read of a table, or None where it is refused with every reason."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([header, *rows])
    try:
        return load(Path("t.csv"), text.getvalue().encode("utf-8", "replace"), gazetteer=gazetteer())
    except TableError:
        return None


def no_row_is_lost(data: Dataset) -> None:
    """Every row is a report or named in a finding; those not mapped are named in an error."""
    reported = {row for one in data.problems for row in (one.rows or ([one.row] if one.row else []))}
    errors = [one for one in data.problems if one.severity == "error"]
    faulty = {row for one in errors for row in (one.rows or ([one.row] if one.row else []))} - {1}
    aside = {row for one in data.problems if one.kind == "set aside" for row in one.rows}
    kept = set(data.reports["row"].tolist())
    assert data.mapped_rows + len(faulty) == data.rows
    assert not kept & aside
    assert len(kept | aside) == data.rows
    assert faulty | aside <= reported


@examples(60)
@given(TABLES | SHAPES)
def test_any_table_of_text_is_read_without_losing_a_row_or_refused(
    table: tuple[list[str], list[list[str]]],
) -> None:
    data = loaded(*table)
    if data is not None:
        no_row_is_lost(data)


@examples(25)
@given(SHAPES)
def test_any_table_of_a_known_shape_goes_all_the_way(table: tuple[list[str], list[list[str]]]) -> None:
    data = loaded(*table)
    if data is not None:
        atlas = build(data, gazetteer=gazetteer())
        assert len(atlas.reports) == len(data.reports)
        assert {row for told in atlas.meetings["reports"] for row in told} == set(range(len(atlas.reports)))


@examples(60)
@given(st.lists(CELLS, max_size=8), st.none() | st.integers(1900, 2030))
def test_a_date_with_its_year_is_never_changed_and_others_get_the_year_said(
    texts: list[str], year: int | None
) -> None:
    done = with_years(texts, [year] * len(texts), None)
    assert len(done.texts) == len(texts)
    untouched = set(range(len(texts))) - set(done.changed)
    assert all(done.texts[place] == texts[place] for place in untouched)
    assert all(not any(part in texts[place] for part in ("2021", "2024")) for place in done.changed)
    read = parse_dates(pd.Series(done.texts, dtype="str"))
    assert not {place for place, _ in read.faults} & set(done.changed)

"""JSON whose records stand in several lists under years or names: one table, and no row lost."""

from __future__ import annotations

import json

import pytest

from geo.errors import TableError
from geo.tables.keyed import united_lists
from geo.tables.records import read_json

VISITS = {
    "2023": [{"who": "Ada Quill", "city": "Rome"}] * 2,
    "2024": [{"who": "Bo Lund", "city": "Oslo"}] * 3,
}


def read(document: object) -> tuple[list[str], list[list[str]]]:
    table = read_json(json.dumps(document).encode(), "t.json", ("reports", "leaders"))["reports"]
    return list(map(str, table.cells.columns)), table.cells.to_numpy().tolist()


@pytest.mark.parametrize(
    "document",
    [
        VISITS,
        {"years": VISITS},
        {"meta": {"source": "x"}, "visits": VISITS},
        {year: {"visits": listed} for year, listed in VISITS.items()},
    ],
)
def test_years_become_a_column_where_no_record_has_a_date(document: object) -> None:
    header, rows = read(document)
    assert header == ["who", "city", "year"]
    assert [row[2] for row in rows] == ["2023"] * 2 + ["2024"] * 3


@pytest.mark.parametrize("date", ["2023-05-06", "5 May", "May 5-7", "5. Mai", "5 de mayo", "05/06"])
def test_years_stand_above_records_with_dates(date: str) -> None:
    header, rows = read({"2023": [{"date": date}], "2024": [{"date": date}]})
    assert header == ["date", "(heading)"]
    assert rows == [[date, "2023"], [date, "2024"]]


def test_a_year_of_its_own_stays() -> None:
    assert read({"2023": [{"year": "2022", "city": "Rome"}], "2024": [{"city": "Oslo"}]})[1] == [
        ["2022", "Rome"],
        ["2024", "Oslo"],
    ]


def test_names_over_like_records_are_headings() -> None:
    header, rows = read(
        {"Ada Quill": [{"city": "Rome", "date": "2023"}], "Bo Lund": [{"city": "Oslo", "date": "2024"}]}
    )
    assert (header[-1], [row[-1] for row in rows]) == ("(heading)", ["Ada Quill", "Bo Lund"])


def test_a_few_names_may_begin_with_a_small_letter_or_a_figure() -> None:
    record = {"date": "2022-07-29", "city": "Oslo"}
    names = ["Ada", "Bea", "Cleo", "Dora", "Eva", "Flora", "Gus", "Hal", "5 Seconds", "benny"]
    header, rows = read({name: [record] for name in names})
    assert (header[-1], [row[-1] for row in rows]) == ("(heading)", names)
    with pytest.raises(TableError, match="several lists"):
        read({name: [record] for name in [*names, "cancelled"]})


@pytest.mark.parametrize(
    "document",
    [
        {"visits": [{"city": "Rome"}], "cars": [{"wheels": 4}]},
        {"2023": [{"city": "Rome"}], "cars": {"all": [{"wheels": 4}]}},
        {"past": [{"city": "Rome"}], "future": [{"city": "Oslo"}]},
        {"Past visits": [{"city": "Rome"}], "Planned visits": [{"city": "Oslo"}]},
    ],
)
def test_lists_of_different_things_are_refused_by_name(document: object) -> None:
    with pytest.raises(TableError, match="several lists of records"):
        read(document)


def test_what_is_no_record_stays_to_be_reported() -> None:
    made = united_lists("t.json", {"2023": [{"city": "Rome"}, "x"], "2024": [{"city": "Oslo"}]})
    assert made is not None
    assert made.records == [{"city": "Rome", "year": "2023"}, "x", {"city": "Oslo", "year": "2024"}]


@pytest.mark.slow
def test_dates_are_completed_by_the_year_above_them() -> None:
    from tests.profiles.strangers import days, table

    text = json.dumps(
        {
            "2023": [
                {"leader": "Ada Quill", "city": "Paris", "date": "5 May"},
                {"leader": "Ada Quill", "city": "Rome", "date": "7 June"},
            ],
            "2024": [{"leader": "Bo Lund", "city": "Oslo", "date": "8 July"}],
        }
    )
    assert days(table(text, "t.json")) == ["2023-05-05", "2023-06-07", "2024-07-08"]

"""Shapes of files on the way to reports: columns by letter, lines that are no rows, cells for nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.atlas import read as read_atlas
from geo.errors import TableError
from geo.export.geojson import geojson
from geo.reports import Dataset, load


def read(text: str, name: str = "t.csv", **columns: str) -> Dataset:
    return load(Path(name), text.encode(), columns=columns or None)


def leaders(dataset: Dataset) -> list[tuple[str, ...]]:
    return [tuple(names) for names in dataset.reports["leaders"]]


def found(dataset: Dataset, kind: str) -> list[tuple[str | None, str, tuple[int, ...]]]:
    return [(one.column, one.found, one.rows) for one in dataset.problems if one.kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        "Oslo;2018-05-09;2018-05-12\nRome;2018-05-13;2018-05-14\n",
        "Oslo,9 May 2018,12 May 2018\nRome,13 May 2018,14 May 2018\n",
        "Oslo\t09.05.2018 11:00\t12.05.2018 10:00\nRome\t13.05.2018 9:00\t14.05.2018 9:00\n",
    ],
)
def test_a_table_without_a_header_is_refused_until_its_letters_are_said_and_then_loses_no_row(
    text: str,
) -> None:
    with pytest.raises(
        TableError, match="first row holds dates and numbers, it is no header; add a row of names"
    ):
        read(text)
    dataset = read(text, city="A", start="B", end="C", leader="=Ada (Norway)")
    assert dataset.reports["city"].tolist() == ["Oslo", "Rome"]
    assert dataset.reports["row"].tolist() == [1, 2]
    assert dataset.reports["start_day"].notna().all()


@pytest.mark.parametrize("said", ["E", "column E", "(column E)", "e"])
def test_a_column_without_a_name_can_be_chosen_by_its_letter(said: str) -> None:
    text = "Country,Locale,Remarks,Date,\nMexico,Leon,Talks,2001-02-16,W. Doe\n"
    text += "Spain,Madrid,Visit,2001-06-12,B. Roe\n"
    dataset = read(text, leaders=said)
    assert leaders(dataset) == [("W. Doe",), ("B. Roe",)]
    assert [p.found for p in dataset.problems].count("cells under an empty column name (column E)") == 1


def test_either_of_two_columns_of_one_name_can_be_chosen() -> None:
    text = "Who,When,Place,place\nAda,2001-01-01,x,Oslo\nAda,2002-01-01,x,Rome\n"
    assert read(text, venue="place").reports["venue"].tolist() == ["Oslo", "Rome"]
    assert read(text, venue="Place").reports["venue"].tolist() == ["x", "x"]
    assert read(text, venue="C").reports["venue"].tolist() == ["x", "x"]


def test_a_field_is_left_out_when_it_is_said_to_be_nowhere() -> None:
    text = "Who,When,Where,Country\nAda,2001-01-01,Oslo,Norway\nAda,2002-01-01,Rome,Italy\n"
    assert "country" in read(text, city="Where").headers
    assert "country" not in read(text, city="Where", country="=").headers


@pytest.mark.parametrize(
    "line",
    [
        "Total,,1 country,",
        "Summe,,,2",
        "Итого: 2,,,",
        "合计,2,,",
        ",Total général,2,",
        ",,Totale,2",
        "Subtotal,2,,",
    ],
)
def test_a_line_of_totals_in_any_column_and_language_is_no_visit(line: str) -> None:
    dataset = read(f"Who,When,City,Country\nAda,2001-01-01,Oslo,Norway\n{line}\nAda,2002-01-01,Rome,Italy\n")
    assert len(dataset.reports) == 2
    assert found(dataset, "set aside") == [(None, "1 row: lines of totals", (3,))]


@pytest.mark.parametrize("line", ["Total Oslo,2001-02-01,Bergen,Norway", "Summerfield,,Oslo,Norway"])
def test_a_name_that_begins_like_a_total_is_kept(line: str) -> None:
    assert len(read(f"Who,When,City,Country\nAda,2001-01-01,Oslo,Norway\n{line}\n").reports) == 2


@pytest.mark.parametrize(
    "line",
    ["Source: the palace,,,", "* planned,,,", "Quelle: Amt,,,", "注：未定,,,",
     "This list was made from the reports of several newspapers of the time.,,,"],
)  # fmt: skip
def test_notes_below_the_last_row_are_left_out_and_named(line: str) -> None:
    dataset = read(f"Who,When,City,Country\nAda,2001-01-01,Oslo,Norway\nAda,2002-01-01,Rome,Italy\n{line}\n")
    assert len(dataset.reports) == 2
    assert found(dataset, "set aside") == [(None, "1 row: notes below the table", (4,))]


@pytest.mark.parametrize("sign", ["#", "--", "*", "…", "///"])
def test_a_cell_of_one_sign_is_blank_and_one_note_counts_them(sign: str) -> None:
    foreign = read(
        f"Who,When,City,Land\nAda,2001,Oslo,Norway\nAda,{sign},Rome,Italy\nEve,{sign},Bonn,Germany\n"
    )
    assert [(c, f) for c, f, _ in found(foreign, "blank")] == [("When", f"{sign} 2 times")]
    own = read(f"leaders,date,venue\nAda (Norway),2001,Oslo\nAda (Norway),{sign},Rome\n")
    assert found(own, "blank") == [("date", f"{sign} 1 time", (3,))]
    assert not [p for p in own.problems if p.severity == "error"]


@pytest.mark.parametrize("words", ["No location", "unknown", "desconocido", "未知"])
def test_words_for_nothing_are_blank_in_our_own_columns_too(words: str) -> None:
    own = read(f"leaders,date,venue\nAda (Norway),2001,Oslo\nAda (Norway),2002,{words}\n")
    assert own.reports["venue"].tolist() == ["Oslo", ""]
    assert found(own, "blank") == [("venue", f"{words} 1 time", (3,))]


def test_a_list_of_texts_in_json_is_a_list_of_places() -> None:
    trips = [
        {
            "who": "C (India)",
            "country": "Japan",
            "from": "2014-08-30",
            "to": "2014-09-03",
            "city": ["Kyoto", "Tokyo"],
        },
        {
            "who": "C (India)",
            "country": "France",
            "from": "2015-08-30",
            "to": "2015-09-03",
            "city": ["Paris"],
        },
    ]
    assert read(json.dumps(trips), "t.json").reports["city"].tolist() == ["Kyoto", "Tokyo", "Paris"]


def test_our_own_geojson_is_read_back_to_the_same_meetings() -> None:
    text = "leaders,date,city,country,status\nAda (Norway),2024-05-16/2024-05-17,Rome,Italy,held\n"
    text += "Ada (Norway),2024-06~,,France,planned\n"
    first = read_atlas(Path("t.csv"), text.encode())
    again = read_atlas(Path("t.geojson"), geojson(first).encode())
    assert again.reports["leaders"].tolist() == first.reports["leaders"].tolist()
    assert again.meetings["start_day"].tolist() == first.meetings["start_day"].tolist()
    assert again.meetings["status"].tolist() == first.meetings["status"].tolist()
    assert again.places["country"].tolist() == first.places["country"].tolist()
    assert "our own export" in "\n".join(map(str, again.problems))

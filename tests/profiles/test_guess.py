"""Tables of no known shape: what their columns hold is guessed, with reasons, and can be said."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.dates.parsing import day_number
from geo.errors import TableError
from geo.places.gazetteer import Gazetteer
from geo.profiles.guess import FIELDS, applied, chosen, proposals
from geo.profiles.profile import read_profile
from geo.profiles.toml import to_toml
from geo.profiles.wordlists import words
from geo.reports.loading import load
from geo.tables.reading import read_tables

TABLES = Path(__file__).parents[1] / "fixtures" / "tables"


def proposed(text: str) -> dict[str, tuple[str, ...]]:
    table = read_tables(Path("t.csv"), text.encode())["reports"]
    return {one.field: one.columns for one in proposals(table, Gazetteer())}


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Who,Place,Country,From,To", "Olof Palme,Oslo,Norway,1984-05-01,1984-05-02"),
        ("Nom,Lieu,Pays,Début,Fin", "Olof Palme,Oslo,Norvège,1984-05-01,1984-05-02"),
        ("Wer,Ziel,Land,Von,Bis", "Olof Palme,Oslo,Norwegen,1984-05-01,1984-05-02"),
        ("Mandatario,Lugar,País,Desde,Hasta", "Olof Palme,Oslo,Noruega,1984-05-01,1984-05-02"),
        ("Кто,Место,Страна,Начало,Конец", "Улоф Пальме,Осло,Норвегия,1 мая 1984,2 мая 1984"),
        ("领导人,地点,国家,开始,结束", "帕尔梅,奥斯陆,挪威,1984年5月1日,1984年5月2日"),
    ],
)
def test_columns_are_told_by_their_names_in_six_languages(header: str, cells: str) -> None:
    names = header.split(",")
    found = proposed(f"{header}\n{cells}\n")
    assert [found[field] for field in ("leaders", "venue", "country", "start", "end")] == [
        (name,) for name in names
    ]


def test_columns_without_telling_names_are_told_by_their_values() -> None:
    found = proposed("a,b,c\nAngela Merkel,Oslo,2013-05-03\nOlof Palme,Helsinki,2013-05-04\n")
    assert found == {"leaders": ("a",), "city": ("b",), "date": ("c",)}


def test_a_name_that_its_values_deny_is_not_believed() -> None:
    found = proposed("From,To,Date\nParis,Rome,2013-05-03\nOslo,Bonn,2013-05-04\n")
    assert found["date"] == ("Date",)
    assert "start" not in found


def test_every_proposal_has_a_reason_and_no_column_two_fields() -> None:
    for path in sorted(TABLES.glob("*.csv")):
        if "gdelt" in path.name:  # it has no header to guess by
            continue
        table = read_tables(path)["reports"]
        found = proposals(table, Gazetteer())
        columns = [column for one in found for column in one.columns]
        assert len(columns) == len(set(columns))
        assert all(one.reason and one.field in FIELDS for one in found)


@pytest.mark.parametrize(
    ("name", "leaders", "first", "last"),
    [
        ("german.csv", ("Angela Merkel",), (2013, 5, 3), (2013, 5, 4)),
        ("russian.csv", ("Владимир Путин", "Си Цзиньпин"), (2025, 2, 5), (2025, 2, 5)),
        ("chinese.csv", ("习近平",), (2024, 5, 16), (2024, 5, 16)),
    ],
)
def test_tables_in_other_languages_need_no_option(
    name: str, leaders: tuple[str, ...], first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    data = load(TABLES / name)
    assert (data.profile, data.mapped_rows) == ("guessed", data.rows)
    report = data.reports.iloc[0]
    assert report["leaders"] == leaders
    assert (report["start_day"], report["end_day"]) == (day_number(*first), day_number(*last))


def test_no_location_is_no_place() -> None:
    data = load(TABLES / "russian.csv")
    assert data.reports["venue_key"].tolist()[1] == ""


def test_a_date_in_three_columns_and_days_without_a_place() -> None:
    data = load(TABLES / "daily_itinerary.csv")
    # Nobody says that a blank means the same.
    assert data.reports["venue"].tolist()[:4] == [
        "Winchester",
        "",
        "Freemantle",
        "",
    ]  # nobody says "the same"
    assert data.reports["start_day"].iloc[0] == day_number(1207, 1, 1)
    assert data.reports["leaders"].iloc[0] == ("The traveller of King John itinerary",)
    assert (data.rows, data.mapped_rows) == (6, 5)
    (fault,) = [one for one in data.problems if one.severity == "error"]
    assert (fault.row, fault.kind) == (8, "date")


def test_a_country_with_its_cities_in_brackets_is_parted() -> None:
    data = load(TABLES / "prime_minister.csv")
    rows = data.reports[data.reports["row"].eq(3)]
    assert list(zip(rows["venue"], rows["country"], strict=True)) == [
        ("Brasilia", "Brazil"),
        ("Fortaleza", "Brazil"),
    ]
    assert data.reports["end_day"].iloc[-1] == day_number(2014, 9, 3)


def test_what_the_user_says_goes_before_every_guess() -> None:
    said = {"leader": "Ort", "city": "=Bonn", "start": "Von"}
    data = load(TABLES / "german.csv", columns=said)
    assert data.reports["leaders"].tolist() == [("Paris",), ("Moskau",)]
    assert data.reports["city"].tolist() == ["Bonn", "Bonn"]


@pytest.mark.parametrize(("said", "named"), [({"wer": "Wer"}, "wer"), ({"leader": "Nobody"}, "Nobody")])
def test_a_wrong_choice_is_refused_with_what_there_is(said: dict[str, str], named: str) -> None:
    with pytest.raises(TableError) as caught:
        load(TABLES / "german.csv", columns=said)
    (problem,) = caught.value.problems
    assert problem.column == named
    assert "one of" in problem.allowed


def test_a_guess_can_be_saved_as_a_profile_and_read_again(tmp_path: Path) -> None:
    table = read_tables(TABLES / "german.csv")["reports"]
    profile = applied([*proposals(table, Gazetteer()), *chosen(table, {"occasion": "=x"}).values()])
    path = tmp_path / "mine.toml"
    path.write_text(to_toml(profile), encoding="utf-8")
    again = load(TABLES / "german.csv", profile=read_profile(path))
    assert again.reports["start_day"].tolist() == load(TABLES / "german.csv").reports["start_day"].tolist()
    assert set(again.reports["occasion"]) == {"x"}


def test_a_table_without_dates_is_refused_by_what_it_lacks() -> None:
    with pytest.raises(TableError) as caught:
        load(Path("t.csv"), b"a,b\n1,2\n")
    assert {problem.column for problem in caught.value.problems} == {"leaders", "date", "venue"}


def test_every_word_for_a_header_means_a_field() -> None:
    assert set(words().fields.values()) <= set(FIELDS)
    assert set(words().statuses.values()) == {"held", "planned", "invited", "cancelled"}


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        (
            'Land visited,Period\n"Germany, Denmark and France",2-4 May 2022\n',
            ["Germany", "Denmark", "France"],
        ),
        ("Country visited,Date\nTrinidad and Tobago,2022-05-03\n", ["Trinidad and Tobago"]),
        ("Country visited,Date\n\"Korea, Republic of\",2022-05-03\n", ["Korea, Republic of"]),
        ("Country visited,Date\nEgypt / Jordan,2022-05-03\n", ["Egypt", "Jordan"]),
        ("国家,日期\n法国、塞尔维亚,2024年5月5日\n", ["法国", "塞尔维亚"]),
    ],
)  # fmt: skip
def test_several_countries_of_a_cell_are_parted_and_names_with_and_in_them_stay(
    text: str, countries: list[str]
) -> None:
    assert load(Path("trips.csv"), text.encode()).reports["country"].tolist() == countries


def test_an_end_without_a_year_follows_its_start() -> None:
    rows = "Who,Start,End,City\nA,11 June 2023,13 June,Paris\nA,20 December,3 January,Tokyo\n"
    ends = load(Path("t.csv"), rows.encode()).reports["end_day"].tolist()
    assert ends == [day_number(2023, 6, 13), day_number(2024, 1, 3)]


def test_a_status_that_says_how_somebody_met_is_a_category() -> None:
    data = load(Path("t.csv"), "Кто,Город,Дата,Status\nA,Рим,5 мая 2024 года,Virtual\n".encode())
    assert (data.reports["status"].iloc[0], data.reports["category"].iloc[0]) == ("held", "Virtual")
    assert data.mapped_rows == 1

"""Tables that others keep: each known shape is recognised, and every row of it is read or named."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import fields
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from geo.atlas import Atlas, read
from geo.dates.parsing import day_number
from geo.errors import Problem, TableError
from geo.profiles.profile import (
    Dates,
    Leaders,
    Mirror,
    Places,
    Profile,
    known_profiles,
    profile_named,
    read_profile,
)
from geo.profiles.toml import to_toml
from geo.reports.loading import Dataset, load

ROOT = Path(__file__).parents[2]
TABLES = Path(__file__).parents[1] / "fixtures" / "tables"
TRAVELS = ROOT / "tests" / "bench" / "us_president_travels.csv"
GDELT = TABLES / "gdelt_20141124_100_rows.export.csv"


def kinds(problems: tuple[Problem, ...], kind: str) -> list[Problem]:
    return [one for one in problems if one.kind == kind]


def venues(data: Dataset, row: int) -> list[str]:
    rows = data.reports[data.reports["row"].eq(row)].sort_values("stop")
    return rows["venue"].tolist()


@pytest.fixture(scope="module")
def travels() -> Dataset:
    return load(TRAVELS)


@pytest.mark.parametrize(
    ("path", "profile", "rows", "reports"),
    [
        (TRAVELS, "us-historian-travels", 832, None),
        (TABLES / "us_visits.csv", "us-historian-visits", 3264, 3264),
        (TABLES / "french_president_asia.csv", "french-presidency", 13, 13),
        (GDELT, "gdelt-events", 100, 16),
        (TABLES / "colt.csv", "colt", 3, 4),
        (TABLES / "latam.csv", "latin-american-trips", 3, 3),
        (
            TABLES / "List of international presidential trips made by Joe Biden.csv",
            "wikipedia-areas",
            8,
            7,
        ),
        (TABLES / "trips_made_by_a_president.html", "wikipedia-areas", 4, 6),
    ],
)
def test_a_known_shape_is_recognised_and_every_row_read(
    path: Path, profile: str, rows: int, reports: int | None
) -> None:
    data = load(path)
    assert (data.profile, data.rows, data.mapped_rows) == (profile, rows, rows)
    (said,) = kinds(data.problems, "profile")
    assert profile in said.advice
    assert reports is None or len(data.reports) == reports
    aside = {row for one in kinds(data.problems, "set aside") for row in one.rows}
    assert len(aside) + data.reports["row"].nunique() == rows


# --- several places in one cell -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("London, Cornwall", ["London", "Cornwall"]),
        ("Hanoi, Tien Chau, Ho Chi Minh City", ["Hanoi", "Tien Chau", "Ho Chi Minh City"]),
        ("Mexico, D.F.", ["Mexico, D.F."]),
        ("Mexico, D.F., Tlaxcala", ["Mexico, D.F.", "Tlaxcala"]),
        ("Montebello, Quebec", ["Montebello, Quebec"]),
        ("Quebec, Ottawa", ["Quebec", "Ottawa"]),
        ("Birch Grove, Sussex", ["Birch Grove, Sussex"]),
        ("Newport, Cardiff", ["Newport", "Cardiff"]),
        ("London, Windsor Castle", ["London", "Windsor Castle"]),
        ("Terceira Island (Azores)", ["Terceira Island (Azores)"]),
    ],
)
def test_the_cities_of_a_cell_are_parted_and_regions_stay(
    travels: Dataset, written: str, places: list[str]
) -> None:
    with TRAVELS.open(encoding="utf-8", newline="") as file:
        row = next(n for n, one in enumerate(csv.DictReader(file), start=2) if one["locale"] == written)
    assert venues(travels, row) == places


def test_how_cells_were_split_is_said_with_every_row(travels: Dataset) -> None:
    split, whole = kinds(travels.problems, "split")
    several = travels.reports[travels.reports["stop"].gt(0)]["row"].unique()
    assert sorted(split.rows) == sorted(several)
    assert split.column == whole.column == "locale"
    assert not set(split.rows) & set(whole.rows)


def test_a_column_of_cities_with_their_countries_is_not_split() -> None:
    text = 'who,name,start_date,end_date,country,locale,remarks\na,A,2024-01-01,2024-01-02,,"{}",x\n'
    rows = "".join(text.format(place).split("\n", 1)[1] for place in ("Paris, France", "Rome, Italy"))
    data = load(Path("t.csv"), (text.split("\n", 1)[0] + "\n" + rows).encode())
    assert data.reports["venue"].tolist() == ["Paris, France", "Rome, Italy"]


def test_the_places_of_a_row_are_visited_in_the_order_written() -> None:
    atlas = read(TRAVELS)
    meetings = atlas.meetings.set_index("meeting")
    names = [f"us_president_travels row 2 stop {number}" for number in (1, 2)]
    assert meetings.loc[names, "stop"].tolist() == [1, 2]
    assert meetings.loc[names, "start_day"].tolist() == [day_number(2021, 6, 9)] * 2
    legs = stays_of_meetings(atlas, names)
    assert legs == sorted(legs)


def stays_of_meetings(atlas: Atlas, names: list[str]) -> list[int]:
    position = {name: place for place, name in enumerate(atlas.meetings["meeting"])}
    stays = atlas.travel.stays
    return [
        int(stays[stays["meetings"].map(lambda told, one=position[name]: one in told)]["stay"].iloc[0])
        for name in names
    ]


# --- leaders --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("visitor", "leaders"),
    [
        ("President Andrzej Duda and Prime Minister Donald Tusk", ("Andrzej Duda", "Donald Tusk")),
        ("President Anwar Sadat, Prime Minister Mustafa Khalil", ("Anwar Sadat", "Mustafa Khalil")),
        ("Premier and Prince Sihanouk", ("Prince Sihanouk",)),
        ("President Tommy E. Remengesau, Jr.", ("Tommy E. Remengesau, Jr.",)),
        ("King Hussein", ("King Hussein",)),
    ],
)
def test_titles_go_and_several_visitors_are_parted(visitor: str, leaders: tuple[str, ...]) -> None:
    header = "id,start_date,end_date,visitor,from_id,from_,description"
    data = load(Path("v.csv"), f'{header}\n1,2024-03-12,2024-03-12,"{visitor}",x,Poland,y\n'.encode())
    expected = (*(f"{name} (Poland)" for name in leaders), "(United States)")
    assert data.reports["leaders"].iloc[0] == expected
    assert data.reports["city"].iloc[0] == "Washington"


# --- French ---------------------------------------------------------------------------------------


def test_a_blank_reference_is_the_journey_above_only_where_the_days_adjoin() -> None:
    data = load(TABLES / "french_president_asia.csv")
    journeys = data.reports["journey"].tolist()
    assert journeys[:6] == ["2", "", "51", "51", "67", "67"]
    warned = [one for one in kinds(data.problems, "carried") if one.severity == "warning"]
    assert [one.rows for one in warned] == [(3,)]
    assert data.reports["start_day"].iloc[1] == day_number(2012, 11, 5)


# --- GDELT ----------------------------------------------------------------------------------------


def gdelt_line(code: str, one: str, two: str, columns: int = 58) -> str:
    """A line of the sample with another event between two countries."""
    cells = GDELT.read_text("utf-8").splitlines()[15].split("\t")
    cells[1], cells[7], cells[17], cells[26] = "20141120", one, two, code
    if columns == 61:
        for place in (39, 47, 55):
            cells.insert(place, "")
        assert len(cells) == 61
    return "\t".join(cells)


@pytest.mark.parametrize("columns", [58, 61])
def test_the_two_sides_of_one_visit_are_one_meeting_of_two_reports(columns: int) -> None:
    lines = [gdelt_line("042", "FRA", "DEU", columns), gdelt_line("043", "DEU", "FRA", columns)]
    lines += [gdelt_line("042", "FRA", "ITA", columns), gdelt_line("190", "FRA", "ITA", columns)]
    atlas = read(Path("20141124.export.CSV"), "\n".join(lines).encode())
    assert (atlas.profile, atlas.rows, atlas.mapped_rows) == ("gdelt-events", 4, 4)
    assert sorted(len(told) for told in atlas.meetings["reports"]) == [1, 2]
    assert set(atlas.reports["leaders"]) == {
        ("(France)", "(Germany)"), ("(Germany)", "(France)"), ("(France)", "(Italy)")
    }  # fmt: skip
    assert atlas.reports["category"].str[:3].isin(["042", "043"]).all()
    (mirror,) = kinds(atlas.problems, "mirror")
    assert mirror.rows == (1, 2)


def test_the_first_line_of_a_file_without_a_header_is_row_one_and_a_zip_of_it_is_read() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("20141120.export.CSV", gdelt_line("043", "FRA", ""))
    data = load(Path("20141120.export.CSV.zip"), packed.getvalue())
    assert data.reports["row"].tolist() == [1]


def test_foreign_country_codes_become_countries() -> None:
    data = load(GDELT)
    assert "South Africa" in set(data.reports["country"]) | {"South Africa"}
    assert not data.reports["country"].str.fullmatch("[A-Z]{2}").any()


# --- COLT -----------------------------------------------------------------------------------------


def test_a_workbook_with_a_sheet_called_master_and_dates_of_two_kinds() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active.append(["About this file", "", ""])
    sheet = book.create_sheet("Master")
    with (TABLES / "colt.csv").open(encoding="latin-1", newline="") as file:
        header, *rows = list(csv.reader(file))
    sheet.append(header)
    for row in rows:
        start = header.index("TripStartDate")
        sheet.append([*row[:start], date(1994, 11, 30), "1994-12-01T00:00:00", *row[start + 2 :]])
    content = io.BytesIO()
    book.save(content)
    data = load(Path("colt.xlsx"), content.getvalue())
    assert (data.profile, data.rows, data.mapped_rows) == ("colt", 3, 3)
    assert set(data.reports["start_day"]) == {day_number(1994, 11, 30)}
    assert set(data.reports["end_day"]) == {day_number(1994, 12, 1)}


def test_stops_go_with_their_countries_and_hosts_with_theirs() -> None:
    data = load(TABLES / "colt.csv")
    places = list(zip(data.reports["city"], data.reports["country"], strict=True))
    assert ("Cairo", "Egypt") in places
    assert ("Amman", "Jordan") in places
    assert data.reports["leaders"].iloc[0] == ("Jacques Chirac (France)", "Helmut Kohl (Germany)")
    assert data.reports["note"].iloc[0] == "café"


# --- dates ----------------------------------------------------------------------------------------


def test_years_come_from_the_headings_between_the_rows() -> None:
    data = load(TABLES / "List of international presidential trips made by Joe Biden.csv")
    facts = data.reports[["row", "start_day", "end_day"]].to_numpy()
    spans = {row: (start, end) for row, start, end in facts}
    assert spans[3] == (day_number(2021, 6, 9), day_number(2021, 6, 13))
    assert spans[9] == (day_number(2022, 12, 30), day_number(2023, 1, 2))
    (said,) = kinds(data.problems, "year")
    assert set(said.rows) == set(spans)
    assert "heading" in said.advice


def test_places_passed_through_make_no_stay_and_are_named() -> None:
    data = load(TABLES / "List of international presidential trips made by Joe Biden.csv")
    assert venues(data, 9) == ["Kyiv"]
    (said,) = kinds(data.problems, "no travel")
    assert said.rows == (9,)


def test_a_cancelled_trip_is_kept_as_cancelled() -> None:
    data = load(TABLES / "latam.csv")
    assert data.reports["status"].tolist() == ["held", "held", "cancelled"]
    assert data.reports["journey"].tolist() == ["1", "1", "2"]


# --- profiles as files ----------------------------------------------------------------------------


@pytest.mark.parametrize("profile", known_profiles(), ids=lambda profile: profile.name)
def test_a_profile_that_is_saved_is_the_same_when_read(profile: Profile, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(to_toml(profile), encoding="utf-8")
    assert read_profile(path) == profile


def test_a_profile_of_one_s_own_is_used_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    fields = 'leaders = "Wer"\ndate = "Wann"\ncity = "Wo"'
    path.write_text(f'name = "mine"\n[fields]\n{fields}\n[dates]\norder = "month"\n', encoding="utf-8")
    data = load(Path("t.csv"), b"Wer,Wann,Wo\nA,03/04/2024,Rome\n", profile=profile_named(str(path)))
    assert (data.profile, data.mapped_rows) == ("mine", 1)
    assert data.reports["start_day"].iloc[0] == day_number(2024, 3, 4)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[fields]\nleaders = 'x'\n", "name"),
        ("name = 'a'\nnonsense = 1\n", "nonsense"),
        ("name = 'a'\n[fields]\nwhere = 'x'\n", "where"),
        ("name = 'a'\n[dates]\norder = 3\n", "dates.order"),
        ("name = 'a'\n[headerless]\nwide = ['x']\n", "headerless"),
    ],
)
def test_a_faulty_profile_is_refused_with_the_key(text: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TableError) as caught:
        read_profile(path)
    assert key in [problem.column for problem in caught.value.problems]


def test_an_unknown_profile_names_the_known_ones() -> None:
    with pytest.raises(TableError, match="us-historian-travels"):
        profile_named("no-such")


def test_every_profile_has_only_columns_that_its_shape_may_have() -> None:
    for profile in known_profiles():
        assert profile.fits([one.split("|")[0] for one in profile.columns])
        assert not profile.fits(["leaders", "date", "city"])
        assert profile.title
        assert profile.about


def test_the_document_has_every_profile_and_every_key() -> None:
    document = (ROOT / "docs" / "profiles.md").read_text("utf-8")
    for profile in known_profiles():
        assert f"| `{profile.name}` |" in document
    keys = {one.name for kind in (Profile, Leaders, Places, Dates, Mirror) for one in fields(kind)}
    assert {key for key in keys if f"`{key}" not in document and f"[{key}" not in document} == set()

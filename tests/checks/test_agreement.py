"""How far a reading agrees with itself, and that one that does not is not called read."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import Atlas, read
from geo.cli.main import main
from geo.replay import replay_document


def atlas(text: str, name: str = "trips.csv") -> Atlas:
    return read(Path(name), text.encode())


HEADER = "date,city,country,leaders\n"
GOOD = HEADER + "".join(
    f"2023-05-0{day},{city},{land},Ada Quill (Ireland)\n"
    for day, (city, land) in enumerate(
        [("Rome", "Italy"), ("Oslo", "Norway"), ("Lima", "Peru"), ("Quito", "Ecuador"), ("Rabat", "Morocco")],
        1,
    )
)
NOWHERE = HEADER + "".join(f"2023-05-0{day},Zzq{day}xv,,Ada Quill (Ireland)\n" for day in range(1, 7))
UNDATED = HEADER + "".join(f"some day {day},Rome,Italy,Ada Quill (Ireland)\n" for day in range(1, 7))
NOBODY = GOOD + "".join(f"2023-06-{day},Rome,Italy,\n" for day in range(10, 20))
FAULTY = "date,city,country,leaders,status\n" + "".join(
    f"2023-05-0{day},Rome,Italy,Ada Quill (Ireland),sort of {day}\n" for day in range(1, 7)
)
EXCHANGED = HEADER + "".join(
    f"2023-05-0{day},{city},Japan,Ada Quill (Ireland)\n"
    for day, city in enumerate(["Zzqrome", "Xvoslo", "Qqlima", "Zyquito", "Xarabat"], 1)
)


def test_a_right_reading_agrees_in_all_its_rows() -> None:
    found = atlas(GOOD).agreement
    assert (found.day, found.placed, found.within, found.traveller, found.home) == (1, 1, 1, 1, 1)
    assert found.lacking == ()
    assert found.notice == ""
    assert "notice" not in replay_document(atlas(GOOD))


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        (NOWHERE, "a place that is found"),
        (UNDATED, "a date that can be read"),
        (EXCHANGED, "their place in the country beside it"),
        (NOBODY, "somebody who travelled"),
        (FAULTY, "no error in them"),
    ],
)
def test_what_most_rows_lack_is_an_error_and_stands_on_the_map(text: str, lacking: str) -> None:
    made = atlas(text)
    assert lacking in " ".join(made.agreement.lacking)
    (said,) = [one for one in made.problems if one.kind == "agreement"]
    assert said.severity == "error"
    assert lacking in replay_document(made)["notice"]


def test_rows_that_name_nobody_are_one_finding_with_all_of_them() -> None:
    (said,) = [one for one in atlas(NOBODY).problems if one.allowed == "at least one name"]
    assert said.rows == tuple(range(7, 17))
    assert atlas(NOBODY).mapped_rows == 5


def test_a_few_rows_say_nothing_about_the_whole() -> None:
    assert atlas("\n".join(NOWHERE.splitlines()[:4])).agreement.lacking == ()


def test_the_command_line_says_the_shares_and_fails_below_the_bar(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "trips.csv"
    table.write_text(GOOD)
    assert main(["check", str(table)]) == 0
    assert (
        "100% of 5 rows have a day, 100% a place, 100% of places lie in their country"
        in capsys.readouterr().out
    )
    table.write_text(NOWHERE)
    assert main(["check", str(table)]) == 1


CITIES = ["Paris,France", "Tokyo,Japan", "Brasília,Brazil", "Nairobi,Kenya", "Berlin,Germany", "Delhi,India"]
NAMELESS = "date,city,country,purpose\n"
ONE_DAY = [f"2019-03-0{1 + at // 2}" for at in range(6)]
LONG = [
    "2019-03-01/2019-03-09",
    "2019-03-03",
    "2019-03-04/2019-03-08",
    "2019-04-01",
    "2019-05-01",
    "2019-06-01",
]
CENTURY = [f"{year}-03-01" for year in (1890, 1911, 1950, 1977, 1999, 2019)]
IN_TURN = ["2019-03-01/2019-03-03", "2019-03-03", "2019-03-04", "2019-03-06", "2019-03-06", "2019-04-01"]


def without_names(days: list[str], cities: list[str] = CITIES, header: str = NAMELESS) -> Atlas:
    lines = (f"{day},{city},State visit\n" for day, city in zip(days, cities, strict=True))
    return atlas(header + "".join(lines))


@pytest.mark.parametrize("days", [ONE_DAY, LONG, CENTURY])
def test_a_table_that_names_nobody_is_not_drawn_as_one_persons_where_no_one_can_have_made_it(
    days: list[str],
) -> None:
    made = without_names(days)
    assert "can be journeys of one person" in " ".join(made.agreement.lacking)
    (said,) = [one for one in made.problems if one.kind == "agreement"]
    assert said.severity == "error"
    assert "--columns leader=COLUMN" in said.advice


@pytest.mark.parametrize(
    ("days", "cities"),
    [
        (IN_TURN, [*CITIES[:3], "Berlin,Germany", "Paris,France", CITIES[5]]),
        (
            ONE_DAY,
            ["Paris,France", "Brussels,Belgium", "Berlin,Germany", "Prague,Czechia", "Rome,Italy", "Bern,CH"],
        ),
        (LONG, ["Paris,France", "Lyon,France", "Bonn,Germany", *CITIES[3:]]),
    ],
)
def test_one_that_one_person_can_have_made_is(days: list[str], cities: list[str]) -> None:
    assert without_names(days, cities).agreement.lacking == ()


@pytest.mark.parametrize("answer", [{"leader": "=Ada Quill (Ireland)"}, {"leader": "purpose"}])
def test_who_says_who_travelled_is_not_asked(answer: dict[str, str]) -> None:
    lines = "".join(f"{day},{city},Ada Quill\n" for day, city in zip(ONE_DAY, CITIES, strict=True))
    made = read(Path("trips.csv"), (NAMELESS + lines).encode(), columns=answer)
    assert made.agreement.lacking == ()

"""What a column as a whole says of its cells: places, regions, names, states, statuses and blanks."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from geo.places import Gazetteer
from geo.profiles.behind import pieces_outside_brackets
from geo.profiles.names import seems_several
from geo.profiles.profile import Leaders, Places, Profile
from geo.profiles.splitting import LISTING, split_places
from geo.reports.loading import Dataset, load

GAZETTEER = Gazetteer()


def parts(*cells: str, country: str = "") -> list[tuple[str, ...]]:
    split = split_places([(cell, country) for cell in cells], LISTING, GAZETTEER)
    return [split.parts[cell, country] for cell in cells]


@pytest.mark.parametrize(
    "cells",
    [
        ("Clarendon, Wiltshire", "Christchurch, Hampshire", "Dorchester, Dorsetshire", "Devizes, Wiltshire"),
        ("Wiltshire, Devizes", "Hampshire, Christchurch", "Kent, Canterbury"),
        ("Amboise, Touraine", "Chinon, Touraine", "Loches, Touraine"),
        ("Weimar, Thüringen", "Gotha, Thüringen", "Meißen, Sachsen"),
        ("Blois, Loir-et-Cher, France", "Chambord, Loir-et-Cher, France"),
    ],
)
def test_a_column_of_places_with_their_regions_is_cut_nowhere(cells: tuple[str, ...]) -> None:
    assert parts(*cells) == [(cell,) for cell in cells]


@pytest.mark.parametrize(
    ("cell", "places"),
    [
        ("Shanghai, Beijing", ("Shanghai", "Beijing")),
        ("Kyoto & Tokyo", ("Kyoto", "Tokyo")),
        ("Kyoto|Tokyo", ("Kyoto", "Tokyo")),
        ("Oslo (Norway), Rome", ("Oslo (Norway)", "Rome")),
        ("Cyprus, Canada and Croatia", ("Cyprus", "Canada", "Croatia")),
        ("Germany, France", ("Germany", "France")),
        ("Korea, Republic of", ("Korea, Republic of",)),
        ("Serbia/Montenegro", ("Serbia", "Montenegro")),
    ],
)
def test_lists_of_places_are_parted(cell: str, places: tuple[str, ...]) -> None:
    assert parts(cell, "Lyon, Marseille")[0] == places


@pytest.mark.parametrize(
    "cell",
    [
        "Kremlin, Red Square, Moscow, Russia",
        "Kremlin, Red Square, Moscow",
        "Elysee Palace, 55 Rue du Faubourg Saint-Honore, Paris, France",
        "Hotel Adlon, Unter den Linden 77, 10117 Berlin, Germany",
        "1600 Pennsylvania Avenue NW, Washington, DC 20500",
        "Camp David, Thurmont, MD 21788",
        "405 E 42nd St, New York, NY 10017",
        "Capella Hotel, 1 The Knolls, Sentosa Island, Singapore 098297",
        "Windsor Castle, Windsor, SL4 1NJ",
        "Parliament House, Canberra, ACT 2600",
        "Palácio do Planalto, Brasília, 70150-900",
        "Parliament Hill, 111 Wellington St, Ottawa, ON K1A 0A4",
        "Presidential Palace, Helsinki",
        "Royal Palace, Stockholm",
    ],
)
def test_an_address_is_one_place(cell: str) -> None:
    assert parts(cell, "Oslo, Rome", "Lyon, Marseille")[0] == (cell,)


@pytest.mark.parametrize(
    ("cell", "places"),
    [
        ("Oslo, Rome, Paris, France", ("Oslo", "Rome", "Paris, France")),
        ("Kremlin, Elysee Palace, Paris", ("Kremlin", "Elysee Palace, Paris")),
        ("Chequers, Windsor, London", ("Chequers", "Windsor", "London")),
        ("Presidential Palace, Helsinki, Stockholm", ("Presidential Palace, Helsinki", "Stockholm")),
    ],
)
def test_houses_and_towns_apart_are_no_address(cell: str, places: tuple[str, ...]) -> None:
    assert parts(cell, "Oslo, Rome", "Lyon, Marseille")[0] == places


@pytest.mark.parametrize("text", ["," * 120_000, "(" * 60_000 + "," * 60_000, "a (b, c), d" * 10_000])
def test_a_long_cell_is_parted_in_step_with_its_length(text: str) -> None:
    started = time.process_time()
    pieces_outside_brackets(text, ",")
    assert time.process_time() - started < 3


def test_brackets_hold_a_comma_and_one_that_never_closes_does_not() -> None:
    assert pieces_outside_brackets("a (b, c), d", ",") == ["a (b, c)", "d"]
    assert pieces_outside_brackets("a (b, c", ",") == ["a (b", "c"]


@pytest.mark.parametrize(
    ("text", "seems"),
    [
        ("Ana Uno (Brazil), Eva Tres (Peru)", False),
        ("Xi Jinping, Vladimir Putin", True),
        ("Bush, George", False),
        ("Martin Luther King, Jr.", False),
        ("Charles III, King of Spain", False),
        ("Angela Merkel (CDU, Germany)", False),
    ],
)
def test_commas_seem_to_part_full_names_of_which_not_each_has_its_country(text: str, seems: bool) -> None:
    assert seems_several(text) is seems


def own(text: str) -> Dataset:
    return load(Path("a_table.csv"), text.encode())


def test_names_between_commas_are_read_or_named_in_one_finding() -> None:
    rows = '"Ana Uno (Brazil), Eva Tres (Peru)",2013,Rome\n' + '"Xi Jinping, Vladimir Putin",2014,Rome\n' * 3
    data = own("leaders,date,city\n" + rows)
    assert data.reports["leaders"].map(len).tolist() == [2, 1, 1, 1]
    found = {one.severity: one.rows for one in data.problems if one.kind == "leaders"}
    assert found == {"note": (2,), "warning": (3, 4, 5)}


def test_a_table_of_ours_without_leaders_asks_who_travelled_and_names_the_option() -> None:
    data = own("start_date,end_date,location\n2025-01-25,2025-01-27,Paris\n")
    assert data.reports["leaders"].tolist() == [("The traveller of a table",)]
    (one,) = data.problems
    assert (one.severity, one.kind) == ("warning", "leader")
    assert '--columns "leader==Name (Country)"' in one.advice


def foreign(text: str, **keys: object) -> Dataset:
    fields = {"leaders": ("Who",), "city": ("Town",), "date": ("When",), "country": ("Land",)}
    given = {"name": "p"} | keys | {"fields": fields | keys.get("fields", {})}  # type: ignore[operator]
    profile = Profile(**given)  # type: ignore[arg-type]
    return load(Path("t.csv"), text.encode(), profile=profile)


def test_what_a_profile_says_of_leaders_words_takes_effect() -> None:
    values = {"leaders": {"PR": "The President", "PM": "The Prime Minister"}}
    data = foreign(
        "Who,Town,When\nPR,Rome,2012\npm,Oslo,2013\nPR; PM,Bern,2014\n",
        values=values,
        leaders=Leaders(home="France"),
    )
    president, premier = "The President (France)", "The Prime Minister (France)"
    assert data.reports["leaders"].tolist() == [(president,), (premier,), (president, premier)]


@pytest.mark.parametrize(
    ("city", "state", "land", "written"),
    [
        ("Columbia", "MD", "US", "Columbia, MD"),
        ("Athens", "Georgia", "", "Athens, Georgia"),
        ("", "Bavaria", "Germany", "Bavaria"),
        ("Rome", "", "Italy", "Rome"),
    ],
)
def test_a_state_stands_behind_its_city(city: str, state: str, land: str, written: str) -> None:
    data = foreign(
        f"Who,Town,When,Land,State\nA,{city},2012,{land},{state}\n",
        fields={"division": ("State",)}, places=Places(LISTING),
    )  # fmt: skip
    assert data.reports["city"].tolist() == [written]


@pytest.mark.parametrize(
    ("words", "statuses"),
    [
        (("reviewed", "reviewed", "draft"), ["held"] * 3),
        (("", "", ""), ["held"] * 3),
        (("planned", "reviewed", ""), ["planned", "planned", "held"]),
        (("cancelled", "held", ""), ["cancelled", "held", "held"]),
    ],
)
def test_a_column_of_no_status_is_left_alone(words: tuple[str, ...], statuses: list[str]) -> None:
    rows = "".join(f"A,Rome,201{number},{word}\n" for number, word in enumerate(words))
    data = foreign("Who,Town,When,State\n" + rows, fields={"status": ("State",)})
    assert data.reports["status"].tolist() == statuses


@pytest.mark.parametrize(
    ("second", "carried"),
    [
        ("A,,1990-03-03", True),
        ("A,,1990-03-20", True),  # the profile says so, whatever the days
        ("B,,1990-03-03", False),
    ],
)
def test_a_blank_place_is_carried_on_within_one_leader_s_rows_with_its_point(
    second: str, carried: bool
) -> None:
    data = foreign(
        f"Who,Town,When,La,Lo\nA,Paris,1990-03-02,48.8,2.3\n{second},,\n",
        fields={"lat": ("La",), "lon": ("Lo",)}, carry={"city": -1},
    )  # fmt: skip
    row = data.reports.iloc[1]
    assert (row["city"], float(row["lat"] if carried else 0)) == (("Paris", 48.8) if carried else ("", 0.0))


def test_what_is_only_guessed_carries_a_place_to_the_next_day_alone() -> None:
    rows = "A,Paris,1990-03-02\nA,,1990-03-03\nA,,1990-03-09\nB,,1990-03-10\n"
    data = foreign("Who,Town,When\n" + rows, carry={"city": -1}, name="guessed")
    assert data.reports["city"].tolist() == ["Paris", "Paris", "", ""]


@pytest.mark.parametrize(
    ("cells", "count"),
    [("Abu Dhabi|Dubai", 2), ("Kyoto & Tokyo", 2), ("Cyprus, Canada and Croatia", 3), ("Bari", 1)],
)
def test_each_place_of_a_cell_is_a_report(cells: str, count: int) -> None:
    data = foreign(f'Who,Town,When\nA,"{cells}",2012-01-02\n', places=Places(LISTING))
    assert len(data.reports) == count

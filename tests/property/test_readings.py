"""What is read of a stranger's table depends on what it says, and not on how its columns and rows lie."""

from __future__ import annotations

import random
from typing import Final

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from geo.places import Gazetteer
from geo.profiles.guess import Guess, guess
from geo.tables import RawTable

PLACES: Final = (
    ("Oslo", "Norway"), ("Rome", "Italy"), ("Lima", "Peru"), ("Nairobi", "Kenya"), ("Hanoi", "Vietnam"),
    ("Warsaw", "Poland"), ("Ottawa", "Canada"), ("Astana", "Kazakhstan"), ("Rabat", "Morocco"),
    ("Quito", "Ecuador"),
)  # fmt: skip
LEADERS: Final = (
    ("Ada Quill", "Ireland"), ("Bo Tamm", "Estonia"), ("Cleo Varga", "Hungary"), ("Dag Moberg", "Sweden"),
)  # fmt: skip
SYNONYMS: Final = {
    "leaders": ("President", "Who", "traveller", "Líder", "Präsident", "visitor"),
    "leader_country": (
        "Country of president",
        "LeaderCountry",
        "home_country",
        "País del Presidente",
        "Land des Gastes",
        "Страна президента",
        "Pays du président",
        "Paese del presidente",
        "País do presidente",
        "总统国家",
    ),
    "city": ("City", "Host city", "Ville", "Ciudad de destino", "Stadt", "cityVisited"),
    "country": (
        "Country visited",
        "Destination country",
        "Host country",
        "Pays de destination",
        "Gastland",
        "Страна визита",
        "País da visita",
        "Paese della visita",
        "访问国家",
    ),
    "start": ("Start", "Date start", "Début", "Fecha de inicio", "Beginn", "arrival_date"),
    "end": ("End", "Date end", "Fin", "Fecha de término", "Ende", "DateEnd"),
}
UNRELATED: Final = {
    "id": lambda row, chance: str(row + 1),
    "Cost": lambda row, chance: str(chance.randrange(1_000, 90_000)),
    "Type of visit": lambda row, chance: chance.choice(["State", "Working", "Official"]),
    "Continent": lambda row, chance: chance.choice(["Europe", "Asia", "Africa"]),
    "Link": lambda row, chance: f"https://example.org/{row}",
    "Summary": lambda row, chance: "They spoke about trade, the climate and the border for two hours. " * 2,
    "Date of birth": lambda row, chance: f"19{chance.randrange(30, 70)}-0{chance.randrange(1, 9)}-11",
    "Date added": lambda row, chance: f"2021-0{chance.randrange(1, 9)}-1{chance.randrange(0, 9)}",
    "Erfassungsdatum": lambda row, chance: f"2021-0{chance.randrange(1, 9)}-1{chance.randrange(0, 9)}",
    "Date de mise à jour": lambda row, chance: f"2021-0{chance.randrange(1, 9)}-1{chance.randrange(0, 9)}",
    "Organiser city": lambda row, chance: chance.choice(["Geneva", "New York", "Paris", "Rome"]),
    "Flagge": lambda row, chance: chance.choice(["Norwegen", "Peru", "Italien"]),
    "Registered": lambda row, chance: f"2021-0{chance.randrange(1, 9)}-1{chance.randrange(0, 9)}",
}


OWN: Final = {
    "Capital": ("Dublin", "Tallinn", "Budapest", "Stockholm"),
    "Geburtsort": ("Paris", "London", "Lima", "Athens"),
    "Home state": ("Texas", "Ohio", "Oregon", "Texas"),
    "Passport": ("Norway", "Peru", "Kenya", "Italy"),
    "Start of term": ("2011-01-20", "2015-03-11", "2018-04-01", "2016-09-30"),
}
"""Columns of what is a leader's own, with the cells of each of ``LEADERS``; not all headers are known."""


@st.composite
def tables(draw: st.DrawFn) -> tuple[pd.DataFrame, random.Random]:
    """Journeys of a few leaders, in columns called as our fields, and a source of chance."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    rows = []
    for _ in range(draw(st.integers(12, 40))):
        (leader, home), (city, country) = chance.choice(LEADERS), chance.choice(PLACES)
        month, day = chance.randrange(1, 13), chance.randrange(1, 25)
        start, end = f"2019-{month:02}-{day:02}", f"2019-{month:02}-{day + chance.randrange(0, 4):02}"
        rows.append((leader, home, city, country, start, end))
    return pd.DataFrame(rows, columns=list(SYNONYMS), dtype="str"), chance


def headed(frame: pd.DataFrame, chance: random.Random) -> tuple[pd.DataFrame, dict[str, str]]:
    """The table under headers as people write them, and which of them is which field."""
    names = {name: chance.choice(SYNONYMS[name]) for name in SYNONYMS}
    return frame.rename(columns=names), names


def read(frame: pd.DataFrame) -> Guess:
    rows = pd.Series(range(2, len(frame) + 2), dtype="int64")
    return guess(RawTable("trips.csv", frame.reset_index(drop=True), rows, ()), GAZETTEER)


def told(found: Guess) -> dict[str, str]:
    return {one.field: one.columns[0] for one in found.proposals}


GAZETTEER: Final = Gazetteer()


@given(tables())
def test_headers_may_be_any_synonym_in_any_language(table: tuple[pd.DataFrame, random.Random]) -> None:
    frame, names = headed(*table)
    found = read(frame)
    assert (told(found), found.questions) == (names, ())


@given(tables())
def test_the_order_of_columns_and_rows_changes_nothing(table: tuple[pd.DataFrame, random.Random]) -> None:
    frame, _ = headed(*table)
    columns = list(frame.columns)
    table[1].shuffle(columns)
    shuffled = frame.sample(frac=1, random_state=table[1].randrange(2**32))[columns]
    assert told(read(shuffled)) == told(read(frame))


@given(tables(), st.sets(st.sampled_from(sorted(UNRELATED)), min_size=1))
def test_unrelated_columns_change_nothing(table: tuple[pd.DataFrame, random.Random], added: set[str]) -> None:
    frame, names = headed(*table)
    for name in sorted(added):
        frame.insert(
            table[1].randrange(frame.shape[1] + 1),
            name,
            [UNRELATED[name](row, table[1]) for row in range(len(frame))],
        )
    found = told(read(frame))
    assert {name: found.get(name) for name in names} == names


@given(tables(), st.sets(st.sampled_from(sorted(OWN)), min_size=1))
def test_what_is_a_travellers_own_is_never_taken_for_the_visit(
    table: tuple[pd.DataFrame, random.Random], added: set[str]
) -> None:
    frame, names = headed(*table)
    who = [leader for leader, _ in LEADERS]
    for name in sorted(added):
        own = [OWN[name][who.index(leader)] for leader in frame[names["leaders"]]]
        frame.insert(table[1].randrange(frame.shape[1] + 1), name, own)
    found = told(read(frame))
    assert {name: found.get(name) for name in names} == names


@given(tables(), st.integers(2, 40))
def test_columns_called_alike_are_read_or_asked_about(
    table: tuple[pd.DataFrame, random.Random], copies: int
) -> None:
    """Copies of the column of cities under its name and a number say what it says."""
    frame, names = headed(*table)
    for copy in range(copies):
        frame[f"{names['city']} {copy + 2}"] = frame[names["city"]]
    found = read(frame)
    wanted = {name: header for name, header in names.items() if name != "city"}
    assert {name: told(found).get(name) for name in wanted} == wanted
    assert told(found)["city"].startswith(names["city"])


@given(tables(), st.floats(0.0, 0.6))
def test_noise_never_turns_a_right_reading_into_another_without_a_question(
    table: tuple[pd.DataFrame, random.Random], share: float
) -> None:
    """Cells that stand for nothing in place of cells: what is still read is read right, or it is asked."""
    frame, names = headed(*table)
    for header in frame.columns:
        noisy = [table[1].random() < share for _ in range(len(frame))]
        frame[header] = ["?? " if one else cell for one, cell in zip(noisy, frame[header], strict=True)]
    found = read(frame)
    asked = {one.field for one in found.questions}
    wrong = {name: header for name, header in told(found).items() if name in names and header != names[name]}
    assert set(wrong) <= asked

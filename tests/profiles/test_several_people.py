"""Cells that name several travellers, and names that only look like it: the column decides."""

from __future__ import annotations

import pytest

from geo.profiles import people_apart


@pytest.mark.parametrize(
    ("names", "apart"),
    [
        (["Putin, Tokayev, Erdogan", "Biden"], {"Putin, Tokayev, Erdogan": ("Putin", "Tokayev", "Erdogan")}),
        (["Macron & Scholz", "Macron"], {"Macron & Scholz": ("Macron", "Scholz")}),
        (["Blinken / Austin"], {"Blinken / Austin": ("Blinken", "Austin")}),
        (["Biden and Harris"], {"Biden and Harris": ("Biden", "Harris")}),
        (["Biden + Zelensky"], {"Biden + Zelensky": ("Biden", "Zelensky")}),
        (["Scholz und Macron"], {"Scholz und Macron": ("Scholz", "Macron")}),
        (["Sarkozy, Merkel et Barroso"], {"Sarkozy, Merkel et Barroso": ("Sarkozy", "Merkel", "Barroso")}),
        (["Lula, Petro y Boric"], {"Lula, Petro y Boric": ("Lula", "Petro", "Boric")}),
        (["Путин и Си", "Путин"], {"Путин и Си": ("Путин", "Си")}),
        (
            ["Putin (Russia) and Xi (China)"],
            {"Putin (Russia) and Xi (China)": ("Putin (Russia)", "Xi (China)")},
        ),
        (["Lula e Macron", "Lula"], {"Lula e Macron": ("Lula", "Macron")}),
        (["Merkel, Hollande", "Hollande"], {"Merkel, Hollande": ("Merkel", "Hollande")}),
        (
            ["Merkel, Angela & Hollande, François", "Palme, Olof", "Obama, Barack"],
            {"Merkel, Angela & Hollande, François": ("Merkel, Angela", "Hollande, François")},
        ),
        (
            ["Barack and Michelle Obama", "Barack Obama"],
            {"Barack and Michelle Obama": ("Barack Obama", "Michelle Obama")},
        ),
        (
            ["Castro, Fidel, Mao, Zedong", "Fidel Castro"],
            {"Castro, Fidel, Mao, Zedong": ("Castro, Fidel", "Mao, Zedong")},
        ),
        (
            ["Blinken, Antony and Austin", "Antony J. Blinken"],
            {"Blinken, Antony and Austin": ("Blinken, Antony", "Austin")},
        ),
        (["BIDEN AND HARRIS"], {"BIDEN AND HARRIS": ("BIDEN", "HARRIS")}),
        (["ROBERT E LEE AND PUTIN"], {"ROBERT E LEE AND PUTIN": ("ROBERT E LEE", "PUTIN")}),
        (["Blinken and others"], {"Blinken and others": ("Blinken",)}),
    ],
)
def test_several_people_are_told_apart(names: list[str], apart: dict[str, tuple[str, ...]]) -> None:
    told = people_apart(names)
    assert told.apart == apart
    assert not told.doubtful


@pytest.mark.parametrize(
    "names",
    [
        ["Palme, Olof", "Mao, Zedong"],
        ["José Ortega y Gasset", "Artur da Costa e Silva"],
        ["EDNALDO GOMES E SILVA", "ANA SILVA", "PEDRO GOMES"],
        ["Minister of Trade and Industry"],
        ["King and Queen of Sweden"],
        ["Martin Luther King, Jr."],
        ["Charles, King of Spain", "Ada Quill"],
        ["Bosnia and Herzegovina"],
        ["TRINIDAD AND TOBAGO"],
        ["MINISTER OF TRADE AND INDUSTRY"],
        ["Antony Blinken", "Blinken, Antony"],
        ["Rogers, William", "William Rogers"],
        ["Rogers, William", "William P. Rogers", "Kissinger"],
        ["Rodríguez Zapatero, José Luis", "José Luis Rodríguez Zapatero", "Aznar"],
        ["Deng, Xiaoping", "Deng Xiaoping", "Mao"],
        ["Vice President Dan Quayle"],
        ["James Dan Quayle", "Quayle"],
        ["Lee En Hsien"],
        ["Cho Ja Yong"],
        ["Robert E Lee", "Lee"],
        ["Harry E Truman"],
        ["ROBERT E LEE"],
        ["Vice President and Quayle"],
    ],
)
def test_one_person_stays_one(names: list[str]) -> None:
    assert people_apart(names) == ({}, frozenset())


@pytest.mark.parametrize(
    "names",
    [
        ["Sanchez, Costa", "Costa, Draghi"],
        ["Costa e Silva"],
        ["Barack and Michelle Obama"],
        ["Castro, Fidel", "Putin", "Xi", "Biden"],
        ["Deng, Xiaoping", "Deng", "Mao", "Zhou"],
        ["Blinken, Antony", "Biden", "Tony Blinken"],
        ["Xi Jinping, Vladimir Putin", "Biden", "Mao"],
    ],
)
def test_what_the_column_does_not_decide_is_said(names: list[str]) -> None:
    told = people_apart(names)
    assert not told.apart
    assert names[0] in told.doubtful


def test_a_country_behind_several_is_the_last_ones_and_each_keeps_its_own() -> None:
    told = people_apart(
        ["Macron & Scholz (Germany)", "Biden and Macron (France)", "Biden", "Macron (France)"]
    )
    assert told.apart["Macron & Scholz (Germany)"] == ("Macron (France)", "Scholz (Germany)")
    assert told.apart["Biden and Macron (France)"] == ("Biden", "Macron (France)")


@pytest.mark.parametrize(
    "name",
    [
        "Donald Trump / USA",
        "Jean-Claude Juncker/EU",
        "Modi & Wife",
        "Steinmeier und Ehefrau",
        "Путин и Делегация",
        "Smith, Jones & Partners",
        "Hans-Adam II. von und zu Liechtenstein",
        "Fürst von Thurn und Taxis",
        "Comte de Paris et de Chambord",
    ],
)
def test_countries_companions_and_titles_beside_a_name_are_no_second_traveller(name: str) -> None:
    assert people_apart([name]) == ({}, frozenset([name]))


@pytest.mark.parametrize(
    "name",
    [
        "José Ortega y Gasset Pérez",
        "Dilma Rousseff e Michel Temer",
        "MINISTÉRIO DA JUSTIÇA E SEGURANÇA PÚBLICA",
    ],
)
def test_long_names_at_a_word_that_stands_within_names_too_are_in_doubt(name: str) -> None:
    assert people_apart([name, "Ana Silva"]) == ({}, frozenset([name]))


def test_they_are_two_where_one_of_them_stands_alone() -> None:
    told = people_apart(["Dilma Rousseff e Michel Temer", "Dilma Rousseff"])
    assert told.apart == {"Dilma Rousseff e Michel Temer": ("Dilma Rousseff", "Michel Temer")}

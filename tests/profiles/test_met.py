"""A title that names who travelled makes those of a column of names the people whom they met."""

from __future__ import annotations

import pytest

from geo.errors import TableError
from geo.profiles.titled import names, person_named, titled

from .strangers import leaders, table

VISITS = """
Dates,Country,{header}
11–13 September 1958,Denmark,King Frederick IX
23–25 April 1959,Sweden,King Gustaf VI Adolf
4–8 June 1973,Federal Republic of Germany,President Gustav Heinemann
4–6 June 1974,Iceland,President Kristján Eldjárn
29–31 March 1984,Spain,King Juan Carlos
"""
TITLE = "List of state visits made by King Olav V of Norway.csv"


def test_kings_below_visiting_received_the_king_of_the_title() -> None:
    found = leaders(table(VISITS.format(header="Visiting"), TITLE))
    assert (found["King Olav V"], found["Gustav Heinemann"], found["Kristján Eldjárn"]) == ("NO", "DE", "IS")


def test_those_below_an_office_have_no_country_of_the_place() -> None:
    found = leaders(table(VISITS.format(header="Leader"), TITLE))
    assert (found["King Olav V"], found["Gustav Heinemann"]) == ("NO", "")


@pytest.mark.parametrize("header", ["Visitor", "Traveller"])
def test_who_went_by_the_header_is_no_host(header: str) -> None:
    assert "King Olav V" not in leaders(table(VISITS.format(header=header), TITLE))


def test_guests_below_a_title_of_somebodys_visits_are_asked_about() -> None:
    with pytest.raises(TableError, match="did these travel, or King Olav V"):
        table(VISITS.format(header="Guest"), TITLE)
    said = {"leaders": "=King Olav V (Norway)", "with": "Guest"}
    assert "King Olav V" in leaders(table(VISITS.format(header="Guest"), TITLE, **said))


@pytest.mark.parametrize("title", ["Trips by French President.csv", "Trips of 1973.csv"])
def test_a_title_that_names_nobody_leaves_the_travellers_alone(title: str) -> None:
    assert "Gustav Heinemann" in leaders(table(VISITS.format(header="Leader"), title))


def test_a_column_in_which_the_person_of_the_title_stands_names_the_travellers() -> None:
    more = "1–2 May 1985,Italy,King Olav V\n"
    assert leaders(table(VISITS.format(header="Leader") + more, TITLE)).keys() >= {"Gustav Heinemann"}


def test_an_office_is_one_of_several_by_its_plural_alone() -> None:
    assert titled(["State visits made by Queen Ada II"]).person == "Queen Ada II"
    assert titled(["Trips made by prime ministers"]).office == "prime ministers"
    assert titled(["Trips by country"]) == titled([""])


def test_the_country_behind_a_holder_of_an_office_is_their_own() -> None:
    assert titled(["Trips made by Queen Ada of Norway"]).person == "Queen Ada (Norway)"
    assert titled(["Travels of John of Austria"]).person == "John of Austria"


@pytest.mark.parametrize(
    ("title", "person"),
    [
        (
            "Trips made by Secretary of State John Kerry of the United States",
            "Secretary of State John Kerry (United States)",
        ),
        (
            "Visits by President of the Republic Emmanuel Macron of France",
            "President of the Republic Emmanuel Macron (France)",
        ),
        (
            "State visits by President Lee Myung-bak of the Republic of Korea",
            "President Lee Myung-bak (Republic of Korea)",
        ),
        (
            "Trips by Foreign Minister Thérèse Wagner of the Democratic Republic of the Congo",
            "Foreign Minister Thérèse Wagner (Democratic Republic of the Congo)",
        ),
        ("Visits by President of the Republic Ada Quill", "President of the Republic Ada Quill"),
    ],
)
def test_an_of_within_an_office_or_a_country_is_told_from_the_one_between_them(
    title: str, person: str
) -> None:
    assert titled([title]).person == person


QUILLS = """
Date,Country,Minister,{header}
3 May 2019,France,Ada Brown,Emmanuel Macron
4 May 2019,Italy,John Smith,Sergio Mattarella
5 May 2019,Greece,Mary Stone,Alexis Tsipras
"""
BROWN, MACRON = (
    {"Ada Brown", "John Smith", "Mary Stone"},
    {"Emmanuel Macron", "Sergio Mattarella", "Alexis Tsipras"},
)


@pytest.mark.parametrize("header", ["Met", "Host", "Received by"])
def test_a_column_called_after_those_met_holds_them_and_no_other_one(header: str) -> None:
    found = leaders(table(QUILLS.format(header=header), "Trips made by President Quill.csv")).keys()
    assert {"President Quill", *MACRON} <= found
    assert found.isdisjoint(BROWN)


@pytest.mark.parametrize("choice", ["Met", "="])
def test_who_was_met_as_the_reader_says_it_stays(choice: str) -> None:
    told = table(QUILLS.format(header="Met"), "Trips made by President Quill.csv", **{"with": choice})
    assert leaders(told).keys().isdisjoint(BROWN)


def test_a_column_of_dates_below_met_takes_nobodys_place() -> None:
    rows = "3 May 2019,France,Ada Brown,3 May 2019\n4 May 2019,Italy,John Smith,4 May 2019\n"
    told = table(f"Date,Country,Minister,Met\n{rows}", "Trips made by President Quill.csv")
    assert "Ada Brown" in leaders(told)


def test_persons_in_words() -> None:
    assert person_named(["Trips by Secretary of State"]) == ""
    assert person_named(["Travels of Pope Francis"]) == "Pope Francis"
    assert names("King Olav V (Norway)", "Olav V")
    assert not names("King Olav V (Norway)", "King Harald V")


@pytest.mark.parametrize(
    ("person", "text"),
    [
        ("Xi Jinping", "President Xi"),
        ("President Xi", "Xi Jinping"),
        ("Li Xi", "Xi"),
        ("PRESIDENT XI", "President Xi"),
    ],
)
def test_a_name_of_the_letters_of_numbers_is_a_name(person: str, text: str) -> None:
    assert person_named([f"State visits made by {person}"]) == person
    assert names(person, text)


@pytest.mark.parametrize(
    ("person", "text"), [("Queen Ada II", "King Olav II"), ("Pope Pius XI", "Pope Leo XI")]
)
def test_the_number_behind_a_name_is_no_name(person: str, text: str) -> None:
    assert not names(person, text)


def test_a_column_of_the_traveller_with_an_office_names_who_travelled() -> None:
    rows = "".join(
        f"{day} May 2019,{land},President Xi\n" for day, land in enumerate(("France", "Italy", "Greece"), 3)
    )
    found = leaders(table(f"Date,Country,Leader\n{rows}", "Trips made by Xi Jinping.csv"))
    assert set(found) == {"Xi"} or set(found) == {"President Xi"}, found

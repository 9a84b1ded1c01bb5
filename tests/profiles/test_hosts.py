"""People met have the country of the place only where the column says that they hosted."""

from __future__ import annotations

import pytest

from geo.errors import Problem
from geo.profiles.hosts import is_summit, says_hosts

from .strangers import countries, leaders, table

TRIPS = """
Leader,Date,City,Country,{header},Occasion
Emmanuel Macron{home},13 June 2024,Borgo Egnazia,Italy,Joe Biden,{summit}
Emmanuel Macron{home},6 May 2024,Paris,France,Xi Jinping,Visit
Emmanuel Macron{home},26 May 2024,Berlin,Germany,Olaf Scholz,Visit
Emmanuel Macron{home},28 October 2024,Rabat,Morocco,Mohammed VI,Visit
"""


def met(header: str, *, home: str = " (France)", summit: str = "G7", more: str = "") -> dict[str, str]:
    return leaders(table(TRIPS.format(header=header, home=home, summit=summit) + more))


@pytest.mark.parametrize("header", ["Avec", "Interlocuteur", "With", "Met", "Counterpart", "Met with"])
def test_people_met_have_no_country_of_the_place(header: str) -> None:
    found = met(header)
    assert [found[name] for name in ("Joe Biden", "Xi Jinping", "Olaf Scholz", "Mohammed VI")] == [""] * 4


@pytest.mark.parametrize(
    "header", ["Host", "Hosted by", "Received by", "Reçu par", "Gastgeber", "Принимающий"]
)
def test_hosts_have_it(header: str) -> None:
    found = met(header)
    assert (found["Olaf Scholz"], found["Mohammed VI"]) == ("DE", "MA")


def test_nobody_at_a_summit_has_it() -> None:
    assert met("Host")["Joe Biden"] == ""
    assert met("Host", summit="NATO summit")["Joe Biden"] == ""
    assert met("Host", summit="Visit")["Joe Biden"] == "IT"


def test_nobody_received_in_the_traveller_s_own_country_has_it() -> None:
    assert met("Host")["Xi Jinping"] == ""


def test_a_word_for_host_and_guest_alike_needs_a_traveller_abroad() -> None:
    assert met("Hôte", home="")["Olaf Scholz"] == ""
    found = met("Hôte")
    assert (found["Olaf Scholz"], found["Xi Jinping"]) == ("DE", "")


@pytest.mark.parametrize("header", ["Hosted by", "Host", "Empfangen von"])
def test_who_is_met_also_where_the_traveller_may_be_at_home_has_it_not(header: str) -> None:
    guests = ("Xi Jinping", "Narendra Modi", "Olaf Scholz", "Ana Uno")
    at_home = "".join(f"Emmanuel Macron,9 July 2024,Paris,France,{name},Visit\n" for name in guests)
    abroad = "Emmanuel Macron,12 July 2024,Tokyo,Japan,Narendra Modi,Visit\n"
    found = met(header, home="", more=at_home + abroad)
    assert (found["Narendra Modi"], found["Olaf Scholz"], found["Ana Uno"]) == ("", "", "")
    assert found["Mohammed VI"] == "MA"


@pytest.mark.parametrize("header", ["Visiting", "Visité", "Besucht"])
def test_a_word_that_may_head_visitors_too_needs_a_traveller_abroad(header: str) -> None:
    assert says_hosts(header) == (False, True)


def test_several_names_in_a_cell_have_it_not() -> None:
    more = "Emmanuel Macron (France),3 March 2023,Kinshasa,Congo (Kinshasa),Ana Uno; Eva Tres,Visit\n"
    found = met("Host", more=more)
    assert (found["Ana Uno"], found["Eva Tres"]) == ("", "")


def test_who_hosted_in_several_countries_has_none_of_them() -> None:
    more = "Emmanuel Macron (France),3 March 2023,Vienna,Austria,Olaf Scholz,Visit\n"
    assert met("Host", more=more)["Olaf Scholz"] == ""


def test_a_country_written_elsewhere_in_the_table_goes_before_that_of_the_place() -> None:
    more = "Emmanuel Macron (France),3 March 2023,Lima,Peru,Mohammed VI (Morocco),Visit\n"
    more += "Emmanuel Macron (France),4 April 2023,Vienna,Austria,Joe Biden (United States),Visit\n"
    found = met("Host", summit="Visit", more=more)
    assert (found["Mohammed VI"], found["Joe Biden"]) == ("MA", "US")


def test_one_note_says_which_hosts_have_the_country_of_the_place() -> None:
    found = given(TRIPS.format(header="Host", home=" (France)", summit="G7"))
    assert [(one.found, one.rows, one.severity) for one in found] == [
        ("2 hosts without a country: Olaf Scholz (Germany); Mohammed VI (Morocco)", (4, 5), "note")
    ]
    assert "write it behind the name" in found[0].advice


def test_hosts_written_with_their_countries_need_no_note() -> None:
    trips = TRIPS.replace("Olaf Scholz", "Olaf Scholz (Germany)").replace(
        "Mohammed VI", "Mohammed VI (Morocco)"
    )
    assert given(trips.format(header="Host", home=" (France)", summit="G7")) == []


def given(trips: str) -> list[Problem]:
    return [one for one in table(trips).problems if " without a country: " in one.found]


def test_where_a_traveller_of_unknown_home_met_most_people_may_be_that_home() -> None:
    more = "Emmanuel Macron,8 May 2024,Paris,France,Ana Uno,Visit\n"
    found = met("Host", home="", more=more)
    assert (found["Xi Jinping"], found["Ana Uno"]) == ("", "")
    assert (found["Olaf Scholz"], found["Mohammed VI"]) == ("DE", "MA")


def test_headers_and_summits_in_words() -> None:
    assert says_hosts("HostHOGSName") == says_hosts("REÇU PAR") == (True, False)
    assert says_hosts("Guests received") == says_hosts("Leaders received") == (False, False)
    assert is_summit("Cumbre de las Américas")
    assert not is_summit("Visite au palais")


@pytest.mark.parametrize(
    ("who", "theirs"),
    [
        ("Counterpart", "Country of counterpart"),
        ("Met with", "Counterpart country"),
        ("Gesprächspartner", "Land des Gesprächspartners"),
        ("Interlocuteur", "Pays de l'interlocuteur"),
    ],
)
def test_a_column_of_their_countries_is_of_those_met_and_of_no_place(who: str, theirs: str) -> None:
    atlas = table(
        f"Leader,Date,City,{who},{theirs}\n"
        "Emmanuel Macron,13 June 2024,Tokyo,Narendra Modi,India\n"
        "Emmanuel Macron,6 May 2024,Berlin,Olaf Scholz,Germany\n"
        "Rishi Sunak,26 May 2024,Geneva,Lula da Silva,Brazil\n"
        "Rishi Sunak,28 October 2024,Sharm el-Sheikh,Giorgia Meloni,Italy\n"
    )
    found = leaders(atlas)
    assert [found[one] for one in ("Narendra Modi", "Olaf Scholz", "Lula da Silva")] == ["IN", "DE", "BR"]
    assert (found["Emmanuel Macron"], found["Rishi Sunak"]) == ("", "")
    assert countries(atlas) == ["JP", "DE", "CH", "EG"]

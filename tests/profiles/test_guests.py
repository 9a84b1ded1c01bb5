"""Lists of guests: a country beside each of them is where they came from, not where they went."""

from __future__ import annotations

import pytest

from geo.errors import TableError
from geo.profiles.guests import told

from .strangers import countries, leaders, table

pytestmark = pytest.mark.slow

GUESTS = """
{title}
Date,Country,{header}
4 May 1981,Finland,Urho Kekkonen
9 June 1981,Norway,King Olav V
2 July 1981,Austria,Rudolf Kirchschläger
8 August 1981,Mexico,José López Portillo
"""


class TestTitles:
    @pytest.mark.parametrize(
        ("title", "host"),
        [
            ("State visits received by Carl XVI Gustaf", ""),
            ("Visits to Russia by heads of state", "Russia"),
            ("leaders_that_visited_ukraine", "Ukraine"),
            ("Liste der Staatsgäste 1990", ""),
            ("Staatsbesuche in Österreich", "Austria"),
            ("Visites d'État reçues par le président", ""),
            ("Visitas de Estado a España", "Spain"),
            ("Lijst van inkomende staatsbezoeken", ""),
            ("访问中国的来访者", ""),
        ],
    )
    def test_say_that_visits_were_received(self, title: str, host: str) -> None:
        said = told([title])
        assert (said.received, said.host) == (True, host)

    @pytest.mark.parametrize(
        "title",
        [
            "Trips abroad of the presidents",
            "State visits made by Elizabeth II",
            "Auslandsreisen der Bundesminister",
            "Viajes al exterior",
        ],
    )
    def test_say_that_they_lead_abroad(self, title: str) -> None:
        assert told([title])[:2] == (False, True)

    @pytest.mark.parametrize("title", ["", "Meetings", "Visits in 2014", "Visit to the White House", "数据"])
    def test_say_nothing_of_it(self, title: str) -> None:
        assert told([title]) == (False, False, "")


class TestCountriesOfGuests:
    @pytest.mark.parametrize("header", ["Guests", "Head of state", "Leader", "Visitor"])
    def test_are_asked_about_where_a_title_says_that_they_came(self, header: str) -> None:
        text = GUESTS.format(title="Visits to Sweden,,", header=header)
        with pytest.raises(TableError, match="country==Sweden"):
            table(text)

    def test_are_asked_about_where_nobody_is_seen_in_two(self) -> None:
        with pytest.raises(TableError, match="one country for each traveller"):
            table(GUESTS.format(title=",,", header="Leader"))

    def test_are_asked_about_as_a_heading_above_the_guests(self) -> None:
        text = "# Visits to the United States\n\n## Albania\n\nStart | Guest\n---|---\n"
        text += "1 May 1992 | Sali Berisha\n2 May 1993 | Aleksander Meksi\n3 May 1999 | Rexhep Meidani\n"
        with pytest.raises(TableError, match="country==United States"):
            table(text, "guests.md")

    def test_are_theirs_once_that_is_said(self) -> None:
        text = GUESTS.format(title="Visits to Sweden,,", header="Guest")
        atlas = table(text, leader_country="Country", country="=Sweden")
        assert set(countries(atlas)) == {"SE"}
        assert leaders(atlas)["Urho Kekkonen"] == "FI"

    @pytest.mark.parametrize("title", ["Trips abroad of ministers,,", "Foreign travel made by ministers,,"])
    def test_are_where_they_went_where_the_title_says_so(self, title: str) -> None:
        assert countries(table(GUESTS.format(title=title, header="Minister"))) == ["FI", "NO", "AT", "MX"]

    def test_are_where_they_went_where_the_header_says_so(self) -> None:
        text = GUESTS.format(title=",,", header="Leader").replace("Country", "Country visited")
        assert countries(table(text)) == ["FI", "NO", "AT", "MX"]

    def test_are_where_they_went_where_somebody_is_seen_in_two(self) -> None:
        text = GUESTS.format(title=",,", header="Leader") + "1 May 1983,Italy,Urho Kekkonen\n"
        assert countries(table(text)) == ["FI", "NO", "AT", "MX", "IT"]

    def test_that_are_all_the_host_s_are_where_they_went(self) -> None:
        text = GUESTS.format(title="Visits to Sweden,,", header="Leader")
        for land in ("Finland", "Norway", "Austria", "Mexico"):
            text = text.replace(f",{land},", ",Sweden,")
        assert set(countries(table(text))) == {"SE"}


RECEIVED = """# List of state visits received by {host}

## As head of state

Date | Country | {header} | Regime{more}
---|---|---|---{rule}
28 June – 1 July 1954 | Sweden | King Gustaf VI Adolf | Monarchy{place}
14–16 October 1954 | Ethiopia | Emperor Haile Selassie I | Monarchy{place}
25–28 October 1955 | Portugal | President Francisco Craveiro Lopes | Republic{place}
21–23 October 1958 | Peru | President Manuel Prado | Republic{place}
"""


@pytest.mark.slow
@pytest.mark.parametrize("header", ["Guests", "Visitor"])
@pytest.mark.parametrize("host", ["Queen Ada", "Ada Quill", "President Bo Lund"])
def test_who_received_visits_made_none_of_them(host: str, header: str) -> None:
    text = RECEIVED.format(host=host, header=header, more="", rule="", place="")
    with pytest.raises(TableError, match="visits were received"):
        table(text, "visits.md")


@pytest.mark.slow
def test_countries_beside_the_host_s_houses_are_the_guests_or_asked_about() -> None:
    text = RECEIVED.format(
        host="Queen Ada", header="Guests", more=" | Venue", rule="|---", place=" | Windsor Castle"
    )
    atlas = table(text, "visits.md")
    assert set(countries(atlas)) == {"GB"}
    assert leaders(atlas)["Emperor Haile Selassie I"] == "ET"
    scarce = "Date,Country,Guests,Venue for State Banquet\n"
    scarce += "8–15 October 1844,,King Louis Philippe I,Windsor Castle\n"
    scarce += "29 November 1855,Sardinia,King Victor Emmanuel II,Windsor Castle\n"
    scarce += "18 June 1873,Persia,Shah Naser al-Din,Windsor Castle\n"
    scarce += "13–21 May 1874,Russia,Emperor Alexander II,Windsor Castle\n"
    with pytest.raises(TableError, match="leader_country=Country"):
        table(scarce, "state visits received by Queen Ada.csv")


@pytest.mark.slow
def test_a_heading_is_nobody_whom_the_person_of_the_title_met() -> None:
    atlas = table(
        "# Ada Quill's foreign trips from 2014\n\nPlace of visit | Period of visit\n---|---\n"
        "1. Bhutan | 15 June – 16 June, 2014\n2. Brazil | 13 July – 17 July, 2014\n"
        "3. Nepal | 3 Aug – 5 Aug, 2014\n",
        "trips.md",
    )
    assert list(leaders(atlas)) == ["Ada Quill"]

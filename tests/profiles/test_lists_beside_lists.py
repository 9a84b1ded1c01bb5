"""Several people beside several places, homes or given names: paired where that is sure, else left open."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.errors import TableError
from geo.profiles import names_too
from geo.profiles.headers import claims
from geo.profiles.homes import with_homes
from geo.reports.together import who_was_where
from geo.tables import Recognised
from tests.work import calls

from .strangers import findings, leaders, places, rows, table

HEAD = "Leader,City,Country,Date\n"
OTHERS = "Merkel,Warsaw,Poland,2019-05-01\nMacron,Lisbon,Portugal,2019-05-01\n"


def _met(text: str) -> list[tuple[tuple[str, ...], str]]:
    atlas = table(HEAD + text + OTHERS)
    return list(zip(rows(atlas)["leaders"], places(atlas), strict=True))[:-2]


def test_who_was_where_of_several_is_left_open_where_nothing_says_it() -> None:
    own = '"Merkel (Germany); Macron (France)","Berlin, Paris","Germany, France",2019-03-01\n'
    assert _met(own) == [(("Merkel", "Macron"), "")]
    ours = "leaders,city,date\nMacron (France); Merkel (Germany),Paris; Berlin,2019-03-04\n"
    assert [(one.severity, one.rows) for one in findings(table(ours), "split")[1:]] == [("error", (2,))]
    nobody_knows = '"Merkel; Macron","Vienna, Rome","Austria, Italy",2019-03-01\n'
    assert _met(nobody_knows) == [(("Merkel", "Macron"), "")]
    (found,) = findings(table(HEAD + nobody_knows + OTHERS), "split")[1:]
    assert (found.severity, found.rows) == ("error", (2,))
    bare = "Leader,City,Date\nMerkel; Macron,Vienna; Rome,2019-03-01\nAda,Oslo,2019-03-02\n"
    assert places(table(bare)) == ["", "Oslo NO"]
    uneven = '"Merkel; Macron; May","Vienna, Rome","Austria, Italy",2019-03-01\n'
    assert [place for _, place in _met(uneven)] == [""]
    together = '"Blinken (US); Austin (US)","Vienna, Rome","Austria, Italy",2019-03-01\n'
    assert [place for _, place in _met(together)] == ["Vienna AT", "Rome IT"]
    one_country = '"Merkel; Macron","Milan, Rome",Italy,2019-03-01\n'
    assert [place for _, place in _met(one_country)] == ["Milan IT", "Rome IT"]


def test_lists_of_homes_and_given_names_are_those_of_the_people_beside_them() -> None:
    homes = "Leader,Leader's country,City,Country,Date\n"
    told = leaders(table(homes + "Olaf Scholz / Mario Draghi,Germany / Italy,Kyiv,Ukraine,2022-06-16\n"))
    assert told == {"Olaf Scholz": "DE", "Mario Draghi": "IT"}
    uneven = leaders(
        table(homes + "Olaf Scholz; Mario Draghi; Ana Uno,Germany / Italy,Kyiv,Ukraine,2022-06-16\n")
    )
    assert set(uneven.values()) == {""}
    parts = (
        'Surname,First name,City,Country,Date\n"Merkel, Macron","Angela, Emmanuel",Rome,Italy,2019-03-04\n'
    )
    assert leaders(table(parts)).keys() == {"Angela Merkel", "Emmanuel Macron"}


def test_one_person_of_two_homes_stays_one() -> None:
    names = ("Windsor, Charles", "Mario Conde e Silva", "Olaf Scholz (SPD)")
    for name in names:
        assert with_homes([name], "United Kingdom, Canada") == ([name], [""])
    for listed in ("Olaf Scholz and Mario Draghi", "Olaf Scholz, Mario Draghi", "Olaf Scholz|Mario Draghi"):
        assert with_homes([listed], "Germany, Italy")[0] == ["Olaf Scholz", "Mario Draghi"]
    homes = "Leader,Leader's country,City,Country,Date\n"
    atlas = table(homes + 'Olaf Scholz (SPD),"Germany, Italy",Kyiv,Ukraine,2022-06-16\n')
    assert not findings(atlas, "leader")  # the bracket stays, and none says that it was left out


def test_work_on_who_was_where_is_that_of_different_places() -> None:
    def reports(rows: int) -> pd.DataFrame:
        many = pd.DataFrame({"row": [2 + at // 2 for at in range(2 * rows)], "country": ""})
        return many.assign(leaders=[("A", "B")] * len(many), venue="", city=["Milan", "Rome"] * rows)

    who_was_where(reports(1), Recognised(pd.DataFrame(), {}, ()))
    few, many = (
        calls(lambda at=at: who_was_where(reports(at), Recognised(pd.DataFrame(), {}, ())))
        for at in (10, 100)
    )
    assert many < few + 90 * 30


def test_who_travels_for_an_organisation_has_no_country_and_is_one_note() -> None:
    atlas = table(
        "Visitor,Home country,City,Country visited,Date\nCharles Michel,EU,Kyiv,Ukraine,2022-04-20\n"
        "António Guterres,UN,Moscow,Russia,2022-04-26\nMoussa Faki,African Union,Kyiv,Ukraine,2022-06-09\n"
        "Emmanuel Macron,France,Berlin,Germany,2022-05-09\n"
    )
    assert leaders(atlas) == {
        "Charles Michel": "",
        "António Guterres": "",
        "Moussa Faki": "",
        "Emmanuel Macron": "FR",
    }
    assert not findings(atlas, "unknown leader")
    assert [one.severity for one in findings(atlas, "leader")] == ["note"]


def test_words_for_nothing_that_are_names_are_kept_and_said() -> None:
    text = "Leader,City,Country,Date\nOffen,Vari,Greece,2019-03-01\nNil,None,Italy,2019-04-01\n"
    atlas = table(text + "unknown,unknown,Italy,2019-05-01\nAna Uno,Vari,Italy,2019-05-02\n")
    assert [list(names) for names in rows(atlas)["leaders"]] == [["Offen"], ["Nil"], [], ["Ana Uno"]]
    assert rows(atlas)["city"].tolist() == ["", "", "", ""]  # Vari is in Greece, and in Italy none
    one = table("Leader,City,Country,Date\nOffen,Vari,Greece,2019-03-01\nAna Uno,Varias,Romania,2019-05-02\n")
    assert places(one) == ["Vári GR", "Variaş RO"]
    assert [found.severity for found in findings(one, "blank")] == ["warning", "warning"]
    cells = pd.Series(["Various", "Missing", "Null", "Offen"])
    assert names_too("leaders", cells, cells) == {"Offen"}


def test_headers_say_who_was_met_by_what_they_are_made_of() -> None:
    met = "Rencontre avec,Interlocutors,Gesprächspartner,Met with,Con quién,Incontri con,Rozmówcy,Spotkanie z"
    for header in [*met.split(","), "Reuniões com", "Встречи с", "التقى مع", "Colloqui con"]:
        assert claims(header)[0].field == "with", header
    assert [claims(one)[:1] for one in ("Reise mit", "Country of interlocutors")] != [("with",), ("with",)]
    assert claims("ldr_iso3")[0].field == "leader_country"


def test_numbers_beside_months_and_days_are_no_years_by_themselves() -> None:
    visits = "Leader,City,Country,Month,Day,{}\nAda,Paris,France,March,4,{}\nAda,Rome,Italy,April,7,{}\n"
    for header, first, second in (
        ("Guests", 1200, 1450),
        ("Delegation size", 120, 145),
        ("Vuosi", 1100, 2010),
    ):
        with pytest.raises(TableError, match="lack the year"):
            table(visits.format(header, first, second))
    assert rows(table(visits.format("Vuosi", 2010, 2011)))["date_label"].tolist() == [
        "4 March 2010",
        "7 April 2011",
    ]
    said = table(visits.format("Guests", 120, 145), year="=2019")
    assert rows(said)["date_label"].tolist() == ["4 March 2019", "7 April 2019"]


def test_years_of_an_archive_are_no_century_of_visits() -> None:
    text = "Visitor,Town,When,{}\n" + "".join(f"Ada,Rome,{day}.5.50,PA 1850-1900\n" for day in range(1, 5))
    assert set(rows(table(text.format("Reference no.")))["date_label"]) <= {"", "no date"}
    assert rows(table(text.format("Remark")))["date_label"].tolist()[0] == "1 May 1850"


def test_a_word_in_capitals_between_two_may_be_the_middle_of_a_name() -> None:
    text = "Leader,City,Country,Date\nLEE EN HSIEN,Tokyo,Japan,2012-04-04\n"
    assert leaders(table(text)).keys() == {"LEE EN HSIEN"}
    more = "MACRON ET SCHOLZ,Rome,Italy,2012-05-04\nMACRON,Oslo,Norway,2012-06-04\n"
    assert leaders(table(text + more)).keys() == {"LEE EN HSIEN", "MACRON", "SCHOLZ"}
    office = "Visitor,Town,When\nGovernor General Mary Simon,Rome,2012-05-04\n"
    assert leaders(table(office)).keys() == {"Mary Simon"}


def test_a_bracket_that_a_page_left_open_is_no_part_of_a_name() -> None:
    atlas = table("Datum,Ort,Wer\n3. Mai 2017,Rom (,Ada\n19. Mai 2017,Warschau [,Ada\n")
    assert rows(atlas)["city"].tolist() == ["Rom", "Warschau"]
    ours = rows(table("leaders,city,date\nBen [,Rome (,2019-04-04\n"))
    assert (ours["leaders"].tolist(), ours["city"].tolist()) == ([("Ben",)], ["Rome"])

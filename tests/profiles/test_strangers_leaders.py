"""Who travelled, as strangers write it: what is right for each kind of fault, and for its relatives."""

from __future__ import annotations

import pytest

from .strangers import case, countries, days, findings, leaders, places, rows, said, table

pytestmark = pytest.mark.slow


def named(*names: str, header: str = "leaders") -> dict[str, str]:
    """The leaders of a table with these names, one row each."""
    return leaders(table(_lines(names, header)))


def _lines(names: tuple[str, ...], header: str) -> str:
    cells = "".join(f'"{name}",20{year}-01-02,Paris,France\n' for year, name in enumerate(names, 10))
    return f"{header},date,city,country\n{cells}"


class TestALeaderWithTheCountryInBrackets:
    def test_is_a_leader_and_the_lists_beside_are_the_places(self) -> None:
        atlas = case("25-leader-with-country-read-as-place.csv")
        assert leaders(atlas) == {"Narendra Modi": "IN"}
        assert countries(atlas) == ["JP", "CY", "CA", "HR", "KW"]

    @pytest.mark.parametrize(
        ("header", "name", "country"),
        [
            ("kanzler", "Jana Nova (Deutschland)", "DE"),
            ("délégation", "Ana Uno (Brésil)", "BR"),
            ("x", "Luis Dos (Argentina)", "AR"),
            ("visitor", "Bo Lund (Sverige)", "SE"),
        ],
    )
    def test_whatever_the_header(self, header: str, name: str, country: str) -> None:
        atlas = table(
            f"label,start,end,{header}\nJapan,2022-05-23,2022-05-24,{name}\n"
            f'"Cyprus, Canada and Croatia",2025-06-15,2025-06-19,{name}\n'
        )
        assert leaders(atlas) == {name.partition(" (")[0]: country}
        assert countries(atlas) == ["JP", "CY", "CA", "HR"]


class TestNamesBetweenCommas:
    def test_are_not_split_and_one_finding_says_how_to_write_them(self) -> None:
        atlas = case("40-commas-between-people.csv")
        (finding,) = findings(atlas, "leaders")
        assert "commas between names" in str(finding)
        assert "write ;" in finding.advice
        assert any("Putin (1) and Vladimir Putin (1)" in one.found for one in findings(atlas, "variant"))

    def test_are_split_where_each_has_its_country(self) -> None:
        atlas = case("names_in_commas.csv")
        assert leaders(atlas) == {"Ana Uno": "BR", "Eva Tres": "PE", "Luis Dos": "AR"}
        assert len(findings(atlas, "leaders")) == 1
        assert rows(atlas)["leaders"].tolist()[1] == ("Ana Uno", "Luis Dos")

    @pytest.mark.parametrize(
        "text",
        [
            "Ana Uno (Brésil), Luis Dos (Argentine)",
            "Ana Uno (BR), Luis Dos (AR)",
            "Ana Uno (Brasilien), Luis Dos (Argentinien)",
            "Ana Uno (Бразилия), Luis Dos (Аргентина)",
        ],
    )
    def test_with_countries_in_other_languages(self, text: str) -> None:
        assert named(text) == {"Ana Uno": "BR", "Luis Dos": "AR"}

    @pytest.mark.parametrize("text", ["Quill, Ada (France)", "Lund, Bo", "Ada Quill, Jr. (France)"])
    def test_one_person_is_never_parted(self, text: str) -> None:
        assert len(named(text)) == 1


class TestSpellings:
    def test_that_differ_in_marks_alone_are_one_leader_as_most_rows_have_it(self) -> None:
        atlas = case("accent_name.csv")
        assert leaders(atlas) == {"Luíz Exemplo": "BR"}
        assert "Luiz Exemplo (1)" in str(findings(atlas, "variant")[0])

    @pytest.mark.parametrize(
        ("most", "few"),
        [
            ("José Ejemplo", "Jose Ejemplo"),
            ("Jose Ejemplo", "José Ejemplo"),
            ("Jörg Muster", "Jorg Muster"),
            ("Ada Quill", "ADA QUILL"),
            ("Zoë Vzor", "Zoe Vzor"),
            ("Ştefan Exemplu", "Stefan Exemplu"),
        ],
    )
    def test_of_other_marks(self, most: str, few: str) -> None:
        assert named(*[f"{one} (Chile)" for one in (few, most, most)]) == {most: "CL"}

    def test_a_namesake_of_one_row_is_named_as_odd_and_nobody_loses_the_country(self) -> None:
        atlas = case("namesake_slip.csv")
        assert leaders(atlas) == {"Lin Wei (China)": "CN", "Lin Wei (Peru)": "PE"}
        assert rows(atlas)["leaders"].tolist().count(("Lin Wei (China)",)) == 4
        (finding,) = findings(atlas, "variant")
        assert finding.row == 5

    @pytest.mark.parametrize(("most", "odd"), [("Norway", "Sweden"), ("Ghana", "Togo"), ("Chile", "Spain")])
    def test_of_other_countries(self, most: str, odd: str) -> None:
        found = named(*[f"Bo Lund ({most})"] * 3, f"Bo Lund ({odd})", "Bo Lund")
        assert set(found) == {f"Bo Lund ({most})", f"Bo Lund ({odd})"}
        assert "" not in found.values()


class TestNobodyNamed:
    def test_the_file_stands_for_the_leader_and_the_message_says_how_to_name_one(self) -> None:
        atlas = case("ours_without_leader.csv")
        assert list(leaders(atlas)) == ["The traveller of ours without leader"]
        (warning,) = findings(atlas, "leader")
        assert '--columns "leader==Name (Country)"' in str(warning)
        assert days(atlas) == ["2025-01-25/2025-01-27", "2025-01-31/2025-02-02"]

    @pytest.mark.parametrize(
        "text",
        [
            "date,city,country\n2025-01-25,Paris,France\n",
            "start,end,venue\n2025-01-25,2025-01-25,Paris\n",
            "date,venue,lat,lon\n2025-01-25,Paris,48.85,2.35\n",
            "Datum,Ort,Land\n25.01.2025,Paris,Frankreich\n",
            "fecha,ciudad,país\n25/01/2025,París,Francia\n",
        ],
    )
    def test_in_other_columns(self, text: str) -> None:
        atlas = table(text, name="somebody.csv")
        assert list(leaders(atlas)) == ["The traveller of somebody"]
        assert len(findings(atlas, "leader")) == 1
        assert countries(atlas) == ["FR"]

    def test_a_name_for_every_row_can_be_said(self) -> None:
        atlas = table("date,city\n2025-01-25,Paris\n", leader="=Ada Quill (Spain)")
        assert leaders(atlas) == {"Ada Quill": "ES"}


class TestCodesForLeaders:
    def test_take_the_meaning_that_the_profile_gives_them(self) -> None:
        atlas = case("french_pr.csv")
        assert set(leaders(atlas)) == {"Président de la République", "Ministre des Affaires étrangères"}
        assert set(leaders(atlas).values()) == {"FR"}
        assert places(atlas) == ["Washington US", "Rome IT"]

    @pytest.mark.parametrize(
        ("code", "name"),
        [
            ("pr", "Président de la République"),
            (" PR ", "Président de la République"),
            ("PM", "Premier ministre"),
            ("", "Président de la République"),
        ],
    )
    def test_however_they_are_written(self, code: str, name: str) -> None:
        header = "REF.;DEBUT;FIN;DESTINATION;PAYS;OBJET;MAE ?"
        atlas = table(f"{header}\n1;18/05/2012;18/05/2012;ROME;ITALIE;G8;{code}\n")
        assert list(leaders(atlas)) == [name]


class TestSaidOnce:
    def test_leaders_without_a_country_are_one_finding(self) -> None:
        atlas = table(_lines(tuple(f"Person Number{chr(65 + at)}" for at in range(9)), "leaders"))
        assert len(findings(atlas, "unknown leader")) == 1
        assert "Traceback" not in said(atlas)


class TestABracketThatIsNoCountry:
    HEAD = "Presidente,País del Presidente,Fecha,Ciudad,País"

    @pytest.mark.parametrize(
        "brackets",
        [
            ("1er mandato", "2do mandato"),
            ("second term", "first term"),
            ("PM", "acting"),
            ("interim", "President"),
        ],
    )
    def test_does_not_beat_the_country_of_the_table(self, brackets: tuple[str, str]) -> None:
        lines = [
            f"Tabaré Vázquez ({one}),Uruguay,2006-0{month}-05,Lima,Perú"
            for month, one in enumerate(brackets, 1)
        ]
        atlas = table("\n".join(["Presidente,País del Presidente,Fecha,Ciudad,País", *lines]))
        assert leaders(atlas) == {"Tabaré Vázquez": "UY"}
        assert any("bracket" in one.found for one in findings(atlas, "leader"))

    def test_that_is_a_country_stays(self) -> None:
        text = (
            "Presidente,País del Presidente,Fecha,Ciudad,País\nAda Quill (Spain),Uruguay,2006-01-05,Lima,Perú"
        )
        assert leaders(table(text)) == {"Ada Quill": "ES"}


@pytest.mark.parametrize(
    ("header", "offices"),
    [
        ("Level", ("Premier", "President", "Acting leader", "King")),
        ("Amt", ("Kanzler", "König", "Kanzler", "Staatschef")),
        ("Cargo", ("Presidente", "Ministro", "Rey", "Ministro")),
    ],
)
def test_offices_beside_names_are_not_asked_about(header: str, offices: tuple[str, ...]) -> None:
    who = ("Ada Quill", "Bo Lund", "Cy Marsh", "Ada Quill")
    lands = ("Kenya", "Peru", "Chad", "Nepal")
    lines = [
        f"19{at + 50},{name},{office},{land}"
        for at, (name, office, land) in enumerate(zip(who, offices, lands, strict=True))
    ]
    atlas = table(f"Year,Name,{header},Country\n" + "\n".join(lines))
    assert set(leaders(atlas)) == set(who)

"""What is said of one column leaves the reading of all others as it was, and our own names are not lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.atlas import Atlas, read
from geo.cli.main import main
from geo.errors import TableError
from geo.profiles import profile_named

from .strangers import gazetteer, places, rows, table

pytestmark = pytest.mark.slow

TRIPS = """
Trip,Country,Locations,Dates,Details
1,China,"Beijing, Harbin",16–17 May 2024,Met Xi Jinping
2,Belarus,Minsk,23–24 May 2024,Met Lukashenko
3,Uzbekistan,Tashkent,26–28 May,Met Mirziyoyev
"""
START_TO_END = """
Start,End,Country,Cities,Reason
1 May 2024,2 May 2024,Norway,"Oslo, Bergen",Talks
9 May 2024,9 May 2024,Spain,Madrid,Summit
"""
JOURNEYS = """
Trip_ID,President,Start_Date,End_Date,Destination_Country,Destination_City,Trip_Status,Kind,Journey_ID
1,Ada Quill,2020-05-01,2020-05-02,Chile,Santiago,Completado,state visit,1
2,Ada Quill,2020-05-03,2020-05-03,Peru,Lima,Cancelado,summit,1
"""
OURS = """
Who,city,date,note
Ada Quill (Spain),"Newport, Rhode Island",2024-05-01,Talks
Ada Quill (Spain),"Berlin, Potsdam",2024-06-01,More talks
"""
WHO = "=Vladimir Putin (Russia)"


def told(atlas: Atlas, *without: str) -> list[dict[str, object]]:
    """Every report but what is said of it."""
    columns = [
        "start_day",
        "end_day",
        "venue",
        "city",
        "country",
        "occasion",
        "status",
        "journey",
        "stop",
        "note",
    ]
    return rows(atlas)[[one for one in columns if one not in without]].to_dict("records")


class TestOneFieldSaid:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (TRIPS, {"leader": WHO}),
            (TRIPS, {"leader_country": "=Russia"}),
            (TRIPS, {"leaders": WHO, "city": "Locations"}),
            (START_TO_END, {"leader": WHO}),
            (JOURNEYS, {"leader": "President"}),
            (JOURNEYS, {"leader_country": "=Spain"}),
        ],
    )
    def test_leaves_a_known_shape_what_it_is(self, text: str, said: dict[str, str]) -> None:
        plain, other = table(text), table(text, **said)
        moved = ("venue", "city") if "city" in said else ()
        assert (other.profile, told(other, *moved)) == (plain.profile, told(plain, *moved))
        assert places(other) == places(plain)

    def test_is_read_as_said(self) -> None:
        assert table(TRIPS, leader=WHO).leaders[["name", "country"]].to_numpy().tolist() == [
            ["Vladimir Putin", "RU"]
        ]
        assert set(table(JOURNEYS, category="Kind").reports["category"]) == {"state visit", "summit"}
        assert table(JOURNEYS, journey="=").reports["journey"].eq("").all()
        assert table(JOURNEYS, occasion="Kind").reports["occasion"].tolist() == ["state visit", "summit"]

    def test_leaves_our_own_columns_ours(self) -> None:
        named = OURS.replace("Who", "leader")
        plain = table(named)
        for said in ({"leader": "leader"}, {"leader": "=Bo Lund (Chile)"}, {"occasion": "note", "note": "="}):
            other = table(named, **said)
            assert other.profile == plain.profile == "summit-atlas"
            assert told(other, *said) == told(plain, *said)
        assert table(named, leader="=Bo Lund (Chile)").leaders["name"].tolist() == ["Bo Lund"]
        occasions = table(named, occasion="note", note="=").reports["occasion"]
        assert occasions.unique().tolist() == ["Talks", "More talks"]

    def test_takes_the_place_of_what_would_say_otherwise(self) -> None:
        text = "leader,date,start,end,city\nAda Quill (Spain),2024-05-01,2023-01-02,2023-01-03,Oslo"
        assert table(text, start="start").reports["date_text"].tolist() == ["2023-01-02 – 2023-01-03"]
        assert table(text, date="date").reports["date_text"].tolist() == ["2024-05-01"]


class TestProfileAndColumns:
    def with_both(self, profile: str, text: str, **columns: str) -> Atlas:
        given = profile_named(profile)
        return read(
            Path("table.csv"), text.strip().encode(), profile=given, columns=columns, gazetteer=gazetteer()
        )

    def test_hold_together(self) -> None:
        both = self.with_both("wikipedia-areas", TRIPS, leader=WHO)
        assert (both.profile, both.leaders["name"].tolist()) == ("wikipedia-areas", ["Vladimir Putin"])
        assert places(both) == places(table(TRIPS))

    def test_hold_together_with_a_profile_of_one_s_own(self, tmp_path: Path) -> None:
        own = tmp_path / "mine.toml"
        own.write_text(
            'name = "mine"\n[fields]\ndate = "Dates"\nvenue = "Country"\nleaders = "Details"', "utf-8"
        )
        both = self.with_both(str(own), TRIPS, venue="Locations", leaders="=Ada Quill (Spain)")
        assert (both.profile, both.leaders["name"].tolist()) == ("mine", ["Ada Quill"])
        assert both.reports["venue"].iloc[1] == "Minsk"

    def test_a_column_that_is_not_there_is_refused(self) -> None:
        with pytest.raises(TableError, match="no such column"):
            self.with_both("wikipedia-areas", TRIPS, city="Stadt")

    def test_in_the_command_too(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "trips.csv"
        path.write_text(TRIPS.strip(), "utf-8")
        options = ["--profile", "wikipedia-areas", "--columns", f"leader={WHO}"]
        assert main(["trips", str(path), *options]) == 0
        out = capsys.readouterr().out
        assert "Vladimir Putin" in out
        assert "Harbin" in out


class TestOurOwnNames:
    def test_of_the_leaders_country_are_not_lost_to_a_known_shape(self) -> None:
        atlas = table(
            "leader,leader_country,city,country,date,purpose,note\n"
            "Ursula Meyer,Germany,Paris,France,2024-03-21,dinner,late\n"
            "Ursula Meyer,Germany,Rome,Italy,2024-04-21,dinner,early"
        )
        assert atlas.leaders["country"].tolist() == ["DE"]
        assert atlas.reports["occasion"].tolist() == ["dinner", "dinner"]
        assert atlas.reports["note"].tolist() == ["late", "early"]

    @pytest.mark.parametrize(
        ("header", "cell", "column", "kept"),
        [
            ("status", "cancelled", "status", "cancelled"),
            ("venue", "Élysée Palace", "venue", "Élysée Palace"),
            ("url", "https://example.org/1", "url", "https://example.org/1"),
            ("journey", "J7", "journey", "J7"),
            ("type", "state visit", "category", "state visit"),
        ],
    )
    @pytest.mark.parametrize("first", ["leader", "President"])
    def test_beside_it_are_read(self, first: str, header: str, cell: str, column: str, kept: str) -> None:
        lines = [
            f"Ada Quill (Spain),{city},France,2024-03-2{at},talks,{cell}"
            for at, city in enumerate(("Paris", "Lyon"))
        ]
        atlas = table("\n".join([f"{first},city,country,date,purpose,{header}", *lines]))
        assert atlas.reports[column].tolist() == [kept, kept]
        foreign = "guessed" if header == "venue" else "wikipedia-areas"
        assert atlas.profile == ("summit-atlas" if first == "leader" else foreign)

    def test_of_the_order_and_of_the_rank_are_read_in_a_guess(self) -> None:
        atlas = table(
            "Politiker,Stadt,Datum,stop,precedence,source\n"
            "Ada Quill (Spain),Oslo,05.2024,2,1,a\nAda Quill (Spain),Bergen,05.2024,1,2,b",
            stop="stop",
        )
        assert atlas.profile == "guessed"
        assert rows(atlas)["stop"].tolist() == [2, 1]
        assert atlas.sources["source"].tolist()[:2] == ["a", "b"]

    def test_leave_a_known_shape_known_that_loses_none(self) -> None:
        assert table(TRIPS).profile == "wikipedia-areas"

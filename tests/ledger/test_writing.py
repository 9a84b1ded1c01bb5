"""What is written is the table that the command line reads, and its findings stand at their rows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from geo.atlas import build
from geo.export import mended_csv, mended_xlsx
from geo.ledger import (
    Found,
    Ledger,
    Look,
    NotWrittenError,
    added_said,
    as_table,
    date_said,
    dates_of,
    faults_of,
    heard,
    named,
    offers_for,
    pasted_said,
    resume,
    state,
    view_of,
)
from geo.ledger.writing import UNDATED, UNPLACED
from geo.places import Gazetteer, country_name
from geo.reports import from_tables
from geo.schema import rows
from tests.ledger.test_keeping import GAZETTEER, after

CELLS = {"leaders": "Xi Jinping (China); Emmanuel Macron (France)", "date": "spring 2024"}


def offer(text: str, where: str) -> str:
    return next(one.key for one in offers_for(text, gazetteer=GAZETTEER) if where in one.where)


@pytest.mark.slow
def test_a_place_that_is_chosen_is_read_by_the_command_line_from_the_file_alone(tmp_path: Path) -> None:
    ledger = after(
        Ledger(),
        {"do": "add", "cells": {**CELLS, "venue": "Paris", "note": "=1+1"}, "offer": offer("Paris", "Texas")},
        {"do": "add", "cells": {**CELLS, "venue": "Genev"}, "offer": offer("Genev", "Switzerland")},
        {"do": "add", "cells": {**CELLS, "venue": "Nowhere Hall"}, "at": [59.91, 10.75]},
        {"do": "add", "cells": {}},
    )
    assert [row.cells["venue"] for row in ledger.rows] == ["Paris, Texas", "Geneva", "Nowhere Hall"]
    assert ["lat" in row.cells for row in ledger.rows] == [False, False, True]
    for name, content in (
        ("t.csv", mended_csv(as_table(ledger))),
        ("t.xlsx", mended_xlsx({"reports": as_table(ledger)})),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        command = [sys.executable, "-m", "geo", "check", str(path), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        assert [one for one in told["findings"] if one["severity"] != "note"] == []
        assert told["by_precision"] == {"city": 2, "venue": 1}
        data = from_tables("t", {"reports": as_table(ledger)})
        assert data.reports["note"][0] == "=1+1"


def test_findings_stand_at_their_rows_and_rows_without_text_have_no_number() -> None:
    ledger = after(
        Ledger(),
        {"do": "put", "row": 1, "cells": {"note": "x"}},
        {"do": "put", "row": 1, "cells": {"note": ""}},
        {"do": "put", "row": 2, "cells": {**CELLS, "date": "31/02/2024", "venue": "Oslo", "status": "maybe"}},
    )
    assert ledger.numbers == (2, 2)
    faults = faults_of(ledger, from_tables("t", {"reports": as_table(ledger)}).problems)
    assert list(faults) == [2]
    words = " ".join(one.words for one in faults[2])
    assert "When: “31/02/2024”. A day that exists" in words
    assert "Did it happen: “maybe”" in words
    view = view_of(ledger, Look(faulty=True), faults, {})
    assert [(row["id"], row["number"]) for row in view["rows"]] == [(2, 2)]
    assert json.loads(json.dumps(view)) == view


def test_cells_are_pasted_where_they_are_meant_and_refused_where_there_is_no_column() -> None:
    paste = {"do": "paste", "row": 1, "column": "venue"}
    ledger = after(Ledger(), {**paste, "text": 'Oslo\tNorway\t2024-07\n"Kyiv"\tUkraine\t\n\n'})
    assert [dict(row.cells) for row in ledger.rows] == [
        {"venue": "Oslo", "country": "Norway", "date": "2024-07"},
        {"venue": "Kyiv", "country": "Ukraine"},
    ]
    ledger = after(ledger, {**paste, "row": 2, "text": "Who met\tremarks\nA; B\tx\nC\ty"})
    assert ledger.rows[1].cells == {"venue": "Kyiv", "country": "Ukraine", "leaders": "A; B", "note": "x"}
    assert ledger.rows[2].cells == {"leaders": "C", "note": "y"}
    assert ledger.columns == ("leaders", "venue", "country", "date", "note")
    with pytest.raises(NotWrittenError, match="4 from Where on: show more columns"):
        after(ledger, {**paste, "text": "a\tb\tc\td\te"})


def test_what_was_added_is_said_as_it_was_read_and_what_keeps_it_from_the_map() -> None:
    def said(**cells: str) -> tuple[str, list[str]]:
        ledger = after(Ledger(), {"do": "add", "cells": {"leaders": "A (Italy); B (Peru)", **cells}})
        atlas = build(from_tables("t", {"reports": as_table(ledger)}))
        faults = faults_of(ledger, atlas.problems)
        place = next(iter(rows(atlas.places)), None)
        read = place is not None and place.precision != "none"
        found = {1: Found(place.name, country_name(place.country))} if place and read else {}
        return added_said(ledger, faults, found), [one.words for one in faults.get(1, ())]

    who = "Added: A (Italy) and B (Peru)"
    assert said(venue="Paris", date="10/08/2023") == (f"{who}, 10 August 2023, in Paris, France.", [])
    words, faults = said(venue="Cordoba", date="2024")
    assert words.startswith(f"{who}, 2024, in Córdoba, Argentina? See its row if “Cordoba”")
    assert len(faults) == 1
    assert said(venue="Paris") == (f"{who}, in Paris, France. {UNDATED}", [UNDATED])
    assert said(date="2024") == (f"{who}, 2024. {UNPLACED}", [UNPLACED])
    assert "No place was found for “Nowherezz”: it is listed" in said(venue="Nowherezz", date="2024")[0]
    assert said(venue="Paris", date="12/25/2023")[0] == f"{who}, 12/25/2023, in Paris, France."
    assert added_said(Ledger(), {}, {}) == ""


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("06/05/24", "2024-05-06", "6 May 2024 – or write 2024-06-05, if the month stands first"),
        ("06-05-2024", "2024-05-06", "6 May 2024 – or write 2024-06-05, if the month stands first"),
        ("06.05.24", "2024-05-06", "6 May 2024"),
        ("13/05/24", "2024-05-13", "13 May 2024"),
        ("05/05/2024", "05/05/2024", "5 May 2024"),
    ],
)
def test_a_date_that_two_days_can_be_read_from_is_said_with_both_and_kept_as_it_was_said(
    typed: str, kept: str, said: str
) -> None:
    first = after(Ledger(), {"do": "add", "cells": {**CELLS, "date": "2024-01-03"}})
    assert date_said(typed, dates_of(first)) == (said, True)
    assert after(first, {"do": "add", "cells": {"date": typed}}).rows[1].cells["date"] == kept
    alone = after(Ledger(), {"do": "add", "cells": {"date": "06/05/24"}})
    assert alone.rows[0].cells["date"] == "06/05/24", "nothing shows the century"
    assert date_said("06/05/24", dates_of(alone))[1] is False


def test_a_date_of_figures_is_kept_as_it_was_read_whatever_the_rows_after_it_say() -> None:
    ledger = after(
        Ledger(),
        {"do": "add", "cells": {**CELLS, "date": "10/08/2023"}},
        {"do": "put", "row": 2, "cells": {**CELLS, "date": "12/25/2023"}},
    )
    assert [row.cells["date"] for row in ledger.rows] == ["2023-08-10", "12/25/2023"]
    faults = faults_of(ledger, from_tables("t", {"reports": as_table(ledger)}).problems)
    (said,) = [one.words for one in faults[2] if one.column == "date"]
    assert "has the month first" in said
    assert "Write 2023-12-25" in said
    assert not [one for one in faults.get(1, ()) if one.column == "date"]
    ledger = after(ledger, {"do": "put", "row": 1, "cells": {"date": "11/08/2023"}})
    assert ledger.rows[0].cells["date"] == "2023-08-11"
    assert ledger.before().rows[0].cells["date"] == "2023-08-10"
    paste = {"do": "paste", "row": 3, "column": "date"}
    ledger = after(ledger, {**paste, "text": "10/08/2023\n12/25/2023\nspring 2024\n10/08/23"})
    read = ["2023-10-08", "2023-12-25", "spring 2024", "2023-10-08"]
    assert [row.cells["date"] for row in ledger.rows[2:]] == read
    ledger = after(ledger, {**paste, "text": "10/08/2023\n12/25/2023\n25/12/2023"})
    assert [row.cells["date"] for row in ledger.rows[2:5]] == ["2023-08-10", "12/25/2023", "2023-12-25"]


def test_a_first_line_names_columns_as_in_files_and_a_name_that_is_not_known_is_said() -> None:
    paste = {"do": "paste", "row": 1, "column": "leaders"}
    line = "2024-05-06\tA; B\tParis\tFrance\t"
    ledger = after(Ledger(), {**paste, "text": f"Date\tLeader\tCity\tCountry\tWith\n{line}"})
    cells = {"leaders": "A; B", "city": "Paris", "country": "France", "date": "2024-05-06"}
    assert [dict(row.cells) for row in ledger.rows] == [cells]
    for header, words in (
        ("Date\tLeader\tCity\tCountry\tWith", "“With” is no column that is known here"),
        ("Date\tLeader\tCity\tCountry\t", "column 5 has no name"),
        ("Date\tLeader\tCity\tCountry", "column 5 has no name"),
        ("Date\tLeader\tCity\tCountry\tName", "“Leader” and “Name” in the first line are both for Who met"),
    ):
        with pytest.raises(NotWrittenError, match=words):
            after(Ledger(), {**paste, "text": f"{header}\n{line}C"})


def test_a_country_is_written_behind_a_name_in_all_its_rows_and_offered_with_it() -> None:
    ledger = after(
        Ledger(),
        {"do": "add", "cells": {"leaders": "Łukasz Ørsted; B"}},
        {"do": "add", "cells": {"leaders": "C; Lukasz Orsted"}},
        {"do": "home", "name": "Łukasz Ørsted", "country": "Poland"},
    )
    assert [row.cells["leaders"] for row in ledger.rows] == [
        "Łukasz Ørsted (Poland); B",
        "C; Lukasz Orsted (Poland)",
    ]
    assert named(ledger)[0] == "Łukasz Ørsted (Poland)"
    assert [row.cells["leaders"] for row in ledger.before().rows] == ["Łukasz Ørsted; B", "C; Lukasz Orsted"]


@pytest.mark.parametrize(
    "message",
    [None, [], {}, {"do": "burn"}, {"do": "put", "row": True, "cells": {}},
     {"do": "put", "row": 1, "cells": {"x": "y"}},
     {"do": "remove", "row": 7}, {"do": "place", "row": 1, "at": [91, 0]}, {"do": "add", "cells": "x"},
     {"do": "columns", "columns": ["leaders", 1]}, {"do": "home", "name": "A", "country": "Atlantis"},
     {"do": "add", "cells": {"venue": "Paris"}, "offer": "Atlantis"}],
)  # fmt: skip
def test_a_message_that_is_no_step_changes_nothing_and_says_why(message: object) -> None:
    with pytest.raises(NotWrittenError):
        heard(Ledger(), message, Gazetteer())


PASTE = {"do": "paste", "row": 1, "column": "leaders"}


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("06/05/2024", "07/08/2024"), "read as 6 May 2024, and could be 5 June 2024: nothing in its column"),
        (
            ("06/05/2024", "12/25/2024"),
            "read as 5 June 2024, as other dates of its column show, and not as 6",
        ),
        (("25-12-2024", "06-05-2024"), "read as 6 May 2024, as other dates of its column show, and not as 5"),
        (("06/05/24", "2024-01-02"), "read as 6 May 2024, and could be 5 June 2024"),
        (("2024-05-06", "May 2024"), ""),
        (("05/05/2024", "12/25/2024"), ""),
        (("16.05.2024", "next Friday"), ""),
    ],
)
def test_pasted_dates_that_could_be_read_otherwise_are_said_with_the_other_day(
    dates: tuple[str, ...], said: str
) -> None:
    text = "Who met\tWhere\tWhen\n" + "\n".join(f"A; B\tOslo\t{one}" for one in dates)
    ledger = after(Ledger(), {**PASTE, "text": text})
    assert said in pasted_said(ledger) if said else not pasted_said(ledger)
    again = resume(json.loads(json.dumps(state(ledger))))
    assert pasted_said(again) == pasted_said(ledger), "a project says it again"
    assert pasted_said(after(again, {"do": "undo"})) == ""


def test_a_day_that_was_not_read_is_not_confirmed() -> None:
    ledger = after(
        Ledger(), {"do": "add", "cells": {"leaders": "A; B", "venue": "Paris", "date": "next Friday"}}
    )
    said = added_said(ledger, {}, {1: Found("Paris", "France")})
    assert said.startswith("Added: A and B, in Paris, France. “next Friday” was not read as a date")

"""Which sheet of a workbook is read."""

from __future__ import annotations

from geo.tables.choosing import reads_best

DATA = [["Leader", "City", "Country", "Date"], *[["Ada", "Rome", "Italy", "2019-03-04"]] * 12]
CONTENTS = [["Sheet", "Description", "Source"], ["Trips", "All of them", "own"]]


def test_the_sheet_that_says_when_where_and_who_is_read() -> None:
    assert (
        reads_best({"Contents": CONTENTS, "Trips": DATA, "Codes": [["Code", "Meaning"], ["S", "State"]]})
        == "Trips"
    )
    counts = [["Country", "Date", "Visits"], ["Italy", "2019", "12"]]
    assert reads_best({"Summary": counts, "Trips": DATA}) == "Trips"
    assert reads_best({"2024": DATA[:1], "Before": DATA}) == "Before"  # of equal ones one with rows
    assert reads_best({"2024": DATA[:2], "Before": DATA}) == "2024"
    assert reads_best({"Trips": DATA[:5], "Hotels": DATA * 4}) == "Trips"
    assert reads_best({"Visits": DATA[:5], "Cancelled visits": DATA * 3}) == "Visits"
    assert reads_best({"2024": DATA[:5], "Cancelled visits": DATA}) == "2024"
    people = [["Jahr", "Land", "Name"], ["1950", "Italien", "Ada"]]
    assert (
        reads_best({"Reisen": [["Wann", "Wer", "Ziel"], ["Mai", "Ada", "Rom"]], "Personen": people})
        == "Reisen"
    )
    assert reads_best({"Notes": [["Who made this"]], "More": CONTENTS}) == "More"
    assert reads_best({"Notes": [["Who made this"]]}) == "Notes"
    assert reads_best({}) is None

"""One finding for each kind of fault in the dates of a table, with its rows and its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import Change, Problem
from geo.reports import Dataset, load


def read(text: str, **columns: str) -> Dataset:
    return load(Path("table.csv"), text.encode(), columns=columns or None)


def labels(data: Dataset) -> list[str]:
    return data.reports["date_label"].tolist()


def one(data: Dataset, kind: str) -> Problem:
    (found,) = [problem for problem in data.problems if problem.kind == kind]
    return found


def test_exchanged_days_are_one_finding_with_its_rows_and_the_changes_that_cure_it() -> None:
    data = read(
        "leaders,start,end,city\nA (France),2013-01-07,2013-02-07,Dakar\n"
        "A (France),2013-06-26,2013-06-28,Rome\n"
        "A (France),2004-11-30,2004-01-12,Ottawa\nA (France),2003-09-07,2003-10-07,Pretoria\n"
    )
    found = one(data, "exchanged")
    assert found.rows == (2, 4, 5)
    assert found.found == "3 spans become short when day and month are exchanged"
    assert "1–2 July 2013, 30 November – 1 December 2004, 9–10 July 2003" in found.advice
    assert found.changes == (
        Change(2, "start", "2013-07-01"),
        Change(2, "end", "2013-07-02"),
        Change(4, "end", "2004-12-01"),
        Change(5, "start", "2003-07-09"),
        Change(5, "end", "2003-07-10"),
    )
    assert data.reports["date_kind"].tolist() == ["vague", "precise", "vague", "vague"]
    assert [problem for problem in data.problems if problem.severity == "error"] == []
    assert found.as_dict()["changes"][0] == {"row": 2, "column": "start", "text": "2013-07-01"}


def test_made_as_offered_the_changes_leave_nothing_to_say() -> None:
    rows = {2: {"start": "2013-01-07", "end": "2013-02-07"}, 3: {"start": "2006-12-07", "end": "2006-07-14"}}

    def table() -> Dataset:
        lines = [f"A (France),{row['start']},{row['end']},Rome" for row in rows.values()]
        return read("leaders,start,end,city\n" + "\n".join(lines) + "\n")

    for change in one(table(), "exchanged").changes:
        rows[change.row][change.column] = change.text
    after = table()
    assert labels(after) == ["1–2 July 2013", "12–14 July 2006"]
    assert after.problems == ()


def test_a_century_that_nothing_settles_is_asked_once_for_the_column() -> None:
    text = "leaders,date,city\n" + "".join(f"A (France),{day}.05.18,Rome\n" for day in range(10, 20))
    found = one(read(text), "date")
    assert found.rows == tuple(range(2, 12))
    assert '--columns "date=date,century==2000"' in found.advice
    assert labels(read(text, date="date", century="=2000"))[0] == "10 May 2018"


def test_a_year_beside_a_date_settles_its_century_and_a_month_that_differs_is_named() -> None:
    data = read(
        "date,year,month,leaders,city\n12/07/18,2018,12,A (Chile),Rome\n12/03/18,2018,11,A (Chile),Oslo\n"
    )
    assert labels(data) == ["7 December 2018", "3 December 2018"]
    found = one(data, "helper")
    assert (found.row, found.column) == (3, "month")
    assert found.found == "11 2018 beside 3 December 2018"


def test_a_length_gives_the_end_and_one_that_differs_from_it_is_named() -> None:
    data = read(
        "leaders,start,end,duration,city\nA (Peru),2013-05-22,,3,Lima\nA (Peru),2013-06-22,,2 nights,Rome\n"
        "A (Peru),2013-07-01,2013-07-02,9,Oslo\nA (Peru),2013-08-01,,a while,Bonn\n"
    )
    assert labels(data) == ["22–24 May 2013", "22–24 June 2013", "1–2 July 2013", "1 August 2013"]
    assert one(data, "helper").row == 4
    assert one(data, "length").row == 5


def test_columns_that_help_a_date_are_left_alone_where_there_is_none() -> None:
    data = read('leaders,duration,city\nA (Peru),"3–5 May 2012",Lima\n')
    assert labels(data) == ["3–5 May 2012"], "a duration may hold the dates themselves"


@pytest.mark.parametrize("said", ["Julian", "julian", "OS"])
def test_dates_of_the_julian_calendar_are_kept_converted_and_said(said: str) -> None:
    data = read(f"leaders,date,calendar,city\nA (Italy),1500-02-29,{said},Rome\nA (Italy),1500-03-01,,Rome\n")
    assert labels(data) == ["10 March 1500", "1 March 1500"]
    assert data.reports["date_text"].tolist() == ["1500-02-29 (Julian)", "1500-03-01"]
    assert any('"1500-02-29" is 10 March 1500' in problem.advice for problem in data.problems)


def test_a_calendar_or_century_that_is_none_is_said_once() -> None:
    data = read(
        "leaders,date,calendar,century,city\nA (Italy),1500-03-01,lunar,now,Rome\n"
        "A (Italy),1501,lunar,then,Rome\n"
    )
    found = {problem.column: problem.rows for problem in data.problems if problem.severity == "error"}
    assert found == {"calendar": (2, 3), "century": (2, 3)}


def test_the_same_unreadable_text_in_many_rows_is_one_finding() -> None:
    data = read("leaders,date,city\n" + "A (Italy),someday,Rome\n" * 5 + "A (Italy),never,Rome\n")
    faults = [problem for problem in data.problems if problem.severity == "error"]
    assert [(fault.found, len(fault.rows) or 1) for fault in faults] == [("someday", 5), ("never", 1)]
    assert data.mapped_rows == 0


def test_dates_in_three_columns_may_have_three_more_for_the_end(tmp_path: Path) -> None:
    from geo.profiles import read_profile

    path = tmp_path / "mine.toml"
    path.write_text(
        'name = "mine"\n[fields]\nleaders = "Who"\ncity = "Where"\n'
        '[dates]\nyear = "Y"\nmonth = "M"\nday = "D"\n'
        'end_year = "Y2"\nend_month = "M2"\nend_day = "D2"\n',
        encoding="utf-8",
    )
    table = b"Who,Where,Y,M,D,Y2,M2,D2\nA (Italy),Oslo,2024,12,30,2025,1,2\n"
    data = load(Path("t.csv"), table, profile=read_profile(path))
    assert labels(data) == ["30 December 2024 – 2 January 2025"]

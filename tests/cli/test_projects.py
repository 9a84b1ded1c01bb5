"""The command ``projects``, and projects where a command takes a table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.cli.main import main
from geo.export import Changes
from geo.projects import Kept, Upload, begin, changes_plain, table_kept
from geo.storybook import Book, contents, filled, pictured, state, written
from tests.cli.test_main import carried
from tests.storybook.books import photograph

TABLE = b"Date,Visited city,President\n31/02/2009,Paris,Ada Quill\n2009-03-16,Rome,Ada Quill\n"


@pytest.fixture
def number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SUMMIT_ATLAS_PROJECTS", str(tmp_path / "projects"))
    changes = changes_plain(Changes({(2, "Date"): "28/02/2009"}))
    leaders = [{"name": "Ada Quill", "country": "ES", "office": "", "seat": "", "aliases": []}]
    table = table_kept("files", [Upload("visits.csv", TABLE)])
    return begin(
        "Ada's visits", {"table": table, "changes": Kept(changes), "told": Kept({"leaders": leaders})}
    )


def figures(capsys: pytest.CaptureFixture[str], *call: str) -> dict[str, int]:
    capsys.readouterr()
    assert main(["trips", *call, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    return {name: found[name] for name in ("made", "trips", "undated") if name in found}


def test_a_project_is_a_table_for_every_command_by_number_name_or_file(
    number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["projects"]) == 0
    assert capsys.readouterr().out.startswith(f"{number}  ")
    file = tmp_path / "ada.summit.zip"
    assert main(["projects", "Ada's visits", "-o", str(file)]) == 0
    found = figures(capsys, number)
    assert found["made"] == 2  # as it was mended, and of the country that was answered
    assert found == figures(capsys, "Ada's visits") == figures(capsys, str(file))
    assert found == figures(capsys, str(tmp_path / "projects" / f"{number}.summit"))
    assert found == figures(capsys, "ada's Visits") == figures(capsys, number.rpartition("-")[0])
    assert main(["map", str(file), "-o", str(tmp_path / "map.html")]) == 0
    (tmp_path / "visits.csv").write_bytes(TABLE)
    capsys.readouterr()
    main(["diff", str(tmp_path / "visits.csv"), number])
    assert "2009-02-28" in capsys.readouterr().out
    assert main(["projects", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["name"] == "Ada's visits"


def test_wrong_calls_and_bad_projects_are_told_in_words(
    number: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "projects" / "bad-1.summit").write_bytes(b"x" * 5000)
    (tmp_path / "bad.summit.zip").write_bytes(b"x" * 5000)
    for call, status, words in (
        (["projects"], 1, "bad-1.summit is damaged"),
        (["projects", "-o", "x.summit.zip"], 2, "name it"),
        (["projects", number, "-o", "x.zip"], 2, "ends in .summit.zip"),
        (["projects", "nothing"], 1, "no project"),
        (["check", str(tmp_path / "bad.summit.zip")], 1, "bad.summit.zip is damaged"),
        (["check", "bad-1"], 1, "bad-1.summit is damaged"),
        (["check", "nothing"], 1, "no such file or folder"),
        (
            ["check", "nothing"],
            1,
            "or the name of the project: the command `projects` lists them",
        ),
    ):
        assert main(call) == status
        assert words in capsys.readouterr().err


def test_a_project_is_told_with_the_story_that_was_written_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SUMMIT_ATLAS_PROJECTS", str(tmp_path / "projects"))
    book = pictured(filled(Book(), [{"title": "Rome"}], "opened"), 1, "a.jpg", photograph())
    book = written(book, 1, "alt", "Two people")
    table = table_kept("files", [Upload("visits.csv", TABLE.replace(b"31/02", b"28/02"))])
    number = begin("Told", {"table": table, "story": Kept(state(book), contents(book))})
    main(["map", number, "-o", str(tmp_path / "told.html")])
    assert "1 chapter," in capsys.readouterr().err
    story = carried(tmp_path / "told.html")["story"]
    assert (story["chapters"][0]["title"], len(story["pictures"])) == ("Rome", 1)
    main(["map", number, "-o", str(tmp_path / "map.html"), "--no-story"])
    assert "story" not in carried(tmp_path / "map.html")
    wrong = begin("Wrong", {"table": table, "story": Kept({**state(book), "now": 9}, contents(book))})
    capsys.readouterr()
    assert main(["map", wrong, "-o", str(tmp_path / "wrong.html")]) == 1
    assert "its part 'story' is not what it should be" in capsys.readouterr().err

"""A profile that is none is refused in words, each kind of fault once."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import TableError
from geo.profiles.profile import read_profile

_FIELDS = '[fields]\ndate = "date"\ncity = "city"\nleaders = "leaders"\n'


def refused(path: Path, text: str) -> TableError:
    path.write_text(text, "utf-8")
    with pytest.raises(TableError) as caught:
        read_profile(path)
    return caught.value


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('[values]\nstatus = "x"\n', "values"),
        ("[values.status]\nx = 3\n", "values"),
        ("[carry]\ncity = inf\n", "carry"),
        ("[carry]\ncity = 1e400\n", "carry"),
        ("[carry]\ncity = nan\n", "carry"),
        ('[leaders]\nseparators = [""]\n', "leaders.separators"),
        ('[leaders]\nseparators = ""\n', "leaders.separators"),
        ('[places]\nseparators = [";", ""]\n', "places.separators"),
        ('[places]\ntransit = [""]\n', "places.transit"),
        ('[headerless]\nx = ["a"]\n', "headerless"),
        ("leaders = [1]\n", "leaders"),
        ('mirror = "x"\n', "mirror"),
    ],
)
def test_a_key_of_another_kind_is_named(tmp_path: Path, text: str, column: str) -> None:
    error = refused(tmp_path / "p.toml", f'name = "a"\n{text}')
    assert [problem.column for problem in error.problems] == [column]


@pytest.mark.parametrize(
    "text",
    ["x = " + "[" * 5_000 + "]" * 5_000, "x = " + "{a=" * 5_000, "\ufeff\x00", "name = ", "a" * 1_000_001],
)
def test_what_is_no_profile_is_refused_in_words(tmp_path: Path, text: str) -> None:
    (problem,) = refused(tmp_path / "p.toml", text).problems
    assert problem.found.startswith("no profile: ")


@pytest.mark.parametrize("table", ["", "[fields]\n", "[leaders]\n"])
def test_keys_without_number_are_one_finding(tmp_path: Path, table: str) -> None:
    keys = "".join(f'k{number} = "x"\n' for number in range(50_000))
    (problem,) = refused(tmp_path / "p.toml", f'name = "a"\n{table}{keys}').problems
    assert "49,996 more" in problem.found

"""The option --language."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.cli.main import main
from tests.cli.test_flows import SAMPLE


def asked(folder: Path, seed_folder: Path, *more: str) -> int:
    return main([*map(str, ("map", seed_folder, "-o", folder / "map.html")), *more])


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--language", "tlh"], '--language got "tlh"; the program speaks en, fr'),
        (["--language", "../fr"], '--language got "../fr"'),
        (["--only-language"], "--only-language needs --language with one language"),
        (["--language", "fr,ru", "--only-language"], "--only-language needs --language with one language"),
    ],
)
def test_what_is_no_language_is_refused_with_those_that_there_are(
    tmp_path: Path, seed_folder: Path, capsys: pytest.CaptureFixture[str], more: list[str], words: str
) -> None:
    assert asked(tmp_path, seed_folder, *more) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "map.html").exists()


def test_a_map_is_written_in_the_language_that_is_asked_for(tmp_path: Path, seed_folder: Path) -> None:
    assert asked(tmp_path, seed_folder, "--language", "fr") == 0
    text = (tmp_path / "map.html").read_text("utf-8")
    assert '<html lang="fr">' in text
    assert "<title>Vladimir Putin" in text
    assert "and who came" not in text.partition("<style>")[0]


def test_flows_are_written_in_it_too(tmp_path: Path) -> None:
    target = tmp_path / "flows.html"
    assert main([*map(str, ("flows", SAMPLE, "-o", target, "--language", "de", "--no-cache"))]) == 0
    assert '<html lang="de">' in target.read_text("utf-8")


def test_a_table_of_flows_has_no_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "flows.csv"
    assert main([*map(str, ("flows", SAMPLE, "-o", target, "--language", "de", "--no-cache"))]) == 2
    assert "for maps alone there is --language" in capsys.readouterr().err

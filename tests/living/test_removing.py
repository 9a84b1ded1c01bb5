"""States that are removed: their files and their lines go, and nothing that another state needs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

import pytest

from geo.errors import TableError
from geo.living import State, again, freed, kept_states, remove_states
from geo.living.states import FOLDER, LIST, keep, path_of

HERE, THERE = "https://example.org/a.csv", "https://example.org/b.csv"


def kept_now(address: str, content: bytes) -> State:
    return keep(address, address, "a.csv", content, "")


def test_what_another_state_has_too_stays(kept: Path) -> None:
    first, second, other = kept_now(HERE, b"one"), kept_now(HERE, b"second"), kept_now(THERE, b"one")
    assert freed([first, second]) == {second.digest: 6}
    assert remove_states([first, second]) == 6
    assert kept_states() == [other]
    assert again(other.digest).content == b"one"
    assert remove_states([other]) == 3
    assert sorted(path.name for path in kept.iterdir()) == [LIST]
    assert (kept / LIST).read_bytes() == b""


def test_a_damaged_line_and_what_is_kept_meanwhile_outlast_it(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = kept_now(HERE, b"one")
    with (kept / LIST).open("ab") as listed:
        listed.write(b"no line of ours\n")
    came: list[State] = []
    opened = os.fdopen

    def meanwhile(stream: int, how: str) -> IO[bytes]:
        monkeypatch.undo()
        monkeypatch.setenv(FOLDER, str(kept))
        came.append(kept_now(THERE, b"came meanwhile"))
        return opened(stream, how)

    monkeypatch.setattr(os, "fdopen", meanwhile)
    remove_states([first])
    assert kept_states() == came
    assert b"no line of ours\n" in (kept / LIST).read_bytes()
    assert [path for path in kept.iterdir() if path.suffix == ".part"] == []


def test_what_is_gone_already_is_no_fault(kept: Path) -> None:
    state = kept_now(HERE, b"one")
    path_of(state.digest).unlink()
    assert remove_states([state]) == 0
    assert remove_states([state]) == 0
    assert kept_states() == []


def test_a_folder_that_cannot_be_written_is_named(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = kept_now(HERE, b"one")

    def full(**_where: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("geo.living.removing.tempfile.mkstemp", full)
    with pytest.raises(TableError, match="cannot be written"):
        remove_states([state])
    assert kept_states() == [state]
    assert again(state.digest).content == b"one"

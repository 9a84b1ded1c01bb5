"""Folders of uploads: whose they are, how long they live, and what files in them are called."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.projects import scratch

ROOT = Path(__file__).resolve().parents[2]
HOLD = (
    "import sys; from geo.projects.scratch import new_folder; f = new_folder();"
    "print(f.name, flush=True); sys.stdin.read()"
)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def holding(temporary: Path) -> tuple[subprocess.Popen[str], Path]:
    """A process that has a folder, and the folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={"TMPDIR": str(temporary), "PATH": ""},
    )  # fmt: skip
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


@pytest.mark.skipif(sys.platform == "win32", reason="no signal there ends a process at once")
def test_after_a_kill_the_next_start_removes_what_was_left_and_nothing_that_is_in_use(
    temporary: Path,
) -> None:
    killed, left = holding(temporary)
    alive, used = holding(temporary)
    assert left.is_dir()
    assert used.is_dir()
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    scratch._sweep()
    assert not left.parent.exists()
    assert used.is_dir()
    alive.communicate("")
    assert not used.parent.exists(), "an orderly end leaves nothing"


def test_a_link_that_somebody_put_there_is_not_followed(temporary: Path) -> None:
    precious = temporary / "precious"
    precious.mkdir()
    (precious / "in-use").write_text("")
    (temporary / "summit-atlas-served-link").symlink_to(precious)
    scratch._sweep()
    assert precious.is_dir()


@given(st.text())
@example("..")
@example("../../etc/passwd")
@example("..\\..\\x.csv")
@example("a\0b.csv")
@example("x" * 300 + ".csv")
@example("*?[a].csv")
def test_any_name_becomes_one_plain_file_of_the_folder(name: str) -> None:
    made = scratch.safe_name(name)
    assert made not in {"", ".", ".."}
    assert len(made.encode()) <= 4 * scratch.LONGEST + 4
    assert not set(made) & set('/\\\0*?[]<>:"|')
    assert Path("folder", made).parent == Path("folder")


@pytest.mark.parametrize("ending", ["csv", "parquet", "export.CSV.zip"])
def test_a_file_keeps_its_ending(ending: str) -> None:
    assert scratch.safe_name(f"{'x' * 300} 2024.{ending}").endswith(ending.rpartition(".")[2])

"""From sources to flows in one call: what is kept, what is read again, what is said of both."""

from __future__ import annotations

import gzip
import os
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from geo.errors import FlowEngineError, FlowSourceError
from geo.flow.flows import Engine, find_sources, open_engine
from geo.flow.run import Answer, Question, Step, answer
from tests.flow.rows import GENEVA, PARIS, line, write

pytestmark = pytest.mark.slow

ALL = Question(codes=("042", "043", "044"))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with open_engine() as opened:
        yield opened


@pytest.fixture
def events(tmp_path: Path) -> Path:
    """A folder of two days: two visits to Berlin, one hosted in Paris."""
    folder = tmp_path / "events"
    folder.mkdir()
    write(folder / "20240516.csv", [line(), line("012"), line(one="", other="")])
    write(
        folder / "20240517.csv",
        [line("043", "FRA", "JPN", "20240517", **PARIS), line(one="ITA", day="20240520")],
    )
    return folder


def ask(engine: Engine, folder: Path, cache: Path | None = None, **options: object) -> Answer:
    question = options.pop("question", ALL)
    return answer(engine, find_sources([folder]), question, cache=cache, **options)  # type: ignore[arg-type]


def visits(found: Answer) -> int:
    return int(found.flows.table["count"].sum())


class TestKeeping:
    def test_a_second_run_reads_nothing_again_and_says_the_same(
        self, engine: Engine, events: Path, tmp_path: Path
    ) -> None:
        first = ask(engine, events, tmp_path / "cache")
        second = ask(engine, events, tmp_path / "cache")
        assert (first.rows_kept, second.rows_kept) == (0, 5)
        assert second.flows.table.equals(first.flows.table)
        assert second.flows.left_out == first.flows.left_out == {"other code": 1, "no actor": 1}

    def test_of_a_folder_that_grew_only_the_new_file_is_read(
        self, engine: Engine, events: Path, tmp_path: Path
    ) -> None:
        ask(engine, events, tmp_path / "cache")
        write(events / "20240518.csv", [line(one="USA", day="20240518")])
        steps: list[Step] = []
        grown = ask(engine, events, tmp_path / "cache", progress=steps.append)
        assert (visits(grown), grown.rows_kept) == (4, 5)
        assert [step.files for step in steps] == [2, 3]
        assert grown.flows.table.equals(ask(engine, events).flows.table)

    def test_a_file_that_changed_is_read_anew(self, engine: Engine, events: Path, tmp_path: Path) -> None:
        ask(engine, events, tmp_path / "cache")
        write(events / "20240516.csv", [line(**GENEVA)])
        changed = ask(engine, events, tmp_path / "cache")
        assert set(changed.flows.table["role"]) == {"made", "third"}
        assert changed.flows.table.equals(ask(engine, events).flows.table)

    def test_fewer_files_than_were_kept_tell_only_of_themselves(
        self, engine: Engine, events: Path, tmp_path: Path
    ) -> None:
        ask(engine, events, tmp_path / "cache")
        (events / "20240517.csv").unlink()
        assert visits(ask(engine, events, tmp_path / "cache")) == 1

    def test_other_codes_are_kept_apart(self, engine: Engine, events: Path, tmp_path: Path) -> None:
        ask(engine, events, tmp_path / "cache")
        hosted = ask(engine, events, tmp_path / "cache", question=Question(codes=("043",)))
        assert (visits(hosted), hosted.rows_kept) == (1, 0)

    def test_period_days_and_least_count_are_asked_of_what_is_kept(
        self, engine: Engine, events: Path, tmp_path: Path
    ) -> None:
        ask(engine, events, tmp_path / "cache")
        question = Question("week", date(2024, 5, 17), date(2024, 5, 20))
        found = ask(engine, events, tmp_path / "cache", question=question)
        assert found.rows_kept == 5
        assert found.flows.table["period"].dt.strftime("%Y-%m-%d").tolist() == ["2024-05-13", "2024-05-20"]

    def test_a_damaged_cache_is_read_past(self, engine: Engine, events: Path, tmp_path: Path) -> None:
        ask(engine, events, tmp_path / "cache")
        for summary in (tmp_path / "cache").rglob("sources.json"):
            summary.write_text("{", encoding="utf-8")
        again = ask(engine, events, tmp_path / "cache")
        assert (visits(again), again.rows_kept) == (3, 0)
        assert ask(engine, events, tmp_path / "cache").rows_kept == 5

    def test_a_stopped_run_keeps_whole_batches_and_nothing_half(
        self, engine: Engine, events: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("geo.flow.run._BATCH_BYTES", 1)

        def stop(step: Step) -> None:
            if step.files == 1:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            ask(engine, events, tmp_path / "cache", progress=stop)
        assert len(list((tmp_path / "cache").rglob("sources.json"))) == 1
        assert not list((tmp_path / "cache").rglob(".part-*"))
        assert ask(engine, events, tmp_path / "cache").rows_kept == 3

    def test_two_runs_at_once_on_one_cache_agree(self, events: Path, tmp_path: Path) -> None:
        found: list[Answer] = []
        together = threading.Barrier(2)

        def look(step: Step) -> None:
            if step.files == 0:  # it has looked into the cache, which is empty, and has read nothing
                together.wait(60)

        def once() -> None:
            with open_engine() as opened:
                found.append(ask(opened, events, tmp_path / "cache", progress=look))

        runs = [threading.Thread(target=once) for _ in range(2)]
        for run in runs:
            run.start()
        for run in runs:
            run.join()
        assert [(visits(one), one.rows_kept) for one in found] == [(3, 0), (3, 0)]
        assert len(list((tmp_path / "cache").rglob("sources.json"))) == 1
        assert not list((tmp_path / "cache").rglob(".part-*"))

    def test_unfinished_work_of_a_run_that_died_is_cleared_after_a_day(
        self, engine: Engine, events: Path, tmp_path: Path
    ) -> None:
        ask(engine, events, tmp_path / "cache")
        kept_in = next((tmp_path / "cache").iterdir())
        old, new = kept_in / ".part-old", kept_in / ".part-new"
        for folder in (old, new):
            folder.mkdir()
        os.utime(old, (0, 0))
        ask(engine, events, tmp_path / "cache")
        assert (old.exists(), new.exists()) == (False, True)

    def test_a_cache_that_cannot_be_made_is_said(self, engine: Engine, events: Path, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(FlowEngineError, match="choose another folder"):
            ask(engine, events, tmp_path / "file" / "cache")


class TestBadFiles:
    @pytest.fixture
    def with_bad(self, events: Path) -> Path:
        """The same with a gzip that ends too soon and a file whose columns are shifted."""
        whole = gzip.compress("".join(f"{line(day='20240518')}\n" for _ in range(2000)).encode())
        (events / "20240518.csv.gz").write_bytes(whole[: len(whole) // 2])
        write(events / "20240519.csv", [line(day="20240519").replace("\t", "\t\t", 1) for _ in range(10)])
        return events

    def test_the_first_one_stops_the_run_and_is_named(self, engine: Engine, with_bad: Path) -> None:
        with pytest.raises(FlowSourceError, match=r"2024051[89]\.csv"):
            ask(engine, with_bad)

    def test_left_out_they_are_named_and_counted_and_the_others_are_used(
        self, engine: Engine, with_bad: Path, tmp_path: Path
    ) -> None:
        for _ in range(2):  # what is bad is named in every run
            found = ask(engine, with_bad, tmp_path / "cache", skip_bad=True)
            assert sorted(Path(error.path).name for error in found.bad) == ["20240518.csv.gz", "20240519.csv"]
            assert visits(found) == 3
            assert found.flows.left_out["bad file"] == 10

    def test_a_bad_file_that_was_mended_is_read(self, engine: Engine, with_bad: Path, tmp_path: Path) -> None:
        ask(engine, with_bad, tmp_path / "cache", skip_bad=True)
        with gzip.open(with_bad / "20240518.csv.gz", "wt", encoding="utf-8") as file:
            file.write(line(one="USA", day="20240518") + "\n")
        write(with_bad / "20240519.csv", [line(one="POL", day="20240519")])
        assert visits(ask(engine, with_bad, tmp_path / "cache")) == 5


def test_progress_ends_with_everything_and_never_goes_back(engine: Engine, events: Path) -> None:
    steps: list[Step] = []
    ask(engine, events, progress=steps.append)
    assert [step.share for step in steps] == sorted(step.share for step in steps)
    assert (steps[-1].files, steps[-1].share, steps[-1].rows) == (2, 1.0, 5)


def test_without_a_cache_nothing_is_left_in_the_temporary_folder(events: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with open_engine(temporary=temporary) as opened:
        ask(opened, events)
    assert not list(temporary.iterdir())
    shutil.rmtree(temporary)

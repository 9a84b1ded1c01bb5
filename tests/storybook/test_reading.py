"""Chapters that are opened from a table show the same wherever they are moved to."""

from __future__ import annotations

from pathlib import Path

from geo.reports import load_story
from geo.story import told
from geo.storybook import Book, as_cells, filled, moved, read, removed
from tests.story.tables import atlas, written

LOOK = ("day", "range", "follow", "mode", "countries", "beside", "view")


def test_what_is_blank_in_a_table_is_written_out_so_that_chapters_can_be_moved(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        {"title": "a", "date": "2024-02-10", "follow": "Bo", "layers": "made", "projection": "globe"},
        {"title": "b"},
        {"title": "c", "meeting": "three", "mode": "now", "layers": "marks"},
        {"title": "d", "follow": "everyone", "projection": "equal-earth; 150"},
    )
    table, _ = load_story(file)
    before = told(atlas(), table).document
    assert before is not None
    book = filled(Book(), as_cells(table, atlas()), "opened")
    for changed in (book, moved(book, 4, -3), moved(removed(book, 1), 2, 2)):
        after = read(changed, atlas())
        assert after.faults == {}
        for place, chapter in enumerate(changed.chapters):
            then = before["chapters"][chapter.id - 1]
            now = after.chapter(place)
            assert {name: now[name] for name in LOOK if name in then} == {
                n: then[n] for n in LOOK if n in then
            }
            assert (now["projection"], now.get("centre")) == (then["projection"], then.get("centre"))


def test_what_is_wrong_stays_in_its_cell_and_is_said_at_its_chapter(tmp_path: Path) -> None:
    wrong = {"follow": "Anna", "layers": "blue", "view": "Atlantis", "text": "# h", "image": "a.jpg"}
    table, _ = load_story(written(tmp_path, {"title": "a"}, {"title": "b", **wrong}))
    book = filled(Book(), as_cells(table, atlas()), "opened")
    assert book.chapters[1].cell("follow") == "Anna"
    found = read(book, atlas())
    assert set(found.faults) == {book.chapters[1].id}
    faults = found.faults[book.chapters[1].id]
    assert {fault.column for fault in faults} == {"follow", "layers", "view", "text", "image", "alt"}
    assert all(fault.words.endswith(".") for fault in faults)


def test_a_chapter_without_words_is_called_by_its_number() -> None:
    found = read(filled(Book(), [{"title": "a"}, {"date": "2024-02-10"}], "opened"), atlas())
    assert found.chapter(1)["title"] == "Chapter 2"

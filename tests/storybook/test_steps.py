"""What a person does to a story, taken back and made again; what cannot be is refused in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.storybook import (
    LONGEST,
    MOST_CHAPTERS,
    Book,
    NotTakenError,
    added,
    filled,
    moved,
    picture_of,
    pictured,
    removed,
    taken,
    unpictured,
    written,
)
from tests.storybook.books import book, photograph, titles


def test_a_chapter_is_written_moved_and_deleted_and_every_step_is_taken_back() -> None:
    now = book("one", "two", "three")
    ids = [chapter.id for chapter in now.chapters]
    now = written(now, ids[0], "title", "first")
    now = moved(now, ids[0], 1)
    assert titles(now) == ["two", "first", "three"]
    now = removed(now, ids[1])
    assert titles(now) == ["first", "three"]
    now = added(now, {"title": "between"}, ids[0])
    assert titles(now) == ["first", "between", "three"]
    assert now.undoes == "added"
    for expected in (["first", "three"], ["two", "first", "three"], ["first", "two", "three"]):
        now = now.back()
        assert titles(now) == expected
    assert now.redoes == "moved"
    assert titles(now.again().again()) == ["first", "three"]
    assert titles(now.back().back().back()) == []


def test_what_changes_nothing_is_no_step_and_a_new_step_ends_what_could_be_made_again() -> None:
    now = book("one", "two")
    first = now.chapters[0].id
    assert written(now, first, "title", "  one ") is now
    assert moved(now, first, -1) is now
    assert unpictured(now, first) is now
    again = written(now.back().again(), first, "credit", "C").back()
    assert again.redoes
    assert not written(again, first, "title", "other").redoes


def test_the_map_taken_over_replaces_all_that_was_shown_and_leaves_text_and_picture() -> None:
    now = pictured(book("one"), 1, "a.jpg", photograph())
    now = written(written(now, 1, "meeting", "two"), 1, "view", "Norway")
    shown = taken(now, 1, {"date": "2024-02-10", "view": "1, 2, 3"}).chapters[0]
    assert (shown.cell("meeting"), shown.cell("view"), shown.cell("date")) == ("", "1, 2, 3", "2024-02-10")
    assert (shown.cell("title"), shown.cell("image")) == ("one", "a.webp")


def test_text_is_kept_as_it_can_be_written_and_no_longer_than_any_reader_takes() -> None:
    now = written(book("one"), 1, "text", " a\r\nb\x00\x1b c\ud800 ")
    assert now.chapters[0].cell("text") == "a\nb c"
    with pytest.raises(NotTakenError, match="room for 10,000 characters"):
        written(now, 1, "text", "x" * (LONGEST + 1))
    with pytest.raises(NotTakenError, match="not in the story"):
        written(now, 99, "text", "x")


def test_too_many_chapters_and_too_much_text_are_refused() -> None:
    rows = [{"title": "a"}] * (MOST_CHAPTERS + 1)
    with pytest.raises(NotTakenError, match="at most 200 chapters"):
        filled(Book(), rows, "opened")
    with pytest.raises(NotTakenError, match="characters"):
        filled(Book(), [{"text": "x" * LONGEST}] * 150, "opened")


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("../../etc/passwd", "passwd.webp"),
        ("C:\\pictures\\My photo (1).JPG", "My-photo-1.webp"),
        ("<script>.png", "script.webp"),
        ("...", "picture.webp"),
        ("", "picture.webp"),
        ("Встреча.jpeg", "Встреча.webp"),
        (f"{'x' * 300}.png", f"{'x' * 60}.webp"),
    ],
)
def test_a_picture_is_called_by_a_name_that_leads_nowhere(name: str, called: str) -> None:
    now = pictured(book("one"), 1, name, photograph())
    assert now.chapters[0].cell("image") == called


def test_pictures_have_names_of_their_own_and_one_picture_is_kept_once() -> None:
    now = book("one", "two", "three")
    now = pictured(now, 1, "photo.jpg", photograph())
    now = pictured(now, 2, "PHOTO.jpg", photograph(50, 50))
    now = pictured(now, 3, "other.jpg", photograph())
    assert [one.cell("image") for one in now.chapters] == ["photo.webp", "PHOTO-2.webp", "photo.webp"]
    assert b"SECRET" not in now.pictures["photo.webp"].content
    gone = unpictured(now, 2)
    assert "PHOTO-2.webp" in gone.pictures  # a step back shows it again


@pytest.mark.parametrize("content", [b"", b"<svg onload=alert(1)>", photograph()[:200], b"PK\x03\x04"])
def test_what_is_no_picture_is_refused_and_changes_nothing(content: bytes) -> None:
    with pytest.raises(NotTakenError, match="not a picture"):
        pictured(book("one"), 1, "a.png", content)


def test_a_picture_of_fifty_megabytes_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(NotTakenError, match="at most 20 MB, and this one has 50"):
        pictured(book("one"), 1, "a.png", bytes(50_000_000))


def test_a_picture_that_was_reduced_stays_as_it_is() -> None:
    once = picture_of(photograph(2400, 1200))
    assert (once.width, once.height) == (1600, 800)
    assert picture_of(once.content) == once


STEP = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 5)),
    st.tuples(st.just("move"), st.integers(0, 5), st.integers(-7, 7)),
    st.tuples(st.just("remove"), st.integers(0, 5)),
    st.tuples(st.just("write"), st.integers(0, 5), st.text(max_size=5)),
    st.tuples(st.just("back")),
    st.tuples(st.just("again")),
)


@settings(deadline=None)
@given(st.lists(STEP, max_size=25))
def test_after_any_steps_going_back_and_on_again_leads_to_the_same(steps: list[tuple[object, ...]]) -> None:
    now = Book()
    for name, *more in steps:
        now = _made(now, str(name), more)
        ids = [chapter.id for chapter in now.chapters]
        assert len(set(ids)) == len(ids)
        if now.undoes:
            assert now.back().again() == now
    first = now
    while first.undoes:
        first = first.back()
    assert first.chapters == ()


def _made(now: Book, name: str, more: list[object]) -> Book:
    if name in ("back", "again"):
        return now.back() if name == "back" else now.again()
    at = int(str(more[0]))
    number = now.chapters[at].id if at < len(now.chapters) else None
    if name == "add":
        return added(now, {"title": f"c{now.next}"}, number)
    if number is None:
        return now
    if name == "move":
        return moved(now, number, int(str(more[1])))
    return removed(now, number) if name == "remove" else written(now, number, "text", str(more[1]))

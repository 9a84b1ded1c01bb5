"""A story as plain values and back; values that come from anybody are refused in words."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from PIL import Image

from geo.language import speaking
from geo.storybook import (
    Book,
    NotTakenError,
    contents,
    headed,
    moved,
    picture_of,
    pictured,
    resume,
    state,
    step_words,
    written,
)
from geo.storybook.keeping import MOST_STEPS
from tests.storybook.books import book, photograph


def kept(now: Book) -> Book:
    plain = json.loads(json.dumps(state(now)))
    return resume(plain, contents(now).__getitem__)


def test_a_story_is_the_same_with_its_steps_and_pictures_after_it_was_kept() -> None:
    now = pictured(written(book("one", "two"), 1, "text", "Zürich"), 2, "a.jpg", photograph()).back()
    again = kept(now)
    assert again == now
    assert again.again().chapters[1].cell("image") == "a.webp"
    assert kept(Book()) == Book()


def test_a_headline_is_a_step_that_is_kept_and_one_that_is_too_long_is_refused() -> None:
    now = headed(book("one"), "Zürich\nand back")
    assert (now.headline, now.back().headline, now.chapters is now.back().chapters) == (
        "Zürich and back",
        "",
        True,
    )
    assert kept(now) == now
    assert headed(now, "Zürich and  back") is now
    with pytest.raises(NotTakenError, match="300"):
        headed(now, "x" * 301)


def test_each_chapter_is_kept_once_however_many_steps_it_outlasts() -> None:
    now = book(*"abcdefghij")
    for number in range(40):
        now = written(now, 1, "title", str(number))
    assert len(state(now)["chapters"]) == 10 + 40


def test_the_oldest_steps_are_forgotten() -> None:
    now = book("one")
    for number in range(MOST_STEPS + 50):
        now = written(now, 1, "title", str(number))
    assert len(now.steps) == MOST_STEPS + 1
    assert kept(now) == now


def test_steps_are_kept_by_codes_and_those_kept_by_their_words_still_open() -> None:
    now = moved(book("one", "two"), 1, 1)
    values = state(now)
    assert [one["step"] for one in values["steps"]] == ["", "opened", "moved"]
    values["steps"] = [
        {"words": words, "chapters": one["chapters"]}
        for words, one in zip(["", "opening a story", "moving a chapter"], values["steps"], strict=True)
    ]
    again = resume(values, {}.__getitem__)
    assert again == now
    assert step_words(again.undoes) == "moving a chapter"
    with speaking("de"):
        assert step_words(again.undoes) not in ("", "moving a chapter", "moved")


GOOD = state(pictured(book("one", "two"), 1, "a.jpg", photograph()))


@pytest.mark.parametrize(
    "changed",
    [
        None,
        [],
        {},
        {**GOOD, "now": 7},
        {**GOOD, "now": "0"},
        {**GOOD, "next": 1},
        {**GOOD, "next": True},
        {**GOOD, "chapters": [{"id": 0, "cells": {}}]},
        {**GOOD, "chapters": [{"id": 1, "cells": {"text": "x" * 10_001}}] * 2},
        {**GOOD, "steps": [{"words": "", "chapters": [0, 0]}]},
        {**GOOD, "steps": [{"words": "", "chapters": [-1]}]},
        {**GOOD, "steps": [{"words": "", "chapters": [9]}]},
        {**GOOD, "steps": []},
        {**GOOD, "steps": [{"words": "![x](http://host.invalid/p.png)", "chapters": []}]},
        {**GOOD, "steps": [{"step": "![x](http://host.invalid/p.png)", "chapters": []}]},
        {**GOOD, "steps": [{"step": ["moved"], "chapters": []}]},
        {**GOOD, "pictures": {"../../a.webp": "0" * 64}},
        {**GOOD, "pictures": {"a.webp": "0" * 64}},
        {**GOOD, "pictures": {f"{number}.webp": "0" for number in range(500)}},
    ],
    ids=str,
)
def test_values_of_no_story_are_refused(changed: Any) -> None:
    with pytest.raises(ValueError, match="story"):
        resume(changed, {}.__getitem__)


def test_bytes_that_are_no_picture_are_refused() -> None:
    with pytest.raises(ValueError, match="not a picture"):
        resume(GOOD, lambda digest: b"<script>alert(1)</script>")


def test_a_picture_has_a_small_one_beside_it_with_its_shape() -> None:
    picture = picture_of(photograph(1200, 600))
    with Image.open(io.BytesIO(picture.small)) as small:
        assert (small.format, small.size) == ("WEBP", (192, 96))
    assert len(picture.small) < len(picture.content)

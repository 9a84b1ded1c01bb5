"""What a story takes to be read at least: never more than its film takes, and known without a browser."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from geo.errors import LongFilmError
from geo.pictures import Filmed, film
from geo.pictures.reading_time import END_S, LOOK_S, WORDS_A_SECOND, least_reading_s
from geo.story.markdown import blocks
from tests import node

TIMES = Path(__file__).resolve().parents[2] / "assets" / "film" / "story_times.js"
TEXTS = (
    "One, two – and *three*; see [four five](https://example.org/six-seven).",
    "- first\n- second\n  - inner **bo**ld\n\nA line\\\nand the next",
    "1 000 km, 3.14, U.S., state-of-the-art, a/b",
    "习近平访问法国巴黎 и Путин в Пекине",
    "",
)


def story(*texts: str) -> dict[str, Any]:
    return {"chapters": [{"title": f"Chapter {text[:3]}", "text": blocks(text)[0]} for text in texts]}


def test_its_figures_are_those_of_the_film() -> None:
    script = TIMES.read_text("utf-8")
    assert f"WORDS_A_SECOND = {WORDS_A_SECOND:g};" in script
    assert re.search(rf"\[LOOK_S, .*\] = \[{LOOK_S:g}, ", script)
    assert re.search(rf", END_S\] = \[.*, {END_S:g}\];", script)


@pytest.mark.parametrize("text", TEXTS)
def test_no_word_is_counted_that_a_browser_does_not_find(text: str) -> None:
    least = least_reading_s(story(text)) - LOOK_S - END_S
    shown = f"Chapter {text[:3]} | {re.sub('[*]|https?:[^)]*', ' ', text)}"
    program = (
        "const words = new Intl.Segmenter('en', { granularity: 'word' });"
        "console.log([...words.segment(process.argv[1])].filter(({ isWordLike }) => isWordLike).length)"
    )
    told = subprocess.run(
        [node.find(), "-e", program, "--", shown], capture_output=True, text=True, check=True
    ).stdout
    assert 0 < least * WORDS_A_SECOND <= int(told) + 1e-9


def test_a_story_too_long_for_a_film_is_refused_before_a_browser_is_looked_for(
    tmp_path: Path,
) -> None:
    how = Filmed(seconds=None, story={"document": story("word " * 1900), "figures": []})
    with pytest.raises(LongFilmError, match=r"takes at least 63[78] seconds to be read"):
        film("", "", tmp_path / "film.mp4", how)

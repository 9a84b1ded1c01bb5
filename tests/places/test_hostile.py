"""Thousands of texts that nobody means well: never an error, and never much work."""

from __future__ import annotations

import random
from functools import partial

import pytest

from geo.places import Gazetteer
from tests.work import calls

ALPHABETS = (
    "abcdefghij .,-'()/",
    "\u0000\u001f\u007f\u200b\u202e\ufeff\ud800\udfff",
    "абвгд еёжз",
    "中国北京市中心会堂",
    "경주서울센터",
    "ءاآبتث ",
    "กขฃคฅ",
    "अआइईउऊ",
    "🏛🇫🇷👩‍👩‍👧",
    "%s{}<>$`\\'\"--;*?[]",
    "0123456789°′″NSEW",
)
WORDS = (
    "Embassy of", "in", "near", "National Park", "Islands", "aboard", "USS", "Château de", "Al", "PA",
    "на борту", "посольство", "south of", "the", "Sea", "Gulf of", "会议中心", "airport", "border crossing",
)  # fmt: skip
MOST_CALLS = 1_000_000
"""A tenth of a second and more; the most that any of these takes is a third of it."""


def texts(count: int) -> list[str]:
    """Strings of one alphabet, of several, of words alone, short and long, the same in every run."""
    dice = random.Random(16)
    found = []
    for number in range(count):
        alphabet = dice.choice(ALPHABETS) if number % 3 else "".join(ALPHABETS)
        size = dice.choice((1, 2, 5, 12, 40, 120, 399, 2_000))
        text = "".join(dice.choices(alphabet, k=size))
        found.append(text if number % 4 else " ".join(dice.choices(WORDS, k=1 + size // 12)) + text[:20])
    return found


@pytest.mark.slow
def test_thousands_of_hostile_texts_are_read_without_error_and_with_little_work() -> None:
    """Seconds are in ``tests.bench.geocoding``."""
    gazetteer = Gazetteer()
    dice = random.Random(5)
    much: list[tuple[int, str]] = []
    for number, text in enumerate(texts(2_000)):
        country = ("", text, "US", "\ud800", "Indonesia")[number % 5]
        city = dice.choice(("", text[::-1]))
        find = partial(gazetteer.find, text, city=city, country=country)
        if number < 100 or number % 3:  # the first read what is kept in files
            find()
        elif (work := calls(find)) > MOST_CALLS:
            much.append((work, text[:80]))
    assert not much, sorted(much)[-5:]

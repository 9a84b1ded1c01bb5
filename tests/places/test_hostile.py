"""Ten thousand texts that nobody means well: never an error, and never slow."""

from __future__ import annotations

import random
import time

import pytest

from geo.places import Gazetteer

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
LIMIT_S = 0.2


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
def test_thousands_of_hostile_texts_are_read_without_error_and_at_once() -> None:
    gazetteer = Gazetteer()
    gazetteer.find("Привет", country="US")
    dice = random.Random(5)
    slow: list[tuple[float, str]] = []
    for number, text in enumerate(texts(3_000)):
        country = ("", text, "US", "\ud800", "Indonesia")[number % 5]
        city = dice.choice(("", text[::-1]))
        began = time.process_time()
        gazetteer.find(text, city=city, country=country)
        took = time.process_time() - began
        slow += [(took, text[:80])] if took > LIMIT_S else []
    assert not slow, sorted(slow)[-5:]

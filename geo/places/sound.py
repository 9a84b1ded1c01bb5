"""How a name sounds, roughly: names of any script compared with names in Latin letters.

Each sign of another script stands for a few Latin letters, or for none: ``Покателло``, ``波卡特洛`` and
``Pocatello``. ``data/gazetteer/sounds.csv`` (made by ``build_sounds.py`` beside it) says for which, and what
that costs. What has nearly the letters that the signs stand for most often, or nearly their consonants, is
looked at sign by sign. What is near by sound is a guess.
"""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from anyascii import anyascii
from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from ..errors import GazetteerError
from ..resources import DATA

FILE: Final = DATA / "gazetteer" / "sounds.csv"
NONE: Final = "-"
"""Instead of a sign: a Latin letter that the other script leaves out."""
NEVER: Final = 6.0
"""Cost, in nats, of a letter for a sign that never stands for it."""
MOST_LETTERS: Final = 4
"""Latin letters that one sign stands for, at most."""

_MOST_SIGNS: Final = 20
"""What is longer is no name of a town; Hangul has two or three signs a syllable."""
_FAR: Final = 10.0
"""Nats by which a name may be farther than the nearest one: no fame makes up for more."""
_UNKNOWN: Final = 3.0
"""Cost of a sign that no list of names has, for one letter or none."""
_PER_EDIT, _OTHER_NAME = 6.0, 1.0
"""Cost of each edit from another name of the place in the same script, as often as a sign has letters, and of
there being another name."""
_DIGRAPHS: Final = (
    *((sibilant, "s") for sibilant in "tsch tch shch sch dzh sh ch zh tz ts cz dz dj".split()),  # noqa: SIM905
    *((f"c{vowel}", "s") for vowel in "eiy"),
    *(("x", "ks"), ("ph", "f"), ("kh", "k"), ("gh", "k"), ("ck", "k"), ("qu", "k"), ("th", "t")),
)
_ONE_SOUND: Final = str.maketrans("zjcqgdbfvl", "sskkktpppr", "hwyaeiou'")
_SOUNDS: Final = "skptrmnx"
"""The letters that are left of a name then."""
_NOT_LATIN: Final = str.maketrans(
    "", "", "".join(chr(code) for code in range(128) if not chr(code).islower() and chr(code) != "\n")
)
_SHORT: Final = re.compile(r"\b(?:ste?|mt|ft)\b")
_WHOLE: Final = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_BLOCKS: Final = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7A3))
"""Kana, Han and Hangul, of which many blocks are one."""
_HAN: Final = _BLOCKS[1]
_KATAKANA: Final = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_THAI_VOWEL_BEFORE: Final = re.compile(r"([\u0e40-\u0e44])([\u0e01-\u0e2e])")
_MOST: Final = 60
"""Names near by their letters, and by their consonants, that are compared sign by sign."""
_OTHER_READINGS, _NEARLY = 2, 2.0
"""Other sounds of a sign that are tried, and by how many nats they may be rarer."""
_LONGEST: Final = 40

Costs = dict[str, dict[str, float]]
"""Sign of the other script → Latin letters that it stands for, ``""`` for none → cost in nats; under
``NONE`` each Latin letter that stands for no sign."""


class Sounds(NamedTuple):
    """Names in Latin letters as they sound, in one order: consonants, letters, the places' ids."""

    consonants: Sequence[str]
    letters: Sequence[str]
    places: Sequence[int]


class Spelt(NamedTuple):
    """Names in one other script, in one order: their signs and the places' ids."""

    signs: Sequence[str]
    places: Sequence[int]


class Heard(NamedTuple):
    """A place that sounds like the name, and how unlike: nats in all, and the signs that they are for."""

    place: int
    cost: float
    signs: int


def script(name: str) -> str:
    """The script of a name's first letter, as Unicode calls it: ``CYRILLIC``."""
    first = next((sign for sign in name if sign.isalpha()), "")
    word = unicodedata.name(first, "").partition(" ")[0]
    return "KATAKANA" if word == "HIRAGANA" else word


def alphabet(key: str) -> tuple[str, str]:
    """First and last sign of the block of Unicode that a key begins in."""
    code = ord(key[0])
    for first, last in _BLOCKS:
        if first <= code <= last:
            return chr(first), chr(last)
    size = 0x100 if code < 0x900 else 0x80
    return chr(code // size * size), chr(code // size * size + size - 1)


def is_of_one_alphabet(key: str) -> bool:
    """Whether a key is written in one script: a mixture is no name that could be heard."""
    first, last = alphabet(key)
    return all(first <= sign <= last or sign == " " for sign in key)


def signs(key: str) -> str:
    """The signs of a key that are heard, in the order in which they are: Hangul in its letters, kana of one
    kind, Thai vowels behind their consonant."""
    kept = key.replace(" ", "")
    if kept < "\u0e00":
        return kept[:_LONGEST]
    if "\uac00" <= kept[:1] <= "\ud7a3":
        return unicodedata.normalize("NFD", kept)[: 2 * _LONGEST]
    return _THAI_VOWEL_BEFORE.sub(r"\2\1", kept.translate(_KATAKANA))[:_LONGEST]


def loudness(key: str) -> int:
    """About how many letters a key stands for: a block of Hangul for the letters in it, a Han sign for more
    than one (three for four)."""
    said = signs(key)
    return len(said) * 4 // 3 if _HAN[0] <= ord(key[0]) <= _HAN[1] else len(said)


def letters(name: str) -> str:
    """The name in Latin letters, and nothing else."""
    return _latin([name.replace("\n", " ")])[0]


def _latin(names: Iterable[str]) -> list[str]:
    """The names in Latin letters; all at once, for tens of thousands are asked for."""
    joined = "\n".join(name if name.isascii() else anyascii(name) for name in names).lower()
    joined = _SHORT.sub(lambda short: _WHOLE[short[0]], joined)
    return [name[:_LONGEST] for name in joined.translate(_NOT_LATIN).split("\n")]


def consonants(latin: str) -> str:
    """The consonants of Latin letters, those that scripts confuse made one; of lines, line by line.

    >>> consonants("houston"), consonants("khiuston"), consonants("pocatello")
    ('stn', 'kstn', 'pktr')
    """
    for pair, one in _DIGRAPHS:
        latin = latin.replace(pair, one)
    latin = latin.translate(_ONE_SOUND)
    for sound in _SOUNDS:
        while sound + sound in latin:
            latin = latin.replace(sound + sound, sound)
    return latin


def sounds(rows: Sequence[tuple[str, int]]) -> Sounds:
    """Rows of name and place as ``Sounds``."""
    if not rows:
        return Sounds([], [], [])
    written = _latin(name.replace("\n", " ") for name, _ in rows)
    return Sounds(consonants("\n".join(written)).split("\n"), written, [place for _, place in rows])


def spelt(rows: Iterable[tuple[str, int]]) -> Spelt:
    """Rows of key and place, all of one script, as ``Spelt``."""
    kept = [(signs(key), place) for key, place in rows]
    return Spelt([one for one, _ in kept], [place for _, place in kept])


def by_sound(key: str, known: Sounds, own: Spelt | None = None) -> tuple[Heard, ...]:
    """The places whose names sound like this key, best first: those ``known`` in Latin letters, and those
    that are called nearly so in its ``own`` script."""
    said, costs = signs(key), sound_costs().get(script(key))
    if not 2 <= len(said) <= _MOST_SIGNS or costs is None:
        return ()
    written = as_heard(said, costs)
    size, least = len(said), math.inf
    found: dict[int, Heard] = {}
    for at in _near(said, costs, known):
        name, place = known.letters[at], known.places[at]
        cost = unlike(said, name, costs, least + _FAR)
        least = min(least, cost)
        if cost < math.inf and (place not in found or cost < found[place].cost):
            found[place] = Heard(place, cost, size)
    for place, cost in _alike(said, own, max(len(written) / size, 1.0)):
        if place not in found or cost < found[place].cost:
            found[place] = Heard(place, cost, size)
    return tuple(sorted(found.values(), key=lambda one: (one.cost, one.place)))


def _near(said: str, costs: Costs, known: Sounds) -> list[int]:
    """Where the names stand that are near by their letters or by their consonants, the nearest first."""
    found: dict[int, None] = {}
    tried: set[str] = set()
    for written in readings(said, costs):
        by_letters = process.extract(written, known.letters, scorer=Indel.normalized_similarity, limit=_MOST)
        found |= dict.fromkeys(at for _, _, at in by_letters)
        bones = consonants(written)
        if bones and bones not in tried:
            most = max(len(bones) // 2, 1)
            by_bones = process.extract(
                bones, known.consonants, scorer=OSA.distance, score_cutoff=most, limit=_MOST
            )
            found |= dict.fromkeys(at for _, _, at in by_bones)
            tried.add(bones)
    return list(found)


def _alike(said: str, own: Spelt | None, letters_a_sign: float) -> Iterable[tuple[int, float]]:
    """Places with names of the same script a few edits away, and their cost."""
    if own is None:
        return
    most = max(len(said) // 3, 1)
    for _, edits, at in process.extract(said, own.signs, scorer=OSA.distance, score_cutoff=most, limit=_MOST):
        yield own.places[at], _PER_EDIT * letters_a_sign * edits + _OTHER_NAME


def as_heard(said: str, costs: Costs) -> str:
    """The Latin letters that the signs stand for most often."""
    meant = (costs.get(sign, {}) for sign in said)
    return "".join(min(of, key=of.__getitem__) if of else "" for of in meant)


def readings(said: str, costs: Costs) -> list[str]:
    """The signs in Latin letters as they are heard most often, and where one sign stands nearly as often for
    another sound, with that one: ``jorjia``, ``georgia``."""
    plain = {sign: as_heard(sign, costs) for sign in said}
    others: list[tuple[float, str, str]] = []
    for sign, usual in plain.items():
        of = costs.get(sign, {})
        others += [
            (cost - of[usual], sign, latin)
            for latin, cost in of.items()
            if consonants(latin) not in ("", consonants(usual))
        ]
    swapped = [
        plain | {sign: latin} for gap, sign, latin in sorted(others)[:_OTHER_READINGS] if gap < _NEARLY
    ]
    return ["".join(letters_of[sign] for sign in said) for letters_of in (plain, *swapped)]


def unlike(said: str, name: str, costs: Costs, most: float = math.inf) -> float:
    """The least cost, in nats, of writing the Latin letters ``name`` as the signs ``said``; infinite where it
    is above ``most``."""
    extra = [costs[NONE].get(letter, NEVER) for letter in name]
    ends, row = range(len(name) + 1), [0.0]
    for cost in extra:
        row.append(row[-1] + cost)
    for sign in said:
        of = costs.get(sign)
        row = _unknown(row) if of is None else _one_sign(row, name, of)
        for at in ends[1:]:
            if row[at] > (left_out := row[at - 1] + extra[at - 1]):
                row[at] = left_out
        if min(row) > most:
            return math.inf
    return row[-1]


def _one_sign(above: list[float], name: str, of: dict[str, float]) -> list[float]:
    """The least costs up to each letter of the name after one more sign."""
    drop, size = of.get("", NEVER), len(name)
    row = [cost + drop for cost in above]
    for at in range(size):
        cost = above[at]
        row[at + 1] = min(row[at + 1], cost + NEVER)
        for end in range(at + 1, min(at + MOST_LETTERS, size) + 1):
            meant = of.get(name[at:end])
            if meant is not None and row[end] > cost + meant:
                row[end] = cost + meant
    return row


def _unknown(above: list[float]) -> list[float]:
    """The same for a sign of which nothing is known."""
    pairs = zip([1e9, *above], above, strict=False)
    return [min(before, at) + _UNKNOWN for before, at in pairs]


@cache
def sound_costs(path: Path = FILE) -> dict[str, Costs]:
    """Script → what its signs stand for. Raises ``GazetteerError`` when the file cannot be read."""
    found: dict[str, Costs] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                of = found.setdefault(row["script"], {NONE: {}}).setdefault(row["sign"], {})
                of[row["letters"]] = float(row["cost"])
    except (OSError, ValueError, KeyError, csv.Error) as error:
        raise GazetteerError(f"{path} cannot be read ({error}); get it back from the repository") from error
    return found

"""Names of places as text: one key per name, and the segments a written place falls into.

``normalise`` is the only way a name becomes a key: the gazetteer is built with it and
asked with it. Nothing here knows any place.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from ..errors import GazetteerError
from ..resources import DATA

LONGEST: Final = 400
"""Characters of text that are looked at as a place; longer text names none."""

MOST_SEGMENTS: Final = 12
"""Segments of one text that are looked at; the rest is ignored."""

# Marks of Latin, Cyrillic, Hebrew and Arabic script are optional in writing, and the dot below Indic
# letters is; the other marks of Indic, Thai or Tibetan script are vowels and stay.
_OPTIONAL_MARKS: Final = (
    (0x0300, 0x036F),
    (0x0483, 0x0489),
    (0x0591, 0x05C7),
    (0x0610, 0x061A),
    (0x0640, 0x0640),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x093C, 0x093C),
    (0x09BC, 0x09BC),
    (0x0A3C, 0x0A3C),
    (0x0ABC, 0x0ABC),
    (0x0B3C, 0x0B3C),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0xFE20, 0xFE2F),
)
_APOSTROPHES: Final = "'’‘‛ʹʺʻʼʽʾʿˈ`´′‵״׳՚＇"
_LETTERS: Final = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
    # Arabic letters that Arabic, Persian, Urdu and Uyghur write in another way.
    "ى": "ي",
    "ی": "ي",
    "ے": "ي",
    "ک": "ك",
    "ة": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ٱ": "ا",
}
_FIRST_HAN: Final = 0x3400
_ABBREVIATED: Final = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ACRONYM: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_SPACES: Final = re.compile(r" {2,}")
_PLAIN: Final = re.compile(r"[a-z0-9 ]*\Z")


class _Translation(dict[int, str | None]):
    """What becomes of each character, worked out at its first use."""

    def __missing__(self, code: int) -> str | None:
        self[code] = value = _character(chr(code))
        return value


def _character(char: str) -> str | None:
    if char in _APOSTROPHES:
        return None
    if char in _LETTERS:
        return _LETTERS[char]
    code, category = ord(char), unicodedata.category(char)
    if any(low <= code <= high for low, high in _OPTIONAL_MARKS) or category in {"Cf", "Cs", "Co", "Cn"}:
        return None
    if char == "&":
        return " and "
    if code >= _FIRST_HAN:
        char = _simplified().get(char, char)
    return char if char.isalnum() or category.startswith("M") else " "


@cache
def _simplified() -> dict[str, str]:
    """Traditional Han character → simplified one, from data/gazetteer/han.txt."""
    path = DATA / "gazetteer" / "han.txt"
    try:
        return {line[0]: line[1] for line in path.read_text(encoding="utf-8").splitlines()}
    except (OSError, ValueError, IndexError) as error:
        raise GazetteerError(f"{path} cannot be read ({error}); get it back from the repository") from error


def simplified(text: str) -> str:
    """A text with simplified Han characters for traditional ones; any other as it is."""
    if text.isascii() or all(ord(char) < _FIRST_HAN for char in text):
        return text
    return "".join(_simplified().get(char, char) for char in text)


_TRANSLATION: Final = _Translation()


@lru_cache(maxsize=1024)
def normalise(text: str) -> str:
    """The key of a name: what stays when case, optional marks and punctuation go.

    >>> normalise("P’yŏngyang"), normalise("St. Petersburg"), normalise("The U.S.S.R.")
    ('pyongyang', 'saint petersburg', 'ussr')

    Any text is allowed; text without a letter or digit gives ``""``.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    else:
        text = text.lower()
    if not _PLAIN.match(text):
        text = _ACRONYM.sub(lambda match: match[0].replace(".", ""), text).translate(_TRANSLATION)
    text = _SPACES.sub(" ", text).strip()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if text.startswith("the "):
        text = text[4:]
    if "t" in text:
        text = " ".join(_ABBREVIATED.get(word, word) for word in text.split(" "))
    return text


_STRONG: Final = re.compile(r"[,;()\[\]/|–—―\n\t،、，；（）]|\s-+\s")
_MARKUP: Final = re.compile(r"[{}<>=\\$^*~]")
"""Signs of program text, which names no place."""


def segments(text: str) -> tuple[str, ...]:
    """The parts of a written place between commas, brackets, slashes and dashes, in order.

    >>> segments("Great Hall of the People (Beijing), China")
    ('Great Hall of the People', 'Beijing', 'China')
    """
    if len(text) > LONGEST:
        return ()
    found = (part for part in map(str.strip, _STRONG.split(text)) if part and not _MARKUP.search(part))
    return tuple(found)[:MOST_SEGMENTS]


def dotted(segment: str) -> tuple[str, ...]:
    """The parts of a segment between Japanese middle dots, which part places (``ドイツ・ベルリン``) as well
    as the words of one foreign name (``キャンプ・デービッド``); the segment alone where it has none."""
    return tuple(filter(None, map(str.strip, segment.split("・"))))[:MOST_SEGMENTS]


_UNSTATED: Final = re.compile(
    r"tb[acd]|n a|na|none|null|nil|nan|unknown|undisclosed|unspecified|undetermined|not (?:known|stated|given"
    r"|named|specified|disclosed|announced|available)|to be (?:announced|confirmed|decided|determined|agreed)"
    r"|(?:an? )?(?:undisclosed|unknown|unspecified|secret|various)"
    r" (?:locations?|places?|venues?|city|cities)"
    r"|(?:aboard|on board|in flight|en route)\b.*|various|elsewhere|abroad|неизвестно|не указано"
)
_GENERIC: Final = frozenset(
    """
    aboard airbase airfield airport ambassador arena assembly auditorium ballroom banquet banqueting bilateral
    briefing building call castle center centre dining drawing foyer lobby portico press reception
    chancellery conference congress convention council court dacha embassy estate exhibition expo forum
    government guest guesthouse hall headquarters hotel house international legation lodge margins meeting
    military ministry mission national naval office official palace park parliament plane platform
    presidency president presidential prime minister private residence resort room royal school sessions
    ship sideline sidelines site square stadium state station summit talks theatre train university venue
    villa a an and at by for from in near of on the to with
    """.split()  # noqa: SIM905 - seven lines are easier to read than eighty
)


def is_unstated(text: str) -> bool:
    """Whether the text says that the place is not known (TBD, undisclosed location)."""
    return len(text) <= LONGEST and bool(_UNSTATED.fullmatch(normalise(text)))


def is_generic(key: str) -> bool:
    """Whether every word of the key is one that venues share, such as ``summit hall``."""
    return _GENERIC.issuperset(key.split())


def has_generic(key: str) -> bool:
    """Whether some word of the key is one that venues share, such as ``hotel``."""
    return not _VENUE_WORDS.isdisjoint(key.split())


_VENUE_WORDS: Final = _GENERIC - frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "near", "of", "on", "to", "with", "the", "port"]
)

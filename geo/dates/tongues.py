"""Dates in Ukrainian, Turkish, Indonesian, Hindi and Arabic → the same dates in English words.

A text is read in one of these languages only where every word of it belongs there, so that a word that two
of them share never takes a date into the wrong month. Texts arrive in lower case with single spaces and
plain hyphens; no pattern can backtrack over the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from typing import Final, NamedTuple

from .. import patterns as re
from .calendars import MONTHS
from .days import WEEKDAYS
from .scripts import compared, other_calendar
from .tongue_words import BY_OR_ENDED, SINCE_OR_TO, TONGUES, Tongue

_SCRIPTS: Final = (
    (re.compile("[\u0400-\u04ff]"), ("uk",)),
    (re.compile("[\u0600-\u06ff]"), ("ar",)),
    (re.compile("[\u0900-\u097f]"), ("hi",)),
    (re.compile("[a-z]"), ("tr", "id")),
)
_MARKS: Final = "\u0900-\u0963"
"""Signs of Devanagari, some of which are no letters to Python."""
_ENGLISH: Final = {
    **{word: word for word in ("about", "early", "mid", "late", "between", "and", "or")},
    **{"mid-": "mid", "on or before": "by", "on or after": "since"},
}
"""What stands around dates of a language in which the program has no words of its own for it."""
_CLOCK: Final = re.compile(
    r",? ?(?:о|об|в|saat|pukul|pkl\.?|jam|الساعه|को)? ?"
    r"(?<![0-9])[0-9]{1,2}:[0-9]{2}(?: ?(?:год\.?|wib|बजे|ص|م))?$"
)
_RUN: Final = re.compile(r"[^\W\d_]+")
_DAY_LISTED: Final = re.compile(r"(?<![0-9])([0-9]{1,2}) ?, ?(?=[0-9]{1,2}[ ,])")
_TOKEN: Final = re.compile(r"@?[a-z]+[0-9]?|'?[0-9]+(?:[./][0-9]+)*[a-z]*|[-/&~]")
_SEPARATORS: Final = frozenset(("-", "/", "to", "and", "or", "&"))
_PARTS: Final = frozenset(("early", "mid", "late"))
_WHOLE: Final = frozenset(("about", "before", "after", "by", "since", "between"))
_MONTHS: Final = frozenset(map(str.lower, MONTHS))
_UNDERSTOOD: Final = (
    _MONTHS
    | _PARTS
    | _WHOLE
    | _SEPARATORS
    | {name.lower() for name in WEEKDAYS}
    | {"spring", "summer", "autumn", "winter", "bc", "ad", "century", SINCE_OR_TO, BY_OR_ENDED}
)
_HEBREW: Final = re.compile("(?<![0-9])[5-9][0-9]{3}(?![0-9])")
"""Years of the Jewish calendar, whose months Nisan and Tammuz have namesakes in ours."""
_HIJRI: Final = re.compile("(?<![0-9])1[34][0-9]{2}(?![0-9])")


class _Reader(NamedTuple):
    """The words of a language, ready to be found."""

    meanings: dict[str, str]
    pieces: frozenset[str]
    """Every run of letters in the words and endings: a text with another one is none of this language."""
    found: re.Pattern[str]
    shapes: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _reader(name: str) -> _Reader:
    meanings = _ENGLISH | _meanings(TONGUES[name])
    ordered = sorted(meanings, key=lambda one: (-len(one), one))
    either = "|".join(map(re.escape, ordered))
    letter = rf"(?:[^\W\d_]|[{_MARKS}])"
    pieces = frozenset(_RUN.findall(" ".join((*meanings, TONGUES[name].endings))))
    # A figure may follow: Arabic writes "and" at one with what it joins.
    found = re.compile(rf"(?<![^\W\d_{_MARKS}])(?<![{_MARKS}])(?:{either})(?!{letter})\.?")
    shapes = tuple((re.compile(shape), made) for shape, made in TONGUES[name].shapes)
    return _Reader(meanings, pieces, found, shapes)


def _meanings(tongue: Tongue) -> dict[str, str]:
    """Every form, as it is compared → its English word."""
    said: dict[str, str] = {}
    for groups, names in ((tongue.months, MONTHS), (tongue.days, WEEKDAYS)):
        for forms, name in zip(groups.split(), names, strict=True):
            said |= {compared(form.replace("_", " ")): name.lower() for form in forms.split("|")}
    for meaning, forms in tongue.words.items():
        said |= {compared(form): meaning for form in forms.split("|")}
    return said


def months_of(tag: str) -> dict[str, int]:
    """Every name of a month in one of these languages, as it is compared → its number."""
    names = [name.lower() for name in MONTHS]
    return {word: names.index(said) + 1 for word, said in _meanings(TONGUES[tag]).items() if said in names}


def in_tongues(text: str) -> tuple[str, ...]:
    """The date in English words, once for each of these languages in which every word is known.

    Raises ``DateError`` for a year without a month that is likely one of the Hijri calendar.

    >>> in_tongues("16 травня 2024 р.")
    ('16 may 2024',)
    >>> in_tongues("2 okt - 3 des 2024")
    ('2 october - 3 december 2024',)
    """
    tags = next((tags for script, tags in _SCRIPTS if script.search(text)), ())
    plain = _CLOCK.sub("", compared(text)) if ":" in text else compared(text)
    runs = _RUN.findall(plain)
    known = [tag for tag in tags if _reader(tag).pieces.issuperset(runs)]
    made = (_english(plain, tag) for tag in known if not _HEBREW.search(text))
    return tuple(dict.fromkeys(one for one in made if one is not None))


def _english(text: str, tag: str) -> str | None:
    reader = _reader(tag)
    written = text
    for shape, english in reader.shapes:
        text = shape.sub(english, text)
    own = text != written or any(one.rstrip(".") not in _ENGLISH for one in reader.found.findall(text))
    text = _DAY_LISTED.sub(r"\1 & ", text)
    replaced = reader.found.sub(partial(_meaning, reader), text)
    tokens = _TOKEN.findall(replaced)
    if not own or re.sub(r"[\s.,()]", "", replaced) != re.sub("[.]", "", "".join(tokens)):
        return None
    if not all(token in _UNDERSTOOD or token[-1].isdigit() or token[0].isdigit() for token in tokens):
        return None
    if tag == "ar" and not _MONTHS & set(tokens) and "ad" not in tokens and _HIJRI.search(text):
        raise other_calendar("Hijri")
    return " ".join(_opened(_parts_first(_once(_directed(tokens)))))


def _meaning(reader: _Reader, match: re.Match[str]) -> str:
    word = match[0] if match[0] in reader.meanings else match[0].removesuffix(".")
    return f" {reader.meanings[word]} "


def _directed(tokens: Sequence[str]) -> list[str]:
    """What means two things as the one that it means where it stands."""
    made: list[str] = []
    for place, token in enumerate(tokens):
        following = tokens[place + 1 : place + 2]
        if token == SINCE_OR_TO:
            made += ["to"] if following and following[0] not in _WHOLE else [] if following else ["since"]
        elif token == BY_OR_ENDED:
            made += [] if {"to", "-"} & set(made) else ["by"]
        else:
            made.append(token)
    return made


def _once(tokens: Sequence[str]) -> list[str]:
    """A month that is said by two of its names, أيار/مايو, once."""
    made: list[str] = []
    for token in tokens:
        if token in _MONTHS and made[-1:] == [token]:
            continue
        if token in _MONTHS and made[-2:] == [token, "/"]:
            made.pop()
            continue
        made.append(token)
    return made


def _parts_first(tokens: Sequence[str]) -> list[str]:
    """``may early - june late 2024`` as ``early may - late june 2024``."""
    made: list[str] = []
    side: list[str] = []
    for token in (*tokens, ""):
        if token and token not in _SEPARATORS:
            side.append(token)
            continue
        year = side[:1] if re.fullmatch("[0-9]{3,4}", side[0] if side else "") and len(side) > 2 else []
        rest = side[len(year) :]
        made += [*year, *sorted(rest, key=lambda word: 0 if word in _WHOLE else 1 if word in _PARTS else 2)]
        made += [token] if token else []
        side = []
    return made


def _opened(tokens: Sequence[str]) -> list[str]:
    """What opens a side, or doubts, before everything; ``since 5 to 7 may`` as ``5 to 7 may``."""
    words = [token for token in tokens if token in _WHOLE]
    rest = [token for token in tokens if token not in _WHOLE]
    spans = any(token in ("to", "-") for token in rest[1:])
    if rest[:1] == ["to"]:
        return [*words, "by", *rest[1:]]
    if spans and words == ["since"]:
        return rest
    return [*words, *rest]

"""English words of a date, tidied and told apart by kind: day, month, year, season, quarter, week.

Texts arrive in lower case with single spaces and plain hyphens (``geo.dates.texts`` sees to that). A text
is cut into words, each word is of one kind, and the order of the kinds decides; no pattern can
backtrack over the text.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from .. import patterns as re
from .calendars import MONTHS
from .days import WEEKDAYS
from .numbers import read_figures, two_figure_year
from .points import PARTS, Point, Stretch
from .style import Style

# Lower-case month names and abbreviations; other languages are made these in ``languages``.
MONTH_NAMES: Final[dict[str, int]] = {
    **{name.lower(): number for number, name in enumerate(MONTHS, start=1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)},
    "sept": 9,
}
_WEEKDAY_NAMES: Final[dict[str, int]] = {
    **{name.lower(): number for number, name in enumerate(WEEKDAYS)},
    **{name[:3].lower(): number for number, name in enumerate(WEEKDAYS)},
    **{"tues": 1, "thur": 3, "thurs": 3},
}
# Only beside figures: alone some of these mean something else in another language.
_SHORT_DAYS: Final[dict[str, int]] = {
    name: number
    for names in ("mo di mi do fr sa so", "lun mar mer jeu ven sam dim", "lun mar mié jue vie sáb dom",
                  "lun mar mer gio ven sab dom", "seg ter qua qui sex sáb dom")
    for number, name in enumerate(names.split())
} | _WEEKDAY_NAMES  # fmt: skip
# Northern seasons by number; their first month is three times it.
_SEASONS: Final[dict[str, int]] = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3}
_ORDINALS: Final = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
_ORDINAL_WORDS: Final = {word: number for number, word in enumerate(_ORDINALS, start=1)}
_ORDINAL_WORD: Final = re.compile(
    rf"(?<![a-z-])(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})(?![a-z-])"
)
_NTH: Final = r"([1-4])(?:st|nd|rd|th)?"

# What is written in many ways → one word for the readers below. Each is linear in the text.
_BEFORE_CHRIST: Final = re.compile(r"\b(?:b\. ?c\.(?: ?e\.)?|bce|b\.?c\.?(?![a-z.])|before christ)(?![a-z])")
_AFTER_CHRIST: Final = re.compile(r"\b(?:a\. ?d\.|c\. ?e\.|ad|ce|anno domini)(?![a-z.])")
_TWO_YEARS: Final = r"([0-9]{1,5}) ?(-|/| to | and | or | until ) ?([0-9]{1,5})"
_BOTH_BEFORE: Final = re.compile(rf"\b{_TWO_YEARS} bc\b(?! ?[0-9])")
_BOTH_AFTER: Final = re.compile(rf"\b(?:ad {_TWO_YEARS}|{_TWO_YEARS} ad)(?![^ ]| ?[0-9]| [a-z])")
_ERA: Final = re.compile(r"\b(?:bc ([0-9]{1,5})|([0-9]{1,5}) bc|ad ([0-9]{1,4})|([0-9]{1,4}) ad)(?![a-z0-9])")
_HALF: Final = re.compile(r"\b(first|1st|second|2nd) half\b")
_PART: Final = {
    re.compile(r"\b(?:beginning|start) (?:of )?(?=[a-z0-9])"): "early ",
    re.compile(r"\b(?:middle) (?:of )?(?=[a-z0-9])"): "mid ",
    re.compile(r"\bend (?:of )?(?=[a-z0-9])"): "late ",
}
_QUARTERS: Final = (
    (re.compile(rf"\b(?:q ?([1-4])|{_NTH} quarter|quarter ([1-4])|([1-4])q)(?![0-9])[-/ ]?"), "q"),
    (re.compile(r"(?<=[0-9]{4})[-/]q(?=[1-4]\b)"), " q"),
)
_WEEK: Final = re.compile(r"\b(?:week (?:no ?)?|w(?:k ?)?)([0-9]{1,2})(?:-([1-7]))?(?![0-9])[-/ ]?")
_WEEK_OF_YEAR: Final = re.compile(r"\b([0-9]{4})[-/ ]?w(?=[0-9]{1,2}\b|[0-9]{2}-[1-7]\b)")
_CENTURY: Final = re.compile(r"\b([0-9]{1,2})(?:st|nd|rd|th)?(?: |-)centur(?:y|ies)( bc)?(?: ad)?\b")
_DECADE: Final = re.compile(r"([0-9]{2,3})0'?s")
_BRACKETED: Final = re.compile(r"\(([a-z?]{1,10})\)")
_GLUED: Final = re.compile(r"(?<![a-z0-9])([0-9]{1,2})([a-z]{3,9})([0-9]{4})?(?![a-z0-9])")
"""A day and the name of its month with no space between, and perhaps the year."""
_ORDINAL: Final = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_CODED: Final = re.compile(r"([qwc])(-?[0-9]{1,2})")

# Of Day, Month, Year, Part, Weekday, Season, Quarter, weeK, deCade and centurY (X).
_ORDERS: Final = re.compile(
    "P?MY?|YP?M|P?Y|P?SY?|YP?S|P?QY?|YP?Q|KW?Y?|YKW?|P?[CX]|W?(?:D|DM|MD|DY|DMY|MDY|YMD|YDM)W?"
)


def _unglued(match: re.Match[str]) -> str:
    """``12nov`` as two words; any other word that begins with a figure as it is: ``1st``, ``2q``."""
    return f"{match[1]} {match[2]} {match[3] or ''}" if match[2] in MONTH_NAMES else match[0]


def tidy(text: str) -> str:
    """Words apart by single spaces, without full stops, commas, ``of`` and ``the``; eras as one word."""
    text = _BRACKETED.sub(r" \1 ", text)
    text = _eras(text)
    if "centur" in text:
        text = _CENTURY.sub(lambda match: f"c{'-' if match[2] else ''}{match[1]}", text)
    text = text.replace(",", " ")
    text = re.sub(r"(?<=[a-z])\.|\.(?=[ -]|$)", " ", text)
    text = _GLUED.sub(_unglued, text)
    text = re.sub(r"\b([0-9]{1,2})[-/]([a-z]+)[-/]'?([0-9]{2,4})\b", r"\1 \2 \3", text)
    text = re.sub(r"\b([a-z]{3,})[-/]([0-9]{3,4})\b", r"\1 \2", text)
    text = re.sub(r"\b(early|mid|late)-", r"\1 ", text)
    text = _named_stretches(text)
    return " ".join(word for word in text.split() if word not in ("of", "the"))


def _eras(text: str) -> str:
    """44 BC as the one word ``44bc``, AD 45 as ``0045``; an era said once of two years holds for both."""
    bare = _BEFORE_CHRIST.sub("bc", text) if "b" in text else text
    bare = _AFTER_CHRIST.sub("ad", bare) if "a" in bare or "c" in bare else bare
    if "bc" not in bare and "ad" not in bare:
        return text
    bare = re.sub(r"\b([0-9]{1,5})(bc|ad)\b|\b(bc|ad)([0-9]{1,5})\b", _apart, bare)
    if "centur" not in bare:
        bare = _BOTH_BEFORE.sub(partial(_both, before=True), bare)
        bare = _BOTH_AFTER.sub(partial(_both, before=False), bare)
        return _ERA.sub(
            lambda one: f"{one[1] or one[2]}bc" if one[1] or one[2] else (one[3] or one[4]).zfill(4), bare
        )
    return bare


def _apart(match: re.Match[str]) -> str:
    return f"{match[1]} {match[2]}" if match[1] else f"{match[3]} {match[4]}"


def _both(match: re.Match[str], *, before: bool) -> str:
    first, sign, last = (one for one in match.groups() if one is not None)
    if before:
        return f"{first}bc{sign}{last}bc"
    return f"{first.zfill(4)}{sign}{last.zfill(4)}"


def _named_stretches(text: str) -> str:
    """Quarters, weeks, halves and ordinal words as the readers below know them."""
    if "half" in text:
        text = _HALF.sub(lambda match: "half1" if match[1] in ("first", "1st") else "half2", text)
    if "th" in text or "r" in text or "d" in text:
        text = _ORDINAL_WORD.sub(lambda match: f"{_ORDINAL_WORDS[match[0]]}th", text)
    if "q" in text:
        text = _QUARTERS[1][0].sub(" q", text)
        text = _QUARTERS[0][0].sub(lambda match: f"q{next(filter(None, match.groups()))} ", text)
    if "w" in text:
        text = _WEEK_OF_YEAR.sub(r"\1 w", text)
        text = _WEEK.sub(lambda match: f"w{match[1]} {f'wd{match[2]} ' if match[2] else ''}", text)
    for pattern, word in _PART.items():
        text = pattern.sub(word, text)
    return text


def simple(text: str, style: Style) -> Point | None:
    """``point`` of a text that needs no tidying, as most do: 16 May 2024, May 16, 2024."""
    return _of_words(text.replace(",", " ").split(), style)


def point(text: str, style: Style) -> Point | None:
    """The date that tidied words name, as far as they name it; None when they name none.

    Raises ``DateError`` for years of two figures that nothing settles.
    """
    if not re.search("[a-z ]", text):
        figures = read_figures(text, style)
        if figures is not None or len(text) > 4:
            return figures
    return _of_words(text.split(), style) or _day_of_week_and_figures(text, style)


def _of_words(words: list[str], style: Style) -> Point | None:
    kinds, values = "", {}
    for one in words:
        kind, value = _kind(one)
        kinds += kind
        values[kind] = value
    if (len(words) > 2 and re.fullmatch("W?(?:DMD|MDD)W?", kinds)) or kinds in (
        "MT",
        "DMT",
        "MDT",
        "WDMT",
        "WMDT",
    ):
        figures = next(one for one in reversed(words) if one[-1].isdigit())
        settled = style.full_year(figures.lstrip("'")) if re.fullmatch("'?[0-9]{2}", figures) else None
        if settled is None:
            raise two_figure_year(figures)
        at = len(words) - 1 - words[::-1].index(figures)
        return _of_words([*words[:at], f"{settled:04d}", *words[at + 1 :]], style)
    if not _ORDERS.fullmatch(kinds) or len(set(kinds)) < len(kinds):
        return None
    part = list(PARTS)[values["P"]] if "P" in values else ""
    made = Point.written if values.get("M") else Point
    read = made(values.get("Y"), values.get("M"), values.get("D"))
    return read._replace(part=part, weekday=values.get("W"), stretch=_stretch(values))


def _stretch(values: dict[str, int]) -> Stretch | None:
    kinds = {"S": "season", "Q": "quarter", "K": "week", "C": "decade", "X": "century"}
    return next((Stretch(kinds[kind], number) for kind, number in values.items() if kind in kinds), None)


def _day_of_week_and_figures(text: str, style: Style) -> Point | None:
    """Thu 16.05.2024, 2024-05-16 Thursday."""
    first, _, rest = text.partition(" ")
    if first not in _SHORT_DAYS:
        rest, _, first = text.rpartition(" ")
    if first not in _SHORT_DAYS or not rest or re.search("[a-z ]", rest):
        return None
    read = read_figures(rest, style)
    return read._replace(weekday=_SHORT_DAYS[first]) if read and read.day else None


def _kind(word: str) -> tuple[str, int]:  # noqa: PLR0911
    """The kind of a word and its number; kind ``?`` when it belongs to no date."""
    if word in MONTH_NAMES:
        return "M", MONTH_NAMES[word]
    if match := _ORDINAL.fullmatch(word):
        return "D", int(match[1])
    if re.fullmatch("[0-9]{3,4}", word):
        return "Y", int(word)
    if word in _WEEKDAY_NAMES:
        return "W", _WEEKDAY_NAMES[word]
    if word in PARTS:
        return "P", list(PARTS).index(word)
    if word in _SEASONS:
        return "S", _SEASONS[word]
    return _coded(word)


def _coded(word: str) -> tuple[str, int]:
    """The kinds that are rarer, most of them made by ``tidy``."""
    if re.fullmatch("[0-9]{1,5}bc", word):
        return "Y", 1 - int(word[:-2])
    if word in ("half1", "half2"):
        return "P", list(PARTS).index("first half" if word == "half1" else "second half")
    if re.fullmatch("wd[1-7]", word):
        return "W", int(word[2]) - 1
    if match := _DECADE.fullmatch(word):
        return "C", int(match[1]) * 10
    if match := _CODED.fullmatch(word):
        return {"q": "Q", "w": "K", "c": "X"}[match[1]], int(match[2])
    return ("T", 0) if re.fullmatch("'[0-9]{2}", word) else ("?", 0)

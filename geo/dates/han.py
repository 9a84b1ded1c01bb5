"""Chinese and Japanese dates → English words or figures: 2024年5月16日至17日, 公元前44年春, 5月ごろ."""

from __future__ import annotations

from typing import Final

from .. import patterns as re
from .calendars import MONTHS
from .points import over_new_year

SIGN: Final = re.compile("[年月日号號]|世纪|公元")
_DAY: Final = re.compile(r"(bc)?(?:(\d{1,4}) ?年)? ?(?:(\d{1,2}) ?月)? ?(?:(\d{1,2}) ?[日号號]?)?")
_TO: Final = re.compile(r"\s*(?:[-~～至到]|——)\s*")
_OR: Final = re.compile(r"\s*(?:或者?|または)\s*(?=[0-9])")
_WEEKDAY: Final = re.compile(
    r"[（(]?\s*(?:(?:星期|周|礼拜|禮拜)[一二三四五六日天]|[月火水木金土日]曜日?)\s*[）)]?|[（(][月火水木金土日][）)]"
)
_WITHIN: Final = re.compile(r"(.+?)(?:之间|之間)?某日|(.+?)(?:の間)?のいずれかの時点|(.+?)(?:之间|之間|の間)")
_FIGURES: Final = {"一": "1", "二": "2", "三": "3", "四": "4"}
_SEASONS: Final = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
_WHOLE: Final = (
    (re.compile(r"^(?:大约|大約|约|約|大概)(.+)$|^(.+?)(?:左右|前后|前後|ごろ|頃)$"), "about {}"),
    (re.compile(r"^(.+?)(?:或之前|または以前|まで)$"), "by {}"),
    (re.compile(r"^(.+?)(?:或之后|或之後|以降)$"), "since {}"),
    (re.compile(r"^(.+?)(?:以前|之前|前)$"), "before {}"),
    (re.compile(r"^(.+?)(?:以后|以後|之后|之後|后|後)$"), "after {}"),
    (re.compile(r"^(?:自|从|從)(.+?)(?:起|以来|以來|开始)?$"), "since {}"),
    (re.compile(r"^(?:截至|截止|至|到)(.+?)$"), "by {}"),
    (re.compile(r"^(.+?)(?:上半年)$"), "first half {}"),
    (re.compile(r"^(.+?)(?:下半年)$"), "second half {}"),
    (re.compile(r"^(.+?)(?:上旬|初期|初|早期)$"), "early {}"),
    (re.compile(r"^(.+?)(?:中旬|中期|中叶|中)$"), "mid {}"),
    (re.compile(r"^(.+?)(?:下旬|末期|末|底|晚期)$"), "late {}"),
)
_SEASON: Final = re.compile(r"^(.+?年) ?([春夏秋冬])(?:季|天)?$")
_QUARTER: Final = re.compile(r"^(\d{4}) ?年 ?第?([1-4一二三四]) ?季度?$")
_WEEK: Final = re.compile(r"^(\d{4}) ?年 ?第 ?(\d{1,2}) ?[周週]$")
_CENTURY: Final = re.compile(r"^(bc)?(\d{1,2}) ?世[纪紀](?: ?(\d0) ?年代)?$")
_MONTH: Final = re.compile(r"(?<![0-9])(-?[0-9]{4})-(0[1-9]|1[0-2])(?![0-9-])")
_DECADE: Final = re.compile(r"^(\d{3}0) ?年代$")


def from_chinese(text: str) -> str | None:
    """2024年5月16日 as 2024-05-16; two of them as one span, the later lacking what it shares.

    None where the text is no date of these.
    """
    text = _WEEKDAY.sub("", text).replace("公元前", "bc").replace("西元前", "bc").replace("公元", "").strip()
    if text.startswith("bc") and not re.match(r"bc\d{1,4} ?年|bc\d{1,2} ?世", text):
        return None
    if match := _WITHIN.fullmatch(text):
        sides = _TO.split(next(filter(None, match.groups())).strip())
        named = [_named(side) for side in sides]
        return f"between {named[0]} and {named[1]}" if len(sides) == 2 and all(named) else None
    return _named(text)


def _named(text: str) -> str | None:
    """A date with the words around it."""
    if len(either := _OR.split(text)) == 2:
        both = [_named(side) for side in either]
        return " or ".join(filter(None, both)) if all(both) else None
    for read in (_stretch, _span):
        if (made := read(text)) is not None:
            return made
    for pattern, english in _WHOLE:
        if match := pattern.fullmatch(text):
            inner = _named(next(filter(None, match.groups())).strip())
            return None if inner is None else english.format(_MONTH.sub(_month_words, inner))
    return None


def _month_words(match: re.Match[str]) -> str:
    year = int(match[1])
    return f"{MONTHS[int(match[2]) - 1].lower()} {f'{1 - year} bc' if year < 1 else f'{year:04d}'}"


def _stretch(text: str) -> str | None:
    if match := _SEASON.fullmatch(text):
        year = _span(match[1])
        return None if year is None else f"{_SEASONS[match[2]]} {year}"
    if match := _QUARTER.fullmatch(text):
        return f"q{_FIGURES.get(match[2], match[2])} {match[1]}"
    if match := _WEEK.fullmatch(text):
        return f"week {match[2]} {match[1]}"
    if match := _CENTURY.fullmatch(text):
        if match[3]:
            return f"{int(match[2]) - 1}{match[3]}s" if not match[1] else None
        return f"{match[2]}th century{' bc' if match[1] else ''}"
    match = _DECADE.fullmatch(text)
    return f"{match[1]}s" if match else None


def _span(text: str) -> str | None:
    """One date in figures, or two with a word for *to* between them."""
    sides = _TO.split(text.strip())
    if len(sides) > 2:
        return None
    known: dict[int, str] = {}
    made = []
    era = ""
    for side in sides:
        match = _DAY.fullmatch(side.strip())
        if match is None or not any(match.groups()[1:]):
            return None
        if match[3] and not match[2] and over_new_year(int(known.get(3, "0")), int(match[3])):
            known[2] = str(int(known[2]) + (-1 if era else 1)) if 2 in known else ""
        era = "bc" if match[1] else "" if match[2] else era
        known = {
            **({} if match[2] else known),
            **{place: figures for place in (2, 3, 4) if (figures := match[place])},
        }
        if match[3] and not match[4]:
            known.pop(4, None)
        if 2 not in known or (4 in known and 3 not in known):
            return None
        year = 1 - int(known[2]) if era else int(known[2])
        if year == 0:
            return None if len(sides) > 1 or len(known) > 1 else "1 bc"
        first = f"{year:0{4 if year > 0 else 5}d}"
        made.append("-".join([first, *(known[place].zfill(2) for place in (3, 4) if place in known)]))
    return "/".join(made)

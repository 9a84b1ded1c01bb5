"""Names as written: what they are made of, and what is to be said about them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from ..errors import Problem
from ..language import all_of, for_pages, phrase, phrases
from ..places import country_codes, country_name, is_organisation

_SHOWN: Final = 5
_ODD: Final = 3
"""How many times as many rows name one of two namesakes, from which on the other may be a slip."""

_STROKES: Final = str.maketrans(
    {"ł": "l", "đ": "d", "ð": "d", "ø": "o", "ħ": "h", "ŧ": "t", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe"}
)
"""Letters whose mark Unicode does not part from them, and what is written where they cannot be."""

Said = tuple[Problem, tuple[str, ...]]
"""A finding, and the names as written that it is about."""


class Written(NamedTuple):
    """A name of the reports taken apart."""

    text: str
    name: str
    """Without the country in brackets; empty where there is nothing else."""
    country: str
    """ISO 3166-1 alpha-2 code of the country in brackets; empty where there is none."""
    key: str


def name_key(name: str) -> str:
    """The form in which two spellings of a name are compared: case, marks and hyphens folded.

    >>> name_key("Łukasz Ørsted-Þórsson")
    'lukasz orsted thorsson'
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold()).translate(_STROKES)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())


def taken_apart(text: str) -> Written:
    """The name and, where brackets behind it name one, the country."""
    name, inside = _brackets(text)
    codes = country_codes(inside) if inside else ()
    if len(codes) == 1 or (inside and is_organisation(inside)):
        return Written(text, name, codes[0] if codes else "", name_key(name))
    return Written(text, text, "", name_key(text))


def of_organisation(text: str) -> bool:
    """Whether the brackets behind a name say an organisation, so that whoever bears it has no home country.

    >>> of_organisation("Ana Nord (EU)"), of_organisation("Ana Nord (Norway)")
    (True, False)
    """
    return is_organisation(_brackets(text)[1])


def _brackets(text: str) -> tuple[str, str]:
    """What stands before and in the brackets at the end; all of it and ``""`` where there are none."""
    opened = text.rfind("(")
    inside = text[opened + 1 : -1]
    if opened < 0 or not text.endswith(")") or not inside or ")" in inside:
        return text, ""
    return text[:opened].rstrip(), inside


def meant_by_plain(by_country: Mapping[str, int]) -> str:
    """The country of a name without one: that of more rows than all others together; ``""`` where none is.

    ``by_country``: rows that write the name with each country, ``""`` for those without.
    """
    named = {country: count for country, count in by_country.items() if country}
    top = max(named, key=lambda country: (named[country], country), default="")
    return top if top and 2 * named[top] > sum(named.values()) else ""


def no_country(file: str, lacking: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[Said]:
    """One warning for each cause of a leader's country not being known; with each name those who bear it."""
    bearers = dict(lacking)
    alone = [name for name, bear in lacking if not bear]
    causes = (
        ([name for name in alone if of_organisation(name)], _of_organisations),
        ([name for name, bear in lacking if bear], partial(_of_several, bearers=bearers)),
        ([name for name in alone if _brackets(name)[1] and not of_organisation(name)], _in_brackets),
        ([name for name in alone if not _brackets(name)[1]], _plain),
    )
    for names, said in causes:
        if names:
            yield said(file, names)


def _of_several(file: str, names: list[str], *, bearers: Mapping[str, tuple[str, ...]]) -> Said:
    advice = phrase(
        "{names} bear it; write one of these, or add the country in brackets",
        names=all_of(bearers[names[0]][:_SHOWN]),
    )
    what = phrases(
        "{count} name that several leaders bear: {names}",
        "{count} names that several leaders bear: {names}",
        len(names),
        names=_some(names),
    )
    return _unknown(file, names, what, advice)


def _in_brackets(file: str, names: list[str]) -> Said:
    advice = phrase(
        "{said}; write a country's name or ISO 3166-1 alpha-2 code there, or add a row for each leader "
        "to the table of leaders",
        said=_bracket_says(names[0]),
    )
    what = phrases(
        "{count} name whose brackets are no country: {names}",
        "{count} names whose brackets are no country: {names}",
        len(names),
        names=_some(names),
    )
    return _unknown(file, names, what, advice)


def _plain(file: str, names: list[str]) -> Said:
    said = phrase(
        "name it with `--columns leader_country=COLUMN`, or leader_country==France where it is one for "
        'all, write "{name} (Country)" in the reports, or add a row for this leader to the table of '
        "leaders",
        name=names[0],
    )
    on_page = phrase(
        'say above the map where they come from, or write "{name} (Country)" in the table', name=names[0]
    )
    what = phrases(
        "{count} leader has no country: {names}",
        "{count} leaders have no country: {names}",
        len(names),
        names=_some(names),
    )
    return _unknown(file, names, what, for_pages(said, on_page))


def _of_organisations(file: str, names: list[str]) -> Said:
    """A note on those who travel for an organisation and have no country."""
    found = phrases(
        "{count} leader of an organisation: {names}",
        "{count} leaders of organisations: {names}",
        len(names),
        names=_some(names),
    )
    advice = phrase(
        "they have no home country: their visits are made by no country, and received by those visited"
    )
    allowed = phrase("every leader of the reports with a country")
    return Problem(file, None, "name", found, allowed, advice, "note", "leader"), tuple(names)


def _bracket_says(name: str) -> str:
    inside = _brackets(name)[1]
    codes = country_codes(inside)
    if codes:
        return phrase('"{text}" may be {codes}', text=inside, codes=codes)
    return phrase('"{text}" is no country known here', text=inside)


def _unknown(file: str, names: list[str], what: str, advice: str) -> Said:
    found = names[0] if len(names) == 1 else what
    advice = phrase("{advice}; until then their visits made and received cannot be told apart", advice=advice)
    allowed = phrase("every leader of the reports with a country")
    return Problem(file, None, "name", found, allowed, advice, "warning", "unknown leader"), tuple(names)


def odd_namesakes(file: str, unlisted: Iterable[Written], counts: Mapping[str, int]) -> Iterator[Said]:
    """One note on names that most rows write with one country and few with another, which may be a slip."""
    by_key: dict[str, list[Written]] = {}
    for one in unlisted:
        if one.name:
            by_key.setdefault(one.key or one.name, []).append(one)
    odd: list[str] = []
    told: list[str] = []
    for namesakes in by_key.values():
        rows = Counter[str]()
        for one in namesakes:
            rows[one.country] += counts[one.text]
        top = meant_by_plain(rows)
        few = [
            one for one in namesakes if one.country not in ("", top) and rows[top] >= _ODD * rows[one.country]
        ]
        if top and few:
            odd += [one.text for one in few]
            plain = f", {rows['']} without one are taken for it" if rows[""] else ""
            told.append(
                f"{few[0].text} ({rows[few[0].country]}) beside {country_name(top)} ({rows[top]}{plain})"
            )
    if odd:
        advice = phrase("two people of one name, or a slip; correct the country where it is one")
        found, allowed = _some(told, "; "), phrase("one country for each leader")
        yield Problem(file, None, "name", found, allowed, advice, "note", "variant"), tuple(odd)


def two_spellings(
    file: str, unlisted: Iterable[Written], names: Mapping[str, str], counts: Mapping[str, int]
) -> Iterator[Said]:
    """One note on leaders whose name stands in spellings that differ in case or marks alone."""
    by_leader: dict[str, Counter[str]] = {}
    texts: dict[str, list[str]] = {}
    for one in unlisted:
        shown = names[one.text]
        by_leader.setdefault(shown, Counter())[one.name] += counts[one.text]
        texts.setdefault(shown, []).append(one.text)
    several = {shown: spelt for shown, spelt in by_leader.items() if len(spelt) > 1 and all(spelt)}
    if several:
        told = [
            " and ".join(
                f"{name} ({count})"
                for name, count in sorted(spelt.items(), key=lambda one: (-one[1], one[0]))[:_SHOWN]
            )
            for spelt in several.values()
        ]
        advice = phrase("each was read as one leader, under the spelling of most rows; write one of them")
        found, allowed = _some(told, "; "), phrase("one spelling for each leader")
        about = tuple(text for shown in several for text in texts[shown])
        yield Problem(file, None, "name", found, allowed, advice, "note", "variant"), about


def _some(names: Sequence[str], between: str = ", ") -> str:
    """The first names, as many as fit into a finding."""
    shown = between.join(names[:_SHOWN])[:100]
    return shown + (" …" if len(names) > _SHOWN or len(between.join(names[:_SHOWN])) > len(shown) else "")

"""Whom a title names as who travelled: one person, or an office that several held."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from ..places import country_codes, simplified
from .nouns import kinds
from .wordlists import unaccented, words

_TITLE: Final = 200
"""Characters of a title that are looked at."""
_MADE_BY: Final = re.compile(
    r"(?:trips|visits|travels?|journeys|itinerary)(?: (?:made|abroad|undertaken))? (?:by|of) (?P<by>.+?)"
    r"(?:\s*(?:[–|(]|(?<!\w)-|-(?![^\W\d_])).*)?$",
    re.IGNORECASE,
)
_IN_HAN: Final = re.compile(
    r"(?P<by>[\u3400-\u9fff·]{2,12}?)(?:国家)?(?:主席|总统|大统领|总理|首相|总书记|国王|天皇|外长|部长)[的の]?"
    r"(?:出访|外访|外游|(?:外国|海外|外事|国事)?访问|行程)"
)
"""``刘少奇主席出访行程``: a name, an office and a word for visits."""
_WORD: Final = re.compile(r"[^\W\d_][\w.’'-]*")
_WHOSE: Final = re.compile(r"[^\W\d_][\w.-]*['’]s?\Z")
"""``Modi's``, ``Sunaks’``."""
_SHORTENED: Final = frozenset(["here", "it", "that", "there", "what", "who", "let", "he", "she"])
"""Words before an ``'s`` that is no genitive: ``Here's a list of trips``."""
_FAR: Final = 5
"""Words between whose journeys they are and the word for journeys."""
_NAME: Final = 5
"""Words of a name at most."""
_SEVERAL: Final = ("s", "es", "en", "ы", "ов")
"""Endings of several holders of an office."""
_SIGNS: Final = ".,:;()"
_CODE: Final = 3
"""Letters of a country's code at most: Bo is a name."""
_CASES: Final = ("s", "es", "en", "in")
_INNER: Final = frozenset(
    ["da", "de", "del", "della", "di", "do", "dos", "la", "van", "von", "der", "den", "bin", "al", "e", "y"]
)
"""Words within names that have no capital."""
_BEHIND: Final = re.compile(
    r"\s(?:abroad|overseas|to|as|since|during|while|outside|in \d{4}|from \d{4}|\d{4})\b.*$"
)
"""What is said behind a name of when, where or as what it travelled."""
_ELIDED: Final = re.compile(r"\bd['’](?=[^\W\d_a-z])(?![ÉE]tat\b)")
"""``d'Emmanuel``."""
_ASIDE: Final = re.compile(
    r"\([^()]*\)|\b(?:compiled|collected|prepared|maintained|edited|collated|source[ds]?|zusammengestellt|erstellt|établie?|"
    r"recopilad[oa]|elaborad[oa])s?:? (?:by|from|von|par|por)\b.*$",
    re.IGNORECASE,
)
"""What is said of the list, not of who travelled: ``(compiled by John Smith)``."""
_FULL: Final = r"[^\W\d_a-z]\w+ [^\W\d_a-z]\w+"
_AND: Final = re.compile(rf"{_FULL}(?:,? (?:and|&|et|und|y|e|и) ){_FULL}")
"""Two who travelled, each with two names."""
_OF: Final = re.compile(r"(?<=\S) of (?:the )?(?=\S)")
_NUMBER: Final = re.compile(r"[IVX]+")
"""A king's number stands in capitals behind his name: ``Xi`` and ``VI`` alone are none."""


class Titled(NamedTuple):
    """Whom titles name."""

    person: str = ""
    office: str = ""
    """Several holders of an office, or several people: ``prime ministers of India``. No one of them made all
    the journeys."""


def titled(titles: Iterable[str]) -> Titled:
    """Who made the journeys, as the first title that tells it says; with a country that stands behind it.

    >>> titled(["List of Ada Quill's foreign trips in 2015"])
    Titled(person='Ada Quill', office='')
    >>> titled(["State visits made by Queen Ada of Norway"])
    Titled(person='Queen Ada (Norway)', office='')
    >>> titled(["Trips made by prime ministers of India"])
    Titled(person='', office='prime ministers of India')
    """
    for title in (_ASIDE.sub("", one[:_TITLE]).strip() for one in titles):
        if _is_received(title):
            continue  # by whoever is named behind it, who stayed at home
        match = _MADE_BY.search(title)
        if match and not _names_things(
            said := _BEHIND.sub("", match["by"]).strip(" ,;").removeprefix("the ")
        ):
            several = is_office(said) or _AND.search(said)
            return Titled(office=said) if several else Titled(person=_with_home(said))
        han = _IN_HAN.match(simplified(title))
        name = han["by"] if han else _whose(title) or _behind(title)
        if name and not country_codes(name):
            return Titled(office=name) if is_office(name) else Titled(person=name)
    return Titled()


def is_office(text: str) -> bool:
    """Whether a text begins with several holders of an office, and names nobody: ``presidents of …``."""
    for word in map(unaccented, _WORD.findall(text)[:_FAR]):
        if word not in words().guests["of_offices"]:
            return any(word.endswith(end) and "person" in kinds(word.removesuffix(end)) for end in _SEVERAL)
    return False


def person_named(titles: Iterable[str]) -> str:
    """Who made the journeys, where a title surely names somebody; nothing for an office alone.

    >>> person_named(["Trips made by President Quill"]), person_named(["Trips by French President"])
    ('President Quill', '')
    """
    person = titled(titles).person
    said = _WORD.findall(person.partition("(")[0])
    if not said or "person" in kinds(unaccented(said[-1])):
        return ""
    return person if _called(person) else ""


def names(person: str, text: str) -> bool:
    """Whether a text has one of the words by which a person is called, offices and numbers aside."""
    return not _called(person).isdisjoint(map(unaccented, _WORD.findall(text)))


def _called(person: str) -> set[str]:
    """The words by which a person is called, offices and numbers aside."""
    said = [one for one in _WORD.findall(person.partition("(")[0]) if _is_no_word(unaccented(one))]
    return {unaccented(one) for one in said if one == said[0] or not _NUMBER.fullmatch(one)}


def _is_no_word(word: str) -> bool:
    """Whether a word is none of headers, and no country."""
    known = kinds(word) or word in words().nouns["of"] or word in words().guests["of_offices"]
    known = known or word in _offices()
    return len(word) > 1 and not known and not country_codes(word)


@cache
def _offices() -> frozenset[str]:
    """The words of titles before names: ``Secretary``, ``of``, ``State``."""
    return frozenset(map(unaccented, " ".join(words().titles).replace(".", " ").split()))


def _names_things(said: str) -> bool:
    """Whether it is said by what visits are listed, and not by whom they were made: ``by region``."""
    known = [kinds(unaccented(word)) for word in _WORD.findall(said)]
    return bool(known) and all(known) and not any("person" in found for found in known)


def _with_home(said: str) -> str:
    """A holder of an office with its country in brackets: ``Queen Ada of Norway``, no ``John of Austria``."""
    first = unaccented(said.split(maxsplit=1)[0])
    if "person" not in kinds(first) and first not in _offices():
        return said
    # Before the country may stand an office with an "of" of its own, and in it another: "Republic of Korea".
    parts = ((said[: of.start()], said[of.end() :]) for of in _OF.finditer(said))
    return next((f"{name} ({land})" for name, land in parts if len(country_codes(land)) == 1), said)


def _whose(title: str) -> str:
    """``Ada Quill`` of ``List of Ada Quill's trips``: names before an ``'s``, journeys soon behind it."""
    tokens = title.split()
    for place, token in enumerate(tokens):
        if not _WHOSE.match(token) or token.split("'")[0].casefold() in _SHORTENED:
            continue
        behind = [unaccented(one.strip(".,:;()")) for one in tokens[place + 1 : place + 1 + _FAR]]
        journeys = next((at for at, one in enumerate(behind) if one in words().guests["journeys"]), None)
        if journeys is None or any(one.endswith(("'", "’", "'s", "’s")) for one in behind[:journeys]):
            continue  # or of his predecessors' journeys
        name = [re.split(r"['’]", token)[0]]
        for one in reversed(tokens[max(0, place - _NAME + 1) : place]):
            if _WHOSE.match(one):
                return ""
            if not one[:1].isupper() or (one.endswith((":", ",", ".")) and len(one) > _FAR):
                break
            name.insert(0, one)
        return " ".join(name) if name[0][:1].isupper() else ""
    return ""


def _behind(title: str) -> str:
    """``Ada Quill`` of ``Liste der Reisen von Ada Quill`` or ``Reisen der Bundeskanzlerin Ada Quill 2015``: a
    name behind journeys and a word for whose they are; behind an article it needs an office before it."""
    tokens = _ELIDED.sub("de ", title).split()
    told = False
    for place, token in enumerate(tokens):
        word = unaccented(token.strip(_SIGNS))
        alone = word in words().guests["by"]
        owned = told and (alone or word in words().guests["of_whom"])
        if owned and (name := _with_office(tokens[place + 1 :], alone=alone)):
            return name
        told = told or _is_journey(word)
    return ""


def _with_office(tokens: list[str], *, alone: bool) -> str:
    """The name with which these words begin, behind an article and an office; ``alone``: also without one.

    A name of one word needs the office, which then stands before it: ``papa Francesco``.
    """
    start = 1 if tokens and unaccented(tokens[0].strip(_SIGNS)) in words().guests["articles"] else 0
    first = next((at for at in range(start, len(tokens)) if not _is_title(tokens[at])), len(tokens))
    name: list[str] = []
    for token in tokens[first:]:
        if not token[:1].isupper() and not (name and unaccented(token) in _INNER):
            break
        name.append(token.strip(_SIGNS))
        if token.endswith(tuple(_SIGNS)):
            break
    while name and unaccented(name[-1]) in _INNER:
        name.pop()
    titled_so = first > start
    if not name or len(name) > _NAME or not (titled_so or (alone and len(name) > 1)):
        return ""
    if any(_is_known(word) for word in name if word[:1].isupper()) or country_codes(" ".join(name)):
        return ""
    return " ".join(name if len(name) > 1 else [*tokens[start:first], *name])


def _is_received(title: str) -> bool:
    """Whether a title tells of visits that somebody received."""
    said = (unaccented(word) for word in _WORD.findall(title[:_TITLE]))
    return not words().guests["received"].isdisjoint(said)


def _is_title(token: str) -> bool:
    """Whether a word is an office before a name, in whatever case: ``Bundespräsidenten``, ``président``."""
    word = unaccented(token.strip(_SIGNS))
    stems = (word, *(word.removesuffix(end) for end in _CASES if word.endswith(end)))
    return any("person" in kinds(stem) or stem in _offices() for stem in stems)


def _is_known(token: str) -> bool:
    """Whether a word is one of headers or journeys, or a country's, and so no name."""
    word = unaccented(token)
    lands = country_codes(word) or country_codes(word.rstrip("s")) if len(word) > _CODE else ()
    return bool(kinds(word) or _is_journey(word) or lands)


def _is_journey(word: str) -> bool:
    """Whether a word is one for journeys, or a compound that ends in one: ``Präsidentschaftsreisen``."""
    listed = words().guests["journeys"]
    return word in listed or any(word.endswith(one) for one in ("reisen", "besuche", "besuchen"))

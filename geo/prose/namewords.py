"""The words of which names are made: where one begins and ends, and whose country and office it is said to
have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .cases import Cases
from .days import Days
from .people import Person, Register
from .places import Place, Places
from .relative import Said
from .sign import Sign
from .text import Token
from .vocabulary import Vocabulary

_NO_NAMES: Final = ("people.not_people", "people.never_names", "people.he")
_INITIALS: Final = 4
_LONGEST_IN_TITLE: Final = 3
"""Words of a name in a headline all of whose words have capitals, at most."""
LONGEST_NAME: Final = 7
_MONTHS_OF_NAMES: Final = frozenset(["may", "march"])
_VISITS: Final = frozenset(["verbs.visit"])
_VERB_WITHIN: Final = 4
"""Tokens between a verb and its subject, at most: an office."""
_OFFICE: Final = frozenset(["people.offices", "people.counterparts"])
_TO: Final = frozenset(["to", "in", "at"])
_PREFIXES: Final = ("el-", "al-", "ul-", "as-", "ad-", "ar-", "bin-", "bin", "ibn")
BEFORE_NOUN: Final = frozenset(["the", "a", "his", "their"])

Written = tuple[tuple[Sign, ...] | None, tuple[Place, int] | None, int]
"""What a token begins by the text alone: signs, or a place with its size, and the size of a name."""


class NameWords:
    """Tells names from other words, and fills the register of people on the way."""

    def __init__(self, text: str, words: Vocabulary, places: Places, register: Register) -> None:
        self.text = text
        self.words = words
        self.cases = Cases(text, words.grammar)
        places.cases = self.cases if words.grammar.has_cases else None
        places.foreign = not words.grammar.is_plain
        self.places = places
        self.register = register
        self.days = Days(words)
        self.opening = words.opening | self.days.first
        self.towns: dict[str, Place] = {}
        """Places that the text itself puts into a country."""
        self._next_is_name = False
        self._joined_to = -1
        """Where the word stands that follows the name of somebody who is no leader."""
        self.alone = False
        """The text names nobody by more than a surname: whoever acts is called by one."""
        self._in_title = False
        """The sentence is a headline all of whose words have capitals, which tell no names there."""
        # What follows from the text alone is the same at every look: it is read once, by where it stands.
        self._dates: dict[int, Said | None] = {}
        self._plain: dict[int, tuple[Sign, ...]] = {}
        """Where a word stands that is no name and begins none → its signs."""
        self._untitled: set[int] = set()
        """Where a word stands with which no office, honorific or country begins."""
        self._written: dict[int, Written] = {}
        self._places_at: dict[int, tuple[Place, int] | None] = {}
        self._countries: dict[int, tuple[str, int, str]] = {}
        self._ends: dict[tuple[int, bool], int] = {}
        self._kept: dict[tuple[str, bool], tuple[list[Sign], int]] = {}
        """The words of a sentence → its signs, and what was known of people then; -1 where they rest on
        nobody."""
        self._noun_endings = tuple(words.words.get("people.not_people_endings", ()))

    def _country(self, tokens: Sequence[Token], index: int) -> tuple[str, int, str]:
        """Code and size of a country or its adjective at a token, and its name as a country if that is
        written."""
        if not (0 <= index < len(tokens)):
            return "", 0, ""
        start = tokens[index].start
        if start not in self._countries:
            self._countries[start] = self._find_country(tokens, index)
        return self._countries[start]

    def _place_at(self, tokens: Sequence[Token], index: int) -> tuple[Place, int] | None:
        """The place of the gazetteer that begins at a token, and its size."""
        start = tokens[index].start
        if start not in self._places_at:
            self._places_at[start] = self.places.at(self.text, tokens, index)
        return self._places_at[start]

    def _find_country(self, tokens: Sequence[Token], index: int) -> tuple[str, int, str]:
        if code := self._adjective(tokens[index], first=not index):
            return code, 1, ""
        if not tokens[index].is_name:
            return "", 0, ""
        found = self._place_at(tokens, index)
        if found and found[0].kind == "country":
            return found[0].code or "?", found[1], found[0].text
        for size in (2, 1):
            if index + size <= len(tokens):
                code = self.places.demonym(self.text[tokens[index].start : tokens[index + size - 1].end])
                if code:
                    return code, size, ""
        return "", 0, ""

    def _adjective(self, token: Token, *, first: bool = False) -> str:
        """Code of the country whose adjective a word is, where adjectives are written small but for the
        ``first`` word of a sentence."""
        if not self.words.adjectives or (token.is_name and not first and "-" not in token.text):
            return ""
        return self.words.demonym(token.text.lower())

    def _known(self, tokens: Sequence[Token], begin: int, stop: int, *, make: bool = True) -> Person | None:
        if stop - begin == 1 and (person := self._single(tokens[begin])):
            return person
        return self.register.named(self._called(tokens, begin, stop), make=make)

    def _single(self, token: Token) -> Person | None:
        """The person one of whose names a word is, in any of its cases."""
        ways = self.cases.ways(token.text)
        return next((found for way in ways if (found := self.register.single(way))), None)

    def _called(self, tokens: Sequence[Token], begin: int, stop: int, first_case: bool | None = None) -> str:
        """The name that tokens make, in its first case."""
        written = self.text[tokens[begin].start : tokens[stop - 1].end]
        if not self.words.grammar.has_cases:
            return written
        if first_case is None and begin and self.words.has("status.governing", tokens[begin - 1].low):
            first_case = False
        return self.cases.name(written.split(), first_case=first_case)

    def _name_end(
        self, tokens: Sequence[Token], low: Sequence[str], index: int, *, titled: bool = False
    ) -> int:
        """Where a person's name that begins at a token ends; the token itself where none does."""
        if index >= len(tokens):
            return index
        key = (tokens[index].start, titled)
        if key not in self._ends:
            self._ends[key] = self._find_name_end(tokens, low, index, titled) - index
        return index + self._ends[key]

    def _find_name_end(self, tokens: Sequence[Token], low: Sequence[str], index: int, titled: bool) -> int:
        stop = index
        for at in range(index, min(len(tokens), index + LONGEST_NAME)):
            if at > index and (self._is_office_behind(low, at) or self._is_owner_of_office(tokens, low, at)):
                break
            if tokens[at].is_name and (
                self._may_be_name(tokens[at], low, at, at == index) or self._is_odd_name(tokens, at, titled)
            ):
                stop = at + 1
            elif at > index and low[at] == "." and len(low[at - 1]) == 1:
                continue
            elif at == index or not (
                self._is_particle(tokens, low, at)
                or low[at].startswith(_PREFIXES)
                or self._is_of_name(tokens, at)
            ):
                break
            elif "-" in low[at]:
                stop = at + 1
        stop = self._before_town(tokens, low, index, stop)
        return index if self._in_title and stop - index > _LONGEST_IN_TITLE else stop

    def _before_town(self, tokens: Sequence[Token], low: Sequence[str], index: int, stop: int) -> int:
        """Where a name ends that a great town follows without a word between, as the object of a visit or
        after a name that stands elsewhere without it: *besuchte Friedrich Merz Warschau*."""
        ends = (i for i in range(index + 1, stop) if self._is_town_at(tokens, i, stop))
        at = next(ends, stop)
        place = self._place_at(tokens, at) if at < stop else None
        if place is None or not tokens[at - 1].is_name:
            return stop
        name = [token.text for token in tokens[max(index, at - 2) : at]]
        times = self.cases.times(*name, tokens[at].text)
        stands, again = self.cases.times(*name) > times, times > 1
        if not self._wants_town(low, index, stop):
            return at if stands and at - index > 1 else stop
        plain = self.words.grammar.nouns_are_capital or self.places.is_great(place[0], capitals=True)
        return at if stands or (plain and at - index > 1 and not again) else stop

    def _is_town_at(self, tokens: Sequence[Token], at: int, stop: int) -> bool:
        """Whether the last words of what looks like a name are a great town's."""
        place = self._place_at(tokens, at) if tokens[at].is_name else None
        return place is not None and at + place[1] == stop and self.places.is_great(place[0])

    def _wants_town(self, low: Sequence[str], index: int, stop: int) -> bool:
        """Whether a verb of travel stands before a name, or behind it, and has its object with it."""
        if not self.words.grammar.free or low[stop : stop + 1] in (["to"], ["in"], ["at"]):
            return False
        last = (stop,) if self.words.grammar.nouns_are_capital else ()
        around = (*range(max(0, index - _VERB_WITHIN), index), *last)
        return any(self.words.signs.at(low, at, _VISITS) for at in around)

    def _is_office_behind(self, low: Sequence[str], at: int) -> bool:
        """Whether an office of several words follows a name: *Sheikh Hasina Prime Minister of Bangladesh*."""
        found = self.words.people.at(low, at, _OFFICE) if low[at] in self.words.people.first_words else None
        return found is not None and found.size > 1 and not self.words.grammar.free

    def _is_owner_of_office(self, tokens: Sequence[Token], low: Sequence[str], at: int) -> bool:
        """Whether a country's genitive stands before an office: *in Paris Polens Ministerpräsidenten*."""
        office = self.words.grammar.nouns_are_capital and self.words.people.at(low, at + 1, _OFFICE)
        return bool(office) and tokens[at].is_name and self._country(tokens, at)[0] not in ("", "?")

    def _is_of_name(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether *de* belongs to a name: *Marcelo Rebelo de Sousa*, not *Macron de Francia*."""
        if tokens[at].text not in self.words.grammar.name_links or at + 1 >= len(tokens):
            return False
        place = self._place_at(tokens, at + 1)
        return tokens[at + 1].is_name and (place is None or place[0].kind == "city")

    def _is_particle(self, tokens: Sequence[Token], low: Sequence[str], at: int) -> bool:
        """Whether a small word belongs to a name: *von der Leyen*, but no article alone, and no *to* before a
        place."""
        if not self.words.has("people.particles", low[at]):
            return False
        if low[at] in _TO:
            goes = at + 1 < len(tokens) and self._place_at(tokens, at + 1) is not None
            return tokens[at].text.lower() in self.words.particles and not goes
        return low[at] != "the" or self.words.has("people.particles", low[at - 1])

    def _is_odd_name(self, tokens: Sequence[Token], at: int, titled: bool) -> bool:
        """Whether a word that is no name elsewhere is one here: party leader To Lam; met To Lam."""
        if at + 1 >= len(tokens) or not tokens[at + 1].is_name:
            return False
        kind = "people.never_names" if titled else "people.odd_names"
        return (
            (titled or at > 0) and self.words.has(kind, tokens[at].low) and not tokens[at + 1].text.isupper()
        )

    def _is_of_a_body(self, token: Token) -> bool:
        """Whether a word with a capital is that of a body or a thing, such as Council or NATO."""
        acronym = token.text.isupper() and self.words.has("people.acronyms", token.low)
        return acronym or self.words.has("people.not_people", token.low)

    def _is_a_common_noun(self, low: Sequence[str], at: int, first: bool) -> bool:
        """Whether a word is told for a noun by its ending or an article, where all nouns have capitals."""
        if not self.words.grammar.nouns_are_capital:
            return False
        return low[at].endswith(self._noun_endings) or bool(first and at and low[at - 1] in BEFORE_NOUN)

    def _is_dated(self, low: Sequence[str], at: int) -> bool:
        """Whether a month stands beside a figure, or behind a weekday."""
        behind = low[at + 1 : at + 2]
        return bool(behind and behind[0][:1].isdigit()) or low[at - 1] in self.days.weekdays

    def _is_of_calendar(self, word: str, at: int) -> bool:
        """Whether a word is a weekday or month; where months are small, one with a capital is none."""
        grammar = self.words.grammar
        small = grammar.free and not grammar.nouns_are_capital and at > 0
        month = word in self.days.month_names and not small
        return word in self.days.weekdays or (month and word not in ("may", "june", "april", "august"))

    def _may_be_name(self, token: Token, low: Sequence[str], at: int, first: bool) -> bool:
        word = low[at]
        if word in _MONTHS_OF_NAMES and not first and not self._in_title and not self._is_dated(low, at):
            return True  # Theresa May
        if (
            (at and word in self.words.deeds)
            or self._is_a_common_noun(low, at, first)
            or (at == 0 and self.words.signs.at(low, 0) is not None)
            or self._is_of_calendar(word, at)
            or any(self.words.has(kind, word) for kind in _NO_NAMES)
        ):
            return False
        if token.text.isupper() and self.words.has("people.acronyms", word):
            return False
        initials = token.text.isupper() and len(word) < _INITIALS  # the Lankan PM
        if (self.words.grammar.free or initials) and self.words.has("people.offices", word):
            return False
        none = any(self.words.has(kind, word) for kind in ("people.offices", "people.no_leaders"))
        return not (first and (none or self.places.demonym(word.capitalize()) != ""))

"""Where an act is said to have been, at a place that no list has: *at the Dead Sea*, *au château de
Chantilly*. What is written there is kept apart from every place told before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from .groups import JOINERS
from .parting import Parting
from .sign import Sign

_FILLERS: Final = 5
"""Words between a word of place and a name, at most: *on the shores of the Dead Sea*."""
_OF: Final = frozenset(["of", "de", "del", "da", "do"])
_LINKS: Final = _OF | {"the", "-"}
_AWAY: Final = frozenset(
    ["with", "by", "to", "for", "from", "about", "between", "against", "like", "who", "that", "when"]
)
"""Words behind which no place of the act is named."""
_GENERIC: Final = (
    "people.not_people",
    "people.offices",
    "people.no_leaders",
    "people.acronyms",
    "people.never_names",
)
_KNOWN: Final = frozenset(["person", "place", "date", "they", "someone", "act"])
_ENDS: Final = frozenset(
    ["on", "in", "at", "near", "for", "with", "to", "by", "during", "where", "after", "before", "last", "and"]
)
"""Words before which an English name is over; before another one it is an adjective: *the Ukrainian army*."""


class Unplaced(Parting):
    """Finds places that are written and not known."""

    def _unplaced(self, at: int, sign: Sign) -> Sign | None:
        """The first such place of an act: behind it or, where words are free, anywhere in its clause; in
        front of the first act where the sentence opens with it."""
        if self.words.grammar.free:
            start, stop = self._clause(at)
            return self._first_unplaced(range(start, stop))
        following = self._region(at)[1] + 1
        stop = self.signs[following].first if following < len(self.signs) else len(self.low)
        return self._first_unplaced(range(sign.last, stop)) or self._unplaced_at_head(at)

    def _unplaced_at_head(self, at: int) -> Sign | None:
        """A place with which a sentence opens, behind its day at most: *On Tuesday, at the Dead Sea, …*."""
        if any(one.kind == "act" for one in self.signs[:at]):
            return None
        index = 0
        while index < len(self.low):
            if index + 1 < len(self.low) and (date := self._sign_at(index, ("date",))):
                index = date.last
            elif self.low[index] == "," or self._sign_at(index + 1, ("date",)):
                index += 1
            else:
                break
        return self._phrase(index, len(self.low))

    def _sign_at(self, index: int, kinds: Iterable[str]) -> Sign | None:
        return next((one for one in self.signs if one.first <= index < one.last and one.kind in kinds), None)

    def _first_unplaced(self, tokens: range) -> Sign | None:
        for index in tokens:
            if self._begins_another(index):
                return None
            if (found := self._phrase(index, tokens.stop)) is not None:
                return found
        return None

    def _begins_another(self, index: int) -> bool:
        """Whether another clause of the same subject begins: *and discussed the fighting in …*."""
        if self.words.grammar.free or self.low[index] not in JOINERS or index + 1 >= len(self.tokens):
            return False
        behind = self.tokens[index + 1]
        return behind.text.islower() and not (
            self._is_before_place(index + 1)
            or behind.low in ("the", "on", "his", "her")
            or self._sign_at(index + 1, _KNOWN)
        )

    def _is_before_place(self, index: int) -> bool:
        return self.low[index] == "near" or self.words.has("status.locative", self.low[index])

    def _phrase(self, index: int, stop: int) -> Sign | None:
        """A word of place with a name behind it that no list has, over the tokens of both."""
        if index >= stop or not self._is_before_place(index) or self._sign_at(index, ("date", "act")):
            return None
        begin = self._name_behind(index, stop)
        end = self._end_of_name(begin, stop)
        if end == begin or self.low[end : end + 1] == ["'s"]:
            return None
        return Sign("unplaced", index, end) if self._is_of_a_place(index, begin, end) else None

    def _name_behind(self, index: int, stop: int) -> int:
        """Where a name begins behind a word of place, over an article and what kind of place it is."""
        begin = index + 1
        while begin < min(stop, index + _FILLERS + 1) and not self.tokens[begin].is_name:
            word = self.low[begin]
            near = begin - 1 == index
            of_a_thing = word == "of" and not (near or self._is_site(self.low[begin - 1]))
            if of_a_thing or word in _AWAY or word in JOINERS or not word.isalpha():
                return stop
            if self._is_before_place(begin) or self._sign_at(begin, (*_KNOWN, "clause", "status")):
                return stop
            begin += 1
        return begin

    def _end_of_name(self, begin: int, stop: int) -> int:
        """Where a name ends; what a summit is called is no place's."""
        end = begin
        for at in range(begin, stop):
            known = self._sign_at(at, _KNOWN)
            if known is not None and not self._is_within_name(known, at, begin):
                of_a_summit = known.kind == "act" and "nouns.summit" in known.value
                return begin if of_a_summit and at == end else end
            if self.tokens[at].is_name and not self.tokens[at].text.isdecimal():
                end = at + 1
            elif self.low[at] not in _LINKS:
                break
        return end

    def _is_within_name(self, known: Sign, at: int, begin: int) -> bool:
        """Whether a known place stands within a longer name: *château de Chantilly*, *Kloster Andechs*."""
        if known.kind != "place" or known.value.kind == "country":
            return False
        behind_site = self.low[at - 1] in _OF or self._is_site(self.low[at - 1])
        return behind_site or (at > begin and self.tokens[at - 1].is_name)

    def _is_site(self, word: str) -> bool:
        """Whether a word is a kind of place away from towns, or of a town; *See* ends the names of many."""
        if self.words.has("places.sites", word) or self.words.has("status.place_nouns", word):
            return True
        return self.words.grammar.nouns_are_capital and word.endswith(
            tuple(self.words.words.get("places.sites", ()))
        )

    def _is_of_a_place(self, index: int, begin: int, end: int) -> bool:
        """Whether a name is that of a place: it says the kind, or is a name that stands for nothing else."""
        around = self.low[index + 1 : end + 1]
        names = [self.low[at] for at in range(begin, end) if self.tokens[at].is_name]
        site = any(self._is_site(word) for word in around)
        if any(self.words.has("people.acronyms", word) for word in names) or not names:
            return False
        if site:
            return any(not self.words.has("places.sites", word) for word in names)
        if any(self._is_generic(word) for word in names):
            return False
        if self.words.grammar.nouns_are_capital:
            return self._is_a_town_written(index, begin, end)
        if self.words.grammar.is_plain:
            return self.low[index] != "on" and self._is_over(end)
        return self.low[begin - 1] != "the"  # à la Chancellerie

    def _is_a_town_written(self, index: int, begin: int, end: int) -> bool:
        """Whether a German word with a capital is a town's: behind *in* alone, and no noun by its ending, as
        in *in Eile*."""
        nouns = (*self.words.words.get("people.not_people_endings", ()), "e")
        bare = self.tokens[index].text.lower() == "in" and begin == index + 1 == end - 1
        return bare and not self.low[begin].endswith(nouns) and self._is_over(end)

    def _is_generic(self, word: str) -> bool:
        """Whether a word is that of a body, an office or a thing: *Foreign Ministry*."""
        return any(self.words.has(kind, word) for kind in _GENERIC)

    def _is_over(self, end: int) -> bool:
        """Whether a name ends a phrase, and is no adjective of what follows."""
        if end >= len(self.low) or not self.low[end].isalpha():
            return True
        return self.low[end] in _ENDS or self._sign_at(end, _KNOWN) is not None

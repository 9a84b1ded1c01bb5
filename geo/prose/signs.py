"""A sentence → typed signs: people, places, dates, and the words that say what happened between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .relative import Said
from .sign import Sign
from .text import Sentence, Token
from .titles import Titles
from .vocabulary import Found

_STATUSES: Final = frozenset(
    f"status.{name}" for name in ("planned", "possible", "denied", "cancelled", "put_off", "moved")
)
_NO_STATUS: Final = frozenset(["status.neutral", "status.as_planned"])
_NO_ACTS: Final = frozenset(["nouns.category", "verbs.meals", "verbs.virtual_words"])
_CANCELLED: Final = frozenset(["status.cancelled"])
_DENIED: Final = frozenset(["status.denied"])
_CLAUSE: Final = 30
"""Tokens between the halves of a verb, at most."""
_ENDS: Final = frozenset([".", ",", ";", ":", "!", "?", "and", "but", "because", "–", "—"])
_VISITS: Final = frozenset(["verbs.visit"])
_DEPARTS: Final = 7
"""Tokens between leaving one place and *for* another, at most."""
_SMALL_WORD: Final = 3
"""Letters of words that headlines may write small, at most."""
_ALONE: Final = (("he", "people.he"), ("his", "people.his"), ("clause", "status.clauses"))
"""Signs of a single word, and the lists that have it."""


class Tagger(Titles):
    """Reads the signs of a text's sentences, and fills the register of its people on the way."""

    def signs(self, sentence: Sentence) -> list[Sign]:
        """The signs of a sentence in their order; none overlap."""
        words = (self.text[sentence.start : sentence.end], sentence.kind == "heading")
        known = self.register
        kept, version = self._kept.get(words, (None, -1))
        if kept is not None and version in (-1, known.version):
            return kept
        tokens = sentence.tokens
        words_of_it = [
            token for token in tokens if token.text[:1].isalpha() and len(token.text) > _SMALL_WORD
        ]
        self._in_title = sentence.kind == "heading" and all(token.is_name for token in words_of_it)
        asked, before = known.asked, (known.version, known.doubted)
        found = self._signs(tokens, [token.low for token in tokens])
        if before == (known.version, known.doubted):
            self._kept[words] = (found, -1 if known.asked == asked else known.version)
        return found

    def _signs(self, tokens: Sequence[Token], low: Sequence[str]) -> list[Sign]:
        found: list[Sign] = []
        index = 0
        while index < len(tokens):
            self._next_is_name = index + 1 < len(tokens) and tokens[index + 1].is_name
            made = self._at(tokens, low, index)
            found.extend(made)
            index = max(sign.last for sign in made) if made else index + 1
        return found

    def _at(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> tuple[Sign, ...]:
        """The signs that begin at a token: dates first, then whom offices name, then places and names, then
        words."""
        start, word = tokens[index].start, low[index]
        kept = self._plain.get(start)
        if kept is not None:
            return kept
        if not (word in self.opening or self._may_begin(tokens[index])):
            return ()
        said = self._said(start, low, index)
        if said is not None and not self._is_a_name(said, tokens[index], index):
            self._plain[start] = (Sign("date", index, index + said.size, said),)
            return self._plain[start]
        name = tokens[index].is_name or (word[:1].isdecimal() and self._next_is_name)
        if name and word == "may" and (mine := self._surname(tokens, low, index)):
            return mine
        people = word in self.words.people.first_words or word in ("the", "his", "her")
        if not (name or people or self._adjective(tokens[index])):
            self._plain[start] = self._word(low, index)
            return self._plain[start]
        return (
            (people and self._listed_countries(tokens, low, index))
            or (people and self._countries_behind(tokens, low, index))
            or ((people or len(word) > 1) and self._titled(tokens, low, index))
            or (name and self._named(tokens, low, index))
            or self._word(low, index)
        )

    def _may_begin(self, token: Token) -> bool:
        """Whether a word that is in no list may begin something: a name, a figure, a nation's adjective with
        its ending, as in *den polnischen Ministerpräsidenten*."""
        written = token.is_name or token.low[:1].isdecimal() or "-" in token.low
        return written or self._adjective(token) != ""

    def _surname(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> tuple[Sign, ...]:
        """Somebody of the text who is called like a word of ours: *May met the president*."""
        behind = low[index + 1] if index + 1 < len(low) else ""
        person = self.register.single(low[index])
        if person is None or len(person.keys) < 2 or self.words.has("people.he", behind):
            return ()
        return (Sign("person", index, index + 1, person, (index, index + 1)),)

    def _said(self, start: int, low: Sequence[str], index: int) -> Said | None:
        """The date at a token that begins at the character ``start``, read once for every look."""
        if start not in self._dates:
            self._dates[start] = self.days.at(low, index)
        return self._dates[start]

    def _is_a_name(self, said: Said, token: Token, index: int) -> bool:
        """Whether a month is somebody's name, where months are written small: *Март*, *Abril*."""
        grammar = self.words.grammar
        small = grammar.free and not grammar.nouns_are_capital
        return small and said.kind == "month" and token.is_name and index > 0

    def _word(self, low: Sequence[str], index: int) -> tuple[Sign, ...]:
        word = low[index]
        people = self.words.people.at(low, index)
        if people and "people.they" in people.kinds and not self._are_told_apart(low, index, people.size):
            return (Sign("they", index, index + people.size),)
        if self._is_separated(low, index):
            return (Sign("status", index, index + 1, _CANCELLED),)
        if word == "for" and self._next_is_name and self._departs(low, index):
            return (Sign("act", index, index + 1, _VISITS),)
        found = self.words.signs.at(low, index)
        if found and found.kinds == _DENIED and self._happens(low, index):
            return ()
        if found and (made := self._told(found, index)):
            return made
        return self._single_word(low, index)

    def _single_word(self, low: Sequence[str], index: int) -> tuple[Sign, ...]:
        """The sign of a word that begins no phrase."""
        word = low[index]
        kind = next((kind for kind, listed in _ALONE if self.words.has(listed, word)), "")
        kind = kind or ("stop" if self._stops(low, index) else "")
        return (Sign(kind, index, index + 1, word),) if kind else ()

    def _happens(self, low: Sequence[str], index: int) -> bool:
        """Whether a word that denies what follows ends a clause, as half of a verb: *fand in Rom statt*."""
        over = index + 1 == len(low) or low[index + 1] in _ENDS
        return over and self.words.has("status.happens", low[index])

    def _departs(self, low: Sequence[str], index: int) -> bool:
        """Whether *for* says where somebody goes who left another place: *left Rome on Monday for Paris*."""
        before = low[max(0, index - _DEPARTS) : index]
        return self.words.has_any("status.departs", before) and "," not in before

    def _stops(self, low: Sequence[str], index: int) -> bool:
        """Whether a mark ends a clause: no point of an abbreviation, no colon of a clock."""
        word = low[index]
        if word == ".":
            return index == 0 or index + 1 == len(low)
        of_a_clock = "".join(low[index - 1 : index + 2 : 2]).isdecimal()
        return word in (";", "!", "?") or (word == ":" and self.words.grammar.free and not of_a_clock)

    def _is_separated(self, low: Sequence[str], index: int) -> bool:
        """Whether a verb whose other half ends its clause calls something off: *fällt am Montag aus*."""
        halves = self.words.halves.get(low[index])
        if not halves or low[index + 1 : index + 2] in ([","], [":"]):
            return False
        behind = range(index + 1, min(len(low), index + _CLAUSE))
        ends = (at for at in behind if low[at] in halves)
        ends = (at for at in ends if low[index:at].count(",") % 2 == 0)  # no: sagte, er reise morgen ab
        return any(at + 1 == len(low) or low[at + 1] in _ENDS for at in ends)

    def _told(self, found: Found, index: int) -> tuple[Sign, ...]:
        """The act or status that a phrase tells, or both: *will visit* by one word."""
        if not _NO_STATUS.isdisjoint(found.kinds):
            return (Sign("name", index, index + found.size),)
        acts = frozenset(
            kind for kind in found.kinds if kind.startswith(("verbs.", "nouns.")) and kind not in _NO_ACTS
        )
        status = found.kinds & _STATUSES
        if not (acts or status):
            return ()
        return (Sign("act" if acts else "status", index, index + found.size, acts | status),)

    def _are_told_apart(self, low: Sequence[str], index: int, size: int) -> bool:
        """Whether those who seem to be *they* are named behind it: among them Narendra Modi, the leaders of
        Peru."""
        behind = low[index + size] if index + size < len(low) else ""
        return (low[index] == "them" and self._next_is_name) or behind in ("of", "from")

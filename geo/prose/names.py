"""Names and places among the tokens of a sentence, and whose country and office a name is said to have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .days import Days
from .people import Person, Register
from .places import Place, Places
from .sign import Sign
from .text import Token
from .vocabulary import Vocabulary

_LONGEST_NAME: Final = 7
_OFFICE: Final = frozenset(["people.offices", "people.counterparts"])
_PREFIXES: Final = ("el-", "al-", "ul-", "as-", "ad-", "ar-", "bin-", "bin", "ibn")
_VENUES: Final = frozenset(
    [
        "house",
        "palace",
        "cottage",
        "hall",
        "hotel",
        "castle",
        "villa",
        "mansion",
        "residence",
        "kremlin",
        "street",
        "hill",
        "tower",
        "office",
        "lodge",
        "estate",
        "chateau",
    ]
)
_BEFORE_TOWN: Final = frozenset(["in", "at", "from", "near", "to"])


class Names:
    """Reads names and places, and fills the register of people on the way."""

    def __init__(self, text: str, words: Vocabulary, places: Places, register: Register) -> None:
        self.text = text
        self.words = words
        self.places = places
        self.register = register
        self.days = Days(words)
        self.opening = words.opening | self.days.first
        self.towns: dict[str, Place] = {}
        """Places that the text itself puts into a country."""
        self._next_is_name = False

    def _country(self, tokens: Sequence[Token], index: int) -> tuple[str, int, str]:
        """Code and size of a country or its adjective at a token, and its name as a country if that is
        written."""
        if not (0 <= index < len(tokens)) or not tokens[index].is_name:
            return "", 0, ""
        found = self.places.at(self.text, tokens, index)
        if found and found[0].kind == "country":
            return found[0].code or "?", found[1], found[0].text
        for size in (2, 1):
            if index + size <= len(tokens):
                code = self.places.demonym(self.text[tokens[index].start : tokens[index + size - 1].end])
                if code:
                    return code, size, ""
        return "", 0, ""

    def _offices(self, low: Sequence[str], index: int) -> tuple[str, int]:
        """The office at a token and where it ends; two of them, ``president and prime minister``, are the
        first."""
        if index >= len(low):
            return "", index
        found = self.words.people.at(low, index, _OFFICE)
        if not found:
            return "", index
        office = (
            "counterpart"
            if "people.counterparts" in found.kinds
            else " ".join(low[index : index + found.size])
        )
        return office, index + found.size

    def _known(self, tokens: Sequence[Token], begin: int, stop: int, *, make: bool = True) -> Person | None:
        name = self.text[tokens[begin].start : tokens[stop - 1].end]
        if stop - begin == 1 and (person := self.register.single(name)):
            return person
        return self.register.named(name, make=make)

    def _named(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> tuple[Sign, ...]:
        token = tokens[index]
        if not (token.is_name or token.text.isdecimal()) or self._offices(low, index)[0]:
            return ()
        venue = self._venue(tokens, low, index)
        if venue:
            return venue
        place = self.places.at(self.text, tokens, index)
        stop = self._name_end(tokens, low, index) if token.is_name else index
        if place is None and stop > index and (town := self._town(tokens, low, index, stop)):
            place = town
        known = self._known_here(tokens, low, index, stop, place)
        if known is not None:
            return known
        if stop < len(tokens) and tokens[stop].is_name and self._is_of_a_body(tokens[stop]):
            return (Sign("name", index, stop + 1),) if stop > index else ()
        if stop - index > 1:
            return self._full_name(tokens, low, index, stop)
        person = self.register.single(token.text) if stop > index else None
        return (Sign("person", index, stop, person, (index, stop)),) if person else ()

    def _known_here(
        self,
        tokens: Sequence[Token],
        low: Sequence[str],
        index: int,
        stop: int,
        place: tuple[Place, int] | None,
    ) -> tuple[Sign, ...] | None:
        """A place of the gazetteer or, of one word, somebody called like it; None where it is rather a
        name."""
        if place is None:
            return None
        found, size = place
        signs = (Sign("place", index, index + size, found),)
        if found.kind in ("city", "region") and index + 1 == stop and not self._behind_locative(low, index):
            person = self.register.single(tokens[index].text)
            if person and (person.mentions > 0 or person.leader):
                return (Sign("person", index, stop, person, (index, stop)),)
        if found.kind == "city" and stop - index > size:
            return signs if self._name_begins_behind(tokens, low, index, size, stop) else None
        if index + size >= stop:
            return () if size == 1 and self.words.has("people.never_names", low[index]) else signs
        return signs if stop - index < 2 + size and found.kind == "country" else None

    def _town(
        self, tokens: Sequence[Token], low: Sequence[str], index: int, stop: int
    ) -> tuple[Place, int] | None:
        """A small place: one that the text itself puts into a country (``from Kananaskis, Canada``), or a
        small town of the gazetteer behind *in*."""
        name = self.text[tokens[index].start : tokens[stop - 1].end]
        if name in self.towns:
            return self.towns[name], stop - index
        if stop < len(low) and low[stop] == "," and index and low[index - 1] in _BEFORE_TOWN:
            code, _, country = self._country(tokens, stop + 1)
            if country:
                self.towns[name] = Place(name, "city", code if code != "?" else "")
                return self.towns[name], stop - index
        if (
            self._behind_locative(low, index)
            and low[index - 1] != "on"
            and (small := self.places.small(name))
        ):
            return small, stop - index
        return None

    def _name_begins_behind(
        self, tokens: Sequence[Token], low: Sequence[str], index: int, size: int, stop: int
    ) -> bool:
        """Whether a place and a name stand side by side: *in Kyiv Volodymyr Zelensky asked*."""
        if not index or low[index - 1] not in ("in", "at", "near"):
            return False
        whole = self.text[tokens[index].start : tokens[stop - 1].end]
        return stop - index - size > 1 or self.register.named(whole, make=False) is None

    def _behind_locative(self, low: Sequence[str], index: int) -> bool:
        return index > 0 and self.words.has("status.locative", low[index - 1])

    def _full_name(
        self, tokens: Sequence[Token], low: Sequence[str], index: int, stop: int
    ) -> tuple[Sign, ...]:
        person = self._known(tokens, index, stop)
        if person is None:
            return ()
        if self._is_barred(low, index, stop):
            person.barred = True
        if index and stop < len(low) and low[index - 1] == "(" and low[stop] == ")":
            person.barred = True
        self._apposition(tokens, low, stop, person)
        return (Sign("person", index, stop, person, (index, stop)),)

    def _is_barred(self, low: Sequence[str], index: int, stop: int) -> bool:
        around = (index - 1, index - 2, stop + 1, stop + 2, stop + 3)
        return any(
            0 <= at < len(low) and self.words.has("people.no_leaders", low[at])
            for at in around
            if at < index or (stop < len(low) and low[stop] == ",")
        )

    def _apposition(self, tokens: Sequence[Token], low: Sequence[str], stop: int, person: Person) -> None:
        """``Mark Rutte, the NATO secretary general``; ``Narendra Modi of India``."""
        if stop + 1 >= len(low):
            return
        if low[stop] == "of":
            code, size, _ = self._country(tokens, stop + 1)
            if size:
                self.register.describe(person, country=code if code != "?" else "")
        elif low[stop] == ",":
            at = stop + 1 + (low[stop + 1] in ("the", "then"))
            code, size, _ = self._country(tokens, at)
            office, _ = self._offices(
                low, at + size + (not size and at < len(low) and tokens[at].text.isupper())
            )
            if office:
                self.register.describe(person, country=code if code != "?" else "", office=office)

    def _venue(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> tuple[Sign, ...]:
        """A house, palace or hotel that no list has, behind *at* or *in*: ``at State House``."""
        before = low[index - 1] if index else ""
        before = low[index - 2] if before == "the" and index > 1 else before
        if not self.words.has("status.locative", before):
            return ()
        stop = index
        while stop < len(tokens) and (tokens[stop].is_name or low[stop] == "of") and stop - index < 5:
            stop += 1
        while stop > index and not tokens[stop - 1].is_name:
            stop -= 1
        if stop - index < 2 or not any(low[at] in _VENUES for at in range(index, stop)):
            return ()
        name = self.text[tokens[index].start : tokens[stop - 1].end]
        known = self.places.named(name)
        place = known if known and known.kind == "venue" else Place(name, "venue", "")
        return (Sign("place", index, stop, place),)

    def _name_end(
        self, tokens: Sequence[Token], low: Sequence[str], index: int, *, titled: bool = False
    ) -> int:
        """Where a person's name that begins at a token ends; the token itself where none does."""
        stop = index
        for at in range(index, min(len(tokens), index + _LONGEST_NAME)):
            if tokens[at].is_name and (
                self._may_be_name(tokens[at], low, at, at == index) or self._is_odd_name(tokens, at, titled)
            ):
                stop = at + 1
            elif at > index and low[at] == "." and len(low[at - 1]) == 1:
                continue
            elif at == index or not (
                self.words.has("people.particles", low[at]) or low[at].startswith(_PREFIXES)
            ):
                break
            elif "-" in low[at]:
                stop = at + 1
        return stop

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

    def _may_be_name(self, token: Token, low: Sequence[str], at: int, first: bool) -> bool:
        word = low[at]
        if token.text.isupper() and self.words.has("people.acronyms", word):
            return False
        if at == 0 and self.words.signs.at(low, 0) is not None:
            return False
        if word in self.days.month_names and word not in ("may", "june", "april", "august"):
            return False
        if self.words.has("people.not_people", word) or word in self.days.weekdays:
            return False
        if self.words.has("people.never_names", word) or (self.words.has("people.he", word)):
            return False
        return not (
            first and (self.words.has("people.offices", word) or self.places.demonym(word.capitalize()) != "")
        )

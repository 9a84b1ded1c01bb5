"""People by their office: *French President Emmanuel Macron*, *the leaders of Peru and Chile*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .names import Names
from .people import Person
from .sign import Sign
from .text import Token

_PLURAL: Final = frozenset(["people.plural_offices"])
_LISTED: Final = 40
_ROYAL: Final = frozenset(["king", "queen", "sultan", "emir", "pope", "prince", "princess", "emperor"])
_RULERS: Final = frozenset(
    ["president", "prime minister", "chancellor", "king", "emir", "leader", "premier", "sultan", "queen"]
)


class Titles(Names):
    """Reads whom offices, honorifics and countries name."""

    def _titled(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> tuple[Sign, ...]:
        """``French President Emmanuel Macron``, ``the King of Bahrain, Hamad``, ``Japan's Shigeru
        Ishiba``."""
        code, at = "", index
        if tokens[index].is_name:
            code, size, _ = self._country(tokens, index)
            at = index + size
            possessive = at < len(low) and low[at] == "'s" and bool(size)
            at += possessive
        office, at = self._offices(low, at)
        if not office and not (code and at > index and low[at - 1] == "'s"):
            return self._honoured(tokens, low, index)
        if office and at < len(low) and low[at] in ("of", "for", "from"):
            article = at + 1 < len(low) and low[at + 1] == "the"
            other, size, _ = self._country(tokens, at + 1 + article)
            if other:
                code, at = other, at + 1 + article + size
        comma = at < len(low) and low[at] == "," and bool(office)
        begin = self._behind_honorifics(low, at + comma)
        stop = self._name_end(tokens, low, begin, titled=bool(office))
        if stop > begin and not self._is_new_clause(tokens, low, comma, begin, stop):
            return self._person(tokens, index, begin, stop, code, office)
        return self._office_alone(tokens, low, index, at, code, office)

    def _is_new_clause(
        self, tokens: Sequence[Token], low: Sequence[str], comma: bool, begin: int, stop: int
    ) -> bool:
        """Whether the name behind an office and a comma is somebody else: a single word nobody bears."""
        return comma and stop - begin == 1 and self.register.single(tokens[begin].text) is None

    def _behind_honorifics(self, low: Sequence[str], index: int) -> int:
        while index < len(low):
            found = self.words.people.at(low, index, frozenset(["people.honorifics"]))
            if not found:
                break
            index += found.size
            index += index < len(low) and low[index] == "."
        return index

    def _honoured(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> tuple[Sign, ...]:
        begin = self._behind_honorifics(low, index)
        if begin == index or begin >= len(tokens) or not tokens[index].is_name:
            return ()
        stop = self._name_end(tokens, low, begin)
        if stop == begin:
            return ()
        return (
            self._person(tokens, index, begin, stop, "", "")
            if stop > begin + 1 or self.register.single(tokens[begin].text)
            else ()
        )

    def _person(
        self, tokens: Sequence[Token], first: int, begin: int, stop: int, code: str, office: str
    ) -> tuple[Sign, ...]:
        royal = any(token.low in _ROYAL for token in tokens[first:begin])
        person = self._known(tokens, begin, stop, make=not (royal and self._is_short(tokens, begin, stop)))
        person = person or (Person("") if royal else None)
        if person is None:
            return ()
        code = code if code != "?" else ""
        person, office = self._monarch(tokens, first, begin, stop, person, office)
        self.register.describe(person, country=code, office=office if office != "counterpart" else "")
        if not code:
            self._apposition(tokens, [token.low for token in tokens[: stop + 8]], stop, person)
        return (Sign("person", first, stop, person, (begin, stop)),)

    def _is_short(self, tokens: Sequence[Token], begin: int, stop: int) -> bool:
        """Whether a name is one word, or one with a number: Charles III."""
        return stop - begin == 1 or (stop - begin == 2 and set(tokens[stop - 1].text) <= set("IVX"))

    def _monarch(
        self, tokens: Sequence[Token], first: int, begin: int, stop: int, person: Person, office: str
    ) -> tuple[Person, str]:
        """A king or pope by a name alone, or with a number, is called with the title: King Charles III."""
        titles = (office, *(token.low for token in tokens[first:begin]))
        royal = next((title for title in titles if title in _ROYAL), "")
        short = self._is_short(tokens, begin, stop)
        if not (royal and short and _is_other(person, royal)):
            return person, office
        name = self.text[tokens[begin].start : tokens[stop - 1].end]
        return self.register.named(f"{royal.title()} {name}") or person, royal

    def _office_alone(
        self, tokens: Sequence[Token], low: Sequence[str], index: int, at: int, code: str, office: str
    ) -> tuple[Sign, ...]:
        """``the German chancellor``, ``the president``: whoever the text says that is."""
        if not office or office == "counterpart" or (at < len(low) and low[at] == "'s" and not code):
            return ()
        if (
            index
            and not code
            and tokens[index - 1].is_name
            and not self.words.has("people.never_names", low[index - 1])
        ):
            return ()
        if index and low[index - 1] in (
            "a",
            "an",
            "as",
            "first",
            "no",
            "every",
            "that",
            "one",
            "vice",
            "former",
            "then",
            "by",
        ):
            return ()
        person = self.register.of(code, office) if code else self.register.in_office(office)
        if person is None and code and code != "?" and office in _RULERS:
            person = self.register.nameless(self.places.name(code), code)
        kind = "person" if person else "someone"
        return (
            (Sign(kind, index, at, person, (index, at)),)
            if person or low[index - 1 : index] == ["the"]
            else ()
        )

    def _countries_behind(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> tuple[Sign, ...]:
        """The same with an article or *his* before it, whose token is passed over."""
        if low[index] not in ("the", "his", "her") or index + 1 >= len(low):
            return ()
        return self._listed_countries(tokens, low, index + 1)

    def _listed_countries(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> tuple[Sign, ...]:
        """``the leaders of Brazil, India and China``: each is the leader of a country."""
        found = self.words.people.at(low, index, _PLURAL)
        at = index + found.size if found else index
        if not found or at >= len(low) or low[at] not in ("of", "from"):
            return ()
        made: list[Sign] = []
        at += 1
        while at < len(low) and len(made) < _LISTED:
            if low[at] in (",", "and", "the", "&"):
                at += 1
                continue
            code, size, name = self._country(tokens, at)
            if not name:
                break
            person = self.register.of(code, "") if code != "?" else None
            person = person or self.register.nameless(name, code if code != "?" else "")
            made.append(Sign("person", at, at + size, person, (at, at + size), listed=True))
            at += size
        return tuple(made)


def _is_other(person: Person, royal: str) -> bool:
    """Whether a monarch by a name alone is somebody else than the one who has it among theirs."""
    return person.office != royal and (bool(person.office) or person.mentions == 0 or len(person.keys) == 1)

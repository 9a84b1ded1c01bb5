"""People by their office: *French President Emmanuel Macron*, *the leaders of Peru and Chile*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..places import country_codes
from .names import Names
from .people import Person
from .sign import Sign
from .text import Token

_PLURAL: Final = frozenset(["people.plural_offices"])
_NO_HOLDERS: Final = frozenset(
    ["a", "an", "as", "first", "no", "every", "that", "one", "vice", "former", "then", "by"]
)
_LISTED: Final = 40
_ROYAL: Final = frozenset(["king", "queen", "sultan", "emir", "pope", "prince", "princess", "emperor"])
_OF_A_STATE: Final = frozenset(["head of state", "head of government", "leader"])
_RULERS: Final = frozenset(
    ["president", "prime minister", "chancellor", "king", "emir", "leader", "premier", "sultan", "queen"]
)


class Titles(Names):
    """Reads whom offices, honorifics and countries name."""

    def _titled(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> tuple[Sign, ...]:
        """``French President Emmanuel Macron``, ``the King of Bahrain, Hamad``, ``Japan's Shigeru
        Ishiba``."""
        code, at = "", index
        if tokens[index].start in self._untitled:
            return ()
        if tokens[index].is_name or self.words.adjectives:
            code, size, _ = self._country(tokens, index)
            at = index + size
            possessive = at < len(low) and low[at] == "'s" and bool(size)
            at += possessive
        office, at = self._offices(low, at, tokens if self.words.offices else None)
        owner = bool(code) and at > index and low[at - 1] == "'s"
        if code and not office and (place := self._place_of(tokens, low, index, at, code)):
            return (place,)
        if not office and not owner:
            return self._honoured(tokens, low, index)
        if office:
            code = code or self._country_within(tokens[index])
            other, at = self._country_behind(tokens, low, at)
            named = at < len(tokens) and tokens[at].is_name  # главы МИД Армении Ары Айвазяна
            if other and not named and tokens[index].text.lower() in self.words.grammar.plurals:
                return self._both(tokens, low, index, at)
            code = other or code
        comma = at < len(low) and low[at] == "," and bool(office)
        begin = self._behind_honorifics(low, at + comma)
        stop = self._name_end(tokens, low, begin, titled=bool(office))
        new = office not in _ROYAL and self._is_new_clause(tokens, low, comma, begin, stop)
        lands = stop > begin and (
            self._is_land(tokens, begin, stop) or self._is_somebody_else(tokens, begin, stop, office)
        )
        if stop > begin and not new and not lands:
            return self._person(tokens, index, begin, stop, code, office)
        return self._office_alone(tokens, low, index, at, code, office)

    def _country_within(self, token: Token) -> str:
        """The country that an office of one word begins with: *US-Präsident*."""
        codes = country_codes(token.text.partition("-")[0]) if "-" in token.text else ()
        return next(iter(codes)) if len(codes) == 1 else ""

    def _both(self, tokens: Sequence[Token], low: Sequence[str], index: int, at: int) -> tuple[Sign, ...]:
        """*Президенты России и Турции*: whoever leads the two, where no names follow."""
        second, size, name = self._country(tokens, at + 1) if low[at : at + 1] == ["and"] else ("", 0, "")
        stop = at + 1 + size
        if not name or low[stop : stop + 1] == [","] or (stop < len(tokens) and tokens[stop].is_name):
            return (Sign("name", index, at),)
        first = self._country(tokens, at - 1)
        if not first[2] or "?" in (first[0], second):
            return (Sign("name", index, at),)
        made = []
        for code, begin, end in ((first[0], index, at), (second, at + 1, stop)):
            person = self.register.of(code, "") or self.register.nameless(self.places.name(code), code)
            made.append(Sign("person", begin, end, person, (begin, end)))
        return tuple(made)

    def _place_of(
        self, tokens: Sequence[Token], low: Sequence[str], index: int, at: int, code: str
    ) -> Sign | None:
        """A place by its country: *China's Hangzhou*, *Kyrgyzstan's capital Bishkek*, *the Philippine
        capital*."""
        if at >= len(tokens) or self.words.grammar.free:
            return None
        noun = self.words.has("status.place_nouns", low[at])
        if low[at - 1] != "'s" and not noun:
            return None
        place = self._place_at(tokens, at + noun)
        named = place is not None and self._name_end(tokens, low, at + noun) > at + noun + place[1]
        if place is not None and not named:  # Britain's David Cameron
            return Sign("place", index, at + noun + place[1], place[0])
        city = self.places.capital(code) if low[at] == "capital" else None
        return Sign("place", index, at + 1, city) if city is not None else None

    def _is_somebody_else(self, tokens: Sequence[Token], begin: int, stop: int, office: str) -> bool:
        """Whether the word behind an office names one who has another: *empfängt die Kanzlerin Erdogan*."""
        if not self.words.grammar.free or stop - begin != 1 or office in ("", "counterpart"):
            return False
        known = self._single(tokens[begin])
        return known is not None and known.office not in ("", office) and len(known.keys) > 1

    def _is_land(self, tokens: Sequence[Token], begin: int, stop: int) -> bool:
        """Whether what stands behind an office is a country: *als Kanzler China gesehen*."""
        if not self.words.grammar.free:
            return False
        place = self._place_at(tokens, begin)
        return place is not None and place[0].kind == "country" and begin + place[1] >= stop

    def _is_new_clause(
        self, tokens: Sequence[Token], low: Sequence[str], comma: bool, begin: int, stop: int
    ) -> bool:
        """Whether the name behind an office and a comma is somebody else: a single word nobody bears."""
        return comma and stop - begin == 1 and self._single(tokens[begin]) is None

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
            self._untitled.add(tokens[index].start)
            return ()
        stop = self._name_end(tokens, low, begin)
        if stop == begin:
            return ()
        return (
            self._person(tokens, index, begin, stop, "", "")
            if stop > begin + 1 or self._single(tokens[begin])
            else ()
        )

    def _person(
        self, tokens: Sequence[Token], first: int, begin: int, stop: int, code: str, office: str
    ) -> tuple[Sign, ...]:
        low = [token.low for token in tokens[first:begin]]
        royal = office in _ROYAL or any(word in _ROYAL for word in low)
        make = not (royal and self._is_short(tokens, begin, stop))
        named = self._called(tokens, begin, stop, self._is_first_case(tokens[first:begin]))
        person = self._known(tokens, begin, stop, make=False) or self.register.named(named, make=make)
        person = person or (Person("") if royal else None)
        if person is None:
            return ()
        code = code if code != "?" else ""
        person, office = self._monarch(tokens, first, begin, stop, person, office)
        self.register.describe(person, country=code, office=office if office != "counterpart" else "")
        if (
            self.words.grammar.genitive
            and first
            and self.words.has("people.no_leaders", tokens[first - 1].low)
        ):
            self.register.bar(person)
        if not code:
            self._apposition(tokens, [token.low for token in tokens[: stop + 8]], stop, person)
        return (Sign("person", first, stop, person, (begin, stop)),)

    def _is_first_case(self, before: Sequence[Token]) -> bool | None:
        """Whether the office before a name stands in the first case; None where none tells."""
        grammar = self.words.grammar
        if not grammar.has_cases:
            return None
        told = [
            token.text.lower()
            for token in before
            if grammar.stem(token.text.lower()) in self.words.office_words
        ]
        return None if not told else told[0] in self.words.office_words.values()

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
        name = self._called(tokens, begin, stop, self._is_first_case(tokens[first:begin]))
        title = self.words.titles.get(royal, royal)
        return self.register.named(f"{title.title()} {name}") or person, royal

    def _office_alone(
        self, tokens: Sequence[Token], low: Sequence[str], index: int, at: int, code: str, office: str
    ) -> tuple[Sign, ...]:
        """``the German chancellor``, ``the president``: whoever the text says that is."""
        owner = at < len(low) and low[at] == "'s"
        if not office or (not code and (owner or office == "counterpart")):
            return ()
        if self._is_apposition(tokens, low, index):
            return (Sign("name", index, at),)
        if tokens[index].text.lower() in self.words.grammar.plurals and not code:
            return (Sign("they", index, at),)
        if index and self._is_no_holder(tokens[index - 1], low[index - 1], code):
            return ()
        person = self.register.heads() if not code and office in _OF_A_STATE else None
        if person is None:
            person = self.register.of(code, office) if code else self.register.in_office(office)
        heads = office in _RULERS or office == "counterpart"
        if person is None and code and code != "?" and heads and not self._names_topic(tokens):
            person = self.register.is_surely(code, office)
        if person is None and code and code != "?" and heads:
            person = self.register.nameless(self.places.name(code), code)
        kind = "person" if person else "someone"
        return (
            (Sign(kind, index, at, person or office, (at, at)),)
            if person or low[index - 1 : index] == ["the"]
            else ()
        )

    def _is_no_holder(self, before: Token, word: str, code: str) -> bool:
        """Whether the word before an office makes it one that nobody is said to hold: *a president*."""
        name = before.is_name and not self.words.has("people.never_names", word)
        return word in _NO_HOLDERS or (name and not code)

    def _is_apposition(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> bool:
        """Whether an office behind a comma is that of the name before it: *Talon, son homologue du Bénin*."""
        if not self.words.grammar.free or index < 3 or low[index - 1] not in ("the", "his", ","):
            return False
        comma = index - 1 - (low[index - 1] != ",")
        return low[comma] == "," and tokens[comma - 1].is_name

    def _names_topic(self, tokens: Sequence[Token]) -> bool:
        """Whether a sentence names whom the text is about: then *the French president* in it is another."""
        about = self.register.about
        return about is not None and any(self._single(token) is about for token in tokens if token.is_name)

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
            if low[at] in (",", "and", "the", "&") or (made and low[at] == "of"):
                at += 1
                continue
            code, size, name = self._country(tokens, at)
            if not name and tokens[at].text.isupper() and len(tokens[at].text) < 6:
                at += 1
                continue
            if not name:
                break
            code = code if code != "?" else ""
            begin, stop = self._name_of_listed(tokens, low, at + size)
            if made and made[-1].listed:  # from Cuba and Chile, Ana Diaz and Luis Rojo
                begin = stop = at + size
            person = self.register.named(self._called(tokens, begin, stop)) if stop > begin else None
            if person is not None:
                self.register.describe(person, country=code, office="leader")
            person = person or (self.register.of(code, "") if code else None)
            person = person or self.register.nameless(name, code)
            first, last = (at if made else index), max(stop, at + size)
            written = (begin, stop) if stop > begin else (at, last)
            made.append(Sign("person", first, last, person, written, listed=stop == begin))
            at = last
        return tuple(made)

    def _name_of_listed(self, tokens: Sequence[Token], low: Sequence[str], at: int) -> tuple[int, int]:
        """Where a full name stands behind a listed country: *the presidents of Brazil, Lula da Silva, and of
        …*; the country's end twice where none does."""
        begin = at + 1
        if low[at : at + 1] != [","] or begin >= len(tokens) or self._country(tokens, begin)[0]:
            return at, at
        stop = self._name_end(tokens, low, begin)
        return (begin, stop) if stop - begin > 1 else (at, at)


def _is_other(person: Person, royal: str) -> bool:
    """Whether a monarch by a name alone is somebody else than the one who has it among theirs."""
    return person.office != royal and (bool(person.office) or person.mentions == 0 or len(person.keys) == 1)

"""Names and places among the tokens of a sentence, and whose country and office a name is said to have."""

from __future__ import annotations

from collections.abc import Sequence

from .divisions import divided
from .houses import Houses
from .namewords import Written
from .people import Person
from .places import Place
from .sign import Sign
from .text import Token
from .vocabulary import vocabulary

_OF_A_NAME = 3
"""Words behind a town's name among which stands what it is the name of: *the Munich Security Conference*."""
_DASHES = frozenset(["-", "–", "—", "--"])
_TO_DASH = 8
"""Words of a report's head between its place and its dash, at most."""
_JOINS = frozenset(["and", ",", "with", "to", "will"])


class Names(Houses):
    """Reads names and places, and fills the register of people on the way."""

    def _named(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> tuple[Sign, ...]:
        token = tokens[index]
        if token.start not in self._written:
            self._written[token.start] = self._as_written(tokens, low, index)
        signs, place, size = self._written[token.start]
        if signs is not None:
            return signs
        stop = index + size
        if place is None and stop > index and (town := self._town(tokens, low, index, stop)):
            place = town
        place = self._divided(tokens, low, index, stop, place)
        if place is not None and self._is_part_of(tokens, low, index, place):
            return ()
        known = self._known_here(tokens, low, index, stop, place)
        if known is not None:
            return known
        if stop < len(tokens) and tokens[stop].is_name and self._is_of_a_body(tokens[stop]):
            return (Sign("name", index, stop + 1),) if stop > index else ()
        if stop - index > 1:
            return self._full_name(tokens, low, index, stop)
        person = self._single(token) if stop > index else None
        if person is None and stop > index and self.alone and self._is_ruler(low, index):
            person = self.register.named(token.text)
        return (Sign("person", index, stop, person, (index, stop)),) if person else ()

    def _is_ruler(self, low: Sequence[str], index: int) -> bool:
        """Whether a single name stands where somebody acts or is met, and is one by which rulers are called:
        *Putin met Xi*. Of other single names no word tells people from companies: *Tesla met Apple*."""
        if not self.words.has("people.known_leaders", low[index]):
            return False
        behind, before = low[index + 1 : index + 2], low[index - 1 : index] if index else []
        verbs = (self.words.words[f"verbs.{kind}"] for kind in ("meet", "visit", "host"))
        around = _JOINS.union(self.words.deeds, *verbs)
        return not around.isdisjoint((*behind, *before))

    def _as_written(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> Written:
        """What a token begins, whoever was named before: signs; or a place of the gazetteer, and how many
        tokens a name there has."""
        token = tokens[index]
        if not (token.is_name or token.text.isdecimal()) or self._offices(low, index)[0]:
            return (), None, 0
        if venue := self._venue(tokens, low, index):
            return venue, None, 0
        stop = self._name_end(tokens, low, index) if token.is_name else index
        return None, self._place_at(tokens, index), stop - index

    def _divided(
        self,
        tokens: Sequence[Token],
        low: Sequence[str],
        index: int,
        stop: int,
        place: tuple[Place, int] | None,
    ) -> tuple[Place, int] | None:
        """A place as the state, province or country behind it makes it; one that the gazetteer has not
        alone, too: *in Kennebunkport, Maine*."""
        if place is not None:
            return divided(self.places, self.text, tokens, index, place)
        if stop == index or not self._behind_locative(low, index):
            return None
        name = self.text[tokens[index].start : tokens[stop - 1].end]
        found = divided(self.places, self.text, tokens, index, (Place(name, "city", ""), stop - index))
        return found if found[1] > stop - index else None

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
        if (
            place is None
            or self._is_a_noun(tokens, low, index, place)
            or self._begins_name(tokens, low, index, stop, place)
        ):
            return None
        found, size = place
        signs = (Sign("place", index, index + size, found),)
        if (
            found.kind in ("city", "region")
            and index + 1 == stop
            and not self._behind_locative(low, index, surely=True)
        ):
            person = self._single(tokens[index])
            if person and (person.mentions > 0 or person.leader):
                return (Sign("person", index, stop, person, (index, stop)),)
        if found.kind == "country" and stop - index > size and self.words.grammar.genitive:
            return signs
        if found.kind == "city" and stop - index > size:
            return signs if self._name_begins_behind(tokens, low, index, size, stop) else None
        if index + size >= stop:
            return () if size == 1 and self.words.has("people.never_names", low[index]) else signs
        return signs if stop - index < 2 + size and found.kind == "country" else None

    def _is_adjective_of(self, tokens: Sequence[Token], low: Sequence[str], stop: int) -> bool:
        """Whether two names are the nation of somebody told by a noun: *Top Chinese diplomat*."""
        behind = tokens[stop] if stop < len(tokens) else None
        noun = behind is not None and behind.text.islower() and self.words.signs.at(low, stop) is None
        both = " ".join(token.text for token in tokens[stop - 2 : stop])  # Sri Lankan officials
        return noun and any(self.places.demonym(one) for one in (tokens[stop - 1].text, both))

    def _is_in_head(self, tokens: Sequence[Token], low: Sequence[str], stop: int) -> bool:
        """Whether a name in capitals opens a report before its dash: *NUSA DUA, Indonesia -- …*."""
        capitals = all(token.text.isupper() for token in tokens[:stop])
        return capitals and not _DASHES.isdisjoint(low[stop : stop + _TO_DASH])

    def _is_source(self, tokens: Sequence[Token], low: Sequence[str], stop: int) -> bool:
        """Whether a name before the one dash of a sentence, which stands nowhere else and is no ruler's, is
        that of who reports: *Sahara Média - Arrivé hier …*."""
        name = [token.text for token in tokens[:stop]]
        alone = self.cases.times(*name[:3]) == self.cases.times(name[-1]) == 1
        ruler = low[stop - 1] in vocabulary("en").words["people.known_leaders"]
        dashes = [at for at, word in enumerate(low) if word in _DASHES]
        return dashes == [stop] and alone and not ruler

    def _is_part_of(
        self, tokens: Sequence[Token], low: Sequence[str], index: int, place: tuple[Place, int]
    ) -> bool:
        """Whether a town's name only begins what a thing is called: *the West African country*, *the Paris
        Agreement*."""
        behind = index + place[1]
        if low[behind : behind + 1] == ["of"] and self.words.has("places.sites", low[index]):
            return True  # the Bay of Kotor
        if place[0].kind not in ("city", "region") or behind >= len(tokens) or not tokens[behind].is_name:
            return False
        named = low[behind : behind + _OF_A_NAME]
        if self.words.has_any("nouns.summit", named) or self._offices(low, behind)[0]:
            return False  # the Berlin Conference is in Berlin
        return self.words.has("people.not_people", low[behind])

    def _begins_name(
        self, tokens: Sequence[Token], low: Sequence[str], index: int, stop: int, place: tuple[Place, int]
    ) -> bool:
        """Whether a word that is a country elsewhere is a given name: the text has the surname alone, too:
        *Mauricio Macri … Macri*."""
        if (
            place[0].kind != "country"
            or place[1] != 1
            or stop - index != 2
            or self._behind_locative(low, index)
        ):
            return False
        surname = tokens[stop - 1].text
        return self.cases.times(surname) > self.cases.times(tokens[index].text, surname)

    def _full_name(
        self, tokens: Sequence[Token], low: Sequence[str], index: int, stop: int
    ) -> tuple[Sign, ...]:
        source = self._is_source(tokens, low, stop) or self._is_in_head(tokens, low, stop)
        if (source and not index) or (stop - index == 2 and self._is_adjective_of(tokens, low, stop)):
            return (Sign("name", index, stop),)
        if self._is_written_as_place(low, index, stop):
            return (Sign("name", index, stop),)
        person = self._known(tokens, index, stop)
        if person is None:
            return ()
        if self._is_barred(low, index, stop) or (self._follows_barred(tokens, index) and not person.office):
            self.register.bar(person)
            self._joined_to = tokens[stop].start if stop < len(tokens) else -1
        if index and stop < len(low) and low[index - 1] == "(" and low[stop] == ")":
            self.register.bar(person)
        self._apposition(tokens, low, stop, person)
        return (Sign("person", index, stop, person, (index, stop)),)

    def _is_written_as_place(self, low: Sequence[str], index: int, stop: int) -> bool:
        """Whether a name stands where no person does: *near Lake Balaton*, *at the Chateau de Chantilly*."""
        the = self.words.grammar.is_plain and low[index - 1] == "the"
        before = low[max(0, index - 1 - the)]
        if not index or not self.words.has("status.locative", before):
            return False
        return the or self.words.has_any("places.sites", low[index:stop])

    def _follows_barred(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a name is joined to that of somebody who is no leader: *actors Tom Hanks and Meryl
        Streep*."""
        before = tokens[index - 1] if index else None
        return before is not None and before.low == "and" and before.start == self._joined_to

    def _is_barred(self, low: Sequence[str], index: int, stop: int) -> bool:
        apart = index and self.words.has("people.never_names", low[index - 1])  # the airport before Modi
        around = [index - 1, index - (1 if apart else 2), stop + 1, stop + 2, stop + 3]
        around += [index - 3] if self.words.grammar.free and index > 2 else []
        return any(
            0 <= at < len(low) and self.words.has("people.no_leaders", low[at])
            for at in around
            if at < index or (stop < len(low) and low[stop] == ",")
        )

    def _apposition(self, tokens: Sequence[Token], low: Sequence[str], stop: int, person: Person) -> None:
        """``Mark Rutte, the NATO secretary general``; ``Narendra Modi of India``."""
        if stop + 1 >= len(low):
            return
        office, end = self._offices(low, stop)
        if office and (found := self._country_behind(tokens, low, end))[0]:
            self.register.describe(person, country=found[0] if found[0] != "?" else "", office=office)
        elif low[stop] == "of":
            code, size, _ = self._country(tokens, stop + 1 + (low[stop + 1] == "the"))
            if size:
                self.register.describe(person, country=code if code != "?" else "")
        elif low[stop] == ",":
            at = stop + 1 + (low[stop + 1] in ("the", "then", "his"))
            code, size, _ = self._country(tokens, at)
            office, end = self._offices(
                low, at + size + (not size and at < len(low) and tokens[at].text.isupper()), tokens
            )
            code = code or (self._country_behind(tokens, low, end)[0] if office else "")
            if office:
                self.register.describe(person, country=code if code != "?" else "", office=office)

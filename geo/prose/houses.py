"""Houses, towns and other places that stand in a sentence by a word beside them, and not in the gazetteer
alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .namewords import BEFORE_NOUN, LONGEST_NAME
from .officewords import OfficeWords
from .places import Place
from .sign import Sign
from .text import Token

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


class Houses(OfficeWords):
    """Reads palaces, hotels and small towns by what stands before them."""

    def _venue(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> tuple[Sign, ...]:
        """A house, palace or hotel that no list has, behind *at* or *in*: ``at State House``."""
        before = low[index - 1] if index else ""
        before = low[index - 2] if before == "the" and index > 1 else before
        if self.words.grammar.free:
            return self._house(tokens, low, index)
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

    def _house(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> tuple[Sign, ...]:
        """A house called by its kind first, or by a word with it: *Palacio de la Moncloa*, *Villa Borsig*."""
        if called := self._called_house(tokens, index):
            return called
        if not self.words.has("places.houses", low[index]) or not tokens[index].is_name:
            return ()
        stop = at = index + 1
        while at < len(tokens) and at - index < LONGEST_NAME:
            if tokens[at].is_name and not self.words.has("people.offices", low[at]):
                stop = at + 1
            elif low[at] not in ("of", "the") or (stop > index + 1 and self._is_town_behind(tokens, at)):
                break
            at += 1
        if stop == index + 1:
            return ()
        name = self.text[tokens[index].start : tokens[stop - 1].end]
        known = self.places.named(name) or self.places.named(name.split()[-1])
        code = known.code if known is not None and known.kind in ("venue", "city") else ""
        return (Sign("place", index, stop, Place(name, "venue", code)),)

    def _called_house(self, tokens: Sequence[Token], index: int) -> tuple[Sign, ...]:
        """A house known by another way of writing it: *im Weißen Haus*, *Oficina Oval*."""
        for size in range(min(LONGEST_NAME - 2, len(tokens) - index), 0, -1) if tokens[index].is_name else ():
            written = self.text[tokens[index].start : tokens[index + size - 1].end]
            if written.lower() in self.words.called:
                known = self.places.named(self.words.called[written.lower()])
                return (
                    Sign("place", index, index + size, Place(written, "venue", known.code if known else "")),
                )
        return ()

    def _is_town_behind(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a house's name is over, and its town follows: *Palacio de la Moncloa de Madrid*."""
        place = self._place_at(tokens, at + 1) if at + 1 < len(tokens) else None
        return place is not None and place[0].kind == "city" and place[0].code != ""

    def _town(
        self, tokens: Sequence[Token], low: Sequence[str], index: int, stop: int
    ) -> tuple[Place, int] | None:
        """A small place: one that the text itself puts into a country (``from Kananaskis, Canada``), or a
        small town of the gazetteer behind *in*."""
        name = self.text[tokens[index].start : tokens[stop - 1].end]
        self.register.asked += 1  # a town of the text is told by what stands before, as a person is
        if name in self.towns:
            return self.towns[name], stop - index
        if stop < len(low) and low[stop] == "," and index and low[index - 1] in _BEFORE_TOWN:
            code, _, country = self._country(tokens, stop + 1)
            if country:
                self.towns[name] = Place(name, "city", code if code != "?" else "")
                self.register.version += 1
                return self.towns[name], stop - index
        if (
            self._behind_locative(low, index)
            and low[index - 1] != "on"
            and (small := self.places.small(name))
        ):
            return small, stop - index
        return None

    def _is_a_noun(
        self, tokens: Sequence[Token], low: Sequence[str], index: int, place: tuple[Place, int]
    ) -> bool:
        """Whether a word called like a place is a noun here, where all nouns have capitals: *in der Lage*."""
        if not self.words.grammar.nouns_are_capital or not index or place[0].kind == "venue":
            return False
        name = self.text[tokens[index].start : tokens[index + place[1] - 1].end].lower()
        if self.words.has("places.with_article", name):
            return False
        before = tokens[index - 1]
        adjective = (
            not before.is_name
            and before.low.endswith(self.words.grammar.adjectives)
            and not self._adjective(before)
        )
        return low[index - 1] in BEFORE_NOUN or (adjective and not self.words.signs.at(low, index - 1))

    def _behind_locative(self, low: Sequence[str], index: int, *, surely: bool = False) -> bool:
        """Whether a place stands here: ``surely`` asks for a word behind which no person is named."""
        if surely and self.words.grammar.free:
            return index > 0 and low[index - 1] == "in"
        return index > 0 and self.words.has("status.locative", low[index - 1])

    def _name_begins_behind(
        self, tokens: Sequence[Token], low: Sequence[str], index: int, size: int, stop: int
    ) -> bool:
        """Whether a place and a name stand side by side: *in Kyiv Volodymyr Zelensky asked*."""
        if not index or low[index - 1] not in ("in", "at", "near"):
            return False
        whole = self.text[tokens[index].start : tokens[stop - 1].end]
        return stop - index - size > 1 or self.register.named(whole, make=False) is None

"""What of the places told before holds on: none where a place is written that no list has."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from ..language import N_
from .dating import Dating
from .frame import Frame
from .people import Person
from .places import Place
from .rows import Basis, Row
from .sign import Sign
from .text import Sentence, Token


class Carrying(Dating):
    """Carries a place over to a row, or leaves it without one."""

    def _is_unplaced(self, row: Row, frame: Frame, sentence: Sentence) -> bool:
        """Whether a place is written for an act that no list has: then none told before is its own, and of
        where it was the country is known at most, by an adjective: *in the Swiss Alps*."""
        written = sentence.tokens[frame.unplaced.first : frame.unplaced.last] if frame.unplaced else ()
        names = [token for token in written if token.is_name]
        codes = [(token, self._nation(token)) for token in written]
        nations = [(token, code) for token, code in codes if code]
        if not names or all(any(one is token for token, _ in nations) for one in names):
            return False
        row.elsewhere = True
        row.basis["city"] = Basis(reason=N_("the place that is written is not known"))
        for token, code in nations[:1]:
            row.code, row.country = code, self.places.name(code)
            row.basis["country"] = Basis(token.start, token.end)
        return True

    def _place_at_home(self, row: Row, host: Person | None) -> None:
        """Where nothing says the place: in the country of whoever receives."""
        if host is not None and host.country:
            row.country, row.code = self.places.name(host.country), host.country
            row.basis["country"] = Basis(reason=N_("the host's country"))

    def _nation(self, token: Token) -> str:
        """Code of the country whose adjective a word is."""
        return self.words.demonym(token.text.lower()) or self.places.demonym(token.text)

    def _carry_place(self, row: Row, made: Sequence[Row], there: bool, here: bool) -> None:
        """The place told just before, in this sentence or the one before it."""
        if not made and self.onward is not None:
            self._add_place(row, self.onward.value, Basis(reason=N_("the place told just before")))
            return
        if here and self.dateline is not None and not made:
            self._add_place(row, self.dateline.value, Basis(reason=N_("where the report is written")))
            return
        if there and not made and self.spot is not None:
            self._add_place(row, self.spot.value, Basis(reason=N_("the place told just before")))
            return
        source = next((one for one in reversed(made) if one.city or one.country), None) or self.place
        if source is None or source.category == "virtual":
            return
        row.city, row.country, row.code = source.city, source.country, source.code
        told = [name for name in ("city", "country") if getattr(row, name)]
        if not row.venue and source.venue:
            row.venue = source.venue
            told.append("venue")
        row.basis.update({name: Basis(reason=N_("the place told just before")) for name in told})

    def _is_written_there(self, row: Row, frame: Frame, near: bool) -> bool:
        """Whether a meeting is where the report is written: of these days in the country of one of its
        people, who are of two; to come where one of them is. One beside a summit is not: whoever reports
        it sits anywhere."""
        code = self.dateline.value.code if self.dateline is not None else ""
        countries = {person.country for person in row.people}
        if not code or frame.beside:
            return False
        if row.status == "held":
            return near and code in countries and len(countries) > 1
        return row.kind == "meet" and any((id(person), code) in self.visited for person in row.people)

    def _written_at(self) -> tuple[str, str, str]:
        """City, country and code of where the report is written."""
        place = self.dateline.value if self.dateline is not None else Place("", "", "")
        return self.places.plain_name(place), self.places.name(place.code), place.code

    def _find_log_place(self, sentence: Sentence, signs: Sequence[Sign]) -> None:
        """Where a live log is written from: the first city of the text that stands as a place."""
        if any(self.log_place) or sentence.kind not in ("log", "heading"):
            return
        for one, other in zip_longest(signs, signs[1:]):
            if one.kind == "place" and one.value.kind in ("city", "venue"):
                behind = (
                    self.places.plain_name(other.value)
                    if other is not None and other.kind == "place" and other.value.kind == "country"
                    else ""
                )
                if one.value.code or behind:
                    self.log_place = (
                        self.places.plain_name(one.value),
                        behind or self.places.name(one.value.code),
                        one.value.code,
                    )
                    return

"""Offices among the words of a text, and whose they are: *président de la République*, *of Japan*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .namewords import NameWords
from .text import Token

_OFFICE: Final = frozenset(["people.offices", "people.counterparts"])


class OfficeWords(NameWords):
    """Tells offices, and the countries that stand behind them."""

    def _country_behind(self, tokens: Sequence[Token], low: Sequence[str], at: int) -> tuple[str, int]:
        """Whose an office is by the words behind it, and where they end: *of Japan*, *français*."""
        if at >= len(low):
            return "", at
        if low[at] in ("of", "for", "from", "by"):
            article = at + 1 < len(low) and low[at + 1] == "the"
            code, size, _ = self._country(tokens, at + 1 + article)
            if not code and at + 1 + article < len(low):  # roi des Belges
                code, size = self.words.demonym(tokens[at + 1 + article].text.lower()), 1
            return (code, at + 1 + article + size) if code else ("", at)
        if code := self._adjective(tokens[at]):
            return code, at + 1
        if self.words.grammar.genitive and tokens[at].is_name:
            code, size, _ = self._country(tokens, at)
            return (code, at + size) if code else ("", at)
        return "", at

    def _offices(
        self, low: Sequence[str], index: int, tokens: Sequence[Token] | None = None
    ) -> tuple[str, int]:
        """The office at a token and where it ends; two of them, ``president and prime minister``, are the
        first."""
        if index >= len(low):
            return "", index
        found = self.words.people.at(low, index, _OFFICE)
        if not found:
            return "", index
        size = self._shorter(tokens, low, index, found.size) if tokens is not None else found.size
        phrase = " ".join(low[index : index + size])
        if "people.counterparts" in found.kinds:
            return "counterpart", index + size
        phrase = self.words.short_offices.get(phrase, phrase)
        return self.words.offices.get(phrase, phrase), index + size

    def _shorter(self, tokens: Sequence[Token], low: Sequence[str], index: int, size: int) -> int:
        """How much of an office's phrase is one, where its last words begin a country's name: *président de
        la République démocratique du Congo*."""
        for short in range(size - 1, 0, -1):
            if " ".join(low[index : index + short]) in self.words.offices:
                code, end = self._country_behind(tokens, low, index + short)
                return short if code and end > index + size else size
        return size

"""Talks that were by telephone or screen, and what was given to somebody: a meal, or nothing of ours."""

from __future__ import annotations

from itertools import pairwise

from .groups import JOINERS
from .infinitives import Infinitives
from .relations import NEAR
from .sign import Sign


class Calls(Infinitives):
    """Tells a call from a talk face to face."""

    def _spoken_or_given(self, at: int, sign: Sign) -> str:
        """A talk counts where it was by telephone, a gift where it was a meal."""
        rest = self.low[sign.last : sign.last + NEAR]
        if "verbs.gave" in sign.value:
            meals = self.words.words["verbs.meals"]
            return (
                "host"
                if any(word in meals for word in rest[:5])
                or any(" ".join(rest[i : i + 2]) in meals for i in range(5))
                else ""
            )
        return "call" if self._virtual() or self._is_call(at) else ""

    def _by_means(self, at: int, kind: str) -> str:
        """What an act is: talks *by telephone* are a call, whatever else the words for them tell."""
        return "call" if kind in ("meet", "summit") and at in self._remote_acts() else kind

    def _remote_acts(self) -> frozenset[int]:
        """Which acts are said to be by telephone or screen."""
        if self._remote is None:
            means = self.words.remote
            found = (at for at in range(len(self.low)) if means.at(self.low, at))
            self._remote = frozenset(act for at in found for act in self._with_verb(self._act_by(at)))
        return self._remote

    def _act_by(self, at: int) -> int:
        """The act whose means stands at a token: the talks before it, otherwise those behind it; -1 where
        another clause parts them."""
        behind = next((i for i, one in enumerate(self.signs) if one.last > at), len(self.signs))
        for indices in (range(behind - 1, -1, -1), range(behind, len(self.signs))):
            for index in indices:
                if self._is_parted(index, at):
                    break
                if self._are_talks(self.signs[index]):
                    return index
        return -1

    def _is_parted(self, index: int, at: int) -> bool:
        """Whether a sign is of another clause than a token. A comma right before the token only sets it
        apart, as the one behind what opens the sentence does."""
        sign = self.signs[index]
        if sign.kind in ("stop", "clause"):
            return True
        ahead = sign.last > at
        aside = not at if ahead else self.low[at - 1 : at] == [","]
        between = range(at, sign.first) if ahead else range(sign.last, at)
        listed = not ahead or self.words.grammar.nouns_are_capital  # telefonisch mit X, Y und Z gesprochen
        joiners = (i for i in between if self.low[i] in JOINERS and not (listed and self._joins_people(i)))
        return any(self.low[i] != "," or not aside for i in joiners)

    def _with_verb(self, index: int) -> list[int]:
        """An act, and the verb that has it for a noun right behind: *mantuvo conversaciones*."""
        before = self.signs[index - 1] if index > 0 else None
        beside = before is not None and before.kind == "act" and self.signs[index].first - before.last < 3
        return [index - 1, index] if beside and self._are_talks(self.signs[index - 1]) else [index]

    def _is_call(self, at: int) -> bool:
        """Whether leaders who *spoke* did so by telephone: a day is said, and no place or act beside it."""
        if self.discourse.virtual or self.discourse.readout:
            return True
        kinds = [sign.kind for sign in self.signs]
        alone = kinds.count("act") == 1 and not {"place", "status"} & set(kinds)
        sides = (kinds[:at], kinds[at + 1 :])
        return alone and "date" in kinds and all({"person", "someone"} & {*side} for side in sides)

    def is_virtual(self) -> bool:
        """Whether the sentence speaks of a telephone or a screen."""
        return self._virtual()

    def announces_a_call(self) -> bool:
        """Whether a heading says that what stands below is of a call: *Readout of the call with …*."""
        calls = self.words.words.get("headings.calls", frozenset())
        return any(f"{one} {other}" in calls for one, other in pairwise(self.low))

    def _virtual(self) -> bool:
        first = self.words.screens.first_words
        return any(word in first and self.words.screens.at(self.low, at) for at, word in enumerate(self.low))

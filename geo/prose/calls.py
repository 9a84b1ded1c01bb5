"""Talks that were by telephone or screen, and what was given to somebody: a meal, or nothing of ours."""

from __future__ import annotations

from itertools import pairwise

from .infinitives import Infinitives
from .sides import NEAR
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

    def _is_call(self, at: int) -> bool:
        """Whether leaders who *spoke* did so by telephone: a day is said, and no place or act beside it."""
        if self.discourse.virtual or self.discourse.readout:
            return True
        kinds = [sign.kind for sign in self.signs]
        alone = kinds.count("act") == 1 and not {"place", "status"} & set(kinds)
        sides = (kinds[:at], kinds[at + 1 :])
        return alone and "date" in kinds and all("person" in side for side in sides)

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

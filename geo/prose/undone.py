"""Whether a word that calls off or moves something says so of an act, and not of something else.

*Put off a decision until Monday* and *moved to trade* say nothing of the visit in whose sentence they stand.
"""

from __future__ import annotations

from typing import Final

from .clauses import Clauses
from .sign import Sign
from .standing import WITHIN

UNDONE: Final = frozenset(["status.cancelled", "status.moved"])
"""What was called off, put off or moved."""
_LEADS_ON: Final = frozenset(["in", "on", "at", "until", "till", "from", ",", ";", "and", "but", "."])
"""Words behind which no object of a verb is named any more."""
_PARTS: Final = frozenset(["while", "but", "when", "because", "although", "though", "as", "whereas"])
"""Words that begin a clause with a subject of its own."""
_SAME: Final = frozenset(["it", "this", "that", "they", "both", "these", "which"])
_JOINED: Final = frozenset(["place", "date", "person"])
DETERMINED: Final = frozenset(["the", "this", "that", "those", "his", "her", "their", "its"])


class Undone(Clauses):
    """Binds words that call off or move to what they call off or move."""

    def _undoes(self, word: Sign, act: Sign) -> bool:
        """Whether a word of calling off or moving has an act for its subject or object."""
        if "status.moved" in word.value and not self._goes_somewhere(word, act):
            return False
        if self.words.grammar.free:
            return self._is_noun(act) or word.first < act.last or not self._is_done(act)
        if not self._is_undone(word) and (other := self._object(word)) is not None:
            return act.first in other
        return word.first < act.last or self._undoes_before(word, act)

    def _undoes_before(self, word: Sign, act: Sign) -> bool:
        """The same of an act that stands before the word: a deed that was done is not called off, and a
        clause of another subject is of that subject."""
        if not self._is_noun(act) and self._is_done(act):
            return self._resumes(word)
        between = range(act.last, word.first)
        parted = [at for at in between if self.low[at] in _PARTS or self._ands(at)]
        if not parted:
            return True
        said = [one for one in self.low[parted[-1] + 1 : word.first] if one not in DETERMINED]
        if parted[-1] + 1 == word.first or not said or said[0] in _SAME or self._helps(said[0]):
            return True
        if self.low[parted[-1]] == "and" and not self._is_undone(word):
            return True
        acts = (one for one in self.signs if one.kind == "act" and parted[-1] < one.first < word.first)
        people = (one for one in self.signs if one.kind == "person" and one.first - parted[-1] in (1, 2))
        return any(True for _ in acts) or any(True for _ in people)

    def _ands(self, at: int) -> bool:
        """Whether *and* begins another clause: it joins no two places, days or people."""
        if self.low[at] != "and":
            return False
        before = {one.kind for one in self.signs if one.last == at}
        behind = {one.kind for one in self.signs if one.first - at in (1, 2)}
        return not before & behind & _JOINED

    def _resumes(self, word: Sign) -> bool:
        """Whether a word ends a clause that another stands within: *his stop, where X waited, is off*."""
        be = next(
            (at for at in (word.first - 1, word.first) if self.words.has("status.be", self.low[at])), -1
        )
        return be > 0 and self.low[be - 1] == ","

    def _is_done(self, act: Sign) -> bool:
        """Whether a verb tells of a deed: of the past, and governed by no plan."""
        if self._is_infinitive(act) or act.value & {"status.planned", "status.possible"}:
            return False
        before = (one for one in self.signs if one.kind == "status" and one.last <= act.first)
        return not any(one.value & {"status.planned", "status.possible"} for one in before)

    def _helps(self, word: str) -> bool:
        return self.words.has("status.be", word) or word in ("has", "had", "have", "will", "later", "then")

    def _is_undone(self, word: Sign) -> bool:
        """Whether what a word says is done to its subject: *has been called off*, *fell through*."""
        return self.words.has_any("status.be", self.low[max(0, word.first - 2) : word.first + 1])

    def _object(self, word: Sign) -> range | None:
        """The tokens of what a verb calls off or moves: *put off a decision*; None where it names none."""
        stop = word.last
        if self.words.has_any("status.moved_to", self.low[stop : stop + 1]):
            return None
        while stop < len(self.low) and self.low[stop] not in _LEADS_ON:
            if stop - word.last > WITHIN or any(
                one.kind in ("date", "place") and one.first <= stop < one.last for one in self.signs
            ):
                break
            stop += 1
        return None if stop == word.last else range(word.last, stop)

    def _goes_somewhere(self, word: Sign, act: Sign) -> bool:
        """Whether something has another day or place: one is said, or it *was moved* and no more is said."""
        if self.words.grammar.free:
            return True
        behind = self.low[word.last : word.last + WITHIN]
        to = next((at for at, one in enumerate(behind) if self.words.has("status.moved_to", one)), None)
        if to is not None and not {",", "and", ";"} & set(behind[:to]):
            goal = word.last + to + 1
            goal += self.low[goal : goal + 1] == ["the"]
            return any(one.kind in ("date", "place") and goal == one.first for one in self.signs)
        return self._is_undone(word) or act.first in (self._object(word) or ())

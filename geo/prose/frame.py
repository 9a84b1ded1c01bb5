"""One act of a sentence with all that belongs to it, and what the sentences before have left in mind."""

from __future__ import annotations

from dataclasses import dataclass, field

from .people import Person, distinct
from .sign import Sign


@dataclass
class Frame:
    """One act, with everything that belongs to it, as signs of its sentence."""

    kind: str
    """meet, host, visit, invite, call or summit."""
    act: Sign
    subject: list[Sign] = field(default_factory=list)
    others: list[Sign] = field(default_factory=list)
    status: str = "held"
    """held, planned, invited, cancelled, possible or denied."""
    status_sign: Sign | None = None
    places: list[Sign] = field(default_factory=list)
    unplaced: Sign | None = None
    """A place that is written for it and that no list has: *at the Dead Sea*."""
    date: Sign | None = None
    at_home: bool = False
    """Somebody is visited: *effectuera une visite à son homologue*."""
    over: bool = False
    """It is said of a past day that it did not come to pass."""
    passive: bool = False
    present: bool = False
    announced: bool = False
    """The verb is one of the present that tells of a day to come as well: *empfängt am Mittwoch*."""
    ongoing: bool = False
    """The verb tells what goes on as the text is written: *is visiting*."""
    summit: bool = False
    moved: bool = False
    """It is what has another day or place now."""
    unnamed: bool = False
    headed: bool = False
    """Its subject is a ruler whom the text never names."""
    past_plan: bool = False
    """It had been planned, or was to be: the day may be past."""
    follows: bool = False
    """It comes behind the act before it: *before travelling to Lviv to meet …*."""
    noun: bool = False
    """The act is told by a noun, which has no tense: *a trip to Kyiv in June*."""
    by: bool = False
    """Of a passive: the text says by whom."""
    beside: bool = False
    """It took place on the sidelines of a summit."""
    paired: bool = False
    """Whom it was done to were met one by one."""
    listed: bool = False
    """Its people stand in a list whose items are meetings, or are leaders of listed countries."""

    def people(self) -> tuple[Person, ...]:
        """Everybody in it whom a name or an office says, each once."""
        return distinct(
            sign.value for sign in (*self.subject, *self.others) if isinstance(sign.value, Person)
        )


@dataclass
class Discourse:
    """What the sentences before have left in the reader's mind."""

    topic: Person | None = None
    followed: bool = False
    """The topic was named by whoever reads, and not told by how often the text has it."""
    subject: Person | None = None
    recent: list[Person] = field(default_factory=list)
    pair: tuple[Person, ...] = ()
    topic_is_she: bool | None = None
    """Whether the text says *she* of whom it is about; None where it does not show."""
    she: frozenset[str] = frozenset()
    neutral: frozenset[str] = frozenset()
    """Pronouns that say neither he nor she: *l'a reçue*, *son*, *su*."""
    readout: bool = False
    """A heading says that what stands below is of a call."""
    virtual: bool = False
    """The sentence before speaks of telephones or screens."""

    def is_about(self, word: object) -> bool | None:
        """Whether a pronoun surely means, or surely does not mean, whom the text is about; None for
        neither."""
        if self.topic_is_she is None or word in ("their", "they", None) or word in self.neutral:
            return None
        if self.topic_is_she:
            return word in self.she
        return False if word in self.she else None

"""Who is named in a text: full names, and the later mentions that mean the same person."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ..places import normalise

_PARTICLES: Final = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "del",
        "der",
        "den",
        "von",
        "van",
        "bin",
        "ibn",
        "al",
        "el",
        "ul",
        "di",
        "la",
        "le",
        "du",
        "y",
        "and",
        "of",
    ]
)


@dataclass
class Person:
    """One person: the longest name in the text, and what the text says of their country and office."""

    name: str
    country: str = ""
    """ISO code; empty where the text does not say."""
    office: str = ""
    leader: bool = False
    """The text gives them an office or a country, as it does leaders."""
    barred: bool = False
    """The text says that they are none: a footballer, a spokesman."""
    mentions: int = 0
    elsewhere: bool = False
    """The text says their country alone; another text read with it has the name."""
    keys: set[str] = field(default_factory=set)


class Register:
    """All people of one text."""

    def __init__(self, known: Iterable[Person] = ()) -> None:
        self.known = tuple(known)
        self._from_elsewhere: dict[str, Person] = {}
        self.people: list[Person] = []
        self._by_name: dict[str, Person] = {}
        self._by_part: dict[str, list[Person]] = {}
        self._by_country: dict[str, list[Person]] = {}
        self._without_country: dict[str, deque[Person]] = {}
        """Office → who has it, but for some of those whose country is known."""
        self._by_office: dict[str, list[Person]] = {}
        self.about: Person | None = None
        """Whom the text is about."""
        self._nameless: dict[str, Person] = {}
        self._keys: dict[str, str] = {}
        self.asked = 0
        """How often somebody was looked for: what was read meanwhile may be read otherwise the next time."""
        self.version = 0
        """How often what is known of people has changed."""
        self.doubted = 0
        """How often one of several was chosen, by how much they are spoken of."""

    def named(self, name: str, *, make: bool = True) -> Person | None:
        """The person of a name: the same one, one that has it as a part of theirs, or a new one."""
        self.asked += 1
        key = " ".join(normalise(name.replace("-", " ").replace("‑", " ")).split())
        if not key:
            return None
        if key in self._by_name:
            return self._by_name[key]
        parts = key.split()
        for person in self._by_part.get(parts[-1], [])[-8:]:
            if set(parts) <= person.keys and len(parts) > 1:
                self._by_name[key] = person
                return person
        if not make:
            return None
        for person in (one for part in parts[::-1] for one in self._by_part.get(part, [])[-8:]):
            whole = len(person.keys) > 1 or person.keys <= {parts[0], parts[-1]}
            if len(parts) > 1 and whole and person.keys < set(parts):
                self._extend(person, name, parts, key)
                return person
        person = Person(name)
        self.people.append(person)
        self._extend(person, name, parts, key)
        return person

    def _extend(self, person: Person, name: str, parts: list[str], key: str) -> None:
        self.version += 1
        if len(name) > len(person.name):
            person.name = name
        self._by_name[key] = person
        for part in parts:
            if part not in person.keys and part not in _PARTICLES:
                person.keys.add(part)
                self._by_part.setdefault(part, []).append(person)

    def single(self, word: str) -> Person | None:
        """The person one of whose names a word is: of several the one most spoken of."""
        self.asked += 1
        if (key := self._keys.get(word)) is None:
            key = self._keys[word] = normalise(word)
        if key in self._by_name:
            return self._by_name[key]
        found = self._by_part.get(key.replace("-", " "), ())
        if not found and " " in (spaced := " ".join(normalise(word.replace("-", " ")).split())):
            found = [
                one for one in self._by_part.get(spaced.split()[-1], ()) if set(spaced.split()) <= one.keys
            ]
        self.doubted += len(found) > 1
        return max(found[-8:], key=lambda one: (one.leader, not one.barred, one.mentions), default=None)

    def describe(self, person: Person, *, country: str = "", office: str = "") -> None:
        """What the text says of a person, kept where nothing is known yet."""
        self.version += bool(country and not person.country) + (not person.leader and bool(country or office))
        if country and not person.country:
            person.country = country
            self._by_country.setdefault(country, []).append(person)
        if office:
            if not person.office:
                self.version += 1
                person.office = office
                self._without_country.setdefault(office, deque()).append(person)
            holders = self._by_office.setdefault(office, [])
            if not any(person is one for one in holders[-_HOLDERS:]):
                self.version += 1
                holders.append(person)
        person.leader = person.leader or bool(country or office)

    def of(self, country: str, office: str) -> Person | None:
        """The one leader of a country (and office) that the text names; None for none."""
        self.asked += 1
        people = [one for one in self._by_country.get(country, ())[:12] if one.leader and not one.barred]
        self.doubted += len(people) > 1
        same = [one for one in people if _same_office(one.office, office)]
        others = [one for one in people if not (_is_minister(one.office) and office in _RULE)]
        here = max(same or others, key=lambda one: one.mentions, default=None)
        return here or self._elsewhere(country)

    def _elsewhere(self, country: str) -> Person | None:
        """The leader of a country whom another of the texts names, where that is one alone."""
        others = [one for one in self.known if one.country == country and one.leader and not one.barred]
        if len(others) != 1:
            return None
        if others[0].name not in self._from_elsewhere:
            self.version += 1
            person = Person(others[0].name, country=country, leader=True, elsewhere=True)
            self._from_elsewhere[others[0].name] = person
        return self._from_elsewhere[others[0].name]

    def is_surely(self, country: str, office: str) -> Person | None:
        """Whom the text is about, if it says neither their country nor office and names no other of this
        country: *Macron … the French president*."""
        about = self.about
        offices = _HEADS if office == "leader" else [office]
        fits = [one for each in offices for one in self._two_without_country(each)]
        if len(fits) == 1 and about is not None:
            self.describe(fits[0], country=country)
            return fits[0]
        if about is None or about.country or about.office or about.barred:
            return None
        self.describe(about, country=country, office=office)
        return about

    def _two_without_country(self, office: str) -> list[Person]:
        """Those with an office whose country the text has not said so far: the first two, which tell
        whether there is one alone."""
        holders = self._without_country.get(office, deque())
        fits: list[Person] = []
        while holders and len(fits) < 2:
            one = holders.popleft()
            fits.extend([] if one.country or one.barred else [one])
        holders.extendleft(reversed(fits))
        return fits

    def in_office(self, office: str) -> Person | None:
        """Whoever has an office: whom the text is about, or the only one named with it so far."""
        self.asked += 1
        holders = self._by_office.get(office, [])
        if self.about is not None and self.about.office == office:
            return self.about
        return holders[0] if len(holders) == 1 else None

    def bar(self, person: Person) -> None:
        """Somebody is no leader, as the text says."""
        self.version += not person.barred
        person.barred = True

    def mention(self, person: Person) -> None:
        """Somebody is named once more."""
        self.version += not person.mentions
        person.mentions += 1

    def heads(self) -> Person | None:
        """Whom *the head of state* means: whom the text is about, who rules."""
        self.asked += 1
        about = self.about
        return about if about is not None and about.office in _RULE else None

    def begin(self) -> None:
        """Read the text from its beginning once more: nobody was named with an office yet."""
        self._by_office.clear()
        self.version += 1

    def nameless(self, country_name: str, code: str) -> Person:
        """The leader of a country whom the text does not name: ``(Brazil)``."""
        self.asked += 1
        name = f"({country_name})"
        if name not in self._nameless:
            self.version += 1
            self._nameless[name] = Person(name, country=code, leader=True)
        return self._nameless[name]

    def topic(self) -> Person | None:
        """Whom the text is about: the leader most spoken of."""
        return max(
            (one for one in self.people if not one.barred),
            key=lambda one: (one.mentions, one.leader),
            default=None,
        )


_HOLDERS: Final = 12
_HEADS: Final = frozenset(["president", "prime minister", "chancellor", "premier"])


_RULE: Final = frozenset(
    ["president", "prime minister", "chancellor", "premier", "king", "emir", "queen", "sultan"]
)


def _is_minister(office: str) -> bool:
    """Whether somebody has an office below the head of a government: no *president* means them."""
    return "foreign" in office or office in ("minister", "secretary of state")


def _same_office(one: str, other: str) -> bool:
    return one == other or not other or other in ("leader", "counterpart")


def distinct(people: Iterable[Person]) -> tuple[Person, ...]:
    """The people, each once, in their order."""
    seen: list[Person] = []
    for person in people:
        if not any(person is one for one in seen):
            seen.append(person)
    return tuple(seen)

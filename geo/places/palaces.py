"""Palaces and castles by the words that other languages have for them, and by their names alone.

``Palacio de São Bento`` is listed as ``Palais de São Bento``, and ``Meseberg`` as ``Schloss Meseberg``: what
stands beside the word for a palace tells them apart. Works on text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from .names import is_generic, normalise

_PALACE: Final = frozenset(
    """
    palace palais palacio palacete palazzo palazzetto palast palaca palac palata palatul palota paleis palau
    saray sarayi istana qasr дворец палац
    """.split()  # noqa: SIM905 - as in ``names``
)
_CASTLE: Final = frozenset(
    "castle chateau castello castillo castelo castel castell burg kasteel var cetatea замок".split()  # noqa: SIM905
)
_EITHER: Final = frozenset(
    "schloss jagdschloss lustschloss slott slot zamek zamecek kastely linna loss linnan".split()  # noqa: SIM905
)
"""Words of languages that call a palace and a castle alike."""
_KINDS: Final = _PALACE | _CASTLE | _EITHER
_JOINING: Final = frozenset(
    "de del d da do das dos du des di della dell of von zu zum the la le l el il lo dei".split()  # noqa: SIM905
)
_ARTICLES: Final = frozenset("al el la le l les il lo los las du del della dello do da der".split())  # noqa: SIM905
_WORDS_TOO: Final = frozenset("bellevue egmont laranjeiras orbeliani sandor victoria wallenstein".split())  # noqa: SIM905
"""Names that are as well words or people's: alone they are these."""
_APOSTROPHE: Final = re.compile(r"['’‘`´]")
_SHORTEST: Final = 6
"""Letters from which a palace's name alone is told from other words."""


def kind_and_name(written: str) -> tuple[str, str]:
    """Which kind the text says that it is (``"p"`` a palace, ``"c"`` a castle, ``"pc"`` either), and the name
    beside; ``""`` for what is none, or says no more than that.

    >>> kind_and_name("Palais de l'Élysée"), kind_and_name("Schloss Meseberg"), kind_and_name("Royal Palace")
    (('p', 'elysee'), ('pc', 'meseberg'), ('', ''))
    """
    of, name = _parted(written)
    return ("p" if of in _PALACE else "c" if of in _CASTLE else "pc" if of else ""), name


def keyed(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A name and each kind under which a palace of these names is looked for."""
    for kind, name in {kind_and_name(one) for one in names}:
        for letter in kind:
            yield name, letter


def name_alone(names: Sequence[str]) -> str:
    """The name under which a palace is known without the word for one; ``""`` where it has none.

    ``names`` are all that it has, its own one first. What other languages translate, or put an article
    before, is a word that means something.

    >>> name_alone(["Schloss Meseberg", "Château de Meseberg", "Meseberg Castle"])
    'meseberg'
    >>> name_alone(["Winter Palace", "Palais d'Hiver", "Palazzo d'Inverno"]), name_alone(["Coconut Palace"])
    ('', '')
    """
    own = _parted(names[0])[1]
    if not (own.isascii() and own.isalpha() and len(own) >= _SHORTEST) or own in _WORDS_TOO:
        return ""
    if any(_ARTICLES.intersection(_before(own, written)) for written in names):
        return ""
    told = [(of, name) for of, name in map(_parted, names) if name.isascii() and of]
    so = [of for of, name in told if name == own]
    return own if len(set(so)) > 1 and 2 * len(so) > len(told) else ""


def _parted(written: str) -> tuple[str, str]:
    """The one word for a palace, and the name beside it; ``""`` where either is missing."""
    if " " not in written:
        return "", ""
    words = _words(written)
    of = [word for word in words if word in _KINDS]
    name = " ".join(word for word in words if word not in _KINDS and word not in _JOINING)
    return (of[0], name) if len(of) == 1 and name and not is_generic(name) else ("", "")


def _before(name: str, written: str) -> list[str]:
    """The words that stand right before a name in a text."""
    words = _words(written)
    return [one for one, behind in pairwise(words) if behind == name]


def _words(written: str) -> list[str]:
    return normalise(_APOSTROPHE.sub(" ", written)).split()

"""Palaces and castles by the words that other languages have for them, and by their names alone.

``Palacio de São Bento`` is listed as ``Palais de São Bento``, and ``Meseberg`` as ``Schloss Meseberg``: what
stands beside the word for a palace tells them apart. Works on text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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
_APOSTROPHE: Final = re.compile(r"['’‘`´]")
_SHORTEST: Final = 6
"""Letters from which a palace's name alone is told from other words."""


def kind_and_name(written: str) -> tuple[str, str]:
    """Which kind the text says that it is (``"p"`` a palace, ``"c"`` a castle, ``"pc"`` either), and the name
    beside; ``""`` for what is none, or says no more than that.

    >>> kind_and_name("Palais de l'Élysée"), kind_and_name("Schloss Meseberg"), kind_and_name("Royal Palace")
    (('p', 'elysee'), ('pc', 'meseberg'), ('', ''))
    """
    if " " not in written:
        return "", ""
    words = normalise(_APOSTROPHE.sub(" ", written)).split()
    of = [word for word in words if word in _KINDS]
    name = [word for word in words if word not in _KINDS and word not in _JOINING] if len(of) == 1 else []
    if not name or is_generic(" ".join(name)):
        return "", ""
    kind = "p" if of[0] in _PALACE else "c" if of[0] in _CASTLE else "pc"
    return kind, " ".join(name)


def keyed(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A name and each kind under which a palace of these names is looked for."""
    for kind, name in {kind_and_name(one) for one in names}:
        for letter in kind:
            yield name, letter


def is_name_alone(key: str) -> bool:
    """Whether the key is one word that may be a palace's name without the word for it."""
    return key.isalpha() and len(key) >= _SHORTEST and not is_generic(key)

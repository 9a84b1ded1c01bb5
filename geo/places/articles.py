"""Articles before names: those that are a part of one, melted into a preposition or left as they are.

``Le Havre`` stands in a text as ``au Havre`` and ``du Havre``, ``L'Aquila`` as ``all'Aquila``; ``Die Hel`` is
not Hel. Works on text alone and knows no place.
"""

from __future__ import annotations

from typing import Final

from .. import patterns as re
from .words import ARTICLES

MELTED: Final = {
    "au": "le", "aux": "les", "du": "le", "des": "les", "al": "el", "del": "el", "na": "a", "da": "a",
}  # fmt: skip
"""A preposition with the article in it, in French, Spanish, Galician → the article alone."""

_AT: Final = re.compile(r"^(?:(?P<before>.+?)\s+)?(?P<melted>[Aa]ux?)\s+(?P<name>[^\W\d].*)$")
_FIRST: Final = re.compile(
    r"^(?P<melted>[Aa]ux?|[Dd]u|[Dd]es|[Aa]l|[Dd]el|[Nn]a|[Dd]a)\s+(?P<name>[^\W\d].*)$"
)
_APART: Final = re.compile(r"^[Dd]e\s+(?P<name>L(?:a|e|es|as|os)\s+[^\W\d].*)$", re.I)
_ELIDED: Final = re.compile(
    r"^(?:(?P<before>.+?)\s+)?(?:all|nell|dall)['’](?P<name>\w.+)$|^dell['’](?P<of>\w.+)$", re.I
)


def parted(written: str) -> tuple[str, str]:
    """What stands before a preposition with an article in it, and the name with its article; ``""`` for none.

    >>> parted("conférence au Havre"), parted("du Mans"), parted("all'Aquila")
    (('conférence', 'Le Havre'), ('', 'Le Mans'), ('', "L'Aquila"))
    """
    if elided := _ELIDED.match(written):
        return elided["before"] or "", f"L'{elided['name'] or elided['of']}"
    if apart := _APART.match(written):
        return "", apart["name"]
    found = _FIRST.match(written) or _AT.match(written)
    if not found or not found["name"][0].isupper():
        return "", ""
    before = found.groupdict().get("before") or ""
    return before, f"{MELTED[found['melted'].lower()].capitalize()} {found['name']}"


def is_article_before(key: str, name: str) -> bool:
    """Whether the key is the name behind an article and nothing else."""
    return key.removesuffix(name).strip() in ARTICLES

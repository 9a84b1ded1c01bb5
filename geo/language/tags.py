"""The languages of the program: their tags, their own names, and which one a reader wants."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ENGLISH: Final = "en"
PSEUDO: Final = "en-XA"
"""English with strange letters, longer by a third: what is plain English beside it was forgotten. By this tag
Unicode's CLDR has the same."""

BUILT: Final = Path(__file__).parent / "built"
_MADE: Final = json.loads((BUILT / "languages.json").read_text("utf-8"))
LANGUAGES: Final[dict[str, str]] = {tag: one["name"] for tag, one in _MADE.items()}
"""Tag → the language's name in itself, English first."""
FORMS: Final[dict[str, dict[str, int]]] = {tag: one["forms"] for tag, one in _MADE.items()}
"""Tag → CLDR's category of a number → which form of a text goes with it."""
RIGHT_TO_LEFT: Final = frozenset({"ar"})


def is_language(tag: object) -> bool:
    """Whether the program speaks it; the pseudo-language counts."""
    return isinstance(tag, str) and (tag in LANGUAGES or tag == PSEUDO)


def wanted_language(wanted: Sequence[str]) -> str:
    """The language for a reader of ``wanted`` (tags, the best first): that of the best one, in its script;
    English where the program does not speak it.

    Only the best one counts: who reads Chinese in traditional characters is not given simplified ones.
    """
    best = _likely(wanted[0]) if wanted else None
    return next((tag for tag in LANGUAGES if best and _likely(tag) == best), ENGLISH)


def _likely(tag: str) -> tuple[str, str] | None:
    """Language and script of a tag, as CLDR has them where the tag leaves them open; None without any."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return None
    if locale.script:
        return locale.language, locale.script
    likely = get_global("likely_subtags")
    found = likely.get(f"{locale.language}_{locale.territory}") or likely.get(locale.language, "")
    return locale.language, Locale.parse(found).script or "" if found else ""

"""The words of a language for scripts, which carry no other words than English in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

from .pseudo import pseudo
from .spoken import catalogue
from .tags import BUILT, ENGLISH, FORMS, PSEUDO

Json = dict[str, Any]
_CONTEXT: Final = "\x04"
"""gettext's own sign between a context and its text."""
_FIGURES: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def words_for(tag: str, bundles: Iterable[str]) -> Json:
    """What ``speak`` of ``assets/core/gettext.js`` takes: the texts of the scripts ``bundles`` in a language.

    ``language``, its tag; ``words``, the ``word_key`` of an English text → text, or → its forms; ``forms``,
    CLDR's category of a number → which of the forms. A text that is not translated is left out, and stays
    English. A text with a context stands behind that and U+0004, as gettext has it.
    """
    used = dict.fromkeys(key for bundle in bundles for key in _used()[bundle])
    words = {word_key(key): said for key in used if (said := _said(tag, key))}
    return {"language": tag, "words": words, "forms": FORMS.get(tag, FORMS[ENGLISH])}


def word_key(text: str) -> str:
    """The key of a text, as ``wordKey`` of ``assets/core/gettext.js`` makes it: FNV-1a of 32 bits over UTF-16
    units, to the base of 36."""
    units = memoryview(text.encode("utf-16-le")).cast("H")
    hashed = 0x811C9DC5
    for unit in units:
        hashed = ((hashed ^ unit) * 0x01000193) & 0xFFFFFFFF
    figures = ""
    while hashed or not figures:
        hashed, figure = divmod(hashed, 36)
        figures = _FIGURES[figure] + figures
    return figures


def languages_of(tags: Sequence[str], *, fixed: bool = False) -> Json:
    """What a document says of its languages beside ``spoken``, what it says in them: ``language``, in which
    it opens, where one is asked for, and ``fixed`` where readers get no other. Nothing for English alone.

    Of several languages, and of none, the reader's browser chooses.
    """
    return {
        **({"language": tags[0]} if len(tags) == 1 else {}),
        **({"fixed": True} if fixed else {}),
    }


@cache
def _used() -> dict[str, list[str]]:
    """Of every bundle the texts that its scripts look up: those of two forms with U+0000 between them."""
    found: dict[str, list[str]] = json.loads((BUILT / "scripts.json").read_text("utf-8"))
    return found


def _said(tag: str, key: str) -> str | list[str] | None:
    one, _, many = key.partition("\0")
    if tag == PSEUDO:
        text = one.rpartition(_CONTEXT)[2]
        return [pseudo(text), pseudo(many)] if many else pseudo(text)
    texts: dict[Any, str] = getattr(catalogue(tag), "_catalog", {})
    if not many:
        return texts.get(one) or None
    forms = [texts.get((one, form), "") for form in range(max(FORMS[tag].values()) + 1)]
    return forms if all(forms) else None

"""Sentences that are English for programs and the command line, and can be said anew to a reader.

What a finding says is made once, for readers of any language.
"""

from __future__ import annotations

from .spoken import _, alternatives, ngettext, number_words, speaking
from .tags import ENGLISH

Value = str | int | tuple[str, ...]
"""What stands in a place: words (a ``Phrase`` is said anew itself), a whole number, or alternatives."""


class Phrase(str):
    """English text that knows of what it was made; everywhere else it is that text."""

    text: str
    many: str
    values: dict[str, Value]

    def __reduce__(self) -> tuple[object, ...]:
        return _made, (self.text, self.many, self.values)


def phrase(text: str, /, **values: Value) -> Phrase:
    """``text`` with ``values`` in place of their names in braces, in English until ``rephrased``."""
    return _made(text, "", values)


def phrases(one: str, many: str, count: int, /, **values: Value) -> Phrase:
    """The form of the text that goes with ``count``, which stands for ``{count}``, as ``phrase``."""
    return _made(one, many, {"count": count, **values})


def rephrased(said: str) -> str:
    """What was said, in the language that is spoken; what is no ``Phrase`` stays as it is."""
    if not isinstance(said, Phrase):
        return said
    values = {name: _worded(value) for name, value in said.values.items()}
    if said.many:
        return ngettext(said.text, said.many, int(str(said.values["count"])), **values)
    return _(said.text, **values)


def _made(text: str, many: str, values: dict[str, Value]) -> Phrase:
    unsaid = Phrase("")
    unsaid.text, unsaid.many, unsaid.values = text, many, values
    with speaking(ENGLISH):
        made = Phrase(rephrased(unsaid))
    made.text, made.many, made.values = text, many, values
    return made


def _worded(value: Value) -> str:
    if isinstance(value, tuple):
        return alternatives(value)
    return number_words(value) if isinstance(value, int) else rephrased(value)

"""Sentences that are English for programs and the command line, and can be said anew to a reader.

What a finding says is made once, for readers of any language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

from .spoken import _, alternatives, ngettext, number_words, speaking
from .tags import ENGLISH


class InWords(Protocol):
    """What each language has words of its own for, as days and countries."""

    def in_words(self) -> str:
        """The words in the language that is spoken."""


Value = str | int | InWords | tuple["str | InWords", ...]
"""What stands in a place: words (a ``Phrase`` is said anew itself), a whole number, what is ``InWords``, or
alternatives."""
Line = str | list[Any]
"""A phrase in a document: its text; ``[text, values]``; with forms ``[one, many, count, values]``."""
_CUT: Final = "…"
_SHORTEST: Final = 8
"""Fewer letters of a value than these say nothing."""


class Phrase(str):
    """English text that knows of what it was made; everywhere else it is that text."""

    text: str
    many: str
    values: dict[str, Value]
    on_page: str | None = None
    """What a page says in its place."""

    def __reduce__(self) -> tuple[object, ...]:
        return _made, (self.text, self.many, self.values, self.on_page)


def phrase(text: str, /, **values: Value) -> Phrase:
    """``text`` with ``values`` in place of their names in braces, in English until ``rephrased``."""
    return _made(text, "", values)


def phrases(one: str, many: str, count: int, /, **values: Value) -> Phrase:
    """The form of the text that goes with ``count``, which stands for ``{count}``, as ``phrase``."""
    return _made(one, many, {"count": int(count), **values})


def for_pages(said: Phrase, on_page: str) -> Phrase:
    """``said`` where there is a command line, and ``on_page`` where a page says it anew."""
    return _made(said.text, said.many, said.values, on_page)


def all_of(names: Sequence[str]) -> str:
    """``A and B and C``; a name may be a ``Phrase``. At least one."""
    said, *others = names
    for other in others:
        said = phrase("{one} and {other}", one=said, other=other)
    return said


def rephrased(said: str) -> str:
    """What was said, in the language that is spoken, as pages say it; no ``Phrase`` stays as it is."""
    if not isinstance(said, Phrase):
        return said
    return rephrased(said.on_page) if said.on_page is not None else _said(said, rephrased)


def _said(said: Phrase, reword: Callable[[str], str]) -> str:
    values = {name: _worded(value, reword) for name, value in said.values.items()}
    if said.many:
        return ngettext(said.text, said.many, int(str(said.values["count"])), **values)
    return _(said.text, **values)


def as_line(said: str) -> Line:
    """A phrase as a document carries it, to be put into words where it is read: assets/core/lines_said.js."""
    if not isinstance(said, Phrase):
        return said
    values = {name: str(value) for name, value in said.values.items()}
    if said.many:
        return [said.text, said.many, int(values.pop("count")), values]
    return [said.text, values] if values else said.text


def of_line(carried: Line) -> Phrase:
    """The phrase that a document carries."""
    match carried:
        case [str(text), dict(values)]:
            return phrase(text, **values)
        case [str(one), str(many), int(count), dict(values)]:
            return phrases(one, many, count, **values)
    return phrase(str(carried))


def shortened(said: str, most: int) -> str:
    """``said`` with at most ``most`` letters, the cut marked by ….

    Of a ``Phrase`` its longest values are cut, so that it can still be said anew; one that is too long
    without any stays so.
    """
    if len(said) <= most:
        return said
    if not isinstance(said, Phrase):
        return said[: most - len(_CUT)] + _CUT
    texts = {name: value for name, value in said.values.items() if isinstance(value, str)}
    longest = max(texts, key=lambda name: len(texts[name]), default="")
    value = texts.get(longest, "")
    cut = shortened(value, max(_SHORTEST, len(value) - (len(said) - most)))
    if len(cut) >= len(value):
        return said
    return shortened(_made(said.text, said.many, {**said.values, longest: cut}, said.on_page), most)


def _made(text: str, many: str, values: dict[str, Value], on_page: str | None = None) -> Phrase:
    unsaid = Phrase("")
    unsaid.text, unsaid.many, unsaid.values = text, many, values
    with speaking(ENGLISH):
        made = Phrase(_said(unsaid, str))
    made.text, made.many, made.values, made.on_page = text, many, values, on_page
    return made


def _worded(value: Value, reword: Callable[[str], str]) -> str:
    if isinstance(value, tuple):
        return alternatives([_worded(one, reword) for one in value])
    if isinstance(value, str):
        return reword(value)
    return number_words(value) if isinstance(value, int) else value.in_words()

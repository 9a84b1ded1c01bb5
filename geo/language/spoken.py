"""Words in the language that is spoken: by gettext's names, with ``{name}`` where a value stands."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Final

from .pseudo import pseudo
from .tags import BUILT, ENGLISH, LANGUAGES, PSEUDO, RIGHT_TO_LEFT

_PLACE: Final = re.compile(r"\{(\w+)\}")
_RUNS_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_ISOLATE: Final = "\u2068{}\u2069"
_chosen: ContextVar[str | None] = ContextVar("language", default=None)


class _Asked:
    """Who says which language is spoken where nobody chose one."""

    provider: Callable[[], str] = staticmethod(lambda: ENGLISH)


def follow(provider: Callable[[], str]) -> None:
    """From now on ``provider`` says which language is spoken, wherever ``speaking`` does not."""
    _Asked.provider = staticmethod(provider)


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Within, the language of the tag is spoken: in this thread, and in tasks that begin there."""
    token = _chosen.set(tag)
    try:
        yield
    finally:
        _chosen.reset(token)


def spoken() -> str:
    """The tag of the language that is spoken here."""
    return _chosen.get() or _Asked.provider()


def _(text: str, /, **values: object) -> str:
    """``text`` in the language that is spoken, with ``values`` in place of their names in braces."""
    tag = spoken()
    return _filled(tag, _said(tag, text), values)


def pgettext(context: str, text: str, /, **values: object) -> str:
    """As ``_``, for a text that means something else elsewhere: ``context`` tells translators which it is."""
    tag = spoken()
    said = pseudo(text) if tag == PSEUDO else catalogue(tag).pgettext(context, text)
    return _filled(tag, said, values)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """The form of the text that goes with ``count``, which stands for ``{count}`` itself."""
    tag = spoken()
    english = one if count == 1 else many
    said = pseudo(english) if tag == PSEUDO else catalogue(tag).ngettext(one, many, count)
    return _filled(tag, said, {"count": number_words(count)} | values)


def N_(text: str) -> str:  # noqa: N802  gettext's own name
    """Mark a text that is put into words later, by ``_`` where it is shown."""
    return text


def number_words(number: float, places: int | None = None) -> str:
    """A number as it is written in the language that is spoken: ``1,234`` in English.

    ``places``: so many decimal places, zeros too; None: those that it has.
    """
    tag = spoken()
    if tag in (ENGLISH, PSEUDO):
        return f"{number:,}" if places is None else f"{number:,.{places}f}"
    from babel.numbers import format_decimal

    shape = None if places is None else f"#,##0.{'0' * places}".rstrip(".")
    return format_decimal(number, format=shape, locale=tag.replace("-", "_"))


def list_words(names: Sequence[str]) -> str:
    """Names in a row, as the language that is spoken joins them: ``A, B and C`` in English."""
    tag = spoken()
    if tag in (ENGLISH, PSEUDO) or len(names) < 2:
        return " and ".join([*([", ".join(names[:-1])] if names[:-1] else []), *names[-1:]])
    from babel.lists import format_list

    return format_list([_isolated(tag, name) for name in names], locale=tag.replace("-", "_"))


def alternatives(names: Sequence[str]) -> str:
    """Names of which one is meant, as the language that is spoken joins them: ``A or B or C`` in English."""
    tag = spoken()
    if tag in (ENGLISH, PSEUDO) or len(names) < 2:
        return " or ".join(names)
    from babel.lists import format_list

    named = [_isolated(tag, name) for name in names]
    return format_list(named, style="or", locale=tag.replace("-", "_"))


def _said(tag: str, text: str) -> str:
    return pseudo(text) if tag == PSEUDO else catalogue(tag).gettext(text)


@cache
def catalogue(name: str) -> gettext.NullTranslations:
    """The texts of a language by its tag; those of English, and of what is no language, stand in the code."""
    if name == ENGLISH or name not in LANGUAGES:
        return gettext.NullTranslations()
    with (BUILT / f"{name}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def _filled(tag: str, text: str, values: dict[str, object]) -> str:
    def value(found: re.Match[str]) -> str:
        return _isolated(tag, str(values[found[1]])) if found[1] in values else found[0]

    return _PLACE.sub(value, text) if values else text


def _isolated(tag: str, value: str) -> str:
    """A value that runs against its sentence does not disturb what stands beside it (Unicode's UAX #9)."""
    against = bool(_RUNS_LEFT.search(value)) != (tag in RIGHT_TO_LEFT)
    return _ISOLATE.format(value) if against and not value.isdecimal() else value

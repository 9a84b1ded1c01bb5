"""The catalogues: every text is in them, none too many, and what is translated keeps its places."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from geo.language import ENGLISH, LANGUAGES
from geo.language.tags import FORMS
from tests import catalogues

OTHERS = [tag for tag in LANGUAGES if tag != ENGLISH]
PLACE = re.compile(r"\{(\w+)\}")
WITHOUT_A_NUMBER = 3
"""In Arabic none, one and two are said by the word alone."""


@cache
def catalogue(tag: str) -> Catalog:
    path = catalogues.TEMPLATE.with_name(f"{tag}.po")
    with path.open("rb") as file:
        return read_po(file, locale=tag.replace("-", "_"))


def messages(tag: str) -> list[Message]:
    return [message for message in catalogue(tag) if message.id]


def test_catalogues_and_what_is_compiled_of_them_are_as_the_sources_make_them() -> None:
    """Otherwise: ``python -m tests.catalogues``."""
    differ = [
        path.name
        for path, content in catalogues.made().items()
        if not path.is_file() or path.read_bytes() != content
    ]
    assert differ == []


def test_no_text_is_looked_up_that_is_in_no_catalogue() -> None:
    """What gathers the texts sees none within an f-string: such a one would stay English everywhere."""
    known = {
        message.id[0] if isinstance(message.id, tuple) else message.id for message in catalogues.extracted()
    }
    lost = [
        f"{path.relative_to(catalogues.ROOT)}:{line}: {text}"
        for path in sorted((catalogues.ROOT / "geo").rglob("*.py"))
        for line, text in looked_up(ast.parse(path.read_text("utf-8")))
        if text not in known
    ]
    assert lost == []


def looked_up(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every text that a module looks up by gettext's names, with its line."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            continue
        place = {"_": 0, "N_": 0, "ngettext": 0, "pgettext": 1}.get(call.func.id, len(call.args))
        for text in call.args[place : place + 1]:
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield call.lineno, text.value


def test_no_text_is_looked_up_alone_and_with_forms_too() -> None:
    """gettext has one place for both, and older ones find only what has forms there: one needs a context."""
    alone, with_forms = set(), set()
    for _, text, _, context in catalogues.texts():
        if isinstance(text, tuple):
            with_forms.add((context, text[0]))
        else:
            alone.add((context, text))
    assert len(with_forms) > 20
    assert alone & with_forms == set()


@pytest.mark.parametrize("tag", OTHERS)
def test_every_text_is_translated_and_none_is_in_doubt(tag: str) -> None:
    lacking = [
        message.id
        for message in messages(tag)
        if message.fuzzy or not all(message.string if isinstance(message.string, tuple) else [message.string])
    ]
    assert lacking == []


@pytest.mark.parametrize("tag", OTHERS)
def test_places_for_values_are_those_of_the_english_text(tag: str) -> None:
    faulty = []
    for message in messages(tag):
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        places = {place for text in english for place in PLACE.findall(text)}
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        for number, form in enumerate(forms):
            spared = {"count"} if len(forms) > 1 and number < WITHOUT_A_NUMBER else set()
            found = set(PLACE.findall(form))
            if form and (found - places or places - found - spared):
                faulty.append((message.id, form))
    assert faulty == []


@pytest.mark.parametrize("tag", OTHERS)
def test_no_translation_is_markup_or_begins_with_a_space_that_english_has_not(tag: str) -> None:
    for message in messages(tag):
        english = message.id[0] if isinstance(message.id, tuple) else message.id
        for form in message.string if isinstance(message.string, tuple) else (message.string,):
            assert not re.search(r"<\w|</|&\w+;", form) or re.search(r"<\w|</|&\w+;", english), form
            assert not re.search(r"[\u202a-\u202e\u2066-\u2069]", form), form
            assert form.startswith(" ") <= english.startswith(" "), form


@pytest.mark.parametrize("tag", OTHERS)
def test_a_whole_number_gets_the_form_of_its_category_in_cldr(tag: str) -> None:
    form = gettext.c2py(catalogues.plural_forms(tag).partition("plural=")[2].rstrip("; "))  # type: ignore[attr-defined]
    category = Locale.parse(tag.replace("-", "_")).plural_form
    assert [form(number) for number in range(2000)] == [
        FORMS[tag].get(category(number), FORMS[tag]["other"]) for number in range(2000)
    ]


def test_forms_that_nobody_has_translated_are_left_out_of_what_is_compiled() -> None:
    written = (
        b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        b'"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
        b'msgid "{count} row"\nmsgid_plural "{count} rows"\nmsgstr[0] ""\n\n'
        b'msgid "{count} day"\nmsgid_plural "{count} days"\nmsgstr[0] "{count} hari"\n'
    )
    compiled = gettext.GNUTranslations(BytesIO(catalogues.in_mo(written, "id")))
    assert compiled.ngettext("{count} row", "{count} rows", 5) == "{count} rows"
    assert compiled.ngettext("{count} day", "{count} days", 5) == "{count} hari"

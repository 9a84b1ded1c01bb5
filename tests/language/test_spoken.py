"""Words, numbers and lists in the language that is spoken, and which one that is."""

from __future__ import annotations

import json
import subprocess
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.language import (
    ENGLISH,
    LANGUAGES,
    PSEUDO,
    _,
    follow,
    is_language,
    list_words,
    ngettext,
    number_words,
    speaking,
    spoken,
    wanted_language,
    words_for,
)
from geo.language.carried import _used, word_key
from geo.resources import ASSETS

OTHERS = [tag for tag in LANGUAGES if tag != ENGLISH]


def test_english_is_spoken_where_nobody_says_otherwise() -> None:
    assert spoken() == ENGLISH
    assert _("Meetings") == "Meetings"
    assert ngettext("{count} row", "{count} rows", 1) == "1 row"
    assert ngettext("{count} row", "{count} rows", 1234) == "1,234 rows"
    assert list_words(["A", "B", "C"]) == "A, B and C"


def test_a_language_is_spoken_within_and_in_this_thread_alone() -> None:
    heard: list[str] = []
    with speaking("fr"):
        other = threading.Thread(target=lambda: heard.append(spoken()))
        other.start()
        other.join()
        assert spoken() == "fr"
    assert heard == [ENGLISH]
    assert spoken() == ENGLISH


def test_who_is_asked_says_which_language_is_spoken_where_nobody_chose() -> None:
    follow(lambda: "ru")
    try:
        assert spoken() == "ru"
        with speaking("ja"):
            assert spoken() == "ja"
    finally:
        follow(lambda: ENGLISH)


def test_the_pseudo_language_can_be_read_is_longer_and_keeps_values() -> None:
    with speaking(PSEUDO):
        said = _("to {place}", place="Oslo")
        assert (said[0], said[-1]) == ("[", "]")
        assert "Oslo" in said
        assert len(said) > len("to Oslo") * 1.3
        assert "1,234" in ngettext("{count} row", "{count} rows", 1234)


@given(st.text(), st.text())
def test_a_value_is_no_text_with_places_and_stays_whole(name: str, other: str) -> None:
    said = _("{name} and {other}", name=name, other=other)
    assert said.replace("\u2068", "").replace("\u2069", "") == f"{name} and {other}".replace(
        "\u2068", ""
    ).replace("\u2069", "")


def test_a_name_that_runs_against_its_sentence_is_set_apart() -> None:
    assert _("to {place}", place="القاهرة") == "to \u2068القاهرة\u2069"
    with speaking("ar"):
        assert "\u2068Oslo\u2069" in _("{a}, {b}", a="Oslo", b="القاهرة")
        assert "\u2068القاهرة" not in _("{a}, {b}", a="Oslo", b="القاهرة")


@pytest.mark.parametrize(
    ("wanted", "tag"),
    [
        (["fr-CA", "en"], "fr"),
        (["pt-BR"], "pt"),
        (["zh-CN"], "zh-Hans"),
        (["zh"], "zh-Hans"),
        (["zh-TW", "fr"], ENGLISH),
        (["zh-Hant"], ENGLISH),
        (["sr-Latn"], ENGLISH),
        (["in"], "id"),
        (["tlh"], ENGLISH),
        (["<script>", "fr"], ENGLISH),
        ([""], ENGLISH),
        ([], ENGLISH),
    ],
)
def test_a_reader_gets_the_language_and_script_of_the_best_wish(wanted: list[str], tag: str) -> None:
    assert wanted_language(wanted) == tag


@pytest.mark.parametrize("tag", ["../fr", "fr/../de", "", None, 3, "FR"])
def test_what_is_no_tag_of_ours_is_no_language_and_reads_no_file(tag: object) -> None:
    assert not is_language(tag)
    with speaking(str(tag)):
        assert _("Meetings") == "Meetings"


@pytest.mark.parametrize("tag", OTHERS)
def test_numbers_are_written_as_the_language_does(tag: str) -> None:
    with speaking(tag):
        said = number_words(1234567)
    assert said != "1234567"
    assert [one for one in said if one.isdecimal()] == list("1234567")


@pytest.mark.parametrize("tag", OTHERS)
def test_scripts_are_given_the_words_that_are_translated(tag: str) -> None:
    given_words = words_for(tag, ["replay"])
    assert len(given_words["words"]) == len(_used()["replay"])
    assert given_words["language"] == tag
    assert "other" in given_words["forms"]
    plural = [forms for forms in given_words["words"].values() if isinstance(forms, list)]
    assert {len(forms) for forms in plural} <= {max(given_words["forms"].values()) + 1}


def test_no_two_texts_of_a_script_have_one_key() -> None:
    for bundle, texts in _used().items():
        assert len({word_key(text) for text in texts}) == len(texts), bundle


def test_scripts_make_the_same_keys() -> None:
    texts = [*_used()["replay"], "", "😀", "é\u0004ж\0漢"]
    script = (
        f"import {{ wordKey }} from {json.dumps((ASSETS / 'core' / 'gettext.js').as_uri())};"
        f"console.log(JSON.stringify({json.dumps(texts)}.map(wordKey)))"
    )
    told = subprocess.run(
        ["node", "--input-type=module", "-e", script], capture_output=True, text=True, check=True
    )
    assert json.loads(told.stdout) == [word_key(text) for text in texts]

"""Markdown of a chapter becomes plain values: nothing in a text can run, and what is left out is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.story.markdown import blocks
from tests.story.tables import told_of


def test_paragraphs_emphasis_links_and_lists() -> None:
    made, plain = blocks(
        "One *two* **three**\nfour  \nfive\n\n- a\n- b [c](https://example.org/?a=1&b=2)\n\n1. d\n\n   e\n"
    )
    assert plain == []
    assert made == [
        ["p", ["One ", ["em", ["two"]], " ", ["strong", ["three"]], " four", ["br"], "five"]],
        ["ul", [[["p", ["a"]]], [["p", ["b ", ["a", "https://example.org/?a=1&b=2", ["c"]]]]]]],
        ["ol", [[["p", ["d"]], ["p", ["e"]]]]],
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a <b onclick=x>b</b>", "a <b onclick=x>b</b>"),
        ("[x](javascript:alert(1))", "x"),
        ("[x](JaVaScript:alert(1))", "x"),
        ("[x](data:text/html,y)", "x"),
        ("<javascript:alert(1)>", "javascript:alert(1)"),
        ("![x](http://a/b.png)", "x"),
        ("`code`", "code"),
        ("# head", "head"),
        ("> said", "said"),
        ("```\ncode\n```", "code"),
    ],
)
def test_all_else_is_shown_as_text_and_said(text: str, shown: str) -> None:
    made, plain = blocks(text)
    assert plain, "a finding says so"
    assert text_of(made).strip() == shown
    assert '["a"' not in json.dumps(made)


def test_html_in_a_table_is_a_warning_with_row_and_column(tmp_path: Path) -> None:
    story = told_of(tmp_path, {"text": "fine"}, {"text": "<img src=x onerror=alert(1)>"})
    assert [(one.row, one.column, one.severity) for one in story.problems] == [(3, "text", "warning")]


@given(st.text(alphabet=st.sampled_from("ab*_[]()<>#-!`~:/\\ \n.1&;\"'"), max_size=60))
def test_any_text_gives_values_of_the_few_kinds_that_there_are(text: str) -> None:
    made, _ = blocks(text)
    for sort, _inside in made:
        assert sort in ("p", "ul", "ol")
    for address in addresses(made):
        assert address.startswith(("http:", "https:", "mailto:", "#")), address


def text_of(made: object) -> str:
    """All text in the order in which it stands."""
    if isinstance(made, str):
        return made
    assert isinstance(made, list)
    if made and made[0] == "a":
        return text_of(made[2])
    if made and made[0] in ("p", "ul", "ol", "em", "strong", "br"):
        return "".join(map(text_of, made[1:]))
    return "".join(map(text_of, made))


def addresses(made: object) -> list[str]:
    if not isinstance(made, list):
        return []
    own = [made[1].lower()] if len(made) == 3 and made[0] == "a" and isinstance(made[1], str) else []
    return own + [each for one in made for each in addresses(one)]

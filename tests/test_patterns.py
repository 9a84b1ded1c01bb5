"""Regular expressions that are compiled when they are first used are those that ``re`` compiles."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import patterns


@given(st.sampled_from([r"a+b?", r"(?P<year>\d{4})-(\d\d)", r"\b\w", ""]), st.text(alphabet="ab2024-é "))
def test_what_they_find_is_what_re_finds(written: str, text: str) -> None:
    ours, theirs = patterns.compile(written, patterns.I), re.compile(written, re.I)
    for method in ("match", "search", "fullmatch"):
        found, expected = getattr(ours, method)(text), getattr(theirs, method)(text)
        assert (found and (found.span(), found.groups())) == (
            expected and (expected.span(), expected.groups())
        )
    assert ours.sub("-", text) == theirs.sub("-", text)
    assert ours.split(text) == theirs.split(text)
    assert (ours.pattern, ours.flags, dict(ours.groupindex)) == (
        theirs.pattern,
        theirs.flags,
        dict(theirs.groupindex),
    )


def test_a_faulty_one_is_told_at_its_first_use() -> None:
    faulty = patterns.compile("(")
    with pytest.raises(re.error):
        faulty.search("")


def test_what_an_expression_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="absent"):
        _ = patterns.compile("a").absent  # type: ignore[attr-defined]

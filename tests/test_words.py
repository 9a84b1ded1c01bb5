"""Codes of the tables have words for a reader."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import geo
from geo.checks import NO_ROWS
from geo.reports.loading import _KINDS as OTHERWISE
from geo.schema import ROLES
from geo.tables import REPORT_COLUMNS
from geo.words import _KINDS, ROLE_WORDS, kind_words

_KIND_AT = 7
"""Position of ``kind`` among the fields of ``Problem``."""


def kinds_given() -> Iterator[str]:
    """The kinds that the sources write out where they make a finding."""
    for path in sorted(Path(geo.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "Problem":
                continue
            given = [keyword.value for keyword in node.keywords if keyword.arg == "kind"]
            for value in [*given, *node.args[_KIND_AT : _KIND_AT + 1]]:
                if isinstance(value, ast.Constant):
                    yield str(value.value)


def test_every_kind_of_finding_has_a_heading() -> None:
    given = set(kinds_given())
    assert len(given) >= 15
    assert given - {""} <= _KINDS.keys()


@pytest.mark.parametrize("column", sorted(set(REPORT_COLUMNS) - set(OTHERWISE)))
def test_a_finding_about_a_column_is_called_as_the_column_or_in_plainer_words(column: str) -> None:
    assert column in _KINDS
    assert kind_words(column) == {"precedence": "order of sources"}.get(column, column)


def test_a_kind_that_is_not_known_is_called_as_it_is() -> None:
    assert kind_words("of another world") == "of another world"


def test_every_role_has_words() -> None:
    assert set(ROLE_WORDS) == set(ROLES)


def test_a_table_without_rows_has_no_notice() -> None:
    assert NO_ROWS.notice == ""

"""What the head of a text says of it."""

from __future__ import annotations

import pytest

from geo.dates import day_number
from geo.desk import about


@pytest.mark.parametrize(
    ("head", "published", "source", "title", "url"),
    [
        ("A title\nSource: The Post · Published: 2025-05-16\n", (2025, 5, 16), "The Post", "A title", ""),
        ("A title\n16 May 2025\nOSLO (Some Agency) — It was", (2025, 5, 16), "Some Agency", "A title", ""),
        ("It was a sentence.\nhttps://example.org/a?b=1.\n", None, "", "", "https://example.org/a?b=1"),
        ("In May 2025 they met.\nMay 2025", None, "", "", ""),
        ("", None, "", "", ""),
    ],
)
def test_day_source_title_and_address_are_proposed_from_the_head(
    head: str, published: tuple[int, int, int] | None, source: str, title: str, url: str
) -> None:
    found = about(head)
    assert found.published == (day_number(*published) if published else None)
    assert (found.source, found.title, found.url) == (source, title, url)

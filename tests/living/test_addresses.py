"""Addresses that show a table to people are exchanged for those that hand it over, and it is said."""

from __future__ import annotations

import pytest

from geo.errors import TableError
from geo.living import is_address, sought

SHEET = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdef"


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            f"https://docs.google.com/spreadsheets/d/{SHEET}/edit#gid=42",
            f"https://docs.google.com/spreadsheets/d/{SHEET}/export?format=csv&gid=42",
        ),
        (
            f"https://docs.google.com/spreadsheets/d/{SHEET}/edit?usp=sharing",
            f"https://docs.google.com/spreadsheets/d/{SHEET}/export?format=csv",
        ),
        (
            f"https://docs.google.com/spreadsheets/d/e/2PACX-{SHEET}/pubhtml?gid=7&single=true",
            f"https://docs.google.com/spreadsheets/d/e/2PACX-{SHEET}/pub?gid=7&single=true&output=csv",
        ),
        (
            f"https://docs.google.com/spreadsheets/d/e/2PACX-{SHEET}/pub?output=csv",
            f"https://docs.google.com/spreadsheets/d/e/2PACX-{SHEET}/pub?output=csv",
        ),
        (
            "https://github.com/ana/trips/blob/main/data/a%20b.csv#L3",
            "https://raw.githubusercontent.com/ana/trips/main/data/a%20b.csv",
        ),
        ("https://gitlab.com/ana/x/-/blob/main/a.csv", "https://gitlab.com/ana/x/-/raw/main/a.csv"),
        ("https://ru.wikipedia.org/wiki/Список", "https://ru.wikipedia.org/wiki/%D0%A1%D0%BF%D0%B8%D1%81%D0%BE%D0%BA"),
        ("https://bücher.example/a.csv#b", "https://xn--bcher-kva.example/a.csv"),
    ],
)  # fmt: skip
def test_what_is_asked_for_what_was_written(said: str, asked: str) -> None:
    found = sought(said)
    assert found.url == asked
    assert bool(found.note) == (host_of(asked) != host_of(said) or "export?" in asked or "-/raw" in asked
                                or "pubhtml" in said)  # fmt: skip


def host_of(address: str) -> str:
    return address.split("/")[2].replace("bücher", "xn--bcher-kva")


@pytest.mark.parametrize(
    "said",
    ["ftp://example.org/a.csv", "https://", "https://a b/", "https://ana:word@example.org/a", "https://[::1/a",
     "file:///etc/passwd", "https://example.org/\nHost: x", "https://example.org:x/"],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused(said: str) -> None:
    assert is_address(said)
    with pytest.raises(TableError) as error:
        sought(said)
    assert "word" not in str(error.value).partition(":")[0]


@pytest.mark.parametrize("said", ["trips.csv", "C:\\trips.csv", "a/b:c.csv", "kept:abcdef"])
def test_a_path_is_no_address(said: str) -> None:
    assert not is_address(said)

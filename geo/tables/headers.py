"""Names of columns: how they are compared, and how each can be named though others are called alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from ..errors import Problem
from ..language import for_pages, phrase, phrases
from ..words import SAY_ON_PAGE
from .limits import MAX_NAME, clip

_SEPARATORS = re.compile(r"[\s_\-]+")
_WITH_LETTER: Final = re.compile(r"(.*) \(([A-Z]{1,3})\)", re.DOTALL)
_BY_LETTER: Final = re.compile(r"\(?(?:column )?([A-Za-z]{1,3})\)?")
_SAYS_NOTHING: Final = re.compile(r"[\s0.,]*|[^\w\s]+")
"""Cells by which a column is no fuller: nothing, zero in any spelling, signs."""


def header_word(header: str) -> str:
    """A header as it is compared: lower case, without outer spaces, words joined by ``_``."""
    plain = unicodedata.normalize("NFC", header.lstrip("\ufeff")).strip().casefold()
    return _SEPARATORS.sub("_", plain).strip("_")


def column_letter(position: int) -> str:
    """A column's letter in a spreadsheet: 0 is A, 25 is Z, 26 is AA."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The position that ``column_letter`` writes so: A is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class Labels(NamedTuple):
    """What the columns of a file are called in its table."""

    names: list[str | None]
    """One for each column, no two alike; None for a column without name and cells, which is none."""
    problems: list[Problem]


def labelled(file: str, row: int, header: Sequence[str], columns: Sequence[Sequence[str]]) -> Labels:
    """Every column with cells under a name of its own.

    Of columns whose names are one word (``header_word``) the one with most different values keeps its
    name, the first among equals; the others bear their letter behind it: ``Year``, ``year (H)``. A
    column without a name is ``(column E)``. ``row`` is the header's, for the problems.
    """
    names: list[str | None] = [clip_name(name) for name in header]
    alike: dict[str, list[int]] = {}
    nameless: list[int] = []
    for position, name in enumerate(header):
        if name.strip():
            alike.setdefault(header_word(name) or name.strip(), []).append(position)
        elif any(cell and not cell.isspace() for cell in columns[position]):
            nameless.append(position)
        else:
            names[position] = None
    problems = []
    used = {name for name in names if name}
    for positions in alike.values():
        if len(positions) > 1:
            fullest = max(positions, key=lambda position: (_different(columns[position]), -position))
            for position in positions:
                if position != fullest:
                    plain = clip_name(header[position]).strip()
                    names[position] = _free(f"{plain} ({column_letter(position)})", used)
            problems.append(_alike(file, row, header, positions, fullest))
    for position in nameless:
        names[position] = _free(f"(column {column_letter(position)})", used)
    if nameless:
        problems.append(_nameless(file, row, [column_letter(position) for position in nameless]))
    return Labels(names, problems)


def clip_name(name: str) -> str:
    """A name of a column, or a line above the header, cut to its limit."""
    return name if len(name) <= MAX_NAME else name[: MAX_NAME - 1] + "…"


def _different(cells: Sequence[str]) -> int:
    return sum(_SAYS_NOTHING.fullmatch(text) is None for text in set(cells))


def _free(name: str, used: set[str]) -> str:
    while name in used:
        name += "'"
    used.add(name)
    return name


def _alike(file: str, row: int, header: Sequence[str], positions: Sequence[int], fullest: int) -> Problem:
    written = [f"{header[position].strip()} ({column_letter(position)})" for position in positions]
    plain, letter = clip(header[fullest].strip()), column_letter(fullest)
    other = column_letter(next(one for one in positions if one != fullest))
    found = clip(phrase("columns of one name: {names}", names=", ".join(written)))
    allowed = phrase("each column name once, whatever its case and spaces")
    said = phrase(
        '"{name}" stands for column {letter}, the fullest of them; name another by its letter'
        " (--columns FIELD={other}), or rename it",
        name=plain,
        letter=letter,
        other=other,
    )
    on_page = phrase(
        '"{name}" stands for column {letter}, the fullest of them; rename another that you need',
        name=plain,
        letter=letter,
    )
    advice = for_pages(said, on_page)
    return Problem(file, row, plain, found, allowed, advice, "warning", "columns")


def _nameless(file: str, row: int, letters: Sequence[str]) -> Problem:
    found = phrases(
        "cells under an empty column name (column {letters})",
        "cells under an empty column name (columns {letters})",
        len(letters),
        letters=", ".join(letters),
    )
    return Problem(
        file,
        row,
        f"(column {letters[0]})" if len(letters) == 1 else None,
        clip(found),
        phrase("a name for every column that holds cells"),
        for_pages(
            phrase(
                "name the column, or say what it holds by its letter: --columns FIELD={letter}",
                letter=letters[0],
            ),
            phrase("name the column, or {advice}", advice=SAY_ON_PAGE),
        ),
        "warning",
        "columns",
    )


def column_named(said: str, names: Iterable[str], letters: Sequence[str] = ()) -> str | None:
    """The column of a table that a person means by ``said``; None when there is none.

    ``names`` are the table's columns and ``letters`` their letters in the file (A, B … without). In this
    order: a column of exactly this name, also as the file wrote it (``Latitude`` of ``Latitude (E)``); a
    column of this name whatever its case and spaces; the name with the letter behind it; the letter alone
    (``E``, ``column E``, ``(column E)``).
    """
    every = list(names)
    letters = letters or [column_letter(position) for position in range(len(every))]
    by_letter = dict(zip(letters, every, strict=True))
    plain = {name: _as_written(name, letter) for letter, name in by_letter.items()}
    exact = [name for name in every if name.strip() == said.strip()]
    exact = exact or [name for name, written in plain.items() if written.strip() == said.strip()]
    if exact:
        return exact[0]
    word = header_word(said)
    same = [name for name in every if header_word(name) == word]
    if same:
        return same[0]
    if (both := _WITH_LETTER.fullmatch(said.strip())) and both[2] in by_letter:
        name = by_letter[both[2]]
        return name if header_word(plain[name]) == header_word(both[1]) else None
    alone = _BY_LETTER.fullmatch(said.strip())
    return by_letter.get(alone[1].upper()) if alone else None


def _as_written(name: str, letter: str) -> str:
    """A column's name without the letter that tells it from others of its name."""
    both = _WITH_LETTER.fullmatch(name.rstrip("'"))
    return both[1] if both and both[2] == letter else name

"""What the parts of ``mapping`` share: a table being read, its columns by name, its findings."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import PurePath
from typing import Final

import pandas as pd

from ..errors import Problem, Severity
from ..language import phrase, phrases
from ..places import country_name
from ..tables import (
    RawTable,
    Where,
    clip,
    header_word,
    is_markup,
    is_one_sign,
    taken_as_blank,
    without_markup,
    without_opened,
)
from .answers import MINUSES, PLUS, TICKS
from .headers import claims
from .namesakes import names_too
from .outcomes import said
from .profile import FOLDER, GUESSED, Profile
from .statuses import is_of_statuses
from .tags import Tag
from .wordlists import blank_words, is_nothing

PLACES: Final = ("venue", "city", "country")
"""Our columns that say where."""
REMARKS: Final = ("note", "occasion", "category")
SAYING: Final = frozenset((*REMARKS, "status"))
"""Our columns whose words may tell that a visit was not made."""
_FOOTNOTE: Final = re.compile(r"\[(?:\d{1,3}|[a-z]{1,2}|(?:note|nb) \d{1,3}|citation needed|edit)\]")
_FLAGS: Final = re.compile("[\U0001f1e6-\U0001f1ff]+")
_ASKED: Final = frozenset(("?", "??", "???"))
"""Signs that in a column of statuses leave open whether a visit was made, and elsewhere stand for nothing."""
_NEEDED: Final = ("leaders", "date", "start", "end", "venue", "city", "country")
MENDED: Final = "-mended"
"""What the name of a mended copy of a table ends with, before the ending."""
_FAMILY: Final = "*"
"""Stands for any number in the name of a column: ``Name_*``."""


@dataclass
class Reading:
    """A table while a profile reads it: what is left of the file's cells, and what they became."""

    file: str
    profile: Profile
    cells: pd.DataFrame
    """The file's cells, without footnote marks, flags and words that stand for nothing."""
    rows: pd.Series[int]
    columns: Mapping[str, str]
    """Word of a header (``columns.header_word``) → the header."""
    years: list[int | None]
    """The year of the heading above each row."""
    titles: tuple[str, ...] = ()
    """The lines above the header."""
    ours: dict[str, pd.Series[str]] = field(default_factory=dict)
    """Our columns as far as they are made."""
    headers: dict[str, str] = field(default_factory=dict)
    """Our column → the header that it came from."""
    said: list[Problem] = field(default_factory=list)
    letters: tuple[str, ...] = ()
    """Letters of the columns in the file."""
    legend: list[str] = field(default_factory=list)
    """The lines below the table."""
    tags: dict[int, tuple[Tag, ...]] = field(default_factory=dict)
    """Row → what stands at single ones of its places, until they are told apart."""
    wrote: list[int] = field(default_factory=list)
    """Different texts of each row in the file, words that stand for nothing among them."""
    addresses: frozenset[str] = frozenset()
    """Headers of columns of which each cell is one address (``RawTable.addresses``)."""

    def __post_init__(self) -> None:
        """Count what the rows say where nobody has told."""
        self.wrote = self.wrote or _different(self.cells)

    @classmethod
    def of(cls, raw: RawTable, profile: Profile) -> Reading:
        """The table before anything is read into it."""
        nothing = blank_words(profile.blank)
        telling = frozenset(word for word in nothing if said(word).sure)  # "tbc" beside a visit
        lettered = frozenset(word for word in nothing if any(map(str.isalpha, word)) or word == "?")
        saying, ticking = (
            {header_word(one) for field in fields for one in profile.fields.get(field, ())}
            for fields in (SAYING, ("status",))
        )
        cells, kept = {}, _names_kept(raw, profile)
        for name in raw.cells:
            speaks = header_word(str(name)) in saying or any(one.field in SAYING for one in claims(str(name)))
            ticked = header_word(str(name)) in ticking or is_of_statuses(str(name))
            plain = partial(
                _plain,
                kept=kept.get(str(name), frozenset()),
                nothing=nothing - lettered if ticked else nothing - telling if speaks else nothing,
                signs=_answering(raw.cells[name]) | _ASKED if ticked else (),
            )
            cells[name] = each_distinct(raw.cells[name], plain)
        columns: dict[str, str] = {}
        for header in map(str, raw.cells.columns):
            columns.setdefault(header_word(header), header)
        frame = pd.DataFrame(cells, index=raw.cells.index)
        years: list[int | None] = [None] * len(frame)
        made = cls(
            raw.file, profile, frame, raw.rows, columns, years, raw.titles, wrote=_different(raw.cells)
        )
        made.letters, made.addresses = raw.letters, raw.addresses
        needed = made.named([one for name in _NEEDED for one in profile.fields.get(name, ())])
        made.said += [
            one
            for name in map(str, raw.cells)
            for one in _of_cells(
                raw,
                name,
                nothing - {word.casefold() for word in kept.get(name, ())},
                needed=profile.name == GUESSED and name in needed,
            )
        ]
        return made

    @property
    def stem(self) -> str:
        """The file's name without its ending, and without the word that marks a mended copy."""
        return PurePath(self.file.removesuffix(" (reports)")).stem.removesuffix(MENDED)

    def say(
        self, found: str, column: str, allowed: str, advice: str, kind: str, severity: Severity = "note",
        rows: Iterable[int] = (),
    ) -> None:  # fmt: skip
        """One finding about all of ``rows``; about the whole table without any."""
        about = tuple(dict.fromkeys(int(row) for row in rows))
        first = about[0] if about else None
        self.said.append(
            Problem(self.file, first, column or None, clip(found), allowed, advice, severity, kind, about)
        )

    def named(self, names: Sequence[str]) -> list[str]:
        """The table's columns among ``names``, in that order; ``Name_*`` is ``Name_1``, ``Name_2`` …

        A column of exactly this name goes before one that differs by case or spaces.
        """
        made: list[str] = []
        for name in names:
            word = header_word(name)
            if name in self.cells:
                made.append(name)
                continue
            if _FAMILY in word:
                stem = re.escape(word).replace(re.escape(_FAMILY), r"(\d+)")
                found = {
                    int(match[1]): self.columns[one]
                    for one in self.columns
                    if (match := re.fullmatch(stem, one))
                }
                made += [found[number] for number in sorted(found)]
            elif word in self.columns:
                made.append(self.columns[word])
        return list(dict.fromkeys(made))

    def blank(self) -> pd.Series[str]:
        """A column of empty cells."""
        return pd.Series("", index=self.cells.index, dtype="str")

    def column(self, name: str) -> pd.Series[str]:
        """The file's column of that name; empty cells where there is none."""
        found = self.named([name]) if name else []
        return self.cells[found[0]] if found else self.blank()

    def take(self, name: str) -> None:
        """Our column ``name``: the first of its columns that is filled in each row, or its constant."""
        taken = self.named(self.profile.fields.get(name, ()))
        column = self.blank()
        for header in taken:
            column = column.mask(column.eq(""), self.cells[header])
        if name in self.profile.constants:
            column = column.mask(column.eq(""), self.profile.constants[name])
        if taken or name in self.profile.constants:
            self.ours[name] = column
            self.headers[name] = taken[0] if taken else name

    def holds_addresses(self, name: str) -> bool:
        """Whether our column of that name came from one of which each cell is one address."""
        return self.headers.get(name) in self.addresses

    def ours_or_blank(self, name: str) -> pd.Series[str]:
        """Our column of that name; empty cells where the profile has none."""
        return self.ours.get(name, self.blank())

    def only(self, kept: pd.Series[bool]) -> None:
        """Go on with these rows alone."""
        self.years = [year for year, keep in zip(self.years, kept.tolist(), strict=True) if keep]
        self.wrote = [count for count, keep in zip(self.wrote, kept.tolist(), strict=True) if keep]
        self.cells = self.cells[kept].reset_index(drop=True)
        self.rows = self.rows[kept].reset_index(drop=True)


def _different(cells: pd.DataFrame) -> list[int]:
    """The number of different texts that say something in each row."""
    return [len({text for text in row if any(map(str.isalnum, text))}) for row in cells.to_numpy().tolist()]


def _plain(text: str, kept: Collection[str], nothing: frozenset[str], signs: Collection[str]) -> str:
    """A cell without markup, flags, an open bracket and footnotes; nothing where it stands for that."""
    if text.strip() in signs or text.strip() in kept:
        return text.strip()
    bare = without_opened(_FLAGS.sub("", _FOOTNOTE.sub("", without_markup(text)))).strip() if text else text
    return "" if is_nothing(bare, nothing) or is_one_sign(bare) else bare


def _names_kept(raw: RawTable, profile: Profile) -> dict[str, frozenset[str]]:
    """The words for nothing that are names, of each column of people and of places."""
    headers = set(map(str, raw.cells))
    lands = next((raw.cells[one] for one in profile.fields.get("country", ()) if one in headers), None)
    lands = pd.Series("", raw.cells.index, dtype="str") if lands is None else lands
    return {
        header: names_too(name, raw.cells[header].str.strip(), lands)
        for name in ("leaders", "venue", "city")
        for header in profile.fields.get(name, ())
        if header in headers
    }


def _answering(cells: pd.Series[str]) -> frozenset[str]:
    """Signs that are answers in a column of them."""
    signs = {text.strip() for text in cells.unique()}
    return TICKS | ({PLUS} | MINUSES if PLUS in signs else frozenset())


def _of_cells(raw: RawTable, column: str, known: frozenset[str], *, needed: bool) -> list[Problem]:
    """What was done to the cells of a column: signs, in a ``needed`` one words too, taken for nothing."""
    cells = raw.cells[column]
    distinct = cells.unique()
    meaning = _answering(cells) if is_of_statuses(column) else frozenset()
    signs = [
        text
        for text in distinct
        if (is_one_sign(bare := text.strip()) and not is_nothing(bare, known) and bare not in meaning)
        or (needed and any(map(str.isalpha, bare)) and is_nothing(bare, known))
    ]
    where = Where(raw.file, raw.rows, column)
    made = [taken_as_blank(where, cells[cells.isin(signs)].str.strip())] if signs else []
    marked = cells.isin([text for text in distinct if is_markup(text)])
    if marked.any():
        rows = tuple(raw.rows[marked].tolist())
        found, advice = (
            phrases("HTML in {count} cell", "HTML in {count} cells", len(rows)),
            phrase("its words were read, without the marks"),
        )
        made.append(
            Problem(raw.file, rows[0], column, found, phrase("plain text"), advice, "note", "cells", rows)
        )
    return made


def each_distinct(cells: pd.Series[str], make: Callable[[str], str]) -> pd.Series[str]:
    """Every cell as ``make`` makes it, asked once for each distinct text."""
    made = {text: make(text) for text in cells.unique()}
    return pd.Series([made[text] for text in cells.tolist()], index=cells.index, dtype="str")


@cache
def code_list(name: str) -> dict[str, str]:
    """Foreign code → name of the country, by the file of ISO codes of that name beside the profiles."""
    if not name:
        return {}
    with (FOLDER / PurePath(name).name).open(encoding="utf-8", newline="") as file:
        return {row["code"]: country_name(row["iso"]) for row in csv.DictReader(file)}

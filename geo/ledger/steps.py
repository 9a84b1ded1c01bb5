"""The steps a person can take in a ledger, each made out of the ledger as it stands."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from ..language import _, ngettext
from ..meetings import name_key
from ..tables import REPORT_COLUMNS, header_word
from ..words import with_country
from .dating import Pasted, as_column, as_read, dates_of
from .keeping import PLACED, Ledger, NotWrittenError, Row, Splice, Step, plain
from .names import parted
from .offers import Offer, of_row
from .wording import LABELS, label

MOST_PASTED: Final = 2_000_000
"""Characters pasted at once."""
_HEADER_CELLS: Final = 2
"""Names of columns in a pasted line from which on it is taken for a header."""


def written(ledger: Ledger, number: int, cells: Mapping[str, str]) -> Step:
    """Other contents of some cells of a row; a new row at the end where the id is the ledger's ``next``.

    Raises ``NotWrittenError`` for a column or a row that there is not.
    """
    check_columns(cells)
    if number == ledger.next:
        return added(ledger, cells)
    at = ledger.place_of(number)
    row = ledger.rows[at]
    new = row.with_cells(as_read(cells, dates_of(ledger)))
    changed = [name for name in cells if new.cells.get(name, "") != row.cells.get(name, "")]
    told = {"column": changed[0] if len(changed) == 1 else "", "number": ledger.numbers[at]}
    return Step("changed", (Splice(at, (row,), (new,)),), told)


def added(ledger: Ledger, cells: Mapping[str, str], offer: Offer | None = None) -> Step:
    """A new row at the end, at the place of an offer where one was chosen; raises as ``written``."""
    check_columns(cells)
    row = Row(ledger.next).with_cells(as_read(cells, dates_of(ledger)))
    if offer is not None:
        row = _at(row, offer)
    if not row.cells:
        return Step("added", (), {"number": 0})
    at = len(ledger.rows)
    number = sum(bool(one.cells) for one in ledger.rows) + 2
    return Step("added", (Splice(at, (), (row,)),), {"number": number})


def removed(ledger: Ledger, number: int) -> Step:
    """The ledger without a row; raises ``NotWrittenError`` where it is not there."""
    at = ledger.place_of(number)
    return Step("removed", (Splice(at, (ledger.rows[at],), ()),), {"number": ledger.numbers[at]})


def cleared(ledger: Ledger) -> Step:
    """The ledger without any row."""
    return Step("cleared", (Splice(0, ledger.rows, ()),))


def placed(ledger: Ledger, number: int, offer: Offer, alike: Collection[int] = ()) -> Step:
    """The place of a row is this one, and so of every row that writes the same place without a point, and of
    those of the ids ``alike``."""
    asked = ledger.rows[ledger.place_of(number)]
    words = _words(asked)
    splices = tuple(
        Splice(at, (row,), (_at(row, offer),))
        for at, row in enumerate(ledger.rows)
        if row.id in (number, *alike) or (_words(row) == words and not _has_point(row))
    )
    if len(splices) == 1:
        return Step("placed", splices, {"number": ledger.numbers[splices[0].at]})
    return Step("all_placed", splices, {"count": len(splices)})


def from_country(ledger: Ledger, leaders: Collection[str], country: str) -> Step:
    """Leaders come from a country: it stands in brackets behind their names wherever these have none."""
    keys = set(map(name_key, leaders))
    splices = []
    for at, row in enumerate(ledger.rows):
        names = parted(row.cells.get("leaders", ""))
        said = [with_country(one, country) if name_key(one) in keys else one for one in names]
        if said != names:
            splices.append(Splice(at, (row,), (row.with_cells({"leaders": "; ".join(said)}),)))
    if not splices:
        raise NotWrittenError(_("nobody of this name is in the table any more"))
    if len(leaders) == 1:
        return Step("from", tuple(splices), {"name": next(iter(leaders)), "country": country})
    return Step("all_from", tuple(splices), {"count": len(leaders), "country": country})


def pasted(ledger: Ledger, number: int, column: str, text: str) -> Step:
    """Cells of a spreadsheet, put in from a row and a column on; rows that are not there yet are added.

    ``text``: a line for each row, its cells parted by tabs, as spreadsheet programs have it on the clipboard.
    Where at least half of the first line is names of our columns, or what files may call them, it says which
    are meant, and is no row; a name that is not known there is refused. Raises
    ``NotWrittenError`` where the cells reach beyond the last column shown.
    """
    lines = _cells(text)
    columns, lines = _columns(ledger, column, lines)
    lines, told = _dated(columns, lines)
    start = len(ledger.rows) if number == ledger.next else ledger.place_of(number)
    old = ledger.rows[start : start + len(lines)]
    fresh = range(ledger.next, ledger.next + len(lines) - len(old))
    rows = (*old, *map(Row, fresh))
    new = tuple(
        row.with_cells(dict(zip(columns, line, strict=False))) for row, line in zip(rows, lines, strict=True)
    )
    return Step("pasted", (Splice(start, old, new),), {"count": len(lines), **told})


def _dated(columns: Sequence[str], lines: list[list[str]]) -> tuple[list[list[str]], dict[str, str | int]]:
    """The lines with the dates of figures of each column as the column as a whole is read, and what to say of
    one that could have been read otherwise, of a column that does not show how before all others."""
    lines = [list(line) for line in lines]
    open_to_doubt: list[Pasted] = []
    for at, name in enumerate(columns):
        reach = [line for line in lines if at < len(line)]
        found = as_column(name, [line[at] for line in reach])
        for line, text in zip(reach, found.texts, strict=True):
            line[at] = text
        if found.text:
            open_to_doubt.append(found)
    first = min(open_to_doubt, key=lambda one: one.shown, default=None)
    if first is None:
        return lines, {}
    return lines, {"text": first.text, "read": first.read, "other": first.other, "shown": int(first.shown)}


def check_columns(names: Iterable[str]) -> None:
    """Raises ``NotWrittenError`` where one of them is no column of a table."""
    if unknown := set(names) - REPORT_COLUMNS.keys():
        raise NotWrittenError(_("there is no column {name}", name=min(unknown)[:40]))


def _words(row: Row) -> tuple[str, ...]:
    """The place as the row writes it, without what was filled in for it."""
    return tuple("" if name in row.filled else row.cells.get(name, "") for name in (*PLACED, "country"))


def _has_point(row: Row) -> bool:
    return bool(row.cells.get("lat") or row.cells.get("lon"))


def _at(row: Row, offer: Offer) -> Row:
    """The row at the place of an offer: in its words where they say it alone, otherwise with its point."""
    bare = row.with_cells(dict.fromkeys(row.filled, ""))
    filled = {name: text for name, text in offer.filled.items() if text and not bare.cells.get(name)}
    point = {name: text for name, text in offer.filled.items() if name in ("lat", "lon")}
    words = {"venue": offer.text} if offer.text else {}
    if bare.cells.get("city"):  # the words are in two cells, and stay as they are
        words = {}
        if offer.text not in ("", of_row(bare)[0]):
            point = {"lat": f"{offer.lat:.5f}", "lon": f"{offer.lon:.5f}"}
    new = bare.with_cells({**words, "lat": "", "lon": ""}).with_cells({**filled, **point})
    return Row(new.id, new.cells, tuple({**filled, **point}))


def _cells(text: str) -> list[list[str]]:
    """The cells of the clipboard; line ends within quotes are part of a cell."""
    if len(text) > MOST_PASTED:
        raise NotWrittenError(
            ngettext(
                "{count} character is too many to paste at once; save them as a file, and open that as "
                "a table",
                "{count} characters are too many to paste at once; save them as a file, and open that as "
                "a table",
                len(text),
            )
        )
    try:
        found = list(csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter="\t"))
    except csv.Error as error:
        raise NotWrittenError(
            _("the cells on the clipboard cannot be told apart ({error})", error=error)
        ) from error
    while found and not any(cell.strip() for cell in found[-1]):
        found.pop()
    if not found:
        raise NotWrittenError(_("there is nothing on the clipboard"))
    return found


def _columns(ledger: Ledger, column: str, lines: list[list[str]]) -> tuple[Sequence[str], list[list[str]]]:
    """The columns that pasted cells are for, and the lines that are rows."""
    said = [_named(cell) for cell in lines[0]]
    known = [name for name in said if name]
    if len(known) >= max(_HEADER_CELLS, len(said) / 2) and len(lines) > 1:
        _check_header(lines, said)
        kept = [at for at, name in enumerate(said) if name]
        rows = [[line[at] if at < len(line) else "" for at in kept] for line in lines[1:]]
        return known, rows
    columns = ledger.columns
    if column not in columns:
        raise NotWrittenError(_("cells are pasted into a column that is shown"))
    here = columns[columns.index(column) :]
    wide = max(len(line) for line in lines)
    if wide > len(here) and any(plain(cell) for line in lines for cell in line[len(here) :]):
        raise NotWrittenError(
            ngettext(
                "{count} column was pasted, and there are {number} from {column} on: show more columns, or "
                "paste with a first line that names them",
                "{count} columns were pasted, and there are {number} from {column} on: show more columns, or "
                "paste with a first line that names them",
                wide,
                number=len(here),
                column=label(column),
            )
        )
    return here, lines


def _check_header(lines: list[list[str]], said: list[str]) -> None:
    """Refuse cells under a header that is none of our columns, or one of which there are two."""
    for at in range(max(map(len, lines))):
        header = plain(lines[0][at])[:40] if at < len(lines[0]) else ""
        name = said[at] if at < len(said) else ""
        if not name and any(plain(line[at]) for line in lines[1:] if at < len(line)):
            names = ", ".join(map(label, LABELS))
            if header:
                raise NotWrittenError(
                    _(
                        "the first line names the columns, and “{header}” is no column that is known here. "
                        "Call it by one of these, or leave it out: {names}",
                        header=header,
                        names=names,
                    )
                )
            raise NotWrittenError(
                _(
                    "the first line names the columns, and column {number} has no name. Call it by one of "
                    "these, or leave it out: {names}",
                    number=at + 1,
                    names=names,
                )
            )
        if name and name in said[:at]:
            first = plain(lines[0][said.index(name)])[:40]
            raise NotWrittenError(
                _(
                    "“{first}” and “{header}” in the first line are both for {column}: paste one of them, or "
                    "write both into its cells",
                    first=first,
                    header=header,
                    column=label(name),
                )
            )


def _named(cell: str) -> str:
    """Our column that a cell of a header names, by its name, a synonym or what it is called here."""
    word = header_word(cell)
    for name, synonyms in REPORT_COLUMNS.items():
        if word in (name, *synonyms, header_word(LABELS.get(name, name)), header_word(label(name))):
            return name
    return ""

"""What was put right where the whole table is looked at → steps in the ledger, by the numbers of its rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..places import Gazetteer, spherical_km
from .dating import as_read, dates_of
from .keeping import Ledger, Row, Splice, Step
from .messages import offers_of
from .offers import SAME_KM, Offer, point
from .steps import check_columns, placed


def mended(ledger: Ledger, cells: Mapping[tuple[int, str], str], deleted: Collection[int] = ()) -> Ledger:
    """The ledger with other texts in cells, by number of the row in the file and column, and without rows.

    Rows of numbers behind the last are new ones. All of it is one step. Raises ``NotWrittenError`` for a
    column that there is not.
    """
    by_number: dict[int, dict[str, str]] = {}
    for (number, column), text in cells.items():
        by_number.setdefault(number, {})[column] = text
        check_columns((column,))
    at = _places(ledger)
    dates = dates_of(ledger)
    splices: list[Splice] = []
    # From the end on: what goes or comes moves no row that is still to be found.
    for number in sorted({*by_number, *deleted} - at.keys() - set(deleted)):
        row = Row(ledger.next + len(splices)).with_cells(as_read(by_number[number], dates))
        splices.append(Splice(len(ledger.rows) + len(splices), (), (row,)))
    for number in sorted(at.keys() & {*by_number, *deleted}, reverse=True):
        row = ledger.rows[at[number]]
        new = () if number in deleted else (row.with_cells(as_read(by_number[number], dates)),)
        splices.append(Splice(at[number], (row,), new))
    return ledger.after(Step("mended", tuple(splices), {"count": len(splices)}))


def located(
    ledger: Ledger, numbers: Collection[int], name: str, lat: float, lon: float, gazetteer: Gazetteer
) -> Ledger:
    """The ledger whose rows of these numbers are at the place of a name and a point, and so every row that
    writes the same place without a point: in words where these tell it alone.

    Without ``name`` the point was set by hand, and is written. Raises ``NotWrittenError`` where there is no
    such row.
    """
    at = _places(ledger)
    ids = [ledger.rows[at[number]].id for number in sorted(numbers) if number in at]
    first = ids[0] if ids else 0
    offers = offers_of(ledger, first, gazetteer)[1]

    def away(one: Offer) -> float:
        return spherical_km(one.lat, one.lon, lat, lon)

    called = [one for one in offers if name and one.name.casefold() == name.casefold()]
    meant = min((one for one in called if away(one) <= SAME_KM), key=away, default=None)
    said = ledger.after(placed(ledger, first, meant, ids)) if meant else ledger
    # What the words mean by themselves was not meant here: then the point says it.
    return (
        said
        if said is not ledger
        else ledger.after(placed(ledger, first, point("", lat, lon, gazetteer), ids))
    )


def _places(ledger: Ledger) -> dict[int, int]:
    """The number of a row in the file → its position in the ledger."""
    numbered = enumerate(zip(ledger.numbers, ledger.rows, strict=True))
    return {number: at for at, (number, row) in numbered if row.cells}

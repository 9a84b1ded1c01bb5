"""What a message of the editor may bring: no more than a person does, for it is worked off in the server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..language import N_, _, ngettext, number_words
from ..tables import MAX_LENGTH

MOST_ADDED: Final = 500
"""Rows added before the editor is filled anew; each costs the more the more there are."""
MOST_CELLS: Final = 20_000
"""Cells changed or filled before that: a thousand rows of twenty columns."""
MOST_CHARACTERS: Final = 2_000_000
MOST_ADDED_IN_ALL: Final = 5_000
MOST_CHANGED_IN_ALL: Final = 100_000
_NO_EDITOR: Final = N_("The editor told what no editor does; nothing of it was taken.")


def refusal(told: Any, rows: int) -> str:
    """Why what an editor of so many ``rows`` tells is not taken; nothing where it is.

    ``told`` is Streamlit's state of it, whatever a message made of that: ``edited_rows`` by position,
    ``added_rows`` and ``deleted_rows``.
    """
    try:
        edited, added, deleted = told["edited_rows"], told["added_rows"], told["deleted_rows"]
    except (KeyError, TypeError):
        return _(_NO_EDITOR)
    if not _is_of_its_kind(edited, added, deleted, rows):
        return _(_NO_EDITOR)
    filled = [*edited.values(), *added]
    lengths = [len(str(text)) for cells_of_row in filled for text in cells_of_row.values()]
    return _too_much_at_once(len(added), len(lengths), max(lengths, default=0), sum(lengths))


def _too_much_at_once(rows: int, cells: int, longest: int, characters: int) -> str:
    if rows > MOST_ADDED:
        return _not_taken(
            ngettext(
                "{count} row was added at once; at most {most} can be.",
                "{count} rows were added at once; at most {most} can be.",
                rows,
                most=number_words(MOST_ADDED),
            )
        )
    if cells > MOST_CELLS:
        return _not_taken(
            ngettext(
                "{count} cell was changed at once; at most {most} can be.",
                "{count} cells were changed at once; at most {most} can be.",
                cells,
                most=number_words(MOST_CELLS),
            )
        )
    if longest > MAX_LENGTH:
        return _not_taken(
            ngettext(
                "{count} character was put into one cell; at most {most} are read.",
                "{count} characters were put into one cell; at most {most} are read.",
                longest,
                most=number_words(MAX_LENGTH),
            )
        )
    if characters > MOST_CHARACTERS:
        return _not_taken(
            ngettext(
                "{count} character was put in at once; at most {most} can be.",
                "{count} characters were put in at once; at most {most} can be.",
                characters,
                most=number_words(MOST_CHARACTERS),
            )
        )
    return ""


def refusal_in_all(added: int, changed: int) -> str:
    """Why so many rows and cells are not kept in one session; nothing where they are."""
    if added > MOST_ADDED_IN_ALL:
        return _not_taken(
            ngettext(
                "{count} row was added; at most {most} can be.",
                "{count} rows were added; at most {most} can be.",
                added,
                most=number_words(MOST_ADDED_IN_ALL),
            )
        )
    if changed > MOST_CHANGED_IN_ALL:
        return _not_taken(
            ngettext(
                "{count} cell was changed; at most {most} can be.",
                "{count} cells were changed; at most {most} can be.",
                changed,
                most=number_words(MOST_CHANGED_IN_ALL),
            )
        )
    return ""


def _not_taken(why: str) -> str:
    advice = _(
        "Nothing of the last change was taken. Save the table and open it anew to go on, or change it in a"
        " spreadsheet program."
    )
    return f"{why} {advice}"


def _is_of_its_kind(edited: Any, added: Any, deleted: Any, rows: int) -> bool:
    """Whether positions are those of rows in view, and cells are plain values by the names of columns."""
    if not (isinstance(edited, Mapping) and isinstance(added, list) and isinstance(deleted, list)):
        return False
    positions = [*edited, *deleted]
    if len(deleted) > rows or not all(type(one) is int and 0 <= one < rows for one in positions):
        return False
    return all(
        isinstance(cells, Mapping)
        and all(one is None or isinstance(one, str | int | float) for one in cells.values())
        for cells in (*edited.values(), *added)
    )

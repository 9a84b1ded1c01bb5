"""What people have at hand → an atlas: a path, a pandas table, a list of records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, Final

import pandas as pd

from .. import atlas as derived
from ..dates import today
from ..errors import Problem, TableError
from ..living import KEPT, again, is_address, latest
from ..places import Gazetteer
from ..profiles import Profile, columns_said, profile_named
from ..reports import from_tables
from ..tables import TABLES, RawTable, clip, frame_table, given_records
from .atlas import Atlas
from .maps import Map

Given = str | PathLike[str] | pd.DataFrame | Sequence[Mapping[str, Any]] | Mapping[str, Any]
NAME: Final = "table"
"""What a table that has no file is called in findings."""


def read(
    table: Given,
    *,
    columns: Mapping[str, Any] | str | None = None,
    profile: str | Profile | None = None,
    records: str = "",
    online: bool = False,
    as_of: str = "",
) -> Atlas:
    """Read ``table`` and derive everything from it: places, meetings, stays, trips.

    ``table`` is the path of a file or folder, a pandas (or geopandas) table, a list of records (dicts), or
    a dict of such tables by name (``reports`` and beside it ``leaders``, ``sources``, ``totals``,
    ``places``), as ``docs/table.md`` describes them. Where its rows do not show it, ``columns`` says which
    column holds what: ``{"leader": "Who", "city": "Ort"}`` (``"=Name"`` is the same in every row, ``"="``
    leaves a field out), or as text what a question says after ``--columns``; the other columns are read as
    they would be without it. ``profile`` names a known shape of table or its ``.toml``; both hold together.
    ``records`` says where in JSON the records lie (``data.trips``).

    Nothing is asked of the network unless ``online`` says so: then ``table`` may be an address
    (``https://…``), what comes is kept (``docs/living.md``), and ``as_of`` (a day, or the first letters of a
    digest) gives a state that was kept, as ``"kept:DIGEST"`` in place of the address does, with nobody asked.

    Raises ``TableError``, which says what to do, where the table cannot be used or asks which column is
    meant, and ``TypeError`` for what is none of these; what else was noticed is in ``Atlas.problems``.
    """
    gazetteer = Gazetteer()
    columns = _columns(columns)
    if not isinstance(profile, str | Profile | None):
        raise TypeError(f"profile got {type(profile).__name__}; it is the name of a profile, or a Profile")
    shape = profile_named(profile) if isinstance(profile, str) else profile
    if isinstance(table, str | PathLike):
        path, content = _opened(str(table), online, as_of)
        whole = derived.read(
            path, content, profile=shape, columns=columns, records=records, gazetteer=gazetteer, today=today()
        )
        return Atlas(whole)
    dataset = from_tables(NAME, _tables(table), profile=shape, columns=columns, gazetteer=gazetteer)
    return Atlas(derived.build(dataset, gazetteer=gazetteer, today=today()))


def explore(
    table: Given,
    *,
    who: str | None = None,
    where: str | None = None,
    when: str | None = None,
    country: str | None = None,
    **look: Any,
) -> Map:
    """The map of ``table`` at once; ``who``, ``where``, ``when`` and ``country`` name its columns.

    What is not named is told from the rows, as ``read`` does. ``where`` holds towns or venues. ``look`` is
    what ``Atlas.map`` takes: whom to follow, from when to when, the projection.
    """
    named = {"leader": who, "city": where, "date": when, "country": country}
    columns = {field: str(column) for field, column in named.items() if column is not None}
    return read(table, columns=columns or None).map(**look)


def _columns(given: Mapping[str, Any] | str | None) -> dict[str, str] | None:
    """Our field → the column's header as text, whatever labels pandas has."""
    if given is None or isinstance(given, str):
        return columns_said(given) if given else None
    if not isinstance(given, Mapping):
        raise TypeError(f'columns got {type(given).__name__}; write {{"leader": "Who"}} or "leader=Who"')
    return {str(field): str(column) for field, column in given.items()}


def _opened(text: str, online: bool, as_of: str) -> tuple[Path, bytes | None]:
    """A path; or the name and bytes of what came from an address, now or then."""
    if text.startswith(KEPT) or (as_of and is_address(text)):
        found = again(text, as_of)
        return Path(found.state.name), found.content
    if is_address(text):
        if not online:
            allowed = "a path on this computer, a pandas table or a list of records"
            advice = "say online=True to have it asked for, or download the table: nothing is asked otherwise"
            raise TableError([Problem(clip(text), None, None, "an address", allowed, advice)])
        found = latest(text)
        return Path(found.state.name), found.content
    if as_of:
        raise TypeError("as_of says which state of an address is meant; this is a path")
    if not text.strip():
        raise TypeError("the path is empty; name a file or a folder")
    return Path(text), None


def _tables(given: Any) -> dict[str, RawTable]:
    if isinstance(given, Mapping) and set(given) <= set(TABLES) and "reports" in given:
        return {name: _raw(given[name], name) for name in TABLES if name in given}
    return {"reports": _raw(given, NAME)}


def _raw(given: Any, name: str) -> RawTable:
    if isinstance(given, pd.DataFrame):
        return frame_table(given, name)
    if isinstance(given, Sequence) and not isinstance(given, str | bytes):
        return given_records(given, name)
    raise TypeError(
        f"{name}: got {type(given).__name__}; it is a path, a pandas table, a list of dicts, or a dict of "
        f"tables with the names {', '.join(TABLES)}"
    )

"""What the page has to compute from a table, as functions of what is chosen: no page is needed for it.

They can be called here, or in a process of their own (``aside``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import pandas as pd

from ..atlas import Atlas, Days, Progress, build
from ..errors import ProjectionError
from ..html import map_document, projected
from ..online import Provider, ask_online
from ..places import Gazetteer
from ..profiles import Proposal, proposals
from ..replay import replay_document
from ..reports import Dataset
from .upload import Opened, Upload, open_upload

Told = Mapping[str, pd.DataFrame]
"""Tables of the data set as the reader says that they are, by their names: ``corrections``, ``leaders``."""


NO_OPENING: Final[Mapping[str, Any]] = MappingProxyType({})


class Made(NamedTuple):
    """Everything that is derived from one table."""

    dataset: Dataset
    atlas: Atlas
    html: str


def document(
    atlas: Atlas, follow: str | None, days: Days | None, opening: Mapping[str, Any] = NO_OPENING
) -> str:
    """The map document; the same text that the command line writes for the same choices.

    ``opening``: the ``countries`` that are coloured and what is ``beside`` them; the ``projection`` and its
    ``centre``, left out where this leader has no seat for it.
    """
    first, last = days or (None, None)
    views = {name: value for name, value in opening.items() if name in ("projection", "centre")}
    colours = {name: value for name, value in opening.items() if name not in views}
    plain = replay_document(atlas, follow=follow, first=first, last=last, **colours)
    try:
        return map_document(projected(plain, views))
    except ProjectionError:
        return map_document(plain)


def made(
    opened: Opened,
    read: Dataset | None,
    told: Told,
    asked: Provider | None,
    today: int,
    progress: Progress | None = None,
) -> Made:
    """Everything that is derived from a table as it now is; the network only where somebody is ``asked``.

    ``read`` is the data set of this table where it was read before.
    What the reader has ``told`` stands for what came with the table. ``today`` is a day number. Raises
    ``TableError``.
    """
    dataset = read or opened.read()
    if told:
        dataset = replace(dataset, **told)  # type: ignore[arg-type]
    ask = partial(ask_online, provider=asked, progress=progress) if asked else None
    atlas = build(dataset, progress=None if asked else progress, ask=ask, today=today)
    return Made(dataset, atlas, document(atlas, None, None))


def opened(uploads: list[Upload], progress: Progress | None = None) -> Opened:
    """The tables of uploaded files (``open_upload``)."""
    return open_upload(uploads)


def proposed(opened: Opened, progress: Progress | None = None) -> tuple[Proposal, ...]:
    """What the columns of its reports seem to hold."""
    return proposals(opened.tables["reports"], Gazetteer())

"""What the page has to compute from a table, as functions of what is chosen: no page is needed for it.

They can be called here, or in a process of their own (``aside``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import pandas as pd

from ..atlas import Atlas, Days, Progress, build
from ..errors import Problem, ProjectionError, UnknownLeaderError
from ..html import map_document, opened_as, projected
from ..language import LANGUAGES
from ..online import Provider, ask_online
from ..places import Gazetteer
from ..profiles import Proposal, preset
from ..replay import replay_document
from ..reports import Dataset
from ..story import told
from .upload import Opened, Upload, open_upload

Told = Mapping[str, pd.DataFrame]
"""Tables of the data set as the reader says that they are, by their names: ``corrections``, ``leaders``."""


NO_OPENING: Final[Mapping[str, Any]] = MappingProxyType({})


class Made(NamedTuple):
    """Everything that is derived from one table."""

    dataset: Dataset
    atlas: Atlas
    html: str


def replay(
    atlas: Atlas,
    follow: str | None,
    days: Days | None,
    opening: Mapping[str, Any] = NO_OPENING,
    changes: Mapping[str, Any] = NO_OPENING,
    languages: Sequence[str] = tuple(LANGUAGES),
    standing: str = "",
) -> dict[str, Any]:
    """The replay document of the page's map; the same that the command line makes for the same choices.

    ``opening``: the ``countries`` that are coloured and what is ``beside`` them; the ``projection`` and its
    ``centre``, left out where this leader has no seat for it. ``changes``: what is marked as changed
    (``revision.on_the_map``). ``languages``: tags of those in which it can be read (``replay_document``).
    ``standing``: the fragment of a map that it is to open as (``opened_as``), left out where it is none.
    """
    first, last = days or (None, None)
    views = {name: value for name, value in opening.items() if name in ("projection", "centre")}
    colours = {name: value for name, value in opening.items() if name not in views}
    plain = replay_document(atlas, follow=follow, first=first, last=last, languages=languages, **colours)
    if changes:
        plain["changes"] = dict(changes)
    with suppress(ProjectionError):
        plain = projected(plain, views)
    with suppress(ValueError):
        plain = opened_as(plain, standing)
    return plain


def story_document(
    atlas: Atlas, written: Mapping[str, Any] | None = None, languages: Sequence[str] = tuple(LANGUAGES)
) -> tuple[str, tuple[Problem, ...]]:
    """The map document that tells a story, and what is wrong with that: the one ``written``, as the document
    carries it, otherwise the one that came with the table. ``languages``: those in which it can be read.

    Pictures of the latter are none: what is uploaded came without its folder.
    """
    plain = replay_document(atlas, languages=languages)
    if written is not None:
        return map_document(plain | {"story": written}), ()
    story = told(atlas, atlas.dataset.story, range_shown=plain["range"] and tuple(plain["range"]))
    return map_document(plain | ({"story": story.document} if story.document else {})), story.problems


def made(
    opened: Opened,
    read: Dataset | None,
    told: Told,
    asked: Provider | None,
    today: int,
    progress: Progress | None = None,
    follow: str = "",
) -> Made:
    """Everything that is derived from a table as it now is; the network only where somebody is ``asked``.

    ``read`` is the data set of this table where it was read before.
    What the reader has ``told`` stands for what came with the table. ``today`` is a day number. The map
    opens with the leader whom ``follow`` names, where the table has that one. Raises ``TableError``.
    """
    dataset = read or opened.read()
    if told:
        dataset = replace(dataset, **told)  # type: ignore[arg-type]
    ask = partial(ask_online, provider=asked, progress=progress) if asked else None
    atlas = build(dataset, progress=None if asked else progress, ask=ask, today=today)
    document = map_document(replay(atlas, _known(atlas, follow), None))
    return Made(dataset, atlas.derived(), document)


def _known(atlas: Atlas, name: str) -> str | None:
    try:
        return atlas.leader(name) if name else None
    except UnknownLeaderError:
        return None


def opened(uploads: list[Upload], progress: Progress | None = None) -> Opened:
    """The tables of uploaded files (``open_upload``)."""
    return open_upload(uploads)


def proposed(opened: Opened, progress: Progress | None = None) -> tuple[Proposal, ...]:
    """What the columns of its reports are read as, or seem to hold where that is not known."""
    return preset(opened.tables["reports"], opened.profile, Gazetteer(), opened.columns)

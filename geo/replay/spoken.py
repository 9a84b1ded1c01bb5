"""What a replay document says in other languages than English, and does not say in numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from ..dates import label_said, parse_date
from ..language import ENGLISH, languages_of, speaking

Json = dict[str, Any]


def languages_said(
    tags: Sequence[str], fixed: bool, meetings: pd.DataFrame, said: Callable[[], Json]
) -> Json:
    """What ``said`` makes in English, and what the document says of other languages, if any.

    ``spoken``, by tag: ``labels``, the English label of each date that is not whole days (those the map says
    by itself) → in that language, where it differs, and what ``said`` makes in it. The rest is
    that of ``languages_of``.
    """
    whole = meetings["date_kind"].eq("precise") & ~meetings["approximate"]
    labels = sorted(set(meetings.loc[~whole, "date_label"]) - {""})
    spoken = {tag: _in_language(tag, labels, said) for tag in tags if tag != ENGLISH}
    with speaking(ENGLISH):
        english = said()
    return {
        **english,
        **({"spoken": spoken} if spoken else {}),
        **languages_of(tags, fixed=fixed),
    }


def _in_language(tag: str, labels: Sequence[str], said: Callable[[], Json]) -> Json:
    with speaking(tag):
        spans = ((label, parse_date(label)) for label in labels)
        told = ((label, label_said(span)) for label, span in spans if span)
        return {"labels": {label: words for label, words in told if words != label}, **said()}

"""The kinds of steps in a story, by codes that are kept, and what each is called where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..language import N_, _

STEPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "added": N_("a new chapter"),
        "headline": N_("the headline of the story"),
        "title": N_("the title of a chapter"),
        "text": N_("the text of a chapter"),
        "alt": N_("what a picture shows"),
        "credit": N_("whose picture it is"),
        "play": N_("whether time runs"),
        "shown": N_("what a chapter shows of the map"),
        "taken": N_("taking over the map for a chapter"),
        "moved": N_("moving a chapter"),
        "removed": N_("deleting a chapter"),
        "pictured": N_("the picture of a chapter"),
        "unpictured": N_("taking a picture away"),
        "drafted": N_("a draft from the meetings"),
        "own": N_("the story of this table"),
        "opened": N_("opening a story"),
    }
)
"""Code of a kind → its words. A story that is kept has the codes, so that it is told in any language."""
BEGINNING: Final = ""
"""The kind of the state before the first step."""
_CODES: Final = {words: code for code, words in STEPS.items()} | {BEGINNING: BEGINNING}


def step_words(kind: str) -> str:
    """What a kind of step is called in the language that is spoken; empty for the beginning."""
    return _(STEPS[kind]) if kind else ""


def kind_of(kept: Mapping[str, object]) -> str:
    """The kind of a step that was kept: by its code, or by its English words as they were kept at first.

    Raises ``ValueError`` for any other, so that no text of a stranger is taken for a step's name.
    """
    kind = str(kept["step"]) if "step" in kept else _CODES.get(str(kept.get("words")))
    if kind is None or kind not in (*STEPS, BEGINNING):
        raise ValueError("a step that is none")
    return kind

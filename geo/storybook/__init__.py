"""A story that a person writes beside the map: its chapters and pictures, and every step with the way back.

In: what the map tells of itself, words, pictures, meetings. Out: the table ``schema.STORY`` that
``geo.story`` tells, and a zip of it with its pictures (docs/story.md). No page is needed for it.
"""

from .archive import ENDING, opened, opened_at, packed
from .drafting import drafted
from .keeping import (
    COLUMNS,
    LONGEST,
    LONGEST_HEADLINE,
    MOST_CHAPTERS,
    Book,
    Chapter,
    NotTakenError,
    Picture,
    picture_of,
)
from .reading import Fault, Read, as_cells, as_table, read, tell
from .resuming import contents, resume, state
from .steps import added, filled, headed, moved, pictured, removed, taken, unpictured, written
from .views import SHOWN, asked_of, cells_of, said
from .wording import step_words

__all__ = [
    "COLUMNS",
    "ENDING",
    "LONGEST",
    "LONGEST_HEADLINE",
    "MOST_CHAPTERS",
    "SHOWN",
    "Book",
    "Chapter",
    "Fault",
    "NotTakenError",
    "Picture",
    "Read",
    "added",
    "as_cells",
    "as_table",
    "asked_of",
    "cells_of",
    "contents",
    "drafted",
    "filled",
    "headed",
    "moved",
    "opened",
    "opened_at",
    "packed",
    "picture_of",
    "pictured",
    "read",
    "removed",
    "resume",
    "said",
    "state",
    "step_words",
    "taken",
    "tell",
    "unpictured",
    "written",
]

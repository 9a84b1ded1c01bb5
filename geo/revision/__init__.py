"""Two states of a table → what changed between them, meeting by meeting.

In: two ``Atlas``. Out: one row for each meeting that is new, gone, or told otherwise.
"""

from .marked import on_the_map
from .revised import REVISION, WHAT, as_json, revised, summary

__all__ = ["REVISION", "WHAT", "as_json", "on_the_map", "revised", "summary"]

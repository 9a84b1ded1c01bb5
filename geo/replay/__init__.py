"""An atlas → the replay document that the map plays (``docs/replay.md``)."""

from .columns import Integers, codes, deltas, integers, packed
from .document import meeting_positions, replay_document

__all__ = ["Integers", "codes", "deltas", "integers", "meeting_positions", "packed", "replay_document"]

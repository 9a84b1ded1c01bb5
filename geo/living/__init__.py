"""Tables that live at an address: asked for when the user says so, and kept as they came.

In: an address. Out: the bytes that came from there, under a name that says what they are, with the day on
which they came; from what is kept a map can be made again as it was.
"""

from .addresses import KEPT, Sought, is_address, sought
from .fetching import bytes_at
from .limits import Limits
from .living import Living, again, latest
from .removing import freed, remove_states
from .states import State, kept_folder, kept_states, state_of

__all__ = [
    "KEPT",
    "Limits",
    "Living",
    "Sought",
    "State",
    "again",
    "bytes_at",
    "freed",
    "is_address",
    "kept_folder",
    "kept_states",
    "latest",
    "remove_states",
    "sought",
    "state_of",
]

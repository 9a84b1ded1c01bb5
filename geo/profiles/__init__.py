"""Tables of any shape → the columns of our reports, every decision said.

In: a ``RawTable``, and a profile that is known, guessed or given. Out: a ``RawTable`` of our columns, with
findings.
"""

from .guess import Guess, Proposal, applied, guess, proposals
from .layouts import Layout, layout
from .mapping import mapped
from .names import country_of
from .namesakes import kept_as_names, names_too
from .ours import of_our_own
from .outcomes import Said, said
from .preset import preset, said_anew
from .profile import GUESSED, OWN, Profile, known_profiles, profile_named, profile_of, read_profile, shapes
from .questions import Question, asked
from .said_columns import columns_said
from .several_people import people_apart
from .toml import to_toml
from .travellers import is_stand_in, nobody_named, stand_in, stem_as_name
from .wordlists import stands_for_nothing

__all__ = [
    "GUESSED",
    "OWN",
    "Guess",
    "Layout",
    "Profile",
    "Proposal",
    "Question",
    "Said",
    "applied",
    "asked",
    "columns_said",
    "country_of",
    "guess",
    "is_stand_in",
    "kept_as_names",
    "known_profiles",
    "layout",
    "mapped",
    "names_too",
    "nobody_named",
    "of_our_own",
    "people_apart",
    "preset",
    "profile_named",
    "profile_of",
    "proposals",
    "read_profile",
    "said",
    "said_anew",
    "shapes",
    "stand_in",
    "stands_for_nothing",
    "stem_as_name",
    "to_toml",
]

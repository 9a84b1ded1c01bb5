"""A town with its country behind a comma: most texts are no more, and are answered without being weighed.

Only where all the rest of the reading could not but say the same: one town bears the name as its own in the
country, nothing else does there, and no house bears it anywhere. ``rank`` would give that town alone.
"""

from __future__ import annotations

from typing import Final

from .. import patterns as re
from .agreement import bears_out, lies_in
from .answers import Candidate, Reading, candidate
from .behind import NAMED
from .called import judged
from .guessing import names_wide
from .lookup import Years
from .matches import Match
from .names import normalise
from .organs import is_of_state
from .rank import CAPITAL_OF_WRITTEN, UNLISTED, prior
from .reading import Reader
from .standing import is_no_place

_WORDS: Final = r"[^\W\d_](?:[^\W\d_\u3000-\ufaff]|['’.]|[ -](?=[^\W\d_]))"
_PLAIN: Final = re.compile(rf"(?P<town>{_WORDS}+), (?P<country>{_WORDS}{{3,}})")


def plain(query: str, years: Years | None, reader: Reader) -> Candidate | None:
    """The town that a text names with its country and nothing else; None for any other text."""
    match = _PLAIN.fullmatch(query)
    country = _country(match["country"], years, reader) if match else None
    return _town(match["town"], country, years, reader) if match and country else None


def _country(written: str, years: Years | None, reader: Reader) -> Match | None:
    """The country that a text names, and besides towns alone that are hardly meant by its name."""
    read = reader.behind(written, "text", years, follows=True, alone=True)
    if len(read) != 1 or read[0].hint or read[0].doubtful:
        return None
    named = [one for one in read[0].matches if one.kind == "country" and one.worth == 1.0 and not one.edits]
    others = [one for one in read[0].matches if one not in named]
    hardly = all(one.kind == "city" and one.worth < NAMED for one in others)
    return named[0] if len(named) == 1 and hardly else None


def _town(written: str, country: Match, years: Years | None, reader: Reader) -> Candidate | None:
    """The one town of a name in a country."""
    key = normalise(written)
    found = reader.lookup.matches(key, written, years)
    inside = [one for one in found if lies_in(one, country.members)]
    if len(inside) != 1 or not _is_own(inside[0]) or any(one.kind in {"venue", "country"} for one in found):
        return None
    read = Reading("text", found, key)
    if is_no_place(written) or names_wide(key, reader.store) or is_of_state(key):
        return None
    if judged(written, [read])[0] is not read:
        return None
    weight = prior(inside[0], "text", CAPITAL_OF_WRITTEN) * bears_out(inside[0], country)
    return candidate(inside[0], weight / (weight + UNLISTED))


def _is_own(match: Match) -> bool:
    return match.kind == "city" and match.method == "exact" and match.worth == 1.0 and not match.edits

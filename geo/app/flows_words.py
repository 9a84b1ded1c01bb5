"""Words of the page of flows: columns of what it lists, and why a row is in no flow."""

from __future__ import annotations

from typing import Final

from ..language import N_

COLUMNS: Final = {
    # Translators: columns of tables of flows; the first is the country that a flow comes from.
    "origin": N_("origin"),
    "destination": N_("destination"),
    "country": N_("country"),
    "lat": N_("lat"),
    "lon": N_("lon"),
    "precision": N_("precision"),
    "period": N_("period"),
    "role": N_("role"),
    "status": N_("status"),
    "count": N_("count"),
    "reports": N_("reports"),
    "rows": N_("rows"),
    "reason": N_("reason"),
    "meaning": N_("meaning"),
}
"""Columns of what the page lists, and what is written above them."""
EVENTS: Final = {
    # Translators: kinds of events by the codes of CAMEO, which come first; here and in what follows.
    "036": N_("036 intends to meet or negotiate"),
    "040": N_("040 consults"),
    "042": N_("042 makes a visit"),
    "043": N_("043 hosts a visit"),
    "044": N_("044 meets at a third location"),
    "045": N_("045 mediates"),
    "046": N_("046 negotiates"),
}
"""What the kinds of events are called that can be asked for."""
ROWS: Final = {
    # Translators: why a row of a table of events is in no flow, and what such a row is.
    "faulty row": (
        N_("faulty row"),
        N_(
            "A row that has columns missing or shifted, bytes that are no text, or no number where one must "
            "be"
        ),
    ),
    "other code": (N_("other code"), N_("A row that tells of something else than the events asked for")),
    "no day": (N_("no day"), N_("A row that names no day")),
    "no actor": (N_("no actor"), N_("A row that does not say which country's leader travelled")),
    "no place": (N_("no place"), N_("A row that names no place in a country that is known")),
    "domestic": (
        N_("domestic"),
        N_("A row that took place in the traveller's own country, and nobody else travelled"),
    ),
    "no visit": (
        N_("no visit"),
        N_("A row that is no journey: virtual, or its guest travels by another row"),
    ),
    "bad file": (N_("bad file"), N_("A row that stands in a file that was left out whole")),
    "outside the days": (
        N_("outside the days"),
        N_("A row that is of a visit that began outside the days asked for"),
    ),
    "under the least count": (
        N_("under the least count"),
        N_("A row that is of a route with fewer visits than asked for"),
    ),
}
"""Why a row is in no flow (``flow.REASONS``), in words of the reader's language."""

"""What a column of a table may hold, in words."""

from __future__ import annotations

from ..language import N_

WORDS = {
    "leaders": N_("Who travelled"),
    "leader_country": N_("Country of who travelled"),
    "given_name": N_("Given name of who travelled"),
    "with": N_("Whom they met"),
    "date": N_("Date"),
    "start": N_("First day"),
    "end": N_("Last day"),
    "country": N_("Country visited"),
    "city": N_("City"),
    "division": N_("State or province"),
    "venue": N_("Place"),
    "day": N_("Day of the month"),
    "month": N_("Month"),
    "year": N_("Year"),
    "duration": N_("How long it lasted"),
    "calendar": N_("Calendar of the dates"),
    "century": N_("Century of two-figure years"),
    "occasion": N_("What for"),
    "category": N_("Kind of meeting"),
    "status": N_("Held, planned or cancelled"),
    "note": N_("Remarks"),
    "lat": N_("Latitude"),
    "lon": N_("Longitude"),
    "url": N_("Address of the evidence"),
    "source": N_("Source"),
    "precedence": N_("Rank of the source"),
    "meeting": N_("Number of the meeting"),
    "journey": N_("Number of the journey"),
    "stop": N_("Order of the places"),
    "disputes": N_("What the source disputes"),
}
"""Every field that a column may hold, those that a map needs first."""
DECISIVE = frozenset(list(WORDS)[: list(WORDS).index("occasion")]) | {"status", "note", "lat", "lon"}
"""Fields on which the map rests: what they were read from is said before it."""

"""Venues as written → places on the map, offline.

In: venue keys. Out: ``schema.PLACES`` with precision, confidence and candidates, from the committed
gazetteer. A name is loaded when it is first asked for: who only asks the gazetteer loads no pandas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..fronts import front

if TYPE_CHECKING:
    from .begun import begun_with
    from .binding import bound
    from .channels import has_channel, is_virtual
    from .corrections import as_csv, corrected, is_corrected, with_choice, without
    from .countries import capital, country_codes, country_name, government_seats
    from .divisions import countries_of_division, divisions_within
    from .gazetteer import Gazetteer
    from .geocoder import GazetteerGeocoder
    from .keys import VenueKey, place_words, split_key, venue_key, venue_keys
    from .locating import Spot, days_written, locate, spot
    from .matches import spherical_km
    from .names import LONGEST, is_unstated, normalise, simplified
    from .own_names import is_organisation
    from .postal import is_postal_code
    from .private import cache_folders, private_folder
    from .rank import DRAWN, SAME_KM, SURE, VENUE_KM, Candidate
    from .written import written_names

__all__ = [
    "DRAWN",
    "LONGEST",
    "SAME_KM",
    "SURE",
    "VENUE_KM",
    "Candidate",
    "Gazetteer",
    "GazetteerGeocoder",
    "Spot",
    "VenueKey",
    "as_csv",
    "begun_with",
    "bound",
    "cache_folders",
    "capital",
    "corrected",
    "countries_of_division",
    "country_codes",
    "country_name",
    "days_written",
    "divisions_within",
    "government_seats",
    "has_channel",
    "is_corrected",
    "is_organisation",
    "is_postal_code",
    "is_unstated",
    "is_virtual",
    "locate",
    "normalise",
    "place_words",
    "private_folder",
    "simplified",
    "spherical_km",
    "split_key",
    "spot",
    "venue_key",
    "venue_keys",
    "with_choice",
    "without",
    "written_names",
]

__getattr__, __dir__ = front(
    __name__,
    {
        "begun": ("begun_with",),
        "binding": ("bound",),
        "channels": (
            "has_channel",
            "is_virtual",
        ),
        "corrections": (
            "as_csv",
            "corrected",
            "is_corrected",
            "with_choice",
            "without",
        ),
        "countries": (
            "capital",
            "country_codes",
            "country_name",
            "government_seats",
        ),
        "divisions": ("countries_of_division", "divisions_within"),
        "gazetteer": ("Gazetteer",),
        "geocoder": ("GazetteerGeocoder",),
        "keys": (
            "VenueKey",
            "place_words",
            "split_key",
            "venue_key",
            "venue_keys",
        ),
        "locating": (
            "Spot",
            "days_written",
            "locate",
            "spot",
        ),
        "matches": ("spherical_km",),
        "names": (
            "LONGEST",
            "is_unstated",
            "normalise",
            "simplified",
        ),
        "own_names": ("is_organisation",),
        "postal": ("is_postal_code",),
        "private": (
            "cache_folders",
            "private_folder",
        ),
        "rank": (
            "DRAWN",
            "SAME_KM",
            "SURE",
            "VENUE_KM",
            "Candidate",
        ),
        "written": ("written_names",),
    },
)

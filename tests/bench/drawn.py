"""The bar under which nothing is drawn, measured: ``python -m tests.bench.drawn``.

Asks for places of several lists, alone and as news writes them, and counts by confidence how often the
best answer lies within 25 km. ``rank.DRAWN`` is where an answer is as likely right as wrong. The lists of
libgweather (Debian's libgweather-4-common, ``GEOCODING_TRUTH=FOLDER`` as in geocoding_scripts) are out of
sample; places.tsv is in sample.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from geo.places import Gazetteer
from geo.places.matches import spherical_km
from geo.places.rank import DRAWN
from tests.bench import geocoding_scripts as scripts
from tests.bench import geocoding_truth as truth
from tests.bench.geocoding_truth import Asked
from tests.bench.pipeline import show

STEPS = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.6, 0.85)
WITHIN_KM = 25.0


def lists(every: int) -> dict[str, list[Asked]]:
    """What is asked, by list; each ``every``-th place of the long ones."""
    found = {"places.tsv": [*truth.places("places.tsv"), *truth.places("places_test.tsv")]}
    if scripts.LOCATIONS.exists():
        places = truth.weather_places(scripts.LOCATIONS)[::every]
        point = [((one.lat, one.lon, one.country),) for one in places]
        found["libgweather's names alone"] = [
            Asked(one.name, "", at) for one, at in zip(places, point, strict=True)
        ]
        found["a venue of no list before them"] = [
            Asked(f"{venue} {one.name}", "", at)
            for one, at in zip(places, point, strict=True)
            for venue in ("Plumtree House,", "Orland", "Hotel Zuria,")
        ]
    return found


def by_confidence(gazetteer: Gazetteer, questions: Sequence[Asked]) -> dict[float, Counter[bool]]:
    """Step → how many best answers of that confidence are right and wrong; misspelt and heard ones too."""
    found: dict[float, Counter[bool]] = {step: Counter() for step in STEPS}
    for one in questions:
        best = next(iter(gazetteer.find(one.query, country=one.country)), None)
        if best is not None:
            near = any(
                spherical_km(best.lat, best.lon, lat, lon) <= WITHIN_KM for lat, lon, _ in one.accepted
            )
            found[max(step for step in STEPS if step <= best.confidence)][near] += 1
    return found


def main() -> int:
    """Measures and prints."""
    gazetteer, rows = Gazetteer(), []
    for title, questions in lists(every=4).items():
        for step, counts in by_confidence(gazetteer, questions).items():
            share = counts[True] / max(counts.total(), 1)
            rows.append([title, f"from {step:.2f}", str(counts.total()), f"{share:.0%}"])
    show(f"Right by confidence (drawn from {DRAWN})", ["list", "confidence", "answers", "right"], rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())

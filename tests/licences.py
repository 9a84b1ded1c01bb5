"""Write docs/licences.md anew: ``python -m tests.licences``.

What licence each package of locked/app.txt names in its own metadata, as it is installed here. A package that
is not installed here, because another system alone needs it, keeps the row that it had.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "locked" / "app.txt"
LIST = ROOT / "docs" / "licences.md"
HEADER = """\
# Licences of what is installed

Every package that `pip install -r requirements.txt` brings, with the licence that it names in its own
metadata. Written by `python -m tests.licences`. What comes with the program itself, and what stands in the
maps that it makes, is in [NOTICE](../NOTICE).

| package | licence |
| --- | --- |
"""
_ELSEWHERE = {"xstatic-leaflet": "BSD-2-Clause, as Leaflet itself: see NOTICE"}
"""What packages say that name another's licence: "(same as Leaflet)"."""
_LONGEST = 80
_CLASSIFIER = "License :: "
_KNOWN = re.compile(r"\b(MIT|BSD|Apache|ISC|MPL|PSF|Python|HPND|Unlicense|CC0|LGPL|GPL|Zlib|0BSD)\b", re.I)


def packages(lock: Path = LOCK) -> list[str]:
    """The names of the packages that are locked."""
    return re.findall(r"^([\w.-]+)==", lock.read_text("utf-8"), re.MULTILINE)


def licence(package: Distribution) -> str:
    """The licence that a package names: an SPDX expression, else its classifiers, else a short text."""
    told = package.metadata
    if expression := told.get("License-Expression"):
        return expression
    classified = [
        one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or () if one.startswith(_CLASSIFIER)
    ]
    named = [one for one in classified if one != "OSI Approved"]
    text = " ".join((told.get("License") or "").split())
    if named:
        return " and ".join(sorted(named))
    return text if len(text) <= _LONGEST else ""


def rows(text: str) -> dict[str, str]:
    """Package → licence of a list that was written earlier."""
    _, _, body = text.partition("| --- | --- |\n")
    return dict(re.findall(r"^\| ([\w.-]+) \| (.+) \|$", body, re.MULTILINE))


def listed(earlier: dict[str, str]) -> dict[str, str]:
    """Package → licence; raises ``LookupError`` for one whose licence is told nowhere."""
    made = {}
    for name in packages():
        try:
            made[name] = _ELSEWHERE.get(name) or licence(distribution(name))
        except PackageNotFoundError:
            made[name] = earlier.get(name, "")
        if not _KNOWN.search(made[name]):
            raise LookupError(f"{name} names no licence that is known here: {made[name]!r}; look at it")
    return made


def main() -> int:
    """Write the list."""
    earlier = rows(LIST.read_text("utf-8")) if LIST.exists() else {}
    made = listed(earlier)
    LIST.write_text(HEADER + "".join(f"| {name} | {text} |\n" for name, text in made.items()), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Writes ``alternates.csv``: other names that CLDR has for countries, which Babel leaves out.

``npm pack cldr-localenames-full`` makes the archive, ``python build_alternates.py FOLDER`` reads it
unpacked. Taken are the short and the variant names in all languages (``République tchèque``), without those
of three letters or fewer, which are other things in other languages, and without those in brackets.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from build_sources import FOLDER, countries, normalise

HAN = "\u3400"
SHORTEST = 4
OF_SIGNS = 2
"""Signs of a name at least: letters, and those of East Asia."""


def main(folder: Path) -> None:
    """Write the table from the unpacked package."""
    found: set[tuple[str, str]] = set()
    for path in sorted(folder.glob("main/*/territories.json")):
        (locale,) = json.loads(path.read_text("utf-8"))["main"].values()
        for tag, name in locale["localeDisplayNames"]["territories"].items():
            code, alternate, _ = tag.partition("-alt-")
            if alternate and code in countries() and is_name(name):
                found.add((code, name))
    with (FOLDER / "alternates.csv").open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file, lineterminator="\n")
        written.writerow(["country", "name"])
        written.writerows(sorted(found))


def is_name(name: str) -> bool:
    """Whether a name can stand for itself: no brackets, no placeholder, not too short."""
    letters = "".join(char for char in name if char.isalpha())
    least = OF_SIGNS if name >= HAN else SHORTEST
    return (
        not set(name) & set("()（）")
        and "variant" not in name
        and len(letters) >= least
        and bool(normalise(name))
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))

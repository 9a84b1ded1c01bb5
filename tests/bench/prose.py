"""``python -m tests.bench.prose CORPUS``: how many of the rows that texts state are read from them.

CORPUS is a folder with ``score.py``, ``meta.csv``, ``aliases.csv`` and a folder ``dev`` of texts with their
rows; it
is no part of the project, because its texts are for measuring alone. Another folder of the corpus is named
behind it.
``--bundled FOLDER`` measures the texts from which the bundled reports were typed against ``data/reports``.
The scorer
of the corpus decides what is right; ``--list`` names what was missed and what was too many.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import re
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path
from types import ModuleType

from geo.prose.reading import Reading, read_prose, read_texts

ROOT = Path(__file__).resolve().parents[2]
EPOCH = date(1970, 1, 1).toordinal()
COLUMNS = ("meeting", "date", "venue", "city", "country", "leaders", "status", "category", "sentence")


def scorer(corpus: Path) -> ModuleType:
    """The scorer of the corpus."""
    spec = importlib.util.spec_from_file_location("score", corpus / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def write(reading: Reading, path: Path) -> None:
    """The rows of one text in the columns of the scorer."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for row in reading.rows:
            table.writerow(
                [
                    "",
                    row.date,
                    row.venue,
                    row.city,
                    row.country,
                    "; ".join(row.leaders),
                    row.status,
                    row.category,
                    "",
                ]
            )


def dev(corpus: Path, folder: Path, made: Path) -> None:
    """Read every text of a folder of the corpus."""
    with (corpus / "meta.csv").open(encoding="utf-8", newline="") as file:
        about = {row["text"]: row for row in csv.DictReader(file)}
    for path in sorted(folder.glob("*.txt")):
        if path.stem in about:
            body = "\n".join(path.read_text(encoding="utf-8").split("\n")[3:])
            meta = about[path.stem]
            day = date.fromisoformat(meta["published"]).toordinal() - EPOCH
            write(read_prose(body, day, follow=meta["followed"]), made / f"{path.stem}.csv")


def bundled(texts: Path, made: Path, gold: Path) -> None:
    """Read the texts of the bundled reports, published about 10 July 2024, and lay their rows out as a
    corpus."""
    with (ROOT / "data/reports/putin-2024/reports.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    day = date(2024, 7, 10).toordinal() - EPOCH
    paths = sorted(texts.glob("*.txt"))
    readings = read_texts(
        [(path.read_text(encoding="utf-8"), day) for path in paths], follow="Vladimir Putin"
    )
    for number, (path, reading) in enumerate(zip(paths, readings, strict=True), 1):
        name = f"{number:02d}-{path.stem}.csv"
        with (gold / name).open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(rows[0]))
            table.writeheader()
            table.writerows(row for row in rows if row["source"] == path.stem)
        write(reading, made / name)


def main(arguments: list[str]) -> None:
    """Read, score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", nargs="?", default="dev")
    parser.add_argument("--bundled", type=Path)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args(arguments)
    score = scorer(options.corpus)
    with tempfile.TemporaryDirectory() as folder:
        made, gold = Path(folder) / "made", Path(folder) / "dev"
        made.mkdir()
        gold.mkdir()
        if options.bundled:
            bundled(options.bundled, made, gold)
        else:
            dev(options.corpus, options.corpus / options.folder, made)
            for path in (options.corpus / options.folder).glob("*.csv"):
                shutil.copy(path, gold)
        for path in (*gold.glob("*.csv"), *made.glob("*.csv")):
            if not re.search(options.only, path.name):
                path.unlink()
        score.main([str(gold), str(made), "--texts", *(["--list"] if options.list else [])])


if __name__ == "__main__":
    main(sys.argv[1:])

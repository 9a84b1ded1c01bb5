"""``python -m tests.bench.prose CORPUS``: how many of the rows that texts state are read from them.

CORPUS is a folder with ``score.py``, ``sentences.py``, ``meta.csv``, ``aliases.csv`` and a folder ``dev`` of
texts with their rows; it is no part of the project, because its texts are for measuring alone. Another
folder of the corpus is named behind it. ``--bundled FOLDER`` measures the texts from which the bundled
reports were typed against ``data/reports``. The scorer of the corpus decides what is right; ``--list`` names
what was missed and what was too many. ``--checked`` holds the rows of the corpus, each quoted by its one
sentence, against their texts, as they are and with one field falsified: by that of another row of the text.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import re
import shutil
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType

from geo.prose.checking import verified
from geo.prose.reading import Reading, read_prose, read_texts

ROOT = Path(__file__).resolve().parents[2]
EPOCH = date(1970, 1, 1).toordinal()
COLUMNS = ("meeting", "date", "venue", "city", "country", "leaders", "status", "category", "sentence")


def module_of(path: Path) -> ModuleType:
    """A script of the corpus: its scorer, or what numbers its sentences."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
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


def checked(corpus: Path, folder: Path, *, listed: bool, only: str) -> None:
    """How many rows of people hold, and how many of the same rows with one field falsified are caught."""
    with (corpus / "meta.csv").open(encoding="utf-8", newline="") as file:
        about = {row["text"]: row for row in csv.DictReader(file)}
    parts = module_of(corpus / "sentences.py")
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.csv")):
        if not re.search(only, path.name):
            continue
        body = parts.body_of(path.with_suffix(".txt").read_text(encoding="utf-8"))
        sentences = parts.sentences(body)
        meta = about[path.stem]
        day = date.fromisoformat(meta["published"]).toordinal() - EPOCH
        with path.open(encoding="utf-8", newline="") as file:
            gold = [as_ours(row, sentences) for row in csv.DictReader(file)]
        for row, verdict in zip(gold, verified(gold, body, day, language=meta["language"]), strict=True):
            counts["gold"] += 1
            counts["held"] += verdict.holds
            if listed and not verdict.holds:
                print(path.stem, dict(verdict.faults), row["quote"][:90])
        false = [(name, one) for row in gold for name, one in falsified(row, gold)]
        verdicts = verified([one for _, one in false], body, day, language=meta["language"])
        for (name, row), verdict in zip(false, verdicts, strict=True):
            counts["false"] += 1
            counts["caught"] += not verdict.holds
            if listed and verdict.holds:
                print(path.stem, "not caught:", name, row[name], "|", row["quote"][:90])
    print(f"rows that hold: {counts['held']} of {counts['gold']}")
    print(f"falsified rows caught: {counts['caught']} of {counts['false']}")


def as_ours(row: dict[str, str], sentences: list[str]) -> dict[str, str]:
    """A row of the corpus in our columns, with its sentence as the quote."""
    virtual = row["status"] == "virtual"
    ahead = "planned" in row.get("role_note", "")
    return {
        **{name: row[name] for name in ("date", "venue", "city", "country", "leaders")},
        "status": ("planned" if ahead else "held") if virtual else row["status"],
        "category": "virtual" if virtual else "",
        "quote": sentences[int(row["sentence"]) - 1],
    }


def falsified(row: dict[str, str], rows: list[dict[str, str]]) -> list[tuple[str, dict[str, str]]]:
    """The row with one field of another row of the same text in place of its own, field by field."""
    made = []
    for name in ("date", "city", "country", "leaders"):
        others = [one[name] for one in rows if one[name] and one[name] != row[name]]
        others = [one for one in others if name != "leaders" or not _shared(one, row["leaders"])]
        if row[name] and others:
            made.append((name, row | {name: others[len(row["quote"]) % len(others)]}))
    other = {"held": "cancelled", "planned": "held", "invited": "held", "cancelled": "held"}[row["status"]]
    made.append(("status", row | {"status": other}))
    return made


def _shared(one: str, other: str) -> bool:
    return all(name.split("(")[0].strip() in other for name in one.split(";"))


def main(arguments: list[str]) -> None:
    """Read, score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", nargs="?", default="dev")
    parser.add_argument("--bundled", type=Path)
    parser.add_argument("--checked", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args(arguments)
    if options.checked:
        folder = options.corpus / options.folder
        checked(options.corpus, folder, listed=options.list, only=options.only)
        return
    score = module_of(options.corpus / "score.py")
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

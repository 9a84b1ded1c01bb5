"""The command ``check``: everything that is wrong with a table."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from .shared import add_json, add_online, add_table, atlas_asked, counted, print_json, status_of


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``check``."""
    add_table(command)
    add_json(command)
    add_online(command)


def run(options: argparse.Namespace) -> int:
    """Print every finding, with its row and column; the status says whether any is an error."""
    atlas = atlas_asked(options)
    precision = atlas.places["precision"].value_counts()
    result = {
        "profile": atlas.profile,
        "rows": atlas.rows,
        "mapped_rows": atlas.mapped_rows,
        "reports": len(atlas.reports),
        "meetings": len(atlas.meetings),
        "venues": len(atlas.places),
        "located": int(atlas.places["precision"].ne("none").sum()),
        "agreement": asdict(atlas.agreement),
        "by_precision": {str(name): int(count) for name, count in precision.items()},
        "findings": [problem.as_dict() for problem in atlas.problems],
    }
    if options.json:
        print_json(result)
    else:
        for problem in atlas.problems:
            print(f"{problem.severity}: {problem}")
        print(
            f"{result['rows']} rows, {result['meetings']} meetings, "
            f"{result['mapped_rows']} rows mapped by {result['profile']}, {result['reports']} reports, "
            f"{result['located']} of {result['venues']} venues located, {counted(atlas.problems)}"
        )
        print(atlas.agreement.words())
    return status_of(atlas.problems)

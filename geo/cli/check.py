"""The command ``check``: everything that is wrong with a table."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from .shared import add_json, add_online, add_table, atlas_asked, counted, print_json, status_of
from .story import add_story, check_story, story_asked


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``check``."""
    add_table(command)
    add_json(command)
    add_online(command)
    add_story(command)


def run(options: argparse.Namespace) -> int:
    """Print every finding, with its row and column; the status says whether any is an error."""
    check_story(options)
    atlas = atlas_asked(options)
    story = story_asked(options, atlas, bundled=True)
    problems = (*atlas.problems, *(story.problems if story else ()))
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
        **({"chapters": len(story.document["chapters"])} if story and story.document else {}),
        "findings": [problem.as_dict() for problem in problems],
    }
    if options.json:
        print_json(result)
    else:
        for problem in problems:
            print(f"{problem.severity}: {problem}")
        print(
            f"{result['rows']} rows, {result['meetings']} meetings, "
            f"{result['mapped_rows']} rows mapped by {result['profile']}, {result['reports']} reports, "
            f"{result['located']} of {result['venues']} venues located, {counted(problems)}"
        )
        print(atlas.agreement.words())
    return status_of(problems)

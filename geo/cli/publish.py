"""The command ``publish``: a folder that any static host serves, of the map, its picture and more."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from .map import add_look, check_look, document_asked
from .shared import UsageError, add_opening, report, status_of
from .story import add_story, check_story, story_asked

EPILOG: Final = """\
The folder must be new, empty, or published before and unchanged since. See docs/publish.md for WordPress,
Ghost, GitHub Pages and others. The picture needs Chromium, Chrome or Edge. Nothing is sent anywhere. Exit
status: 0; 1 when the table has errors, there is no browser, or the folder cannot be written; 2 for a wrong
call."""


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``publish``."""
    command.epilog = EPILOG
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER", help="the new folder")
    command.add_argument(
        "--address",
        default="",
        metavar="URL",
        help="where the folder will be, as https://example.org/map/; networks and oEmbed need it whole",
    )
    command.add_argument(
        "--parted",
        action="store_true",
        help="script and style as files of their own, for servers whose policy allows no others",
    )
    command.add_argument("--no-picture", action="store_true", help="without the picture that networks show")
    add_look(command)
    add_opening(command)
    add_story(command)


def run(options: argparse.Namespace) -> int:
    """Write the folder; what is wrong with the table is said on standard error."""
    address = _address(options.address)
    check_look(options)
    check_story(options)
    from ..html import heading
    from ..pictures import find
    from ..publishing import check_folder, published, write_folder

    check_folder(options.output)
    browser = None if options.no_picture else find()
    atlas, document = document_asked(options)
    story = story_asked(options, atlas, document["range"] and tuple(document["range"]))
    told = story.document if story else None
    problems = (*atlas.problems, *(story.problems if story else ()))
    files = published(
        atlas,
        document,
        title=heading(document | ({"story": told} if told else {})),
        story=told,
        address=address,
        parted=options.parted,
        browser=browser,
    )
    write_folder(options.output, files)
    report(problems)
    print(f"wrote {options.output}: {', '.join(sorted(files))}", file=sys.stderr)
    if not address:
        print("no oembed.json: name the folder's address with --address", file=sys.stderr)
    return status_of(problems)


def _address(text: str) -> str:
    from ..publishing import address_of

    try:
        return address_of(text)
    except ValueError as error:
        raise UsageError(f"--address {error}") from error

"""The command line: ``python -m geo COMMAND``, installed ``summit-atlas COMMAND``.

Progress and problems go to standard error, results to standard output. Exit status: 0 when all
is well, 1 when the table has errors (what could be used was used), is not there or cannot be read, or
the result cannot be written; 2 for a wrong call, 141 when whoever reads the output stops reading.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from .. import __version__
from ..errors import (
    ColumnsError,
    DateError,
    ProjectionError,
    ProviderError,
    SummitAtlasError,
    TableError,
    TileProviderError,
    UnknownLeaderError,
)
from .shared import CUT_OFF, FAULTY, STOPPED, USAGE, UsageError, program, report
from .start import end_lean, start_lean
from .terminal import in_words, plain_streams

COMMANDS: Final = {
    "check": "List everything that is wrong with a table.",
    "locate": "Say where venues are, and how sure that is.",
    "trips": "Count a leader's meetings, visits and trips.",
    "map": "Write the map that replays a table.",
    "picture": "Save the map as a picture: SVG, PDF or PNG.",
    "film": "Make a film of the replay: MP4, WebM or GIF.",
    "publish": "Make a folder that any web server shows.",
    "diff": "Say what changed between two states of a table.",
    "kept": "List what was kept of tables at addresses.",
    "export": "Write a table's meetings for other programs.",
    "read": "Propose the rows of a table from news texts.",
    "verify": "Check rows against the text they were read from.",
    "flows": "Count who visited whom in events of any number.",
    "projects": "List the projects kept on this computer, or save one as a file.",
    "app": "Start the page in a browser.",
}
"""Every command and what it does. Each is a module of this package with ``add_options`` and ``run``."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; never raises for bad input."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    with plain_streams():
        return _status(arguments)


def _status(arguments: Sequence[str]) -> int:
    try:
        options = _parser(next((word for word in arguments if word in COMMANDS), None)).parse_args(arguments)
        status = int(options.run(options))
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # Whoever read the output, such as head, has had enough. What is left has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF
    except TableError as error:
        report(error.problems)
        return FAULTY
    except (
        UsageError,
        ColumnsError,
        UnknownLeaderError,
        DateError,
        TileProviderError,
        ProjectionError,
        ProviderError,
    ) as error:
        print(f"error: {error}", file=sys.stderr)
        return USAGE
    except (SummitAtlasError, OSError) as error:
        print(f"error: {in_words(error)}", file=sys.stderr)
        return FAULTY
    except KeyboardInterrupt:
        print("stopped; nothing was written", file=sys.stderr)
        return STOPPED


def run() -> None:
    """Run the command of this process and end it: the entry point of ``summit-atlas``."""
    if "app" in sys.argv[1:2]:
        sys.exit(main())
    # Whoever ends this program otherwise than by Ctrl-C is heard too: temporary files go with it.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    start_lean()
    end_lean(main())


def _parser(asked: str | None) -> argparse.ArgumentParser:
    """All commands by name, the one that is ``asked`` with its options: no other one is imported."""
    parser = argparse.ArgumentParser(prog=program(), description="Where leaders travel.")
    parser.add_argument("--version", action="version", version=f"Summit Atlas {__version__}")
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, summary in COMMANDS.items():
        added = commands.add_parser(name, help=summary, description=summary)
        if name == asked:
            command = import_module(f".{name}", __package__)
            command.add_options(added)
            added.set_defaults(run=command.run)
    return parser

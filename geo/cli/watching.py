"""``map --watch``: the map made anew whenever its table changed, until somebody says stop."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ..errors import SummitAtlasError, TableError
from ..files import GENERATOR, check_free, write_whole
from .diff import change_lines
from .map import document_of
from .shared import OK, UsageError, atlas_of, report
from .sources import is_elsewhere, living
from .terminal import in_words

if TYPE_CHECKING:
    import xyzservices

    from ..atlas import Atlas

FILE_S: Final = 2.0
ADDRESS_S: Final = 300.0
LEAST_ADDRESS_S: Final = 10.0
"""A server is not asked more often than that."""
_SETTLED_S: Final = 0.2


class Seen(NamedTuple):
    """A table as it stood when it was looked at."""

    mark: object
    """Another for every other state."""
    path: Path
    content: bytes | None
    when: str


def watch(
    options: argparse.Namespace,
    tiles: xyzservices.TileProvider | None,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """Make the map, and again at each change, marking what changed since the last time.

    What goes wrong before there is a map is raised as by ``map`` itself; later it is said, the last good map
    stays, and the table is looked at again.
    """
    every = _pause(options)
    check_free(options.output, replaces=GENERATOR)
    seen = _look(options)
    atlas = _make(options, tiles, seen, None, "")
    print(f"watching, every {every:g} seconds; stop with Ctrl-C", file=sys.stderr)
    said, taken = "", 0.0
    refused: object = None
    try:
        while True:
            sleep(max(every, taken))  # at most half of the time is spent on making
            try:
                now = _look(options, quiet=True)
                if now.mark in (seen.mark, refused) or not _is_still(options, now):
                    continue
                begun = time.monotonic()
                try:
                    atlas = _make(options, tiles, now, atlas, seen.when)
                except TableError:
                    refused = now.mark  # until it is another one
                    raise
                finally:
                    taken = time.monotonic() - begun
                seen, said, refused = now, "", None
            except (SummitAtlasError, OSError) as error:
                if str(error) != said:  # once, and not every few seconds
                    _tell(error, options.output)
                said = str(error)
    except KeyboardInterrupt:
        print(f"stopped; {options.output} is as it was made last", file=sys.stderr)
        return OK


def _pause(options: argparse.Namespace) -> float:
    elsewhere = is_elsewhere(str(options.table))
    if elsewhere and (options.as_of or str(options.table).startswith("kept:")):
        raise UsageError("a state that was kept does not change: leave --watch out")
    least = LEAST_ADDRESS_S if elsewhere else 0.1
    every = options.every if options.every is not None else ADDRESS_S if elsewhere else FILE_S
    if not least <= every < float("inf"):
        raise UsageError(f"--every got {every:g}; it is {least:g} seconds or more")
    return float(every)


def _look(options: argparse.Namespace, quiet: bool = False) -> Seen:
    """The table as it stands; raises where it is not there."""
    if isinstance(options.table, str):
        found = living(options.table, options, quiet=quiet)
        state = found.state
        return Seen(state.digest, Path(state.name), found.content, state.moment)
    path: Path = options.table
    parts = sorted(path.iterdir()) if path.is_dir() else [path, path.with_name("places.csv")]
    about = [(one.name, one.stat().st_mtime_ns, one.stat().st_size) for one in parts if one.is_file()]
    return Seen(tuple(about), path, None, f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC")


def _is_still(options: argparse.Namespace, seen: Seen) -> bool:
    """Whether nobody is just writing the file."""
    if seen.content is not None:
        return True
    time.sleep(_SETTLED_S)
    return _look(options).mark == seen.mark


def _make(
    options: argparse.Namespace,
    tiles: xyzservices.TileProvider | None,
    seen: Seen,
    before: Atlas | None,
    since: str,
) -> Atlas:
    from ..html import map_document
    from ..revision import on_the_map, revised, summary

    atlas = atlas_of(seen.path, seen.content, options)
    document = document_of(atlas, options, tiled=tiles is not None)
    if before is not None and (changes := on_the_map(before, atlas, since)):
        document |= {"changes": changes}
    write_whole(options.output, map_document(document, tiles=tiles), replaces=GENERATOR)
    if before is None:
        report(atlas.problems)
    else:
        table = revised(before, atlas)
        for line in change_lines(table):
            print(line, flush=True)
        print(f"since {since}: {summary(table)}", file=sys.stderr)
    print(f"wrote {options.output}: {len(atlas.meetings)} meetings", file=sys.stderr, flush=True)
    return atlas


def _tell(error: Exception, output: Path) -> None:
    if isinstance(error, TableError):
        report(error.problems)
    else:
        print(f"error: {in_words(error)}", file=sys.stderr)
    print(f"{output} stays as it was; trying again", file=sys.stderr, flush=True)

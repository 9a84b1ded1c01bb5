"""The command ``film``: a table's replay or its story as MP4, WebM or GIF, each frame drawn for its time.

Frames are drawn by the map itself, in a browser of this machine that nobody sees, and put together by ffmpeg.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..files import check_free, write_whole
from ..pictures import FILM_SIZES, FILMS, GIF_FPS, LONGEST_S, Filmed, film, find, find_encoder
from .map import add_look, check_look, document_asked
from .shared import UsageError, counter, report, status_of
from .story import add_filmed_story, filmed_story

if TYPE_CHECKING:
    from ..atlas import Atlas
    from ..errors import Problem

ENDINGS: Final = tuple(f".{kind}" for kind in FILMS)
_FASTEST: Final = 60
_SECONDS: Final = 30
_FIGURES: Final = ("meetings", "countries", "days_abroad", "distance_km")
"""What runs along of a leader whose home is known."""
_READABLE: Final = 0.8
"""A story shown in a smaller share of the time that it takes to be read is warned of."""

EPILOG: Final = f"""\
OUT ends in .mp4 (for everything), .webm or .gif (small, {GIF_FPS} frames a second at most). It needs
Chromium, Chrome or Edge and ffmpeg; SUMMIT_ATLAS_CHROMIUM and SUMMIT_ATLAS_FFMPEG may name their programs.
With --story each chapter is there with its text for as long as its words take to be read.
Nothing is asked of the network. The same table gives the same frames. Ctrl-C leaves nothing. Exit status: 0;
1 when the table has errors, something is missing or OUT cannot be written; 2 for a wrong call."""


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of ``film``."""
    command.epilog = EPILOG
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.add_argument(
        "-o", "--output", type=Path, required=True, metavar="OUT", help=f"the file: {', '.join(ENDINGS)}"
    )
    command.add_argument(
        "--size",
        default=next(iter(FILM_SIZES)),
        metavar="SIZE",
        help=f"{', '.join(FILM_SIZES)}; default: the first",
    )
    command.add_argument(
        "--seconds",
        type=float,
        metavar="N",
        help=f"how long it is, up to {LONGEST_S}; default: {_SECONDS}, a story as long as its words take",
    )
    command.add_argument(
        "--fps",
        type=int,
        metavar="N",
        help=f"frames a second, 1 to {_FASTEST}; default: 30, of a GIF {GIF_FPS}",
    )
    command.add_argument("--camera", action="store_true", help="go along with the traveller")
    command.add_argument(
        "--no-figures",
        action="store_true",
        help="without meetings, countries, days abroad and kilometres so far",
    )
    add_filmed_story(command)
    add_look(command)


def run(options: argparse.Namespace) -> int:
    """Have the frames drawn and write the film; what is wrong with the table is said on standard error."""
    how = _how(options)
    check_look(options)
    check_free(options.output, replaces="")
    browser, encoder = find(), find_encoder()
    from ..html import film_script, map_document

    atlas, document = document_asked(options)
    problems = atlas.problems
    if options.story:
        how, document, problems = _telling(how, atlas, document, options)
    elif document["extent"] is None:
        raise UsageError("no meeting of this table has a date, so there is nothing to play; make a picture")
    elif not options.no_figures:
        how = replace(how, figures=_figures(atlas, document["follow"], document["range"]))
    with tempfile.TemporaryDirectory(prefix="summit-atlas-") as folder:
        out = Path(folder, f"film{options.output.suffix.lower()}")
        page, progress = map_document(document, filmed=True), counter("drawing frames")
        made = film(page, film_script(), out, how, browser=browser, encoder=encoder, progress=progress)
        write_whole(options.output, out.read_bytes(), replaces="")
    report(problems)
    seconds = made.frames / how.fps
    print(f"wrote {options.output}: {seconds:g} seconds, {made.frames} frames", file=sys.stderr)
    if made.reading_s is not None and seconds < _READABLE * made.reading_s:
        print(f"warning: its words take {made.reading_s:.0f} seconds to be read", file=sys.stderr)
    return status_of(problems)


def _how(options: argparse.Namespace) -> Filmed:
    """The film that is asked for; raises ``UsageError`` for one that cannot be."""
    kind = options.output.suffix.lower()
    if kind not in ENDINGS:
        raise UsageError(f"{options.output}: name a file that ends in {', '.join(ENDINGS)}")
    size = options.size.lower()
    if size not in FILM_SIZES:
        raise UsageError(f'no size "{options.size}"; there are {", ".join(FILM_SIZES)}')
    if options.camera and (options.everyone or options.story):
        where = "--everyone" if options.everyone else "--story, whose chapters say where the map looks,"
        raise UsageError(f"--camera goes along with one leader; leave out {where} or --camera")
    seconds = options.seconds if options.seconds is not None else None if options.story else _SECONDS
    if seconds is not None and not 0 < seconds <= LONGEST_S:
        raise UsageError(f"--seconds got {options.seconds:g}; more than 0, up to {LONGEST_S}")
    most = GIF_FPS if kind == ".gif" else _FASTEST
    fps = options.fps if options.fps is not None else min(30, most)
    if not 1 <= fps <= most:
        raise UsageError(f"--fps got {fps}; 1 to {most} for {kind}")
    return Filmed(size=size, seconds=seconds, fps=fps, camera=options.camera)


def _telling(
    how: Filmed, atlas: Atlas, document: dict[str, Any], options: argparse.Namespace
) -> tuple[Filmed, dict[str, Any], tuple[Problem, ...]]:
    """The film and the map of a story, and all that was found."""
    from ..html import heading

    story = filmed_story(options, atlas, document["range"] and tuple(document["range"]))
    told: dict[str, Any] = story.document or {}
    opened = {"follow": document["follow"], "range": document["range"]}
    figures = [_chapter_figures(atlas, chapter, opened, options) for chapter in told["chapters"]]
    headed = document | {"title": heading(document | {"story": told})}
    return (
        replace(how, story={"document": told, "figures": figures}),
        headed,
        (*atlas.problems, *story.problems),
    )


def _chapter_figures(
    atlas: Atlas, chapter: Mapping[str, Any], opened: Mapping[str, Any], options: argparse.Namespace
) -> dict[str, Any]:
    """The figures of whom a chapter follows within the days that it shows; none where nothing is dated."""
    days = chapter["range"] or opened["range"]
    if options.no_figures or not days:
        return dict(Filmed().figures)
    if "follow" not in chapter:
        follow = opened["follow"]
    else:
        follow = -1 if chapter["follow"] is None else atlas.leaders["name"].tolist().index(chapter["follow"])
    return _figures(atlas, follow, days)


def _figures(atlas: Atlas, follow: int, days: Sequence[int]) -> dict[str, Any]:
    """The figures of who is followed within days: a row of ``atlas.leaders``; below 0: everybody."""
    from ..figures import running

    leader = None if follow < 0 else atlas.leaders["name"].iloc[follow]
    table = running(atlas, leader, *days)
    known = leader is not None and bool(atlas.leaders["country"].iloc[follow])
    counted = list(_FIGURES) if known else ["meetings"]
    values = table[counted].round().astype("int64").to_numpy().tolist()
    return {"days": table["day"].tolist(), "values": values, "names": counted}

"""The command ``film``: the replay of a table as MP4, WebM or GIF, each frame drawn for its time.

Frames are drawn by the map itself, in a browser of this machine that nobody sees, and put together by ffmpeg.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..files import check_free, write_whole
from ..pictures import FILM_SIZES, FILMS, GIF_FPS, LONGEST_S, Filmed, film, find, find_encoder
from .map import add_look, check_look, document_asked
from .shared import UsageError, counter, report, status_of

if TYPE_CHECKING:
    from ..atlas import Atlas

ENDINGS: Final = tuple(f".{kind}" for kind in FILMS)
_FASTEST: Final = 60
_FIGURES: Final = ("meetings", "countries", "days_abroad", "distance_km")
"""What runs along of a leader whose home is known."""

EPILOG: Final = f"""\
OUT ends in .mp4 (for everything), .webm or .gif (small, {GIF_FPS} frames a second at most). It needs
Chromium, Chrome or Edge and ffmpeg; SUMMIT_ATLAS_CHROMIUM and SUMMIT_ATLAS_FFMPEG may name their programs.
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
        default=30,
        metavar="N",
        help=f"how long it is, up to {LONGEST_S}; default: 30",
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
    add_look(command)


def run(options: argparse.Namespace) -> int:
    """Have the frames drawn and write the film; what is wrong with the table is said on standard error."""
    how = _how(options)
    check_look(options)
    if options.camera and options.everyone:
        raise UsageError("--camera goes along with one leader; leave out --everyone, or --camera")
    check_free(options.output, replaces="")
    browser, encoder = find(), find_encoder()
    from ..html import film_script, map_document

    atlas, document = document_asked(options)
    if document["extent"] is None:
        raise UsageError("no meeting of this table has a date, so there is nothing to play; make a picture")
    if not options.no_figures:
        how = _counted(how, atlas, document)
    with tempfile.TemporaryDirectory(prefix="summit-atlas-") as folder:
        made = Path(folder, f"film{options.output.suffix.lower()}")
        progress = counter("drawing frames")
        film(
            map_document(document, filmed=True),
            film_script(),
            made,
            how,
            browser=browser,
            encoder=encoder,
            progress=progress,
        )
        write_whole(options.output, made.read_bytes(), replaces="")
    report(atlas.problems)
    print(f"wrote {options.output}: {how.seconds:g} seconds, {how.frames} frames", file=sys.stderr)
    return status_of(atlas.problems)


def _how(options: argparse.Namespace) -> Filmed:
    """The film that is asked for; raises ``UsageError`` for one that cannot be."""
    kind = options.output.suffix.lower()
    if kind not in ENDINGS:
        raise UsageError(f"{options.output}: name a file that ends in {', '.join(ENDINGS)}")
    size = options.size.lower()
    if size not in FILM_SIZES:
        raise UsageError(f'no size "{options.size}"; there are {", ".join(FILM_SIZES)}')
    if not 0 < options.seconds <= LONGEST_S:
        raise UsageError(f"--seconds got {options.seconds:g}; more than 0, up to {LONGEST_S}")
    most = GIF_FPS if kind == ".gif" else _FASTEST
    fps = options.fps if options.fps is not None else min(30, most)
    if not 1 <= fps <= most:
        raise UsageError(f"--fps got {fps}; 1 to {most} for {kind}")
    return Filmed(size=size, seconds=options.seconds, fps=fps, camera=options.camera)


def _counted(how: Filmed, atlas: Atlas, document: dict[str, Any]) -> Filmed:
    """The film with the figures of who is followed, within the days that are shown."""
    from dataclasses import replace

    from ..figures import running

    follow = document["follow"]
    leader = None if follow is None or follow < 0 else atlas.leaders["name"].iloc[follow]
    first, last = document["range"]
    table = running(atlas, leader, first, last)
    known = leader is not None and bool(atlas.leaders["country"].iloc[follow])
    counted = list(_FIGURES) if known else ["meetings"]
    values = table[counted].round().astype("int64").to_numpy().tolist()
    figures = {"days": table["day"].tolist(), "values": values, "names": counted}
    return replace(how, figures=figures)

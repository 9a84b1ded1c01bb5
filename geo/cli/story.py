"""What commands share that tell a story: where it comes from, and where its pictures lie."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..resources import DATA
from .shared import UsageError, project_of

if TYPE_CHECKING:
    from ..atlas import Atlas, Days
    from ..errors import Problem
    from ..story import Story
    from ..storybook import Book

_PACKED: Final = ".zip"


def add_story(command: argparse.ArgumentParser) -> None:
    """Which story, if any."""
    command.add_argument(
        "--story",
        type=Path,
        metavar="FILE",
        help="a table of chapters that the map tells, or a zip of it with its pictures; by itself the table "
        "story beside the reports",
    )
    command.add_argument("--no-story", action="store_true", help="leave the story beside the reports out")
    _add_images(command)


def _add_images(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--fetch-images",
        action="store_true",
        help="let pictures of the story be read from addresses on the network; otherwise files alone are",
    )


def add_filmed_story(command: argparse.ArgumentParser) -> None:
    """Whether a film tells a story, and which: without a FILE ``options.story`` is True."""
    command.add_argument(
        "--story",
        type=Path,
        nargs="?",
        const=True,
        metavar="FILE",
        help="tell a story: the one beside the reports, or that of this table or zip; stands behind TABLE",
    )
    _add_images(command)


def filmed_story(options: argparse.Namespace, atlas: Atlas, range_shown: Days | None) -> Story:
    """The story that a film is to tell; raises ``UsageError`` where there is none, and as ``story_asked``."""
    named = None if options.story is True else options.story
    asked = argparse.Namespace(**{**vars(options), "story": named, "no_story": False})
    story = story_asked(asked, atlas, range_shown, bundled=True)
    if story is None or story.document is None:
        where = f"{named} holds no chapter" if named else f"there is no story beside {options.table}"
        raise UsageError(f"{where}; name a table of chapters: --story FILE (see docs/story.md)")
    return story


def check_story(options: argparse.Namespace) -> None:
    """Raise ``UsageError`` for what ``add_story`` takes and cannot be, before anything is read."""
    if options.story and options.no_story:
        raise UsageError("--story and --no-story exclude each other; leave one of them out")
    if options.story and getattr(options, "watch", False):
        raise UsageError("--watch makes the map alone; leave --story out, or call again for the story")


def story_asked(
    options: argparse.Namespace, atlas: Atlas, range_shown: Days | None = None, *, bundled: bool = False
) -> Story | None:
    """The story that the call names, otherwise the one beside its table; None where there is none.

    In a project the one that was written on the page goes before the table's own. The bundled reports are an
    example of a map first: without ``bundled`` their story is told only where it is named. Raises
    ``TableError`` for a file that is no story, and ``ProjectError``.
    """
    found: list[Problem] = []
    folder: Path | None
    if options.story and options.story.suffix.lower() == _PACKED:
        return _packed(options.story, atlas, range_shown)
    if options.story:
        from ..reports import load_story

        table, found = load_story(options.story)
        folder = options.story.parent
    elif (book := None if options.no_story else _written(options.table)) is not None:
        from ..storybook import tell

        return tell(book, atlas, range_shown)
    elif options.no_story or atlas.dataset.story.empty or (_is_bundled(options.table) and not bundled):
        return None
    else:
        table, folder = atlas.dataset.story, _folder_of(options.table)
    from ..living import bytes_at  # only loaded where an address is asked
    from ..story import told  # only where there is a story: its marks and pictures take a while to load

    fetch = bytes_at if options.fetch_images else None
    story = told(atlas, table, folder, fetch=fetch, range_shown=range_shown)
    return story._replace(problems=(*found, *story.problems))


def _written(table: Path | str) -> Book | None:
    """The story that was written on the page in the project that is taken for a table, if any."""
    project = project_of(table) if isinstance(table, Path) else None
    if project is None:
        return None
    from ..projects import part
    from ..storybook import resume

    nothing: Book | None = None
    book = part(project, "story", lambda plain: resume(plain, project.contents.__getitem__), nothing)
    return book if book is not None and book.chapters else None


def _packed(path: Path, atlas: Atlas, range_shown: Days | None) -> Story:
    """The story of a zip, with the pictures that came in it."""
    from ..story import PictureError, reduced, told
    from ..storybook import opened_at

    found = opened_at(path)

    def pictured(name: str) -> dict[str, Any]:
        if name not in found.pictures:
            raise PictureError("a picture that is in the zip", "put it in beside the story, under this path")
        return reduced(found.pictures[name])

    story = told(atlas, found.table, pictured=pictured, range_shown=range_shown)
    return story._replace(problems=(*found.problems, *story.problems))


def _folder_of(table: Path | str) -> Path | None:
    """Where the pictures of a story beside the table lie; None for a table that is elsewhere."""
    if isinstance(table, str):
        return None
    return table if table.is_dir() else table.parent


def _is_bundled(table: Path | str) -> bool:
    return isinstance(table, Path) and table.resolve().is_relative_to(DATA.resolve())

"""Stories for tests: rows written as a file and read by the real reader, and pictures as of a camera."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from geo.atlas import Atlas
from geo.reports import load_story
from geo.schema import STORY, names
from geo.story import Story, told
from tests.build import atlas_of

REPORTS = """\
    meeting,date,city,country,leaders
    one,2024-01-05,Oslo,Norway,Ana;Bo
    two,2024-02-10,Lima,Peru,Ana;Cy
    three,2024-03-15,,,Bo;Cy
    undated,,Rome,Italy,Ana;Bo"""
LEADERS = "name,country\nAna,FR\nBo,NO\nCy,PE"


def written(folder: Path, *rows: dict[str, str]) -> Path:
    """A file with these rows; columns as in the schema."""
    file = folder / "story.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, [name for name in names(STORY) if name not in ("file", "row")])
        table.writeheader()
        table.writerows(rows)
    return file


@cache
def atlas() -> Atlas:
    """The small reports, built once."""
    with TemporaryDirectory() as folder:
        return atlas_of(REPORTS, Path(folder), leaders=LEADERS)


def told_of(folder: Path, *rows: dict[str, str]) -> Story:
    """The story of these rows about the small reports above, with pictures from ``folder``."""
    table, found = load_story(written(folder, *rows))
    story = told(atlas(), table, folder)
    return story._replace(problems=(*found, *story.problems))


def photograph(file: Path, size: tuple[int, int] = (2400, 1200)) -> Path:
    """A picture whose camera was held sideways, and knows where it was."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "SECRET CAMERA"
    picture.save(file, "JPEG", exif=exif)
    return file

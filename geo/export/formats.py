"""A data set in the formats of other programs; what each keeps is said in ``docs/exports.md``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from ..atlas import Atlas
from ..dates import day_number
from ..errors import SummitAtlasError
from ..language import N_, _, ngettext
from ..reports import Dataset
from . import calendar as export_calendar
from . import geojson as export_geojson
from . import kml as export_kml
from .meetings import chosen_meetings
from .tables import csv_bytes, left_out, parquet_bytes, xlsx_bytes, zip_bytes


class ExportError(SummitAtlasError, ValueError):
    """A format that is not known; the message says which are."""


@dataclass(frozen=True)
class Choice:
    """What of an atlas is exported."""

    follow: str | None = None
    """A leader, as spelt in ``Atlas.leaders``: only meetings that name this one, and this one's legs."""
    first: int | None = None
    """First day, inclusive; None is open."""
    last: int | None = None
    """Last day, inclusive; None is open."""

    @property
    def whole(self) -> bool:
        """Whether everything is exported, what has no date included."""
        return self == Choice()


@dataclass(frozen=True)
class Format:
    """One format of export."""

    name: str
    """Name on the command line and ending of its files."""
    title: str
    """What it is for, in words."""
    mime: str
    write: Callable[[Atlas, Choice], bytes]
    mark: str = ""
    """Stands in the first 4 kB of every such file. Empty: tables bear no mark, they are the user's."""
    keeps_all: bool = True
    """Whether leaders, sources, claims and corrections have room in it beside the reports."""


Write = Callable[[Atlas, Choice], bytes]


def _text(told: Callable[[Atlas, str | None, int | None, int | None], str]) -> Write:
    def write(atlas: Atlas, choice: Choice) -> bytes:
        return told(atlas, choice.follow, choice.first, choice.last).encode("utf-8", "replace")

    return write


def _table(made: Callable[[Dataset, set[str] | None], bytes]) -> Write:
    def write(atlas: Atlas, choice: Choice) -> bytes:
        if choice.whole:
            return made(atlas.dataset, None)
        chosen = chosen_meetings(atlas, choice.follow, choice.first, choice.last)
        return made(atlas.dataset, set(chosen["meeting"]))

    return write


_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: Final[dict[str, Format]] = {
    one.name: one
    for one in (
        Format("geojson", N_("GeoJSON for maps"), "application/geo+json", _text(export_geojson.geojson),
               export_geojson.MARK),
        Format("kml", N_("KML for globes"), "application/vnd.google-earth.kml+xml", _text(export_kml.kml),
               export_kml.MARK),
        Format("ics", N_("iCalendar for calendars"), "text/calendar", _text(export_calendar.calendar),
               export_calendar.MARK),
        Format("csv", N_("CSV, the reports as one table"), "text/csv", _table(csv_bytes), keeps_all=False),
        Format("zip", N_("CSV, all tables in an archive"), "application/zip", _table(zip_bytes)),
        Format("xlsx", N_("XLSX, all tables in a workbook"), _SHEET, _table(xlsx_bytes)),
        Format("parquet", N_("Parquet, the reports as one table"), "application/vnd.apache.parquet",
               _table(parquet_bytes), keeps_all=False),
    )
}  # fmt: skip


def format_of(path: PurePath, name: str | None = None) -> Format:
    """The format called ``name``, otherwise the one that the ending of ``path`` says.

    Raises ``ExportError`` naming what is allowed.
    """
    wanted = (name or path.suffix.removeprefix(".")).lower()
    if wanted in FORMATS:
        return FORMATS[wanted]
    if name is not None:
        raise ExportError(f'no format named "{name}"; expected one of {", ".join(FORMATS)}')
    found = f'ends in "{path.suffix}"' if path.suffix else "has no ending"
    allowed = ", ".join(f".{one}" for one in FORMATS)
    raise ExportError(f"{path.name} {found}; expected one of {allowed}, or name the format with --format")


def export(atlas: Atlas, form: Format, choice: Choice | None = None) -> bytes:
    """The file; the same atlas and choice give the same bytes."""
    return form.write(atlas, choice or Choice())


def notes(atlas: Atlas, form: Format, choice: Choice | None = None) -> tuple[str, ...]:
    """What a reader of the file should know: what it cannot hold, or holds in another way; in words."""
    choice = choice or Choice()
    said = []
    if not form.keeps_all and (lost := left_out(atlas.dataset)):
        names = ", ".join(map(_, lost))
        said.append(_("one table has no room for {names}; .xlsx and .zip keep them", names=names))
    meetings = chosen_meetings(atlas, choice.follow, choice.first, choice.last)
    if not choice.whole and choice != Choice(choice.follow):
        undated = int(chosen_meetings(atlas, choice.follow)["date_kind"].eq("none").sum())
        said += [_undated(undated)] if undated else []
    if form.name == "ics":
        early = meetings["start_day"].lt(day_number(1, 1, 1)).fillna(False)
        loose = int((meetings["date_kind"].ne("precise") | early).sum())
        said += [_loose(loose)] if loose else []
    if form.name in ("geojson", "kml"):
        points = [atlas.travel.meeting_points[position] for position in meetings.index]
        nowhere = points.count(-1)
        said += [_nowhere(nowhere)] if nowhere else []
    return tuple(said)


def _undated(count: int) -> str:
    return ngettext(
        "{count} meeting without a date left out: in no range of days",
        "{count} meetings without a date left out: in no range of days",
        count,
    )


def _loose(count: int) -> str:
    return ngettext(
        "{count} meeting not known to the day, or before AD 1: journal entries without a date",
        "{count} meetings not known to the day, or before AD 1: journal entries without a date",
        count,
    )


def _nowhere(count: int) -> str:
    return ngettext(
        "{count} meeting not located: listed without a point",
        "{count} meetings not located: listed without a point",
        count,
    )

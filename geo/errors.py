"""Every error and every finding about a table.

SummitAtlasError
├── DateError (ValueError)        a date that cannot be read
├── TableError (ValueError)       a table that cannot be used; carries every problem found
├── UnknownLeaderError (LookupError)  a name that no leader of the table bears
├── TileProviderError (LookupError)  a tile layer that is not known or needs a key
├── ProviderError (LookupError)   an online provider that is not known or lacks its key
├── OnlineError (OSError)         an online provider gives no answer now; says why, never the key
│   ├── RateLimitedError          it asks to wait
│   └── RefusedError              it refuses this program, this key or this question
├── FlowSourceError (OSError)     a file of events that is not there, or cannot be read
├── FlowEngineError (RuntimeError)  an engine that is missing, does not start or gives up
├── BrowserError (RuntimeError)   a browser that is missing, or gives no picture
├── EncoderError (RuntimeError)   an ffmpeg that is missing, or makes no film
├── LongFilmError (ValueError)    a story that takes longer to be read than a film may be
├── AssetError (OSError)          a file that maps carry is missing, or not the one that was published
├── GazetteerError (OSError)      the gazetteer's file is missing or damaged
└── BasemapError (OSError)        the base map's file is missing or damaged
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

Severity = Literal["error", "warning", "note"]
_SHOWN_ROWS = 12
_ONE_LINE: Final = {ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}
"""A file's name may hold line breaks; a finding is one line all the same, and shows them."""


class SummitAtlasError(Exception):
    """Base of every error this package raises on purpose."""


def words_of(error: BaseException) -> str:
    """What an error says, as it was given: a text that knows of what it was made stays one."""
    said = error.args[0] if len(error.args) == 1 else None
    return said if isinstance(said, str) else str(error)


class DateError(SummitAtlasError, ValueError):
    """A date that cannot be read; ``allowed`` and ``advice`` say what would be."""

    def __init__(self, text: str, allowed: str, advice: str, kind: str = "") -> None:
        super().__init__(f"got {text!r}; expected {allowed}; {advice}")
        self.text = text
        self.allowed = allowed
        self.advice = advice
        self.kind = kind
        """One word for faults that a whole column shares, so that it is asked about once."""


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that would be mended so: what a page can carry out when it is told to."""

    row: int
    """Row as a spreadsheet counts it."""
    column: str
    """Header of the file."""
    text: str
    """What would stand there."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about a table: where, what was there, what is allowed, what to do."""

    file: str
    row: int | None
    """Row as a spreadsheet counts it: the header is row 1. None for the whole file."""
    column: str | None
    found: str
    """What was there, as written (at most 120 characters)."""
    allowed: str
    advice: str
    severity: Severity = "error"
    kind: str = ""
    """What sort of finding it is, in one word, where findings are told apart: ``overlap``, ``split``."""
    rows: tuple[int, ...] = ()
    """Every row that it is about, where there are several; ``row`` is then the first of them."""
    changes: tuple[Change, ...] = ()
    """The cure as changes of cells, where there is one; nothing makes them unasked."""

    def __str__(self) -> str:
        place = self.file.translate(_ONE_LINE)
        if len(self.rows) > 1:
            place += f" rows {_listed(self.rows)}"
        elif self.row is not None:
            place += f" row {self.row}"
        if self.column is not None:
            place += f', column "{self.column}"'
        parts = []
        if self.found:
            parts.append(f'got "{self.found}"')
        parts += [part for part in (self.allowed, self.advice) if part]
        return f"{place}: {'; '.join(parts)}"

    def as_dict(self) -> dict[str, Any]:
        """The fields as a plain dict, for JSON and for the page's table; ``rows`` has ``row`` at least.

        ``changes`` is there only where there are any.
        """
        rows = list(self.rows) or ([] if self.row is None else [self.row])
        plain = asdict(self) | {"rows": rows}
        return plain if self.changes else {name: plain[name] for name in plain if name != "changes"}


def _listed(rows: tuple[int, ...]) -> str:
    """The first rows in words; a few thousand numbers help nobody."""
    shown = ", ".join(map(str, rows[:_SHOWN_ROWS]))
    return shown + (f" and {len(rows) - _SHOWN_ROWS:,} more" if len(rows) > _SHOWN_ROWS else "")


class TableError(SummitAtlasError, ValueError):
    """A table that cannot be used at all; ``problems`` says everything that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class ColumnsError(SummitAtlasError, ValueError):
    """What was said names no field, or no column; the message says how it is written."""


class UnknownLeaderError(SummitAtlasError, LookupError):
    """No leader of the table bears this name; ``suggestions`` are the nearest names."""

    def __init__(self, name: str, suggestions: tuple[str, ...] = ()) -> None:
        hint = f"; did you mean {' or '.join(suggestions)}?" if suggestions else ""
        super().__init__(f'no leader named "{name}" in this table{hint}')
        self.name = name
        self.suggestions = suggestions


class TileProviderError(SummitAtlasError, LookupError):
    """A tile layer that is not known, or that needs a key."""


class ProjectionError(SummitAtlasError, LookupError):
    """A projection, or its centre, that a map does not have or cannot be shown in."""


class ProviderError(SummitAtlasError, LookupError):
    """An online provider that is not known, lacks its key, or cannot be at the address given."""


class OnlineError(SummitAtlasError, OSError):
    """An online provider gives no answer now: outage, time-out, nonsense instead of an answer."""


class RateLimitedError(OnlineError):
    """An online provider asks to wait ``seconds``; None when it does not say how long."""

    def __init__(self, message: str, seconds: float | None = None) -> None:
        super().__init__(message)
        self.seconds = seconds


class RefusedError(OnlineError):
    """An online provider refuses; ``whole`` when it refuses every question and not only this one."""

    def __init__(self, message: str, *, whole: bool) -> None:
        super().__init__(message)
        self.whole = whole


class FlowSourceError(SummitAtlasError, OSError):
    """A file of events that cannot be used; ``path`` names it."""

    def __init__(self, path: str, found: str, allowed: str, advice: str) -> None:
        super().__init__(f"{path}: {found}; expected {allowed}; {advice}")
        self.path, self.found, self.allowed, self.advice = path, found, allowed, advice

    def __reduce__(self) -> tuple[type[FlowSourceError], tuple[str, str, str, str]]:
        told = (self.path, self.found, self.allowed, self.advice)
        return type(self), told  # so that it can come from another process


class FlowEngineError(SummitAtlasError, RuntimeError):
    """An engine that is missing, does not start or gives up; says why and what to do."""


class BrowserError(SummitAtlasError, RuntimeError):
    """A browser that is missing, or gives no picture; says why and what to do."""


class EncoderError(SummitAtlasError, RuntimeError):
    """An ffmpeg that is missing, or makes no film; says why and what to do."""


class LongFilmError(SummitAtlasError, ValueError):
    """A story that takes longer to be read than a film may be; says how long and what to do."""


class AssetError(SummitAtlasError, OSError):
    """A file that maps carry is missing, or is not the one that its makers published."""


class GazetteerError(SummitAtlasError, OSError):
    """The gazetteer's file is missing or damaged; the message says how to get it back."""


class BasemapError(SummitAtlasError, OSError):
    """The base map's file is missing or damaged; the message says how to get it back."""

"""Columns of an unknown table → what they may hold, each with the reason, and what must be asked.

``hypotheses`` tries the likeliest columns for who, where and when together on the rows; what else a table has
goes by its headers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from ..errors import Problem, TableError
from ..language import N_, _
from ..places import Gazetteer
from ..tables import REPORT_COLUMNS, RawTable, clip, column_named
from . import wordings
from .candidates import CLAIMED, Candidates
from .evidence import Evidence
from .full_names import in_parts
from .headers import office_of
from .hypotheses import hypothesis
from .journeys import joins_rows
from .lacking import lacking_year
from .met import may_be_met
from .profile import GUESSED, Dates, Leaders, Places, Profile
from .questions import (
    Question,
    counterparts,
    family,
    named_by_parts,
    unsure_point,
    who_of_an_office,
)
from .said_columns import field_named
from .splitting import LISTING
from .trial import Trial
from .visits_of import named_by_visits
from .when import filled_from
from .wordlists import words

FIELDS: Final = (*REPORT_COLUMNS, "leader_country", "given_name", "with", "division", "day", "month", "year")
"""What a column may be proposed for: our columns, the leader's country, further leaders, parts of a date."""

_CONSTANT: Final = "="
_LIKELY: Final = 0.5
_SOME: Final = 0.3
"""Shares of a column's values from which on they show what it holds, and allow it."""
_TRIED: Final = (
    "leaders", "leader_country", "date", "start", "end", "day", "month", "venue", "city", "country",
    "division", "lat", "lon",
)  # fmt: skip
"""Fields whose columns are tried on the rows; all others go by their headers."""
_SHOWN_BY: Final = {
    "date": "dates",
    "start": "dates",
    "end": "dates",
    "country": "countries",
    "leader_country": "countries",
    "city": "cities",
    "venue": "places",
    "leaders": "people",
}
"""Field → the kind of values that speaks for it."""
_PROVEN: Final = {
    "status": ("statuses", _SOME),
    "url": ("addresses", _LIKELY),
    "year": ("years", _LIKELY),
    "month": ("months", _LIKELY),
    "day": ("days", _LIKELY),
}
"""Field → the kind of values that it needs, and their least share."""
_NOTHING: Final[Mapping[str, Proposal]] = MappingProxyType({})
_AND: Final = (" and ", " & ", " et ", " und ", " y ", " и ")
_PAIRED: Final = N_("one of a pair of numbers; so the points lie where the places beside them are")


@dataclass(frozen=True)
class Proposal:
    """One guess: which of the file's columns holds one of our fields, and why."""

    field: str
    """One of ``FIELDS``."""
    columns: tuple[str, ...]
    """Headers of the file; several only for names spread over numbered columns."""
    reason: str

    @property
    def is_constant(self) -> bool:
        """Whether it is a text that is the same in every row, and no column."""
        return bool(self.columns) and self.columns[0].startswith(_CONSTANT)


@dataclass(frozen=True)
class Guess:
    """What the columns of a table may hold, and between which of them its rows do not decide."""

    proposals: tuple[Proposal, ...]
    """At most one for each field, in the order of ``FIELDS``."""
    questions: tuple[Question, ...]


def guess(raw: RawTable, gazetteer: Gazetteer, mine: Mapping[str, Proposal] = _NOTHING) -> Guess:
    """What the columns of a table may hold, tried on its rows; ``mine``: what is said already.

    The cells are judged by at most a few dozen different ones of each column, whatever the order of rows and
    columns.
    """
    trial = Trial(raw, gazetteer)
    if "leaders" not in mine and (header := named_by_visits(trial, _taken(mine))):
        mine = {**mine, "leaders": Proposal("leaders", (header,), _("the rows agree best so"))}
    if "leaders" not in mine and (named := in_parts(trial, _taken(mine))):
        mine = {**mine, **{name: Proposal(name, (header,), _named(name)) for name, header in named.items()}}
    said = {name: one.columns[0] for name, one in mine.items() if one.columns and not one.is_constant}
    candidates = Candidates(trial, said, frozenset(_settled_by(mine)))
    best = hypothesis(candidates)
    found = dict(mine)
    taken = _taken(mine)
    for name, header in best.columns.items():
        if name not in mine:
            kin = family(header, trial.shown)
            columns = counterparts(candidates, kin) if name == "leaders" else (header,)
            columns += candidates.codes_beside(header) if name == "country" else ()
            columns += filled_from(candidates, name, header, best.columns) if name in ("start", "end") else ()
            found[name] = Proposal(name, columns, _reason(candidates, name, header, best.columns))
            taken.update(columns)
    for name, header in _beside(candidates, found, taken):
        paired = candidates.pair is not None and header in candidates.pair[:2]
        found[name] = Proposal(name, (header,), _(_PAIRED) if paired else _named(name))
        taken.add(header)
    made = tuple(found[name] for name in FIELDS if name in found and found[name].columns)
    holding = {name: one.columns[0] for name, one in found.items() if one.columns}
    by_parts = named_by_parts(trial, holding) or who_of_an_office(trial, holding)
    questions = [one for one in best.questions if not _is_answered(one, found)]
    questions += filter(None, (lacking_year(trial, holding), by_parts, unsure_point(candidates)))
    return Guess(made, tuple(one for one in questions if one.field not in mine))


def proposals(raw: RawTable, gazetteer: Gazetteer) -> tuple[Proposal, ...]:
    """What the columns of a table may hold, one proposal for a field, in the order of ``FIELDS``."""
    return guess(raw, gazetteer).proposals


def _named(field: str) -> str:
    return _('its name means "{field}"', field=field)


def _taken(found: Mapping[str, Proposal]) -> set[str]:
    return {column for one in found.values() for column in one.columns}


def _is_answered(question: Question, found: Mapping[str, Proposal]) -> bool:
    """Whether all columns that are asked about are taken together, each where the others are blank."""
    taken = found[question.field].columns if question.field in found else ()
    if question.field == "leaders" and not all(map(office_of, question.columns)):
        return False
    return len(question.columns) > 1 and set(question.columns) <= set(taken)


def _settled_by(mine: Mapping[str, Proposal]) -> set[str]:
    """The fields for which no column is looked for any more, once these are said."""
    settled = {name for name, one in mine.items() if name != "year" or not one.is_constant}
    for group in (("date", "start", "year"), ("venue", "city")):
        if settled & set(group) and any(mine[name].columns for name in group if name in mine):
            settled |= set(group) | ({"day", "month", "end"} if "date" in group else set())
    return settled


def _reason(candidates: Candidates, name: str, header: str, columns: Mapping[str, str]) -> str:
    """Why the column was taken: its name, its values, and what holds it and others together."""
    said = [_named(name)] if candidates.claim(header, name) >= CLAIMED else []
    if not said and candidates.claim(header, name):
        said = [_('its name means "{field}" in part', field=name)]
    kind = _SHOWN_BY.get(name)
    if not said and kind:
        said = [candidates.trial.shown[header].said(kind)]
    if name in ("city", "venue") and "country" in columns:
        share, pairs = candidates.trial.inside(header, columns["country"])
        if pairs and share >= _LIKELY:
            said.append(wordings.places_within(share, pairs))
    return ", ".join(said) or _("the rows agree best so")


def _beside(
    candidates: Candidates, found: Mapping[str, Proposal], taken: set[str]
) -> Iterator[tuple[str, str]]:
    """Columns of further fields, by their headers, as far as their values allow."""
    shown = candidates.trial.shown
    if candidates.point:
        point = zip(("lat", "lon"), candidates.point, strict=True)
        yield from ((name, header) for name, header in point if name not in found)
    for name in FIELDS:
        if name in found or (name in _TRIED and name not in ("month", "day")):
            continue
        claimed = [
            (_claimed(candidates, header, name), header)
            for header, told in shown.items()
            if header not in taken and told.filled and _allows(name, told)
        ]
        strength, header = max(claimed, default=(0.0, ""), key=lambda one: (one[0], -len(one[1]), one[1]))
        if strength >= CLAIMED and (name != "journey" or _joins(candidates.trial, header, found)):
            yield name, header


def _joins(trial: Trial, header: str, found: Mapping[str, Proposal]) -> bool:
    return joins_rows(trial, header, {name: one.columns[0] for name, one in found.items() if one.columns})


def _claimed(candidates: Candidates, header: str, name: str) -> float:
    """What the header says for the field; ``Source`` over names of outlets is no address but the source."""
    claim = candidates.claim(header, name)
    if name == "source" and candidates.trial.shown[header].addresses < _LIKELY:
        return max(claim, candidates.claim(header, "url"))
    return claim


def _allows(name: str, told: Evidence) -> bool:
    """Whether values may be those of a field that is told by its header alone."""
    if name == "with":
        return may_be_met(told)
    kind, least = _PROVEN.get(name, ("filled", 0.0))
    return bool(getattr(told, kind) >= least) or (name == "status" and told.tells_outcomes)


def chosen(raw: RawTable, choices: Mapping[str, str]) -> dict[str, Proposal]:
    """What a user says of the columns, as proposals: field (or a synonym of it) → header or ``=Text``.

    A column may also be named by its letter in the file; ``=`` alone says that the field is nowhere: its
    proposal has no columns. Raises ``TableError`` for a field or a column that there is not.
    """
    headers = [str(header) for header in raw.cells.columns]
    made: dict[str, Proposal] = {}
    faults = []
    for said, column in choices.items():
        field = field_named(said, FIELDS)
        if field is None:
            faults.append(
                Problem(raw.file, None, said, "no such field", f"one of {', '.join(FIELDS)}", "correct it")
            )
        elif column == _CONSTANT:
            made[field] = Proposal(field, (), "chosen: in no column")
        elif column.startswith(_CONSTANT):
            made[field] = Proposal(field, (column,), "chosen: the same in every row")
        elif (named := column_named(column, headers, raw.letters)) is not None:
            made[field] = Proposal(field, (named,), "chosen")
        else:
            allowed = f"one of {', '.join(map(str.strip, headers))}"
            faults += [Problem(raw.file, None, clip(column), "no such column", allowed, "correct its name")]
    if faults:
        raise TableError(faults)
    return made


def applied(every: Iterable[Proposal]) -> Profile:
    """The profile that reads a table as these proposals say; it can be saved and used again."""
    by_field = {one.field: one for one in every}
    plain = {name: one for name, one in by_field.items() if name in (*REPORT_COLUMNS, "division")}
    constants = {
        name: one.columns[0][1:] for name, one in plain.items() if one.columns[0].startswith(_CONSTANT)
    }
    fields = {name: one.columns for name, one in plain.items() if name not in constants}
    day, month, year = (_only(by_field, name) for name in ("day", "month", "year"))
    lists = words()
    home = _only(by_field, "leader_country")
    people = Leaders(
        (";", "|", "\n", "、", ",", *_AND),
        titles=lists.titles,
        given=_only(by_field, "given_name"),
        home=home[1:] if home.startswith(_CONSTANT) else "",
        home_column="" if home.startswith(_CONSTANT) else home,
        hosts=_only(by_field, "with"),
    )
    return Profile(
        GUESSED,
        "; ".join(_said(one) for one in by_field.values()),
        fields=fields,
        constants=constants,
        values={"status": lists.statuses},
        blank=lists.blank,
        leaders=people,
        places=Places(LISTING, transit=lists.transit),
        dates=Dates(day=day, month=month, year=year),
    )


def _only(every: Mapping[str, Proposal], field: str) -> str:
    return every[field].columns[0] if field in every else ""


def _said(one: Proposal) -> str:
    return f"{one.field} = {', '.join(one.columns[:3])}{' …' if len(one.columns) > 3 else ''} ({one.reason})"

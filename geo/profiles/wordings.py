"""Questions about columns, and reasons to propose them, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from ..language import _, ngettext, number_words


def share_words(share: float) -> str:
    """A share, 0 to 1, as whole percent."""
    return _("{number}%", number=number_words(int(f"{share:.0%}"[:-1])))


def who_travelled() -> str:
    """That no column says it."""
    return _("No column says who travelled. Who did?")


def visited_or_own(column: str) -> str:
    """Whether a column of countries is where travellers went."""
    return _(
        "{column} has one country for each traveller: where they went, or where they come from?",
        column=column,
    )


def which_of(columns: Sequence[str]) -> str:
    """Which of several columns, each in quotation marks, is meant."""
    found = columns[0]
    for column in columns[1:]:
        found = _("{one} or {other}", one=found, other=column)
    return _("{columns}: which is meant? The rows fit both.", columns=found)


def place_or_own(column: str) -> str:
    """Whether a column of places is where travellers went."""
    return _("“{column}” has one place for each traveller: where they went, or come from?", column=column)


def as_known() -> str:
    """Why a column is taken for what it is read as already."""
    # Translators: this stands after "Because"
    return _("it is read so")


def beside_foreign_places(column: str, cities: str) -> str:
    """Whose the countries of a column are beside cities, each in quotation marks, that do not lie in them."""
    return _(
        "“{column}” does not fit {cities} beside it: is it where they went, or where they come from?",
        column=column,
        cities=cities,
    )


def guests_or_hosts(column: str, person: str) -> str:
    """Who travelled, where a title names one person and a column others, as guests."""
    return _(
        "The title or the name of the file says that the visits are those of {person}, and “{column}” names "
        "guests: did these travel, or {person}?",
        person=person,
        column=column,
    )


def titled_visits(column: str, host: str) -> str:
    """Whose a column of countries is, where a title says whom visits were paid to; without one: received."""
    if not host:
        return _(
            "The title or the name of the file says that visits were received: is “{column}” where they "
            "went, or where they come from?",
            column=column,
        )
    return _(
        "The title or the name of the file says that visits were paid to {host}: is “{column}” where they "
        "went, or where they come from?",
        host=host,
        column=column,
    )


def visits_or_terms(start: str, end: str, days: float) -> str:
    """Whether long spans are visits."""
    return ngettext(
        "“{start}” to “{end}” is half of the time {count} day or more: visits, or terms of office?",
        "“{start}” to “{end}” is half of the time {count} days or more: visits, or terms of office?",
        round(days),
        start=start,
        end=end,
    )


def which_latitude(one: str, other: str) -> str:
    """Which of two columns of numbers is the latitude."""
    return _("Which is the latitude, “{one}” or “{other}”? The rows fit both", one=one, other=other)


def places_or_no_journeys(column: str, share: float) -> str:
    """Whether texts that are places say where somebody went."""
    return _(
        "No column is called a place. {share} of the texts in “{column}” are known places: "
        "is it where they went, or is this no table of journeys?",
        share=share_words(share),
        column=column,
    )


def days_or_not(column: str) -> str:
    """Whether dates are days of visits."""
    return _(
        "No column is called a date. The texts in “{column}” are dates: are they the days of the visits?",
        column=column,
    )


def which_year(column: str, year: str) -> str:
    """Of which year dates are, with the one in the name of the file, if there is one."""
    if not year:
        return _("The dates of “{column}” lack the year: which is it?", column=column)
    return _(
        "The dates of “{column}” lack the year; the file's name says {year}: "
        "is that the year of all of them?",
        column=column,
        year=year,
    )


def travellers_of_parts(names: str) -> str:
    """Whether parts of a file are called after who travelled."""
    return _(
        "No column says who travelled; the parts of the file are called {names}: are these who did?",
        names=names,
    )


def places_within(share: float, pairs: int) -> str:
    """That places lie in the countries beside them."""
    return ngettext(
        "{share} of {count} place lie in the country beside them",
        "{share} of {count} places lie in the country beside them",
        pairs,
        share=share_words(share),
    )


def statuses_of_visits(column: str, word: str) -> str:
    """Whether a column of statuses says which visits took place."""
    return _(
        "“{column}” holds nothing but statuses such as “{word}”: does it say whether the visits took place?",
        column=column,
        word=word,
    )

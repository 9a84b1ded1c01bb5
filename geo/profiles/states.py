"""The country of rows that name none that is known: by a column of states, or of ISO codes beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from ..language import phrase, phrases
from ..places import Gazetteer, countries_of_division, country_codes, country_name
from ..words import Country
from .profile import GUESSED
from .reading import Reading
from .values import first_name, sample

_TRIED: Final = 40
_FEW: Final = 3
"""So few places prove no country."""
_MOST, _NEARLY_ALL = 0.6, 0.9
"""Share of the places that lie in one country, and of the divisions that it has, that prove it."""
_SURE: Final = 0.7
_TWO: Final = 2
_SIGN: Final = "\x1f"


def country_of_divisions(reading: Reading, gazetteer: Gazetteer) -> None:
    """The country of the rows that name a state and no country, where the column as a whole proves it.

    ``Salem, IN`` is in India to whoever sees nothing else; between Oregon and Maryland it is in Indiana.
    """
    division = reading.ours.get("division")
    if division is None:
        return
    country = reading.ours_or_blank("country")
    city = reading.ours_or_blank("city").mask(lambda cells: cells.eq(""), reading.ours_or_blank("venue"))
    open_rows = division.ne("") & country.eq("")
    pairs = sample(division[open_rows] + _SIGN + city[open_rows], _TRIED)
    code = _proved([(pair.partition(_SIGN)[0], pair.partition(_SIGN)[2]) for pair in pairs], gazetteer)
    if not code:
        return
    of_it = [text for text in division[open_rows].unique() if code in countries_of_division(first_name(text))]
    filled = open_rows & division.isin(of_it)
    reading.ours["country"] = country.mask(filled, country_name(code))
    header = reading.headers["division"]
    reading.headers.setdefault("country", header)
    found = phrases(
        "{count} row with a state or province and no country",
        "{count} rows with a state or province and no country",
        filled.sum(),
    )
    advice = phrase(
        "the states are those of {country}; the places were looked for there",
        country=Country(code, country_name(code)),
    )
    reading.say(found, header, "", advice, "state", rows=reading.rows[filled].tolist())


def country_of_codes(reading: Reading) -> None:
    """The country by its code, in rows whose name of it is not known: ``Côte-d'Ivoir``, CI."""
    named = reading.named(reading.profile.fields.get("country", ()))
    if len(named) < _TWO or reading.profile.name != GUESSED:
        return
    names, codes = (reading.cells[header] for header in named[:_TWO])
    unknown = names.isin([text for text in names.unique() if text and not country_codes(text)])
    known = {text: found[0] for text in codes.unique() if len(found := country_codes(text)) == 1}
    filled = unknown & codes.isin(list(known))
    if not filled.any():
        return
    lands = codes.map({text: country_name(code) for text, code in known.items()}).fillna("").astype("str")
    reading.ours["country"] = reading.ours["country"].mask(filled, lands)
    about = phrases(
        "{count} row with a country that is not known, such as {text}",
        "{count} rows with a country that is not known, such as {text}",
        filled.sum(),
        text=names[filled].iloc[0],
    )
    advice = phrase('the code beside it was taken, from "{column}"', column=named[1])
    reading.say(about, named[0], "", advice, "state", rows=reading.rows[filled].tolist())


def _proved(pairs: Sequence[tuple[str, str]], gazetteer: Gazetteer) -> str:
    """The one country in which most of the places lie and that nearly all of the divisions are of."""
    votes: Counter[str] = Counter()
    for division, city in pairs:
        states = countries_of_division(first_name(division))
        found = gazetteer.find(f"{first_name(city)}, {division}" if city else division)
        if found and found[0].confidence >= _SURE and found[0].country in states:
            votes[found[0].country] += 1
    if votes.total() < _FEW:
        return ""
    code, most = min(votes.items(), key=lambda one: (-one[1], one[0]))
    known = {first_name(division) for division, _ in pairs}
    share = sum(code in countries_of_division(one) for one in known) / len(known)
    return code if most >= _MOST * votes.total() and share >= _NEARLY_ALL else ""

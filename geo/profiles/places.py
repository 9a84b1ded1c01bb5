"""Where each row of a foreign table was: codes of countries, and several places in one cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from ..language import phrase, phrases
from ..places import SURE, Gazetteer, country_codes, is_virtual
from ..tables import clip
from .reading import Reading, code_list, each_distinct
from .splitting import addresses_apart, countries_in, split_places
from .wordlists import unaccented, words

_LAND_FIRST: Final = re.compile(r"([^()]{3,60}?)\s*\(([^()]+)\)")
_CODE: Final = 3
"""Letters of a country's code at most."""
_FEW, _MOST = 5, 0.7
"""Different names of a column, and the share of states among them, from which on they are states."""
Stops = list[tuple[str, str, str]]
"""Venue, city and country of each place of a row."""
_LATIN: Final = re.compile("[a-z]")


def name_countries(reading: Reading) -> None:
    """The country's name for its code, where the profile names a list of codes."""
    codes = reading.profile.places.codes
    if codes and "country" in reading.ours:
        known = code_list(codes)
        reading.ours["country"] = each_distinct(reading.ours["country"], lambda text: known.get(text, text))


def travelled(reading: Reading) -> None:
    """Words of a status column that say how, not whether, somebody met: they are its category."""
    if "status" not in reading.ours:
        return
    status, category = reading.ours["status"], reading.ours_or_blank("category")
    said = status.map({text: is_virtual(text) or _is_transit(text, reading) for text in status.unique()})
    how = said.astype("bool") & status.ne("")
    if how.any():
        reading.ours["category"] = category.mask(how, (category + " " + status).str.strip())
        reading.ours["status"] = status.mask(how, "")
        reading.headers.setdefault("category", reading.headers["status"])


def divided(reading: Reading) -> None:
    """The state or province of a column of its own behind the city: ``Columbia, MD``."""
    if "division" not in reading.ours:
        return
    division = reading.ours.pop("division")
    reading.headers.pop("division")
    column = "city" if "city" in reading.ours or "venue" not in reading.ours else "venue"
    place = reading.ours_or_blank(column)
    several = place.map({text: any(sign in text for sign in ";/|\n,") for text in place.unique()}).astype(
        "bool"
    )
    joined = (place + ", " + division).where(place.ne(""), division)
    reading.ours[column] = place.where(division.eq("") | several, joined)
    reading.headers.setdefault(column, column)


def countries_within(reading: Reading, gazetteer: Gazetteer) -> None:
    """The country that stands in the place's own cell, where no column has it: ``Brazil (Recife)``.

    A cell that is nothing but a name is a country only where the gazetteer surely means one by it.
    """
    column = "city" if "venue" not in reading.ours else "venue"
    if column not in reading.ours or not reading.profile.places.separators:
        return
    written, country = reading.ours[column], reading.ours_or_blank("country")
    apart = {text: _land_first(text, gazetteer) for text in written.unique()}
    found = country.eq("") & written.map({text: bool(land) for text, (land, _) in apart.items()}).astype(
        "bool"
    )
    if found.any():
        lands = each_distinct(written, lambda text: apart[text][0])
        reading.ours["country"] = country.mask(found, lands)
        reading.ours[column] = written.mask(found, each_distinct(written, lambda text: apart[text][1]))
        reading.headers.setdefault("country", reading.headers[column])


def _land_first(text: str, gazetteer: Gazetteer) -> tuple[str, str]:
    """The country that a cell names before brackets, or alone, and what else it names."""
    if (match := _LAND_FIRST.fullmatch(text)) and country_codes(match[1]):
        return match[1], match[2]
    if not text or len(country_codes(text)) != 1:
        return "", text
    found = gazetteer.find(text)
    surely = not found or (found[0].precision == "country" and found[0].confidence >= SURE)
    return (text, "") if surely or len(text) <= _CODE else ("", text)


def stops(reading: Reading, gazetteer: Gazetteer) -> tuple[pd.DataFrame, pd.Series[int], pd.Series[int]]:
    """Our columns with one row for each place, its row in the file, and the place's number within it."""
    keys = place_keys(reading)
    if reading.profile.places.separators and "lat" not in reading.ours:
        by_key = _places(reading, keys, gazetteer)
    else:
        by_key = {key: [key] for key in set(keys)}
    return each_stop(reading, [by_key[key] for key in keys])


def place_keys(reading: Reading) -> list[tuple[str, str, str]]:
    """Venue, city and country of each row."""
    where = [reading.ours_or_blank(name).tolist() for name in ("venue", "city", "country")]
    return list(zip(*where, strict=True))


def each_stop(
    reading: Reading, by_row: Sequence[Stops]
) -> tuple[pd.DataFrame, pd.Series[int], pd.Series[int]]:
    """Our columns with one row for each of the places of each row, as ``stops`` gives them."""
    ours = pd.DataFrame(reading.ours, index=reading.cells.index)
    counts = np.array([len(places) for places in by_row], dtype=np.int64)
    source = np.repeat(np.arange(len(by_row)), counts)
    number = np.concatenate([np.arange(1, n + 1) for n in counts]) if len(counts) else counts
    number = np.where(np.repeat(counts, counts) > 1, number, 0)
    frame = ours.iloc[source].reset_index(drop=True)
    rows = reading.rows.iloc[source].reset_index(drop=True)
    flat = [place for places in by_row for place in places]
    for position, name in enumerate(("venue", "city", "country")):
        if name in frame:
            frame[name] = pd.Series([place[position] for place in flat], dtype="str")
    order = pd.Series(number, index=frame.index, dtype="int64")
    if (several := order.gt(0)).any():
        given = frame["meeting"] if "meeting" in frame else pd.Series("", index=frame.index, dtype="str")
        base = given.mask(given.eq(""), f"{reading.stem} row " + rows.astype("str"))
        frame["meeting"] = given.mask(several, base + " stop " + order.astype("str"))
    return frame, rows, order


def _places(
    reading: Reading, keys: Sequence[tuple[str, str, str]], gazetteer: Gazetteer
) -> dict[tuple[str, str, str], Stops]:
    """Every distinct venue, city and country with its places; how cells were split is said."""
    separators = reading.profile.places.separators
    column = "city" if "venue" not in reading.ours else "venue"
    position = 0 if column == "venue" else 1
    lands = {land: countries_in(land, separators) for land in {key[2] for key in keys}}
    single = {(key[position], key[2] if len(lands[key[2]]) == 1 else "") for key in keys}
    is_one = reading.holds_addresses(column)
    cells = addresses_apart(single) if is_one else split_places(single, separators, gazetteer)
    states = _states(cells.parts, gazetteer)
    made: dict[tuple[str, str, str], Stops] = {}
    passed: dict[str, list[str]] = {}
    on_way = {key[1] for key in keys if position == 0 and _is_transit(key[1], reading)}
    for key in set(keys):
        countries = lands[key[2]]
        parts = cells.parts[key[position], key[2] if len(countries) == 1 else ""]
        kept = [part for part in parts if not _is_transit(part, reading)]
        if len(kept) < len(parts):
            passed[key[position]] = [part for part in parts if part not in kept]
        pairs = paired(kept if kept else [""] if parts != ("",) else list(parts), countries)
        town = "" if key[1] in on_way else key[1]
        pairs = [("", part) if not land and part in states else (part, land) for part, land in pairs]
        made[key] = [(part, town, land) if position == 0 else (key[0], part, land) for part, land in pairs]
    _say_split(reading, column, keys, made, cells.commas_list)
    _say_passed(reading, column, passed)
    _say_passed(reading, "city", {town: [town] for town in on_way})
    return made


def _states(parts: Mapping[tuple[str, str], Sequence[str]], gazetteer: Gazetteer) -> set[str]:
    """The names of states in a column of nothing else: ``França`` beside ``Itália`` is no Franca in Brazil.

    Nothing where less than most of its different names are of one state each. What may as well be a city is
    one in a column of places: ``Granada`` beside ``Francia``.
    """
    alone = {part for (_, country), listed in parts.items() if not country for part in listed if part}
    states = {part for part in alone if len(country_codes(part)) == 1}
    if len(alone) < _FEW or len(states) < _MOST * len(alone):
        return set()
    return {part for part in states if not gazetteer.is_rather_a_city(part)}


def paired(parts: Sequence[str], countries: Sequence[str]) -> list[tuple[str, str]]:
    """Places with their countries, as many as either has; places of unknown one of several have none."""
    if len(countries) == 1:
        return [(part, countries[0]) for part in parts]
    if len(parts) == len(countries):
        return list(zip(parts, countries, strict=True))
    if list(parts) == [""]:
        return [("", country) for country in countries]
    return [(part, "") for part in parts]


def _is_transit(part: str, reading: Reading) -> bool:
    """Whether a part begins with a word for passing through or being on the way: ``via``, ``En tránsito``.

    ``Vialonga`` and ``Transito`` are towns.
    """
    plain = part.casefold()
    begun = [word for one in reading.profile.places.transit if plain.startswith(word := one.casefold())]
    return any(not _LATIN.match(plain, len(word)) for word in begun)


def without_transit(reading: Reading) -> None:
    """Take words for being on the way, where they are all that a cell says, for no place."""
    listed = frozenset(map(unaccented, words().transit))
    for column in ("venue", "city"):
        cells = reading.ours_or_blank(column)
        on_way = [text for text in cells.unique() if unaccented(text) in listed]
        if on_way:
            _say_passed(reading, column, {text: [text] for text in on_way})
            reading.ours[column] = cells.mask(cells.isin(on_way), "")


def _say_split(
    reading: Reading, column: str, keys: Sequence[tuple[str, str, str]],
    made: dict[tuple[str, str, str], Stops], commas_list: bool,
) -> None:  # fmt: skip
    header = reading.headers.get(column, reading.headers.get("country", column))
    position = 0 if column == "venue" else 1
    say_several(reading, header, position, keys, [made[key] for key in keys])
    if "," in reading.profile.places.separators and not reading.holds_addresses(column):
        whole = ["," in key[position] and len(made[key]) == 1 for key in keys]
        if any(whole):
            example = clip(keys[whole.index(True)][position])
            reason = (
                phrase("a name with its region, to the gazetteer")
                if commas_list
                else phrase("no list of places, by the column as a whole")
            )
            found = phrases(
                "{count} cell with a comma kept whole: {text}",
                "{count} cells with a comma kept whole: {text}",
                sum(whole),
                text=example,
            )
            reading.say(found, header, "", reason, "split", rows=reading.rows[whole].tolist())


def say_several(
    reading: Reading,
    header: str,
    position: int,
    keys: Sequence[tuple[str, str, str]],
    by_row: Sequence[Stops],
) -> None:
    """Say how many cells were parted, and the first; ``position``: of the venue or the city in a key."""
    several = [len(places) > 1 for places in by_row]
    if not any(several):
        return
    at = several.index(True)
    parts = " | ".join(place[position] or place[2] for place in by_row[at])
    whole = keys[at][position] or keys[at][2]
    reading.say(
        phrases(
            "{count} cell with several places: {text}",
            "{count} cells with several places: {text}",
            sum(several),
            text=f"{whole} → {parts}",
        ),
        header,
        "",
        phrase("each place became a report with the days of its whole row, in order"),
        "split",
        rows=reading.rows[several].tolist(),
    )


def _say_passed(reading: Reading, column: str, passed: dict[str, list[str]]) -> None:
    if not passed:
        return
    about = reading.ours[column].isin(list(passed))
    example = next(iter(sorted(passed)))
    reading.say(
        phrases(
            "{count} cell with a place passed through: {text}",
            "{count} cells with a place passed through: {text}",
            about.sum(),
            text=", ".join(passed[example]),
        ),
        reading.headers.get(column, column),
        "",
        phrase("no stay was made of it"),
        "no travel",
        rows=reading.rows[about].tolist(),
    )

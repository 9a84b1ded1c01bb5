"""Several places in one cell → one place each, decided over the whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, NamedTuple

from ..places import SURE, Gazetteer, country_codes, normalise
from .behind import Asked, is_address, joined, names_country, pieces_outside_brackets
from .hyphens import hyphens_read
from .routes import ARROW, countries_apart, route_read, with_arrows
from .slashes import slashes_read
from .town_lists import towns_listed
from .wordlists import unaccented, words

LISTING: Final = (
    ";", "/", "|", "\n", "、", "，", ",", " and ", " & ", " et ", " und ", " y ", " e ", " и "
)  # fmt: skip
"""What may stand between several places of one cell in a table of no known shape."""
ADDRESSES: Final = "\n"
"""What may stand between several addresses of one cell."""
_SPACED_HAN: Final = re.compile(r"[\u3400-\u9fff] +[\u3400-\u9fff]")
_HAN_NAME: Final = re.compile(r"[\u3400-\u9fff·]{2,12}")
_SEVERAL: Final = 2
_CODE: Final = 3
"""Letters of a country's code at most: behind a comma it may be a division's."""
_LOOKED_AT: Final = 300
"""Distinct cells with commas by which a column is judged."""
_LISTED: Final = 0.2
"""Share of a column's cells with commas from which on commas list places rather than name regions."""


def countries_in(cell: str, separators: Sequence[str]) -> tuple[str, ...]:
    """The countries of a cell. A comma parts them where each piece is one: not ``Korea, Republic of``."""
    if "," in separators and "," in cell and not country_codes(cell):
        listed = [_listed_countries(piece.strip(), separators) for piece in cell.split(",")]
        if all(listed):
            return tuple(chain.from_iterable(listed))
    made: list[str] = []
    signs = [ARROW, *(sign for sign in separators if sign != ",")]
    for part in _at_signs(with_arrows(cell), signs) if separators else [cell]:
        pieces = [piece.strip() for piece in part.split(",")]
        whole = "," not in separators or country_codes(part) or not all(map(country_codes, pieces))
        made += (countries_apart(part) or [part]) if whole else pieces
    return tuple(made)


def _listed_countries(piece: str, separators: Sequence[str]) -> list[str]:
    """What stands between two commas as countries, ``and`` before it left out; nothing if it is none.

    >>> _listed_countries("Trinidad & Tobago", LISTING), _listed_countries("Brazil & Namibia", LISTING)
    (['Trinidad & Tobago'], ['Brazil', 'Namibia'])
    """
    for sign in separators:
        if sign.startswith(" ") and f" {piece}".startswith(sign):
            piece = f" {piece}".removeprefix(sign).strip()
    parts = _at_signs(piece, [sign for sign in separators if sign != ","])
    return parts if all(map(country_codes, parts)) else []


class Split(NamedTuple):
    """What became of the distinct cells of one column."""

    parts: dict[tuple[str, str], tuple[str, ...]]
    """(cell, country) → its places, in the order of the cell."""
    commas_list: bool
    """Whether commas were taken to part places."""


def split_places(cells: Iterable[tuple[str, str]], separators: Sequence[str], gazetteer: Gazetteer) -> Split:
    """The places in every distinct ``(cell, country)``.

    Arrows and signs other than the comma always part places (dashes between sure cities do: ``route_read``),
    except within brackets and where the whole cell
    names a country (``Serbia/Montenegro``). A comma does where the places on its two sides are two
    to the gazetteer, and only if a fifth of the column's cells with commas are such lists; it does
    not before an abbreviation (``Mexico, D.F.``), a division that holds the place (``Montebello,
    Quebec``) or the country itself, nor within an address (``Kremlin, Red Square, Moscow``). Where most
    pairs of the column are a place and its region, in either order (``Devizes, Wiltshire``), every such pair
    is one place, whether or not each is listed. Countries alone are always parted, and so are towns each
    of which is well known by itself (``towns_listed``). The column is judged by a few hundred of its
    distinct cells.
    """
    distinct = dict.fromkeys(cells)
    hard = [ARROW, *(sign for sign in separators if sign != ",")]
    ask = Asked(gazetteer)
    slashes = slashes_read(cell for cell, _ in distinct) if "/" in hard else {}
    plain = slashes | hyphens_read((cell for cell, _ in distinct if cell not in slashes), ask)
    routes = {one: plain.get(one[0]) or route_read(*one, ask) for one in distinct}
    pieces = {one: _at_signs(text, hard, gazetteer) for one, text in routes.items()}
    if "," not in separators:
        return Split({one: tuple(parts) for one, parts in pieces.items()}, False)
    with_comma = sorted({(part, one[1]) for one, parts in pieces.items() for part in parts if "," in part})
    shown = with_comma[:: 1 + len(with_comma) // _LOOKED_AT]
    regional = _is_regional(shown, ask)
    lists = sum(len(_at_commas(*one, ask, regional)) > 1 for one in shown)
    commas_list = bool(shown) and lists >= _LISTED * len(shown)
    parts = {
        one: tuple(
            chain.from_iterable(
                _at_commas(part, one[1], ask, regional)
                if commas_list
                else _countries_apart(part) or towns_listed(part, one[1], ask) or [part]
                for part in listed
            )
        )
        for one, listed in pieces.items()
    }
    return Split(parts, commas_list)


def addresses_apart(cells: Iterable[tuple[str, str]]) -> Split:
    """The addresses in every distinct ``(cell, country)``; no comma or slash parts one: ``9/2 Rama Rd.``"""
    parts = {one: tuple(filter(None, pieces_outside_brackets(one[0], ADDRESSES))) for one in cells}
    return Split({one: pieces or one[:1] for one, pieces in parts.items()}, False)


def are_several(cell: str, country: str, gazetteer: Gazetteer) -> bool:
    """Whether a cell with commas names several places, whatever the rest of its column does."""
    return "," in cell and len(_at_commas(cell, country, Asked(gazetteer))) > 1


def _is_regional(shown: Sequence[tuple[str, str]], ask: Asked) -> bool:
    """Whether most pairs between commas are a place and its region, in either order."""
    pairs = [(pair, country) for part, country in shown if (pair := _pair(part, country))]
    regional = sum(_is_pair_with_region(pair, country, ask) for pair, country in pairs)
    return len(pairs) > 1 and 2 * regional > len(pairs)


def _pair(part: str, country: str) -> tuple[str, str] | None:
    """The two names of a part with one comma, a country behind them left out."""
    pieces = [piece for piece in pieces_outside_brackets(part, ",") if piece]
    if len(pieces) == 3 and names_country(pieces[2], country):
        pieces = pieces[:2]
    return (pieces[0], pieces[1]) if len(pieces) == 2 else None


def _is_pair_with_region(pair: tuple[str, str], country: str, ask: Asked) -> bool:
    """Whether one of two names is a region and the other is not, or the second is on no list."""
    if all(map(country_codes, pair)):
        return False
    first, second = (ask(text, country) for text in pair)
    if second is None or second.precision == "admin" or second.method == "fuzzy":
        return True
    both = ask(", ".join(pair), country)
    if both is not None and both.confidence >= SURE and ask.lies_in(both, *pair):
        return True
    return first is not None and first.precision == "admin" and second.precision == "city"


def _countries_apart(part: str) -> list[str]:
    """The pieces between commas where each is a country, and the whole is none; otherwise nothing."""
    pieces = [piece for piece in pieces_outside_brackets(part, ",") if piece] if "," in part else []
    codes = [country_codes(one) for one in pieces]
    apart = len(pieces) > 1 and not country_codes(part) and all(len(one) == 1 for one in codes)
    apart = apart and len(set(codes)) == len(codes)  # Luxembourg, Luxembourg
    return pieces if apart and not any(len(one) <= _CODE for one in pieces[1:]) else []


def _at_signs(cell: str, signs: Sequence[str], gazetteer: Gazetteer | None = None) -> list[str]:
    """The pieces between the signs, one sign after the other.

    A piece that names a country stays whole, and for words such as ``and`` one that is a name itself:
    ``Castilla y León``, ``Victoria and Albert Museum``.
    """
    parts = [cell]
    for sign in signs:
        pieces = [
            [part]
            if sign not in part or country_codes(part) or _is_name(part, sign, gazetteer)
            else _countries_whole(pieces_outside_brackets(part, sign), sign)
            for part in parts
        ]
        parts = [piece.strip(" ,\n") for piece in chain.from_iterable(pieces)]
    if _SPACED_HAN.search(cell):
        parts = [piece for part in parts for piece in _between_spaces(part)]
    return [part for part in parts if part] or [cell]


def _countries_whole(pieces: list[str], sign: str) -> list[str]:
    """The pieces at a sign, those together between whose commas a country stands: ``Antigua y Barbuda``."""
    made = pieces[:1]
    for piece in pieces[1:]:
        before, after = made[-1].rpartition(",")[2], piece.partition(",")[0]
        between = (sign, "-") if sign.startswith(" ") else ()  # Bosnie et Herzégovine is Bosnie-Herzégovine
        whole = next((one for one in between if country_codes(f"{before}{one}{after}".strip())), "")
        if whole:
            made[-1] += f"{whole}{piece.lstrip()}"
        else:
            made.append(piece)
    return made


def _between_spaces(part: str) -> list[str]:
    """The names between spaces where all are of Han signs, which have none within a name: ``北京 上海``."""
    pieces = part.split()
    if len(pieces) < _SEVERAL or not all(map(_HAN_NAME.fullmatch, pieces)):
        return [part]
    return [piece.removesuffix("等") for piece in pieces]


def _is_name(text: str, sign: str, gazetteer: Gazetteer | None) -> bool:
    """Whether a text with a word such as ``and`` is one name, of a place or of a house in it.

    It is where each piece between commas that has the word is a name: ``Jammu, Jammu and Kashmir``.
    """
    if gazetteer is None or not sign.startswith(" "):
        return False
    known = gazetteer.store.places
    if all(known(normalise(piece)) for piece in text.split(",") if sign in piece):
        return True
    behind = text.rpartition(sign)[2].split(",")[0]
    houses = words().nouns["event"] | words().nouns["venue"]
    return not known(normalise(behind)) and any(unaccented(word) in houses for word in behind.split())


def _at_commas(cell: str, country: str, ask: Asked, regional: bool = False) -> list[str]:
    """The places of a cell between commas outside brackets, each with the divisions written behind it."""
    if apart := _countries_apart(cell):
        return apart
    pieces = [part for part in pieces_outside_brackets(cell, ",") if part]
    if len(pieces) < 2 or country_codes(cell):
        return [cell]
    if regional and (pair := _pair(cell, country)) and _is_pair_with_region(pair, country, ask):
        return [cell]
    made = joined(pieces, country, ask)
    return [cell] if is_address(made, country, ask) else made

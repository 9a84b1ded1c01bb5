"""Postal codes in an address: taken out of what is read as names, and what their form says of the country.

``Vienna, VA 22180`` is in the United States by a state before five figures, ``Boston PE21 6QQ`` in Britain by
the code alone; five figures before a town (``45001 Toledo``) say only which countries write them so. Works on
text alone and knows no place: what is a name is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from .. import patterns as re
from .agreement import lies_in
from .answers import Reading

Bears = Callable[[str, frozenset[str]], frozenset[str]]
"""The kinds of what bears a name within countries or divisions of these codes."""

_US: Final = frozenset(["US", "PR", "VI", "GU", "AS", "MP"])
_CA: Final = frozenset(["CA"])
_GB: Final = frozenset(["GB", "JE", "GG", "IM"])

_STATES_BY_FIGURE: Final = (
    "CT MA ME NH NJ NY PR RI VI VT",
    "DE NY PA",
    "DC MD NC SC VA WV",
    "AL FL GA MS TN",
    "IN KY MI OH",
    "IA MN MT ND SD WI",
    "IL KS MO NE",
    "AR LA OK TX",
    "AZ CO ID NM NV UT WY",
    "AK AS CA GU HI MP OR WA",
)
"""Which states have the ZIP codes that begin with each figure (USPS)."""

_PROVINCES_BY_LETTER: Final = {
    "A": "NL", "B": "NS", "C": "PE", "E": "NB", "G": "QC", "H": "QC", "J": "QC", "K": "ON", "L": "ON",
    "M": "ON", "N": "ON", "P": "ON", "R": "MB", "S": "SK", "T": "AB", "V": "BC", "X": "NT", "Y": "YT",
}  # fmt: skip
"""Which provinces have the codes that begin with each letter (Canada Post)."""

_SIGNS: Final = {
    "A": "AT", "B": "BE", "D": "DE", "E": "ES", "F": "FR", "H": "HU", "I": "IT", "L": "LU", "N": "NO",
    "P": "PT", "S": "SE", "FIN": "FI", "EST": "EE", "SLO": "SI", "SRB": "RS", "UA": "UA",
    "FL": "LI", "EL": "GR", "KS": "XK",
}  # fmt: skip
"""Signs of vehicles that stand before a code (``D-10117``), those that are no code of the country."""

_AUSTRALIAN_FIGURES: Final = {
    "NSW": "12", "ACT": "02", "VIC": "38", "QLD": "49", "SA": "5", "WA": "6", "TAS": "7", "NT": "0",
}  # fmt: skip
"""Figures with which the codes of a state begin (Australia Post); ``Seattle, WA 1993`` has none of them."""

_ZIP: Final = re.compile(r"^(?:(?P<before>.+?)[ .]+)?(?P<code>\d{5})(?:-\d{4})?$")
_STATE: Final = re.compile(r"^(?:(?P<town>.+?)[ ]+)?(?P<state>[A-Z]{2}|[A-Z]\. ?[A-Z]\.?)$")
_CANADIAN: Final = re.compile(
    r"^(?:(?P<before>.+?) +)?(?P<letter>[ABCEGHJ-NPRSTVXY])\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d$"
)
_BRITISH: Final = re.compile(
    r"^(?:(?P<before>.+?) +)?(?P<area>[A-Z]{1,2})\d[A-Z\d]? ?\d(?!ND|RD|ST|TH)[ABD-HJLNP-UW-Z]{2}$"
)
_AUSTRALIAN: Final = re.compile(
    r"^(?:(?P<before>.+?) +)?(?P<state>NSW|VIC|QLD|SA|WA|TAS|NT|ACT) (?P<figure>\d)\d{3}$"
)
_SIGNED: Final = re.compile(
    r"^(?P<sign>[A-Z]{1,3})-(?:\d{4} ?[A-Z]{2}(?= |$)|\d{4,6}|\d{3} ?\d{2}|\d{2}-\d{3}|\d{4}-\d{3})"
    r"(?: (?P<rest>.+))?$"
)
_BEHIND_SIGNED: Final = re.compile(r"^(?P<rest>.+?) (?P<sign>LV|MD|AZ|LT|SI|EE)-? ?\d{4,5}$")
_OF_ONE_COUNTRY: Final = (
    (re.compile(r"^(?:〒 ?\d{3}-?\d{4} ?|\d{3}-\d{4} )(?P<rest>.+)$"), "JP"),
    (re.compile(r"^(?P<rest>.+?) 〒? ?\d{3}-\d{4}$"), "JP"),
    (re.compile(r"^(?:CEP:? ?)?\d{5}-\d{3}(?: (?P<rest>.+))?$"), "BR"),
    (re.compile(r"^(?P<rest>.+?) (?:CEP:? ?)?\d{5}-\d{3}$"), "BR"),
    (re.compile(r"^(?!19|20)\d{4} ?(?!S[ADSEW]|N[EW])[A-Z]{2} (?P<rest>.+)$"), "NL"),
    (re.compile(r"^\d{2}-\d{3} (?P<rest>.+)$"), "PL"),
    (re.compile(r"^\d{4}-\d{3} (?P<rest>.+)$"), "PT"),
    (re.compile(r"^[A-HJ-NP-Z]\d{4}[A-Z]{3}(?: (?P<rest>.+))?$"), "AR"),
    (re.compile(r"^(?:(?P<rest>.+?) )?[AC-FHKNPRTV-Y]\d[\dW] ?(?!\d{4}$)[AC-FHKNPRTV-Y\d]{4}$"), "IE"),
)
"""Forms that one country has. Compass points behind four figures are a house in a street (``1600 NW``), and
what looks like a year is one (``2019 EU Bergen``).
"""
_SAID: Final = re.compile(r"〒|CEP")
"""What says of figures that they are a code."""

_OF_SEVERAL: Final = (
    (re.compile(r"^\d{3} \d{2} (?P<rest>.+)$"), "CZ SK SE GR"),
    (re.compile(r"^(?!19|20)\d{4} (?P<rest>.+)$"), "AT BE CH LI LU DK NO HU BG SI MK AL GE AM CY TN AR"),
    (
        re.compile(r"^\d{5} (?P<rest>.+)$"),
        "DE FR ES IT FI HR RS BA ME TR GR MX MA DZ TN MY EE LT UA CR CU MC SM VA XK UY TW PE SN IL"
        " GP MQ GF RE YT PM NC PF CZ SK SE",
    ),
    (re.compile(r"^\d{6} (?P<rest>.+)$"), "RU RO CN UZ KZ KG BY TJ TM SG MN"),
    (re.compile(r"^\d{7} (?P<rest>.+)$"), "IL CL"),
    (re.compile(r"^(?P<rest>.+?)[ -]+\d{3} ?\d{3}$"), "IN CN SG RU BY KZ KG UZ TJ TM RO VN MN CO EC NG TT"),
    (re.compile(r"^(?P<rest>[\u3400-\u9fff]+) ?\d{6}$"), "CN"),
)
"""Forms that several countries have, with those that write the code on that side of the town."""

_FIGURE: Final = re.compile(r"\d")
_QUARTER: Final = re.compile(r"^(?P<town>\D+?) (?:\d{1,2}|[A-ZØ])$")
_PROVINCE: Final = re.compile(r"^(?P<town>\D+?) (?P<code>[A-Z]{2})$")
_CODE: Final = 2
"""Letters of a country's code."""


class Postal(NamedTuple):
    """The parts of a written place without postal codes, and where these say that it lies."""

    parts: tuple[str, ...]
    within: frozenset[str] = frozenset()
    """Codes of countries in which alone it may lie; empty where no code tells one."""
    rather: frozenset[str] = frozenset()
    """Codes of countries in which it lies where they have the name."""


def without_postal_codes(pieces: Sequence[str], bears: Bears) -> Postal:
    """The parts of a text without the postal codes in them.

    A code that several countries write alike is one only before or behind a name that one of them has.
    """
    parts: list[str] = []
    within: frozenset[str] = frozenset()
    rather: frozenset[str] = frozenset()
    for piece in pieces:
        found = _coded(piece, parts[-1] if parts else "", bears)
        parts += found.parts if found else (piece,)
        if found:
            within, rather = within or found.within, rather or found.rather
    return Postal(tuple(parts), within, rather)


def is_postal_code(part: str) -> bool:
    """Whether a part between commas is a code alone, or behind no more than a division's short form.

    >>> is_postal_code("DC 20500"), is_postal_code("SW1A 2AA"), is_postal_code("Washington DC 20500")
    (True, True, False)
    """
    for form in (_ZIP, _CANADIAN, _AUSTRALIAN, _BRITISH, *(one for one, _ in _OF_ONE_COUNTRY)):
        if match := form.match(part):
            beside = match.groupdict()
            named = beside.get("before") or beside.get("rest") or ""
            division = _STATE.match(named)
            if not named or (division and not division["town"]):
                return True
    return False


def in_postal_country(readings: list[Reading], postal: Postal) -> list[Reading]:
    """The readings, without what lies outside the countries that the codes tell."""
    if not (postal.within or postal.rather):
        return readings
    found = []
    for one in readings:
        kept = [match for match in one.matches if not postal.within or lies_in(match, postal.within)]
        nearer = [match for match in kept if lies_in(match, postal.rather)]
        # A name of places elsewhere is no misspelt one of the country.
        emptied = bool(one.matches) and not kept
        found.append(one._replace(matches=tuple(nearer or kept), hint=one.hint or emptied))
    return found


def _coded(piece: str, before: str, bears: Bears) -> Postal | None:
    """A part without its code; None where it has none. ``before`` is the part before it."""
    if not _FIGURE.search(piece):
        return None
    found = _american(piece, before, bears) or _canadian(piece, before, bears)
    if found:
        return found
    found = _by_letters(piece, bears) or _by_figures(piece, bears)
    if found is None or not found.within or _SAID.search(piece):
        return found
    # Of other figures and letters the place tells that they are a code: it lies in the country.
    named = next(iter(found.parts), "") if found.parts else before
    return found if named and bears(named, found.within) else None


def _american(piece: str, before: str, bears: Bears) -> Postal | None:
    """Five figures behind a state that has them."""
    match = _ZIP.match(piece)
    if not match:
        return None
    states = _STATES_BY_FIGURE[int(match["code"][0])].split()
    own = match["before"] or ""
    coded = _STATE.match(own or before)
    if coded and coded["state"].replace(".", "").replace(" ", "") in states:
        return Postal(_given(coded["town"], coded["state"]) if own else (), _US)
    divisions = frozenset(f"US.{state}" for state in states)
    return Postal(_given(own), _US) if "admin" in bears(own or before, divisions) else None


def _canadian(piece: str, before: str, bears: Bears) -> Postal | None:
    """Letters and figures in turn, of the province that the first letter tells."""
    if match := _CANADIAN.match(piece):
        inner = match["before"] or ""
        named = inner or before
        told = _STATE.match(named) or "admin" in bears(named, _CA)
        town = _STATE.match(inner)
        parts = _given(town["town"], town["state"]) if town else _given(inner)
        province = () if told else (_PROVINCES_BY_LETTER[match["letter"]],)
        return Postal((*parts, *province), _CA)
    return None


def _by_letters(piece: str, bears: Bears) -> Postal | None:
    """Codes with letters in them, and a state's before four figures."""
    match = _AUSTRALIAN.match(piece)
    if match and match["figure"] in _AUSTRALIAN_FIGURES[match["state"]]:
        return Postal(_given(match["before"], match["state"]), frozenset(["AU"]))
    if match := _BRITISH.match(piece):
        return Postal(_given(match["before"]), _GB)
    if match := _SIGNED.match(piece) or _BEHIND_SIGNED.match(piece):
        sign = _SIGNS.get(match["sign"], match["sign"])
        return Postal(_town(match["rest"] or "", bears), frozenset([sign])) if len(sign) == _CODE else None
    return None


def _by_figures(piece: str, bears: Bears) -> Postal | None:
    """Codes of figures, by their form: those of one country, and those of several before a town there."""
    for form, country in _OF_ONE_COUNTRY:
        if match := form.match(piece):
            return Postal(_town(match["rest"] or "", bears), frozenset([country]))
    for form, countries in _OF_SEVERAL:
        match, codes = form.match(piece), frozenset(countries.split())
        parts = _town(match["rest"], bears) if match else ()
        if parts and bears(parts[0], codes) & {"city", "admin"}:
            return Postal(parts, rather=codes)
    return None


def _town(written: str, bears: Bears) -> tuple[str, ...]:
    """What stands beside a code: a town without its quarter's number, its province as a part of its own."""
    if quarter := _QUARTER.match(written):
        return (quarter["town"],)
    province = _PROVINCE.match(written)
    if province and not bears(written, frozenset(["IT"])):
        return (province["town"], province["code"])
    return _given(written)


def _given(*parts: str | None) -> tuple[str, ...]:
    return tuple(part.strip(" -") for part in parts if part and part.strip(" -"))

"""The words around a name: small words of several languages, directions, kinds of place, endings.

Everything here works on text and keys alone and knows no place. ``reading`` asks for what is
left when such words go, and only where the text as written is no name itself.
"""

from __future__ import annotations

from typing import Final

from .. import patterns as re
from .names import is_generic, normalise

ARTICLES: Final = frozenset(
    [
        "a",
        "al",
        "an",
        "as",
        "das",
        "den",
        "der",
        "die",
        "el",
        "il",
        "l",
        "la",
        "las",
        "le",
        "les",
        "lo",
        "los",
        "o",
        "os",
    ]
)
"""Before a name they make no longer one."""

_APOSTROPHE: Final = r"['’‘`´ʼ＇]"
_PREPOSITION: Final = (
    r"in|at|near|nearby|outside|inside|within|via|off|from|around|close to|not far from|just outside"
    r"|(?:on |in )?the (?:outskirts|suburbs|sidelines|margins|coast|shores?|banks?|border) of|(?:on|at) the"
    r"|(?:\d+ ?(?:km|kilomet\w+|miles?|mi) )?(?:north|south|east|west|north-?east|north-?west|south-?east"
    r"|south-?west) of"
    r"|à|près de|près d|proche de|dans|non loin de|en dehors de|au large d[eu]|en marge de|au|aux"
    r"|im|bei|beim|nahe|nahe bei|unweit von|in der nähe von|am rande von|vor den toren von"
    r"|en|cerca de|a las afueras de|frente a|junto a|em|perto de|nei pressi di|vicino a|presso"
    r"|في|قرب|بالقرب من|در|نزدیک"
    r"|в|во|под|около|возле|близ|недалеко от|неподалеку от|рядом с|у берегов|на|у|біля|поблизу"
)
_WEAK: Final = re.compile(
    rf"(?<=\w){_APOSTROPHE}s?\s+|\s+(?:{_PREPOSITION})\s+|^(?:{_PREPOSITION})\s+|(?<=\w){_APOSTROPHE}s$", re.I
)
_LEADING: Final = re.compile(
    r"^(?:(?:[ld]['’`´ʼ＇]|(?:le|la|les|el|los|las|il|lo|der|die|das|den|dem|o|a|os|as|de|du|des|del|della"
    r"|di|da|do|von|of|the|г\.|г|гор\.)\s+))+",
    re.I,
)
_BEFORE_NAME: Final = re.compile(
    r"^.*\b(?:(?:capital|port|resort|spa|border|ski|seaside)(?: city| town| village| resort)?"
    r"|(?:city|town|village|island|outskirts|suburbs?|region|province|district|state|county|coast"
    r"|area)(?= of)"
    r"|hauptstadt|landeshauptstadt|capitale"
    r"|ville de|ciudad de|citta di|cidade de|stadt|stadt von|region de|provincia de|province de"
    r"|miasto|mesto|město|grad|orasul|oras|thanh pho|kota|bandar|sehri|مدينه|العاصمه|شهر|עיר|העיר"
    r"|город|городе|города|городом|село|деревня|поселок|столица|столице|курорт|остров)(?: of)? (?P<name>.+)$"
)
_AFTER_NAME: Final = re.compile(
    r"^(?P<name>.+?) (?:city|town|village|region|area|province|district|state|resort|suburbs?|outskirts"
    r"|metropolis|metropolitan area|capital region|coast|border|border area|peninsula|island|islands"
    r"|city centre|city center|downtown)$"
)
_DESCRIBED: Final = re.compile(
    r"^.+\b(?:resort|port|town|city|village|capital|spa|suburb)(?: city| town| village| resort)? of "
    r"(?P<name>.+)$"
)
_DIRECTION: Final = re.compile(
    r"^(?:(?:north|south|east|west|central|north ?east|north ?west|south ?east|south ?west|mid|far|upper"
    r"|lower"
    r"|northern|southern|eastern|western|north ?eastern|north ?western|south ?eastern|south ?western"
    r"|northernmost|southernmost|easternmost|westernmost|inner|outer|greater|metropolitan|downtown|midtown"
    r"|uptown|suburban|rural|coastal|mainland|occupied|war torn|inside|outside|near|off) )+(?P<name>.+)$"
)
_CAPITAL: Final = re.compile(
    r"^(?:capital(?: city)? of (?P<of>.+)|(?P<whose>.+?) (?:national |state )?capital(?: city)?)$"
)
_WATERS: Final = re.compile(
    r"\b(?:seas?|oceans?|gulf|strait|straits|channel|river|lake|basin|canal|море|океан|река|озеро|залив|пролив|mer"
    r"|meer|mar|golfe|golfo|golf(?! club| course| resort))\b|[海洋河湖]$"
)
_OF_SEAS: Final = (
    r"rouge|noire|morte|mediterranee|caspienne|baltique|egee|rojo|negro|muerto|mediterraneo|caspio|baltico|egeo"
    r"|caribe|vermelho|morto|rosso|nero|adriatico|indien|pacifique|atlantique|indico|indiano|pacifico|atlantico"
)
OF_SAINTS: Final = frozenset(
    """
    cathedral church chapel abbey basilica hospital college park square gate court theatre theater hall house
    hotel palace castle school stadium arena museum gallery market mosque temple synagogue cemetery
    """.split()  # noqa: SIM905 - as in ``names``
)
"""Words for houses and grounds that are called after somebody, in the possessive."""
_BESIDE_WATER: Final = re.compile(
    r".\b(?:on|by|upon|next|over|sur|au bord de|am|an der|aan|aan de|al|sul|nad|na) (?:the |la |le |der )?"
    r"(?:sea|water|lake|river|mer|meer|see|zee|mare|mar|lac|lago|morze|morzem|morem|море)$"
)
_SEA: Final = re.compile(
    r"\S (?:sea|seas|ocean|gulf|straits?|meer|ozean|море|океан|залив|пролив)$"
    r"|^(?:sea|gulf|straits?) of |^(?:golfe|detroit|mer) d|^(?:golf|meerenge) von "
    rf"|^(?:golfe|golfo|detroit|estrecho|stretto|estreito|mer|mar|mare) (?:de|du|des|do|di|dos) "
    rf"|^(?:mer|mar|mare|ocean|oceano) (?:{_OF_SEAS})$|^(?:залив|пролив|البحر|المحيط|الخليج|خليج|مضيق) "
    r"|^(?:nordsee|ostsee)$|.(?:海峡|海湾|洋)$|^(?:红|黑|死|里|地中|日本|波罗的|加勒比|阿拉伯|波斯)[海湾]$"
    r"|^(?:홍해|흑해|지중해|사해|카스피해|발트해|태평양|대서양|인도양)$"
)
_SMALL: Final = frozenset(
    """
    a an the of and at by for from in near off on to with around outside inside via city town village
    capital port resort region area province district state coast border downtown central northern southern
    eastern western north south east west northeast northwest southeast southwest greater upper lower
    le la les l de du des d à a au aux en dans près pres ville sud nord est ouest centre palais
    der die das den dem im in bei am an von vom zu zum stadt schloss norden suden osten westen
    el los las del al y ciudad cerca norte sur este oeste il lo di da dei della nel citta vicino
    o os as do da dos no na em perto cidade sul leste
    العامر العامره الزاهر الزاهره السامي العالي في
    в во на под у из около близ г город городе столица столице север юг восток запад дворец президентский
    """.split()  # noqa: SIM905
)
_HAN: Final = re.compile(r"[\u3400-\u9fff]{3,20}\Z")
_ARABIC_IN: Final = re.compile(r"ب[\u0621-\u064a]{3,}(?: [\u0621-\u064a]+){0,2}\Z")
_HAN_BEFORE: Final = ("在", "于", "位于", "前往", "首都")
_HAN_AFTER: Final = ("市", "省", "县", "州", "区", "地区", "郊外", "附近", "首都", "自治区", "特别行政区")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff -]{4,40}\Z")
_ADJECTIVE: Final = re.compile(r"^(?:\S+[сц]к(?:ом|ои|ого|ая|ии|ую|ие) )+(?P<name>[\u0400-\u04ff -]{4,})$")
"""Of Russian and Ukrainian: ``финском Рованиеми``."""
_ENDINGS: Final = (
    # Locative, genitive, dative and instrumental of Russian and Ukrainian names → nominative, in keys,
    # where й is и and ё is е.
    ("ами", ("ы", "и")),
    ("ами", ("а",)),
    ("ах", ("ы", "и")),
    ("ях", ("и", "я")),
    ("ои", ("а", "ая", "ои")),
    ("еи", ("я", "еи", "ия")),
    ("ом", ("", "о", "ои", "ыи")),
    ("ем", ("ь", "е", "еи")),
    ("ью", ("ь",)),
    ("ии", ("ия", "ии")),
    ("е", ("", "а", "ь", "я", "о", "и")),
    ("и", ("ь", "я", "а", "ы")),
    ("ы", ("а",)),
    ("у", ("", "а")),
    ("ю", ("ь", "я", "и")),
    ("а", ("", "о")),
    ("я", ("ь", "и", "е")),
)


def parts(segment: str) -> tuple[str, ...]:
    """What a segment that is no name itself may consist of: possessives and prepositions part it.

    >>> parts("Russia's Far Eastern city of Vladivostok")
    ('Russia', 'Far Eastern city of Vladivostok')
    """
    return tuple(part for piece in _WEAK.split(segment) if (part := piece.strip()))


def bare(key: str, written: str) -> tuple[str, ...]:
    """Keys of the name that is left when words for its kind, articles and directions go, most likely first.

    >>> bare("far eastern city of vladivostok", "")
    ('vladivostok',)
    """
    found = []
    if before := _BEFORE_NAME.match(key):
        found.append(before["name"].removeprefix("the "))
    if direction := _DIRECTION.match(key):
        found.append(direction["name"].removeprefix("the "))
    if after := _AFTER_NAME.match(key):
        found += [after["name"], *([inner["name"]] if (inner := _DIRECTION.match(after["name"])) else ())]
    if adjective := _ADJECTIVE.match(key):
        found += [adjective["name"], *_nominatives(adjective["name"])]
    leading = _LEADING.sub("", written)
    if leading != written:
        found.append(normalise(leading))
    found += _han(key) + _nominatives(key) + _without_arabic_in(key)
    return tuple(dict.fromkeys(name for name in found if name != key and not is_small(name)))


def capital_of(key: str) -> str:
    """The key of what the capital is of, where the text says just that: ``Belarusian capital``."""
    match = _CAPITAL.match(key)
    return (match["of"] or match["whose"]).removeprefix("the ") if match else ""


def described(key: str) -> str:
    """The key of a town that words before it say where it is: ``sochi`` of ``black sea resort of sochi``."""
    match = _DESCRIBED.match(key)
    return match["name"].removeprefix("the ") if match else ""


def is_water(key: str) -> bool:
    """Whether the text names a sea, a river or the like, which is not the place it is named after."""
    return bool(_WATERS.search(key)) or is_sea(key)


def is_beside_water(key: str) -> bool:
    """Whether a name says of a town that it lies on a shore: ``boulogne sur mer``, ``wells next the sea``."""
    return _BESIDE_WATER.search(key) is not None


def is_sea(key: str) -> bool:
    """Whether the text is the name of a sea, an ocean, a gulf or a strait, which a state may have too."""
    return bool(_SEA.search(key))


def is_small(key: str) -> bool:
    """Whether every word is one that says nothing of which place is meant."""
    return is_generic(key) or all(
        word in _SMALL or word.isdigit() or is_generic(word) for word in key.split()
    )


def _han(key: str) -> list[str]:
    """A Chinese name without ``in`` before it and without its kind after it."""
    if not _HAN.match(key):
        return []
    short = key
    for word in _HAN_BEFORE:
        short = short.removeprefix(word)
    found = [short]
    for word in _HAN_AFTER:
        if short.endswith(word) and len(short) > len(word) + 1:
            found.append(short.removesuffix(word))
    return found


def _without_arabic_in(key: str) -> list[str]:
    """An Arabic name without the letter for ``in`` that is written together with it."""
    return [key[1:]] if _ARABIC_IN.match(key) else []


def han_splits(key: str) -> list[tuple[str, str]]:
    """Two names written as one word, at every place where they may part."""
    if not _HAN.match(key):
        return []
    first, capital, second = key.partition("首都")
    whole = [(first, second)] if capital and first and second else []
    return whole + [(key[:cut], key[cut:]) for cut in range(len(key) - 2, 1, -1)]


def _nominatives(key: str) -> list[str]:
    """A Russian or Ukrainian name in the cases that stand behind prepositions → as it is listed."""
    if not _CYRILLIC.match(key):
        return []
    words = key.split()
    found = [" ".join([*words[:-1], last]) for last in _nominative(words[-1])]
    if len(words) == 2:
        found += [f"{first} {last}" for first in _nominative(words[0]) for last in _nominative(words[1])]
    return found


def _nominative(word: str) -> list[str]:
    return [
        word.removesuffix(ending) + instead
        for ending, others in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= 3
        for instead in others
    ]

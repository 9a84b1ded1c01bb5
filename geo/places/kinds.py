"""Words that say of what kind a thing is: venues before and behind a name, land and water, ships.

A venue is in the place that it is called after (``Fliegerhorst Büchel``); an island, a sea or a national
park is not (``Zion National Park``); a ship is at sea. Works on text alone and knows no place.
"""

from __future__ import annotations

from typing import Final

from .. import patterns as re
from .names import normalise

_OF: Final = (
    r"(?:\s+(?:of|de la|de l|de los|de las|des|del|della|dello|dell|degli|de|du|da|do|dos|das|di|d|von|zu|in"
    r"|im|am|bei|at|near|à|a|en|em|в|у|под|the))*(?:\s+|['’])"
)
_ARTICLES: Final = r"(?:(?:le|la|les|l['’]|el|il|lo|o|der|die|das|the)\s*)?"
_KINDS: Final = {
    "de": r"(?:haupt|süd|nord|ost|west)?(?:bahnhof|fliegerhorst|flugplatz|flughafen|militärflugplatz"
    r"|kongresszentrum|luftwaffenstützpunkt|schloss|burg|kloster|rathaus|messe|grenzübergang|kaserne|jagdschloss|landgut)",
    "fr": r"aéroport(?: international)?|aérodrome|base aérienne(?: \d+)?|gare|château|palais|abbaye"
    r"|hôtel de ville"
    r"|préfecture|poste[- ]frontière|camp|palais des congrès|centre (?:international )?de conférences",
    "es": r"aeropuerto(?: internacional)?|base aérea|estación|castillo|palacio|monasterio|ayuntamiento"
    r"|cuartel"
    r"|paso fronterizo|hacienda|palacio de (?:las )?convenciones|palacio de congresos|centro de convenciones",
    "it": r"aeroporto(?: internazionale)?|base aerea|stazione|castello|palazzo|villa reale|reggia|municipio"
    r"|centro congressi|palazzo dei congressi",
    "pt": r"aeroporto(?: internacional)?|base aérea|estação|castelo|palácio|mosteiro|centro de convenções",
    "ru": r"авиабаза|аэродром|(?:международн\w+\s+)?аэропорт\w?|военная база|вокзал\w?"
    r"|дворец|замок|усадьба|монастырь|резиденция|конгресс-центр|дворец конгрессов|санаторий|пункт пропуска"
    r"|погранпереход|космодром|полигон|порт",
    "ar": r"قصر|مطار|قاعدة|ميناء|فندق|جامعة|معبر|مركز مؤتمرات",
    "": r"raf(?: station)?|nas|naval air station|naval base|naval station|camp|fort|air base|airbase"
    r"|military base"
    r"|(?:international )?(?:congress|convention|conference|exhibition) cent(?:er|re)|training ground"
    r"|(?:state|presidential|government|official|royal|summer) residence"
    r"|castle|palace|airport|railway station|train station|border crossing|border post|checkpoint|university"
    r"|port|base",
}
"""Kinds of venue before a name, by language; ``""`` for English, in which every country's are written."""
_BEFORE: Final = {
    language: re.compile(rf"^{_ARTICLES}(?:{kinds}){_OF}(?P<name>.{{3,}})$", re.I)
    for language, kinds in _KINDS.items()
}
_SPOKEN: Final = {
    "de": "DE AT CH LI LU",
    "fr": "FR BE CH LU MC DZ MA TN SN CI",
    "es": "ES AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE",
    "it": "IT CH SM VA",
    "pt": "PT BR AO MZ CV GW ST",
    "ar": "SA AE QA KW BH OM YE IQ JO SY LB PS EG SD LY TN DZ MA MR",
    "ru": "RU BY KZ UA KG TJ UZ TM AM AZ GE MD SY",
}
"""Where a language's words for venues stand before the names of small places too."""
GERMAN: Final = frozenset(_SPOKEN["de"].split())
ARABIC: Final = frozenset(_SPOKEN["ar"].split())
"""Countries whose towns bear the Arabic article."""
_BEHIND: Final = re.compile(
    r"^(?P<name>.{2,}?)[\s-]+(?:international |military |naval |royal |joint |central |main )*"
    r"(?:air ?base|air force base|airport|airfield|aerodrome|naval (?:base|station)|military base"
    r"|army base|barracks|base"
    r"|border (?:crossing|post|checkpoint)|checkpoint|crossing point|castle|palace|abbey|cathedral|monastery"
    r"|(?:railway |train )?station|stadium|university|cosmodrome|spaceport|harbou?r|seaport"
    r"|(?:congress|convention|conference|exhibition) cent(?:er|re)|training ground|cosmodrome"
    r"|(?:state|presidential|government|official|royal|summer) residence|state dacha|guest ?house"
    r"|town hall|city hall|golf club"
    r"|hauptbahnhof|bahnhof|flughafen|schloss|messe|rathaus|"
    r"авиабаза|аэродром|вокзал|дворец)$",
    re.I,
)
_EMBASSY: Final = (
    r"embass(?:y|ies)|consulate(?: general)?|chancery|high commission|legation|ambassador['’]s residence"
    r"|residence of the ambassador|permanent mission"
    r"|botschaft|konsulat|generalkonsulat|ambassade|consulat(?: général)?|embajada|consulado(?: general)?"
    r"|ambasciata|consolato|embaixada|посольств\w+|консульств\w+|генконсульств\w+|постпредств\w+"
    r"|大使馆|大使館|领事馆|대사관"
)
_HAS_EMBASSY: Final = re.compile(rf"(?:^|[\s(]|(?<=[一-鿿가-힣]))(?:\w+-)?(?:{_EMBASSY})", re.I)
_CONSULATE: Final = re.compile(r"consul|konsul|консул|领事|領事|영사|قنصل|mission|постпредств", re.I)
_HOST: Final = re.compile(
    rf"(?:{_EMBASSY})\b.*?\s(?:in|at|à|au|en|em|a|в|во)\s+(?P<host>(?!the name)[^,]+)$", re.I
)
_HOST_BEFORE: Final = re.compile(
    r"(?:驻|在|주)\s?(?P<host>[^\s,驻]{1,30}?)(?:的|日本国?|\s?(?:대한민국|한국))?\s?(?:大使馆|大使館|대사관)"
)
_HOST_BEHIND: Final = re.compile(rf"(?:^|[\s(])(?:{_EMBASSY})\s+(?P<host>[^\W\d_][^,]+)$", re.I)
_ABOARD: Final = re.compile(
    r"^(?:\w+ ){0,2}?(?:aboard|on board|onboard|à bord d|an bord d|a bordo d|на борту|登上.+号"
    r"|在.+[号舰](?:上)?$)"
    r"|^(?:the )?(?:royal yacht|imperial yacht|presidential yacht|yacht(?! club)|(?:heavy |light "
    r"|battle)?cruiser|battleship"
    r"|aircraft carrier|destroyer|frigate|submarine|steamer|ocean liner|troopship)\s+\S"
    r"|^(?:le )?(?:croiseur|cuirassé|porte-avions|porte-hélicoptères|paquebot|contre-torpilleur)\s+\S"
    r"|^(?:kreuzer|schlachtschiff|panzerschiff|zerstörer|fregatte|flugzeugträger|segelschulschiff)\s+\S"
    r"|^(?:crucero|acorazado|portaaviones|buque escuela|incrociatore|corazzata|portaerei)\s+\S"
    r"|^(?:крейсер\w*|линкор\w*|авианосец|эсминец|фрегат|ледокол|теплоход|яхт[аы]|атомоход)\s+\S",
    re.I,
)
_SHIP: Final = re.compile(
    r"^(?:the )?(?:USS|USCGC|HMS|HMCS|HMAS|HMNZS|HMY|HNLMS|RMS|SMS|INS|JS|ROKS|FS|MV|MS|SS|RRS)\s+[A-Z]"
)
"""Prefixes of ships, in capitals as they are written."""

_WORLD: Final = frozenset(
    """
    africa asia europe oceania australasia antarctica eurasia arctic antarctic atlantic pacific indochina
    middle|east near|east far|east latin|america north|america south|america central|america americas
    balkans caucasus transcaucasia caribbean scandinavia maghreb mashriq sahel sahara levant mesopotamia
    siberia world globe western|hemisphere indo|pacific asia|pacific middle|europe iberia baltics
    polynesia melanesia micronesia subsaharan|africa sub|saharan|africa horn|of|africa great|lakes pole
    north|pole south|pole afrique asie europe oceanie moyen|orient proche|orient amerique|latine
    amerique|du|nord amerique|du|sud afrika asien europa nahost naher|osten ferner|osten balkan kaukasus
    arktis antarktis lateinamerika nordamerika sudamerika zentralasien oriente|medio medio|oriente
    america|latina america|del|sur america|del|norte caribe balcanes asia|central cono|sur oriente|medio
    africa|austral африка азия европа океания антарктида арктика балканы кавказ ближнии|восток
    среднии|восток дальнии|восток центральная|азия средняя|азия латинская|америка северная|америка
    южная|америка 非洲 亚洲 欧洲 大洋洲 南极 北极 中东 拉丁美洲 东南亚 中亚 アフリカ アシア ヨーロッハ
    """.split()  # noqa: SIM905
)
_QUALIFIED: Final = re.compile(
    r"^(?:(?:north|south|east|west|central|mid|inner|upper|lower|northern|southern|eastern"
    r"|western|north ?east(?:ern)?"
    r"|north ?west(?:ern)?|south ?east(?:ern)?|south ?west(?:ern)?|the|subsaharan|sub saharan"
    r"|arab|continental|mainland"
    r"|equatorial|tropical|francophone) )+(?P<name>.+)$"
)
_ISLAND: Final = re.compile(
    r"^(?:(?:island|isle|isla|ile|isola|ilha|insel|остров) (?:of |de |di |do |da |d )?(?P<behind>.+)"
    r"|(?P<before>.+?) (?:island|isle|insel|остров|peninsula))$"
)
_ISLANDS: Final = re.compile(
    r"^(?:(?:islands|isles|islas|iles|isole|ilhas|inseln|острова) (?:of |de |di |do |da |des "
    r"|der )?(?P<behind>.+)"
    r"|(?P<before>.+?) (?:islands|isles|inseln|archipelago|острова))$"
)
_NATURE: Final = re.compile(
    r"(?:^| )(?:islands?|isles?|islas?|iles?|isol[ae]|ilhas?|inseln?|острова?|archipelago|atoll"
    r"|reef|shoal|cape"
    r"|national park|state park|provincial park|nature reserve|game reserve|wildlife reserve"
    r"|biosphere reserve|national forest"
    r"|national monument|national seashore|parc national|parque nacional|parco nazionale"
    r"|nationalpark|национальныи парк"
    r"|mountains?|mount|mountain range|volcano|peak|glacier|desert|plateau|peninsula|canyon"
    r"|steppe|rainforest|jungle|basin"
    r"|berg|gebirge|wuste|mont|monts|montagnes|desierto|montana|горы?|вулкан|пустыня|полуостров"
    r"|hemisphere|pole"
    r"|continent)(?: |$)|(?:岛|群岛|诸岛|諸島|山|沙漠|半岛|国家公园|国立公園)$"
)
_SETTLEMENT: Final = re.compile(
    r" (?:heights|hills?|springs|falls|junction|township|estates?|valley|grove|ridge|beach|corners?"
    r"|landing|mills|hollow|meadows|woods|flats|bluffs?|rapids|prairie|creek|acres|shores?|plains|crossroads)$"
)
_HOUSES_BEHIND: Final = frozenset(
    """
    hotel lodge resort inn palace club hall house villa center centre building tower university airport
    residence residences guesthouse manor mansion museum barracks auditorium plaza suites
    """.split()  # noqa: SIM905 - as in ``names``
)
_PEOPLE: Final = re.compile(
    r"\b(?:spokes(?:man|woman|person|people|men)|press secretary|aides?|advis[eo]rs?|officials|critics?"
    r"|sources|insiders?|staffers?|sprecher|sprecherin|regierungssprecher|porte parole|portavoz|portavoce"
    r"|porta voz|пресс секретар\w+|представител\w+ (?!.*палат))\b|发言人|報道官|대변인"
)
"""Words for those who speak for a house or work in it."""
_AIR: Final = re.compile(
    r"air|aér|aero|flug|flieg|base|basis|\braf\b|\bnas\b|luft|авиа|аэро|база|مطار|قاعدة", re.I
)
_CITY_THEN_VENUE: Final = re.compile(
    r"(?:中心|会堂|堂|馆|宾馆|饭店|酒店|大厦|广场|机场|大学|学院|宫|公园|基地|宾楼|会议|俱乐部|体育场|车站|站|港|园|庄|厅|寺|庙"
    r"|ホテル|センター|フォーラム|会議場|国際|空港|大学|会館|公邸|迎賓館|城|公園|ドーム|ホール|駅|殿|館|場"
    r"|센터|호텔|회관|공항|대학교?|궁|경기장|체육관|청와대|홀|역|컨벤션|미술관|박물관|벡스코|코엑스|킨텍스)"
)
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,30}\Z")
_CAMEL: Final = re.compile(r"^(Al|Ar|As|Ash|An|Ad|At|Az|El)(?=[A-Z])")
_ARTICLE: Final = re.compile(r"^(?:al|el|ar|as|ash|an|ad|at|az) (?P<name>\w{3,}.*)$")


def is_camel(written: str) -> bool:
    """Whether an Arabic article is written together with its name, both with a capital: ``AlUla``."""
    return bool(_CAMEL.match(written))


def is_at_sea(text: str) -> bool:
    """Whether the text names a ship or says that somebody is aboard one."""
    return bool(_SHIP.match(text) or _ABOARD.match(text))


def is_wide(key: str) -> bool:
    """Whether the key is a continent or a region of many countries: no town that is called so is meant."""
    words = key.replace(" ", "|")
    if words in _WORLD:
        return True
    if qualified := _QUALIFIED.match(key):
        return qualified["name"].replace(" ", "|") in _WORLD or qualified["name"] == "america"
    return False


def is_nature(key: str) -> bool:
    """Whether the key names an island, a mountain, a desert or a park: not the town that shares a word."""
    return bool(_NATURE.search(key))


def is_house_by_nature(key: str) -> bool:
    """Whether the last word says that the whole is a house: ``Kananaskis Mountain Lodge``, ``Gulf Hotel``."""
    return key.rpartition(" ")[2] in _HOUSES_BEHIND


def is_air(written: str) -> bool:
    """Whether a word says that the place may be an airfield or a base."""
    return bool(_AIR.search(written))


def is_of_people(key: str) -> bool:
    """Whether a house stands for those who speak for it: ``Kremlin spokesman``."""
    return bool(_PEOPLE.search(key))


def is_settlement(key: str) -> bool:
    """Whether the last word says that the whole is a town or a quarter: ``Plumtree Heights``."""
    return bool(_SETTLEMENT.search(key))


def island_of(key: str) -> str:
    """What one island is called: ``jeju`` of ``jeju island``; ``""`` for anything else."""
    match = _ISLAND.match(key)
    return (match["behind"] or match["before"]) if match else ""


def islands_of(key: str) -> str:
    """What a group of islands is called, which only a country or a listed region is."""
    match = _ISLANDS.match(key)
    return (match["behind"] or match["before"]) if match else ""


def named_after(written: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Keys of what a venue is called after, without its kind before or behind it, each with the
    countries where a small place of that name may be meant; none for any.
    >>> named_after("aéroport d'Orly")[0][0], named_after("Torkham border crossing")
    ('orly', (('torkham', frozenset()),))
    """
    found = [
        (normalise(match["name"]), frozenset(_SPOKEN.get(language, "").split()))
        for language, pattern in _BEFORE.items()
        if (match := pattern.match(written))
    ]
    if match := _BEHIND.match(written):
        found.append((normalise(match["name"]), frozenset()))
    return tuple(one for one in found if one[0])


def is_embassy(written: str) -> bool:
    """Whether the text names an embassy: the country in it is not where it is."""
    return bool(_HAS_EMBASSY.search(written))


def is_consulate(written: str) -> bool:
    """Whether it is a consulate or a mission, which need not be where its host is governed."""
    return bool(_CONSULATE.search(written))


def host_of(written: str) -> str:
    """Where the text says the embassy is, as written: ``Berlin`` of ``Embassy of France in Berlin``."""
    match = _HOST.search(written) or _HOST_BEFORE.search(written)
    return match["host"].strip() if match else ""


def behind_embassy(written: str) -> str:
    """What stands right behind the word: ``Tel Aviv`` of ``American Embassy Tel Aviv``, or whose it is."""
    match = _HOST_BEHIND.search(written)
    return match["host"].strip() if match else ""


def with_article(written: str, key: str) -> tuple[str, ...]:
    """An Arabic name with its article written apart, together and left out: ``Al-Ula``, ``AlUla``."""
    found = []
    if _CAMEL.match(written):
        found.append(normalise(_CAMEL.sub(r"\1 ", written)))
    if match := _ARTICLE.match(key):
        found += [key.replace(" ", "", 1), match["name"]]
    return tuple(found)


def with_joined_article(key: str) -> tuple[str, ...]:
    """What may be an Arabic name behind its article, where nothing in the word parts them: ``Alriyadh``."""
    joined = key.startswith(("al", "el")) and len(key) >= 7 and key.isascii() and " " not in key[:3]
    return (f"{key[:2]} {key[2:]}", key[2:]) if joined else ()


def city_and_venue(key: str) -> tuple[tuple[str, str], ...]:
    """Where a Chinese, Japanese or Korean word may part into a city and what is in it; longest city first."""
    if not _CJK.match(key):
        return ()
    return tuple((key[:cut], key[cut:]) for cut in range(min(len(key) - 2, 6), 1, -1))


def is_venue_word(key: str) -> bool:
    """Whether some part of the key is a word for a kind of venue in Chinese, Japanese or Korean."""
    return bool(_CITY_THEN_VENUE.search(key))

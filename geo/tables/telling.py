"""Words of headers and keys that say when, where or who, and of what only tells of a visit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_CAMEL: Final = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_WORD: Final = re.compile(r"[^\W\d_]+")

_WORDS: Final = {
    "year": "year yr jahr année annee año ano anno год 年 年份",
    "day": "date dates day when start end begin from until to arrival arrived arrive departure "
    "departed depart datum tag beginn ende ankunft abreise fecha inicio fin llegada salida "
    "data início fim chegada saída début debut arrivée départ jour giorno inizio fine arrivo "
    "partenza дата начало конец прибытие отъезд 日期 时间 日付",
    "country": "country countries nation land staat pays país pais paese страна государство 国家 国",
    "place": "city town place venue location locale site stop station village municipality destination "
    "where stadt ort ortschaft ville lieu commune étape etape ciudad lugar cidade local città "
    "luogo destino ziel город место пункт 城市 地点 都市 場所 address hall airport port",
    "point": "lat latitude lon lng long longitude coord coords coordinate coordinates geo latlng "
    "lonlat position",
    "who": "leader leaders visitor visitors guest guests participant participants delegate delegates "
    "attendee attendees traveller travellers traveler travelers delegation delegations",
    "aside": "document documents image images photo photos picture pictures source sources link links "
    "citation citations reference references media video videos file files attachment "
    "attachments article articles note notes quote quotes bibl bibliography publication "
    "publications tag tags theme themes comment comments award awards dokument dokumente bild "
    "bilder foto fotos quelle quellen literatur anmerkungen fuente fuentes imagen imágenes "
    "imagenes documento documentos fonte fontes fonti imagens immagini lien liens "
    "photographies источник источники фото ссылки 图片 来源 文献 写真 出典",
    "clerk": "published publication created updated modified accessed retrieved uploaded birth born "
    "died death recorded issued taken",
}  # fmt: skip
_KINDS: Final[Mapping[str, frozenset[str]]] = {kind: frozenset(said.split()) for kind, said in _WORDS.items()}


def words_of(header: str) -> list[str]:
    """The words of a header or key in lower case: ``hostCity`` and ``host_city`` are two each."""
    return [word.casefold() for word in _WORD.findall(_CAMEL.sub(" ", header))]


def tells(header: str, kind: str) -> bool:
    """Whether a word of the header, or its singular, is of that kind: ``country``, ``day``, ``aside`` …"""
    known = _KINDS[kind]
    return any(word in known or word.removesuffix("s") in known for word in words_of(header))


def tells_of_visits(header: str) -> bool:
    """Whether a word of the header says when, where or who."""
    return any(tells(header, kind) for kind in ("year", "day", "country", "place", "point", "who"))

"""What a newspaper writes around the place at the head of a report: the agency, the day, brackets.

``WASHINGTON (AP)``, ``МОСКВА, 5 марта /ТАСС/``, ``新华社北京5月1日电``: only the town is a place. Works on
text alone and knows no place.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from .. import patterns as re
from ..errors import DateError
from .names import normalise

_AGENCIES: Final = frozenset(
    """
    reuters afp ansa dpa efe upi tass xinhua bernama antara anadolu irna isna tasnim kuna yonhap kyodo jiji
    tanjug belga ritzau agerpres ukrinform interfax europapress bloomberg pti ians ddp epd kna agi adnkronos
    lusa notimex telam prensa|latina agencia|brasil cihan kazinform trend azertac armenpress montsame kcna
    news|agency afp|news pressassociation ria|novosti dow|jones agence|france|presse associated|press
    тасс итар|тасс риа риа|новости интерфакс укринформ уніан казинформ белта азертадж кабар
    وام واس كونا قنا بنا سانا رويترز شينخوا بترا إرنا
    新华社 中新社 共同社 法新社 路透社 美联社 俄新社 塔斯社 共同 時事 連合ニュース 聯合ニュース ロイター
    연합뉴스 뉴시스 뉴스1 로이터 신화
    """.split()  # noqa: SIM905 - as in ``names``
)
"""News agencies by names that no place has."""
_SHORT: Final = frozenset(
    """
    ap aap aa ani apa app aps ats bns bna bta cna cnn bbc ctk dw ebc gna hina ina lsa map mena mti nan nna
    ntb pa pap petra pna qna sana spa sta stt tap tt una vna vns wafa wam
    """.split()  # noqa: SIM905 - as in ``names``
)
"""Agencies that towns, states and countries are called as well: only in brackets or slashes."""
_ALSO_STATES: Final = frozenset(("ap", "pa", "aa", "tt", "map"))
"""Those that are codes of states too (``Vijayawada (AP)``): only behind a town in capitals."""
_HAN_HEAD: Final = re.compile(
    r"^(?:本报|据)?(?:新华社|中新社|中新网|人民网|央视网|法新社|路透社|共同社)(?P<place>[\u3400-\u9fff]{2,8}?)"
    r"(?:\d{1,2}月)?\d{1,2}日(?:电|电讯|讯)?.*$"
)
_BRACKETED: Final = re.compile(
    r"^[【(（\[](?P<place>[^【】()（）\[\]=＝]{2,20})[=＝][^【】()（）\[\]]{1,20}[】)）\]].*$"
)
_DAY: Final = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|er|º|ª)?\.?,?\s[^\W\d_]|[^\W\d_]\.?\s\d{1,2}\b|\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
)
_LONGEST_DAY: Final = 40
_YEAR: Final = re.compile(r"\b\d{4}\b")


def without_dateline(text: str) -> str:
    """The text, of a Chinese, Japanese or Korean head of a report the place alone.

    >>> without_dateline("新华社北京5月1日电"), without_dateline("(서울=연합뉴스)"), without_dateline("Rome")
    ('北京', '서울', 'Rome')
    """
    match = None if text.isascii() else _HAN_HEAD.match(text) or _BRACKETED.match(text)
    return match["place"].strip() if match else text


def is_of_dateline(piece: str, text: str) -> bool:
    """Whether a part of a text behind its first one is an agency or a day, as at the head of a report."""
    return _is_agency(piece, text) or is_day(piece)


def shortens(piece: str, text: str) -> bool:
    """Whether capitals in brackets shorten what stands before them (``… Felipe Ángeles (AIFA)``)."""
    return 4 <= len(piece) <= 6 and piece.isupper() and f"({piece})" in text and not text.isupper()


def _is_agency(piece: str, text: str) -> bool:
    name = normalise(piece)
    if name.replace(" ", "|") in _AGENCIES:
        return True
    if name not in _SHORT or not piece.isupper():
        return False
    head = text.partition(piece)[0].strip(" (/[-–—")
    return any(f"{first}{piece}{last}" in text for first, last in ("()", "//", "[]")) and (
        name not in _ALSO_STATES or head.isupper()
    )


@lru_cache(maxsize=1_000)
def is_day(piece: str) -> bool:
    """Whether a part of a text is a day with its month, with or without a year: ``March 3``, ``5 марта``."""
    if len(piece) > _LONGEST_DAY or not _DAY.search(piece):
        return False
    from ..dates import parse_date  # here: most places have no figures, and dates take a while to load

    try:
        return parse_date(piece if _YEAR.search(piece) else f"{piece} 2000") is not None
    except DateError:
        return False

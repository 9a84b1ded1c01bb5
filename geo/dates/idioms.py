"""What languages other than English say around dates: eras, seasons, parts, vague words, → English.

French, German, Spanish, Portuguese, Italian, Russian; ``han`` has Chinese. Only words that belong to one
meaning in all of these languages are here, lower case, with and without accents.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from .. import patterns as re

ERAS: Final = {
    "bc": "v. chr.|v.chr.|v. chr|v chr|vor christus|vor christi geburt|v. u. z.|v.u.z.|av. j.-c.|"
    "av. j. c.|av. j.-c|"
    "avant j.-c.|avant jésus-christ|av. n. è.|avant notre ère|a. c.|a.c.|a. c|a. de c.|a. n. e.|"
    "antes de cristo|"
    "antes de nuestra era|a. e. c.|avanti cristo|до н. э.|до н.э.|до н. э|до н э|до нашей эры|"
    "до рождества христова|до р. х.",
    "ad": "n. chr.|n.chr.|n. chr|nach christus|n. u. z.|ap. j.-c.|apr. j.-c.|après j.-c.|"
    "après jésus-christ|"
    "d. c.|d.c.|d. de c.|después de cristo|depois de cristo|dopo cristo|н. э.|н.э.|нашей эры|"
    "от рождества христова",
}  # fmt: skip
"""An era → how it is written, apart by ``|``."""

WORDS: Final = {
    "spring": "frühjahr|frühling|frühlings|lenz|printemps|primavera|весна|весны|весной|весною|весну|весне",
    "summer": "sommer|sommers|été|verano|verão|estate|лето|лета|летом",
    "autumn": "herbst|automne|otoño|outono|autunno|осень|осени|осенью",
    "winter": "hiver|invierno|inverno|зима|зимы|зимой|зимою|зиму|зиме",
    "early": "anfang|anfangs|frühe|früher|frühes|beginn|début|debut|au début|début de|commencement de|"
    "principios de|"
    "a principios de|comienzos de|a comienzos de|inicios de|a inicios de|início de|inícios de|"
    "começo de|princípios de|"
    "inizio|inizi|all'inizio|agli inizi|начало|начале|начала",
    "mid": "mitte|mi|milieu de|au milieu|mediados de|a mediados de|meados de|em meados de|metà|a metà|"
    "середина|середине|середины",
    "late": "ende|spätes|später|späte|fin|fin de|à la fin|fines de|a fines de|finales de|a finales de|"
    "final de|fim de|fins de|"
    "em fins de|finais de|fine|alla fine|конец|конце|конца",
    "half1": "erste hälfte|ersten hälfte|1. hälfte|première moitié|1re moitié|primera mitad|"
    "primeira metade|prima metà|первая половина|"
    "первой половине|1-я половина",
    "half2": "zweite hälfte|zweiten hälfte|2. hälfte|seconde moitié|deuxième moitié|2e moitié|"
    "segunda mitad|segunda metade|"
    "seconda metà|вторая половина|второй половине|2-я половина",
    "about": "um|etwa|gegen|ungefähr|circa|ca|vers|environ|autour de|autour du|alrededor de|hacia|"
    "aproximadamente|"
    "cerca de|por volta de|aprox|verso|intorno al|intorno a|около|примерно|приблизительно|ок|вероятно|"
    "vermutlich|"
    "wahrscheinlich|wohl|probablement|peut-être|probablemente|provavelmente|probabilmente|forse",
    "before": "vor|avant|avant le|antes de|antes del|antes do|prima del|prima di|ранее|раньше|перед",
    "by": "o antes|ou antes|bis|spätestens|jusqu'à|jusqu'au|jusqu'en|hasta|até|fino al|fino a|до|не позднее|"
    "au plus tard|a más tardar|al più tardi",
    "after": "nach|après|après le|después de|después del|depois de|depois do|dopo|dopo il|dopo del|после",
    "since": "o después|ou depois|"
    "seit|ab|depuis|depuis le|à partir de|à partir du|desde|a partir de|a partir del|dal|"
    "dall'|с|со|начиная с|frühestens|"
    "au plus tôt|не ранее",
    "between": "zwischen|entre|tra|fra|между|в один из дней с",
}  # fmt: skip
"""An English word → the words for it that may stand before a date, apart by ``|``."""

_AFTER_NUMBER: Final = {
    "quarter": "quartal|quartals|trimestre|квартал|квартале|квартала|кв",
    "century": "jahrhundert|jahrhunderts|jh|jhs|siècle|siglo|século|secolo|век|века|веке|вв|в",
}
_BEFORE_NUMBER: Final = {
    "week": "kw|kalenderwoche|woche|semaine|semana|settimana|неделя|неделе",
    "s": "années|les années|années|años|los años|década de|década de los|decenio de|anos|os anos|anni|"
    "gli anni|décennie",
    "century": "siglo|século|secolo",
}
_DECADE: Final = (
    r"(?<![0-9])([0-9]{3}0)(?:er(?:n|-)?(?: ?-?jahren?)?|-[еxх]|-ые|-ых)"
    r"(?: ?(?:годы|годов|гг?\.?|годах))?(?![^\W\d_])"
)
_NUMERALS: Final = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"
_ROMAN: Final = {numeral: number for number, numeral in enumerate(_NUMERALS.split(), start=1)}
_NUMBER: Final = r"([0-9]{1,2}|[ivx]{1,5})(?:\.|er|ère|re|e|ème|º|ª|°|-й|-го|-м)?"


def plain(word: str) -> str:
    """The word without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")


def _alternatives(phrases: str) -> set[str]:
    written = set(phrases.split("|"))
    return written | {one for one in map(plain, written) if not re.search("[а-я]", one)}


def _either(phrases: str) -> str:
    ordered = sorted(_alternatives(phrases), key=lambda one: (-len(one), one))
    return "|".join(map(re.escape, ordered))


_ERA_WORDS: Final = [
    (re.compile(rf"(?<![^\W\d_])(?:{_either(said)})(?![^\W\d_])"), era) for era, said in ERAS.items()
]
_MEANINGS: Final = {phrase: word for word, said in WORDS.items() for phrase in _alternatives(said)}
_PHRASES: Final = re.compile(rf"(?<![^\W\d_])(?:{_either('|'.join(WORDS.values()))})(?![^\W\d_])")
_QUARTER: Final = re.compile(rf"(?<![^\W_]){_NUMBER} ?(?:{_either(_AFTER_NUMBER['quarter'])})(?![^\W\d_])\.?")
_CENTURY: Final = re.compile(rf"(?<![^\W_]){_NUMBER} ?(?:{_either(_AFTER_NUMBER['century'])})(?![^\W\d_])\.?")
_CENTURY_BEFORE: Final = re.compile(
    rf"(?<![^\W_])(?:{_either(_BEFORE_NUMBER['century'])}) {_NUMBER}(?![^\W_])"
)
_WEEK: Final = re.compile(rf"(?<![^\W_])(?:{_either(_BEFORE_NUMBER['week'])}) ?(?=[0-9])")
_WEEK_AFTER: Final = re.compile(
    r"(?<![^\W_])([0-9]{1,2})(?:\.|-я|-й|e|ª|ème)? ?"
    r"(?:kalenderwoche|woche|semaine|semana|settimana|неделя|неделе)(?![^\W_])"
)
_DECADES: Final = re.compile(_DECADE)
_DECADE_BEFORE: Final = re.compile(
    rf"(?<![^\W_])(?:{_either(_BEFORE_NUMBER['s'])}) (?:de )?([0-9]{{3}}0)(?![0-9])"
)


def anglicised(text: str) -> str:
    """A lower-case text with the words above in English; all others stay as they are.

    >>> anglicised("anfang 1740")
    'early 1740'
    >>> anglicised("44 v. chr.")
    '44 bc'
    """
    for pattern, era in _ERA_WORDS:
        text = pattern.sub(era, text)
    text = _QUARTER.sub(lambda match: f"q{_ROMAN.get(match[1], match[1])} ", text)
    text = _CENTURY.sub(_century, text)
    text = _CENTURY_BEFORE.sub(_century, text)
    text = _WEEK_AFTER.sub(r"week \1 ", text)
    text = _WEEK.sub("week ", text)
    text = _DECADES.sub(r"\1s", text)
    text = _DECADE_BEFORE.sub(r"\1s", text)
    return " ".join(
        _PHRASES.sub(lambda match: f" {_MEANINGS[match[0]]} ", text).replace("mid -", "mid ").split()
    )


def _century(match: re.Match[str]) -> str:
    if match[0].endswith(("в", "вв")) and match[1].isdigit():
        return match[0]  # "5 в мае" is no century
    return f"{_ROMAN.get(match[1], match[1])}th century"

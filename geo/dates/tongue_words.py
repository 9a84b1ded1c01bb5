"""Words of dates in Ukrainian, Turkish, Indonesian, Hindi and Arabic: months, days, and what is around them.

Months and days of the week are those of CLDR, with the cases, short forms and spellings that people write
beside them; in Arabic those of Egypt, the Levant, the Maghreb and Mauritania. Forms are apart by ``|``.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Tongue(NamedTuple):
    """What is read of one language."""

    months: str
    """Twelve groups apart by spaces; ``_`` stands for a space within a name."""
    days: str
    """Seven groups, Monday first."""
    words: dict[str, str]
    """An English word, or one of ``ALONE`` → how it is said."""
    shapes: tuple[tuple[str, str], ...]
    """Patterns of what is no word of its own, such as endings, and what they become."""
    endings: str
    """The letters of these patterns, as they are compared, apart by spaces."""


FILLER, SINCE_OR_TO, BY_OR_ENDED = "", "@from", "@till"
"""What says nothing about the day; what means *since* at the end and *to* within (से), and what means *by*,
and nothing where *to* stands before it (तक)."""

_UKRAINIAN: Final = Tongue(
    months="січень|січня|січні|січ лютий|лютого|лютому|лют березень|березня|березні|берез|бер "
    "квітень|квітня|квітні|квіт|кві травень|травня|травні|трав|тра червень|червня|червні|черв|чер "
    "липень|липня|липні|лип серпень|серпня|серпні|серп|сер вересень|вересня|вересні|верес|вер "
    "жовтень|жовтня|жовтні|жовт|жов листопад|листопада|листопаді|листоп|лист|лис "
    "грудень|грудня|грудні|груд|гру",
    days="понеділок|понеділка|пн вівторок|вівторка|вт середа|середу|середи|ср четвер|четверга|чт "
    "п'ятниця|п'ятницю|п'ятниці|пт субота|суботу|суботи|сб неділя|неділю|неділі|нд",
    words={
        "about": "близько|приблизно|орієнтовно|біля|прибл|бл|ймовірно|імовірно|можливо",
        "early": "на початку|початок|початку|поч",
        "mid": "у середині|в середині|всередині|посередині|середина|середині|середини",
        "late": "у кінці|в кінці|наприкінці|кінець|кінці|кінця",
        "before": "перед|раніше|раніше за",
        "after": "після|пізніше",
        "by": "не пізніше|щонайпізніше|або раніше",
        "since": "не раніше|щонайраніше|або пізніше|починаючи з|з|із|зі|від",
        "between": "між|в один із днів з|в один із днів",
        "to": "по|до",
        "and": "і|й|та",
        "or": "або|чи",
        "spring": "весна|весни|весну|весною|навесні",
        "summer": "літо|літа|літом|влітку",
        "autumn": "осінь|осені|восени",
        "winter": "зима|зими|зиму|зимою|взимку",
        "bc": "до н. е|до н.е|до нашої ери|до р. х",
        "ad": "н. е|н.е|нашої ери",
        FILLER: "року|рік|році|роки|років|роках|рр|р|у|в|числа|місяця",
    },
    shapes=(
        (r"(?<=[0-9])-?(?:го|ого|ше|тє|те|е|й)(?![^\W_])", ""),
        (r"([0-9]{3}0)-?(?:ті|і|х|их) ?(?:роки|років|роках|рр)?(?![^\W\d_])", r"\1s"),
        (r"десятиліття від ([0-9]{3}0)", r"\1s"),
        (r"([0-9]{1,2}) ?(?:століття|столітті|ст)(?![^\W\d_])", r"\1th century"),
    ),
    endings="го ого ше те е й ті і х их роки років роках рр десятиліття від століття столітті ст",
)
_TURKISH: Final = Tongue(
    months="ocak|oca şubat|şub mart|mar nisan|nis mayıs|may haziran|haz temmuz|tem ağustos|ağu eylül|eyl "
    "ekim|eki kasım|kas aralık|ara",
    days="pazartesi|pzt|pt salı|sal|sa çarşamba|çar|çrş|ça perşembe|per|prş|pe cuma|cum|cu "
    "cumartesi|cmt|ct pazar|paz|pa",
    words={
        "about": "yaklaşık|yaklaşık olarak|civarı|civarında|dolayları|dolaylarında|sularında|takriben|"
        "tahminen|muhtemelen|aşağı yukarı",
        "early": "başı|başında|başları|başlarında|başlangıcı|başlangıcında",
        "mid": "ortası|ortasında|ortaları|ortalarında",
        "late": "sonu|sonunda|sonları|sonlarında|sonuna doğru",
        "before": "önce|öncesi|öncesinde|evvel",
        "after": "sonra|sonrası|sonrasında",
        "by": "en geç|veya öncesi|veya öncesinde|veya daha önce",
        "since": "en erken|veya sonrası|veya sonrasında|veya daha sonra|itibaren|beri|bu yana",
        "between": "arasında bir gün|arasında|arası|aralığında",
        "and": "ve|ile",
        "or": "veya|ya da|veyahut",
        "spring": "ilkbahar|ilkbaharı|ilkbaharında|bahar|baharı|baharında",
        "summer": "yaz|yazı|yazında",
        "autumn": "sonbahar|sonbaharı|sonbaharında|güz|güzü",
        "winter": "kış|kışı|kışında",
        "bc": "mö|m.ö|m. ö|milattan önce|isa'dan önce",
        "ad": "ms|m.s|m. s|milattan sonra|isa'dan sonra",
        BY_OR_ENDED: "kadar|dek|değin",
        FILLER: "tarihinde|tarihleri|tarihlerinde|tarihli|tarihi|günü|yılı|yılında|yılının|yıllarında|yıl|"
        "yılları|ayı|ayında|ayının|senesi|senesinde",
    },
    shapes=(
        (r"([0-9]{3}0) ile baslayan on yil", r"\1s"),
        (r"(-.*) tarihleri arasinda", r"\1"),
        (r"([0-9]{3}0)'?l[ae]r(?:'?[iu]n|[iu]n|[iu]|d[ae])?(?![^\W\d_])", r"\1s"),
        (r"([0-9]{3}0)'?l[iu] yillar(?:da|in)?(?![^\W\d_])", r"\1s"),
        (r"([0-9]{1,2})\.? ?(?:yuzyil|yy)(?:da|in)?(?![^\W\d_])", r"\1th century"),
        (r"(?<=[^\W_])'[td][ae]n(?![^\W_])", f" {SINCE_OR_TO} "),
        (r"(?<=[^\W_])'(?:[td][ae]|n?[iu]n|s?[iu]|y?[aeiu])(?![^\W_])", " "),
    ),
    endings="baslayan on lar ler larin lerin larda lerde lari leri li lu yillar yillarda yillarin yuzyil yy "
    "yuzyilda yuzyilin da de ta te dan den tan ten in un nin nun i u si su a e ya ye yi yu na ne nda nde",
)
_INDONESIAN: Final = Tongue(
    months="januari|jan februari|feb|pebruari|peb maret|mar april|apr mei juni|jun juli|jul "
    "agustus|agu|ags|agt|agust september|sep|sept oktober|okt november|nov|nopember|nop desember|des",
    days="senin|sen selasa|sel rabu|rab kamis|kam jumat|jum'at|jum sabtu|sab minggu|ahad|min",
    words={
        "about": "sekitar|kira-kira|kurang lebih|lebih kurang|diperkirakan|mungkin",
        "early": "awal|permulaan",
        "mid": "pertengahan|medio",
        "late": "akhir|penghujung",
        "before": "sebelum",
        "after": "setelah|sesudah",
        "by": "pada atau sebelum|paling lambat|selambat-lambatnya|atau sebelumnya",
        "since": "pada atau setelah|paling awal|atau sesudahnya|atau setelahnya|sejak|mulai|dari",
        "between": "suatu hari antara|antara",
        "to": "sampai|sampai dengan|hingga|s/d|s.d|s. d|sd",
        "and": "dan|serta",
        "or": "atau",
        "spring": "musim semi",
        "summer": "musim panas",
        "autumn": "musim gugur",
        "winter": "musim dingin",
        "bc": "sm|sebelum masehi",
        "ad": "masehi",
        FILLER: "tanggal|tgl|pada|bulan|tahun|thn|hari",
    },
    shapes=(
        (r"(?:tahun )?([0-9]{3}0)-?an(?![^\W\d_])", r"\1s"),
        (r"abad (?:ke-?)? ?([0-9]{1,2})(?![0-9])", r"\1th century"),
    ),
    endings="tahun an abad ke",
)
_HINDI: Final = Tongue(
    months="जनवरी|जन फ़रवरी|फ़र मार्च|मार अप्रैल|अप्रेल|अप्रै मई जून जुलाई|जुल अगस्त|अग सितंबर|सित अक्टूबर|अक्तूबर|अक्टू "
    "नवंबर|नव दिसंबर|दिस",
    days="सोमवार|सोम मंगलवार|मंगल बुधवार|बुध गुरुवार|गुरूवार|बृहस्पतिवार|वीरवार|गुरु शुक्रवार|शुक्र शनिवार|शनि "
    "रविवार|इतवार|रवि",
    words={
        "about": "लगभग|करीब|तकरीबन|आसपास|आस-पास|अनुमानतः|संभवतः|शायद",
        "early": "शुरुआत|शुरूआत|शुरुआती|शुरू|शुरु|आरंभ|आरम्भ|प्रारंभ|प्रारम्भ",
        "mid": "मध्य",
        "late": "अंत|अन्त|आख़िर|अंतिम|अंतिम दिन|आख़िरी",
        "before": "पहले|पूर्व",
        "after": "बाद|पश्चात|पश्चात्",
        "by": "या उससे पहले|या इससे पहले|या पहले",
        "since": "या उसके बाद|या इसके बाद|या बाद",
        "between": "बीच",
        "and": "और|एवं|तथा|व",
        "or": "या|अथवा",
        "spring": "वसंत|वसन्त|बसंत",
        "summer": "ग्रीष्म|गर्मी|गर्मियों|गर्मियां",
        "autumn": "शरद|पतझड़|शरत",
        "winter": "सर्दी|सर्दियों|सर्दियां|शीत|शीतकाल|जाड़ा|जाड़े",
        "bc": "ईसा पूर्व|ईसापूर्व|ई.पू|ई. पू|ईसा-पूर्व",
        "ad": "ईस्वी|ईसवी|ई",
        SINCE_OR_TO: "से",
        BY_OR_ENDED: "तक",
        FILLER: "के|का|की|में|को|दिनांक|तारीख|सन|सन्|वर्ष|साल|ऋतु",
    },
    shapes=(
        (r"([0-9]{3}0) (?:का|के|वाले) दशक(?: में)?", r"\1s"),
        (r"([0-9]{1,2})(?:वीं|वी|वें) (?:सदी|शताब्दी)(?: में)?", r"\1th century"),
    ),
    endings="का के वाले दशक में वीं वी वें सदी शताब्दी",
)
_ARABIC: Final = Tongue(
    months="يناير|كانون_الثاني|كانون_ثاني|جانفي فبراير|شباط|فيفري مارس|آذار أبريل|إبريل|نيسان|أفريل "
    "مايو|أيار|ماي يونيو|يونيه|حزيران|جوان يوليو|يوليه|تموز|يوليوز|جويلية أغسطس|آب|أوت|غشت|أغشت "
    "سبتمبر|أيلول|شتنبر|شتمبر أكتوبر|تشرين_الأول|تشرين_أول نوفمبر|تشرين_الثاني|تشرين_ثاني|نونبر "
    "ديسمبر|كانون_الأول|كانون_أول|دجنبر|دجمبر",
    days="الاثنين|الإثنين|إثنين الثلاثاء|ثلاثاء الأربعاء|أربعاء الخميس|خميس الجمعة|جمعة السبت|سبت الأحد|أحد",
    words={
        "about": "حوالي|نحو|تقريبا|قرابة|زهاء|في حدود",
        "early": "أوائل|بداية|مطلع|مستهل",
        "mid": "منتصف|أواسط",
        "late": "أواخر|نهاية|ختام",
        "before": "قبل",
        "after": "بعد",
        "by": "أو قبله|أو قبل ذلك|في موعد أقصاه|في أو قبل|في موعد لا يتجاوز",
        "since": "أو بعده|أو بعد ذلك|في أو بعد|منذ|من|ابتداء من|اعتبارا من",
        "between": "بين|ما بين|فيما بين",
        "to": "إلى|حتى|لغاية|وحتى",
        "and": "و",
        "or": "أو",
        "spring": "ربيع|الربيع",
        "summer": "صيف|الصيف",
        "autumn": "خريف|الخريف",
        "winter": "شتاء|الشتاء",
        "bc": "ق.م|ق. م|ق م|قبل الميلاد",
        "ad": "م|ميلادي|ميلادية|للميلاد",
        "1st": "الأول من",
        FILLER: "بتاريخ|من عام|من سنة|من شهر|في|يوم|أيام|عام|سنة|العام|شهر|لعام|لسنة",
    },
    shapes=(
        (r"القرن (?:ال)? ?([0-9]{1,2})(?![0-9])", r"\1th century"),
        (r"(?:عقد|العقد) ([0-9]{3}0)(?![0-9])", r"\1s"),
    ),
    endings="القرن ال عقد العقد",
)
TONGUES: Final[dict[str, Tongue]] = {
    "uk": _UKRAINIAN,
    "tr": _TURKISH,
    "id": _INDONESIAN,
    "hi": _HINDI,
    "ar": _ARABIC,
}
"""Tag of a language → its words."""

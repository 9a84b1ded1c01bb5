"""A small table by hand that holds one of each thing that a map must be honest about."""

from __future__ import annotations

from pathlib import Path

from geo.atlas import Atlas
from geo.html.map import map_document
from geo.replay.document import replay_document
from tests.build import atlas_of

LEADER = "Ada Example"
"""Of Chile; the others are of the countries that their names begin with."""

REPORTS = """\
meeting,source,date,city,country,leaders,journey,occasion,status
lima,gazette,2025-01-10/2025-01-11,Lima,Peru,Ada Example; Peru One,tour,Talks,held
quito,gazette,2025-01-12,Quito,Ecuador,Ada Example; Ecuador One,tour,Talks,held
bogota,gazette,2025-02-03,Bogota,Colombia,Ada Example; Colombia One,,Talks,held
antofagasta,gazette,2025-02-20,Antofagasta,Chile,Ada Example; Chile One,,Opening of a mine,held
sydney,gazette,2025-03-05,Sydney,Australia,Ada Example; Australia One,,Talks,held
xian,gazette,2025-03-20,Xi'an,China,Ada Example; China One,,Talks,held
early,gazette,2025-04-01/2025-04-10,Ottawa,Canada,Ada Example; Canada One,,Talks,held
june,gazette,2025-04~,Madrid,Spain,Ada Example; Spain One,,Talks,held
before,gazette,[..2025-05-04],Lisbon,Portugal,Ada Example; Portugal One,,Talks,held
within,gazette,[2025-05-10..2025-05-20],Rabat,Morocco,Ada Example; Morocco One,,Talks,held
vietnam,gazette,2025-06-02,,Vietnam,Ada Example; Vietnam One,,Talks,held
paris,gazette,2025-06-20,Paris,France,Ada Example; France One,,Talks,held
paris,courier,2025-06-22,Lyon,France,Ada Example; France One,,Talks,held
paris,herald,2025-06,Paris,France,Ada Example; France One; Spain One,,Talks,held
noon,gazette,2025-07-01,Buenos Aires,Argentina,Ada Example; Argentina One,,Lunch,held
evening,gazette,2025-07-01,Buenos Aires,Argentina,Ada Example; Uruguay One,,Supper,held
planned,gazette,2025-08-10,Nairobi,Kenya,Ada Example; Kenya One,,Summit,planned
invited,gazette,2025-08-20,Cairo,Egypt,Ada Example; Egypt One,,Visit,invited
cancelled,gazette,2025-08-25,Accra,Ghana,Ada Example; Ghana One,,Visit,cancelled
guest,gazette,2025-09-05,Santiago,Chile,Ada Example; Brazil One,,State visit,held
nowhere,gazette,2025-09-10,,,Ada Example; Brazil One,,Call,held
undated,gazette,,Oslo,Norway,Ada Example; Norway One,,Talks,invited
"""

LEADERS = "name,country,office\nAda Example,CL,President of Chile\n" + "\n".join(
    f"{name} One,{code},"
    for name, code in (
        ("Peru", "PE"),
        ("Ecuador", "EC"),
        ("Colombia", "CO"),
        ("Chile", "CL"),
        ("Australia", "AU"),
        ("China", "CN"),
        ("Canada", "CA"),
        ("Spain", "ES"),
        ("Portugal", "PT"),
        ("Morocco", "MA"),
        ("Vietnam", "VN"),
        ("France", "FR"),
        ("Argentina", "AR"),
        ("Uruguay", "UY"),
        ("Kenya", "KE"),
        ("Egypt", "EG"),
        ("Ghana", "GH"),
        ("Brazil", "BR"),
        ("Norway", "NO"),
    )
)

SOURCES = """\
source,publisher,title,published,stance,url
gazette,The Gazette,Travels of a president,2025-12,daily,https://example.org/gazette
courier,The Courier,Diary,2025-12,daily,
herald,The Herald,Almanac,2026-01,yearly,
"""


def truth_atlas(folder: Path) -> Atlas:
    """The atlas of the table; ``folder`` is an empty one to write it to."""
    return atlas_of(REPORTS, folder, leaders=LEADERS, sources=SOURCES)


def truth_map(folder: Path) -> str:
    """The address of the atlas's map, which follows ``LEADER``; ``folder`` as for ``truth_atlas``."""
    file = folder / "map.html"
    document = replay_document(truth_atlas(folder), follow=LEADER)
    file.write_text(map_document(document), encoding="utf-8")
    return file.as_uri()

"""A real Nominatim on this machine, with a small hand-written extract of the world.

``cities.csv``, ``venues.csv`` and ``boundaries.csv`` are the extract: facts about well-known places,
written by hand, and a few places that exist nowhere (Vymysel, Semizvonye, Zaghunda, Nine Lanterns), which
no gazetteer can know. ``extract`` writes them as OpenStreetMap XML, ``installing`` gets the programs,
``importing`` makes Nominatim's database of it, ``serving`` serves it, ``fault_proxy`` stands in front and
misbehaves on demand. ``python -m tests.nominatim`` does it all and serves until it is stopped.
"""

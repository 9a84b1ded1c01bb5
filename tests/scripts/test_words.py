"""What scripts look up is what translators are given: Babel sees no call in a call or a template."""

from __future__ import annotations

import json
import re
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "geo" / "language" / "catalogues" / "summit-atlas.pot"
TEXT = r'"((?:[^"\\]|\\.)*)"'
CALL = re.compile(rf"(?<![\w.])(_|N_|ngettext|pgettext)\(\s*{TEXT}(?:,\s*{TEXT})?")


def looked_up(source: str) -> set[str]:
    """The texts that a script gives ``_``, ``N_``, ``ngettext`` and ``pgettext``."""
    found: set[str] = set()
    for name, first, second in CALL.findall(source):
        found |= {"ngettext": {first, second}, "pgettext": {second}}.get(name, {first})
    return {json.loads(f'"{text}"') for text in found}


def test_every_text_that_scripts_look_up_is_in_the_catalogue() -> None:
    with TEMPLATE.open("rb") as file:
        known = {
            text
            for message in read_po(file)
            for text in (message.id if isinstance(message.id, tuple) else (message.id,))
        }
    scripts = [path for path in (ROOT / "assets").rglob("*.js") if "built" not in path.parts]
    missing = {path.name: texts for path in scripts if (texts := looked_up(path.read_text("utf-8")) - known)}
    assert missing == {}


def test_a_call_within_a_call_is_seen() -> None:
    assert looked_up('_("{a}: {b}", { b: _("none") }) + `${pgettext("x", "y")}`') == {"{a}: {b}", "none", "y"}

"""Write the catalogues of the program's words anew: ``python -m tests.catalogues``.

Takes every text that ``_``, ``N_``, ``ngettext`` and ``pgettext`` are given in ``geo/`` and ``assets/`` into
``geo/language/catalogues/summit-atlas.pot``, brings each language's ``.po`` up to it (what a translator wrote
stays; what is no longer used goes), and compiles them into ``geo/language/built/``: ``.mo`` for Python,
``scripts.json``, the texts that each script uses, and ``languages.json``, names and plural forms from CLDR.
With ``--check`` nothing is written, and the exit code says whether all of it is as it would be written.
"""

from __future__ import annotations

import datetime as dt
import gettext
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
LANGUAGE = ROOT / "geo" / "language"
TEMPLATE = LANGUAGE / "catalogues" / "summit-atlas.pot"
TAGS = ("en", "fr", "es", "de", "pt", "ru", "uk", "zh-Hans", "ja", "ar", "hi", "tr", "id")
KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "phrase": None,
    "phrases": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
LOOKED_UP = re.compile(rf"\b(?:{'|'.join(KEYWORDS)})\s*[(`]")
"""A call of one of them: two thirds of the files have none, and Babel need not take them apart."""
COMMENTS = ("Translators:",)
# Where gettext's customary forms part what CLDR counts as one category, or know more than it does.
PLURALS = {
    "pt": "nplurals=2; plural=(n > 1);",
    "hi": "nplurals=2; plural=(n > 1);",
    "id": "nplurals=1; plural=0;",
    "tr": "nplurals=2; plural=(n != 1);",
}
BUNDLES = {
    "replay": "replay/index.js",
    "flows": "flows/index.js",
    "story": "story/index.js",
    "film": "film/main.js",
    "picker": "app/picker.js",
    "frame": "app/frame.js",
    "desk": "app/desk.js",
    "ledger": "app/ledger.js",
}
# What a document carries in English, for scripts to put into words.
CARRIED = {
    "replay": ("geo/credits.py", "geo/html/basemap.py", "geo/online/credits.py", "geo/replay/document.py"),
    "flows": ("geo/flow/document.py", "geo/flow/files.py", "geo/flow/schema.py", "geo/html/basemap.py"),
}
HEADERS = re.compile(
    rb"^\"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Report-Msgid-Bugs-To|Generated-By|"
    rb"Project-Id-Version): .*\n",
    re.MULTILINE,
)
BEGUN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
IMPORT = re.compile(r"""(?:from|import)\s*["'](\.{1,2}/[^"']+)["']""")


def sources() -> Iterator[tuple[Path, str]]:
    """Every file that may have words, with Babel's name of its language."""
    for path in sorted((ROOT / "geo").rglob("*.py")):
        yield path, "python"
    for path in sorted(ASSETS.rglob("*.js")):
        if "built" not in path.parts:
            yield path, "javascript"


def new_catalogue(tag: str | None) -> Catalog:
    """An empty catalogue, the same whenever it is made."""
    locale = tag.replace("-", "_") if tag else None
    return Catalog(
        locale, header_comment="", charset="utf-8", fuzzy=False, creation_date=BEGUN, revision_date=BEGUN
    )


@cache
def texts() -> tuple[tuple[str, str | tuple[str, ...], list[str], str | None], ...]:
    """Every text that is looked up: its file, it or its two forms, comments for translators, context."""
    return tuple(
        (path.relative_to(ROOT).as_posix(), text, comments, context)
        for path, kind in sources()
        if LOOKED_UP.search(path.read_text("utf-8"))
        for _, text, comments, context in extract_from_file(
            kind, path, KEYWORDS, COMMENTS, strip_comment_tags=True
        )
    )


def extracted() -> Catalog:
    """All texts of the program, each with the files that use it."""
    found = new_catalogue(None)
    for name, text, comments, context in texts():
        found.add(text, None, [(name, 0)], auto_comments=comments, context=context)
    return found


def plural_forms(tag: str) -> str:
    """The header of gettext that tells which form goes with a number."""
    return PLURALS.get(tag) or str(get_plural(tag.replace("-", "_")))


def forms(tag: str) -> dict[str, int]:
    """CLDR's category of a number → the form that goes with it."""
    locale = Locale.parse(tag.replace("-", "_"))
    expression = plural_forms(tag).partition("plural=")[2].rstrip("; ")
    form = gettext.c2py(expression)  # type: ignore[attr-defined]
    found = {locale.plural_form(number): int(form(number)) for number in (1_000_000, *range(1000, -1, -1))}
    return {**found, "other": found.get("other", form(5))}


def languages() -> dict[str, dict[str, object]]:
    named = {tag: Locale.parse(tag.replace("-", "_")) for tag in TAGS}
    return {
        tag: {"name": locale.get_display_name(locale), "forms": forms(tag)} for tag, locale in named.items()
    }


def modules_of(entry: str) -> set[str]:
    """What a script is made of: itself and all that it imports, as names below ``assets/``."""
    found: set[str] = set()
    waiting = [(ASSETS / entry).resolve()]
    while waiting:
        path = waiting.pop()
        name = path.relative_to(ASSETS).as_posix()
        if name in found:
            continue
        found.add(name)
        waiting += [(path.parent / one).resolve() for one in IMPORT.findall(path.read_text("utf-8"))]
    return found


def files_of(bundle: str) -> set[str]:
    """The files with texts that a script looks up, as names below the root."""
    return {f"assets/{name}" for name in modules_of(BUNDLES[bundle])} | set(CARRIED.get(bundle, ()))


def key_of(message: Message) -> str:
    texts = message.id if isinstance(message.id, tuple) else (message.id,)
    text = "\0".join(texts)
    return f"{message.context}\x04{text}" if message.context else text


def used_by_scripts(template: Catalog) -> dict[str, list[str]]:
    """Of every script the texts that it looks up; of two forms with U+0000 between them."""
    return {
        bundle: sorted(
            key_of(message)
            for message in template
            if message.id and files & {file for file, _ in message.locations}
        )
        for bundle, files in ((bundle, files_of(bundle)) for bundle in BUNDLES)
    }


def brought_up(tag: str, template: Catalog) -> Catalog:
    """The catalogue of a language with exactly the texts of the template; what is translated stays."""
    path = TEMPLATE.with_name(f"{tag}.po")
    kept = read_po(BytesIO(path.read_bytes()), locale=tag.replace("-", "_")) if path.is_file() else Catalog()
    found = new_catalogue(tag)
    found._num_plurals = int(re.search(r"nplurals=(\d+)", plural_forms(tag))[1])  # type: ignore[index]
    found._plural_expr = plural_forms(tag).partition("plural=")[2].rstrip("; ")
    for message in template:
        if not message.id:
            continue
        before = kept.get(message.id, message.context)
        if before and isinstance(before.id, tuple) != isinstance(message.id, tuple):
            before = None  # a text that has forms now, or none any more
        found.add(
            message.id,
            before.string if before else None,
            message.locations,
            flags=[flag for flag in (before.flags if before else ()) if flag != "python-format"],
            auto_comments=message.auto_comments,
            user_comments=before.user_comments if before else (),
            context=message.context,
        )
    return found


def in_po(catalogue: Catalog) -> bytes:
    """A catalogue as a file, without headers that say when and by whom it was made."""
    file = BytesIO()
    write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)
    return HEADERS.sub(b"", file.getvalue())


def in_mo(written: bytes, tag: str) -> bytes:
    """What gettext reads of a catalogue as it is written, without forms that nobody has translated yet: Babel
    would put English into their place, by the order of another language's forms."""
    catalogue = read_po(BytesIO(written), locale=tag.replace("-", "_"))
    catalogue.creation_date = catalogue.revision_date = BEGUN
    for message in list(catalogue):
        if isinstance(message.string, tuple) and not all(message.string):
            catalogue.delete(message.id, message.context)
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def made() -> dict[Path, bytes]:
    """Every file that follows from the sources and from what translators wrote."""
    template = extracted()
    found = {TEMPLATE: in_po(template)}
    built = LANGUAGE / "built"
    for tag in TAGS[1:]:
        written = in_po(brought_up(tag, template))
        found[TEMPLATE.with_name(f"{tag}.po")] = written
        found[built / f"{tag}.mo"] = in_mo(written, tag)
    for name, value in (("languages", languages()), ("scripts", used_by_scripts(template))):
        found[built / f"{name}.json"] = (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
    return found


def main() -> int:
    """Write what differs, or say that it does."""
    differ = {
        path: content
        for path, content in made().items()
        if not path.is_file() or path.read_bytes() != content
    }
    for path, content in differ.items():
        print(path.relative_to(ROOT))
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return int("--check" in sys.argv and bool(differ))


if __name__ == "__main__":
    sys.exit(main())

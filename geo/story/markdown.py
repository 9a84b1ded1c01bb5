"""Markdown of a chapter → plain values: paragraphs and lists of text, emphasis and links, and nothing else.

No HTML is ever made: the page builds its elements out of these values by itself, text as text. So there is
nothing to clean, and what a text holds beyond the above is shown as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Json = Any
"""A run is text, or ``["em" | "strong", runs]``, ``["a", address, runs]``, ``["br"]``; a block is
``["p", runs]`` or ``["ul" | "ol", [blocks, …]]``."""

SCHEMES: Final = ("http", "https", "mailto")
_SHOWN: Final = 80
_PLAIN: Final = {
    "heading": "a heading",
    "blockquote": "a quotation",
    "code_block": "code",
    "fence": "code",
    "code_inline": "code",
    "hr": "a rule",
    "image": "a picture",
    "html_block": "HTML",
    "html_inline": "HTML",
}
"""What Markdown has beyond ours, and what it is called."""


def blocks(text: str) -> tuple[list[Json], list[str]]:
    """The blocks of a text, and what in it is shown as plain text because no chapter has it, in words."""
    reader = MarkdownIt("commonmark")
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    told: list[str] = []
    made = list(_blocks(SyntaxTreeNode(reader.parse(text)), told))
    return made, list(dict.fromkeys(told))


def _blocks(node: SyntaxTreeNode, told: list[str]) -> Iterator[Json]:
    for child in node.children:
        if child.type == "paragraph":
            yield ["p", _runs(child, told)]
        elif child.type in ("bullet_list", "ordered_list"):
            sort = "ul" if child.type == "bullet_list" else "ol"
            yield [sort, [list(_blocks(item, told)) for item in child.children]]
        else:
            told.append(_said(child))
            if child.type == "blockquote":
                yield from _blocks(child, told)
            elif child.type == "heading":
                yield ["p", [["strong", _runs(child, told)]]]
            elif content := child.content.strip():
                yield ["p", [content]]


def _runs(node: SyntaxTreeNode, told: list[str]) -> list[Json]:
    """The runs within a paragraph; texts that meet are one."""
    runs: list[Json] = []
    for run in _each_run(node, told):
        if isinstance(run, str) and runs and isinstance(runs[-1], str):
            runs[-1] += run
        elif run != "":
            runs.append(run)
    return runs


def _each_run(node: SyntaxTreeNode, told: list[str]) -> Iterator[Json]:
    for child in node.children:
        if child.type == "inline":
            yield from _each_run(child, told)
        elif child.type in ("em", "strong"):
            yield [child.type, _runs(child, told)]
        elif child.type == "link":
            yield from _link(child, told)
        elif child.type == "hardbreak":
            yield ["br"]
        elif child.type == "softbreak":
            yield " "
        else:
            if child.type in _PLAIN:
                told.append(_said(child))
            yield child.content


def _link(node: SyntaxTreeNode, told: list[str]) -> Iterator[Json]:
    """A link, where its address is one that a reader may be led to; otherwise its text alone."""
    address = str(node.attrs.get("href", ""))
    runs = _runs(node, told)
    if _leads_outside(address) or address.startswith("#"):
        yield ["a", address, runs]
        return
    told.append(f"a link to {_clipped(address)}")
    yield from runs


def _leads_outside(address: str) -> bool:
    try:
        return urlsplit(address).scheme.lower() in SCHEMES
    except ValueError:
        return False


def _said(node: SyntaxTreeNode) -> str:
    words = _PLAIN.get(node.type, node.type)
    content = " ".join(node.content.split()) if not node.children else ""
    return f"{words}: {_clipped(content)}" if content else words


def _clipped(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"

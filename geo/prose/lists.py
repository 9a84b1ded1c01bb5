"""Lists of meetings: what their heading says holds for every item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from .frame import Discourse, Frame
from .frames import Framer
from .people import Person
from .sign import Sign
from .text import Sentence
from .vocabulary import Vocabulary


class Lead(NamedTuple):
    """What a heading says of the items below it: their kind (visit, host, meet, none) and whose they are."""

    kind: str
    subject: Person | None
    status: str = "held"
    """What the heading says of how far they happened: *Trips planned*, *Biden to arrive today*."""


def lead_of(
    words: Vocabulary, sentence: Sentence, signs: Sequence[Sign], discourse: Discourse, before: Lead | None
) -> Lead | None:
    """The lead that holds for a sentence: items keep it, a heading or a line that ends with a colon makes
    one."""
    low = [token.low for token in sentence.tokens]
    if sentence.kind == "item" and low[-1:] != [":"]:
        return before
    if sentence.kind != "heading" and low[-1:] != [":"]:
        return None
    text = " ".join(low).rstrip(" :")
    for kind, lists in (("visit", "abroad"), ("host", "home"), ("none", "none")):
        if f"{text} ".startswith(words.headings[lists]):
            return Lead(kind, _subject(signs) or discourse.topic, _status(low, signs))
    acts = [sign for sign in signs if sign.kind == "act"]
    for act in reversed(acts):
        for kind in ("host", "visit", "meet"):
            if any(one.endswith(f".{kind}") for one in act.value):
                return Lead(kind, _subject(signs) or discourse.topic, _status(low, signs))
    if any(phrase in text for phrase in words.words["status.headings_abroad"]):
        return Lead("visit", _subject(signs) or discourse.topic)
    return None


def _status(low: Sequence[str], signs: Sequence[Sign]) -> str:
    """How far what a heading or an item tells happened, by its words alone."""
    for status in ("cancelled", "denied", "possible", "planned"):
        if any(sign.kind in ("status", "act") and f"status.{status}" in sign.value for sign in signs):
            return status
    ahead = any(sign.kind == "act" and sign.first and low[sign.first - 1] == "to" for sign in signs)
    return "planned" if ahead else "held"


def _subject(signs: Sequence[Sign]) -> Person | None:
    return next((sign.value for sign in signs if sign.kind == "person"), None)


def item_frames(lead: Lead, signs: Sequence[Sign], frames: list[Frame], framer: Framer) -> list[Frame]:
    """The frames of an item: its own acts with the list's subject, or one act of the list's kind."""
    subject = Sign("person", 0, 0, lead.subject) if lead.subject is not None else None
    for frame in frames:
        if (subject is not None and not frame.subject and frame.kind != "call") or (
            subject is not None and frame.kind == "call" and len(frame.people()) < 2
        ):
            frame.subject = [subject]
    if lead.kind == "own":
        return frames
    if lead.kind == "none":
        return [frame for frame in frames if frame.kind == "call"]
    people = [sign for sign in signs if sign.kind == "person"]
    told = any(len(frame.subject) + len(frame.others) > 1 and frame.kind != "summit" for frame in frames)
    if told or subject is None:
        return frames
    places = [sign for sign in signs if sign.kind == "place"]
    if not people and not places:
        return frames
    act = (people or places)[0]
    people = [sign for sign in people if sign.value is not lead.subject]
    frame = Frame(
        "meet" if people else "visit", act._replace(kind="act", value=frozenset()), [subject], people[:6]
    )
    frame.places = framer.chain_of_item()
    frame.date = next((sign for sign in signs if sign.kind == "date"), None)
    own = _status(framer.low, signs)
    frame.status = own if own != "held" else lead.status
    if lead.kind == "host":
        frame.kind = "host"
        return [replace(frame, others=[one]) for one in people] or [frame]
    return [frame]

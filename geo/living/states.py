"""What came from addresses, kept as it came: each state once, with its day, its digest and its address.

A folder of the user's: the bytes under their digests, and a list of states, a line of JSON each.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from ..dates import days_said, iso
from ..errors import DateError
from ..places import private_folder
from .addresses import KEPT, refused, sought

FOLDER: Final = "SUMMIT_ATLAS_KEPT"
"""In the environment: the folder, where it is to be another."""
LIST: Final = "states.jsonl"
"""The list of the states, a line of JSON each."""
MOST_KEPT: Final = 5_000_000_000
"""Bytes of all states together: an address that is watched may change every few seconds."""
_SHORTEST: Final = 6
"""Letters of a digest that tell one state from others."""
_BOTH: Final = re.compile(r"(?P<day>.+?):(?P<address>[A-Za-z][\w+.-]*://.+)")
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d(:\d\d(:\d\d)?)?")
_NONE: Final = "see what is kept: python -m geo kept"


class State(NamedTuple):
    """A table as it was at an address on a day."""

    address: str
    """As it was written."""
    url: str
    """Where it came from, after exchanges and redirects."""
    name: str
    """Of the file; its ending says how it is read."""
    digest: str
    """SHA-256 of the bytes, in hexadecimal."""
    size: int
    """Bytes."""
    when: str
    """When it came first: ISO 8601, UTC."""
    etag: str = ""
    """By which its server knows it."""

    @property
    def day(self) -> str:
        """The day (UTC) on which it came first."""
        return self.when[:10]

    @property
    def moment(self) -> str:
        """The same to the minute, for people."""
        return f"{self.when[:16].replace('T', ' ')} UTC"

    @property
    def said(self) -> str:
        """By which it can be asked for, whatever comes later."""
        return f"{KEPT}{self.digest[:12]}"


def kept_folder() -> Path:
    """Where states are kept: ``SUMMIT_ATLAS_KEPT``, or a folder of this program among the user's data."""
    if os.environ.get(FOLDER):
        return Path(os.environ[FOLDER])
    if sys.platform == "win32" and os.environ.get("LOCALAPPDATA"):
        return Path(os.environ["LOCALAPPDATA"]) / "summit-atlas" / "kept"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "summit-atlas" / "kept"
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "summit-atlas" / "kept"


def keep(address: str, url: str, name: str, content: bytes, etag: str) -> State:
    """Keep what came just now; the state as it is listed: of the same bytes as last time, the one of then.

    Raises ``TableError`` where the folder cannot be written.
    """
    digest = hashlib.sha256(content).hexdigest()
    before = next(iter(kept_states(address)), None)
    if before is not None and before.digest == digest and path_of(digest).is_file():
        return before
    kept = {state.digest: state.size for state in kept_states() if path_of(state.digest).is_file()}
    if digest not in kept and sum(kept.values()) + len(content) > MOST_KEPT:
        found = f"{sum(kept.values()) / 1e9:,.1f} GB of states in {kept_folder()}"
        raise refused(address, found, f"at most {MOST_KEPT / 1e9:,.0f} GB", "remove what is not needed there")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    state = State(address, url, name, digest, len(content), now, etag)
    try:
        folder = private_folder(kept_folder())
        _write(folder, digest, content)
        line = json.dumps(state._asdict(), ensure_ascii=False) + "\n"
        with (folder / LIST).open(
            "ab"
        ) as listed:  # one call: whoever writes at the same time writes beside it
            listed.write(line.encode("utf-8", "replace"))
    except OSError as error:
        raise refused(
            str(kept_folder()), f"a folder that cannot be written ({error.strerror})",
            "a folder of yours in which what comes from addresses is kept", f"set {FOLDER} to one",
        ) from error  # fmt: skip
    return state


def _write(folder: Path, digest: str, content: bytes) -> None:
    """The bytes under their digest, whole or not at all."""
    if (folder / digest).is_file() and (folder / digest).stat().st_size == len(content):
        return
    handle, temporary = tempfile.mkstemp(dir=folder, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.replace(temporary, folder / digest)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def path_of(digest: str) -> Path:
    """Where the bytes of a digest are kept, if they are."""
    return kept_folder() / digest


def kept_states(address: str = "") -> list[State]:
    """The states that are kept, of one address or of all, the latest first."""
    found = [state for state in _listed() if not address or state.address == address]
    found.reverse()  # of two of one second the one that came later
    return sorted(found, key=lambda state: state.when, reverse=True)


def _listed() -> Iterator[State]:
    with contextlib.suppress(OSError), (kept_folder() / LIST).open("rb") as lines:
        for line in lines:
            if (state := state_read(line)) is not None:
                yield state


def state_read(line: bytes) -> State | None:
    """A line of the list; None for one that is damaged."""
    try:
        told: dict[str, Any] = json.loads(line)
        state = State(**{name: told[name] for name in State._fields})
    except (ValueError, KeyError, TypeError):
        return None
    plain = all(isinstance(value, int if name == "size" else str) for name, value in state._asdict().items())
    return state if plain and re.fullmatch("[0-9a-f]{64}", state.digest) else None


def state_of(said: str, address: str = "") -> State:
    """The state that is meant: by its digest, or the first letters of it, or as an address was on a day.

    ``said``: ``ab12cd34``, or ``2026-11-30``, or the day and the address as ``2026-11-30:https://…``; a day
    means its end, and may have a time (UTC) behind it: ``2026-11-30T09:00``. Raises ``TableError`` where none
    is kept, saying which are.
    """
    text = said.strip().removeprefix(KEPT)
    if both := _BOTH.fullmatch(text):
        return _on_day(both["day"], sought(both["address"]).said)
    if re.fullmatch(f"[0-9a-fA-F]{{{_SHORTEST},64}}", text) and not (address and _is_day(text)):
        return _by_digest(text.lower(), address)
    if not address:
        found = f"neither the digest of a state nor a day and an address: {text[:60]}"
        raise refused(said, found, f"{KEPT}DIGEST, or {KEPT}DAY:ADDRESS", _NONE)
    return _on_day(text, address)


def _is_day(text: str) -> bool:
    return bool(re.match(r"\d{4}-", text))


def _by_digest(start: str, address: str) -> State:
    found = [state for state in kept_states(address) if state.digest.startswith(start)]
    if not found:
        raise refused(f"{KEPT}{start}", "the digest of no state that is kept", "one of the list", _NONE)
    if len({state.digest for state in found}) > 1:
        shown = ", ".join(state.digest[:12] for state in found[:4])
        advice = f"write more of it: {shown}"
        raise refused(f"{KEPT}{start}", "the start of several digests", "one that is meant", advice)
    return found[0]


def _on_day(text: str, address: str) -> State:
    end = text.upper() if _TIME.fullmatch(text.upper()) else _end(text, address)
    known = kept_states(address)
    found = [state for state in known if state.when[: len(end)] <= end]
    if found:
        return found[0]
    if not known:
        raise refused(address, "no state that is kept", "an address that was asked before", _NONE)
    first = known[-1]
    raise refused(
        address, f"no state of {end} or before", f"{first.day} or later, when the first came", _NONE
    )


def _end(text: str, address: str) -> str:
    """The last day that a text says, in ISO 8601."""
    try:
        _, last = days_said(None, text, ("", "the day"))
    except (ValueError, DateError) as error:
        raise refused(
            f"{text}:{address}", f"no day: {text[:40]}", "a day as 2026-11-30", str(error)
        ) from error
    return iso(last or 0)


def content_of(state: State) -> bytes:
    """The bytes of a state. Raises ``TableError`` where they are gone, or are others by now."""
    try:
        content = path_of(state.digest).read_bytes()
    except OSError as error:
        found = f"a state of {state.day} whose file is gone ({error.strerror})"
        raise refused(state.address, found, f"the file {path_of(state.digest)}", _NONE) from error
    if hashlib.sha256(content).hexdigest() != state.digest:
        found = f"a state of {state.day} whose file was changed since"
        raise refused(state.address, found, "the bytes as they came", f"remove {path_of(state.digest)}")
    return content

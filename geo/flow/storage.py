"""Objects on object storage by their addresses (``s3://bucket/key``, ``gs://bucket/key``): found and opened.

Arrow's file systems do it, which come with pyarrow. Whose credentials, which region and which other endpoint
(``AWS_ENDPOINT_URL``) is theirs to find where the provider's own tools look: in the environment, in the
configuration of the user, in the role of the machine. No address may hold any, and no message repeats any.
Nothing is imported or asked before the first address is given.
"""

from __future__ import annotations

import glob
import io
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from pyarrow.lib import ArrowException

from ..errors import FlowEngineError, FlowSourceError

if TYPE_CHECKING:
    from pyarrow.fs import FileInfo, FileSystem

_SCHEMES: Final = {"s3": "s3://{}", "s3a": "s3://{}", "gs": "gs://{}?retry_limit_seconds=30"}
"""Schemes of addresses → what a bucket is for Arrow, which would else try Google's for a quarter of an hour;
``s3a`` is what Spark calls the first."""
_AN_ADDRESS: Final = re.compile("^([a-z0-9]+)://(.*)$", re.IGNORECASE | re.DOTALL)
_A_BUCKET: Final = re.compile("^[A-Za-z0-9][A-Za-z0-9._-]+$")
_SETTINGS: Final = ("AWS_", "GOOGLE_", "GCS_", "CLOUDSDK_")
_AHEAD: Final = 1 << 18
"""Bytes that are fetched at once at least: every request costs some hundredths of a second."""
_AN_ANSWER: Final = re.compile(
    r"AWS Error ([A-Z_]+)|\b(PERMISSION_DENIED|UNAUTHENTICATED|UNAVAILABLE|DEADLINE_EXCEEDED|NOT_FOUND)\b"
)
"""The word of the provider, of Amazon's or of Google's, for why there is no answer."""
_NO_ANSWERS: Final = {
    "NETWORK_CONNECTION",
    "REQUEST_TIMEOUT",
    "SLOW_DOWN",
    "UNAVAILABLE",
    "DEADLINE_EXCEEDED",
}
_NETWORK: Final = (
    "look at the network, at the credentials, and at AWS_ENDPOINT_URL if it is set; what was read is kept "
    "for the next run"
)
_CREDENTIALS: Final = (
    "check the credentials and the region in the environment or the configuration of the provider's tools "
    "(AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_REGION; GOOGLE_APPLICATION_CREDENTIALS)"
)


class Stored(NamedTuple):
    """An object."""

    path: str
    """Its address, as it was asked for or found."""
    size: int
    """Bytes."""
    mtime: int
    """Nanoseconds since 1970 at which it was last changed."""


class _Address(NamedTuple):
    scheme: str
    bucket: str
    key: str


def is_address(path: str) -> bool:
    """Whether a path is an address on object storage that can be read."""
    told = _AN_ADDRESS.match(path)
    return told is not None and told[1].lower() in _SCHEMES


def stored(path: str, endings: Sequence[str]) -> list[Stored]:
    """The objects behind an address, by name: one by itself, all below a prefix, or those of a glob.

    Of a prefix (``s3://bucket/folder``) and of a glob (``*``, ``?``, ``[…]``, and ``**`` for any folders)
    those are taken whose name has one of the ``endings``, whatever the case.

    Raises ``FlowSourceError`` when the storage refuses, ``FlowEngineError`` when it cannot be reached.
    """
    address = _parts(path)
    start, below = address.key.rstrip("/"), "**"
    if glob.has_magic(start) and not _listed(path, address, start, exact=True):
        folders = start.split("/")
        plain = next(n for n, folder in enumerate(folders) if glob.has_magic(folder))
        start, below = "/".join(folders[:plain]), "/".join(folders[plain:])
    elif found := _listed(path, address, start, exact=True):
        return found
    inside = len(start) + 1 if start else 0
    every = _listed(path, address, start, exact=False, deep="/" in below or "**" in below)
    head = f"{address.scheme}://{address.bucket}/"
    return [
        one
        for one in every
        if one.path.lower().endswith(tuple(endings))
        and _fits(one.path.removeprefix(head)[inside:].split("/"), below.split("/"))
    ]


@contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """The bytes of an object, a quarter of a megabyte at least at once; one may seek in them.

    Raises ``FlowSourceError`` when it is not there or the storage refuses, and ``FlowEngineError`` when the
    storage cannot be reached, at the beginning or while the object is read.
    """
    address = _parts(path)
    with _explained(path):
        raw = _system(address, _settings()).open_input_file(f"{address.bucket}/{address.key}")
        with raw, io.BufferedReader(raw, _AHEAD) as file:
            yield file


def _listed(path: str, address: _Address, start: str, *, exact: bool, deep: bool = True) -> list[Stored]:
    """The object ``start`` by itself, or those below it; folders are none."""
    from pyarrow.fs import FileSelector, FileType

    found: list[FileInfo] = []
    system, place = _system(address, _settings()), f"{address.bucket}/{start}".rstrip("/")
    with _explained(path), suppress(FileNotFoundError):
        asked = [place] if exact else FileSelector(place, recursive=deep)
        found = system.get_file_info(asked) if start or not exact else []
    return sorted(
        Stored(f"{address.scheme}://{one.path}", int(one.size), int(one.mtime_ns))
        for one in found
        if one.type == FileType.File
    )


def _fits(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    """Whether the folders and name of an object are those of a glob's; ``**`` is any folders, or none."""
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_fits(parts[n:], pattern[1:]) for n in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _fits(parts[1:], pattern[1:])


def _parts(path: str) -> _Address:
    told = _AN_ADDRESS.match(path)
    scheme, rest = (told[1], told[2]) if told else ("", path)
    bucket, _, key = rest.partition("/")
    if not _A_BUCKET.match(bucket):
        # What stands there may be a password, and is not repeated.
        raise FlowSourceError(
            f"{scheme}://…",
            "names no bucket",
            f"{scheme}://BUCKET/KEY, without credentials or settings",
            _CREDENTIALS,
        )
    return _Address(scheme, bucket, key)


def _settings() -> frozenset[tuple[str, str]]:
    """What the environment says: a file system that was made under another one is not the same."""
    return frozenset(one for one in os.environ.items() if one[0].startswith(_SETTINGS))


@lru_cache(maxsize=4)
def _made(bucket: str, settings: frozenset[tuple[str, str]]) -> FileSystem:
    from pyarrow.fs import FileSystem

    return FileSystem.from_uri(bucket)[0]


def _system(address: _Address, settings: frozenset[tuple[str, str]]) -> FileSystem:
    """Arrow's file system for a bucket, with its region; kept, because that is asked of the storage."""
    with _explained(f"{address.scheme}://{address.bucket}"):
        return _made(_SCHEMES[address.scheme.lower()].format(address.bucket), settings)


@contextmanager
def _explained(path: str) -> Iterator[None]:
    """Errors of the storage as ours, with its word for what happened and nothing else that it says.

    Errors of what is done with the bytes meanwhile stay as they are.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise FlowSourceError(path, "no object is there", "one that is", "look at the spelling") from error
    except (OSError, ArrowException) as error:
        told = _AN_ANSWER.search(str(error))
        if isinstance(error, FlowSourceError) or told is None:
            raise
        word = told[1] or told[2]
        if word in _NO_ANSWERS:
            raise FlowEngineError(f"{path}: the storage cannot be reached ({word}); {_NETWORK}") from error
        found, advice = f"the storage refuses ({word})", _CREDENTIALS
        if word == "NO_SUCH_BUCKET":
            found, advice = "no bucket of this name is there", "look at the spelling"
        raise FlowSourceError(path, found, "a bucket and objects that may be read", advice) from error

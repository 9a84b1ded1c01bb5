"""What goes to a terminal: text of tables and names of files cannot steer it."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TextIO, cast

from ..errors import SummitAtlasError

_STEERING: Final = {
    code: f"\\u{code:04x}"
    for code in (
        *(code for code in range(0x20) if chr(code) not in "\n\t"),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),  # embedded and overridden directions: what is read is not what stands there
        *range(0x2066, 0x206A),
    )
}
"""Control characters, and those that turn the direction of text, as JSON writes them."""

_CURES: Final = {
    errno.ENOSPC: "free some space, or choose another place",
    errno.EACCES: "choose a place that you may read and write",
    errno.EPERM: "choose a place that you may read and write",
    errno.EMFILE: "close other programs, and try again",
    errno.ENFILE: "close other programs, and try again",
}
_NO_ROOM: Final = (errno.ENOSPC, errno.EFBIG, errno.EIO)


def plain(text: str) -> str:
    """The text without signs that a terminal takes for orders: they stand as ``\\u001b``."""
    return text.translate(_STEERING)


class _Plain:
    """A stream that writes ``plain`` text; all else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        return self.stream.write(plain(text))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


@contextlib.contextmanager
def plain_streams() -> Iterator[None]:
    """Meanwhile whatever is printed goes through ``plain``; what has nowhere to go goes nowhere."""
    with contextlib.ExitStack() as stack:
        streams = [_there(stream, stack) for stream in (sys.stdout, sys.stderr)]
        for stream in streams:
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        out, errors = (cast("TextIO", _Plain(stream)) for stream in streams)
        stack.enter_context(contextlib.redirect_stdout(out))
        stack.enter_context(contextlib.redirect_stderr(errors))
        yield


def _there(stream: TextIO | None, stack: contextlib.ExitStack) -> TextIO:
    """The stream, or one to nowhere where whoever called the program closed it (``>&-``)."""
    return stream or stack.enter_context(Path(os.devnull).open("w", encoding="utf-8"))


def over(words: str, *, done: bool) -> None:
    """Write over the line on standard error that was written last: progress, in our own words."""
    stream = sys.stderr.stream if isinstance(sys.stderr, _Plain) else sys.stderr
    print(f"\r\x1b[K{plain(words)}", end="\n" if done else "", file=stream, flush=True)


def in_words(error: Exception) -> str:
    """What went wrong; what the operating system refused without its number, with the place and a next step.

    A file that is opened has a name: without one it is what is printed that cannot be written, where there is
    no room. All else without a name says what the system says.
    """
    if not isinstance(error, OSError) or isinstance(error, SummitAtlasError) or not error.strerror:
        return str(error)
    names = [str(name) for name in (error.filename, error.filename2) if name is not None]
    if not names and error.errno not in _NO_ROOM:
        return error.strerror
    cure = _CURES.get(error.errno or 0, "check the path, and try again")
    return f"{' → '.join(names) or 'the output'}: {error.strerror.lower()}; {cure}"

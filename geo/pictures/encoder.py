"""Pictures in a row → a film, by ffmpeg: that of this machine, or of the package ``imageio-ffmpeg``."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from ..errors import EncoderError
from .browser import end

VARIABLE: Final = "SUMMIT_ATLAS_FFMPEG"
FILMS: Final = ("mp4", "webm", "gif")
GIF_FPS: Final = 12
"""Frames a second of a GIF at most: each has colours of its own, and is as large as a picture."""
_COLOURS: Final = "scale=in_range=full:out_range=tv:out_color_matrix=bt709,format=yuv420p"
_TOLD: Final = (
    "-colorspace",
    "bt709",
    "-color_primaries",
    "bt709",
    "-color_trc",
    "bt709",
    "-color_range",
    "tv",
)
_AS: Final[Mapping[str, tuple[str, ...]]] = {
    "mp4": (
        "-vf", _COLOURS, *_TOLD, "-c:v", "libx264", "-preset", "fast", "-crf", "18",
        "-movflags", "+faststart",
    ),
    "webm": (
        "-vf", _COLOURS, *_TOLD, "-c:v", "libvpx-vp9", "-crf", "30", "-b:v", "0", "-deadline", "realtime",
        "-cpu-used", "6", "-row-mt", "1",
    ),
    "gif": ("-c:v", "copy", "-f", "matroska"),
}  # fmt: skip
"""By the ending of the film; colours as television has them, so that every player shows the same. A GIF is
made of the pictures once all are there (``_GIF``): its colours are chosen for all of them."""
_GIF: Final = (
    ("-i", "{pictures}", "-vf", "palettegen=stats_mode=diff", "{colours}"),
    (
        "-i",
        "{pictures}",
        "-i",
        "{colours}",
        "-lavfi",
        "paletteuse=dither=none:diff_mode=rectangle",
        "-loop",
        "0",
        "{out}",
    ),
)  # fmt: skip
_QUIET: Final = ("-hide_banner", "-loglevel", "error", "-nostdin", "-y")
_EXACT: Final = ("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact")
_ENDS_S: Final = 600
_SAID_MOST: Final = 300


def find_encoder(environment: Mapping[str, str] = os.environ) -> Path:
    """The program ffmpeg; raises ``EncoderError`` where there is none, with what installs it."""
    named = environment.get(VARIABLE)
    if found := shutil.which(named or "ffmpeg", path=environment.get("PATH", "")):
        return Path(found)
    if named:
        raise EncoderError(f'{VARIABLE} names "{named}", which is no program; correct or unset it')
    try:
        import imageio_ffmpeg  # brings an ffmpeg along

        return Path(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError) as error:
        raise EncoderError(
            "no ffmpeg is on this machine, and films are made by it; install it (Debian and Ubuntu: "
            "apt install ffmpeg; macOS: brew install ffmpeg; or pip install imageio-ffmpeg), or let "
            f"{VARIABLE} name its program"
        ) from error


@contextmanager
def encoding(encoder: Path, out: Path, fps: int) -> Iterator[IO[bytes]]:
    """Where the pictures of a film go, as JPEG one after the other; ``out`` is there behind the block.

    By the ending of ``out`` (``FILMS``). The same pictures give the same film. Raises ``EncoderError``.
    """
    kind = out.suffix.lower().removeprefix(".")
    said, pictures = out.with_suffix(".said"), out.with_suffix(".pictures")
    words = [
        "-f", "image2pipe", "-framerate", str(fps), "-c:v", "mjpeg", "-i", "pipe:0",
        *_AS[kind], *_EXACT, str(pictures if kind == "gif" else out),
    ]  # fmt: skip
    with _run(encoder, words, said) as taking:
        yield taking
    if kind == "gif":
        names = {"pictures": pictures, "colours": out.with_suffix(".png"), "out": out}
        for step in _GIF:
            with _run(encoder, [word.format(**names) for word in step], said):
                pass


@contextmanager
def _run(encoder: Path, words: Sequence[str], said: Path) -> Iterator[IO[bytes]]:
    """Let it do one thing, with what is written within the block; it has ended behind it."""
    with said.open("wb") as told:
        try:
            process = subprocess.Popen(
                [str(encoder), *_QUIET, *words],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=told,
                start_new_session=True,
            )
        except OSError as error:
            raise EncoderError(f"{encoder} cannot be started: {error.strerror}") from error
        assert process.stdin is not None
        try:
            yield process.stdin
            process.stdin.close()
            process.wait(_ENDS_S)
        except (BrokenPipeError, subprocess.TimeoutExpired) as error:
            raise _failed(encoder, said) from error
        finally:
            end(process)
    if process.returncode:
        raise _failed(encoder, said)


def _failed(encoder: Path, said: Path) -> EncoderError:
    lines = said.read_text("utf-8", "replace").strip().splitlines()
    words = f' Its last words: "{lines[-1][:_SAID_MOST]}"' if lines else ""
    return EncoderError(f"{encoder} has made no film.{words} Let {VARIABLE} name another")

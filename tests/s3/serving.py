"""Moto's server of S3: got by pip into an environment of its own, started, and filled with objects."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote
from urllib.request import Request, urlopen

from tests.free_port import free_port

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
LOOPBACK = "127.0.0.1"
KEY, SECRET = "AKIAOFTHETESTS", "the-secret-of-the-tests"
BUCKET = "news"
_SECONDS = 300.0
"""Patience with a machine that is busy with other tests."""


class S3MissingError(RuntimeError):
    """No server of S3 is here; says what installs it."""


def find() -> Path:
    """The Python that has the server. Raises ``S3MissingError``."""
    folder = _environment()
    if not (folder / "complete").exists():
        raise S3MissingError("no server of S3 here: `python -m tests` installs it")
    return _python(folder)


def obtain() -> Path:
    """The Python that has the server, installed if need be. Raises ``S3MissingError``."""
    folder = _environment()
    if not (folder / "complete").exists():
        print("S3: pip install -r tests/s3/requirements.txt", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        pip = [_python(folder), "-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS]
        for command in ([sys.executable, "-m", "venv", folder], pip):
            if subprocess.run(command, check=False).returncode:
                raise S3MissingError("pip could not install tests/s3/requirements.txt; its words are above")
        (folder / "complete").touch()
    return find()


def _environment() -> Path:
    digest = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()[:12]
    return ROOT / "build" / f"s3-{digest}"


def _python(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


class Server(NamedTuple):
    """A running server with one bucket."""

    url: str

    def put(self, key: str, data: bytes | Path) -> None:
        """An object in the bucket, from bytes or from a file."""
        self._ask("PUT", f"{BUCKET}/{key}", data if isinstance(data, bytes) else data.read_bytes())

    def put_folder(self, folder: Path, prefix: str) -> None:
        """The files of a folder below a prefix."""
        for path in sorted(folder.iterdir()):
            self.put(f"{prefix}/{path.name}", path)

    def delete(self, key: str) -> None:
        """The object is gone."""
        self._ask("DELETE", f"{BUCKET}/{key}")

    def make(self) -> None:
        """The bucket."""
        self._ask("PUT", BUCKET)

    def _ask(self, method: str, path: str, body: bytes | None = None) -> None:
        # Whoever gives no name at all may not write over an object; a name is believed here.
        told = {"Content-Type": "application/octet-stream", "Authorization": f"AWS {KEY}:unsigned"}
        with urlopen(Request(f"{self.url}/{quote(path)}", body, told, method=method), timeout=_SECONDS):
            pass


def environment(url: str) -> dict[str, str]:
    """What the environment of a reader says, and nothing of whoever runs the tests."""
    return {
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    }


@contextmanager
def server(*, free_requests: int | None = None) -> Iterator[Server]:
    """A server; after so many ``free_requests`` it refuses whoever it does not know, which is everybody.

    Raises ``S3MissingError`` when none is installed.
    """
    port = free_port()
    more = {} if free_requests is None else {"INITIAL_NO_AUTH_ACTION_COUNT": str(free_requests)}
    command = [find(), "-m", "moto.server", "-H", LOOPBACK, "-p", str(port)]
    silent = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=silent, stderr=silent, env=os.environ | more)
    try:
        _wait(process, port)
        running = Server(f"http://{LOOPBACK}:{port}")
        running.make()
        yield running
    finally:
        process.terminate()
        process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + _SECONDS
    while True:
        try:
            socket.create_connection((LOOPBACK, port), timeout=1).close()
        except OSError:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return

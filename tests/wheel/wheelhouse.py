"""The packages that an installed Summit Atlas needs, fetched once: tests install without a network."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEEDED = (ROOT / "requirements.txt", ROOT / "constraints.txt", ROOT / "locked" / "app.txt")


class WheelhouseMissingError(RuntimeError):
    """The packages are not here; says what fetches them."""


def find() -> Path:
    """The folder of the packages. Raises ``WheelhouseMissingError``."""
    folder = _folder()
    if not (folder / "complete").exists():
        raise WheelhouseMissingError(
            "the packages of requirements.txt are not here: `python -m tests` fetches them"
        )
    return folder


def obtain() -> Path:
    """The folder of the packages, fetched if need be. Raises ``WheelhouseMissingError``."""
    folder = _folder()
    if not (folder / "complete").exists():
        print("Wheel: pip download -r requirements.txt", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--requirement", str(NEEDED[0])]
        if subprocess.run([*pip, "--dest", str(folder)], cwd=ROOT, check=False).returncode:
            raise WheelhouseMissingError("pip could not fetch requirements.txt; its words are above")
        (folder / "complete").touch()
    return folder


def _folder() -> Path:
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in NEEDED) + sys.version.encode())
    return ROOT / "build" / f"wheelhouse-{digest.hexdigest()[:12]}"

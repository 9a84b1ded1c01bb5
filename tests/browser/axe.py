"""axe-core, the checker of accessibility, out of its npm package, once per machine.

Kept under ``build/npm`` and checked against its SHA-256; not committed, for it is half a megabyte.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page

PACKAGE = "axe-core@4.11.0"
SHA256 = "39bed7d72308f6d620789c169d699bfd7e8da80f65b545821a6b2215c3e83107"
STORE = Path(__file__).resolve().parent.parent.parent / "build" / "npm"

# Everything that axe has but what is a matter of taste or still being tried.
RUN = """(skip) => axe.run(document, {
  rules: Object.fromEntries(skip.map((id) => [id, { enabled: false }])),
  resultTypes: ["violations"],
})"""
"""Of what passes one element is described and not all: that would take most of the time."""


class AxeMissingError(RuntimeError):
    """The package cannot be had, or is another one."""


@cache
def script() -> str:
    """axe's code. Raises ``AxeMissingError`` saying what is missing."""
    archive = STORE / f"{PACKAGE.replace('@', '-')}.tgz"
    if not archive.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise AxeMissingError(f"npm is not installed; it is needed once, to get {PACKAGE}")
        STORE.mkdir(parents=True, exist_ok=True)
        command = [npm, "pack", "--silent", PACKAGE]
        done = subprocess.run(command, cwd=STORE, capture_output=True, text=True, check=False)
        if done.returncode:
            raise AxeMissingError(f"`npm pack {PACKAGE}` failed:\n{done.stderr[-1000:]}")
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != SHA256:
        raise AxeMissingError(f"{archive}: SHA-256 is {found}, expected {SHA256}; delete it and try again")
    with tarfile.open(archive) as package:
        member = package.extractfile("package/axe.min.js")
        assert member is not None
        return member.read().decode("utf-8")


def violations(page: Page | Frame, *, without: tuple[str, ...] = ()) -> list[str]:
    """What axe finds on a page or in a frame, one line for each element; rules ``without`` are not run."""
    page.evaluate(script())
    result: dict[str, Any] = page.evaluate(RUN, list(without))
    return [
        f"{found['id']} ({found['impact']}): {node['target']} {node['html'][:160]} {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]

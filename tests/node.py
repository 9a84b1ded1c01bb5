"""Node and the packages that build and check our scripts, and the core of the scripts asked from Python."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests import debian

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (20, 19)
ASK = ROOT / "tests" / "scripts" / "ask.mjs"


class NodeMissingError(RuntimeError):
    """There is no Node that our tools run on, or no package of them; the message says how to get it."""


def find() -> str:
    """``node``. Raises ``NodeMissingError`` when it or ``npm`` is missing or too old."""
    node = shutil.which("node")
    command = [node or "node", "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout if node else ""
    version = tuple(map(int, re.findall(r"\d+", said)[:2]))
    if node and version >= OLDEST and shutil.which("npm"):
        return node
    found = f"Node {said.strip()} is too old" if version and version < OLDEST else "Node or npm is missing"
    raise NodeMissingError(
        f"{found}: what checks the map's scripts needs Node {'.'.join(map(str, OLDEST))} or later, and npm. "
        "On Debian or Ubuntu run `python -m tests` as root, or `apt-get install nodejs npm`; elsewhere "
        "install Node.js. To use the map needs neither."
    )


def obtain() -> str:
    """``node`` as found, otherwise installed now (Debian, as root), with the packages of package-lock.json.

    Raises ``NodeMissingError``.
    """
    try:
        node = find()
    except NodeMissingError:
        if not debian.can_install():
            raise
        debian.install("nodejs", "npm")
        node = find()
    if _stale():
        print("npm ci: the packages of package-lock.json", flush=True)
        # Nothing of theirs has to run to be installed.
        done = subprocess.run([str(shutil.which("npm")), "ci", "--ignore-scripts"], cwd=ROOT, check=False)
        if done.returncode:
            raise NodeMissingError("`npm ci` failed; its words are above")
    return node


def _stale() -> bool:
    """Whether other packages than those of package-lock.json lie in node_modules, or not all of them."""
    kept = ROOT / "node_modules" / ".package-lock.json"
    if not kept.exists():
        return True
    wanted, found = (
        {name: package for name, package in json.loads(path.read_text("utf-8"))["packages"].items() if name}
        for path in (ROOT / "package-lock.json", kept)
    )
    of_every_machine = {name for name, package in wanted.items() if not package.get("optional")}
    same = all(package["version"] == wanted.get(name, {}).get("version") for name, package in found.items())
    return not same or not of_every_machine <= found.keys()


class Core:
    """The modules of ``assets/core/`` in Node, which keeps what it is told from one question to the next."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def evaluate(self, code: str, argument: Any = None) -> Any:
        """What the function ``code`` of ``argument`` returns; it sees the core's exports in ``core``."""
        asks, answers = self._process.stdin, self._process.stdout
        assert asks
        assert answers
        asks.write(json.dumps({"code": code, "argument": argument}) + "\n")
        asks.flush()
        answer = json.loads(answers.readline())
        if "problem" in answer:
            raise AssertionError(answer["problem"])
        return answer["value"]


@contextmanager
def started() -> Iterator[Core]:
    """The core in a Node of its own, which ends afterwards."""
    command = [find(), str(ASK)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            yield Core(process)
        finally:
            process.terminate()

"""Set up what the tests need, then run all of them: ``python -m tests``.

Installs tests/requirements.txt into this interpreter's environment when something is missing,
finds or gets two browsers, Node, Java, a server of S3, the packages that a wheel needs and a
Nominatim, then runs ruff, mypy, import-linter, what checks and tests the map's scripts (package.json) and
pytest. With arguments only pytest runs, and gets them: ``python -m tests -k dates``. The exit code is that
of the first step that failed.

``python -m tests --quick`` is for after each change: ruff, mypy, and every test that is neither marked
``slow`` (it takes long, or needs Spark, S3 or Nominatim) nor drives a browser, and the one marked ``smoke``,
which does; Hypothesis tries few examples. A new test is in it until it is marked. Its five slowest are named
at the end: one of more than two seconds is to be made faster, or marked. Further arguments are pytest's.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from tests import chromium, firefox, java, node
from tests.nominatim import importing
from tests.nominatim.installing import NominatimMissingError
from tests.nominatim.installing import install as install_nominatim
from tests.s3 import serving
from tests.wheel import wheelhouse

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "tests" / "requirements.txt"
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("tests.floors",),
    ("npm", "run", "--silent", "types"),
    ("npm", "run", "--silent", "lint"),
    ("npm", "run", "--silent", "test"),
)
# A file's tests stay together, since they share what they set up: a cluster, a Nominatim, the app. Those in a
# browser wait much of their time, so there is one process more of them than there are cores. All are one run:
# each process reads the tests once, and none waits for the last file of one half before the other begins.
# tests/conftest.py says which file comes first.
AT_ONCE = str(min(4, (os.cpu_count() or 1) + 1))
WHOLE_SUITE = ("pytest", "-n", AT_ONCE, "--dist", "loadfile", "--no-loadscope-reorder")
QUICK = "--quick"
CHOSEN = ("-m", "smoke or not (slow or browser)", "--hypothesis-profile", "quick")
QUICK_SUITE = (*WHOLE_SUITE, *CHOSEN, "--durations", "5", "--durations-min", "2")
OWN_ENVIRONMENT = """\
Make an environment of the project's own, and run the same command in it:
    python3 -m venv .venv
    . .venv/bin/activate            (Windows: .venv\\Scripts\\activate)
    python -m tests"""


def pins(requirements: Path) -> dict[str, str]:
    """Name → version of every ``name==version`` line, of the files named by ``-r`` lines too.

    Not of those in ``locked``, which hold what the others bring along, also on other systems.
    """
    found: dict[str, str] = {}
    for line in requirements.read_text("utf-8").splitlines():
        if match := re.match(r"-r\s+(\S+)", line):
            if Path(match[1]).parent.name != "locked":
                found |= pins(requirements.parent / match[1])
        elif match := re.match(r"([A-Za-z0-9._-]+)==([^\s;#]+)", line):
            found[match[1]] = match[2]
    return found


def missing(wanted: dict[str, str]) -> list[str]:
    """The packages, as ``name==version``, that are not installed in just that version."""

    def installed(name: str) -> str | None:
        try:
            return importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            return None

    return [f"{name}=={version}" for name, version in wanted.items() if installed(name) != version]


def refusal() -> str | None:
    """Why pip cannot install into this interpreter, in words; None when it can be tried."""
    if importlib.util.find_spec("pip") is None:
        return f"This Python has no pip.\n{OWN_ENVIRONMENT}"
    in_environment = sys.prefix != sys.base_prefix
    if in_environment or not Path(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED").exists():
        return None
    reason = "This Python belongs to the operating system, which lets no pip install into it (PEP 668)."
    return f"{reason}\n{OWN_ENVIRONMENT}"


def install() -> str | None:
    """Install what is missing; the reason in words when that is not possible."""
    wanted = missing(pins(REQUIREMENTS))
    if not wanted:
        return None
    print(f"Installing tests/requirements.txt: {', '.join(wanted)} missing", flush=True)
    if reason := refusal():
        return reason
    command = [sys.executable, "-m", "pip", "install", "--quiet", "-r", str(REQUIREMENTS)]
    if subprocess.run(command, check=False).returncode:
        return f"pip could not install tests/requirements.txt; its words are above.\n{OWN_ENVIRONMENT}"
    return None


def run(step: tuple[str, ...]) -> int:
    """Run npm or one module of this interpreter's environment in the project's folder; its exit code.

    Compiled modules are kept whatever the environment says: the tests start Python some hundred times.
    """
    print(f"\n== {' '.join(step)}", flush=True)
    program = [str(shutil.which("npm"))] if step[0] == "npm" else [sys.executable, "-m", step[0]]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run([*program, *step[1:]], cwd=ROOT, env=kept, check=False).returncode


def main(arguments: list[str]) -> int:
    """Set up and run; 0 when everything passed, otherwise the first failure's code."""
    if reason := install():
        print(reason, file=sys.stderr)
        return 2
    try:
        print(f"Browser: {chromium.obtain()}", flush=True)
    except chromium.ChromiumMissingError as error:
        print(error, file=sys.stderr)
        return 2
    if QUICK not in arguments and not obtained():
        return 2
    return next(filter(None, [run(step) for step in steps(arguments)]), 0)


def steps(arguments: list[str]) -> list[tuple[str, ...]]:
    """The modules that are run one after the other, with their arguments."""
    if QUICK in arguments:
        return [*CHECKS, (*QUICK_SUITE, *(one for one in arguments if one != QUICK))]
    return [("pytest", *arguments)] if arguments else [*CHECKS, WHOLE_SUITE]


def obtained() -> bool:
    """Get what only some tests need; False when it is there and cannot be made use of."""
    try:
        print(f"Node: {node.obtain()}", flush=True)
    except node.NodeMissingError as error:
        print(error, file=sys.stderr)
        return False
    try:
        print(f"Firefox: {firefox.obtain()}", flush=True)
    except firefox.FirefoxMissingError as error:
        print(error, file=sys.stderr)  # its tests skip, or fail where nothing may be left out
    try:
        print(f"Java: {java.obtain()}", flush=True)
    except java.JavaMissingError as error:
        print(error, file=sys.stderr)  # the tests of Spark skip, or fail where nothing may be left out
    try:
        print(f"S3: {serving.obtain()}", flush=True)
    except serving.S3MissingError as error:
        print(error, file=sys.stderr)  # the tests of object storage do likewise
    try:
        print(f"Wheel: {wheelhouse.obtain()}", flush=True)
    except wheelhouse.WheelhouseMissingError as error:
        print(error, file=sys.stderr)  # the tests of the installed wheel do likewise
    try:
        install_nominatim()
        print(f"Nominatim: {importing.obtain()}", flush=True)
    except NominatimMissingError as error:
        print(error, file=sys.stderr)  # its tests skip, or fail where nothing may be left out
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        print(f"Nominatim's extract could not be imported: {error}", file=sys.stderr)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

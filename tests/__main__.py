"""Set up what the tests need, then run all of them: ``python -m tests``.

Installs tests/requirements.txt into this interpreter's environment when something is missing,
finds or gets two browsers, Node, Java, a server of S3, the packages that a wheel needs and a
Nominatim, then runs ruff, and beside pytest mypy, import-linter and what checks and tests the map's scripts
(package.json), whose words are shown whole when pytest has ended. With arguments only pytest runs, and gets
them: ``python -m tests -k dates``. The exit code is that of the first step that failed, and the last line
names all that did.

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
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests import chromium, firefox, java, node
from tests.nominatim import importing
from tests.nominatim.installing import NominatimMissingError
from tests.nominatim.installing import install as install_nominatim
from tests.s3 import serving
from tests.wheel import wheelhouse

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "tests" / "requirements.txt"
Step = tuple[str, ...]
FIRST: tuple[Step, ...] = (("ruff", "check", "."), ("ruff", "format", "--check", "."))
"""They take a second, and a fault that they find is seen at once."""
BESIDE: tuple[Step, ...] = (
    ("mypy",),
    ("tests.floors",),
    ("npm", "run", "--silent", "types"),
    ("npm", "run", "--silent", "lint"),
    ("npm", "run", "--silent", "test"),
)
"""One after the other while the tests run."""
# A file's tests stay together, since they share what they set up: a cluster, a Nominatim, the app. Those in a
# browser wait much of their time, so there is one process more of them than there are cores. All are one run:
# each process reads the tests once, and none waits for the last file of one half before the other begins.
# tests/conftest.py says which file comes first.
AT_ONCE = str(min(4, (os.cpu_count() or 1) + 1))
WHOLE_SUITE = ("pytest", "-n", AT_ONCE, "--dist", "loadfile", "--no-loadscope-reorder")
QUICK = "--quick"
CHOSEN = ("-m", "smoke or not (slow or browser)", "--hypothesis-profile", "quick")
# Without a browser no process waits, and each reads all tests: one for every core is enough.
QUICK_SUITE = (
    "pytest", "-n", str(min(4, os.cpu_count() or 1)), *WHOLE_SUITE[3:], *CHOSEN,
    "--durations", "5", "--durations-min", "2",
)  # fmt: skip
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


def run(step: Step, *, aside: bool = False) -> tuple[int, str]:
    """Run npm or one module of this interpreter's environment in the project's folder; its exit code and, of
    one ``aside``, what it said, which is shown otherwise.

    Compiled modules are kept whatever the environment says: the tests start Python some hundred times.
    """
    if not aside:
        print(title(step), flush=True)
    program = [str(shutil.which("npm"))] if step[0] == "npm" else [sys.executable, "-m", step[0]]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if aside:
        kept["PYTHONUTF8"] = "1"  # as what reads it here expects
    done = subprocess.run(
        [*program, *step[1:]], cwd=ROOT, env=kept, check=False, text=True, encoding="utf-8", errors="replace",
        stdout=subprocess.PIPE if aside else None, stderr=subprocess.STDOUT if aside else None,
    )  # fmt: skip
    return done.returncode, done.stdout or ""


def title(step: Step) -> str:
    """The line above a step's words."""
    return f"\n== {' '.join(step)}"


def run_all(first: tuple[Step, ...], beside: tuple[Step, ...], last: Step) -> int:
    """Run the ``first`` steps, then the ``last`` one and beside it the others; their words are shown after.

    Gives 0, or the exit code of the first in this order that failed; a line names all that did.
    """
    codes = {step: run(step)[0] for step in first}
    other = ThreadPoolExecutor(1)
    waiting = {step: other.submit(run, step, aside=True) for step in beside}
    try:
        code, _ = run(last)
        for step, one in waiting.items():
            codes[step], words = one.result()
            print(f"{title(step)}\n{words}", end="", flush=True)
    finally:  # after Ctrl-C no further one begins
        other.shutdown(cancel_futures=True)
    failed = {step: code for step, code in [*codes.items(), (last, code)] if code}
    if failed:
        print(f"\nFailed: {', '.join(step[0] if step == last else ' '.join(step) for step in failed)}")
    return next(iter(failed.values()), 0)


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
    return run_all(*steps(arguments))


def steps(arguments: list[str]) -> tuple[tuple[Step, ...], tuple[Step, ...], Step]:
    """What is run first, what beside the tests, and pytest; each a module with its arguments."""
    if QUICK in arguments:
        return FIRST, BESIDE, (*QUICK_SUITE, *(one for one in arguments if one != QUICK))
    return ((), (), ("pytest", *arguments)) if arguments else (FIRST, BESIDE, WHOLE_SUITE)


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

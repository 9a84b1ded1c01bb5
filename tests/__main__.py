"""Set up what the tests need, then run all of them: ``python -m tests``.

Installs tests/requirements.txt into this interpreter's environment when something is missing,
finds or gets two browsers, Java, a server of S3 and a Nominatim, then runs ruff, mypy and pytest. With
arguments only pytest runs, and gets them: ``python -m tests -k dates``. The exit code is that of the first
step that failed.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

from tests import chromium, firefox, java
from tests.nominatim import importing
from tests.nominatim.installing import NominatimMissingError
from tests.nominatim.installing import install as install_nominatim
from tests.s3 import serving

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "tests" / "requirements.txt"
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
)
# A file's tests stay together, since they share what they set up: a cluster, a Nominatim, the app. Those in a
# browser wait for what they see, so what keeps all cores busy is not run beside them.
ON_ALL_CORES = ("pytest", "-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder")
WHOLE_SUITE = ((*ON_ALL_CORES, "--ignore", "tests/browser"), (*ON_ALL_CORES, "tests/browser"))
OWN_ENVIRONMENT = """\
Make an environment of the project's own, and run the same command in it:
    python3 -m venv .venv
    . .venv/bin/activate            (Windows: .venv\\Scripts\\activate)
    python -m tests"""


def pins(requirements: Path) -> dict[str, str]:
    """Name → version of every ``name==version`` line, of the files named by ``-r`` lines too."""
    found: dict[str, str] = {}
    for line in requirements.read_text("utf-8").splitlines():
        if match := re.match(r"-r\s+(\S+)", line):
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
    """Run one module of this interpreter's environment in the project's folder; its exit code."""
    print(f"\n== {' '.join(step)}", flush=True)
    return subprocess.run([sys.executable, "-m", *step], cwd=ROOT, check=False).returncode


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
        install_nominatim()
        print(f"Nominatim: {importing.obtain()}", flush=True)
    except NominatimMissingError as error:
        print(error, file=sys.stderr)  # its tests skip, or fail where nothing may be left out
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        print(f"Nominatim's extract could not be imported: {error}", file=sys.stderr)
        return 2
    steps = [("pytest", *arguments)] if arguments else [*CHECKS, *WHOLE_SUITE]
    return next(filter(None, [run(step) for step in steps]), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

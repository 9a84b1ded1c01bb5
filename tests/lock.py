"""Write constraints.txt anew: ``python -m tests.lock [--upgrade]``.

Reads requirements.txt, requirements-spark.txt and tests/requirements.txt and holds all they bring along,
on every platform and on every supported Python, to one version each. Versions already
in constraints.txt stay where they still fit; ``--upgrade`` takes the newest instead.
Needs uv (``pip install uv``), whose resolver knows other platforms than the one at hand;
neither the program nor its tests need it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
SOURCES = (ROOT / "requirements.txt", ROOT / "requirements-spark.txt", ROOT / "tests" / "requirements.txt")
HEADER = """\
# One version for everything that requirements.txt and tests/requirements.txt bring along, on
# Linux, macOS and Windows and on Python 3.11 and later. Installs nothing by itself.
# Written by: python -m tests.lock
"""


def direct(text: str) -> str:
    """The requirement lines of a requirements file, without its references to other files."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(("-c", "-r")))


def main(arguments: list[str]) -> int:
    """Resolve and write; the exit code is uv's."""
    if arguments not in ([], ["--upgrade"]):
        print("usage: python -m tests.lock [--upgrade]", file=sys.stderr)
        return 2
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        print("uv is missing; install it first: pip install uv", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        wanted, resolved = Path(folder, "wanted.in"), Path(folder, "constraints.txt")
        wanted.write_text("\n".join(direct(path.read_text("utf-8")) for path in SOURCES), "utf-8")
        if CONSTRAINTS.exists() and not arguments:
            shutil.copy(CONSTRAINTS, resolved)
        command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        command += ["--no-header", "--no-annotate", "-o", str(resolved), str(wanted)]
        code = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False).returncode
        if code == 0:
            CONSTRAINTS.write_text(HEADER + resolved.read_text("utf-8"), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

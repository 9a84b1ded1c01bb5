"""Write constraints.txt and the files of locked/ anew: ``python -m tests.lock [--upgrade]``.

Reads requirements.txt, its extras and tests/requirements.txt and holds all they bring along,
on every platform and on every supported Python, to one version each, and to the SHA-256 of every file that
the index has of it: ``pip install -r`` takes no other. Versions already in constraints.txt stay where they
still fit; ``--upgrade`` takes the newest instead. Needs uv (``pip install uv``), whose resolver knows other
platforms than the one at hand; neither the program nor its tests need it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
EXTRAS = tuple(ROOT / f"requirements-{extra}.txt" for extra in ("spark", "texts", "notebook", "film"))
SOURCES = (ROOT / "requirements.txt", *EXTRAS, ROOT / "tests" / "requirements.txt")
LOCKS = {
    ROOT / "locked" / "app.txt": SOURCES[:1],
    ROOT / "locked" / "spark.txt": SOURCES[:2],
    ROOT / "locked" / "texts.txt": (SOURCES[0], EXTRAS[1]),
    ROOT / "locked" / "notebook.txt": (SOURCES[0], EXTRAS[2]),
    ROOT / "locked" / "film.txt": (SOURCES[0], EXTRAS[3]),
    ROOT / "locked" / "tests.txt": SOURCES,
}
"""Each file of hashes, and the files of requirements that it locks."""
LOCKED = """\
# Every package that {of} brings along, with the SHA-256 of its files: pip installs no others.
# Written by: python -m tests.lock
"""
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
        kept = Path(folder, "kept.txt")
        if CONSTRAINTS.exists() and not arguments:
            shutil.copy(CONSTRAINTS, kept)
        code = resolve(uv, SOURCES, kept)
        if code:
            return code
        CONSTRAINTS.write_text(HEADER + kept.read_text("utf-8"), "utf-8")
        for lock, sources in LOCKS.items():
            made = Path(folder, lock.name)
            if code := resolve(uv, sources, made, "--generate-hashes", "-c", str(CONSTRAINTS)):
                return code
            header = LOCKED.format(of=sources[-1].relative_to(ROOT).as_posix())
            lock.write_text(header + made.read_text("utf-8"), "utf-8")
    return 0


def resolve(uv: str, sources: tuple[Path, ...], made: Path, *options: str) -> int:
    """Write to ``made`` all that the sources bring along, what stands there being preferred; uv's code."""
    wanted = made.with_suffix(".in")
    wanted.write_text("\n".join(direct(path.read_text("utf-8")) for path in sources), "utf-8")
    command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    command += ["--no-header", "--no-annotate", *options, "-o", str(made), str(wanted)]
    return subprocess.run(command, cwd=made.parent, stdout=subprocess.DEVNULL, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The programs that Nominatim's database is made and served with: found, or got from Debian and pip.

Only Debian, Ubuntu and their like have them all; only root can install them. Elsewhere ``missing``
says what is not there, and the tests that need Nominatim are skipped with that reason.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

from tests import debian

FOLDER = Path(__file__).resolve().parent
BUILD = FOLDER.parent.parent / "build" / "nominatim"
"""Ignored by git; can be deleted at any time."""
REQUIREMENTS = FOLDER / "requirements.txt"
SYSTEM_PYTHON = "/usr/bin/python3"
"""Debian's own: others are often built without loading of SQLite extensions."""
PACKAGES = (
    "osm2pgsql",
    "postgresql",
    "postgresql-postgis",  # PostGIS for whatever version "postgresql" is
    "libsqlite3-mod-spatialite",
    "python3-icu",
    "python3-venv",
)
OLDEST_OSM2PGSQL = (1, 8)


class NominatimMissingError(RuntimeError):
    """Nominatim cannot run here; the message says what is missing and how to get it."""


def programs() -> Path | None:
    """PostgreSQL's folder of programs, of the newest version that has PostGIS; None without one."""
    folders = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    versions = sorted((int(path.parts[-3]) for path in folders if path.parts[-3].isdigit()), reverse=True)
    for version in versions:
        if any(Path(f"/usr/lib/postgresql/{version}/lib").glob("postgis-*.so")):
            return Path(f"/usr/lib/postgresql/{version}/bin")
    return None


def missing() -> list[str]:
    """What of the system's part is not there, in words."""
    found = {
        f"osm2pgsql {'.'.join(map(str, OLDEST_OSM2PGSQL))} or newer": _osm2pgsql() >= OLDEST_OSM2PGSQL,
        "PostgreSQL with PostGIS": programs() is not None,
        "SpatiaLite": any(Path("/usr/lib").glob("*/mod_spatialite.so")),
        "Debian's Python with PyICU and venv": _runs(SYSTEM_PYTHON, "-c", "import icu, venv, ensurepip"),
    }
    return [name for name, there in found.items() if not there]


def environment() -> Path:
    """The folder of Nominatim's Python environment, whether it is there or not."""
    digest = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:12]
    return BUILD / f"venv-{digest}"


def require() -> Path:
    """The Python environment, where everything is installed. Raises ``NominatimMissingError``."""
    absent = missing()
    if not absent and not (environment() / "complete").exists():
        absent = ["Nominatim's Python environment"]
    if absent:
        advice = "`python -m tests`, as root on Debian, installs it"
        raise NominatimMissingError(f"no Nominatim here: {', '.join(absent)} missing; {advice}")
    return environment()


def install() -> Path:
    """Install what is missing, as far as that is allowed; the environment.

    Raises ``NominatimMissingError`` when something is still missing after that.
    """
    if missing() and debian.can_install():
        debian.install(*PACKAGES)
    folder = environment()
    if not missing() and not (folder / "complete").exists():
        print("Nominatim: pip install -r tests/nominatim/requirements.txt", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        if _runs(SYSTEM_PYTHON, "-m", "venv", "--system-site-packages", folder) and _runs(
            folder / "bin" / "pip", "install", "--quiet", "--requirement", REQUIREMENTS, quiet=False
        ):
            (folder / "complete").touch()
    return require()


def _osm2pgsql() -> tuple[int, ...]:
    if shutil.which("osm2pgsql") is None:
        return ()
    ran = subprocess.run(["osm2pgsql", "--version"], capture_output=True, text=True, check=False)
    version = re.search(r"version (\d+)\.(\d+)", ran.stdout + ran.stderr)
    return tuple(map(int, version.groups())) if version else ()


def _runs(program: str | Path, *arguments: str | Path, quiet: bool = True) -> bool:
    """Whether the program is there and succeeds."""
    nowhere = subprocess.DEVNULL if quiet else None
    try:
        return (
            subprocess.run([program, *arguments], stdout=nowhere, stderr=nowhere, check=False).returncode == 0
        )
    except OSError:
        return False

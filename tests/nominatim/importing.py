"""The extract → Nominatim's database, as one SQLite file that needs no PostgreSQL any more.

Nominatim imports into PostgreSQL only: a server of our own is started for it in a temporary folder,
without any port, and thrown away afterwards.
"""

from __future__ import annotations

import getpass
import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.nominatim import extract, installing

OWNER = "postgres"
"""PostgreSQL refuses to run as root; then it runs as the user that Debian's package makes for it."""
WEB_USER = "nominatim-web"
SIMPLIFY_DEGREES = 0.2
"""Tolerance of the grid of countries, most of the database otherwise."""
SECONDS = 300
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "jit": "off",
}
"""Nothing of this database is worth anything after a crash."""


def database() -> Path:
    """Path of the imported extract, whether it is there or not: a new one when anything changes."""
    digest = hashlib.sha256()
    for path in (*extract.SOURCES, Path(extract.__file__), Path(__file__), installing.REQUIREMENTS):
        digest.update(path.read_bytes())
    return installing.BUILD / f"extract-{digest.hexdigest()[:16]}.sqlite"


def obtain() -> Path:
    """The imported extract, imported now where it is not there. Raises ``NominatimMissingError``
    where the programs are missing, ``RuntimeError`` with the log where the import fails."""
    path = database()
    if path.exists():
        return path
    environment = installing.require()
    began = time.monotonic()
    # A short path: that of a Unix socket has a hundred characters.
    with tempfile.TemporaryDirectory(prefix="nominatim-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with _postgres(folder) as settings:
            made = _import(folder, environment, settings)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        shutil.copyfile(made, part)
        part.replace(path)
    print(f"Nominatim: extract imported in {time.monotonic() - began:.0f} s", flush=True)
    return path


@contextmanager
def _postgres(folder: Path) -> Iterator[dict[str, str]]:
    """A PostgreSQL server that listens on a Unix socket in the folder; the environment to reach it."""
    programs, data = installing.programs(), folder / "data"
    assert programs is not None
    data.mkdir(mode=0o700)
    is_root = os.geteuid() == 0
    owner = OWNER if is_root else getpass.getuser()
    if is_root:
        shutil.chown(folder, OWNER)
        shutil.chown(data, OWNER)
    who = {"user": OWNER, "group": OWNER, "extra_groups": []} if is_root else {}
    create = [programs / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    _run([*create, "-U", owner], folder, who=who)
    options = {"listen_addresses": "", "unix_socket_directories": str(folder), **FAST}
    flags = [flag for name, value in options.items() for flag in ("-c", f"{name}={value}")]
    with (folder / "postgres.log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, *flags], stdout=log, stderr=log, cwd=folder, **who
        )
    settings = {"PGHOST": str(folder), "PGUSER": owner, "PGDATABASE": "postgres"}
    try:
        _wait_for(server, [programs / "pg_isready", "-q"], settings, folder)
        yield settings
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _import(folder: Path, environment: Path, settings: dict[str, str]) -> Path:
    """Import, shrink and convert; path of the SQLite file."""
    programs = installing.programs()
    assert programs is not None
    project, made = folder / "project", folder / "extract.sqlite"
    project.mkdir()
    (project / "leaders.osm").write_bytes(extract.osm())
    (project / "wikimedia-importance.csv.gz").write_bytes(extract.importance())
    settings = settings | {
        "NOMINATIM_DATABASE_DSN": "pgsql:dbname=nominatim",
        "NOMINATIM_DATABASE_WEBUSER": WEB_USER,
    }
    psql, nominatim = [programs / "psql", "-q", "-v", "ON_ERROR_STOP=1"], environment / "bin" / "nominatim"
    # LOGIN, because Nominatim looks for the role among the users.
    _run([*psql, "-c", f'create role "{WEB_USER}" login'], project, settings)
    command = [nominatim, "import", "--osm-file", "leaders.osm", "--offline", "--no-updates", "-j", "2"]
    _run(command, project, settings)
    shrink = (
        f"update country_osm_grid set geometry = ST_SimplifyPreserveTopology(geometry, {SIMPLIFY_DEGREES})"
    )
    _run([*psql, "-d", "nominatim", "-c", shrink], project, settings)
    _run([nominatim, "convert", "--with-search", "-o", made], project, settings)
    return made


def _wait_for(
    server: subprocess.Popen[bytes], probe: list[str | Path], settings: dict[str, str], folder: Path
) -> None:
    end = time.monotonic() + 60
    while subprocess.run(probe, env=os.environ | settings, cwd=folder, check=False).returncode:
        if server.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'postgres.log').read_text('utf-8')}")
        time.sleep(0.05)


def _run(
    command: list[str | Path],
    folder: Path,
    settings: dict[str, str] | None = None,
    who: dict[str, object] | None = None,
) -> None:
    ran = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | (settings or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=SECONDS,
        check=False,
        **(who or {}),  # type: ignore[call-overload]
    )
    if ran.returncode:
        said = ran.stdout.decode("utf-8", "replace")[-4000:]
        raise RuntimeError(f"{' '.join(map(str, command))} failed:\n{said}")

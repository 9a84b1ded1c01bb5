"""The files that folium's maps load from content delivery networks, out of npm packages, once per machine.

Kept under ``build/bench/npm``; every package is checked against its SHA-256 here. Where a network minifies a
file itself, the package's own is served: leaflet.timeline (minified already), iso8601 and highlight.js's
style (8 and 3 kB). Two are in no registry in the version that folium asks for: the nearest one stands in.
Two styles are in no package; whatever asks for them or anything else gets nothing and is counted.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
from pathlib import Path

STORE = Path(__file__).resolve().parent.parent.parent.parent / "build" / "bench" / "npm"

PACKAGES = {
    "leaflet@1.9.3": "10d016716b56048661eaf9cde004dc82e80bd3613b52c4f53cf5aec73088006c",
    "jquery@3.7.1": "68a9f787516da47c680e09c187bcbac4536b6f85d90eb882844e12919e583f53",
    "jquery-ui-dist@1.12.1": "2e25c212ff912419285f791d6c837a51e1668a6f6becfda5f632b984fecaedf5",
    "bootstrap@5.2.2": "6ae3403f9085283be866fd9bca04f3034ffc755e466e6a1ff9836e8c0a1340d4",
    "leaflet.awesome-markers@2.0.4": "a945a6094552f89134b08ab1897973f2bcdbdf3f06e3704434196cc2ed02fbe1",
    "@fortawesome/fontawesome-free@6.2.0": "627ba11e9f2923be8f4c3f8688b9b4f17d787ce02691f32837893f53e8276c2a",
    "leaflet.timeline@1.6.0": "9db0c16656413be757a00186e8524b29d479124c18c81f643ff38a26010854e3",
    "moment@2.18.1": "133757b42a2a5d0e6db8b504b8ec405777bbe271389cbb88c613499c3fff9065",
    "iso8601-js-period@0.2.1": "c19655708dc3fc63bc3e345e04316538361ae45658c1d0743ba90d7ba009013b",
    "leaflet-timedimension@1.1.1": "6b1f367f0585ff4fe9d9729a958c288441c1549929a172c49eac0f5f3bcb8d2b",
    "highlight.js@8.4.0": "db1d01cf61cdff4939cc2485492aa88440daeb0d8c56fe6b562e14e1e69cc99e",
}
"""Package → SHA-256 of its archive."""

_JSDELIVR, _CLOUDFLARE = "https://cdn.jsdelivr.net/npm", "https://cdnjs.cloudflare.com/ajax/libs"
FILES = {
    f"{_JSDELIVR}/leaflet@1.9.3/dist/leaflet.js": ("leaflet@1.9.3", "dist/leaflet.js"),
    f"{_JSDELIVR}/leaflet@1.9.3/dist/leaflet.css": ("leaflet@1.9.3", "dist/leaflet.css"),
    "https://code.jquery.com/jquery-3.7.1.min.js": ("jquery@3.7.1", "dist/jquery.min.js"),
    f"{_CLOUDFLARE}/jquery/3.7.1/jquery.min.js": ("jquery@3.7.1", "dist/jquery.min.js"),
    f"{_CLOUDFLARE}/jqueryui/1.10.2/jquery-ui.min.js": ("jquery-ui-dist@1.12.1", "jquery-ui.min.js"),
    f"{_JSDELIVR}/bootstrap@5.2.2/dist/js/bootstrap.bundle.min.js": (
        "bootstrap@5.2.2",
        "dist/js/bootstrap.bundle.min.js",
    ),
    f"{_JSDELIVR}/bootstrap@5.2.2/dist/css/bootstrap.min.css": (
        "bootstrap@5.2.2",
        "dist/css/bootstrap.min.css",
    ),
    f"{_CLOUDFLARE}/Leaflet.awesome-markers/2.0.2/leaflet.awesome-markers.js": (
        "leaflet.awesome-markers@2.0.4",
        "dist/leaflet.awesome-markers.js",
    ),
    f"{_CLOUDFLARE}/Leaflet.awesome-markers/2.0.2/leaflet.awesome-markers.css": (
        "leaflet.awesome-markers@2.0.4",
        "dist/leaflet.awesome-markers.css",
    ),
    f"{_JSDELIVR}/@fortawesome/fontawesome-free@6.2.0/css/all.min.css": (
        "@fortawesome/fontawesome-free@6.2.0",
        "css/all.min.css",
    ),
    f"{_JSDELIVR}/leaflet.timeline@1.6.0/dist/leaflet.timeline.min.js": (
        "leaflet.timeline@1.6.0",
        "dist/leaflet.timeline.js",
    ),
    f"{_CLOUDFLARE}/moment.js/2.18.1/moment.min.js": ("moment@2.18.1", "min/moment.min.js"),
    f"{_JSDELIVR}/iso8601-js-period@0.2.1/iso8601.min.js": ("iso8601-js-period@0.2.1", "iso8601.js"),
    f"{_JSDELIVR}/leaflet-timedimension@1.1.1/dist/leaflet.timedimension.min.js": (
        "leaflet-timedimension@1.1.1",
        "dist/leaflet.timedimension.min.js",
    ),
    f"{_JSDELIVR}/leaflet-timedimension@1.1.1/dist/leaflet.timedimension.control.css": (
        "leaflet-timedimension@1.1.1",
        "dist/leaflet.timedimension.control.css",
    ),
    f"{_CLOUDFLARE}/highlight.js/8.4/styles/default.min.css": (
        "highlight.js@8.4.0",
        "styles/default.css",
    ),
}
"""Address → package and the file in it."""


class PackageError(RuntimeError):
    """A package cannot be had, or is not the one that was measured before."""


def fetch() -> None:
    """Get the packages that are not here yet. Raises ``PackageError`` saying which failed and why."""
    STORE.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm")
    for package, expected in PACKAGES.items():
        archive = _archive(package)
        if not archive.exists():
            if npm is None:
                raise PackageError(f"npm is not installed; it is needed once, to get {package}")
            command = [npm, "pack", "--silent", package]
            done = subprocess.run(command, cwd=STORE, capture_output=True, text=True, check=False)
            if done.returncode:
                raise PackageError(f"`npm pack {package}` failed:\n{done.stderr[-1000:]}")
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != expected:
            raise PackageError(f"{archive}: SHA-256 is {found}, expected {expected}; delete it and try again")


def files() -> dict[str, bytes]:
    """Address → the file's bytes. Call ``fetch`` before."""
    found = {}
    for package in PACKAGES:
        with tarfile.open(_archive(package)) as archive:
            for address, (holder, name) in FILES.items():
                if holder == package and (member := archive.extractfile(f"package/{name}")):
                    found[address] = member.read()
    return found


def _archive(package: str) -> Path:
    name, _, version = package.rpartition("@")
    return STORE / f"{name.removeprefix('@').replace('/', '-')}-{version}.tgz"

"""Find Java for Apache Spark, or get it. One way for ``python -m tests`` and for the tests of flows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from tests import debian

OLDEST = 17
PACKAGE = "openjdk-17-jre-headless"


class JavaMissingError(RuntimeError):
    """There is no Java that Spark runs on; the message says how to get one."""


def find() -> Path:
    """``java`` of JAVA_HOME or of the path. Raises ``JavaMissingError`` when there is none or an old one."""
    home = os.environ.get("JAVA_HOME")
    program = Path(home, "bin", "java") if home else Path(shutil.which("java") or "java")
    if (version := _version(program)) >= OLDEST:
        return program
    found = f"Java {version} is too old" if version else "there is no Java"
    raise JavaMissingError(
        f"{found}: Spark needs {OLDEST} or later; on Debian or Ubuntu run `python -m tests` as root, "
        f"or `apt-get install {PACKAGE}`; elsewhere install a JDK and let JAVA_HOME name it"
    )


def obtain() -> Path:
    """Java as found, otherwise installed now (Debian, as root). Raises ``JavaMissingError``."""
    try:
        return find()
    except JavaMissingError:
        if os.environ.get("JAVA_HOME") or not debian.can_install():
            raise
    debian.install(PACKAGE)
    return find()


def _version(program: Path) -> int:
    """Its major version; 0 when it does not run. ``1.8`` is 8."""
    try:
        said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    except OSError:
        return 0
    match = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(match[1]) if match else 0

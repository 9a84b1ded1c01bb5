"""Packages of Debian and its children, for tests that need a program of the system."""

from __future__ import annotations

import os
import shutil
import subprocess


def can_install() -> bool:
    """Whether this is such a system, and we may install there."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> bool:
    """Install them without asking anything; whether that went well. What apt-get says is shown."""
    print("apt-get install", *packages, flush=True)
    unattended = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    # Lists that cannot be renewed may still know the packages.
    subprocess.run(["apt-get", "-qq", "update"], env=unattended, check=False)
    command = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages]
    return subprocess.run(command, env=unattended, check=False).returncode == 0

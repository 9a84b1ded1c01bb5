"""A server of the page that is killed, and started again at its address."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.app.visitor import ROOT, wait_until_healthy
from tests.free_port import free_port


class Mortal:
    """The app with its projects in ``folder``, until it is killed; ``within`` goes before its command."""

    def __init__(self, folder: Path, within: tuple[str, ...] = ()) -> None:
        self._folder, self._port, self._within = folder, free_port(), within
        self.projects = folder / "projects"
        self.place = f"localhost:{self._port}"
        self.url = f"http://{self.place}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [*self._within, sys.executable, "-m", "streamlit", "run", "app.py"]
        command += ["--server.headless", "true", "--server.port", str(self._port)]
        command += ["--server.fileWatcherType", "none"]
        environment = os.environ | {"SUMMIT_ATLAS_PROJECTS": str(self.projects)}
        log = self._folder / "server.log"
        with log.open("a", encoding="utf-8") as output:
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output, env=environment)
        wait_until_healthy(self.process, self._port, log)

    def kill(self) -> None:
        """End it as a crash does: it cannot tidy up."""
        assert self.process is not None
        self.process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        self.process.wait()

"""A Spark cluster of our own on loopback: a master, two workers, and a server of Spark Connect."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests import java
from tests.free_port import free_port

LOOPBACK = "127.0.0.1"
_SECONDS = 300.0
"""Patience with a machine that is busy with other tests."""


class Cluster(NamedTuple):
    """A running cluster."""

    url: str
    """The master's."""
    workers: list[subprocess.Popen[bytes]]
    """Number n works in the folder ``worker-n``."""


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    """A cluster once its workers have registered; everything is stopped at the end."""
    port = free_port()
    url = f"spark://{LOOPBACK}:{port}"
    log = folder / "master.log"
    with ExitStack() as stack:
        place = ["--host", LOOPBACK, "--webui-port", "0"]
        stack.enter_context(
            _program(log, "org.apache.spark.deploy.master.Master", *place, "--port", str(port))
        )
        _answering(port, log)
        size = ["--cores", "2", "--memory", "2g"]  # for two programs at a time, each with two cores
        started = []
        for number in range(workers):
            own = folder / f"worker-{number}"
            own.mkdir()
            command = ("org.apache.spark.deploy.worker.Worker", *place, *size, "--work-dir", str(own), url)
            started.append(stack.enter_context(_program(folder / f"worker-{number}.log", *command)))
        _saying(log, "Registering worker", workers)
        yield Cluster(url, started)


def hold_at_a_task(worker: subprocess.Popen[bytes], folder: Path, job: subprocess.Popen[Any]) -> list[int]:
    """Let the worker's part of a job get on a moment at a time, until it has begun a task; then stop it.

    The process ids of what the worker has started, all of them stopped. ``folder`` is the worker's.
    """
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end and job.poll() is None:
        held = _children(worker.pid)
        for one in held:
            os.kill(one, signal.SIGSTOP)
        if any("Running task" in _text(log) for log in folder.glob("app-*/*/stderr")):
            return held
        for one in held:
            os.kill(one, signal.SIGCONT)
        time.sleep(0.05)
    raise TimeoutError("no task began" if job.poll() is None else "the job ended before a task began")


def _children(process: int) -> list[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)
    pairs = (map(int, line.split()) for line in listed.stdout.splitlines())
    return [child for child, parent in pairs if parent == process]


@contextmanager
def connect(folder: Path, master: str) -> Iterator[str]:
    """The URL of a Spark Connect server in front of a master."""
    port = free_port()
    log = folder / "connect.log"
    settings = {
        "spark.master": master,
        "spark.connect.grpc.binding.address": LOOPBACK,
        "spark.connect.grpc.binding.port": str(port),
        "spark.driver.memory": "1g",
        "spark.executor.memory": "512m",
        "spark.ui.enabled": "false",
    }
    given = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
    server = "org.apache.spark.sql.connect.service.SparkConnectServer"
    submit = ("org.apache.spark.deploy.SparkSubmit", *given, "--class", server, "spark-internal")
    with _program(log, *submit):
        _answering(port, log)
        yield f"sc://{LOOPBACK}:{port}"


@contextmanager
def _program(log: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """One of Spark's programs, with what it says in a file."""
    import pyspark

    home = Path(pyspark.__file__).parent
    script = home / "bin" / ("spark-class2.cmd" if sys.platform == "win32" else "spark-class")
    own = {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": LOOPBACK, "SPARK_DAEMON_MEMORY": "512m"}
    java_home = java.find().resolve().parent.parent
    with log.open("wb") as out:
        process = subprocess.Popen(
            [script, *words], stdout=out, stderr=out, env=os.environ | own | {"JAVA_HOME": str(java_home)}
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answering(port: int, log: Path) -> None:
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nothing answers at port {port}:\n{_text(log)[-3000:]}")


def _saying(log: Path, words: str, times: int) -> None:
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end:
        if _text(log).count(words) >= times:
            return
        time.sleep(0.1)
    raise TimeoutError(f"{words!r} was not said {times} times:\n{_text(log)[-3000:]}")


def _text(log: Path) -> str:
    return log.read_text("utf-8", errors="replace")

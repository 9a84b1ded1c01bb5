"""What an engine of Spark lacks, in words."""

from __future__ import annotations

from typing import Final

from ..language import phrase

INSTALL_SPARK: Final = phrase("install it: {command}", command="pip install -r requirements-spark.txt")
INSTALL_JAVA: Final = phrase(
    "install Java 17 or later (on Debian and Ubuntu: {command})",
    command="apt-get install openjdk-17-jre-headless",
)


def needs(engine: str, program: str, advice: str) -> str:
    return phrase(
        "{engine} needs {program}, which is missing; {advice}", engine=engine, program=program, advice=advice
    )


def not_started(master: str, error: Exception, words: str) -> str:
    if "JAVA_GATEWAY_EXITED" in words:
        return phrase("Spark does not start at {engine}: {reason}", engine=repr(master), reason=INSTALL_JAVA)
    if isinstance(error, ImportError):
        return needs(master, words, INSTALL_SPARK)
    return phrase("Spark does not start at {engine}: {reason}", engine=repr(master), reason=words)

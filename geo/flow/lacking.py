"""What an engine of Spark lacks, in words."""

from __future__ import annotations

from typing import Final

from ..language import for_pages, phrase

INSTALL_SPARK: Final = phrase("install it: {command}", command="pip install -r requirements-spark.txt")
INSTALL_JAVA: Final = phrase(
    "install Java 17 or later (on Debian and Ubuntu: {command})",
    command="apt-get install openjdk-17-jre-headless",
)


def needs(engine: str, program: str, advice: str) -> str:
    """That a program is missing without which an engine cannot run, and how it is had."""
    return phrase(
        "{engine} needs {program}, which is missing; {advice}", engine=engine, program=program, advice=advice
    )


def not_started(master: str, error: Exception, words: str) -> str:
    """Why Spark did not start; ``words``: the head of what it says itself."""
    if "JAVA_GATEWAY_EXITED" in words:
        said = phrase("Java did not start Spark at {engine}; {advice}", engine=master, advice=INSTALL_JAVA)
        # Where commands run, Java has written why to the same window.
        return for_pages(phrase("{said}; what it says is above", said=said), said)
    if isinstance(error, ImportError):
        return phrase(
            "{engine} needs a package that is missing ({reason}); {advice}",
            engine=master,
            reason=words,
            advice=INSTALL_SPARK,
        )
    return phrase("Spark does not start at {engine}: {reason}", engine=repr(master), reason=words)

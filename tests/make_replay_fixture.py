"""``python -m tests.make_replay_fixture``: write the contract fixture anew, for review with git diff."""

from __future__ import annotations

import json
from pathlib import Path

from geo.atlas import read
from geo.replay.document import replay_document

ROOT = Path(__file__).resolve().parent.parent

if __name__ == "__main__":
    document = replay_document(read(ROOT / "data" / "reports" / "putin-2024"))
    text = json.dumps(document, ensure_ascii=False, indent=1)
    (ROOT / "tests" / "fixtures" / "replay.json").write_text(text + "\n", encoding="utf-8", newline="\n")

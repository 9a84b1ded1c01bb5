"""What checks the scripts says what it lacks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests import debian, node


def program(folder: Path, name: str, says: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\necho {says}\n")
    (folder / name).chmod(0o755)


@pytest.mark.parametrize(("version", "reason"), [(None, "missing"), ("v18.20.4", "Node v18.20.4 is too old")])
def test_no_node_or_an_old_one_is_said_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str | None, reason: str
) -> None:
    if version:
        program(tmp_path, "node", version)
        program(tmp_path, "npm", "11")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(debian, "can_install", lambda: False)
    with pytest.raises(node.NodeMissingError, match=reason) as caught:
        node.obtain()
    assert "apt-get install nodejs npm" in str(caught.value)
    assert "To use the map needs neither" in str(caught.value)


def test_packages_of_other_versions_are_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "node_modules" / ".package-lock.json"
    kept.parent.mkdir()
    lock = json.loads(Path(shutil.copy(node.ROOT / "package-lock.json", tmp_path)).read_text("utf-8"))
    monkeypatch.setattr(node, "ROOT", tmp_path)
    assert node._stale()
    wanted = {name: one for name, one in lock["packages"].items() if name and not one.get("optional")}
    kept.write_text(json.dumps({"packages": wanted}))
    assert not node._stale()
    kept.write_text(json.dumps({"packages": wanted | {"node_modules/esbuild": {"version": "0.0.1"}}}))
    assert node._stale()
    wanted.pop("node_modules/typescript")
    kept.write_text(json.dumps({"packages": wanted}))
    assert node._stale()

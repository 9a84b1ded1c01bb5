"""A profile → the text of its file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from .profile import PARTS, Profile


def to_toml(profile: Profile) -> str:
    """The profile as the text of a TOML file that ``read_profile`` reads back to the same profile."""
    plain = [f"name = {_quoted(profile.name)}"]
    tables: list[str] = []
    for one in fields(Profile):
        value = getattr(profile, one.name)
        if one.name == "name" or value in ("", (), {}, None):
            continue
        if one.name in PARTS:
            pairs = {part.name: getattr(value, part.name) for part in fields(value)}
            default = type(value)() if one.name != "mirror" else None
            pairs = {key: said for key, said in pairs.items() if said != getattr(default, key, None)}
            tables += _table(one.name, pairs)
        elif one.name == "values":
            for name, words in value.items():
                tables += _table(f"values.{name}", words)
        elif isinstance(value, Mapping):
            tables += _table(one.name, value)
        else:
            plain.append(f"{one.name} = {_quoted(value)}")
    return "\n".join([*plain, *tables]) + "\n"


def _table(name: str, pairs: Mapping[Any, Any]) -> list[str]:
    if not pairs:
        return []
    return ["", f"[{name}]", *(f"{_quoted(str(key))} = {_quoted(value)}" for key, value in pairs.items())]


def _quoted(value: Any) -> str:
    """A value as TOML writes it; JSON's text is TOML's basic string."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_quoted, value))}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value).lower() if isinstance(value, bool) else str(value)

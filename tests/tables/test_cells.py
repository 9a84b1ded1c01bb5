"""Cells with several names."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.tables import split_leaders


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ada Quill (Norway); Bo Ek", ("Ada Quill (Norway)", "Bo Ek")),
        ("习近平（中国）；普京（俄罗斯）", ("习近平 (中国)", "普京 (俄罗斯)")),
        ("岸田文雄（日本）|習近平", ("岸田文雄 (日本)", "習近平")),
        ("习近平（中国）访问", ("习近平（中国）访问",)),
        ("；", ()),
    ],
)
def test_names_are_parted_by_signs_of_either_width(cell: str, names: tuple[str, ...]) -> None:
    assert split_leaders(pd.Series([cell]))[0] == names

"""The table of findings as the page draws it, read back from its HTML."""

from __future__ import annotations

import pandas as pd
from lxml import html
from streamlit.testing.v1 import AppTest

from geo.app.findings import HEADINGS

_CODES = {words: code for code, words in HEADINGS.items()}


def findings(app: AppTest) -> pd.DataFrame:
    """What stands in the table of findings, as text, its columns by their codes; without columns where
    nothing is listed."""
    for one in app.get("html"):
        if "<table>" in one.proto.body:
            page = html.fromstring(one.proto.body)
            names = [_CODES[head.text_content()] for head in page.iter("th")]
            lines = [[cell.text_content() for cell in line.iter("td")] for line in page.iter("tr")]
            return pd.DataFrame([line for line in lines if line], columns=names)
    return pd.DataFrame()

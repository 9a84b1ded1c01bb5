"""What the pages share: their style, and text from a table where Streamlit would read Markdown."""

from __future__ import annotations

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&^=])")
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@)", re.IGNORECASE)
_JOINER = "\u2060"
"""Takes no room and parts no line."""


def plain(text: str) -> str:
    """The text with every character that Markdown gives a meaning escaped, and no bare address in it.

    Streamlit's Markdown makes links of ``https://…``, ``www.…`` and ``…@…`` however they are escaped, and a
    table shall lead nobody elsewhere. An invisible sign in them keeps it from that.
    """
    return _MARKDOWN.sub(r"\\\1", _ADDRESS.sub(_JOINER, text))


STYLE = """
.stMainBlockContainer { padding: 0.75rem 1.5rem 3rem; }
.stMainBlockContainer h1 { font-size: 1.25rem; padding: 0; }
.stMainBlockContainer [data-testid="stMarkdownContainer"]:has(h1) { margin-bottom: 0; }
.stMainBlockContainer [data-testid="stVerticalBlock"] { gap: 0.6rem; }
@media (max-width: 640px) { .stMainBlockContainer { padding-inline: 0.75rem; } }
[data-testid="stMetricLabel"] :is(div, p) { overflow: visible; white-space: normal; }
@media (max-width: 640px), (hover: none) {
  [data-testid="stTabPanel"]:has([data-testid="stDataFrame"]) { padding-top: 3rem; }
}
.st-key-project_notice:has(> *) { margin-top: 0.5rem; }
[data-testid^="stBaseButton-primary"] { color: light-dark(#ffffff, #111111); }
[data-testid^="stBaseButton-primary"] p { color: inherit; }
.summit-atlas-found {
  max-height: 44rem; overflow: auto; border: 1px solid color-mix(in srgb, currentcolor 20%, transparent);
  border-radius: 8px;
  & table { width: 100%; min-width: 46rem; border-collapse: collapse; font-size: 0.875rem; line-height: 1.5; }
  & :is(th, td) { padding: 0.4rem 0.6rem; text-align: start; vertical-align: top; overflow-wrap: break-word; }
  & tr + tr td { border-block-start: 1px solid color-mix(in srgb, currentcolor 12%, transparent); }
  & th { position: sticky; inset-block-start: 0; background: light-dark(#f1f1ee, #22252d); font-weight: 600; }
  & .words { min-width: 11rem; }
}
"""
FROM_THE_RIGHT = """
.stMain, [data-testid="stSidebarContent"] { direction: rtl; }
:is(.stMain, .stSidebar) :is(p, h1, h2, h3, label, summary) { text-align: start; }
.stMain .summit-atlas-found td { text-align: right; }
.summit-atlas-frame, .stDataFrame, .stVegaLiteChart, .stCode, .stSlider { direction: ltr; }
.st-key-language { direction: ltr; }
[data-testid="stExpander"] summary [data-testid="stIconMaterial"] { transform: scaleX(-1); }
[data-testid="stTooltipIcon"] { margin-inline: 0.3rem; }
"""
"""Style of a page that runs from right to left; maps, tables, charts, code and time keep their direction."""

"""Texts that have too little room: cut at the edge of their box or of one around it, or under a button."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

SLACK = 2
"""Pixels by which a glyph may lean out of its box."""

FIND = """(slack) => {
  const UNSEEN = "svg, .sa-live, datalist, option";
  const ARROW = 17;

  const named = (one) => [one.localName, one.dataset.role || [...one.classList].slice(0, 2).join(".")]
    .filter(Boolean).join(".");
  function path(one) {
    const parts = [];
    for (let at = one; at && at !== document.body && parts.length < 3; at = at.parentElement)
      parts.unshift(named(at));
    return parts.join(" > ");
  }
  const shuts = ({ overflowX, textOverflow }) =>
    overflowX === "hidden" || overflowX === "clip" || textOverflow === "ellipsis";
  const scrolls = ({ overflowX }) => overflowX === "auto" || overflowX === "scroll";

  const pen = document.createElement("canvas").getContext("2d");
  function isChoiceCut(select, style) {
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const sides = [style.paddingLeft, style.paddingRight, style.borderLeftWidth, style.borderRightWidth];
    const taken = sides.reduce((sum, side) => sum + parseFloat(side), ARROW);
    const text = select.selectedOptions[0]?.textContent.trim() ?? "";
    return pen.measureText(text).width > select.getBoundingClientRect().width - taken + slack;
  }
  function isCutAround(one) {
    const range = document.createRange();
    range.selectNodeContents(one);
    const { left, right } = range.getBoundingClientRect();
    for (let at = one.parentElement; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (scrolls(style)) return false;
      const room = at.getBoundingClientRect();
      if (shuts(style) && room.width && (right > room.right + slack || left < room.left - slack))
        return true;
      if (style.position === "fixed") return false;
    }
    return false;
  }
  function isCut(one) {
    const style = getComputedStyle(one);
    if (one.localName === "select") return style.opacity !== "0" && isChoiceCut(one, style);
    if (![...one.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim())) return false;
    const wider = one.clientWidth && one.scrollWidth > one.clientWidth + slack;
    return (wider && style.display !== "inline" && !scrolls(style)) || isCutAround(one);
  }

  return [...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((one) => !one.closest(UNSEEN))
    .filter((one) => Math.min(one.offsetWidth, one.offsetHeight) > 2 && isCut(one))
    .map((one) => [path(one), (one.selectedOptions?.[0] ?? one).textContent.trim().slice(0, 90)]);
}"""
OVER = """() => {
  const boxes = (parts) => [...document.querySelectorAll(parts)].map((one) => one.getBoundingClientRect());
  const said = boxes(".sa-date-line > *, .sa-title");
  return boxes(".sa-head-tools > *").filter((one) => said.some((other) =>
    one.left < other.right - 1 && one.right > other.left + 1
    && one.top < other.bottom - 1 && one.bottom > other.top + 1)).length;
}"""


def cut_texts(page: Page | Frame) -> dict[str, str]:
    """Where a text is cut, as a path of the page, with the text."""
    found: list[tuple[str, str]] = page.evaluate(FIND, SLACK)
    return dict(found)


def buttons_over_words(page: Page | Frame) -> int:
    """How many buttons of a map's head lie over its title or its date."""
    found: int = page.evaluate(OVER)
    return found

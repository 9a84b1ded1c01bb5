// The card of a mark: the meetings at one place, docked in the map where it hides the mark least.
// Docked, because a bubble over its mark does not fit on a phone or near the edge of the world.

/** `box` holds the map; `onPick(meeting)` when an entry is pressed; `onClosed(key)` afterwards. */
function createCard(box, model, onPick, onClosed) {
  const heading = element("h2", { dir: "auto" });
  const close = element("button", { type: "button", class: "sa-card-close", "aria-label": "Close", text: "×" });
  const list = element("ol", { class: "sa-items" });
  const card = element("div", { class: "sa-card", "data-role": "popup", role: "dialog", tabindex: "-1" }, [
    element("div", { class: "sa-card-head" }, [heading, close]),
    list,
  ]);
  let key = null;

  function shut() {
    if (key === null) return;
    const closed = key;
    const focused = card.contains(document.activeElement);
    key = null;
    card.remove();
    onClosed(closed, focused);
  }

  close.addEventListener("click", shut);
  return {
    shut,
    /** Open for a mark; `left` docks it at the left side. */
    open(view, mark, left) {
      key = mark.key;
      heading.textContent = pointWords(model, mark.point);
      card.setAttribute("aria-label", heading.textContent);
      card.classList.toggle("sa-card-left", left);
      list.replaceChildren(...mark.meetings.map((meeting) => entryItem(view, meeting, onPick)));
      box.append(card);
      card.scrollTop = 0;
      card.focus({ preventScroll: true });
    },
  };
}

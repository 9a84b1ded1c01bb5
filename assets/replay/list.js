// The list of meetings: the text twin of the map, in step with the playhead.

const ROWS_AT_ONCE = 60;

function createList(onPick, calm) {
  const heading = element("h2", { class: "sa-list-title" });
  const dated = element("ol", { class: "sa-items" });
  const rest = element("div", { class: "sa-rest" });
  const box = element("div", { class: "sa-list-box", "data-role": "list", tabindex: "0", role: "region", "aria-label": "Meetings" }, [dated, rest]);
  const panel = element("section", { class: "sa-list" }, [heading, box]);
  let rows = [];
  let lastCurrent = null;
  let waiting = 0;
  let fillRow = null;

  function group(title, note, view, meetings) {
    if (!meetings.length) return null;
    return element("section", {}, [
      element("h3", { text: title }),
      element("p", { class: "sa-muted", text: note }),
      element("ol", { class: "sa-items" }, meetings.map((meeting) => entryItem(view, meeting, onPick))),
    ]);
  }

  /** Put words into the first rows at once and into the others bit by bit, so that nobody waits. */
  function fillRows(from) {
    const until = Math.min(rows.length, from + ROWS_AT_ONCE);
    for (let row = from; row < until; row += 1) fillRow(rows[row]);
    waiting = until < rows.length ? setTimeout(fillRows, 0, until) : 0;
  }

  function fillAround(row) {
    const at = rows.indexOf(row);
    for (let near = Math.max(0, at - 8); near < Math.min(rows.length, at + 12); near += 1) fillRow(rows[near]);
  }

  /** Fill the list anew: `meetings` are in the range, in order; `outside`: how many dated ones are not. */
  function fill(view, meetings, undated, outside) {
    const { point } = view.model.meetings;
    const placed = meetings.filter((meeting) => point[meeting] >= 0);
    const unplaced = meetings.filter((meeting) => point[meeting] < 0);
    rows = placed.map((meeting) => ({ meeting, item: emptyEntry(view.model, meeting), tense: "", filled: false }));
    fillRow = (row) => {
      if (row.filled) return;
      row.filled = true;
      fillEntry(row.item, view, row.meeting, onPick);
    };
    clearTimeout(waiting);
    fillRows(0);
    dated.replaceChildren(...rows.map((row) => row.item));
    const count = meetings.length === 1 ? "1 meeting in this range" : `${meetings.length} meetings in this range`;
    heading.textContent = outside ? `${count}, ${outside} outside it` : count;
    const groups = [
      group("No place known", "Dated, but no source gives a place that was found: not on the map.", view, unplaced),
      group("No date known", "No source gives a date: not on the timeline or the map.", view, undated),
    ];
    rest.replaceChildren(...groups.filter(Boolean));
    box.scrollTop = 0;
    lastCurrent = null;
  }

  function mark(row, tenseNow) {
    if (row.tense) row.item.classList.remove(`sa-${row.tense}`);
    row.item.classList.add(`sa-${tenseNow}`);
    if (tenseNow === "current") row.item.setAttribute("aria-current", "date");
    else row.item.removeAttribute("aria-current");
    row.tense = tenseNow;
  }

  /** Mark past, current and future; bring the current ones (or the last past one) into view.
   *
   * A list that was filled while the playhead rests at the end (`atEnd`) begins at its top. */
  function step(model, day, atEnd) {
    let target = null;
    let lastPast = null;
    const current = [];
    for (const row of rows) {
      const now = tense(model, row.meeting, day);
      if (now !== row.tense) mark(row, now);
      if (now === "current") current.push(row);
      if (now === "past") lastPast = row;
    }
    // Of several, the one that began last: a meeting known only to a month stays current for long.
    target = current.length ? current[current.length - 1] : lastPast;
    const key = current.map((row) => row.meeting).join();
    const fresh = lastCurrent === null;
    if (key === lastCurrent) return;
    lastCurrent = key;
    if (target) fillAround(target);
    if (target && !(fresh && atEnd) && !box.contains(document.activeElement)) scrollWithin(box, target.item, !calm());
  }

  return { panel, fill, step, destroy: () => clearTimeout(waiting) };
}

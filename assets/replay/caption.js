// The caption on the map: what the day shown is about, and on whose word.

// Room that the caption may take, and the traveller's label above its place, in pixels of the map.
const CAPTION_WIDTH = 320;
const CAPTION_HEIGHT = 110;
const TRAVELLER_LABEL = 25;

/** Who says so, each once; what they disagree on is said with it. */
function sourcesWords(model, meeting) {
  const names = [...new Set(model.texts.reports(meeting).map(({ source }) => sourceName(model, source)))];
  const disagreements = model.disagreements.get(meeting);
  const what = disagreements ? ` (they disagree on: ${disagreements.map(([subject]) => subject).join(", ")})` : "";
  return names.join("; ") + what;
}

/** The caption of the latest of the current meetings; nothing is shown on a day without any. */
function createCaption() {
  const date = element("span", { dir: "auto" });
  const chip = element("span", { class: "sa-chip" });
  const title = element("p", { class: "sa-caption-title", dir: "auto" });
  const place = element("p", { class: "sa-caption-place", dir: "auto" });
  const sources = element("p", { class: "sa-caption-sources sa-muted", dir: "auto" });
  const more = element("p", { class: "sa-muted" });
  const panel = element("div", { class: "sa-caption", "data-role": "caption", role: "group", "aria-label": "On this day", hidden: true }, [
    element("p", { class: "sa-caption-date" }, [date, chip]),
    title,
    place,
    sources,
    more,
  ]);
  let shown = "";

  return {
    panel,
    /** Lay it into the lower corner, or the upper one opposite where that hides fewer of `spots` (`{x, y}`). */
    place(spots, width, height) {
      const hides = (inside) => spots.filter(inside).length;
      const below = hides(({ x, y }) => x < CAPTION_WIDTH && x > 0 && y > height - CAPTION_HEIGHT && y < height);
      const above = hides(({ x, y }) => x > width - CAPTION_WIDTH && x < width && y < CAPTION_HEIGHT + TRAVELLER_LABEL && y > 0);
      panel.classList.toggle("sa-caption-above", above < below);
    },
    /** `current`: meetings of the day, the latest last. */
    show(view, current) {
      const key = `${view.follow}/${current.length}/${current[current.length - 1]}`;
      if (key === shown) return;
      shown = key;
      panel.hidden = !current.length;
      if (panel.hidden) return;
      const { model } = view;
      const meeting = current[current.length - 1];
      const status = model.vocabulary.status[model.meetings.status[meeting]];
      date.textContent = model.texts.label(meeting);
      chip.textContent = status;
      chip.hidden = status === "held";
      title.textContent = meetingTitle(view, meeting);
      place.textContent = `${kindWords(view, view.kind[meeting])}, ${pointWords(model, model.meetings.point[meeting])}`;
      sources.textContent = `Source: ${sourcesWords(model, meeting)}`;
      more.textContent = current.length > 1 ? `and ${current.length - 1} more on this day` : "";
      more.hidden = current.length < 2;
    },
  };
}

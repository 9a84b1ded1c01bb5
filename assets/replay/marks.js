// Marks of meetings: one button for each place and kind, with the number of meetings there.

const MARK_STEP = 26;

/** Group meetings by coordinates and kind: `[{key, point, kind, meetings, slot, slots}]`. */
function groupMarks(view, shown) {
  const { meetings, points } = view.model;
  const places = new Map();
  for (const meeting of shown) {
    const point = meetings.point[meeting];
    if (point < 0) continue;
    const place = `${points.lat[point].toFixed(2)},${points.lon[point].toFixed(2)}`;
    if (!places.has(place)) places.set(place, new Map());
    const kinds = places.get(place);
    const kind = view.kind.get(meeting);
    if (!kinds.has(kind)) kinds.set(kind, { key: `${place}/${kind}`, place, point, kind, meetings: [] });
    kinds.get(kind).meetings.push(meeting);
  }
  const marks = [];
  for (const kinds of places.values()) {
    let slot = 0;
    for (const mark of kinds.values()) marks.push({ ...mark, slot: slot++, slots: kinds.size });
  }
  return marks;
}

function markState(view, mark, day) {
  const { model } = view;
  const { precision } = model.points;
  const { status, vague, point } = model.meetings;
  const every = (test) => mark.meetings.every(test);
  return {
    hollow: every((meeting) => model.vocabulary.precision[precision[point[meeting]]] === "country"),
    tentative: every((meeting) => model.vocabulary.status[status[meeting]] !== "held"),
    cancelled: every((meeting) => model.vocabulary.status[status[meeting]] === "cancelled"),
    vague: every((meeting) => vague[meeting]),
    current: mark.meetings.some((meeting) => tense(model, meeting, day) === "current"),
    disputed: mark.meetings.some((meeting) => model.meetings.disagreements[meeting].length > 0),
  };
}

function markLabel(view, mark, state) {
  const count = mark.meetings.length;
  const what = count === 1 ? meetingTitle(view, mark.meetings[0]) : `${count} meetings`;
  const extra = [state.current && "now", state.disputed && "sources disagree"].filter(Boolean);
  return [`${pointWords(view.model, mark.point)}: ${what}`, kindWords(view, mark.kind), ...extra].join(", ");
}

function markButton(view, mark, state) {
  const word = view.model.vocabulary.role[mark.kind];
  const classes = ["sa-mark", `sa-kind-${word}`];
  for (const name of ["current", "vague", "cancelled"]) if (state[name]) classes.push(`sa-is-${name}`);
  const label = markLabel(view, mark, state);
  const button = element("button", { type: "button", class: classes.join(" "), "aria-label": label, title: label });
  button.append(symbol(word, { ...state, halo: true }));
  if (mark.meetings.length > 1) button.append(element("span", { class: "sa-count", text: mark.meetings.length }));
  if (state.disputed) button.append(element("span", { class: "sa-flag", text: "!" }));
  return button;
}

/** The longitude of a point in the copy of the world that is nearest to the middle of the view. */
function nearestLon(lon, centreLon) {
  return lon + 360 * Math.round((centreLon - lon) / 360);
}

/** The marks' layer. `onOpen(mark, button)` is called when a mark is pressed. */
function createMarks(map, onOpen) {
  const markers = new Map();
  let shown = [];

  function icon(mark, button) {
    const shift = ((mark.slots - 1) / 2 - mark.slot) * MARK_STEP;
    return L.divIcon({ html: button, className: "sa-mark-holder", iconSize: [26, 26], iconAnchor: [13 + shift, 13] });
  }

  function place(mark) {
    const { lat, lon } = mark;
    return [lat, nearestLon(lon, map.getCenter().lng)];
  }

  function addMarker(mark, signature, button) {
    const marker = L.marker(place(mark), {
      icon: icon(mark, button),
      keyboard: false,
      interactive: false,
      pane: "sa-marks",
    });
    button.addEventListener("click", () => onOpen(mark, button));
    L.DomEvent.disableClickPropagation(button); // a click on the map closes popups
    markers.set(mark.key, { marker: marker.addTo(map), signature });
  }

  function update(view, meetings, day) {
    const { lat, lon } = view.model.points;
    const focused = document.activeElement && document.activeElement.closest(".sa-mark");
    const focusKey = focused && focused.dataset.key;
    shown = groupMarks(view, meetings).map((mark) => ({ ...mark, lat: lat[mark.point], lon: lon[mark.point] }));
    const keep = new Set(shown.map((mark) => mark.key));
    for (const [key, { marker }] of markers) {
      if (keep.has(key)) continue;
      marker.remove();
      markers.delete(key);
    }
    for (const mark of shown) {
      const state = markState(view, mark, day);
      mark.state = state;
      const signature = [view.follow, mark.meetings.join(), mark.slot, mark.slots, JSON.stringify(state)].join("|");
      const before = markers.get(mark.key);
      if (before && before.signature === signature) continue;
      if (before) before.marker.remove();
      const button = markButton(view, mark, state);
      button.dataset.key = mark.key;
      addMarker(mark, signature, button);
      if (mark.key === focusKey) button.focus({ preventScroll: true });
    }
  }

  function wrap() {
    for (const mark of shown) markers.get(mark.key).marker.setLatLng(place(mark));
  }

  map.on("moveend", wrap);
  return {
    update,
    marks: () => shown,
    destroy() {
      map.off("moveend", wrap);
      for (const { marker } of markers.values()) marker.remove();
      markers.clear();
    },
  };
}

// Marks of meetings: one button for each place and kind (of very many: each place), with the number of meetings.

const MARK_STEP = 26;
const MARK_HALF = 13;

function markLabel(view, group, state) {
  const { count, kind, current, disputed } = state;
  const members = state.members || group.members;
  const what = count === 1 ? meetingTitle(view, members[0]) : `${count} meetings`;
  const latest = group.joined && count > 1 ? `latest: ${kindWords(view, kind)}` : kindWords(view, kind);
  const last = members[count - 1];
  const when = view.model.meetings.vague[last] ? view.model.texts.label(last) : "";
  const extra = [when, tentativeSort(state), current && "now", disputed && "sources disagree"].filter(Boolean);
  return [`${pointWords(view.model, group.point)}: ${what}`, latest, ...extra].join(", ");
}

/** What of a state needs other shapes; the rest is text and classes. */
function markShape({ kind, hollow, disputed, count, ...state }) {
  return [kind, hollow, tentativeSort(state), disputed, count > 1].join();
}

/** The button that stands for a group, in the holder that `hold(button)` makes; `label(view, state)` says what it shows. */
function createButton(onOpen, hold) {
  const button = element("button", { type: "button", class: "sa-mark" });
  const mark = { holder: hold(button), button, group: null, state: null, code: -1, slot: 0, slots: 1, placed: false };
  button.addEventListener("click", () => onOpen(mark));
  L.DomEvent.disableClickPropagation(button); // a click on the map closes popups
  mark.label = (view, state) => {
    const label = markLabel(view, mark.group, state);
    button.setAttribute("aria-label", label);
    button.title = label;
  };
  return mark;
}

/** A mark whose button has its picture. */
function createMark(onOpen) {
  const mark = createButton(onOpen, (inner) => element("div", { class: "sa-mark-holder leaflet-zoom-animated" }, [inner]));
  const { holder, button } = mark;
  let shape = "";

  function draw(view, state) {
    const word = view.model.vocabulary.role[state.kind];
    button.replaceChildren(symbol(word, { ...state, halo: true, counted: state.count > 1 }));
    if (state.count > 1) button.append(element("span", { class: "sa-count" }));
    if (state.disputed) button.append(element("span", { class: "sa-flag", text: "!" }));
  }

  function render(view, state) {
    const classes = ["sa-mark", `sa-kind-${view.model.vocabulary.role[state.kind]}`];
    if (mark.group.side) classes.push(`sa-${mark.group.side}`);
    for (const name of ["current", "vague"]) if (state[name]) classes.push(`sa-is-${name}`);
    if (state.hollow || state.tentative) classes.push("sa-is-open");
    if (state.count > 1) classes.push("sa-is-several");
    button.className = classes.join(" ");
    if (markShape(state) !== shape) draw(view, state);
    shape = markShape(state);
    if (state.count > 1) button.querySelector(".sa-count").textContent = state.count;
    mark.label(view, state);
  }

  return Object.assign(mark, {
    /** Two dimensions only: with three, each mark would become a layer of its own, and each frame slow. */
    put(x, y) {
      holder.style.transform = `translate(${x}px, ${y}px)`;
    },
    show(view, state) {
      // Not `hidden`, which would lay out all of them again.
      holder.style.visibility = state ? "" : "hidden";
      if (state) render(view, state);
    },
    settle() {},
  });
}

/**
 * One of very many marks, whose picture is on a canvas. Its button is what the reader points at, tabs to and hears of;
 * that waits until the playhead is calm (`settle`), for it takes the browser longer than the picture.
 */
function createDrawnMark(onOpen) {
  const mark = createButton(onOpen, holdStill);
  const { holder } = mark;
  let said = null; // the state that the label tells
  holder.style.visibility = "hidden";

  return Object.assign(mark, {
    put: (x, y) => putStill(holder, x, y),
    show() {},
    settle(view) {
      const { state } = mark;
      holder.style.visibility = state ? "" : "hidden";
      if (state && state !== said) mark.label(view, state);
      said = state;
    },
  });
}

/** The marks' layer. `onOpen(mark)` is called when a mark is pressed. */
function createMarks(map, onOpen) {
  const pane = map.getPane("sa-marks");
  let marks = [];
  let followed = null;
  const settling = whenCalm(() => {
    for (const mark of marks) mark.settle(mark.group.view);
  });

  function put(mark, point) {
    mark.placed = true;
    mark.put(Math.round(point.x) - MARK_HALF + markShift(mark), Math.round(point.y) - MARK_HALF);
  }

  function spot(group) {
    return L.latLng(group.lat, nearestLon(group.lon, map.getCenter().lng));
  }

  function place(mark) {
    put(mark, map.latLngToLayerPoint(spot(mark.group)));
  }

  function placeAll() {
    for (const mark of marks) place(mark);
  }

  function animate({ zoom, center }) {
    for (const mark of marks) put(mark, map._latLngToNewLayerPoint(spot(mark.group), zoom, center));
  }

  /** Other groups: marks whose key stays keep their button, and with it the reader's focus. */
  function fill(view, groups) {
    const known = new Map(followed === view.follow ? marks.map((mark) => [mark.group.key, mark]) : []);
    followed = view.follow;
    const before = new Set(marks);
    marks = groups.map((group) => {
      const mark = known.get(group.key) || (group.joined ? createDrawnMark(onOpen) : createMark(onOpen));
      before.delete(mark);
      mark.button.dataset.key = group.key;
      return Object.assign(mark, { group, code: -1 });
    });
    for (const mark of before) mark.holder.remove();
    pane.append(...marks.map((mark) => mark.holder).filter((holder) => !holder.isConnected));
  }

  /** Lay marks of one place side by side; only those whose neighbours have come or gone move. */
  function arrange() {
    const places = new Map();
    for (const mark of marks) {
      if (mark.state) places.set(mark.group.place, (places.get(mark.group.place) || 0) + 1);
    }
    const next = new Map();
    for (const mark of marks) {
      if (!mark.state) continue;
      const slot = next.get(mark.group.place) || 0;
      const slots = places.get(mark.group.place);
      next.set(mark.group.place, slot + 1);
      if (mark.slot !== slot || mark.slots !== slots || !mark.placed) {
        mark.slot = slot;
        mark.slots = slots;
        place(mark);
      }
    }
  }

  /** Show `day`, and of the past what was not over before `since`. Returns whether any mark has changed. */
  function update(day, since) {
    let changed = false;
    for (const mark of marks) {
      const { view } = mark.group;
      const state = since === -Infinity ? markOn(view, mark.group, day) : markSince(view, mark.group, day, since);
      const code = state ? markCode(state) : 0;
      if (code === mark.code) continue;
      changed = true;
      mark.code = code;
      mark.state = state;
      mark.show(view, state);
    }
    if (changed) arrange();
    if (changed && marks.some((mark) => mark.group.joined)) settling.later();
    return changed;
  }

  map.on("viewreset zoom moveend", placeAll);
  map.on("zoomanim", animate);
  return {
    fill,
    update,
    /** Where all marks are, shown or not, as `[lat, lon]`. */
    places: () => marks.map(({ group }) => [group.lat, group.lon]),
    /** The marks that are shown. */
    shown: () => marks.filter((mark) => mark.state),
    destroy() {
      settling.cancel();
      map.off("viewreset zoom moveend", placeAll);
      map.off("zoomanim", animate);
      for (const mark of marks) mark.holder.remove();
      marks = [];
    },
  };
}

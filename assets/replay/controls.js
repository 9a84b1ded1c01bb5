// The row of buttons over the timeline: play, steps, speed.

const ICONS = {
  play: "M4 2.5v11l9.5-5.5z",
  pause: "M4 2.5h3v11H4zM9.5 2.5h3v11h-3z",
  previous: "M11.5 3v10L5 8zM3.5 3h1.6v10H3.5z",
  next: "M4.5 3v10L11 8zM10.9 3h1.6v10h-1.6z",
  first: "M13.5 3v10L8.3 8zM8 3v10L2.8 8zM1.4 3h1.4v10H1.4z",
  last: "M2.5 3v10L7.7 8zM8 3v10l5.2-5zM13.2 3h1.4v10h-1.4z",
};

function iconButton(role, label, drawing) {
  const svg = L.SVG.create("svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = L.SVG.create("path");
  path.setAttribute("d", ICONS[drawing]);
  svg.append(path);
  const button = element("button", { type: "button", class: `sa-button sa-button-${role}`, "data-role": role, "aria-label": label, title: label });
  button.append(svg);
  return button;
}

function speedWords(speed) {
  if (speed < 1) return `1 day in ${1 / speed} s`;
  return speed === 1 ? "1 day a second" : `${speed} days/s`;
}

/** `host`: `togglePlay(), step(direction), jump("first" | "last"), setSpeed(n), setWhole(on)`. */
function createControls(host, speed) {
  const first = iconButton("first", "First day of the range", "first");
  const previous = iconButton("previous", "Previous meeting", "previous");
  const play = iconButton("play", "Play", "play");
  const next = iconButton("next", "Next meeting", "next");
  const last = iconButton("last", "Last day of the range", "last");
  const speeds = element("select", { "data-role": "speed", "aria-label": "Speed of play" }, SPEEDS.map((value) =>
    element("option", { value, text: speedWords(value), selected: value === speed })
  ));
  const rangeText = element("span", { class: "sa-range-text", "data-role": "range" });
  const whole = element("button", { type: "button", class: "sa-text-button", "data-role": "whole", "aria-pressed": "false", text: "Whole period" });
  const panel = element("div", { class: "sa-controls" }, [
    element("div", { class: "sa-transport", role: "group", "aria-label": "Play" }, [first, previous, play, next, last]),
    speeds,
    rangeText,
    whole,
  ]);
  play.addEventListener("click", host.togglePlay);
  previous.addEventListener("click", () => host.step(-1));
  next.addEventListener("click", () => host.step(1));
  first.addEventListener("click", () => host.jump("first"));
  last.addEventListener("click", () => host.jump("last"));
  speeds.addEventListener("change", () => host.setSpeed(Number(speeds.value)));
  whole.addEventListener("click", () => {
    const on = whole.getAttribute("aria-pressed") !== "true";
    whole.setAttribute("aria-pressed", String(on));
    host.setWhole(on);
  });
  return {
    panel,
    setPlaying(playing) {
      play.setAttribute("aria-label", playing ? "Pause" : "Play");
      play.title = playing ? "Pause" : "Play";
      play.querySelector("path").setAttribute("d", ICONS[playing ? "pause" : "play"]);
    },
    setRange(range, zoomable) {
      rangeText.textContent = spanWords(range[0], range[1]);
      whole.hidden = !zoomable && whole.getAttribute("aria-pressed") !== "true";
    },
  };
}

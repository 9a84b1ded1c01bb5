// What a screen reader hears of the replay: the current event, at a calm rate.

const ANNOUNCE_MS = 3000;

/** `live` is a polite live region. @param {HTMLElement} live */
export function createAnnouncer(live) {
  let text = "";
  let saidAt = -Infinity;
  let timer = 0;

  function speak() {
    timer = 0;
    saidAt = performance.now();
    if (live.textContent !== text) live.textContent = text;
  }

  return {
    /** Say this soon; of what comes meanwhile only the latest is said. @param {string} words */
    say(words) {
      if (!words) return;
      text = words;
      if (!timer) timer = setTimeout(speak, Math.max(0, saidAt + ANNOUNCE_MS - performance.now()));
    },
    destroy: () => clearTimeout(timer),
  };
}

// Put into every frame before its own scripts. In the frame of a map: the same few verbs for every kind of map.
// In the page around it: loads the map and tells when it is complete. Days are numbers since 1970-01-01.
globalThis.replayBench = ((kind) => {
  const DAY_MS = 86400000;
  const MARK = "summit-atlas";
  const WANTED_SPEED = 20;
  const GRACE_MS = 5000;

  const nextFrame = () => new Promise(requestAnimationFrame);
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));

  /** After the next frame has been rendered: what its callbacks and its layout cost is over. */
  const afterFrame = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      requestAnimationFrame(() => port2.postMessage(0));
    });

  /** Resolves with the first message from `source` that `fits`. */
  const heard = (source, fits) =>
    new Promise((done) => {
      addEventListener("message", function listen(event) {
        if (event.source !== source || !fits(event.data)) return;
        removeEventListener("message", listen);
        done(event.data);
      });
    });

  const isEcho = (data) => data?.replayBench === "echo";
  const globalLike = (pattern) => globalThis[Object.keys(globalThis).find((name) => pattern.test(name))];
  const part = (role) => document.querySelector(`[data-summit-atlas] [data-role=${role}]`);

  const ours = {
    async set(changes) {
      const handled = heard(window, isEcho); // messages are handled in the order in which they were sent
      postMessage({ [MARK]: 1, set: changes }, "*");
      postMessage({ replayBench: "echo" }, "*");
      await handled;
    },
    seek: (day) => ours.set({ day }),
    day: () => Number(part("date").dataset.day),
    play() {
      const speed = part("speed");
      const offered = [...(speed.options ?? [])].map((option) => Number(option.value));
      const enough = offered.filter((value) => value >= WANTED_SPEED);
      speed.value = String(enough.length ? Math.min(...enough) : WANTED_SPEED);
      for (const type of ["input", "change"]) speed.dispatchEvent(new Event(type, { bubbles: true }));
      part("play").click();
      return Number(speed.value);
    },
    stop: () => part("play").click(),
    shown: () => `following: ${part("follow").selectedOptions?.[0].text ?? part("follow").value}`,
  };

  const timeline = {
    layer: () => globalLike(/^timeline_[0-9a-f]{32}$/),
    slider: () => globalLike(/^timeline_slider_[0-9a-f]{32}$/),
    ready: () => Boolean(timeline.layer() && timeline.slider()),
    seek: (day) => timeline.layer().setTime(day * DAY_MS),
    day: () => timeline.layer().time / DAY_MS,
    play(from) {
      timeline.slider().setTime(from * DAY_MS);
      timeline.slider().play();
      return WANTED_SPEED;
    },
    stop: () => timeline.slider().pause(),
    shown: () => `${timeline.layer().getLayers().length} lines and circles`,
  };

  const timestamped = {
    layer: () => globalLike(/^timestamped_geo_json_[0-9a-f]{32}$/),
    dimension: () => timestamped.layer()._map.timeDimension,
    ready: () => Boolean(timestamped.layer()?._map),
    seek: (day) => timestamped.dimension().setCurrentTime(day * DAY_MS),
    day: () => timestamped.dimension().getCurrentTime() / DAY_MS,
    play() {
      globalThis.timeDimensionControl._player.start();
      return WANTED_SPEED;
    },
    stop: () => globalThis.timeDimensionControl._player.stop(),
    shown: () => `${timestamped.layer()._currentLayer.getLayers().length} lines and circles`,
  };

  // The least that a page can do to show a day: a number in words, and nothing else.
  const bare = {
    ready: () => true,
    seek: (day) => (document.body.textContent = String(day)),
    day: () => Number(document.body.textContent),
    play: () => 0,
    stop() {},
    shown: () => "nothing",
  };

  const map = { ours, timeline, timestamped, bare }[kind];

  /** Milliseconds of each seek until the frame with it is rendered, and until the start of the frame after it. */
  async function seek(days, budgetMs) {
    const rendered = [];
    const second = [];
    const end = performance.now() + budgetMs;
    for (const day of days) {
      await afterFrame();
      const start = performance.now();
      if (start > end) break;
      await map.seek(day);
      do await afterFrame();
      while (map.day() !== day && performance.now() < end);
      const drawn = performance.now() - start;
      await nextFrame();
      if (map.day() !== day) throw new Error(`sought day ${day}, shown is day ${map.day()}`);
      rendered.push(drawn);
      second.push(performance.now() - start);
    }
    return { rendered, second };
  }

  const mix = (hash, value) => (Math.imul(hash, 31) + value) | 0;

  /** A number for what all canvases show. */
  function picture() {
    const copy = document.createElement("canvas");
    const context = copy.getContext("2d", { willReadFrequently: true });
    let hash = 7;
    for (const canvas of document.querySelectorAll("canvas")) {
      if (!canvas.width || !canvas.height) continue;
      copy.width = canvas.width;
      copy.height = canvas.height;
      context.drawImage(canvas, 0, 0);
      hash = new Uint32Array(context.getImageData(0, 0, copy.width, copy.height).data.buffer).reduce(mix, hash);
    }
    return hash;
  }

  /** Of these days: how many pictures still changed in the second after the seek was taken for drawn. */
  async function unfinished(days) {
    let changed = 0;
    for (const day of days) {
      await map.seek(day);
      await afterFrame();
      const early = picture();
      await wait(1000);
      if (picture() !== early) changed += 1;
    }
    return changed;
  }

  /** Play from a day for some seconds: the speed chosen, intervals of frames, days a second that went by. */
  async function play(from, ms) {
    await map.seek(from);
    await afterFrame();
    await wait(300);
    const speed = map.play(from);
    const started = await nextFrame();
    const first = map.day();
    const intervals = [];
    let last = started;
    while (last - started < ms) {
      const now = await nextFrame();
      intervals.push(now - last);
      last = now;
    }
    const reached = ((map.day() - first) * 1000) / (last - started);
    map.stop();
    return { speed, intervals, reached };
  }

  /** In the page around it: time (since 1970, ms) at which the map in a new frame is complete. */
  async function load(address, isOurs, changes, day) {
    const frame = document.body.appendChild(document.createElement("iframe"));
    frame.src = address;
    const inside = () => frame.contentWindow;
    const broken = heard(inside(), (data) => data?.replayBench === "error").then(async ({ what }) => {
      await wait(GRACE_MS); // an error need not keep a map from its end
      throw new Error(`the page does not get ready: ${what}`);
    });
    const isReady = (data) => (isOurs ? data?.[MARK] === 1 && data.event === "ready" : data?.replayBench === "loaded");
    await Promise.race([heard(inside(), isReady), broken]);
    broken.catch(() => {});
    if (changes !== null) {
      const handled = heard(inside(), isEcho);
      inside().postMessage(isOurs ? { [MARK]: 1, set: changes } : { replayBench: "seek", day }, "*");
      inside().postMessage({ replayBench: "echo" }, "*");
      await handled;
    }
    await nextFrame();
    await nextFrame();
    return performance.timeOrigin + performance.now();
  }

  if (window.parent !== window) {
    addEventListener("message", (event) => {
      if (event.source !== window.parent) return;
      if (event.data?.replayBench === "seek") map.seek(event.data.day);
      if (isEcho(event.data)) window.parent.postMessage(event.data, "*");
    });
    addEventListener("error", ({ message }) => {
      if (message) window.parent.postMessage({ replayBench: "error", what: message }, "*");
    });
    addEventListener("load", async () => {
      if (map === ours || location.href === "about:blank") return; // a new frame holds an empty page at first
      while (!map.ready()) await nextFrame();
      window.parent.postMessage({ replayBench: "loaded" }, "*");
    });
  }

  /** Rest on a day, drawn; says in words what is there. */
  async function rest(day) {
    await map.seek(day);
    await afterFrame();
    await wait(500);
    return map.shown();
  }

  return { seek, unfinished, play, load, rest, set: (changes) => map.set(changes) };
})(globalThis.replayBenchKind);

// app/frame.js
var o = "summit-atlas", g = "story";
var d = /* @__PURE__ */ new WeakMap(), r = (
  /** @type {object} */
  window
), h = ["names", "projection", "centre"];
function v(e) {
  let s = document.createElement("iframe"), t = e.kind === "picker" || e.kind === "where" ? "" : " allow-popups allow-popups-to-escape-sandbox";
  return s.setAttribute("sandbox", `allow-scripts allow-downloads${t}`), s.allow = "clipboard-write; fullscreen", s.title = e.title, s.className = `summit-atlas-frame ${e.kind}`, s;
}
function A() {
  return { frame: null, leaving: null, taken: {}, digest: null, report: [], told: 0, tell: () => {
  }, listener: () => {
  }, ...p() };
}
function p() {
  return { ready: !1, given: {}, wanted: {}, known: {}, chosen: {} };
}
var l = (e, s) => JSON.stringify(e) === JSON.stringify(s);
function y(e) {
  let s = getComputedStyle(e).getPropertyValue("--st-background-color").trim(), t = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(s);
  if (!t) return null;
  let [i, c, n] = t.slice(1).map((a) => parseInt(a, 16));
  return 0.299 * i + 0.587 * c + 0.114 * n < 128 ? "dark" : "light";
}
function L(e, s, t, i) {
  if (t.classList.add("coming"), s.classList.contains("coming")) {
    s.remove();
    return;
  }
  s.classList.replace(i, "leaving"), s.classList.add(`was-${i}`), s.inert = !0, e.leaving = s, s.contentWindow?.postMessage({ [o]: 1, get: "state" }, "*");
}
function S(e, s) {
  let t = /[#&]view=/.test(String(s.fragment));
  e.taken = { mode: s.mode, ...t ? { view: s.view } : {} };
}
function O(e) {
  let { frame: s, leaving: t } = e;
  s?.classList.contains("coming") && (s.classList.contains(g) || s.contentWindow?.postMessage({ [o]: 1, set: e.taken }, "*"), setTimeout(() => {
    e.frame === s && (s.classList.remove("coming"), t?.remove());
  }, s.classList.contains(g) ? 400 : 150));
}
function M(e, s, t) {
  let i = v(t), c = e.frame;
  (t.kind === g || t.grows) && c?.classList.contains(t.kind) ? L(e, c, i, t.kind) : (e.leaving?.remove(), e.frame?.remove()), e.frame = i, s.appendChild(i), t.html !== void 0 ? i.srcdoc = t.html : W(e, i, t);
}
async function W(e, s, t) {
  let i = await E(t.url);
  e.frame !== s || s.srcdoc || (i === null ? e.tell({ missing: t.digest }) : s.srcdoc = i);
}
async function E(e) {
  try {
    let s = await fetch(e);
    return s.ok ? await s.text() : null;
  } catch {
    return null;
  }
}
function w(e) {
  let { digest: s, chosen: t } = e;
  r.summitAtlasChosen = Object.keys(t).length ? { digest: s, chosen: { ...t } } : null;
}
function b(e, { digest: s, chosen: t }) {
  let c = e.report.filter((n) => n in t && (h.includes(n) || s === e.digest)).filter((n) => !l(t[n], e.wanted[n]));
  for (let n of c) e.wanted[n] = e.chosen[n] = t[n];
  r.summitAtlasChosen = null, c.length && (w(e), setTimeout(() => e.tell()));
}
function j(e, s) {
  for (let [t, i] of Object.entries(s))
    l(i, e.given[t]) || (e.wanted[t] = i, delete e.chosen[t]);
  e.given = s, r.summitAtlasChosen?.digest === e.digest && w(e);
}
function m(e) {
  let s = Object.keys(e.wanted), t = s.filter((n) => !l(e.wanted[n], e.known[n]));
  if (!e.ready || !t.length) return;
  let i = s.filter((n) => t.includes(n) || !e.report.includes(n));
  e.known = { ...e.wanted };
  let c = Object.fromEntries(i.map((n) => [n, e.wanted[n]]));
  e.frame?.contentWindow?.postMessage({ [o]: 1, set: c }, "*");
}
function k(e) {
  let { ready: s, ask: t, once: i, frame: c } = e;
  s && (i && i.id !== r.summitAtlasOnce && (r.summitAtlasOnce = i.id, c?.contentWindow?.postMessage({ [o]: 1, set: i.set }, "*")), t && t !== r.summitAtlasAsked && (r.summitAtlasAsked = t, c?.contentWindow?.postMessage({ [o]: 1, get: "state" }, "*")));
}
function x(e, s) {
  let t = s.data;
  if (!(!t || typeof t != "object" || t[o] !== 1) && (e.leaving && s.source === e.leaving.contentWindow && t.event === "answer" && S(e, t), s.source === e.frame?.contentWindow)) {
    if (t.event === "ready")
      e.ready = !0, e.known = {}, m(e), k(e), O(e);
    else if (t.event === "answer")
      e.tell({ answer: t, asked: r.summitAtlasAsked });
    else if (t.event === "state") {
      let i = e.report.filter((c) => !l(t[c], e.wanted[c]));
      if (!i.length) return;
      for (let c of i) e.wanted[c] = e.known[c] = e.chosen[c] = t[c];
      w(e), e.tell();
    }
  }
}
function T(e) {
  let { parentElement: s, data: t, setStateValue: i } = e, c = d.get(s), n = c ?? A();
  c || (d.set(s, n), n.listener = (f) => x(n, f), window.addEventListener("message", n.listener)), Object.assign(n, { report: t.report, ask: t.ask, once: t.once }), n.tell = (f) => i("state", { ...n.chosen, ...f, digest: n.digest, told: n.told += 1 });
  let a = n.digest !== t.digest;
  a && Object.assign(n, p(), { digest: t.digest });
  let u = a ? r.summitAtlasChosen : null;
  return j(n, { ...t.set, theme: y(s.host || s) }), u && b(n, u), a ? M(n, s, t) : t.html !== void 0 && n.frame && !n.frame.srcdoc ? n.frame.srcdoc = t.html : m(n), k(n), () => {
    window.removeEventListener("message", n.listener), n.leaving?.remove(), n.frame?.remove(), d.delete(s);
  };
}
export {
  T as default
};

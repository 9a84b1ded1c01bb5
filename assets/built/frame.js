// app/frame.js
var o = "summit-atlas", g = "story";
var f = /* @__PURE__ */ new WeakMap(), c = (
  /** @type {object} */
  window
), h = ["names", "projection", "centre"];
function v(e) {
  let s = document.createElement("iframe"), t = e.kind === "picker" || e.kind === "where" ? "" : " allow-popups allow-popups-to-escape-sandbox";
  return s.setAttribute("sandbox", `allow-scripts allow-downloads${t}`), s.allow = "clipboard-write; fullscreen", s.title = e.title, s.className = `summit-atlas-frame ${e.kind}`, s;
}
function y() {
  return { frame: null, leaving: null, taken: {}, digest: null, report: [], told: 0, tell: () => {
  }, listener: () => {
  }, ...p() };
}
function p() {
  return { ready: !1, given: {}, wanted: {}, known: {}, chosen: {} };
}
var l = (e, s) => JSON.stringify(e) === JSON.stringify(s);
function A(e) {
  let s = getComputedStyle(e).getPropertyValue("--st-background-color").trim(), t = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(s);
  if (!t) return null;
  let [i, r, n] = t.slice(1).map((a) => parseInt(a, 16));
  return 0.299 * i + 0.587 * r + 0.114 * n < 128 ? "dark" : "light";
}
function S(e, s, t, i) {
  if (t.classList.add("coming"), s.classList.contains("coming")) {
    s.remove();
    return;
  }
  s.classList.replace(i, "leaving"), s.classList.add(`was-${i}`), s.inert = !0, e.leaving = s, s.contentWindow?.postMessage({ [o]: 1, get: "state" }, "*");
}
function L(e, s) {
  let t = /[#&]view=/.test(String(s.fragment));
  e.taken = { mode: s.mode, ...t ? { view: s.view } : {} };
}
function O(e) {
  let { frame: s, leaving: t } = e;
  s?.classList.contains("coming") && (s.classList.contains(g) || s.contentWindow?.postMessage({ [o]: 1, set: e.taken }, "*"), setTimeout(() => {
    e.frame === s && (s.classList.remove("coming"), t?.remove());
  }, s.classList.contains(g) ? 400 : 150));
}
function b(e, s, t) {
  let i = v(t), r = e.frame;
  (t.kind === g || t.grows) && r?.classList.contains(t.kind) ? S(e, r, i, t.kind) : (e.leaving?.remove(), e.frame?.remove()), e.frame = i, s.appendChild(i), t.html !== void 0 ? i.srcdoc = t.html : M(e, i, t);
}
async function M(e, s, t) {
  let i = await W(t.url);
  e.frame !== s || s.srcdoc || (i === null ? e.tell({ missing: t.digest }) : s.srcdoc = i);
}
async function W(e) {
  try {
    let s = await fetch(e);
    return !s.ok || !s.body ? null : await new Response(s.body.pipeThrough(new DecompressionStream("gzip"))).text();
  } catch {
    return null;
  }
}
function w(e) {
  let { digest: s, chosen: t } = e;
  c.summitAtlasChosen = Object.keys(t).length ? { digest: s, chosen: { ...t } } : null;
}
function E(e, { digest: s, chosen: t }) {
  let r = e.report.filter((n) => n in t && (h.includes(n) || s === e.digest)).filter((n) => !l(t[n], e.wanted[n]));
  for (let n of r) e.wanted[n] = e.chosen[n] = t[n];
  c.summitAtlasChosen = null, r.length && (w(e), setTimeout(() => e.tell()));
}
function T(e, s) {
  for (let [t, i] of Object.entries(s))
    l(i, e.given[t]) || (e.wanted[t] = i, delete e.chosen[t]);
  e.given = s, c.summitAtlasChosen?.digest === e.digest && w(e);
}
function m(e) {
  let s = Object.keys(e.wanted), t = s.filter((n) => !l(e.wanted[n], e.known[n]));
  if (!e.ready || !t.length) return;
  let i = s.filter((n) => t.includes(n) || !e.report.includes(n));
  e.known = { ...e.wanted };
  let r = Object.fromEntries(i.map((n) => [n, e.wanted[n]]));
  e.frame?.contentWindow?.postMessage({ [o]: 1, set: r }, "*");
}
function k(e) {
  let { ready: s, ask: t, once: i, frame: r } = e;
  s && (i && i.id !== c.summitAtlasOnce && (c.summitAtlasOnce = i.id, r?.contentWindow?.postMessage({ [o]: 1, set: i.set }, "*")), t && t !== c.summitAtlasAsked && (c.summitAtlasAsked = t, r?.contentWindow?.postMessage({ [o]: 1, get: "state" }, "*")));
}
function j(e, s) {
  let t = s.data;
  if (!(!t || typeof t != "object" || t[o] !== 1) && (e.leaving && s.source === e.leaving.contentWindow && t.event === "answer" && L(e, t), s.source === e.frame?.contentWindow)) {
    if (t.event === "ready")
      e.ready = !0, e.known = {}, m(e), k(e), O(e);
    else if (t.event === "answer")
      e.tell({ answer: t, asked: c.summitAtlasAsked });
    else if (t.event === "state") {
      let i = e.report.filter((r) => !l(t[r], e.wanted[r]));
      if (!i.length) return;
      for (let r of i) e.wanted[r] = e.known[r] = e.chosen[r] = t[r];
      w(e), e.tell();
    }
  }
}
function x(e) {
  let { parentElement: s, data: t, setStateValue: i } = e, r = f.get(s), n = r ?? y();
  r || (f.set(s, n), n.listener = (d) => j(n, d), window.addEventListener("message", n.listener)), Object.assign(n, { report: t.report, ask: t.ask, once: t.once }), n.tell = (d) => i("state", { ...n.chosen, ...d, digest: n.digest, told: n.told += 1 });
  let a = n.digest !== t.digest;
  a && Object.assign(n, p(), { digest: t.digest });
  let u = a ? c.summitAtlasChosen : null;
  return T(n, { ...t.set, theme: A(s.host || s) }), u && E(n, u), a ? b(n, s, t) : t.html !== void 0 && n.frame && !n.frame.srcdoc ? n.frame.srcdoc = t.html : m(n), k(n), () => {
    window.removeEventListener("message", n.listener), n.leaving?.remove(), n.frame?.remove(), f.delete(s);
  };
}
export {
  x as default
};

// app/frame.js
var a = "summit-atlas", g = "story";
var d = /* @__PURE__ */ new WeakMap(), c = (
  /** @type {object} */
  window
), k = ["names", "projection", "centre"];
function v(e) {
  let s = document.createElement("iframe"), t = e.kind === "picker" || e.kind === "where" ? "" : " allow-popups allow-popups-to-escape-sandbox";
  return s.setAttribute("sandbox", `allow-scripts allow-downloads${t}`), s.allow = "clipboard-write; fullscreen", s.title = e.title, s.className = `summit-atlas-frame ${e.kind}`, s;
}
function y() {
  return { frame: null, leaving: null, digest: null, report: [], told: 0, tell: () => {
  }, listener: () => {
  }, ...p() };
}
function p() {
  return { ready: !1, given: {}, wanted: {}, known: {}, chosen: {} };
}
var o = (e, s) => JSON.stringify(e) === JSON.stringify(s);
function A(e) {
  let s = getComputedStyle(e).getPropertyValue("--st-background-color").trim(), t = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(s);
  if (!t) return null;
  let [i, r, n] = t.slice(1).map((l) => parseInt(l, 16));
  return 0.299 * i + 0.587 * r + 0.114 * n < 128 ? "dark" : "light";
}
function b(e, s, t) {
  if (t.classList.add("coming"), s.classList.contains("coming")) {
    s.remove();
    return;
  }
  s.classList.replace(g, "leaving"), s.inert = !0, e.leaving = s;
}
function O(e) {
  let { frame: s, leaving: t } = e;
  s?.classList.contains("coming") && setTimeout(() => {
    e.frame === s && (s.classList.remove("coming"), t?.remove());
  }, 400);
}
function S(e, s, t) {
  let i = v(t);
  t.kind === g && e.frame?.classList.contains(g) ? b(e, e.frame, i) : (e.leaving?.remove(), e.frame?.remove()), e.frame = i, s.appendChild(i), t.html !== void 0 ? i.srcdoc = t.html : E(e, i, t);
}
async function E(e, s, t) {
  let i = await L(t.url);
  e.frame !== s || s.srcdoc || (i === null ? e.tell({ missing: t.digest }) : s.srcdoc = i);
}
async function L(e) {
  try {
    let s = await fetch(e);
    return !s.ok || !s.body ? null : await new Response(s.body.pipeThrough(new DecompressionStream("gzip"))).text();
  } catch {
    return null;
  }
}
function u(e) {
  let { digest: s, chosen: t } = e;
  c.summitAtlasChosen = Object.keys(t).length ? { digest: s, chosen: { ...t } } : null;
}
function T(e, { digest: s, chosen: t }) {
  let r = e.report.filter((n) => n in t && (k.includes(n) || s === e.digest)).filter((n) => !o(t[n], e.wanted[n]));
  for (let n of r) e.wanted[n] = e.chosen[n] = t[n];
  c.summitAtlasChosen = null, r.length && (u(e), setTimeout(() => e.tell()));
}
function j(e, s) {
  for (let [t, i] of Object.entries(s))
    o(i, e.given[t]) || (e.wanted[t] = i, delete e.chosen[t]);
  e.given = s, c.summitAtlasChosen?.digest === e.digest && u(e);
}
function m(e) {
  let s = Object.keys(e.wanted), t = s.filter((n) => !o(e.wanted[n], e.known[n]));
  if (!e.ready || !t.length) return;
  let i = s.filter((n) => t.includes(n) || !e.report.includes(n));
  e.known = { ...e.wanted };
  let r = Object.fromEntries(i.map((n) => [n, e.wanted[n]]));
  e.frame?.contentWindow?.postMessage({ [a]: 1, set: r }, "*");
}
function h(e) {
  let { ready: s, ask: t, once: i, frame: r } = e;
  s && (i && i.id !== c.summitAtlasOnce && (c.summitAtlasOnce = i.id, r?.contentWindow?.postMessage({ [a]: 1, set: i.set }, "*")), t && t !== c.summitAtlasAsked && (c.summitAtlasAsked = t, r?.contentWindow?.postMessage({ [a]: 1, get: "state" }, "*")));
}
function x(e, s) {
  if (s.source !== e.frame?.contentWindow) return;
  let t = s.data;
  if (!(!t || typeof t != "object" || t[a] !== 1)) {
    if (t.event === "ready")
      e.ready = !0, e.known = {}, m(e), h(e), O(e);
    else if (t.event === "answer")
      e.tell({ answer: t, asked: c.summitAtlasAsked });
    else if (t.event === "state") {
      let i = e.report.filter((r) => !o(t[r], e.wanted[r]));
      if (!i.length) return;
      for (let r of i) e.wanted[r] = e.known[r] = e.chosen[r] = t[r];
      u(e), e.tell();
    }
  }
}
function M(e) {
  let { parentElement: s, data: t, setStateValue: i } = e, r = d.get(s), n = r ?? y();
  r || (d.set(s, n), n.listener = (f) => x(n, f), window.addEventListener("message", n.listener)), Object.assign(n, { report: t.report, ask: t.ask, once: t.once }), n.tell = (f) => i("state", { ...n.chosen, ...f, digest: n.digest, told: n.told += 1 });
  let l = n.digest !== t.digest;
  l && Object.assign(n, p(), { digest: t.digest });
  let w = l ? c.summitAtlasChosen : null;
  return j(n, { ...t.set, theme: A(s.host || s) }), w && T(n, w), l ? S(n, s, t) : t.html !== void 0 && n.frame && !n.frame.srcdoc ? n.frame.srcdoc = t.html : m(n), h(n), () => {
    window.removeEventListener("message", n.listener), n.leaving?.remove(), n.frame?.remove(), d.delete(s);
  };
}
export {
  M as default
};

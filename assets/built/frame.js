// app/frame.js
var u = "summit-atlas", f = /* @__PURE__ */ new WeakMap(), c = (
  /** @type {object} */
  window
), p = ["names", "projection", "centre"];
function k(e) {
  let s = document.createElement("iframe"), t = e.kind === "picker" ? "" : " allow-popups allow-popups-to-escape-sandbox";
  return s.setAttribute("sandbox", `allow-scripts allow-downloads${t}`), s.allow = "clipboard-write; fullscreen", s.title = e.title, s.className = `summit-atlas-frame ${e.kind}`, s;
}
function m() {
  return { frame: null, digest: null, report: [], told: 0, tell: () => {
  }, listener: () => {
  }, ...g() };
}
function g() {
  return { ready: !1, given: {}, wanted: {}, known: {}, chosen: {} };
}
var a = (e, s) => JSON.stringify(e) === JSON.stringify(s);
function y(e) {
  let s = getComputedStyle(e).getPropertyValue("--st-background-color").trim(), t = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(s);
  if (!t) return null;
  let [r, i, n] = t.slice(1).map((l) => parseInt(l, 16));
  return 0.299 * r + 0.587 * i + 0.114 * n < 128 ? "dark" : "light";
}
function b(e, s, t) {
  e.frame?.remove();
  let r = k(t);
  e.frame = r, s.appendChild(r), t.html !== void 0 ? r.srcdoc = t.html : v(e, r, t);
}
async function v(e, s, t) {
  let r = await x(t.url);
  e.frame !== s || s.srcdoc || (r === null ? e.tell(t.digest) : s.srcdoc = r);
}
async function x(e) {
  try {
    let s = await fetch(e);
    return s.ok ? await s.text() : null;
  } catch {
    return null;
  }
}
function d(e) {
  let { digest: s, chosen: t } = e;
  c.summitAtlasChosen = Object.keys(t).length ? { digest: s, chosen: { ...t } } : null;
}
function O(e, { digest: s, chosen: t }) {
  let i = e.report.filter((n) => n in t && (p.includes(n) || s === e.digest)).filter((n) => !a(t[n], e.wanted[n]));
  for (let n of i) e.wanted[n] = e.chosen[n] = t[n];
  c.summitAtlasChosen = null, i.length && (d(e), setTimeout(() => e.tell()));
}
function j(e, s) {
  for (let [t, r] of Object.entries(s))
    a(r, e.given[t]) || (e.wanted[t] = r, delete e.chosen[t]);
  e.given = s, c.summitAtlasChosen?.digest === e.digest && d(e);
}
function h(e) {
  let s = Object.keys(e.wanted), t = s.filter((n) => !a(e.wanted[n], e.known[n]));
  if (!e.ready || !t.length) return;
  let r = s.filter((n) => t.includes(n) || !e.report.includes(n));
  e.known = { ...e.wanted };
  let i = Object.fromEntries(r.map((n) => [n, e.wanted[n]]));
  e.frame?.contentWindow?.postMessage({ [u]: 1, set: i }, "*");
}
function A(e, s) {
  if (s.source !== e.frame?.contentWindow) return;
  let t = s.data;
  if (!(!t || typeof t != "object" || t[u] !== 1)) {
    if (t.event === "ready")
      e.ready = !0, e.known = {}, h(e);
    else if (t.event === "state") {
      let r = e.report.filter((i) => !a(t[i], e.wanted[i]));
      if (!r.length) return;
      for (let i of r) e.wanted[i] = e.known[i] = e.chosen[i] = t[i];
      d(e), e.tell();
    }
  }
}
function C(e) {
  let { parentElement: s, data: t, setStateValue: r } = e, i = f.get(s), n = i ?? m();
  i || (f.set(s, n), n.listener = (o) => A(n, o), window.addEventListener("message", n.listener)), n.report = t.report, n.tell = (o) => r("state", { ...n.chosen, ...o && { missing: o }, digest: n.digest, told: n.told += 1 });
  let l = n.digest !== t.digest;
  l && Object.assign(n, g(), { digest: t.digest });
  let w = l ? c.summitAtlasChosen : null;
  return j(n, { ...t.set, theme: y(s.host || s) }), w && O(n, w), l ? b(n, s, t) : t.html !== void 0 && n.frame && !n.frame.srcdoc ? n.frame.srcdoc = t.html : h(n), () => {
    window.removeEventListener("message", n.listener), n.frame?.remove(), f.delete(s);
  };
}
export {
  C as default
};

// core/gettext.js
var H = { language: "en", words: {}, forms: { one: 0, other: 1 } }, fe = /\{(\w+)\}/g, pe = /^ar\b/, me = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/, he = /\B(?=(\d{3})+$)/g, we = /^\p{Nd}+$/u, A = H, q = null;
function J(e) {
  A = e, q = null;
}
var O = () => A.language, be = () => pe.test(A.language) ? "rtl" : "ltr";
function V(e) {
  return me.test(e) !== (be() === "rtl") && !we.test(e) ? `⁨${e}⁩` : e;
}
function z(e, t) {
  return e.replace(fe, (n, o) => o in t ? V(String(t[o])) : n);
}
function ye(e) {
  let t = 2166136261;
  for (let n = 0; n < e.length; n += 1) t = Math.imul(t ^ e.charCodeAt(n), 16777619);
  return (t >>> 0).toString(36);
}
var X = (e) => A === H ? void 0 : A.words[ye(e)];
function ge(e, t) {
  let n = X(e);
  return typeof n == "string" ? n : t;
}
function l(e, t = {}) {
  return z(ge(e, e), t);
}
function E(e, t, n, o = {}) {
  return ve(`${e}\0${t}`, e, t, n, o);
}
function ve(e, t, n, o, s) {
  let a = X(e);
  q ??= typeof a == "object" ? new Intl.PluralRules(O()) : null;
  let c = typeof a == "object" && q ? a[A.forms[q.select(o)]] : void 0;
  return z(c ?? (o === 1 ? t : n), { count: S(o), ...s });
}
function S(e, t) {
  return O() === H.language && !t && Number.isSafeInteger(e) ? `${e}`.replace(he, ",") : e.toLocaleString(O(), t);
}
function Y(e) {
  return e.length < 2 ? e.join("") : O() !== H.language ? new Intl.ListFormat(O()).format(e.map(V)) : `${e.slice(0, -1).join(", ")} and ${e[e.length - 1]}`;
}

// page/dom.js
function r(e, t = {}, n = []) {
  let o = document.createElement(e);
  e === "button" && o.setAttribute("type", e);
  for (let [s, a] of Object.entries(t))
    a == null || a === !1 || (s === "text" ? o.textContent = String(a) : o.setAttribute(s, a === !0 ? "" : String(a)));
  for (let s of n) s && o.append(s);
  return o;
}
function U(e) {
  return (
    /** @type {HTMLElement} */
    e.target
  );
}

// core/ledger.js
function Z(e, t, n) {
  let o = new Map(e.map((a) => [a.id, a]));
  for (let a of t) {
    let c = Number(a.row);
    if (a.do === "remove" && o.delete(c), a.do !== "put") continue;
    let u = (
      /** @type {Record<string, string>} */
      a.cells
    ), i = o.get(c) ?? { ...Q(c), number: 0 };
    o.set(c, { ...i, cells: { ...i.cells, ...u } });
  }
  let s = Math.max(n - 1, ...o.keys());
  return [...o.values(), Q(s + 1)];
}
var Q = (e) => ({ id: e, number: 0, cells: {}, faults: [], place: null });
function ee(e, t) {
  let n = e.split(";"), o = T(n.at(-1) ?? ""), s = n.slice(0, -1).map((u) => u.trim()).filter(Boolean), a = new Set(s.map(T)), c = (u) => T(u).split(/[\s(]+/).some((i, d, p) => p.slice(d).join(" ").startsWith(o));
  return t.filter((u) => !a.has(T(u)) && (!o || c(u))).slice(0, 12).map((u) => [...s, u].join("; "));
}
var T = (e) => e.trim().toLowerCase();
function te({ cells: e, place: t }) {
  let n = T(`${e.venue ?? ""} ${e.city ?? ""}`);
  return { name: t && !n.includes(T(t.name)) && t.name !== t.country ? t.name : "", country: t && !e.country ? t.country : "" };
}
function ne(e) {
  return /[\t\n\r]/.test(e.replace(/[\r\n]+$/, ""));
}

// app/ledger_parts.js
var oe = 0;
function y(e, t, n = {}) {
  let o = r("button", { class: "sa-ledger-button", text: e, ...n });
  return o.addEventListener("click", t), o;
}
function C(e, t, { names: n = !1 } = {}) {
  oe += 1;
  let o = r("datalist", { id: `sa-ledger-list-${oe}` });
  e.setAttribute("list", o.id);
  let s = () => {
    let a = n ? ee(e.value, t()) : t();
    o.replaceChildren(...a.map((c) => r("option", { value: c })));
  };
  return e.addEventListener("focus", s), e.addEventListener("input", s), o;
}
function I(e, t, n, { aside: o = !1 } = {}) {
  let s = r("input", { type: "date", tabindex: -1, class: "sa-ledger-day", "aria-hidden": "true" });
  s.addEventListener("change", () => {
    s.value && (e.value = s.value, n(), e.focus());
  });
  let a = y("", () => {
    /^\d{4}-\d{2}-\d{2}$/.test(e.value.trim()) && (s.value = e.value.trim()), s.showPicker();
  }, { class: "sa-ledger-calendar", "aria-label": t, title: t, tabindex: o ? -1 : null });
  return a.append(r("span", { "aria-hidden": "true", class: "sa-ledger-leaf" })), e.addEventListener("keydown", (c) => {
    !c.altKey || c.key !== "ArrowDown" || (c.preventDefault(), a.click());
  }), r("span", { class: "sa-ledger-days" }, [e, a, s]);
}

// app/ledger_ask.js
var se = 220, xe = [["", "Yes, it was held"], ["planned", "It is planned"], ["invited", "Somebody was invited"], ["cancelled", "It was cancelled"]], N = "point";
function ae(e, t, n) {
  let o = Ee(t, n);
  return e.append(o.root), K(o), {
    hear: (s) => Te(o, s),
    release: () => {
      clearTimeout(o.timer), o.root.remove();
    }
  };
}
var k = (e, t) => r("input", { name: e, placeholder: t, autocomplete: "off", maxlength: 500 }), L = (e, t, n) => r("label", {}, [r("span", { text: e }), t, n]);
function Ee(e, t) {
  let n = {
    who: k("who", l("Xi Jinping (China)")),
    whom: k("whom", l("Emmanuel Macron (France)")),
    where: k("where", l("Paris, or Élysée Palace")),
    when: k("when", l("6 May 2024, or spring 2024")),
    status: r("select", { name: "status" }, xe.map(([$, f]) => r("option", { value: $, text: l(f) }))),
    source: k("source", l("A newspaper, a readout")),
    url: k("url", "https://…"),
    note: k("note", "")
  }, o = r("div", { class: "sa-ledger-offers" }), s = r("div", { class: "sa-ledger-asked", hidden: !0 }), a = r("p", { class: "sa-ledger-hint", id: "sa-ledger-when", role: "status" }), c = r("p", { class: "sa-ledger-refused", role: "alert" }), u = r("p", { class: "sa-ledger-aloud", role: "status" }), i = r("p", { class: "sa-ledger-said", role: "status" });
  n.when.setAttribute("aria-describedby", a.id);
  let d = r("form", { class: "sa-ledger-form", "aria-label": l("A meeting in four answers"), novalidate: !0 }, [
    r("div", { class: "sa-ledger-four" }, [
      L(l("Who?"), n.who, C(n.who, () => m.data.names, { names: !0 })),
      L(l("Met whom?"), n.whom, C(n.whom, () => m.data.names, { names: !0 })),
      L(l("Where?"), n.where),
      r("div", { class: "sa-ledger-when" }, [
        L(l("When?"), n.when),
        a
      ])
    ]),
    o,
    Se(n, C(n.source, () => m.data.sources)),
    r("div", { class: "sa-ledger-buttons" }, [r("button", { type: "submit", class: "sa-ledger-button sa-ledger-first", text: l("Add the meeting") }), i])
  ]);
  d.querySelector(".sa-ledger-when label")?.append(I(n.when, l("Choose a day"), () => P(m, 0)));
  let w = y(l("See the map"), () => document.querySelector(".summit-atlas-frame.map")?.scrollIntoView({ block: "start" }), { hidden: !0 });
  i.before(w);
  let h = r("div", { class: "sa-ledger" }, [s, d, c, u]), m = { data: t, line: e, fields: n, root: h, form: d, offers: o, asked: s, date: a, refused: c, said: i, map: w, aloud: u, chosen: "", touched: !1, pointed: t.pointed?.n ?? 0, timer: 0, sent: [], unmade: !1, refuse: ($) => {
    c.textContent = $, m.unmade = !1;
  } };
  return Le(m), m;
}
function Se(e, t) {
  return r("details", { class: "sa-ledger-more" }, [
    r("summary", { text: l("Source, remarks, whether it happened") }),
    r("div", { class: "sa-ledger-four" }, [
      L(l("Did it happen?"), e.status),
      L(l("Who says so?"), e.source, t),
      L(l("Link to it"), e.url),
      L(l("Remarks"), e.note)
    ])
  ]);
}
function Le(e) {
  let { form: t, fields: n } = e;
  n.where.addEventListener("input", () => {
    e.chosen = "", e.touched = !1, P(e, se);
  }), n.when.addEventListener("input", () => P(e, se)), n.where.addEventListener("keydown", (o) => {
    if (o.key !== "ArrowDown") return;
    let s = (
      /** @type {HTMLInputElement | null} */
      e.offers.querySelector("input:checked") ?? e.offers.querySelector("input")
    );
    s && (o.preventDefault(), s.focus());
  }), e.offers.addEventListener("keydown", (o) => {
    let s = o.target;
    o.key !== "Enter" || !(s instanceof HTMLInputElement) || (o.preventDefault(), (!s.checked || e.chosen !== s.value) && (s.checked = !0, s.dispatchEvent(new Event("change"))), e.touched = !0, n.when.focus());
  }), t.addEventListener("submit", (o) => {
    o.preventDefault(), Ce(e);
  });
}
function P(e, t) {
  clearTimeout(e.timer), e.timer = window.setTimeout(() => W(e), t);
}
function W(e) {
  e.line.tell("typed", { where: e.fields.where.value, when: e.fields.when.value, chosen: e.chosen });
}
function Ce(e) {
  let { who: t, whom: n, where: o, when: s, status: a, source: c, url: u, note: i } = e.fields, d = [t.value, n.value].map((m) => m.trim()).filter(Boolean).join("; ");
  if (!d) {
    e.refuse(l("Write at least one name: who met somebody?")), t.focus();
    return;
  }
  e.refuse("");
  let p = { leaders: d, venue: o.value, date: s.value, status: a.value, source: c.value, url: u.value, note: i.value }, w = Object.fromEntries(Object.entries(p).filter(([, m]) => m.trim())), h = e.chosen === N ? e.data.pointed?.at : void 0;
  e.line.ask({ do: "add", cells: w, ...h ? { at: h } : e.chosen ? { offer: e.chosen } : {} }), e.sent = [t, n, o, s, a, i, u].map((m) => [m, m.value]);
  for (let [m] of e.sent) m.value = "";
  e.chosen = "", e.touched = !1, clearTimeout(e.timer), e.said.textContent = l("Added: {row}.", { row: [Y(ke(d)), w.venue, w.date].filter(Boolean).join(", ") }), W(e), K(e), t.focus();
}
var ke = (e) => e.split(";").map((t) => t.trim()).filter(Boolean);
function Ae(e) {
  e.refuse(l("Not done: {reason}.", { reason: e.data.refused })), e.unmade = !0;
  for (let [t, n] of e.sent) t.value ||= n;
  e.sent.length && (e.said.textContent = ""), e.sent = [];
}
function Te(e, t) {
  let n = !!t.asked && t.asked?.row !== e.data.asked?.row, o = e.data.asked && !t.asked ? e.data.asked.row : 0, s = e.root.contains(document.activeElement);
  e.data = t, (n || o) && (e.chosen = ""), t.pointed && t.pointed.n > e.pointed && (e.pointed = t.pointed.n, e.chosen = t.pointed.key || N, e.touched = !0, W(e)), t.refused ? Ae(e) : (n || o || e.unmade) && e.refuse(""), e.line.waiting.length || (e.sent.length && t.said && (e.said.textContent = t.said), e.sent = []), K(e), n && e.asked.querySelector("input")?.focus(), o && s && document.querySelector(`[data-place="${o}"]`)?.focus();
}
function K(e) {
  let { data: t, fields: n } = e, o = t.asked;
  if (e.map.hidden = !t.names.length, e.asked.hidden = !o, e.form.hidden = !!o, o) {
    Ne(e, o);
    return;
  }
  e.asked.replaceChildren();
  let s = t.words === n.where.value.trim(), a = n.where.value.trim();
  a ? s && re(e, e.offers, t.offers.length === 1 && t.offers[0].sure ? l("“{words}” is", { words: a }) : l("“{words}” may be", { words: a }), a) : e.offers.replaceChildren();
  let c = t.when === n.when.value.trim();
  e.date.textContent = c && n.when.value.trim() ? t.dated ? t.date && l("Read as {date}", { date: t.date }) : l("Cannot be read yet: {reason}", { reason: t.date }) : "", e.date.classList.toggle("sa-ledger-wrong", c && !t.dated);
}
function re(e, t, n, o) {
  let { offers: s, pointed: a } = e.data, c = a && e.chosen === N ? [Me(a)] : [], u = [...s, ...c];
  !e.touched && !e.chosen && s[0]?.sure && (e.chosen = s[0].key);
  let i = t.contains(document.activeElement);
  if (e.aloud.textContent = u.length ? $e(n, u.length, !!e.data.asked) : "", !u.length) {
    t.replaceChildren(r("p", { class: "sa-ledger-hint", role: "status", text: l("No place called “{words}” is known here. Write its town or country behind it, or click on the small map.", { words: o }) }));
    return;
  }
  let d = r("fieldset", {}, [r("legend", { text: n })]);
  u.forEach((p, w) => d.append(Oe(e, p, w + 1))), t.replaceChildren(d), i && t.querySelector("input:checked")?.focus();
}
function $e(e, t, n) {
  let o = E("{legend} {count} place.", "{legend} {count} places.", t, { legend: e }), s = l("Arrow down leads there.");
  return n ? o : `${o} ${s}`;
}
function Me({ at: e, where: t }) {
  let [n, o] = e;
  return { key: N, name: l("the point on the small map ({lat}, {lon})", { lat: n.toFixed(2), lon: o.toFixed(2) }), where: t, text: "", lat: n, lon: o, sure: !1 };
}
function Oe(e, t, n) {
  let o = r("input", { type: "radio", name: "sa-ledger-offer", value: t.key });
  o.checked = e.chosen === t.key, o.addEventListener("change", () => {
    e.chosen = t.key, e.touched = !0, W(e);
  });
  let s = [r("b", { text: t.name }), t.where ? `, ${t.where}` : ""];
  return r("label", {}, [o, r("span", { class: "sa-ledger-number", text: String(n), "aria-hidden": "true" }), r("span", {}, s)]);
}
function Ne(e, t) {
  let n = e.asked.querySelector(".sa-ledger-offers"), o = (
    /** @type {HTMLElement} */
    n ?? r("div", { class: "sa-ledger-offers" })
  );
  if (re(e, o, l("Which place is meant in row {number}: “{words}”?", { number: t.number, words: t.words }), t.words), n) return;
  let s = y(l("Use this place"), () => {
    if (!e.chosen) return e.refuse(l("Choose a place first, or click on the small map where it is."));
    let c = e.chosen === N ? e.data.pointed?.at : void 0;
    e.line.ask({ do: "place", row: Number(e.data.asked?.row), ...c ? { at: c } : { offer: e.chosen } });
  }, { class: "sa-ledger-button sa-ledger-first" }), a = y(l("Back"), () => e.line.ask({ do: "back" }));
  e.asked.replaceChildren(o, r("div", { class: "sa-ledger-buttons" }, [s, a]));
}

// app/ledger_bar.js
var je = 12;
function ce(e) {
  let { data: t, bar: n } = e, o = JSON.stringify([t.count, t.wanted, t.first, t.words, t.faulty, t.faults, t.undo, t.redo, t.homeless, t.others]);
  if (n.dataset.key === o) return;
  n.dataset.key = o;
  let s = document.activeElement, a = s instanceof HTMLElement && n.contains(s) ? s.dataset.act : void 0, c = n.querySelector("details")?.open, u = qe(e);
  n.replaceChildren(
    r("strong", { text: t.count ? E("{count} row", "{count} rows", t.count) : l("No row yet") }),
    le(e, "undo", t.undo),
    le(e, "redo", t.redo),
    ...u,
    He(e, !!c),
    ...Ie(e)
  ), a && (n.querySelector(`[data-act="${a}"]:not(:disabled)`) ?? n.querySelector("[data-act]:not(:disabled)"))?.focus();
}
function le(e, t, n) {
  let o = t === "undo", s = () => {
    e.line.ask({ do: t }), e.say(o ? l("Taken back: {step}.", { step: n }) : l("Made again: {step}.", { step: n }));
  }, a = o ? l("Undo: {step}", { step: n }) : l("Redo: {step}", { step: n });
  return y(o ? l("Undo") : l("Redo"), s, { "data-act": t, disabled: !n, title: n ? a : null });
}
function qe(e) {
  let { data: t } = e, n = (a) => e.line.tell("look", { first: 0, words: t.words, faulty: t.faulty, ...a }), o = [];
  if (t.faults || t.faulty) {
    let a = r("input", { type: "checkbox", "data-act": "faulty" });
    a.checked = t.faulty, a.addEventListener("change", () => n({ faulty: a.checked })), o.push(r("label", { class: "sa-ledger-only" }, [a, l("Only rows to look at ({number})", { number: S(t.faults) })]));
  }
  if (t.count <= je && !t.words) return o;
  let s = r("input", { type: "search", value: t.words, placeholder: l("Find in the rows"), "aria-label": l("Find in the rows"), "data-act": "words" });
  if (s.addEventListener("change", () => n({ words: s.value })), o.push(s), t.wanted > t.page) {
    let a = Math.min(t.first + t.page, t.wanted);
    o.push(
      y("‹", () => n({ first: t.first - t.page }), { "data-act": "back", "aria-label": l("Earlier rows"), disabled: t.first === 0 }),
      r("span", { text: l("{first} to {last} of {all}", { first: S(t.first + 1), last: S(a), all: S(t.wanted) }) }),
      y("›", () => n({ first: t.first + t.page }), { "data-act": "on", "aria-label": l("Later rows"), disabled: a >= t.wanted })
    );
  } else t.words && o.push(r("span", { text: E("{count} row found", "{count} rows found", t.wanted) }));
  return o;
}
function He(e, t) {
  let n = r("div", { class: "sa-ledger-columns", role: "group", "aria-label": l("Columns to show") });
  for (let o of e.data.others) {
    let s = r("input", { type: "checkbox", "data-act": `column-${o.name}` });
    s.checked = o.shown, s.addEventListener("change", () => {
      let a = e.data.others.filter((c) => c.name === o.name ? s.checked : c.shown).map(({ name: c }) => c);
      e.line.ask({ do: "columns", columns: a });
    }), n.append(r("label", {}, [s, o.label]));
  }
  return n.append(y(l("As the bundled example has them"), () => e.line.ask({ do: "example" }), { "data-act": "example" })), r("details", { class: "sa-ledger-more", open: t }, [r("summary", { text: l("More columns"), "data-act": "more" }), n]);
}
function Ie(e) {
  let { homeless: t, countries: n } = e.data, [o] = t;
  if (!o) return [];
  let s = r("select", { "data-act": "home", "aria-label": l("Where {name} comes from", { name: o }) });
  for (let i of ["", ...n]) s.append(r("option", { value: i, text: i || l("Choose a country") }));
  s.addEventListener("change", () => {
    s.value && e.line.ask({ do: "home", name: o, country: s.value });
  });
  let c = l("Where does {name} come from? {choice} So visits are told from guests.").split(/(\{name\}|\{choice\})/).map((i) => i === "{name}" ? r("b", { text: o }) : i === "{choice}" ? s : i), u = t.length - 1;
  return u && c.push(" ", E("({count} more to ask)", "({count} more to ask)", u)), [r("p", { class: "sa-ledger-home" }, c)];
}

// app/ledger_look.js
var We = 220, B = ["venue", "city"];
function ie(e, t) {
  let n = r("tr", { class: "sa-ledger-looked" }, [r("td"), r("td")]), o = (
    /** @type {HTMLTableCellElement} */
    n.lastElementChild
  ), s = r("p", { class: "sa-ledger-aloud", role: "status" }), [a, c, u, i] = [0, 0, e.data.looked?.pointed?.n ?? 0, ""];
  e.root.append(s);
  let d = () => Object.fromEntries(B.map((f) => [f, e.drawn.get(a)?.fields.get(f)?.value.trim() ?? ""])), p = () => Object.values(d()).filter(Boolean).join(", ");
  function w() {
    e.line.tell("typed", { row: a, ...a ? d() : {} });
  }
  function h() {
    clearTimeout(c), n.remove(), i = "", a && (a = 0, w());
  }
  function m(f, b) {
    let v = a;
    t(v), e.line.ask({ do: "place", row: v, ...f ? { offer: f.key } : { at: b } }), h(), (e.drawn.get(v)?.fields.get("venue") ?? null)?.focus();
  }
  function $({ offers: f }) {
    let b = l("“{words}” may be", { words: p() }), v = JSON.stringify([a, p(), f.map(({ key: g }) => g)]);
    if (e.drawn.get(a)?.line.after(n), v === i) return;
    i = v, o.colSpan = e.data.columns.length + 1;
    let x = f.map((g, M) => {
      let F = [r("span", { class: "sa-ledger-number", text: String(M + 1), "aria-hidden": "true" }), r("b", { text: g.name }), g.where ? `, ${g.where}` : ""], G = y("", () => m(g), { class: "sa-ledger-button sa-ledger-offered" });
      return G.append(...F), G;
    });
    o.replaceChildren(r("div", { role: "group", "aria-label": b }, [r("span", { class: "sa-ledger-hint", text: b }), ...x])), s.textContent = `${E("{legend} {count} place.", "{legend} {count} places.", f.length, { legend: b })} ${l("Arrow down leads there.")}`;
  }
  return e.table.addEventListener("input", ({ target: f }) => {
    let b = f instanceof HTMLInputElement && B.includes(f.name) ? f.closest("tr[data-row]") : null;
    b instanceof HTMLElement && (a = Number(b.dataset.row), n.remove(), clearTimeout(c), c = window.setTimeout(w, We));
  }), e.root.addEventListener("keydown", (f) => {
    let b = document.activeElement, v = (
      /** @type {HTMLElement[]} */
      [...o.querySelectorAll("button")]
    ), x = v.indexOf(
      /** @type {HTMLElement} */
      b
    );
    if (!n.isConnected || f.ctrlKey) return;
    if (f.key === "Escape") {
      let F = e.drawn.get(a)?.fields.get("venue");
      h(), x >= 0 && F?.focus();
    }
    let g = { ArrowDown: 1, ArrowUp: -1 }[f.key], M = x >= 0 || b instanceof HTMLInputElement && B.includes(b.name) && Number(b.closest("tr")?.dataset.row) === a;
    !g || !M || f.altKey || x < 0 && g < 0 || (f.preventDefault(), (v[x + g] ?? (g < 0 ? e.drawn.get(a)?.fields.get("venue") : null))?.focus());
  }), e.root.addEventListener("focusout", ({ relatedTarget: f }) => {
    !a || !(f instanceof Element) || !n.contains(f) && !e.drawn.get(a)?.line.contains(f) && h();
  }), () => {
    let f = e.data.looked;
    if (!a || f?.row !== a || f.words !== p()) return;
    if (f.pointed && f.pointed.n > u) {
      u = f.pointed.n;
      let { key: x, at: g } = f.pointed;
      m(f.offers.find((M) => M.key === x) ?? null, g);
      return;
    }
    let b = e.drawn.get(a)?.row.cells, v = b && B.map((x) => b[x] ?? "").filter(Boolean).join(", ") === p() && e.drawn.get(a)?.row.place;
    f.offers.length && !v ? $(f) : n.remove();
  };
}

// app/ledger_grid.js
var Be = 18, De = [["", ""], ["held", "held"], ["planned", "planned"], ["invited", "invited"], ["cancelled", "cancelled"]];
function ue(e, t, n) {
  let o = r("div", { class: "sa-ledger-bar" }), s = r("p", { class: "sa-ledger-refused", role: "alert" }), a = r("p", { class: "sa-ledger-aside", role: "status" }), c = r("tbody"), u = r("table", { class: "sa-ledger-table" }, [c]), i = r("div", { class: "sa-ledger" }, [o, s, r("div", { class: "sa-ledger-rows", role: "group", "aria-label": l("The rows of the table") }, [u]), a]), d = {
    data: n,
    line: t,
    root: i,
    bar: o,
    table: u,
    body: c,
    columns: "",
    drawn: /* @__PURE__ */ new Map(),
    refused: s,
    said: a,
    sent: null,
    pasted: !1,
    say: (h) => {
      a.textContent = h;
    },
    redraw: () => j(d)
  };
  Ye(d), e.append(i), j(d);
  let p = ie(d, (h) => D(d, h));
  return { hear: (h) => {
    Re(d, h), p();
  }, release: () => i.remove() };
}
function Re(e, t) {
  let n = e.data;
  e.data = t;
  let o = t.refused && !e.line.waiting.length ? e.sent : null;
  e.line.waiting.length || (e.sent = null), e.refused.textContent = t.refused ? l("Not done: {reason}.", { reason: t.refused }) : "";
  let s = [];
  e.pasted && !e.line.waiting.length && (e.pasted = !1, t.refused || s.push(l("Cells pasted. Undo takes them back."), t.pasted)), t.faults !== n.faults && s.push(t.faults ? E("{count} row to look at.", "{count} rows to look at.", t.faults) : l("No row has anything to look at any more.")), s.length && e.say(s.join(" ")), j(e), o && _e(e, o);
}
function _e(e, { row: t, cells: n }) {
  let o = e.drawn.get(t) ?? [...e.drawn.values()].at(-1);
  for (let [s, a] of Object.entries(n)) {
    let c = o?.fields.get(s);
    c && !R(c) && (c.value = a);
  }
}
function j(e) {
  let { data: t } = e;
  ce(e);
  let n = JSON.stringify(t.columns.map(({ name: u }) => u));
  n !== e.columns && Fe(e, n);
  let o = Z(t.rows, e.line.waiting, t.next), s = e.body.contains(document.activeElement), a = new Set(o.map((u) => u.id));
  for (let [u, i] of e.drawn)
    a.has(u) || (i.line.remove(), i.faults?.remove(), e.drawn.delete(u));
  let c = null;
  for (let u of o) {
    let i = e.drawn.get(u.id) ?? Ue(e, u);
    e.drawn.set(u.id, i), Ge(e, i, u);
    for (let d of [i.line, i.faults]) {
      if (!d) continue;
      let p = c ? c.nextElementSibling : e.body.firstElementChild;
      p !== d && e.body.insertBefore(d, p), c = d;
    }
  }
  s && !e.body.contains(document.activeElement) && e.body.querySelector("tr[data-row]:last-of-type input")?.focus();
}
function Fe(e, t) {
  e.columns = t, e.drawn.clear(), e.body.replaceChildren(), e.table.tHead?.remove();
  let n = e.data.columns.map(({ name: o, label: s }) => r("th", { scope: "col", class: `sa-ledger-is-${o}`, title: l("The column {name} of the file", { name: o }) }, [s]));
  e.table.prepend(r("thead", {}, [r("tr", {}, [r("th", { scope: "col", text: l("Row") }), ...n, r("td")])]));
}
function Ue(e, t) {
  let n = /* @__PURE__ */ new Map(), o = r("span", { class: "sa-ledger-place" }), s = r("th", { scope: "row" }), a = r("tr", { "data-row": t.id }, [s]);
  for (let i of e.data.columns) {
    let [d, p] = Pe(e, i, t.id);
    n.set(i.name, d), a.append(r("td", { "data-label": i.label }, [p, i.name === "venue" && o]));
  }
  let c = y("", () => e.line.ask({ do: "where", row: t.id }), { class: "sa-ledger-icon sa-ledger-pin", "data-place": t.id }), u = y("×", () => Xe(e, t.id), { class: "sa-ledger-icon", "data-remove": t.id });
  return a.append(r("td", { class: "sa-ledger-acts" }, [c, u])), { row: t, line: a, head: s, fields: n, place: o, faults: null };
}
function Pe(e, t, n) {
  let { name: o, hint: s } = t;
  if (o === "status") {
    let u = r("select", { name: o }, De.map(([i, d]) => r("option", { value: i, text: d && l(d) })));
    return u.addEventListener("change", () => D(e, n)), [u, u];
  }
  let a = r("input", { name: o, autocomplete: "off", maxlength: 1e4, "data-hint": s });
  return a.addEventListener("change", () => D(e, n)), o === "date" ? [a, I(a, l("Choose a day"), () => D(e, n), { aside: !0 })] : o === "leaders" ? [a, r("span", {}, [a, C(a, () => e.data.names, { names: !0 })])] : t.used.length ? [a, r("span", {}, [a, C(a, () => e.data.columns.find((u) => u.name === o)?.used ?? [])])] : [a, a];
}
function Ke(e, t) {
  if (!e && t) return { itself: l("a new row"), place: l("Place of a new row on the small map"), remove: l("Remove a new row") };
  if (!e) return { itself: l("the row just written"), place: l("Place of the row just written on the small map"), remove: l("Remove the row just written") };
  let n = { number: S(e) };
  return { itself: l("row {number}", n), place: l("Place of row {number} on the small map", n), remove: l("Remove row {number}", n) };
}
function Ge(e, t, n) {
  t.row = n;
  let o = n.id >= e.data.next && !Object.keys(n.cells).length, s = Ke(n.number, o);
  t.head.textContent = n.number ? S(n.number) : o ? "+" : "", t.line.classList.toggle("sa-ledger-new", o);
  let { name: a, country: c } = te(n);
  t.place.textContent = a && l("Taken for {place}", { place: a });
  let u = new Map(n.faults.map((i, d) => [i.column, de(n.id, d)]));
  for (let [i, d] of t.fields) {
    let p = e.data.columns.find((m) => m.name === i), w = n.cells[i] ?? "";
    ze(d, w), d.setAttribute("aria-label", l("{column}, {row}", { column: p?.label ?? i, row: s.itself })), d.title = w.length > Be ? w : i === "country" && c ? l("Read as {country}", { country: c }) : "", d instanceof HTMLInputElement && (d.placeholder = Je(e, d, o, i === "country" ? c : ""));
    let h = u.get(i);
    h ? d.setAttribute("aria-describedby", h) : d.removeAttribute("aria-describedby"), d.toggleAttribute("aria-invalid", !1), n.faults.some((m) => m.column === i && m.severity === "error") && d.setAttribute("aria-invalid", "true");
  }
  for (let [i, d] of [["place", s.place], ["remove", s.remove]]) {
    let p = (
      /** @type {HTMLButtonElement} */
      t.line.querySelector(`[data-${i}]`)
    );
    p.hidden = !n.number || i === "place" && !n.cells.venue && !n.cells.city, p.setAttribute("aria-label", d), p.title = d;
  }
  Ve(e, t);
}
function Je(e, t, n, o) {
  return n && e.data.count === 0 ? t.dataset.hint ?? "" : o;
}
var de = (e, t) => `sa-ledger-fault-${e}-${t}`;
function Ve(e, t) {
  let { faults: n, id: o } = t.row;
  if (!n.length) {
    t.faults?.remove(), t.faults = null;
    return;
  }
  let s = r("ul", {}, n.map((i, d) => r("li", { id: de(o, d), class: `sa-ledger-${i.severity}`, text: i.words })));
  t.faults ??= r("tr", { class: "sa-ledger-faults" }, [r("td"), r("td", { colspan: e.data.columns.length + 1 })]);
  let a = (
    /** @type {HTMLElement} */
    t.faults.lastElementChild
  ), u = n.some(({ column: i }) => i === "venue" || i === "city") && y(l("Choose the place on the small map"), () => e.line.ask({ do: "where", row: o }), { "data-act": "choose" });
  a.dataset.said !== s.textContent && (a.dataset.said = s.textContent ?? "", a.replaceChildren(...[s, u].filter((i) => i !== !1)));
}
var R = (e) => e.value !== (e.dataset.was ?? "");
function ze(e, t) {
  R(e) || (e instanceof HTMLSelectElement && ![...e.options].some((n) => n.value === t) && e.append(r("option", { value: t, text: t })), e.value !== t && (e.value = t), e.dataset.was = t);
}
function D(e, t) {
  let n = [...e.drawn.get(t)?.fields ?? []].filter(([, s]) => R(s));
  if (!n.length) return;
  for (let [, s] of n) s.dataset.was = s.value;
  let o = Object.fromEntries(n.map(([s, a]) => [s, a.value]));
  e.sent = { row: t, cells: e.sent?.row === t ? { ...e.sent.cells, ...o } : o }, e.line.ask({ do: "put", row: t, cells: o }), j(e);
}
function Xe(e, t) {
  let n = e.drawn.get(t)?.line, o = e.drawn.get(t)?.row.number, s = [...e.body.querySelectorAll("tr[data-row]")], a = s[s.findIndex((c) => c === n) + 1];
  e.line.ask({ do: "remove", row: t }), e.say(l("Row {number} removed. Undo brings it back.", { number: S(o ?? 0) })), j(e), (a?.querySelector("[data-remove]:not([hidden])") ?? a?.querySelector("input"))?.focus();
}
function Ye(e) {
  e.root.addEventListener("keydown", (t) => {
    let n = U(t), o = !(n instanceof HTMLInputElement) || n.type !== "text" || !R(n);
    if ((t.ctrlKey || t.metaKey) && o && /^[zy]$/i.test(t.key)) {
      t.preventDefault(), e.line.ask({ do: t.key.toLowerCase() === "y" || t.shiftKey ? "redo" : "undo" });
      return;
    }
    if (!(n instanceof HTMLInputElement) || !n.closest("tr[data-row]")) return;
    let s = t.key === "Enter" || t.key === "ArrowDown" && t.ctrlKey ? 1 : t.key === "ArrowUp" && t.ctrlKey ? -1 : 0;
    t.key === "Escape" ? n.value = n.dataset.was ?? "" : s && (t.preventDefault(), n.dispatchEvent(new Event("change")), Qe(e, n, s)?.focus());
  }), e.table.addEventListener("paste", (t) => {
    let n = U(t), o = t.clipboardData?.getData("text/plain") ?? "", s = n.closest("tr[data-row]");
    !(n instanceof HTMLInputElement) || !(s instanceof HTMLElement) || !ne(o) || (t.preventDefault(), n.value = n.dataset.was ?? "", e.line.ask({ do: "paste", row: Number(s.dataset.row), column: n.name, text: o }), e.pasted = !0, e.say(""));
  });
}
function Qe(e, t, n) {
  let o = [...e.body.querySelectorAll("tr[data-row]")];
  return (
    /** @type {HTMLElement | null} */
    o[o.indexOf(
      /** @type {Element} */
      t.closest("tr")
    ) + n]?.querySelector(`[name="${t.name}"]`) ?? null
  );
}

// app/ledger.js
var _ = /* @__PURE__ */ new WeakMap();
function Ze(e) {
  let t = e, n = {
    waiting: [],
    set: () => {
    },
    tell: (o, s) => n.set(o, s),
    ask: (o) => {
      t += 1, n.waiting.push({ ...o, n: t }), n.set("told", { steps: n.waiting });
    },
    heard: (o) => {
      n.waiting = n.waiting.filter((s) => s.n > o), t = Math.max(t, o);
    }
  };
  return n;
}
function Mt(e) {
  let { parentElement: t, data: n, setStateValue: o } = e;
  J(n.spoken);
  let s = _.get(t), a = s?.language === n.spoken.language ? s : void 0;
  if (a || s?.part.release(), a)
    a.line.set = o, a.line.heard(n.heard), a.part.hear(n);
  else {
    let c = s?.line ?? Ze(n.heard);
    c.set = o, c.heard(n.heard);
    let u = n.part === "ask" ? ae(t, c, n) : ue(t, c, n);
    _.set(t, { line: c, part: u, language: n.spoken.language });
  }
  return () => {
    _.get(t)?.part.release(), _.delete(t);
  };
}
export {
  Mt as default
};

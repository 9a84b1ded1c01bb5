// core/gettext.js
var N = { language: "en", words: {}, forms: { one: 0, other: 1 } }, nt = /\{(\w+)\}/g, ot = /^ar\b/, st = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/, rt = /\B(?=(\d{3})+$)/g, at = /^\p{Nd}+$/u, b = N, it = null;
function j(t) {
  b = t, it = null;
}
var $ = () => b.language, lt = () => ot.test(b.language) ? "rtl" : "ltr";
function ct(t) {
  return st.test(t) !== (lt() === "rtl") && !at.test(t) ? `⁨${t}⁩` : t;
}
function W(t, e) {
  return t.replace(nt, (n, o) => o in e ? ct(String(e[o])) : n);
}
function ut(t) {
  let e = 2166136261;
  for (let n = 0; n < t.length; n += 1) e = Math.imul(e ^ t.charCodeAt(n), 16777619);
  return (e >>> 0).toString(36);
}
var dt = (t) => b === N ? void 0 : b.words[ut(t)];
function _(t, e) {
  let n = dt(t);
  return typeof n == "string" ? n : e;
}
function a(t, e = {}) {
  return W(_(t, t), e);
}
function p(t, e, n = {}) {
  return W(_(`${t}${e}`, e), n);
}
function m(t, e) {
  return $() === N.language && !e && Number.isSafeInteger(t) ? `${t}`.replace(rt, ",") : t.toLocaleString($(), e);
}

// core/desk.js
var ft = { t: "take", l: "leave", e: "change", n: "next", j: "next", p: "previous", k: "previous", u: "undo" };
function I({ key: t, ctrlKey: e, metaKey: n, altKey: o, typing: s }) {
  return s || e || n || o || t.length !== 1 ? null : ft[t.toLowerCase()] ?? null;
}
var pt = { take: "taken", sure: "taken", leave: "left", open: "open" };
function q(t, e) {
  let n = /* @__PURE__ */ new Map();
  for (let o of e) {
    let s = pt[o.do];
    o.do === "undo" ? n.clear() : s && n.set(o.id, s);
  }
  return t.map((o) => ({ ...o, state: n.get(o.id) ?? o.state }));
}
function k(t, e, n, { open: o = !1 } = {}) {
  let s = t.findIndex((r) => r.id === e);
  for (let r = 1; r <= t.length; r += 1) {
    let c = s < 0 ? n > 0 ? r - 1 : t.length - r : s + r * n, l = o ? t[(c + t.length) % t.length] : t[c];
    if (!l) return null;
    if (!o || l.state === "open") return l.id;
  }
  return null;
}
function D(t) {
  let e = (n) => t.filter((o) => o.state === n).length;
  return { open: e("open"), taken: e("taken"), left: e("left") };
}
function C({ start: t, end: e }, n) {
  return n.some(([o, s]) => o <= t && e <= s);
}
function M(t, e) {
  return Array.from(t.slice(0, e)).length;
}
var mt = {
  leaders: () => p("field", "leaders"),
  date: () => p("field", "date"),
  venue: () => p("field", "venue"),
  city: () => p("field", "city"),
  country: () => p("field", "country"),
  status: () => p("field", "status"),
  category: () => p("field", "category"),
  quote: () => p("field", "quote")
}, ht = { held: "held", planned: "planned", invited: "invited", cancelled: "cancelled" }, x = (t) => a(ht[t] ?? t), y = (t) => mt[t]?.() ?? t, v = (t) => t.map(({ key: e }) => y(e)).join(", "), gt = { open: "To decide.", taken: "Taken.", left: "Left." };
function S(t, e) {
  let n = [t.leaders.join(", ") || a("nobody named"), t.when || a("no date"), t.where || a("no place"), x(t.status)], o = [a("Row {number} of {all}.", { number: m(t.number), all: m(e) }), `${n.join("; ")}.`, a(gt[t.state])];
  return t.faults.length && o.push(a("Not supported: {fields}.", { fields: v(t.faults) })), o.join(" ");
}
function R(t, e) {
  let n = t.filter(({ key: o, value: s }) => o in e && e[o].trim() !== s);
  return Object.fromEntries(n.map(({ key: o }) => [o, e[o].trim()]));
}

// page/dom.js
function i(t, e = {}, n = []) {
  let o = document.createElement(t);
  t === "button" && o.setAttribute("type", t);
  for (let [s, r] of Object.entries(e))
    r == null || r === !1 || (s === "text" ? o.textContent = String(r) : o.setAttribute(s, r === !0 ? "" : String(r)));
  for (let s of n) s && o.append(s);
  return o;
}
function B(t) {
  return (
    /** @type {HTMLElement} */
    t.target
  );
}

// app/desk_form.js
var xt = [
  ["leaders", "Who, with ; between", "Aino Virtala (Finland); …"],
  ["date", "When", "2025-05-13, 2025-05, [2025-05-01..2025-05-16]"],
  ["venue", "Venue", ""],
  ["city", "City", ""],
  ["country", "Country", ""],
  ["category", "Kind of meeting", "state visit, virtual"]
], wt = ["held", "planned", "invited", "cancelled"];
function F(t, e) {
  let n = i("form", { class: "sa-desk-form", "aria-label": a("Change row {number}", { number: m(e.number) }) }), o = Object.fromEntries(e.fields.map(({ key: l, value: u }) => [l, u]));
  for (let [l, u, d] of xt) {
    let h = i("input", { name: l, value: o[l] ?? "", placeholder: d && a(d), autocomplete: "off", maxlength: 500 });
    n.append(i("label", {}, [a(u), h]));
  }
  let s = i("select", { name: "status" });
  for (let l of wt) s.append(i("option", { value: l, text: x(l), selected: l === (o.status || "held") }));
  n.append(i("label", {}, [a("Did it happen"), s]));
  let r = i("button", { type: "submit", class: "sa-desk-button sa-desk-first", text: a("Save") }), c = i("button", { class: "sa-desk-button", text: a("Back") });
  return c.addEventListener("click", () => t.choose(e.id)), n.append(i("div", { class: "sa-desk-buttons" }, [r, c])), n.addEventListener("keydown", (l) => {
    l.key === "Escape" && t.choose(e.id);
  }), n.addEventListener("submit", (l) => {
    l.preventDefault();
    let u = Object.fromEntries([...new FormData(n)].map(([h, g]) => [h, String(g)])), d = R(e.fields, u);
    t.choose(e.id), Object.keys(d).length && t.ask({ do: "change", id: e.id, fields: d });
  }), setTimeout(() => n.querySelector("input")?.focus()), n;
}

// app/desk_cards.js
var bt = { open: "to decide", taken: "taken", left: "left" }, yt = { given: "from another reader", marked: "marked by you" }, H = { given: "This row is from another reader.", marked: "This row is marked by you." }, vt = (
  /** @type {const} */
  [["Who", ["leaders"]], ["When", ["date"]], ["Where", ["venue", "city", "country"]], ["Status", ["status", "category"]]]
);
function U(t) {
  let { cards: e, rows: n } = t.parts, o = t.cards(), s = n.scrollTop, r = t.editing ? e.querySelector("form")?.closest("li") : null;
  e.replaceChildren(
    ...o.map((c) => r && r.dataset.id === c.id && t.editing === c.id ? r : kt(t, c, o.length))
  ), n.scrollTop = s, o.length || e.append(i("li", { class: "sa-desk-none", text: a("No row is proposed. Select words in the text to make one.") }));
}
function kt(t, e, n) {
  let o = e.id === t.active, s = i("li", {
    class: `sa-desk-card sa-desk-is-${e.state}${e.faults.length ? " sa-desk-faulty" : ""}`,
    "data-id": e.id,
    tabindex: o ? 0 : -1,
    "aria-current": o ? "true" : null,
    "aria-label": S(e, n)
  });
  return s.append(St(e)), o ? t.editing === e.id ? s.append(F(t, e)) : s.append(...Et(t, e)) : s.append(i("p", { class: "sa-desk-brief", text: Tt(e) })), o || s.addEventListener("click", () => t.choose(e.id)), s;
}
function St(t) {
  return i("div", { class: "sa-desk-head" }, [
    i("span", { class: "sa-desk-number", text: m(t.number) }),
    i("span", { class: "sa-desk-who", text: t.leaders.join(" · ") || a("Nobody named") }),
    i("span", { class: "sa-desk-state", text: a(bt[t.state]) })
  ]);
}
function Tt(t) {
  let e = yt[t.origin], n = [t.when || a("no date"), t.where || a("no place"), t.status === "held" ? "" : x(t.status), e ? a(e) : ""];
  return t.faults.length && n.push(a("not supported by the text")), n.filter(Boolean).join(" · ");
}
function Et(t, e) {
  let n = i("dl", { class: "sa-desk-fields" });
  for (let [r, c] of vt) {
    let l = e.fields.filter(({ key: u }) => c.some((d) => d === u));
    r === "Status" && !l.some(({ value: u, fault: d }) => u || d) || n.append(i("dt", { text: a(r) }), i("dd", {}, Nt(e, r, l)));
  }
  let o = H[e.origin] && i("p", { class: "sa-desk-origin", text: a(H[e.origin]) }), s = i("blockquote", { class: "sa-desk-quote", text: e.quote });
  return [n, o, Ct(e), s, Lt(t, e), At(t, e)].filter((r) => r instanceof Node);
}
function Nt(t, e, n) {
  let o = [];
  for (let s of n.filter(({ value: r, fault: c }) => r || c)) {
    let r = s.key === "date" ? t.when : s.key === "leaders" ? t.leaders.join(", ") : s.key === "status" ? x(s.value) : s.value, c = s.fault ? "sa-desk-unsupported" : s.reason ? "sa-desk-inferred" : "sa-desk-stated";
    o.length && o.push(", "), o.push(i("span", { class: c, text: r || a("nothing") }));
    let l = s.fault ? a("not supported: {reason}", { reason: s.fault }) : s.reason ? a("inferred: {reason}", { reason: s.reason }) : "";
    l && o.push(i("span", { class: s.fault ? "sa-desk-why" : "sa-desk-reason", text: ` ${l}` }));
  }
  return o.length ? o : [i("span", { class: "sa-desk-empty", text: e === "Where" ? a("the text does not say") : a("not said") })];
}
function Ct(t) {
  let e = t.faults.find((o) => o.key === "quote");
  if (!e) return null;
  let n = a("{reason}. Select in the text the words it rests on, or leave it.", { reason: e.why });
  return i("p", { class: "sa-desk-why", text: n });
}
function Lt(t, e) {
  if (!e.offers.length) return null;
  let n = i("p", { class: "sa-desk-offers" }, [a("Also in its words:"), " "]);
  for (let { key: o, value: s, start: r, end: c } of e.offers) {
    let l = f(a("{words} as {field}", { words: s, field: y(o) }), () => t.ask({ do: "point", id: e.id, key: o, start: r, end: c }));
    n.append(l, " ");
  }
  return n;
}
function At(t, e) {
  let n = i("div", { class: "sa-desk-buttons" });
  if (t.unsure === e.id) {
    let o = v(e.faults);
    return n.append(i("p", { class: "sa-desk-why", text: a("The text does not say: {fields}. Take it on your own word?", { fields: o }) })), n.append(f(a("Take it on my word"), () => Ot(t, { do: "sure", id: e.id })), f(a("Do not"), () => t.choose(e.id))), n;
  }
  e.state === "taken" ? n.append(f(a("Decide again"), () => t.ask({ do: "open", id: e.id }))) : e.faults.length ? e.barred || n.append(f(a("Take all the same …"), () => Object.assign(t, { unsure: e.id }).redraw())) : n.append(f(a("Take"), () => t.act("take"), "t", !0)), e.state !== "left" && n.append(f(a("Leave"), () => t.act("leave"), "l")), n.append(f(a("Change"), () => t.act("change"), "e")), e.split && n.append(f(a("Split into pairs"), () => t.ask({ do: "split", id: e.id })));
  for (let { id: o, number: s } of e.joins) n.append(f(a("Join with {number}", { number: m(s) }), () => t.ask({ do: "join", ids: [e.id, o] })));
  return n;
}
function Ot(t, e) {
  t.ask(e), t.act("next");
}
function f(t, e, n = "", o = !1) {
  let s = i("button", { class: `sa-desk-button${o ? " sa-desk-first" : ""}` }, [t]);
  return n && s.append(" ", i("kbd", { text: n, "aria-hidden": "true" })), s.addEventListener("click", (r) => {
    r.stopPropagation(), e();
  }), s;
}

// app/desk_lists.js
function G(t) {
  let { lists: e } = t.parts, n = K(e), o = t.data.lists, r = [...new Set(o.map(({ kind: u }) => u))].map((u) => jt(t, o.filter((d) => d.kind === u))), c = o.filter((u) => u.seen).length, l = o.length ? i("h2", { text: a("In no row: {seen} of {all} looked at", { seen: m(c), all: m(o.length) }) }) : null;
  e.replaceChildren(...l ? [l] : [], ...r), P(e, n);
}
function K(t) {
  let e = (
    /** @type {HTMLElement | null} */
    document.activeElement
  );
  return t.contains(e) ? e?.dataset.for : void 0;
}
function P(t, e) {
  let n = [...t.querySelectorAll("[data-for]")].find((o) => (
    /** @type {HTMLElement} */
    o.dataset.for === e
  ));
  e && n?.focus();
}
function V(t) {
  let { asks: e } = t.parts, n = K(e);
  e.replaceChildren(...t.data.asks.map((o) => $t(t, o))), P(e, n);
}
function $t(t, { name: e, countries: n, meant: o }) {
  let s = o ? a("{name} means", { name: e }) : a("Which {name} is meant?", { name: e }), r = i("div", { class: "sa-desk-ask", role: "group", "aria-label": s }, [i("span", { text: s })]);
  for (let c of n) {
    let l = f(c, () => t.ask({ do: "mean", name: e, country: c }));
    l.setAttribute("aria-pressed", String(c === o)), l.dataset.for = `${e} ${c}`, r.append(l, " ");
  }
  return r;
}
function jt(t, e) {
  let n = i("ul", {}, e.map((o) => Wt(t, o)));
  return i("section", { class: "sa-desk-group" }, [i("h3", { text: e[0].heading }), n]);
}
function Wt(t, e) {
  let n = i("input", { type: "checkbox", "data-for": e.id });
  n.checked = e.seen, n.addEventListener("change", () => t.ask({ do: n.checked ? "seen" : "unseen", id: e.id }));
  let o = i("label", {}, [n, i("span", { text: e.words })]), s = f(a("Show"), () => t.show(e.text, e.start, e.end));
  s.setAttribute("aria-label", a("Show in the text: {words}", { words: e.words }));
  let r = i("li", { class: e.seen ? "sa-desk-seen" : null }, [o, s]);
  return e.kind !== "leader" && r.append(f(a("Make a row"), () => t.ask({ do: "add", text: e.text, start: e.start, end: e.end }))), r;
}

// app/desk_text.js
var Y = { person: () => p("marked", "person"), place: () => p("marked", "place"), date: () => p("marked", "date") };
function z(t, e) {
  let n = i("p", { class: "sa-desk-legend" }, [a("Marked:"), " "]);
  for (let o of Object.keys(Y)) n.append(i("span", { class: `sa-desk-${o}`, text: Y[o]() }), " ");
  n.append(i("span", { text: a("Select words to make a row of them, or to fill a field.") })), t.replaceChildren(n, ...e.map(_t));
}
function _t(t, e) {
  let n = i("article", { class: "sa-desk-text", "data-text": e, "aria-label": t.title || t.source });
  n.append(i("p", { class: "sa-desk-source", text: t.source }));
  for (let o of t.blocks) n.append(i("p", {}, o.map(It)));
  return n;
}
function It({ start: t, end: e, text: n, kind: o }) {
  return i("span", { class: o ? `sa-desk-${o}` : null, "data-start": t, "data-end": e, text: n });
}
function Q(t, e, n) {
  let o = n ? n[0] : e?.text, s = n ? [[n[1], n[2]]] : e?.spans ?? [], r = n ? [] : (e?.fields ?? []).flatMap(({ span: l }) => l ? [l] : []), c = null;
  for (let l of t.querySelectorAll("[data-text]")) {
    let u = Number(
      /** @type {HTMLElement} */
      l.dataset.text
    ) === o;
    for (let d of l.querySelectorAll("[data-start]")) {
      let h = qt(
        /** @type {HTMLElement} */
        d
      ), g = u && C(h, s);
      d.classList.toggle("sa-desk-lit", g), d.classList.toggle("sa-desk-word", u && C(h, r)), g && !c && (c = /** @type {HTMLElement} */
      d);
    }
  }
  c && Dt(t, c);
}
function qt(t) {
  return { start: Number(t.dataset.start), end: Number(t.dataset.end), text: "", kind: "" };
}
function Dt(t, e) {
  let n = t.getBoundingClientRect(), o = e.getBoundingClientRect(), s = o.top - n.top;
  (s < 8 || o.bottom > n.top + n.height * 0.75) && (t.scrollTop += s - n.height * 0.2);
}
function X(t) {
  let e = document.getSelection();
  if (!e || e.isCollapsed || !e.rangeCount) return null;
  let n = e.getRangeAt(0);
  if (!t.contains(n.commonAncestorContainer)) return null;
  let o = (
    /** @type {HTMLElement[]} */
    [...t.querySelectorAll("[data-start]")].filter((d) => n.intersectsNode(d))
  );
  if (!o.length) return null;
  let [s, r] = [o[0], o[o.length - 1]], c = s.closest("[data-text]");
  if (!c || !c.contains(r)) return null;
  let l = s.contains(n.startContainer) ? J(s, n.startOffset) : Number(s.dataset.start), u = r.contains(n.endContainer) ? J(r, n.endOffset) : Number(r.dataset.end);
  return u <= l ? null : { text: Number(
    /** @type {HTMLElement} */
    c.dataset.text
  ), start: l, end: u, words: e.toString().trim() };
}
function J(t, e) {
  return Number(t.dataset.start) + M(t.textContent ?? "", e);
}

// app/desk_marked.js
var Z = 60, Mt = ["leaders", "date", "city", "venue", "country"];
function Rt(t) {
  return t === "leaders" ? p("field", "who") : t === "date" ? p("field", "when") : t === "quote" ? p("field", "its words") : y(t);
}
function L(t) {
  let { marked: e } = t.parts, n = t.marked;
  if (e.hidden = !n, !n) return e.replaceChildren();
  let { text: o, start: s, end: r } = n, c = n.words.length > Z ? `${n.words.slice(0, Z)}…` : n.words;
  e.replaceChildren(i("q", { text: c }), " ", f(a("New row"), () => tt(t, { do: "add", text: o, start: s, end: r })));
  let l = t.cards().find((d) => d.id === t.active);
  if (!l || l.text !== o) return;
  let u = l.faults.some((d) => d.key === "quote") ? ["quote"] : Mt;
  e.append(" ", a("or in row {number} as", { number: m(l.number) }), " ");
  for (let d of u) e.append(f(Rt(d), () => tt(t, { do: "point", id: l.id, key: d, start: s, end: r })), " ");
}
function tt(t, e) {
  document.getSelection()?.removeAllRanges(), t.marked = null, t.ask(e);
}

// app/desk.js
var A = /* @__PURE__ */ new WeakMap();
function Bt(t) {
  let e = (w, E = {}) => i("div", { class: `sa-desk-${w}`, ...E }), n = e("bar"), o = e("asks"), s = e("texts", { role: "region", "aria-label": a("The texts"), tabindex: 0 }), r = e("marked", { role: "group", "aria-label": a("The marked words"), hidden: !0 }), c = i("ol", { class: "sa-desk-cards", "aria-label": a("Proposed rows") }), l = e("lists"), u = e("said", { role: "status" }), d = e("rows");
  d.append(c);
  let h = i("div", { class: "sa-desk-left" }, [s, r]), g = i("div", { class: "sa-desk" }, [n, o, i("div", { class: "sa-desk-panes" }, [h, d]), l, u]);
  return t.append(g), { root: g, bar: n, asks: o, texts: s, marked: r, rows: d, cards: c, lists: l, said: u };
}
var Ft = [["t", "take"], ["l", "leave"], ["e", "change"], ["n", "next"], ["p", "previous"], ["u", "undo"]];
function Ht(t) {
  let e = t.cards(), { open: n, taken: o, left: s } = D(e), r = t.data.lists.filter((w) => !w.seen).length, l = e.length + t.data.lists.length > 0 && !n && !r ? a("Checked: everything is decided on and looked at.") : a("{open} to decide · {taken} taken · {left} left", { open: m(n), taken: m(o), left: m(s) }), u = i("button", { class: "sa-desk-button", disabled: !t.data.undo && !t.waiting.length });
  u.append(a("Undo"), " ", i("kbd", { text: "u" })), u.addEventListener("click", () => t.act("undo"));
  let d = i("span", { class: "sa-desk-keys" }, [a("Keys, while a row has the focus:"), " "]);
  for (let [w, E] of Ft)
    d.append(i("kbd", { text: w }), ` ${a(E)}  `);
  let h = f(a("See the map"), () => document.querySelector(".summit-atlas-frame.map")?.scrollIntoView({ block: "start" }));
  h.hidden = !o;
  let g = t.parts.bar.contains(document.activeElement);
  t.parts.bar.replaceChildren(i("strong", { text: l }), u, h, d), g && !u.disabled && u.focus(), t.data.refused && t.parts.bar.append(i("p", { class: "sa-desk-refused", role: "alert", text: a("Not done: {reason}.", { reason: t.data.refused }) }));
}
function et(t) {
  let e = t.cards();
  e.some((o) => o.id === t.active) || (t.active = k(e, null, 1, { open: !0 }) ?? e[0]?.id ?? null), t.drawn !== t.data.texts_key && (z(t.parts.texts, t.data.texts), t.drawn = t.data.texts_key), Ht(t), U(t), G(t), V(t), L(t);
  let n = e.find((o) => o.id === t.active);
  Q(t.parts.texts, n ?? null, t.shown);
}
var Ut = { take: "Taken.", sure: "Taken on your word.", leave: "Left.", open: "To decide again.", undo: "Undone.", change: "Changed." };
function O(t, e) {
  t.told += 1, t.waiting.push({ ...e, n: t.told }), t.expects ||= ["add", "split", "join", "undo"].includes(e.do), t.unsure = null, t.shown = null, t.send(t.waiting);
  let n = Ut[e.do];
  t.say(n ? a(n) : "");
}
function Gt(t, e) {
  if ((e !== "undo" || t.later.length) && t.expects && t.waiting.length) {
    t.later.push(e);
    return;
  }
  let n = t.cards(), o = n.find((s) => s.id === t.active);
  if (e === "undo")
    (t.data.undo || t.waiting.length) && O(t, { do: "undo" });
  else if (e === "next" || e === "previous") {
    let s = k(n, t.active, e === "next" ? 1 : -1);
    s && t.choose(s);
    return;
  } else if (o && e === "change")
    t.editing = o.id;
  else if (o && e === "take" && o.faults.length)
    t.say(a("Not supported by the text: {fields}. One key does not take it.", { fields: v(o.faults) })), o.barred || (t.unsure = o.id);
  else if (o && o.state !== (e === "take" ? "taken" : "left")) {
    O(t, { do: e, id: o.id });
    let s = k(t.cards(), o.id, 1, { open: !0 });
    if (s) return t.choose(s);
  }
  t.redraw(), T(t);
}
function T(t) {
  let e = (
    /** @type {HTMLElement | null} */
    t.parts.cards.querySelector('[aria-current="true"]')
  );
  !e || t.editing || (e.focus({ preventScroll: !0 }), e.scrollIntoView({ block: "nearest" }));
}
function Kt(t, e) {
  let n = Bt(t), o = new AbortController(), s = {
    parts: n,
    data: e,
    language: e.spoken.language,
    waiting: [],
    told: e.heard,
    active: null,
    editing: null,
    unsure: null,
    marked: null,
    shown: null,
    drawn: "",
    expects: !1,
    later: [],
    send: () => {
    },
    cards: () => q(s.data.cards, s.waiting),
    ask: (r) => {
      O(s, r), s.redraw(), [n.lists, n.asks].some((c) => c.contains(document.activeElement)) || T(s);
    },
    act: (r) => Gt(s, r),
    choose: (r) => {
      Object.assign(s, { active: r, unsure: null, shown: null, editing: null, expects: !1, later: [] }), s.redraw(), T(s);
    },
    show: (r, c, l) => {
      s.shown = [r, c, l], et(s);
    },
    redraw: () => et(s),
    say: (r) => {
      n.said.textContent = r;
    },
    release: () => {
      o.abort(), n.root.remove();
    }
  };
  return n.root.addEventListener("keydown", (r) => {
    let c = B(r).closest("input, textarea, select"), l = I({ ...Pt(r), typing: !!c && !Vt(c) });
    l && (r.preventDefault(), r.stopPropagation(), s.act(l));
  }), n.marked.addEventListener("mousedown", (r) => r.preventDefault()), document.addEventListener("selectionchange", () => {
    let r = X(n.texts);
    !r && (!s.marked || !n.texts.contains(document.getSelection()?.anchorNode ?? null)) || (s.marked = r, L(s));
  }, { signal: o.signal }), s;
}
var Pt = ({ key: t, ctrlKey: e, metaKey: n, altKey: o }) => ({ key: t, ctrlKey: e, metaKey: n, altKey: o }), Vt = (t) => t instanceof HTMLInputElement && t.type === "checkbox";
function Yt(t, e) {
  let n = t.parts.root.contains(document.activeElement);
  e.refused && e.refused !== t.data.refused && t.say(a("Not done: {reason}.", { reason: e.refused })), t.data = e, t.waiting = t.waiting.filter((r) => r.n > e.heard), t.told = Math.max(t.told, e.heard);
  let o = t.expects && !t.waiting.length ? e.cards.find((r) => r.id === e.came) : void 0;
  t.waiting.length || (t.expects = !1), o && Object.assign(t, { active: o.id, editing: null }), o && t.say(S(o, e.cards.length)), t.editing && !e.cards.some((r) => r.id === t.editing) && (t.editing = null), t.redraw();
  let s = [t.parts.lists, t.parts.bar, t.parts.asks].some((r) => r.contains(document.activeElement));
  if ((o || n && !s) && T(t), !t.expects) for (let r of t.later.splice(0)) t.act(r);
}
function je(t) {
  let { parentElement: e, data: n, setStateValue: o } = t;
  j(n.spoken);
  let s = A.get(e), r = s?.language === n.spoken.language ? s : void 0;
  r || s?.release();
  let c = r ?? Kt(e, n);
  return A.set(e, c), c.send = (l) => o("told", { steps: l }), r ? Yt(c, n) : c.redraw(), () => {
    c.release(), A.delete(e);
  };
}
export {
  je as default
};

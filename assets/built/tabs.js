// app/tabs.js
var c = "summit-atlas projects", e = null, i = (
  /** @type {object} */
  window
), n = i.summitAtlasTold ??= /* @__PURE__ */ new Map();
function f({ data: { number: t, revision: o }, setTriggerValue: l }) {
  e ??= new BroadcastChannel(c);
  let a = n.get(t);
  return n.set(t, Math.max(o, a ?? 0)), a !== void 0 && o > a && e.postMessage({ number: t, revision: o }), e.onmessage = ({ data: s }) => {
    s?.number !== t || !(s.revision > (n.get(t) ?? 0)) || (n.set(t, s.revision), l("elsewhere", s.revision));
  }, () => {
    e?.close(), e = null;
  };
}
export {
  f as default
};

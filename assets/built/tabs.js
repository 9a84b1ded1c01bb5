// app/tabs.js
var f = "summit-atlas projects", e = null, i = {}, d = (
  /** @type {object} */
  window
), n = d.summitAtlasTold ??= /* @__PURE__ */ new Map();
function u({ data: { number: t, revision: o }, setTriggerValue: c }) {
  e ??= new BroadcastChannel(f);
  let a = {};
  i = a;
  let l = n.get(t);
  return n.set(t, Math.max(o, l ?? 0)), l !== void 0 && o > l && e.postMessage({ number: t, revision: o }), e.onmessage = ({ data: s }) => {
    s?.number !== t || !(s.revision > (n.get(t) ?? 0)) || (n.set(t, s.revision), c("elsewhere", s.revision));
  }, () => {
    i === a && (e?.close(), e = null);
  };
}
export {
  u as default
};

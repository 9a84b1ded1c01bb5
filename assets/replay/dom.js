// Making and unmaking elements. Text goes in by textContent only.

/** An element: `attributes` may hold `class`, `text`, `data-…`, `aria-…` and boolean ones. */
function element(tag, attributes = {}, children = []) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") node.textContent = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) node.append(child);
  return node;
}

/** Everything bound on behalf of one map, so that it can be unbound. */
function createBindings() {
  const undo = [];
  return {
    on(target, type, handler, options) {
      target.addEventListener(type, handler, options);
      undo.push(() => target.removeEventListener(type, handler, options));
    },
    add(action) {
      undo.push(action);
    },
    release() {
      while (undo.length) undo.pop()();
    },
  };
}

/** Scroll `item` into view inside `box` alone; scrollIntoView would move the page as well. */
function scrollWithin(box, item, smooth) {
  const space = 8;
  const top = item.offsetTop - box.offsetTop;
  const behavior = smooth ? "smooth" : "auto";
  if (top - space < box.scrollTop) box.scrollTo({ top: top - space, behavior });
  else if (top + item.offsetHeight + space > box.scrollTop + box.clientHeight) {
    box.scrollTo({ top: Math.min(top - space, top + item.offsetHeight + space - box.clientHeight), behavior });
  }
}

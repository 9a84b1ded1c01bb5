// The map document: what its page carries is read and mounted, or refused in words.

/** A document that cannot be played: say so instead of an empty page. */
function refuse(root, map, reason) {
  map.remove();
  root.classList.add("sa-root");
  const note = element("p", { class: "sa-refusal", role: "alert", text: reason });
  root.append(note);
  return { set() {}, destroy: () => note.remove() };
}

/** Mount what two elements of the page carry (core_carried.js); resolves to what mount() returns. */
async function mountCarried(root, map, replay, basemap) {
  try {
    const [data, world] = await Promise.all([replay, basemap].map((carrier) => readCarried(carrier.textContent)));
    for (const carrier of [replay, basemap]) carrier.remove();
    return mount(root, map, data, world, true);
  } catch (error) {
    return refuse(root, map, error.message);
  }
}

// The map document: what its page carries is read and mounted, or refused in words.

/** A document that cannot be played: say so instead of an empty page. */
function refuse(root, map, reason) {
  map.remove();
  root.classList.add("sa-root");
  const note = element("p", { class: "sa-refusal", role: "alert", text: reason });
  root.append(note);
  return { set() {}, destroy: () => note.remove() };
}

/** Mount what two elements of the page carry (core_carried.js) by `play`; resolves to what that returns. */
async function mountCarried(root, map, text, basemap, play) {
  try {
    const [data, world] = await Promise.all([text, basemap].map((carrier) => readCarried(carrier.textContent)));
    for (const carrier of [text, basemap]) carrier.remove();
    return play(root, map, data, world, true);
  } catch (error) {
    return refuse(root, map, error.message);
  }
}

// What of a map leaves it: the address bar, and the panel for links, pictures and videos.

import { pictureRefusal } from "../core/picture_size.js";
import { createAddress, createReaderView } from "./address.js";
import { showAlone } from "./alone.js";
import { createShare } from "./share.js";

/** @import { LeafletMap } from "../map/types.js" */
/** @import { SharingHost } from "./types.js" */

/**
 * `host`: `state` (owned by mount) and `stateNow()`, what of it a fragment says beside the view; `form`: how a fragment
 * is written and read; `player`, `poster` (see createPoster), `change(changes)`, `onFragment(valid)`, `shareButton`; `told`: see
 * createShare; `ownsAddress`: the page is this map's, and so is its fragment.
 * @template M, N
 * @template {{ picture?: unknown, size?: unknown }} A
 * @param {HTMLElement} root @param {LeafletMap} map @param {M} model @param {SharingHost<M, N, A>} host
 */
export function createSharing(root, map, model, host) {
  const { state, player, poster, form, told } = host;
  const readerView = createReaderView(map);
  const publicState = () => ({ ...host.stateNow(), view: readerView.chosen() });

  /** @param {A} valid */
  function onFragment(valid) {
    // Only a document that opens shows a picture alone.
    if (ask(valid) && valid.picture !== undefined) location.reload();
    else host.onFragment(valid);
  }

  const address = host.ownsAddress ? createAddress(model, { state: publicState, playing: player.playing, onFragment }, form) : null;
  const changed = () => address?.changed();
  const fragment = () => form.write(publicState(), model);
  const share = createShare(root, {
    poster,
    told,
    tiled: map.attributionControl !== undefined,
    width: () => map.getSize().x,
    clock: () => state.clock,
    range: () => state.range,
    setClock: (clock) => host.change({ clock }),
    play: () => player.play(true),
    stop: player.stop,
    pause: player.stop,
    playing: player.playing,
    fragment,
  }, host.shareButton);
  map.on("moveend", changed);

  /**
   * What somebody asks of pictures, whatever it is: a size that the panel is to have; what cannot be is refused in words.
   * @param {{ picture?: unknown, size?: unknown }} asked
   */
  function ask({ picture, size }) {
    const words = pictureRefusal({ picture, size });
    if (words) host.refused(words);
    else if (size !== undefined) share.choose(size);
    return words === "";
  }

  return {
    ask,
    size: share.size,
    /** The same at opening, where an address may ask for nothing but a picture. @param {{ picture?: unknown, size?: unknown }} asked */
    open(asked) {
      if (!ask(asked) || asked.picture === undefined) return;
      address?.destroy();
      showAlone(poster, asked);
    },
    readerView,
    fragment,
    changed,
    poster,
    destroy() {
      map.off("moveend", changed);
      address?.destroy();
      share.destroy();
    },
  };
}

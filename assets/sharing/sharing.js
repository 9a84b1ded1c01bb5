// What of a map leaves it: the address bar, and the panel for links, pictures and videos.

import { createAddress, createReaderView } from "./address.js";
import { createShare } from "./share.js";

/** @import { LeafletMap } from "../map/types.js" */
/** @import { SharingHost } from "./types.js" */

/**
 * `host`: `state` (owned by mount) and `stateNow()`, what of it a fragment says beside the view; `form`: how a fragment
 * is written and read; `player`, `poster` (see createPoster), `change(changes)`, `onFragment(valid)`, `shareButton`; `told`: see
 * createShare; `ownsAddress`: the page is this map's, and so is its fragment.
 * @template M, N, A
 * @param {HTMLElement} root @param {LeafletMap} map @param {M} model @param {SharingHost<M, N, A>} host
 */
export function createSharing(root, map, model, host) {
  const { state, player, poster, form, told } = host;
  const readerView = createReaderView(map);
  const publicState = () => ({ ...host.stateNow(), view: readerView.chosen() });
  const address = host.ownsAddress ? createAddress(model, { state: publicState, playing: player.playing, onFragment: host.onFragment }, form) : null;
  const changed = () => address?.changed();
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
    fragment: () => form.write(publicState(), model),
  }, host.shareButton);
  map.on("moveend", changed);
  return {
    readerView,
    changed,
    poster,
    destroy() {
      map.off("moveend", changed);
      address?.destroy();
      share.destroy();
    },
  };
}

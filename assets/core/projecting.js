// Which projections a map offers, and what may be asked of them: by an address, a message, a document or by hand.

import { _, N_ } from "./gettext.js";
import { createProjection, PROJECTIONS } from "./projection.js";

/** @import { CentreChoice, MapCentre, ProjectionChoice, ProjectionName } from "./types.js" */

/** What they are called, by `_`. @type {Record<ProjectionName, string>} */
export const PROJECTION_WORDS = {
  "web-mercator": N_("Web Mercator"),
  "equal-earth": N_("Equal Earth"),
  "azimuthal-equidistant": N_("Distances from the seat"),
  orthographic: N_("Globe"),
  "north-polar": N_("North Pole"),
};

/** What each is for, by `_`. @type {Record<ProjectionName, string>} */
export const PROJECTION_PURPOSE = {
  "web-mercator": N_("Directions on the spot are true; sizes are not."),
  "equal-earth": N_("Areas are true."),
  "azimuthal-equidistant": N_("Distances and directions from the middle are true."),
  orthographic: N_("The world as from far above. Drag it, or turn it with the arrow keys."),
  "north-polar": N_("Areas are true; ways over the Arctic are whole."),
};

/** @type {CentreChoice[]} */
export const CENTRES = [0, 150, "seat"];

/** Those that have a meridian in the middle which may be another. @type {ProjectionName[]} */
export const CENTRED = ["web-mercator", "equal-earth", "north-polar"];

// Where there are no tiles: with them a document says that it is Web Mercator.
const FIRST_PROJECTION = "equal-earth";
const FIRST_CENTRE = 0;
// Where a globe without anybody's seat is looked at from.
const GLOBE_LAT = 20;
const DECIMAL = /^[+-]?\d{1,3}(\.\d{1,9})?$/;

/** @param {unknown} value @returns {value is ProjectionName} */
const isProjection = (value) => PROJECTIONS.some((name) => name === value);

/** @param {unknown} value @returns {value is CentreChoice} */
const isCentre = (value) => value === "seat" || (typeof value === "number" && Math.abs(value) <= 180);

/** The middle meridian as an address has it: a number of degrees, or `seat`. @param {string} text */
export function centreOfText(text) {
  return DECIMAL.test(text) ? Number(text) : text;
}

/**
 * What a document says of the projection at opening.
 * @param {{ projection?: unknown, centre?: unknown }} document
 * @returns {ProjectionChoice}
 */
export function choiceOf({ projection, centre }) {
  return { projection: isProjection(projection) ? projection : FIRST_PROJECTION, centre: isCentre(centre) ? centre : FIRST_CENTRE };
}

/** Why a map cannot show a projection, in words; nothing where it can. @param {ProjectionName} name @param {{ tiled: boolean, seat: MapCentre | null }} map */
export function hindrance(name, { tiled, seat }) {
  if (tiled && name !== "web-mercator") return _("This map has tiles, which are made for Web Mercator alone.");
  if (name === "azimuthal-equidistant" && !seat) return _("Distances are shown from a seat: follow a leader whose seat is known.");
  return "";
}

/** Why a projection asked for cannot be, in words. @param {unknown} asked @param {ProjectionName} now @param {{ tiled: boolean, seat: MapCentre | null }} map */
function refusal(asked, now, map) {
  if (!isProjection(asked)) return _("There is no such projection. There are: {names}.", { names: PROJECTIONS.join(", ") });
  return asked === now ? "" : hindrance(asked, map);
}

/**
 * Of a choice asked for, whatever it is, what may be, each part checked by itself; and in words why the rest may not.
 * Nothing of what was asked is repeated: it may come from anybody.
 * @param {{ projection?: unknown, centre?: unknown }} asked @param {ProjectionChoice} now
 * @param {{ tiled: boolean, seat: MapCentre | null }} map
 * @returns {{ choice: ProjectionChoice, refused: string }}
 */
export function settled(asked, now, map) {
  const { projection = now.projection, centre = now.centre } = asked;
  const reasons = [refusal(projection, now.projection, map), isCentre(centre) ? "" : _("A map is centred on a longitude from -180 to 180, or on the seat.")];
  const choice = { projection: reasons[0] ? now.projection : /** @type {ProjectionName} */ (projection), centre: isCentre(centre) ? centre : now.centre };
  return { choice, refused: reasons.filter(Boolean).join(" ") };
}

/**
 * The projection of a choice, where the followed leader has this seat.
 * @param {ProjectionChoice} choice @param {MapCentre | null} seat
 */
export function projectionOf({ projection, centre }, seat) {
  const lon = centre === "seat" ? (seat?.lon ?? 0) : centre;
  const bySeat = projection === "azimuthal-equidistant" || projection === "orthographic";
  return createProjection(projection, bySeat && seat ? seat : { lat: GLOBE_LAT, lon });
}

/** Whether two choices look the same, with their seats. @param {ProjectionChoice} one @param {ProjectionChoice} other */
export function sameChoice(one, other) {
  return one.projection === other.projection && one.centre === other.centre;
}

/**
 * The parts of an address that say a choice which is not the document's own.
 * @param {Partial<ProjectionChoice>} choice @param {Partial<ProjectionChoice>} first
 * @returns {[string, string][]}
 */
export function choiceParts({ projection, centre }, first) {
  /** @type {[string, string][]} */
  const parts = [];
  if (projection !== undefined && projection !== first.projection) parts.push(["projection", projection]);
  if (centre !== undefined && centre !== first.centre) parts.push(["centre", String(centre)]);
  return parts;
}

/**
 * What an address or a message asks of the projection, as changes of a state: whatever it is, `settled` has the last word.
 * @param {{ projection?: unknown, centre?: unknown }} asked
 */
export function askedChoice({ projection, centre }) {
  return /** @type {Partial<ProjectionChoice>} */ ({ ...(projection !== undefined && { projection }), ...(centre !== undefined && { centre }) });
}

/**
 * What a message asks, as `askedChoice`; `null`: as the map opened.
 * @param {{ projection?: unknown, centre?: unknown }} wanted @param {ProjectionChoice} first
 */
export function choiceOfMessage({ projection, centre }, first) {
  return askedChoice({ projection: projection === null ? first.projection : projection, centre: centre === null ? first.centre : centre });
}

/** What a message tells of a choice: `null` where it is as the map opened. @param {ProjectionChoice} choice @param {ProjectionChoice} first */
export function toldChoice({ projection, centre }, first) {
  return { projection: projection === first.projection ? null : projection, centre: centre === first.centre ? null : centre };
}

// Text as XML has it.

// What XML cannot hold at all: signs without a shape, halves of signs, and what is no sign.
// eslint-disable-next-line no-control-regex
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text as XML has it, between tags and between double quotes. @param {string} text */
export function escapeXml(text) {
  return text.replace(NO_XML, "\ufffd").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** An attribute for each value that says something. @param {Record<string, string | number | false | undefined>} values */
export function attributes(values) {
  return Object.entries(values).map(([name, value]) => (value === false || value === undefined || value === "" ? "" : ` ${name}="${escapeXml(String(value))}"`)).join("");
}

const SEE_THROUGH = /^rgba\((.+), *([\d.]+)\)$/;

/** A colour as the attribute of that name; what of it is seen through says another one. @param {"fill" | "stroke"} name @param {string} colour */
export function paint(name, colour) {
  const [, solid, opacity] = SEE_THROUGH.exec(colour) ?? [];
  return solid ? { [name]: `rgb(${solid})`, [`${name}-opacity`]: opacity } : { [name]: colour };
}

/** A number with as many decimals as are seen. @param {number} value */
export const short = (value) => Math.round(value * 1000) / 1000;

// Whose visits can be missing: the Member States of the United Nations and the two observer States (the Holy See and
// the State of Palestine), as ISO 3166-1 has them (un.org/en/about-us/member-states, 2026). Territories are none of
// them, so nobody is said never to have visited one.

const CODES =
  "ADAEAFAGALAMAOARATAUAZBABBBDBEBFBGBHBIBJBNBOBRBSBTBWBYBZCACDCFCGCHCICLCMCNCOCRCUCVCYCZDEDJDKDMDODZECEEEGERESETFIFJFMFRGAGBGDGE" +
  "GHGMGNGQGRGTGWGYHNHRHTHUIDIEILINIQIRISITJMJOJPKEKGKHKIKMKNKPKRKWKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMGMHMKMLMMMNMRMTMUMVMWMXMYMZNA" +
  "NENGNINLNONPNRNZOMPAPEPGPHPKPLPSPTPWPYQARORSRURWSASBSCSDSESGSISKSLSMSNSOSRSSSTSVSYSZTDTGTHTJTLTMTNTOTRTTTVTZUAUGUSUYUZVAVCVEVN" +
  "VUWSYEZAZMZW";

/** ISO 3166-1 alpha-2 codes of the States, sorted. */
export const STATES = CODES.match(/../g) ?? [];

/** How many States are not among these. @param {string[]} visited @param {string} own */
export function statesWithout(visited, own) {
  const seen = new Set([...visited, own]);
  return STATES.filter((code) => !seen.has(code)).length;
}

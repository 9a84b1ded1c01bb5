// Names of places in the reader's script, where the document has them; the table's own otherwise.
// `model.points` has the names that are shown; what a source wrote stays as it is written.

/** What is needed to change the names: those of the table, and columns of others by language. */
function decodeNaming({ points, written }) {
  return { name: points.name, countryName: points.country_name, written: written || { point: [] }, language: null };
}

/** Language and script of a tag; null when it is none. */
function scriptOf(tag) {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return null;
  }
}

/**
 * The language in which the document can write names for a reader of the languages `wanted` (tags, best first), or
 * null. Only the best one counts, with its script: who reads Serbian in Latin letters is not given Cyrillic ones.
 */
function readersLanguage({ naming }, wanted) {
  const script = wanted.length ? scriptOf(wanted[0]) : null;
  const languages = Object.keys(naming.written).filter((key) => key !== "point");
  return script === null ? null : languages.find((language) => scriptOf(language) === script) || null;
}

/** Names of countries in a language, from the browser's own list. */
function countryNamer(language) {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  return (code, otherwise) => {
    try {
      return (code && names.of(code)) || otherwise;
    } catch {
      return otherwise; // no code that the standard knows
    }
  };
}

/** Put the names in a language into the model; null: as in the table. */
function nameModel({ naming, points }, language) {
  naming.language = language;
  points.name = naming.name.slice();
  points.country_name = naming.countryName;
  if (language === null) return;
  const column = naming.written[language];
  naming.written.point.forEach((point, at) => {
    if (column[at]) points.name[point] = column[at];
  });
  const named = countryNamer(language);
  points.country_name = naming.countryName.map((name, point) => (name ? named(points.country[point], name) : name));
}

/** The name of a language in itself. */
function languageName(language) {
  return new Intl.DisplayNames([language], { type: "language" }).of(language);
}

/** What has values for people, in JSON schemas and in snippets. Those of examples are no texts of ours. */
const TEXTS = new Set(['title', 'description']);
const EXAMPLES = new Set(['examples', 'default', 'enum', 'const']);

/**
 * A JSON schema, or a file of snippets, in another language.
 * @template {object} T
 * @param {T} file as it is in English, parsed
 * @param {(english: string) => string} chineseOf gives the other text for each that people read
 * @returns {T}
 */
export function inChinese(file, chineseOf) {
  const translated = translate(file, chineseOf);
  // Editors show the names of snippets, too.
  const entries = Object.entries(translated).map(([name, value]) => [value.prefix ? chineseOf(name) : name, value]);
  return Object.fromEntries(entries);
}

/**
 * The Chinese text for an English one.
 * @param {string} english
 * @param {Readonly<Record<string, string>>} texts of `l10n/contributions.zh-cn.json`
 * @throws when there is none
 */
export function chineseOf(english, texts) {
  const text = texts[english];
  if (text === undefined) throw new Error(`l10n/contributions.zh-cn.json has no "${english}".`);
  return text;
}

function translate(value, chineseOf) {
  if (Array.isArray(value)) return value.map(each => translate(each, chineseOf));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => {
    if (EXAMPLES.has(key)) return [key, each];
    const isText = TEXTS.has(key) && typeof each === 'string';
    return [key, isText ? chineseOf(each) : translate(each, chineseOf)];
  });
  return Object.fromEntries(entries);
}

import type { Json } from '../../../contracts/model.ts';

/** Names whose last word says that the value lets somebody in. A `pageToken` does not. */
const SECRET_NAME = /(password|passwd|pwd|secret|(?<!page_?)token|cookie|authorization|credential|session_?id)s?$/i;

/**
 * A value whose secrets are stars: texts of properties that are named as one. They keep their length, so that they fit
 * their contract.
 */
export function withoutSecrets(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  // `fromEntries` defines properties, so that one called `__proto__` stays one.
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, isSecret(name, item) ? stars(item) : withoutSecrets(item)]),
  );
}

function isSecret(name: string, value: Json): value is string {
  return typeof value === 'string' && SECRET_NAME.test(name);
}

function stars(text: string): string {
  return '*'.repeat(text.length);
}

import type { Json } from '../../../contracts/model.ts';
import type { SecretField } from '../../journal/redact.ts';

/** Sounds like a secret and is a place in a list. */
const PAGE_TOKEN = /page_?token$/i;

/**
 * A value whose secrets are stars: texts in fields that are named as one. They keep their length, so that they fit their
 * contract.
 */
export function withoutSecrets(value: Json, isSecret: SecretField): Json {
  if (Array.isArray(value)) return value.map(item => withoutSecrets(item, isSecret));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]): [string, Json] => {
    const isHidden = typeof item === 'string' && isSecret(name) && !PAGE_TOKEN.test(name);
    return [name, isHidden ? '*'.repeat(item.length) : withoutSecrets(item, isSecret)];
  });
  // `fromEntries` defines properties, so that one called `__proto__` stays one.
  return Object.fromEntries(entries);
}

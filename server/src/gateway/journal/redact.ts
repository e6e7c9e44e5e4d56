import type { Json } from '../../contracts/model.ts';
import { isTooDeep } from '../nesting.ts';
import { decodePercent, encodePercent } from '../percent.ts';

/** What stands where a secret was. */
export const REDACTED = '[redacted]';

const SECRET_HEADER =
  /^(sign|cookie|set-cookie|authorization|proxy-authorization)$|token|secret|session|passw|signature|api-?key/i;
const SECRET_FIELD =
  /passw|passphrase|pwd|secret|token|credential|authorization|cookie|session|api_?key|captcha|cvv|^pin$|^sign(ature)?$/i;

/** Whether the value of a header is not to be shown. The key that names a backend's secret is none. */
export function isSecretHeader(name: string): boolean {
  return SECRET_HEADER.test(name) && !/^x-mgs-proxy-signature-secret-key$/i.test(name);
}

/** Whether the value of a field in a body is not to be shown, by its name. */
export type SecretField = (name: string) => boolean;

/** @param more names of fields that a config adds, in any case */
export function secretField(more: readonly string[] = []): SecretField {
  const added = new Set(more.map(name => name.toLowerCase()));
  return name => SECRET_FIELD.test(name) || added.has(name.toLowerCase());
}

/** A value without its secrets. `hasSecrets` says whether there were any. */
export function redactJson(value: Json, isSecret: SecretField): { value: Json; hasSecrets: boolean } {
  let hasSecrets = false;
  const visit = (item: Json): Json => {
    if (Array.isArray(item)) return item.map(visit);
    if (typeof item === 'string') return visitText(item);
    if (typeof item !== 'object' || item === null) return item;
    const entries = Object.entries(item).map(([name, inner]): [string, Json] => {
      if (!isSecret(name) || inner === null) return [name, visit(inner)];
      hasSecrets = true;
      return [name, REDACTED];
    });
    return Object.fromEntries(entries);
  };
  // `_requestBody` may be JSON text (documented AY/72758).
  const visitText = (text: string): Json => {
    const inner = /^\s*[[{]/.test(text) ? redactBody(text, isSecret) : redactParameters(text, isSecret);
    hasSecrets ||= inner.hasSecrets;
    return inner.text;
  };
  return { value: visit(value), hasSecrets };
}

/**
 * A body's text without its secrets.
 * @returns the text as it is when it is no JSON that could be looked into, unless it seems that a secret is in it
 */
export function redactBody(text: string, isSecret: SecretField): { text: string; hasSecrets: boolean } {
  const json = parse(text);
  if (json === undefined) {
    const names = text.match(/[A-Za-z_][\w-]*/g) ?? [];
    return names.some(isSecret) ? { text: REDACTED, hasSecrets: true } : { text, hasSecrets: false };
  }
  const { value, hasSecrets } = redactJson(json, isSecret);
  return { text: hasSecrets ? JSON.stringify(value) : text, hasSecrets };
}

/** A name and its value in an address or in a form. */
const PARAMETER = /(?<=^|[?&#;])([\w.%[\]-]+)=([^&#;\s]+)/g;

/** The same of a text within JSON that may be an address or a form, as answers that lead elsewhere have them. */
function redactParameters(text: string, isSecret: SecretField): { text: string; hasSecrets: boolean } {
  const shown = text.replace(PARAMETER, (all, name: string) =>
    isSecret(decodePercent(name)) ? `${name}=${encodePercent(REDACTED)}` : all,
  );
  return { text: shown, hasSecrets: shown !== text };
}

/** The same of the text of a form or a query, a field at a time. */
export function redactForm(text: string, isSecret: SecretField): { text: string; hasSecrets: boolean } {
  let hasSecrets = false;
  const fields = [...new URLSearchParams(text)].map(([name, value]): [string, string] => {
    const shown = isSecret(name) ? { text: REDACTED, hasSecrets: true } : redactBody(value, isSecret);
    hasSecrets ||= shown.hasSecrets;
    return [name, shown.text];
  });
  return { text: hasSecrets ? String(new URLSearchParams(fields)) : text, hasSecrets };
}

/** An address without the secrets in its query, and in its fragment. */
export function redactUrl(url: string, isSecret: SecretField): string {
  const start = url.search(/[?#]/) + 1;
  return start === 0 ? url : url.slice(0, start) + redactForm(url.slice(start), isSecret).text;
}

/**
 * The path of a call of the backend without its secrets: neither in the query nor where `@http` puts fields.
 * @param template `/users/{id}`, which may be behind another path
 */
export function redactPath(path: string, template: string, isSecret: SecretField): string {
  const [pathname = ''] = path.split('?');
  const [segments, names] = [pathname.split('/'), template.split('/')];
  const shown = segments.map((segment, index) => {
    const fields = names[index - segments.length + names.length]?.matchAll(/\{(\w+)\}/g) ?? [];
    return [...fields].some(([, name = '']) => isSecret(name)) ? encodePercent(REDACTED) : segment;
  });
  return redactUrl(shown.join('/') + path.slice(pathname.length), isSecret);
}

function parse(text: string): Json | undefined {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

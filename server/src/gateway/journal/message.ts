import { decodePercent } from '../percent.ts';
import { EXPLANATION_HEADER } from '../wire.ts';
import { isSecretHeader, REDACTED, redactBody, redactUrl, type SecretField } from './redact.ts';

/** A request or an answer, as far as it may be shown. */
export interface JournalMessage {
  /** In the order and spelling in which they came. */
  headers: [name: string, value: string][];
  body: string;
  /** Whether the body goes on behind what the journal keeps of it. */
  isCut?: true;
}

const ADDRESS_HEADER = /^(location|content-location|referer)$/i;

/** @param raw names and values in turn */
export function presentHeaders(raw: readonly string[], isSecret: SecretField): [name: string, value: string][] {
  const headers: [string, string][] = [];
  for (let index = 0; index < raw.length; index += 2) {
    const [name = '', value = ''] = [raw[index], raw[index + 1]];
    // It is there in plain words, and without secrets.
    if (name !== EXPLANATION_HEADER) headers.push([name, presentValue(name, value, isSecret)]);
  }
  return headers;
}

function presentValue(name: string, value: string, isSecret: SecretField): string {
  if (isSecretHeader(name)) return REDACTED;
  if (ADDRESS_HEADER.test(name)) return redactUrl(value, isSecret);
  // What an authorizer says of a caller may be JSON, and that may be percent-encoded.
  const text = decodePercent(value);
  return /^[[{]/.test(text) && redactBody(text, isSecret).hasSecrets ? REDACTED : value;
}

export function cut(isCut: boolean): { isCut?: true } {
  return isCut ? { isCut } : {};
}

/** Puts a mark in place of texts wherever they stand. What is short would be found where it is something else. */
export function hiding(secrets: readonly string[]): (text: string) => string {
  const long = secrets.filter(secret => secret.length > 3);
  return text => long.reduce((shown, secret) => shown.replaceAll(secret, REDACTED), text);
}

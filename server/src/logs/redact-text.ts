import { isSecretHeader, REDACTED, redactBody, secretField } from '../gateway/journal/redact.ts';

const isSecretField = secretField();

/** A name with what separates it from its value, in any notation. */
const NAMED = /([A-Za-z_][\w-]*)(["'\\]*\s*(?:=>|[:=])\s*)/g;
/** In HAR files names are values themselves. */
const NAMED_VALUE = /(\\?"name\\?"\s*:\s*\\?"([\w-]+)\\?"\s*,\s*\\?"value\\?"\s*:\s*\\?")((?:[^"\\]|\\(?!").)*)/g;
/** Values of these headers have spaces and semicolons. */
const WHOLE_LINE = /^(?:(?:set-)?cookie|(?:proxy-)?authorization)$/i;
/** A sentence may go on behind the name: no signature is a word. */
const SIGNATURE_NAME = /^sign(?:ature)?$/i;
const WORD = /^[A-Za-z]{1,12}$/;
const WEB_TOKEN = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g;
/** Mobile numbers of mainland China, with or without country code. What stands within longer numbers is none. */
const PHONE = /(?<![\w.+-])(?:\+?86[ -]?)?1[3-9]\d([ -]?)\d{4}\1\d{4}(?![\da-fA-F])/g;
/** Identity numbers of mainland China: region, date of birth, sequence, check digit. */
const IDENTITY =
  /(?<![\da-fA-F])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\da-fA-F])/g;
/**
 * Those of before 1999 (GB 11643-1989), which have two digits of the year and no check digit: only with the digits of a
 * region (GB/T 2260) and a day that there was, for other numbers have fifteen digits too: one in a hundred of those looks so.
 */
const OLD_IDENTITY =
  /(?<![\w.+-])(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])(?:0[1-9]|[1-6]\d|70|90)(?!00)\d\d(\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}(?![\w])/g;
const SIGNED_DATA = /(Request-Data=)([\w+/=-]{4,})/g;

/**
 * A text of logs without signatures, tokens, passwords, cookies, phone and identity numbers: for all that is copied,
 * exported or shown elsewhere. Names of secrets are those that the gateway's journal knows. What was signed is left out
 * where it has any of them.
 */
export function redactText(text: string): string {
  return redactNamed(text)
    .replace(NAMED_VALUE, (all, before: string, name: string) => (isSecret(name) ? before + REDACTED : all))
    .replace(SIGNED_DATA, (all, before: string, data: string) => (isClean(data) ? all : before + REDACTED))
    .replace(WEB_TOKEN, REDACTED)
    .replace(IDENTITY, REDACTED)
    .replace(OLD_IDENTITY, (all, year: string, month: string, day: string) =>
      isDay(1900 + Number(year), Number(month), Number(day)) ? REDACTED : all,
    )
    .replace(PHONE, REDACTED);
}

/** Headers have names with a hyphen, and one of those names the key of a secret, not the secret. */
function isSecret(name: string): boolean {
  return isSecretHeader(name) || (!name.includes('-') && isSecretField(name));
}

function redactNamed(text: string): string {
  let redacted = '';
  let from = 0;
  NAMED.lastIndex = 0;
  for (let match = NAMED.exec(text); match; match = NAMED.exec(text)) {
    const [all, name = ''] = match;
    if (!isSecret(name)) continue;
    const value = valueAt(text, match.index + all.length, name);
    if (value.end === value.start || text.startsWith(REDACTED, value.start)) continue;
    if (SIGNATURE_NAME.test(name) && WORD.test(text.slice(value.start, value.end))) continue;
    redacted += text.slice(from, value.start) + (value.isNested ? `"${REDACTED}"` : REDACTED);
    from = value.end;
    NAMED.lastIndex = value.end;
  }
  return redacted + text.slice(from);
}

interface Value {
  /** Quotes are no part of it, brackets are. */
  start: number;
  end: number;
  isNested?: boolean;
}

function valueAt(text: string, start: number, name: string): Value {
  const quote = /^\\?["']/.exec(text.slice(start, start + 2))?.[0];
  if (quote !== undefined) return { start: start + quote.length, end: endOfQuoted(text, start + quote.length, quote) };
  if (/[{[(]/.test(text.charAt(start))) return { start, end: endOfNested(text, start), isNested: true };
  const ends = WHOLE_LINE.test(name) ? /["'\r\n]|$/g : /[\s,;&"'}\])\\]|$/g;
  ends.lastIndex = start;
  return { start, end: ends.exec(text)?.index ?? text.length };
}

function endOfQuoted(text: string, start: number, quote: string): number {
  let at = start;
  while (at < text.length && text[at] !== '\n' && !text.startsWith(quote, at)) at += text[at] === '\\' ? 2 : 1;
  return Math.min(text.length, at);
}

function endOfNested(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (/[{[(]/.test(text.charAt(at))) depth++;
    else if (/[}\])]/.test(text.charAt(at))) depth--;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function isDay(year: number, month: number, day: number): boolean {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

function isClean(base64: string): boolean {
  const data = Buffer.from(base64, 'base64').toString();
  return !redactBody(data, isSecretField).hasSecrets && redactText(data) === data;
}

import { createHash, createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Message } from './parse.ts';

export const SECRET = 'scenario-secret';
const APP_ID = '84EFA9A281942';

export interface SentRequest {
  method: string;
  path: string;
  headers: [name: string, value: string][];
  body: Buffer;
}

/**
 * Completes a scenario's request to what a client that does everything right would send. A header that the scenario has
 * stands as it is there, and `-` leaves one out. In headers, `{{ts -90m}}` is a time in milliseconds, `{{ts64}}` one in
 * base 64, and `{{sign}}` the signature, made here and not by the product: `{{sign secret=x last upper}}` makes it otherwise.
 */
export function completeRequest({ start, headers, body: text }: Message): SentRequest {
  const [method = 'POST', path = '/mgw.htm'] = start.split(' ');
  const given = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
  const plain = bodyOf(text);
  const body = given.get('content-encoding') === 'gzip' && !given.has('x-plain') ? gzipSync(plain) : plain;
  const ts = expand(given.get('ts') ?? '{{ts}}', () => '');
  const operationType = given.get('operation-type') ?? '';
  const sign = (options: string) => signatureOf({ operationType, body: plain, ts }, options);
  const usual: [string, string][] =
    method === 'POST'
      ? [
          ['AppId', APP_ID],
          ['WorkspaceId', 'default'],
          ['Version', '2'],
          ['Content-Type', 'application/json'],
          ['Ts', ts],
          ['signType', 'md5'],
          ['Sign', sign(given.get('signtype')?.match(/^(1|hmac.*)$/) ? 'hmac' : '')],
        ]
      : [];
  const added = usual.filter(([name]) => !given.has(name.toLowerCase()));
  const own = headers.filter(([name, value]) => value !== '-' && !/^(ts|x-plain)$/i.test(name));
  const withTs: [string, string][] = given.has('ts') && given.get('ts') !== '-' ? [['Ts', ts]] : [];
  const expanded = own.map(([name, value]): [string, string] => [name, expand(value, sign)]);
  return { method, path, headers: [...added, ...expanded, ...withTs], body };
}

/** `hex:` and `repeat:N TEXT` are for what cannot stand in a text file. */
function bodyOf(text: string): Buffer {
  if (text.startsWith('hex:')) return Buffer.from(text.slice(4).replace(/\s/g, ''), 'hex');
  const [, times, unit = ''] = /^repeat:(\d+) (.*)$/s.exec(text) ?? [];
  return Buffer.from(times === undefined ? text : unit.repeat(Number(times)));
}

function expand(value: string, sign: (options: string) => string): string {
  return value
    .replace(/\{\{ts(?: ([+-]\d+)([smhd]))?\}\}/g, (_, amount, unit) => String(timeOf(amount, unit)))
    .replace(/\{\{ts64\}\}/g, () => base64Time(Date.now()))
    .replace(/\{\{seconds\}\}/g, () => String(Math.floor(Date.now() / 1000)))
    .replace(/\{\{sign ?([^}]*)\}\}/g, (_, options) => sign(options));
}

const UNITS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function timeOf(amount = '0', unit = 's'): number {
  return Date.now() + Number(amount) * (UNITS[unit] ?? 0);
}

function base64Time(millis: number): string {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/';
  let text = '';
  for (let rest = millis; rest > 0; rest = Math.floor(rest / 64)) text = alphabet[rest % 64] + text;
  return text;
}

interface Signed {
  operationType: string;
  body: Buffer;
  ts: string;
}

function signatureOf({ operationType, body, ts }: Signed, options: string): string {
  const words = new Map(options.split(' ').map(word => [word.split('=')[0] ?? '', word.split('=')[1] ?? '']));
  const secret = words.get('secret') ?? SECRET;
  const data = words.get('data') ?? body.toString(words.has('url') ? 'base64url' : 'base64');
  const content = `Operation-Type=${words.get('op') ?? operationType}&Request-Data=${data}&Ts=${words.get('ts') ?? ts}`;
  const digest = words.has('hmac')
    ? createHmac('sha1', secret).update(content)
    : createHash('md5').update(words.has('last') ? content + secret : `${secret}&${content}`);
  const hex = digest.digest('hex');
  return words.has('upper') ? hex.toUpperCase() : hex;
}

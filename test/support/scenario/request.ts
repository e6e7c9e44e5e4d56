import { gzipSync } from 'node:zlib';
import type { Message } from './parse.ts';
import { type Signed, signatureOf } from './sign.ts';

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
 * base 64, `{{seconds}}` one in seconds, `{{sign}}` the signature, made here and not by the product, `{{sign last upper}}`
 * one that is made otherwise, and `{{token}}` that of the admin endpoints.
 */
export function completeRequest({ start, headers, body: text }: Message, token: string): SentRequest {
  const [method = 'POST', path = '/mgw.htm'] = start.split(' ');
  const given = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
  const { plain, sent } = bodyOf(text, given.get('content-encoding') === 'gzip');
  const ts = expandTime(given.get('ts') ?? '{{ts}}');
  const signed: Signed = {
    secret: SECRET,
    operationType: given.get('operation-type') ?? '',
    body: plain,
    ts,
    algorithm: /^(1|hmac.*)$/.test(given.get('signtype') ?? '') ? 'hmac-sha1' : 'md5',
  };
  const usual: [string, string][] = [
    ['AppId', APP_ID],
    ['WorkspaceId', 'default'],
    ['Version', '2'],
    ['Content-Type', 'application/json'],
    ['Ts', ts],
    ['signType', 'md5'],
    ['Sign', '{{sign}}'],
  ];
  const added = method === 'POST' ? usual.filter(([name]) => !given.has(name.toLowerCase())) : [];
  const expanded = [...added, ...headers.filter(([, value]) => value !== '-')].map(
    ([name, value]): [string, string] => [name, name.toLowerCase() === 'ts' ? ts : expand(value, signed, token)],
  );
  return { method, path, headers: expanded, body: sent };
}

/** `hex:` is sent as it is, whatever the headers say; it and `repeat:N TEXT` are for what cannot stand in a text file. */
function bodyOf(text: string, isPacked: boolean): { plain: Buffer; sent: Buffer } {
  const hex = /^hex:(.*)$/s.exec(text)?.[1];
  if (hex !== undefined) {
    const bytes = Buffer.from(hex.replace(/\s/g, ''), 'hex');
    return { plain: bytes, sent: bytes };
  }
  const [, times, unit = ''] = /^repeat:(\d+) (.*)$/s.exec(text) ?? [];
  const plain = Buffer.from(times === undefined ? text : unit.repeat(Number(times)));
  return { plain, sent: isPacked ? gzipSync(plain) : plain };
}

function expand(value: string, signed: Signed, token: string): string {
  return value
    .replace(/\{\{sign ?([^}]*)\}\}/g, (_, options) => signatureOf(signed, options))
    .replace('{{token}}', token);
}

const UNITS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function expandTime(value: string): string {
  return value
    .replace(/\{\{ts(?: ([+-]\d+)([smhd]))?\}\}/g, (_, amount, unit) => String(timeOf(amount, unit)))
    .replace('{{ts64}}', () => base64Time(Date.now()))
    .replace('{{seconds}}', () => String(Math.floor(Date.now() / 1000)));
}

function timeOf(amount = '0', unit = 's'): number {
  return Date.now() + Number(amount) * (UNITS[unit] ?? 0);
}

function base64Time(millis: number): string {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/';
  let text = '';
  for (let rest = millis; rest > 0; rest = Math.floor(rest / 64)) text = alphabet[rest % 64] + text;
  return text;
}

import assert from 'node:assert/strict';
import type { Message } from './parse.ts';

export interface Received {
  /** `HTTP 200`, `HTTP 200 cut off` when not all of the body came, or `no answer`. */
  start: string;
  /** By lower-case name. */
  headers: Record<string, string>;
  body: string;
}

/** Holds an answer against what a scenario expects: its headers and its body, `-` for what must not be there. */
export function matchAnswer(received: Received, expected: Message): void {
  assert.equal(received.start, expected.start, describe(received));
  for (const [name, value] of expected.headers) {
    const found = received.headers[name.toLowerCase()];
    const where = `${name}\n${describe(received)}`;
    if (value === '-') assert.equal(found, undefined, where);
    else matchHeader(name, decoded(found), value, where);
  }
  if (expected.start === 'no answer') return;
  if (expected.body === '') assert.equal(received.body, '', describe(received));
  else matchBody(received.body, expected.body, describe(received));
}

function matchHeader(name: string, found: string, wanted: string, where: string): void {
  if (/^x-mgs-mock-explanation$/i.test(name)) matchJson(JSON.parse(found), JSON.parse(wanted), where);
  else matchText(found, wanted, where);
}

function matchBody(found: string, wanted: string, where: string): void {
  if (/^[[{"]|^(null|true|false|\d+)$/.test(wanted)) matchJson(JSON.parse(found), JSON.parse(wanted), where);
  else matchText(found.replace(/\n$/, ''), wanted, where);
}

/** Every field that is wanted has to be there; `/…/` in a text is a regular expression. */
function matchJson(found: unknown, wanted: unknown, where: string): void {
  if (wanted === '-') assert.equal(found, undefined, where);
  else if (typeof wanted === 'string')
    matchText(typeof found === 'string' ? found : JSON.stringify(found), wanted, where);
  else if (Array.isArray(wanted)) {
    assert.ok(Array.isArray(found) && found.length === wanted.length, where);
    for (const [index, item] of wanted.entries()) matchJson(found[index], item, where);
  } else if (typeof wanted === 'object' && wanted !== null) {
    assert.ok(typeof found === 'object' && found !== null, where);
    for (const [name, item] of Object.entries(wanted)) matchJson((found as Record<string, unknown>)[name], item, where);
  } else assert.equal(found, wanted, where);
}

function matchText(found: string | undefined, wanted: string, where: string): void {
  const pattern = /^\/(.*)\/$/s.exec(wanted)?.[1];
  if (pattern === undefined) assert.equal(found, wanted, where);
  else assert.match(found ?? '', new RegExp(pattern, 'su'), where);
}

function decoded(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return text ?? '';
  }
}

function describe({ start, headers, body }: Received): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${decoded(value)}`);
  return [start, ...lines, '', body].join('\n');
}

/** Pieces of TypeScript source: literals, names, doc comments and imports. */

import { compareText } from '../../findings.ts';

const MAX_WIDTH = 120;

/** Shifts every line by a number of levels; empty lines stay empty. */
export function indent(text: string, levels = 1): string {
  return text.replace(/^(?=.)/gm, '  '.repeat(levels));
}

/** Unions over several lines leave a space in front of them. */
export function withoutTrailingSpaces(text: string): string {
  return text.replace(/ +$/gm, '');
}

/** A string literal in single quotes. */
export function quote(text: string): string {
  if (/^[\w\-./#$ ]*$/.test(text)) {
    return `'${text}'`;
  }
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** A literal of a JSON scalar. */
export function literal(value: string | number | boolean | null): string {
  return typeof value === 'string' ? quote(value) : String(value);
}

/** Whether a text can be a name without quotes, after a dot or in an object. */
export function isIdentifier(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text);
}

/**
 * A property's or method's name as it stands in an interface, an object literal or a class. In a literal `__proto__`
 * would set the prototype, in a class `constructor` would be the constructor; in brackets they are names like others.
 */
export function key(name: string, place: 'interface' | 'literal' | 'class'): string {
  if ((place === 'literal' && name === '__proto__') || (place === 'class' && name === 'constructor')) {
    return `[${quote(name)}]`;
  }
  return isIdentifier(name) ? name : quote(name);
}

/**
 * A doc comment with its line end, or nothing when there is nothing to say.
 * @param tags lines behind the description, each with its `@`
 */
export function docComment(description: string | undefined, tags: string[] = []): string {
  const text = description?.trim() ?? '';
  const separator = text !== '' && tags.length > 0 ? [''] : [];
  const paragraphs = [...(text === '' ? [] : [text]), ...separator, ...tags];
  const lines = paragraphs
    .join('\n')
    .replaceAll('*/', '*\\/')
    .split(/\r\n|[\r\n]/);
  if (paragraphs.length === 0) {
    return '';
  }
  const [only = ''] = lines;
  if (lines.length === 1 && only.length <= MAX_WIDTH - 9) {
    return `/** ${only} */\n`;
  }
  return `/**\n${lines.map(line => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}

/** A tag line, when there is a value for it. */
export function tag(name: string, value: string | number | undefined): string[] {
  return value === undefined ? [] : [`@${name} ${value}`.trimEnd()];
}

/** An import with its line end, or nothing without names. `import type` when every name is a type. */
export function importLine(names: readonly string[], from: string): string {
  if (names.length === 0) {
    return '';
  }
  const sorted = [...names].sort(byImportedName);
  const onlyTypes = sorted.every(name => name.startsWith('type '));
  const shown = onlyTypes ? sorted.map(name => name.slice('type '.length)) : sorted;
  const start = onlyTypes ? 'import type {' : 'import {';
  return `${list(start, shown, `} from ${quote(from)};`)}\n`;
}

/** `{ a, b }` with something before and behind in one line where it fits, else one item a line. */
export function list(start: string, items: readonly string[], end: string): string {
  const space = start.endsWith('{') ? ' ' : '';
  const line = `${start}${space}${items.join(', ')}${space}${end}`;
  return line.length <= MAX_WIDTH ? line : `${start}\n${items.map(item => `  ${item},\n`).join('')}${end}`;
}

/** By letters first, so that types stand beside the functions that belong to them; not by locale. */
function byImportedName(a: string, b: string): number {
  const [first, second] = [a, b].map(name => name.replace(/^type /, ''));
  return compareText(first?.toLowerCase() ?? '', second?.toLowerCase() ?? '') || compareText(first ?? '', second ?? '');
}

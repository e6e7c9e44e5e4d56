import * as l10n from '@vscode/l10n';
import { operationsIn } from '../contracts/outline-search.ts';
import { pascalCase } from '../contracts/type-name.ts';
import type { Refactor } from './refactoring.ts';
import { lineEndOf } from './text-layout.ts';

/** Makes an interface of the object that an operation takes, where it is written out in the method. */
export const extractRequest: Refactor = ({ text, outline, selection }) => {
  const found = operationsIn(outline).find(
    ({ operation: { start, end } }) => start <= selection.start && selection.end <= end,
  );
  const request = found?.operation.request;
  if (!found || !request || text[request.start] !== '{') return undefined;
  const taken = new Set(outline.map(({ name }) => name.text));
  const base = `${pascalCase(found.operation.name.text)}Request`;
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}${count}`;
  const lineEnd = lineEndOf(text);
  const { end } = found.service;
  return {
    title: l10n.t('Extract request type {0}', name),
    kind: 'extract',
    changes: [
      { ...request, text: name },
      { start: end, end, text: `${lineEnd}${lineEnd}export interface ${name} ${body(text, request, lineEnd)}` },
    ],
  };
};

/** The members, a line each and without the indentation that they had in the method. */
function body(text: string, { start, end }: { start: number; end: number }, lineEnd: string): string {
  const written = text.slice(start, end);
  if (!written.includes('\n')) {
    const inner = written.slice(1, -1).trim();
    if (inner === '') return '{}';
    const members = splitMembers(inner).map(member => `  ${member};`);
    return ['{', ...members, '}'].join(lineEnd);
  }
  const [first = '', ...rest] = written.split(/\r?\n/);
  const closing = /^\s*/.exec(rest.at(-1) ?? '')?.[0].length ?? 0;
  return [first, ...rest.map(line => line.slice(Math.min(closing, line.length - line.trimStart().length)))].join(
    lineEnd,
  );
}

/** Members of a type literal that is written on one line. */
function splitMembers(inner: string): string[] {
  const members: string[] = [];
  let depth = 0;
  let from = 0;
  let quote = '';
  for (let at = 0; at < inner.length; at++) {
    const character = inner[at] as string;
    if (inner.startsWith('/*', at)) at = Math.max(at, inner.indexOf('*/', at) + 1);
    else if (quote) quote = character === quote ? '' : quote;
    else if (`"'\``.includes(character)) quote = character;
    else if ('{[(<'.includes(character)) depth++;
    else if ('}])'.includes(character) || (character === '>' && inner[at - 1] !== '=')) depth--;
    else if (depth === 0 && ';,'.includes(character)) {
      members.push(inner.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...members, inner.slice(from).trim()].filter(member => member !== '');
}

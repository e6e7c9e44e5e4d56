import * as l10n from '@vscode/l10n';
import type { OutlineNode } from '../contracts/outline.ts';
import { operationsIn, tagOf, tagValueOf } from '../contracts/outline-search.ts';
import { indentAt, indentUnit, lineEndOf } from '../refactor/text-layout.ts';
import type { Fix, Fixable, FixProblem, Problem } from './fix.ts';

/** Sends what does not fit into a query as a body. */
export const sendAsBody: FixProblem = (problem, { text }) => useVerb('POST', problem, text);

/** Asks for what has a body where there is a result. */
export const askForBody: FixProblem = (problem, { text }) => useVerb('GET', problem, text);

function useVerb(verb: 'GET' | 'POST', { start, end }: Problem, text: string): Fix[] {
  const now = /^@http\s+(\w+)/.exec(text.slice(start, end));
  if (!now?.[1]) return [];
  const at = start + now[0].length - now[1].length;
  const changes = [{ start: at, end: at + now[1].length, text: verb }];
  return [{ title: l10n.t('Use {0}', verb), changes, isPreferred: true }];
}

/** Gives the request the fields that the path names, or makes them required, where the request is in the same contract. */
export const addPathFields: FixProblem = ({ start }, fixable) => {
  const { text, outline } = fixable;
  const found = operationsIn(outline).find(({ operation }) => tagOf(operation, 'http')?.start === start);
  const tag = found && tagOf(found.operation, 'http');
  const fields = found && fieldsOf(found.operation, fixable);
  if (!tag || !fields) return [];
  const value = tagValueOf(text, tag);
  const names = [...text.slice(value.start, value.end).matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '');
  return names.flatMap(name => fixOf(name, fields, text) ?? []);
};

function fixOf(name: string, { members, open }: Fields, text: string): Fix | undefined {
  const member = members.find(each => each.name.text === name);
  if (!member) {
    const lineEnd = lineEndOf(text);
    const isOneLine = !text.slice(open, members.at(-1)?.end ?? open).includes('\n') && members.length > 0;
    const indent = isOneLine ? '' : indentAt(text, open) + indentUnit(text);
    const field = isOneLine ? ` ${name}: string;` : `${lineEnd}${indent}${name}: string;`;
    return {
      title: l10n.t('Add the field {0} to the request', name),
      changes: [
        {
          start: open,
          end: open,
          text: members.length > 0 || !isEmptyInline(text, open) ? field : ` ${name}: string `,
        },
      ],
      isPreferred: true,
    };
  }
  if (text[member.name.end] !== '?') return undefined;
  return {
    title: l10n.t('Make the field {0} required', name),
    changes: [{ start: member.name.end, end: member.name.end + 1, text: '' }],
    isPreferred: true,
  };
}

function isEmptyInline(text: string, open: number): boolean {
  return /^\s*\}/.test(text.slice(open));
}

interface Fields {
  members: readonly OutlineNode[];
  /** Behind the opening brace. */
  open: number;
}

/** The fields of an operation's request, written out in the method or in an interface of the same contract. */
function fieldsOf({ request, members }: OutlineNode, { text, outline }: Fixable): Fields | undefined {
  if (!request) return undefined;
  if (text[request.start] === '{') return { members, open: request.start + 1 };
  const name = text.slice(request.start, request.end);
  const declared = outline.find(node => node.place === 'type' && node.name.text === name);
  const open = declared ? text.indexOf('{', declared.name.end) : -1;
  return declared && open >= 0 && open < declared.end ? { members: declared.members, open: open + 1 } : undefined;
}

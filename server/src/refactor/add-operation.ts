import * as l10n from '@vscode/l10n';
import type { OutlineNode } from '../contracts/outline.ts';
import { operationTypeOf, tagOf } from '../contracts/outline-search.ts';
import { type Refactor, serviceAround } from './refactoring.ts';
import { indentAt, indentUnit, lineEndOf } from './text-layout.ts';

/** Adds an operation behind the last one of the service that the cursor is in. */
export const addOperation: Refactor = selected => {
  const { text } = selected;
  const service = serviceAround(selected);
  if (!service) return undefined;
  const name = freeName(service);
  const lineEnd = lineEndOf(text);
  const indent = indentAt(text, service.start) + indentUnit(text);
  const lines = [...typeLines(text, service, name), `${name}(request: { id: string }): Promise<void>;`];
  const last = service.members.at(-1);
  const at = last ? last.end : text.indexOf('{', service.name.end) + 1;
  return {
    title: l10n.t('Add operation to {0}', service.name.text),
    kind: 'rewrite',
    changes: [
      {
        start: at,
        end: at,
        text: lines.map(line => (line ? lineEnd + indent + line : lineEnd)).join('') + (last ? '' : lineEnd),
      },
    ],
  };
};

function typeLines(text: string, service: OutlineNode, name: string): string[] {
  if (tagOf(service, 'operationPrefix')) return ['', `/** Describe ${name}. */`];
  const known = service.members.map(operation => operationTypeOf(text, { service, operation })?.operationType);
  const prefix = known.findLast(type => type?.includes('.'))?.replace(/\.[^.]*$/, '') ?? 'com.example';
  return ['', '/**', ` * Describe ${name}.`, ` * @operationType ${prefix}.${name}`, ' */'];
}

function freeName({ members }: OutlineNode): string {
  const taken = new Set(members.map(({ name }) => name.text));
  let name = 'newOperation';
  for (let count = 2; taken.has(name); count++) name = `newOperation${count}`;
  return name;
}

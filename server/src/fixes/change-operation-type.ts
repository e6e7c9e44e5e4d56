import * as l10n from '@vscode/l10n';
import { operationsIn, operationTypeOf } from '../contracts/outline-search.ts';
import { addTag } from '../refactor/edit-doc.ts';
import type { FixProblem } from './fix.ts';

/** Gives the second of two operations an operation type of its own, made of its method's name. */
export const changeOperationType: FixProblem = ({ start }, { text, outline }) => {
  const operations = operationsIn(outline);
  const found = operations.find(({ operation: { name } }) => name.start === start);
  const current = found && operationTypeOf(text, found);
  if (!current) return [];
  const taken = new Set(operations.map(each => operationTypeOf(text, each)?.operationType));
  const parent = current.operationType.slice(0, current.operationType.lastIndexOf('.') + 1);
  let free = parent + found.operation.name.text;
  for (let count = 2; taken.has(free); count++) free = `${parent}${found.operation.name.text}${count}`;
  const changes =
    current.from === 'tag'
      ? [{ ...current.at, text: free }]
      : [addTag(text, found.operation, `@operationType ${free}`)];
  return [{ title: l10n.t('Change the operation type to {0}', free), changes }];
};

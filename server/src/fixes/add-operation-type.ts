import * as l10n from '@vscode/l10n';
import { operationsIn, tagOf } from '../contracts/outline-search.ts';
import { addTag } from '../refactor/edit-doc.ts';
import type { Fix, FixProblem } from './fix.ts';

/** Gives an operation its operation type, or its service a prefix that gives every operation one. */
export const addOperationType: FixProblem = ({ start, data: { operationType } }, { text, outline }) => {
  const found = operationsIn(outline).find(({ operation: { name } }) => name.start === start);
  if (!found || operationType === undefined) return [];
  const { service, operation } = found;
  const own: Fix = {
    title: l10n.t('Add @operationType {0}', operationType),
    changes: [addTag(text, operation, `@operationType ${operationType}`)],
    isPreferred: true,
  };
  const prefix = operationType.slice(0, operationType.lastIndexOf('.'));
  if (prefix === '' || tagOf(service, 'operationPrefix')) return [own];
  const shared: Fix = {
    title: l10n.t('Add @operationPrefix {0} to {1}', prefix, service.name.text),
    changes: [addTag(text, service, `@operationPrefix ${prefix}`)],
  };
  return [own, shared];
};

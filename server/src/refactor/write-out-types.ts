import * as l10n from '@vscode/l10n';
import { operationsIn, operationTypeOf, tagOf } from '../contracts/outline-search.ts';
import { addTag, removeTag } from './edit-doc.ts';
import { type Refactor, serviceAround } from './refactoring.ts';

/** Gives each operation the operation type that its service's prefix made of its name, so that methods can be renamed. */
export const writeOutTypes: Refactor = selected => {
  const { text } = selected;
  const service = serviceAround(selected);
  const prefix = service && tagOf(service, 'operationPrefix');
  if (!service || !prefix) return undefined;
  const derived = operationsIn([service]).flatMap(each => {
    const type = operationTypeOf(text, each);
    return type?.from === 'prefix' ? [{ operation: each.operation, type: type.operationType }] : [];
  });
  return {
    title: l10n.t('Write out the operation types of {0}', service.name.text),
    kind: 'rewrite',
    changes: [
      removeTag(text, service, prefix),
      ...derived.map(({ operation, type }) => addTag(text, operation, `@operationType ${type}`)),
    ],
  };
};

import * as l10n from '@vscode/l10n';
import type { OutlineNode } from '../contracts/outline.ts';
import { operationsIn, tagOf } from '../contracts/outline-search.ts';
import { addTag, removeTag } from './edit-doc.ts';
import { type Refactor, serviceAround } from './refactoring.ts';

/**
 * Says the prefix that a service's operation types share once, on the interface, and takes away the tags that it makes
 * needless. Every operation keeps its operation type.
 */
export const deriveFromPrefix: Refactor = selected => {
  const { text } = selected;
  const service = serviceAround(selected);
  if (!service || tagOf(service, 'operationPrefix')) return undefined;
  const prefix = sharedPrefix(service);
  if (!prefix) return undefined;
  const derived = tagged(service).filter(({ operation, tag }) => tag.value === `${prefix}.${operation.name.text}`);
  return {
    title: l10n.t('Derive operation types from the prefix {0}', prefix),
    kind: 'rewrite',
    changes: [
      addTag(text, service, `@operationPrefix ${prefix}`),
      ...derived.map(({ operation, tag }) => removeTag(text, operation, tag)),
    ],
  };
};

function tagged(service: OutlineNode) {
  return operationsIn([service]).flatMap(({ operation }) => {
    const tag = tagOf(operation, 'operationType');
    return tag ? [{ operation, tag }] : [];
  });
}

/** The prefix behind which most methods' own names follow, where there are at least two. */
function sharedPrefix(service: OutlineNode): string | undefined {
  const counts = new Map<string, number>();
  for (const { operation, tag } of tagged(service)) {
    const end = `.${operation.name.text}`;
    if (!tag.value.endsWith(end)) continue;
    const prefix = tag.value.slice(0, -end.length);
    counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && most[1] >= 2 ? most[0] : undefined;
}

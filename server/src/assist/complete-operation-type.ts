import type { Model } from '../contracts/model.ts';
import { operationsOf } from '../contracts/model.ts';
import type { ValueSources } from './complete-tag-value.ts';
import type { Completion } from './completion.ts';
import type { TagSpot } from './tag-spot.ts';

/**
 * Operation types for an operation: its own name behind the prefixes that are in use, those of its service first. For
 * a service's `@operationPrefix`, the prefixes themselves.
 */
export function completeOperationType(
  { node, range, value }: TagSpot & { at: 'value' },
  { model, service }: Pick<ValueSources, 'model' | 'service'>,
): Completion[] {
  const taken = new Set(operationsOf(model).map(operation => operation.operationType));
  const prefixes = prefixesOf(model, service, node.name.text).filter(prefix => prefix !== value);
  const ends = node.place === 'operation' ? [`.${node.name.text}`] : [''];
  return prefixes
    .flatMap(prefix => ends.map(end => prefix + end))
    .filter(text => text === value || !taken.has(text))
    .map(text => ({ label: text, kind: 'operation', text, range }));
}

/** What is before the last dot of other operations' types, that of the service first, then the most used. */
function prefixesOf({ services }: Model, service: string | undefined, itself: string): string[] {
  const weights = new Map<string, number>();
  for (const { name, operations } of services) {
    for (const { operationType, name: method } of operations) {
      // What is being typed is no example of itself.
      if (name === service && method === itself) continue;
      const prefix = parentOf(operationType);
      if (prefix) weights.set(prefix, (weights.get(prefix) ?? 0) + (name === service ? 1_000_000 : 1));
    }
  }
  return [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([prefix]) => prefix);
}

function parentOf(operationType: string): string {
  return operationType.slice(0, Math.max(0, operationType.lastIndexOf('.')));
}

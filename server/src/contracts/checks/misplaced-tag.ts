import * as l10n from '@vscode/l10n';
import { contractTag, type TagPlace } from '../../catalog/contract-tags.ts';
import type { DocPlace, DocSubject } from './check.ts';

/** Tags of the contract format before something that they say nothing about. */
export function misplacedTag({ doc, place, source, context }: DocSubject): void {
  for (const { name, start, end } of doc.tags) {
    const places = contractTag(name)?.on;
    // JSDoc has an @example of its own, which may stand before anything.
    if (!places || name === 'example' || isOneOf(place, places)) continue;
    context.reportAt(source, start, end, 'rpc/misplaced-tag', messageFor(name, places));
  }
}

function isOneOf(place: DocPlace, places: readonly TagPlace[]): boolean {
  return places.some(each => each === place);
}

function messageFor(tag: string, places: readonly TagPlace[]): string {
  if (places.includes('operation')) {
    return l10n.t('@{0} says something about an operation. Put it before a method.', tag);
  }
  if (places.includes('service')) {
    return l10n.t('@{0} says something about a service. Put it before the interface of its methods.', tag);
  }
  return l10n.t('@{0} says something about values. Put it before a property or a type.', tag);
}

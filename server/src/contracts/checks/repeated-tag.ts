import * as l10n from '@vscode/l10n';
import { contractTag } from '../../catalog/contract-tags.ts';
import type { DocSubject } from './check.ts';

/** A second tag of the contract format in one comment: one of the two is without effect. */
export function repeatedTag({ doc, source, context }: DocSubject): void {
  const seen = new Set<string>();
  for (const { name, start, end } of doc.tags) {
    // Several examples are common in JSDoc.
    if (!contractTag(name) || name === 'example') continue;
    if (seen.has(name)) {
      context.reportAt(source, start, end, 'rpc/repeated-tag', l10n.t('@{0} stands here twice. Remove one.', name));
    }
    seen.add(name);
  }
}

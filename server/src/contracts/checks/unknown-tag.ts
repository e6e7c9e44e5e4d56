import * as l10n from '@vscode/l10n';
import { CONTRACT_TAGS, contractTag } from '../../catalog/contract-tags.ts';
import { nearest } from '../../nearest.ts';
import type { DocSubject } from './check.ts';

const NAMES: readonly string[] = CONTRACT_TAGS.map(tag => tag.name);

/** Of JSDoc's own tags, those that happen to look like ours misspelt. */
const OTHER_TAGS: readonly string[] = ['type'];

/** Tags that are one of the contract format's but for a slip. Other tags of JSDoc are not our affair. */
export function unknownTag({ doc, source, context }: DocSubject): void {
  for (const { name, start } of [...doc.tags, ...doc.mentions]) {
    if (contractTag(name) || OTHER_TAGS.includes(name)) continue;
    const meant = nearest(name, NAMES);
    if (!meant) continue;
    const message = l10n.t('There is no tag @{0}, so it says nothing. Write @{1}.', name, meant);
    const details = { data: { replacements: [`@${meant}`] } };
    context.reportAt(source, start, start + name.length + 1, 'rpc/unknown-tag', message, details);
  }
}

import * as l10n from '@vscode/l10n';
import { circularAliases } from '../../contracts/circular-aliases.ts';
import type { DeclaredType } from '../../contracts/read-context.ts';
import type { Report } from '../report.ts';
import type { Declarations } from './declarations.ts';

/** Replaces types that are nothing but themselves (`A` is `B`, `B` is `A`), which no contract can have. */
export function breakCircles(declarations: Declarations, report: Report): void {
  const all = declarations.types.map(({ name, body }): [string, DeclaredType] => {
    const type = body.kind === 'alias' ? body.type : { kind: 'null' as const };
    const source = { file: '', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
    return [name, { key: name, preferredName: name, declaration: { name, source, type } }];
  });
  for (const { key } of circularAliases(new Map(all))) {
    const declared = declarations.named(key);
    if (!declared?.node) continue;
    const message = l10n.t('"{0}" is nothing but itself. Any value is taken for it.', key);
    report.add('error', 'circular-type', declared.node.place, message);
    declared.type.body = { kind: 'alias', type: declarations.json() };
  }
}

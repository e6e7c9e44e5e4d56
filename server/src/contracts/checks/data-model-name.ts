import * as l10n from '@vscode/l10n';
import type { ContractSubject } from './check.ts';

/** Starts with a letter or `_`, and goes on with letters, digits and `_` (documented "data model", AY/64246). */
const MODEL_NAME = /^[A-Za-z_]\w*$/;

export function dataModelName({ uses, context }: ContractSubject): void {
  for (const { declared, type, place } of uses.http) {
    if (!declared || type.kind !== 'object' || MODEL_NAME.test(declared.preferredName)) continue;
    const message = l10n.t(
      'The data models of HTTP APIs have names of letters, digits and "_". Rename "{0}".',
      declared.preferredName,
    );
    context.reportIn(place, 'rpc/data-model-name', message);
  }
}

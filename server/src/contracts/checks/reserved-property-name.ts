import * as l10n from '@vscode/l10n';
import type { ContractSubject } from './check.ts';

/** Names that collide with properties of iOS's own classes (documented AY/64687, for MPC interfaces). */
const RESERVED: readonly string[] = ['data', 'description'];

export function reservedPropertyName({ uses, context }: ContractSubject): void {
  for (const { property, place } of uses.mpc) {
    if (!property || !RESERVED.includes(property.name)) continue;
    const message = l10n.t(
      'MPC interfaces have no property "{0}": iOS has one of its own. Give it another name.',
      property.name,
    );
    context.reportIn(place, 'rpc/reserved-property-name', message);
  }
}

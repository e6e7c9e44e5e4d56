import * as l10n from '@vscode/l10n';
import type { Type } from '../model.ts';
import type { TypeReader } from '../type-reader.ts';
import type { ContractSubject } from './check.ts';

/** MPC interfaces take no `List` or `Map` inside of another (documented AY/64687): arrays and records become these. */
export function nestedContainer({ uses, context, types }: ContractSubject): void {
  for (const { type, place } of uses.mpc) {
    const [inner] = type.kind === 'array' ? [type.element] : type.kind === 'record' ? [type.value] : [];
    if (!inner || !isContainer(inner, types)) continue;
    const message = l10n.t(
      'MPC interfaces take no array or record inside of another. Put the inner one into an interface.',
    );
    context.reportIn(place, 'rpc/nested-container', message);
  }
}

function isContainer(type: Type, types: TypeReader): boolean {
  const followed = types.follow(type);
  if (followed.kind === 'union') return followed.members.some(member => isContainer(member, types));
  return followed.kind === 'array' || followed.kind === 'record';
}

import * as l10n from '@vscode/l10n';
import type { Type } from '../model.ts';
import type { TypeReader } from '../type-reader.ts';
import type { ContractSubject } from './check.ts';

/**
 * Unions that are of no one type. In Java they would be abstract classes or interfaces, which mPaaS forbids as types
 * (documented AY/64687); fields of data models have one type of a list (documented "data model", AY/64246).
 */
export function mixedType({ uses, context, types }: ContractSubject): void {
  for (const { type, place } of [...uses.http, ...uses.mpc]) {
    if (kindsIn(type, types).size < 2) continue;
    const message = l10n.t(
      'mPaaS takes one type at each place, and this can be several. Use one of them, or an object with an optional property for each.',
    );
    context.reportIn(place, 'rpc/mixed-type', message);
  }
}

function kindsIn(type: Type, types: TypeReader): Set<unknown> {
  switch (type.kind) {
    case 'union':
      return new Set(type.members.map(member => kindOf(member, types)).filter(kind => kind !== undefined));
    case 'enum':
      return new Set(type.members.map(({ value }) => typeof value));
    default:
      return new Set();
  }
}

/**
 * What Java would tell apart. Of a named union or enum, which has a place of its own where several are told, the first.
 * @returns nothing for `null`, which every class has, and for what could not be read
 */
function kindOf(type: Type, types: TypeReader): unknown {
  const followed = types.follow(type);
  switch (followed.kind) {
    case 'null':
    case 'unknown':
      return undefined;
    case 'union':
    case 'enum':
      return [...kindsIn(followed, types)][0];
    case 'literal':
      return typeof followed.value;
    case 'date':
      return 'string';
    case 'object':
      return followed;
    default:
      return followed.kind;
  }
}

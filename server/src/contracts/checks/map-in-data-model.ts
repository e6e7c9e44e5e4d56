import * as l10n from '@vscode/l10n';
import type { Type } from '../model.ts';
import type { TypeReader } from '../type-reader.ts';
import type { ContractSubject } from './check.ts';

/** Fields of data models are no maps (documented "data model", AY/64246). A body may be one (documented AY/2671432). */
export function mapInDataModel({ uses, context, types }: ContractSubject): void {
  for (const { property, place } of uses.http) {
    if (!property || !holdsMap(property.type, types)) continue;
    const message = l10n.t(
      'The data models of HTTP APIs have no maps. Use an array of objects with a key and a value each.',
    );
    context.reportIn(place, 'rpc/map-in-data-model', message);
  }
}

/** @param seen names that led here: types may be lists of themselves */
function holdsMap(type: Type, types: TypeReader, seen: readonly string[] = []): boolean {
  if (type.kind === 'reference' && seen.includes(type.name)) return false;
  const names = type.kind === 'reference' ? [...seen, type.name] : seen;
  const followed = types.follow(type);
  switch (followed.kind) {
    case 'record':
      return true;
    case 'array':
      return holdsMap(followed.element, types, names);
    case 'union':
      return followed.members.some(member => holdsMap(member, types, names));
    default:
      return false;
  }
}

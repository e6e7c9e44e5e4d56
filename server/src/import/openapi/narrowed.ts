import * as l10n from '@vscode/l10n';
import type { Type } from '../../contracts/model.ts';
import { narrowerType } from '../../contracts/narrower-type.ts';
import { unionOf } from '../../contracts/utility-types.ts';
import type { ImportedBody } from '../contract.ts';
import { interfaceOf } from './declarations.ts';
import type { SchemaReader } from './schema-reader.ts';
import { member, type SpecNode } from './spec-node.ts';

/** Plain values that have to be two things at once are the narrower of them, where one is. */
export function narrowed(bodies: ImportedBody[], node: SpecNode, reader: SchemaReader): ImportedBody {
  const [first = interfaceOf(), ...others] = bodies;
  let current = first;
  for (const other of others) {
    const narrower = narrowerOf(current, other, reader);
    if (!narrower) {
      const message = l10n.t('Contracts cannot say that a value is all of these at once: only the first counts.');
      reader.report.add('warning', 'all-of', (member(node, 'allOf') ?? node).place, message);
      return current;
    }
    current = narrower;
  }
  return current;
}

function narrowerOf(a: ImportedBody, b: ImportedBody, reader: SchemaReader): ImportedBody | undefined {
  if (a.kind !== 'alias' || b.kind !== 'alias') return undefined;
  const [one, other] = [reader.follow(a.type), reader.follow(b.type)];
  if (!isType(one) || !isType(other)) return undefined;
  const type = narrowerType(one, other) ?? sharedValues(one, other);
  return type && (type === one ? a : type === other ? b : { kind: 'alias', type });
}

function isType(followed: Type | ImportedBody | undefined): followed is Type {
  return followed !== undefined && followed.kind !== 'interface' && followed.kind !== 'alias';
}

/** Of two lists of values those that are in both. */
function sharedValues(a: Type, b: Type): Type | undefined {
  const [ours, theirs] = [a, b].map(type => (type.kind === 'union' ? type.members : [type]));
  const isIn = (value: Type) => theirs?.some(other => JSON.stringify(other) === JSON.stringify(value));
  const shared = ours?.filter(value => value.kind === 'literal' && isIn(value)) ?? [];
  return shared.length > 0 ? unionOf(shared) : undefined;
}

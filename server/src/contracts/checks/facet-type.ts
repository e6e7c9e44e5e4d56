import * as l10n from '@vscode/l10n';
import type { Facets, Type } from '../model.ts';
import type { TypeReader } from '../type-reader.ts';
import type { ContractSubject } from './check.ts';

type ValueKind = 'text' | 'number' | 'list';

/** What kind of value each facet says something about, by its tag. Examples and kinds of mock data fit any. */
const KINDS: Record<ValueKind, Partial<Record<keyof Facets, string>>> = {
  text: { minLength: 'minLength', maxLength: 'maxLength', pattern: 'pattern', format: 'format' },
  number: {
    minimum: 'minimum',
    maximum: 'maximum',
    exclusiveMinimum: 'exclusiveMinimum',
    exclusiveMaximum: 'exclusiveMaximum',
    multipleOf: 'multipleOf',
    integer: 'asType',
  },
  list: { minItems: 'minItems', maxItems: 'maxItems', uniqueItems: 'uniqueItems' },
};

/** Facets about values that the type does not have: JSON Schema passes over them in silence. */
export function facetType({ uses, context, types }: ContractSubject): void {
  for (const { type, place, property, declared } of [...uses.http, ...uses.mpc]) {
    const facets = property?.facets ?? declared?.declaration.facets;
    if (!facets) continue;
    const kinds = kindsOf(type, types);
    for (const kind of Object.keys(KINDS) as ValueKind[]) {
      if (kinds.has(kind)) continue;
      for (const tag of tagsOf(facets, kind)) {
        context.reportIn(place, 'rpc/misplaced-tag', messageFor(kind, tag));
      }
    }
  }
}

function tagsOf(facets: Facets, kind: ValueKind): string[] {
  return Object.entries(KINDS[kind]).flatMap(([facet, tag]) => (facet in facets ? [tag] : []));
}

function messageFor(kind: ValueKind, tag: string): string {
  switch (kind) {
    case 'text':
      return l10n.t('@{0} says something about strings, and this is none.', tag);
    case 'number':
      return l10n.t('@{0} says something about numbers, and this is none.', tag);
    case 'list':
      return l10n.t('@{0} says something about arrays, and this is none.', tag);
  }
}

function kindsOf(type: Type, types: TypeReader): Set<ValueKind> {
  const followed = types.follow(type);
  switch (followed.kind) {
    case 'string':
    case 'date':
      return new Set(['text']);
    case 'number':
      return new Set(['number']);
    case 'array':
      return new Set(['list']);
    case 'literal':
      return kindOfValue(followed.value);
    case 'enum':
      return new Set(followed.members.flatMap(({ value }) => [...kindOfValue(value)]));
    case 'union':
      return new Set(followed.members.flatMap(member => [...kindsOf(member, types)]));
    case 'unknown':
      return new Set(['text', 'number', 'list']);
    default:
      return new Set();
  }
}

function kindOfValue(value: unknown): Set<ValueKind> {
  return new Set<ValueKind>(typeof value === 'string' ? ['text'] : typeof value === 'number' ? ['number'] : []);
}

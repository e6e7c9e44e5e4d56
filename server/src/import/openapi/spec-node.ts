import type { Json } from '../../contracts/model.ts';
import type { Span } from '../report.ts';

/** A value of a JSON or YAML document, with the place that findings about it point to. */
export type SpecNode = SpecObject | SpecArray | SpecScalar;

export interface SpecObject extends Placed {
  kind: 'object';
  members: Map<string, SpecNode>;
}

export interface SpecArray extends Placed {
  kind: 'array';
  items: SpecNode[];
}

export interface SpecScalar extends Placed {
  kind: 'scalar';
  value: string | number | boolean | null;
}

interface Placed {
  /** Of a scalar itself; of an object or array its key, or its first character where it has none. */
  place: Span;
}

/** A member of an object; nothing where there is none, or no object. */
export function member(node: SpecNode | undefined, name: string): SpecNode | undefined {
  return node?.kind === 'object' ? node.members.get(name) : undefined;
}

/** The members of an object without extensions (`x-…`); none of anything else. */
export function membersOf(node: SpecNode | undefined): [name: string, value: SpecNode][] {
  return node?.kind === 'object' ? [...node.members].filter(([name]) => !name.startsWith('x-')) : [];
}

export function itemsOf(node: SpecNode | undefined): SpecNode[] {
  return node?.kind === 'array' ? node.items : [];
}

export function textOf(node: SpecNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

export function numberOf(node: SpecNode | undefined): number | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined;
}

export function isTrue(node: SpecNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}

/** How many values an example may have. */
const MAX_PLAIN = 10_000;

/** The value as plain data; nothing when it is larger than any example. */
export function plainOf(node: SpecNode): Json | undefined {
  let left = MAX_PLAIN;
  const plain = (each: SpecNode): Json => {
    if (--left < 0) return null;
    switch (each.kind) {
      case 'scalar':
        return each.value;
      case 'array':
        return each.items.map(plain);
      case 'object':
        return Object.fromEntries([...each.members].map(([name, value]) => [name, plain(value)]));
    }
  };
  const value = plain(node);
  return left < 0 ? undefined : value;
}

import rows from './contract-tags.json';
import type { Bilingual } from './statement.ts';

/** What a tag can stand on. */
export type TagPlace = 'service' | 'operation' | 'property' | 'type';

/** What a tag's value is made of; `none` for tags that stand alone. */
export type TagValue = 'operation-type' | 'http' | 'choice' | 'number' | 'text' | 'json' | 'faker' | 'none';

/** A JSDoc tag of the contract format. */
export interface ContractTag {
  name: string;
  on: TagPlace[];
  value: TagValue;
  /** All values of a `choice`; of `format` those that mock data and validation know. */
  choices?: string[];
  /** A value to start from. */
  placeholder?: string;
  meaning: Bilingual;
}

export const CONTRACT_TAGS: readonly ContractTag[] = rows as ContractTag[];

const byName = new Map(CONTRACT_TAGS.map(tag => [tag.name, tag]));

/** The tag of a name, without `@`, or nothing. Case matters. */
export function contractTag(name: string): ContractTag | undefined {
  return byName.get(name);
}

import { LIBRARY_TYPES, pascalCase } from '../contracts/type-name.ts';
import { camelCase } from '../generate/targets/names.ts';
import { isIdentifier } from '../generate/targets/source-text.ts';

/** Gives out names, each once. */
export class UniqueNames {
  private readonly taken: Set<string>;

  /** @param fold what makes two names the same: file names are, whatever their case */
  constructor(
    taken: Iterable<string> = [],
    private readonly fold: (name: string) => string = name => name,
  ) {
    this.taken = new Set([...taken].map(fold));
  }

  /** The name itself, or with a number behind it. */
  take(name: string): string {
    let free = name;
    for (let count = 2; this.taken.has(this.fold(free)); count++) free = `${name}${count}`;
    this.taken.add(this.fold(free));
    return free;
  }
}

/** The names of one import. */
export interface ImportNames {
  /** Of types and services. */
  types: UniqueNames;
  operationTypes: UniqueNames;
  /** Of operation types that the source does not give; empty for none. */
  prefix: string;
}

/** Names of services and types of one import. */
export function typeNames(): UniqueNames {
  return new UniqueNames(LIBRARY_TYPES);
}

/** `order-item` → `OrderItem`, `Page«Order»` → `PageOrder`, `404` → `Type404`. */
export function typeName(text: string): string {
  const name = pascalCase(text);
  return isIdentifier(name) ? name : isIdentifier(`Type${name}`) ? `Type${name}` : 'Type';
}

/** What a service is about: `OrderService` → `Order`. */
export function subjectOf(service: string): string {
  return service.replace(/(?<=.)Service$/, '');
}

/** `List orders` → `listOrders`; nothing when no letter is left. */
export function methodName(text: string): string | undefined {
  const name = /[\p{L}\p{N}]/u.test(text) ? camelCase(text) : '';
  return isIdentifier(name) ? name : undefined;
}

/** What a prefix and a name make an operation type of: characters that cannot be in one become `_`. */
export function operationTypeOf(prefix: string, name: string): string {
  const last = name.replace(/[^\w$.-]+/g, '_');
  return prefix === '' ? last : `${prefix}.${last}`;
}

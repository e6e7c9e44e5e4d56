import type { Type } from '../model.ts';

/** Pairs of types, by identity. */
export class Pairs {
  private readonly partners = new Map<Type, Set<Type>>();

  /** @param parent whose pairs are in this one, too */
  constructor(private readonly parent?: Pairs) {}

  has(a: Type, b: Type): boolean {
    return this.partners.get(a)?.has(b) || this.parent?.has(a, b) || false;
  }

  add(a: Type, b: Type): void {
    const partners = this.partners.get(a);
    if (partners) partners.add(b);
    else this.partners.set(a, new Set([b]));
  }

  /** Gives the parent what was added here. */
  keep(): void {
    for (const [a, partners] of this.partners) for (const b of partners) this.parent?.add(a, b);
  }
}

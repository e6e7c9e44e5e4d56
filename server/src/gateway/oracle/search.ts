import type { Deviation, Mismatch, Parts } from './deviation.ts';
import { DEVIATIONS } from './deviations/index.ts';
import { rightParts } from './right-parts.ts';

/** What a client did to get the signature that it sent. */
export interface Verdict {
  /** One, or two that came together. */
  deviations: Deviation[];
  /** The string that the client signed. */
  signed: string;
}

export interface Search {
  /** Nothing when no deviation gives the signature that was sent. */
  verdict?: Verdict;
  /** How many signatures were made. */
  tried: number;
}

/** How much is hashed at most for one refusal: some tens of milliseconds. */
const HASH_LIMIT = 16 * 2 ** 20;

/**
 * Tries what clients do otherwise, each alone and then any two of different kinds, until one gives the signature that was
 * sent. A large body has fewer of them tried.
 */
export function findDeviations(mismatch: Mismatch): Search {
  const right = rightParts(mismatch);
  const trial = new Trial(mismatch.received);
  const pairable: Deviation[] = [];
  for (const deviations of DEVIATIONS) {
    for (const deviation of deviations(mismatch, right)) {
      const signed = trial.fits({ ...right, ...deviation.change });
      if (signed !== undefined) return { verdict: { deviations: [deviation], signed }, tried: trial.count };
      if (trial.isOver) return { tried: trial.count };
      if (!deviation.isOneOfMany && changesAnything(deviation, right)) pairable.push(deviation);
    }
  }
  for (const [index, one] of pairable.entries()) {
    for (const other of pairable.slice(index + 1)) {
      if (isSameKind(one, other)) continue;
      const signed = trial.fits({ ...right, ...one.change, ...other.change });
      if (signed !== undefined) return { verdict: { deviations: [one, other], signed }, tried: trial.count };
      if (trial.isOver) return { tried: trial.count };
    }
  }
  return { tried: trial.count };
}

/** Makes signatures, and counts what that costs. */
class Trial {
  count = 0;
  private hashed = 0;

  constructor(private readonly received: string) {}

  get isOver(): boolean {
    return this.hashed > HASH_LIMIT;
  }

  /** @returns the content that gives the signature that was sent, or nothing */
  fits({ join, digest, write, secret, ...parts }: Parts): string | undefined {
    const content = join(parts);
    this.count++;
    this.hashed += content.length;
    return write(digest(secret, content)) === this.received ? content : undefined;
  }
}

function changesAnything({ change }: Deviation, right: Parts): boolean {
  return kindsOf(change).some(kind => change[kind] !== right[kind]);
}

function isSameKind(one: Deviation, other: Deviation): boolean {
  return kindsOf(one.change).some(kind => other.change[kind] !== undefined);
}

function kindsOf(change: Partial<Parts>): (keyof Parts)[] {
  return Object.keys(change) as (keyof Parts)[];
}

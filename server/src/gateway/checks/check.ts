import type { Operation } from '../../contracts/model.ts';
import type { Contract } from '../contract.ts';
import type { Explanation } from '../explanation.ts';
import type { Settings } from '../settings.ts';
import type { MgwRequest } from '../wire.ts';

/** A request for an operation that the contract has, at the time it came. */
export interface Call {
  request: MgwRequest;
  operation: Operation;
  contract: Contract;
  settings: Settings;
  /** The gateway's clock, epoch milliseconds. */
  now: number;
}

/** One reason to refuse. Says why it applies, or nothing. */
export type Check = (call: Call) => Explanation | undefined;

/** The first of several reasons that applies. */
export function firstOf(checks: readonly Check[], call: Call): Explanation | undefined {
  for (const check of checks) {
    const explanation = check(call);
    if (explanation) return explanation;
  }
  return undefined;
}

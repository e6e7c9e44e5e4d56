import { type Authorization, createAuthorization } from './authorization.ts';
import { createFaults, type Faults } from './faults/faults.ts';
import { createRateLimiter, type RateLimiter } from './rate-limiter.ts';
import type { Settings } from './settings.ts';

/** What a config has between a request and its answer. Each is absent where the config does not ask for it. */
export interface Policies {
  /** What is to go wrong on demand. */
  faults: Faults | undefined;
  limiter: RateLimiter | undefined;
  authorization: Authorization | undefined;
}

/** Makes them ready. They count calls, so they are made anew only when the config changes. */
export function createPolicies({ faults, seed, rateLimits, authorization }: Settings): Policies {
  return {
    faults: createFaults(faults, seed),
    limiter: rateLimits && createRateLimiter(rateLimits),
    authorization: authorization && createAuthorization(authorization),
  };
}

import * as l10n from '@vscode/l10n';
import type { RateLimitConfig } from '../config/gateway-config.ts';
import type { Json } from '../contracts/model.ts';
import { type Answer, refuse } from './wire.ts';

/** What the console sends unless it is told otherwise. Documented AY/72263. */
const DEFAULT_ANSWER: NonNullable<RateLimitConfig['answer']> = { resultStatus: 1002, tips: '顾客太多,客官请稍候' };

export interface RateLimiter {
  /**
   * Counts a call.
   * @param now epoch milliseconds
   * @returns what a call beyond a limit gets, or nothing
   */
  refusal(operationType: string, now: number): Answer | undefined;
}

/**
 * Limits calls a second: for an operation, for those without a limit of their own, and for the app; the smaller wins
 * (documented AY/72263). That a second begins with the clock's, and that calls which are refused count, is our choice.
 */
export function createRateLimiter(limits: RateLimitConfig): RateLimiter {
  let second = 0;
  let ofApp = 0;
  const ofOperations = new Map<string, number>();
  return {
    refusal(operationType, now) {
      if (Math.floor(now / 1000) !== second) {
        second = Math.floor(now / 1000);
        ofApp = 0;
        ofOperations.clear();
      }
      ofApp++;
      const calls = (ofOperations.get(operationType) ?? 0) + 1;
      ofOperations.set(operationType, calls);
      const own = ownLimit(limits, operationType);
      if (own !== undefined && calls > own) return beyond(limits, operationType, own, calls);
      const { perApp } = limits;
      return perApp !== undefined && ofApp > perApp ? beyond(limits, l10n.t('the app'), perApp, ofApp) : undefined;
    },
  };
}

function ownLimit({ operations = {}, perOperation }: RateLimitConfig, operationType: string): number | undefined {
  return Object.hasOwn(operations, operationType) ? operations[operationType] : perOperation;
}

function beyond(limits: RateLimitConfig, what: string, limit: number, calls: number): Answer {
  const { resultStatus: code = 1002, tips, result = null } = limits.answer ?? DEFAULT_ANSWER;
  const hypothesis = l10n.t(
    'The limit of {0} calls a second for {1} is reached. Raise it in gateway.rateLimits, or call less often.',
    limit,
    what,
  );
  const answer = refuse({ code, hypothesis, expected: limit, received: calls });
  return {
    ...answer,
    ...(tips !== undefined && { tips }),
    // Clients read a result only of 1000.
    ...(code === 1000 && { body: JSON.stringify(result as Json) }),
  };
}

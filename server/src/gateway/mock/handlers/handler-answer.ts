import * as l10n from '@vscode/l10n';
import { type Answer, refuse } from '../../wire.ts';
import type { Thrown } from './messages.ts';
import { type Ending, MEMORY_LIMIT_MB, type Outcome } from './outcome.ts';

/** More than a phone would take; the documented limit for clients is 200 KB (AY/64306). Our choice. */
const ANSWER_LIMIT = 8 * 1024 * 1024;

/** What is said of a call that went wrong. */
export interface HandlerCallFacts {
  /** `AccountService.login`. */
  name: string;
  timeoutMs: number;
  /** Where a stack leads first in the sources. */
  placeOf(stack: string): string | undefined;
}

/**
 * What the gateway answers for what came of a handler's call: 6666 when it threw (seen in code as "business code
 * threw"), 4001 when it took too long (documented AY/64260); otherwise the code that it asks for.
 */
export function answerFor(outcome: Outcome, facts: HandlerCallFacts): Answer {
  switch (outcome.kind) {
    case 'answered': {
      const { length } = outcome.body;
      if (length <= ANSWER_LIMIT) return { code: 1000, body: outcome.body };
      return failed(l10n.t('The mock handler {0} answers more than {1} characters.', facts.name, ANSWER_LIMIT), length);
    }
    case 'threw':
      return forThrown(outcome.error, facts);
    case 'not-json': {
      const hypothesis = l10n.t('What the mock handler {0} answers is no JSON: {1}', facts.name, outcome.detail);
      return failed(hypothesis, outcome.detail);
    }
    case 'late': {
      const hypothesis = l10n.t(
        'The mock handler {0} did not answer within {1} ms. Raise @timeout, or look why it takes so long.',
        facts.name,
        facts.timeoutMs,
      );
      return refuse({ code: 4001, hypothesis, expected: facts.timeoutMs, received: null });
    }
    case 'ended': {
      const hypothesis = l10n.t('The mock handler {0} has no answer. {1}', facts.name, describeEnding(outcome.ending));
      const isLate = outcome.ending.why === 'busy';
      return isLate
        ? refuse({ code: 4001, hypothesis, expected: facts.timeoutMs, received: null })
        : failed(hypothesis);
    }
  }
}

/** Why handlers were started anew, and what that means. */
export function describeEnding(ending: Ending): string {
  switch (ending.why) {
    case 'busy':
      return l10n.t('A mock handler did not come back, so all were started anew: what they kept in variables is lost.');
    case 'memory':
      return l10n.t(
        'Mock handlers took more than {0} MB, so all were started anew: what they kept in variables is lost.',
        MEMORY_LIMIT_MB,
      );
    case 'failed':
      return l10n.t(
        'Mock handlers ended ({0}), so all were started anew: what they kept in variables is lost.',
        ending.detail,
      );
  }
}

/** An error with a `resultStatus` asks for that code, with `tips`, `memo` and `result` as a mock has them. */
function forThrown(
  { resultStatus: code, tips, memo, result = 'null', ...error }: Thrown,
  facts: HandlerCallFacts,
): Answer {
  if (code === undefined) return failed(describeThrown(error, facts), error.message);
  const texts = { ...(tips !== undefined && { tips }), ...(memo !== undefined && { memo }) };
  if (code === 1000) return { code, ...texts, body: result };
  const hypothesis = l10n.t('The mock handler {0} asks for this code.', facts.name);
  return { ...refuse({ code, hypothesis, expected: 1000, received: code }), ...texts };
}

function describeThrown({ message, stack }: Thrown, { name, placeOf }: HandlerCallFacts): string {
  const place = placeOf(stack);
  return place === undefined
    ? l10n.t('The mock handler {0} threw: {1}', name, message)
    : l10n.t('The mock handler {0} threw at {1}: {2}', name, place, message);
}

function failed(hypothesis: string, received: string | number | null = null): Answer {
  return refuse({ code: 6666, hypothesis, expected: 1000, received });
}

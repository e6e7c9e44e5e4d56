import * as l10n from '@vscode/l10n';
import type { FaultConfig } from '../../config/gateway-config.ts';
import type { Delivery } from '../delivery.ts';
import { createRandomizer } from '../mock/randomizer.ts';
import { type Answer, refuse } from '../wire.ts';
import { createFault, type FaultyCall } from './fault.ts';

/** What faults make of one call. */
export interface Effect {
  /** Instead of the usual one. */
  answer?: Answer;
  delivery?: Delivery;
}

export interface Faults {
  /** @returns nothing when the call is to go its usual way */
  effectOn(call: FaultyCall): Effect | undefined;
}

/**
 * Makes ready what is to go wrong. Of several faults that hit a call, each adds what those before it do not say: one may
 * slow down what another refuses.
 * @param seed of the jitter
 * @returns nothing when nothing is to go wrong
 */
export function createFaults(configs: readonly FaultConfig[], seed: number): Faults | undefined {
  if (configs.length === 0) return undefined;
  const faults = configs.map(createFault);
  const random = createRandomizer();
  random.start(`${seed} jitter`);
  return {
    effectOn(call) {
      const hits = faults.filter(fault => fault.hits(call)).map(({ config }) => config);
      if (hits.length === 0) return undefined;
      const merged: FaultConfig = Object.assign({}, ...hits.toReversed());
      return { ...answerOf(merged, call), ...deliveryOf(merged, random.next) };
    },
  };
}

function answerOf({ code, memo, tips, alert }: FaultConfig, { operationType }: FaultyCall): Pick<Effect, 'answer'> {
  if (code === undefined) return {};
  const hypothesis = l10n.t('A fault of the config asks for this code for {0}.', operationType);
  const answer = refuse({ code, hypothesis, expected: 1000, received: code });
  return {
    answer: {
      ...answer,
      ...(memo !== undefined && { memo }),
      ...(tips !== undefined && { tips }),
      ...(alert !== undefined && { alert }),
    },
  };
}

function deliveryOf(fault: FaultConfig, next: () => number): Pick<Effect, 'delivery'> {
  const { latencyMs = 0, jitterMs = 0, drop, truncate } = fault;
  const delayMs = Math.round(latencyMs + next() * jitterMs);
  if (delayMs === 0 && !drop && truncate === undefined) return {};
  return {
    delivery: { delayMs, ...(drop && { isDropped: true }), ...(truncate !== undefined && { truncateAt: truncate }) },
  };
}

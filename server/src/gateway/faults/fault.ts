import type { FaultConfig } from '../../config/gateway-config.ts';
import { operationMatcher } from '../operation-patterns.ts';
import { headerValue } from '../raw-headers.ts';
import { createShare } from './share.ts';

/** What a fault is asked about. */
export interface FaultyCall {
  operationType: string;
  /** Names and values in turn. */
  rawHeaders: readonly string[];
  /** The scenario that is current for this call. */
  scenario: string | undefined;
}

/** A fault made ready, with what it remembers from call to call. */
export interface Fault {
  config: FaultConfig;
  /** Whether it hits this call. Counts the call when everything but the share fits. */
  hits(call: FaultyCall): boolean;
}

export function createFault(config: FaultConfig): Fault {
  const isMeant = operationMatcher(config.operations);
  const isInShare = createShare(config.share ?? 100);
  const headers = Object.entries(config.headers ?? {});
  const { scenario } = config;
  return {
    config,
    hits: call =>
      isMeant(call.operationType) &&
      (scenario === undefined || scenario === call.scenario) &&
      headers.every(([name, wanted]) => isWanted(headerValue(call.rawHeaders, name), wanted)) &&
      isInShare(),
  };
}

function isWanted(value: string | undefined, wanted: string): boolean {
  return wanted === '*' ? value !== undefined : value === wanted;
}

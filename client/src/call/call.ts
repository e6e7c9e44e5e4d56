import type { Json } from '../../../server/src/contracts/model.ts';

/** One call, before it is signed. */
export interface Call {
  /** Path of the config. */
  config: string;
  operationType: string;
  /** Where it goes: one of the config's, or the mock gateway. */
  environment: string;
  request?: Json;
  headers?: Record<string, string>;
}

/** The text of a file with one call. */
export function callText({ operationType, environment, request, headers }: Omit<Call, 'config'>): string {
  const call = {
    operation: operationType,
    environment,
    ...(request !== undefined && { request }),
    ...(headers && { headers }),
  };
  return `${JSON.stringify(call, undefined, 2)}\n`;
}

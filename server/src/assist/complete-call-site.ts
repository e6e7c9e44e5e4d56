import type { OperationString } from '../call-sites/find-sites.ts';
import type { Model } from '../contracts/model.ts';
import type { Completion } from './completion.ts';

/** More than this and the reader types on anyway; the client asks again then. */
const MAX_SUGGESTIONS = 200;

export interface CallSiteCompletions {
  completions: Completion[];
  /** There are more than these. */
  isIncomplete: boolean;
}

/**
 * The operation types that contracts have, for a string that is to be one. What is typed may be any part of them.
 * @param models the nearest first
 */
export function completeCallSite(typed: OperationString, models: readonly Model[]): CallSiteCompletions {
  const wanted = typed.text.toLowerCase();
  const found = new Map<string, Completion>();
  for (const { services } of models) {
    for (const { name: service, operations } of services) {
      for (const { operationType, name, description, deprecated } of operations) {
        if (!operationType.toLowerCase().includes(wanted) || found.has(operationType)) continue;
        found.set(operationType, {
          label: operationType,
          kind: 'operation',
          text: operationType,
          range: { start: typed.start, end: typed.end },
          detail: `${service}.${name}`,
          ...(description && { documentation: description }),
          ...(deprecated !== undefined && { isDeprecated: true }),
        });
      }
    }
  }
  // Those that go on as it was typed come first.
  const isStart = ({ label }: Completion) => label.toLowerCase().startsWith(wanted);
  const sorted = [...found.values()].sort((a, b) => Number(isStart(b)) - Number(isStart(a)));
  return { completions: sorted.slice(0, MAX_SUGGESTIONS), isIncomplete: sorted.length > MAX_SUGGESTIONS };
}

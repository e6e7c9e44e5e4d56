import type { GatewayListener } from './events.ts';

/** What a gateway has done since it started. */
export interface Statistics {
  /** ISO 8601. */
  startedAt: string;
  requests: number;
  /** Answers by result code. */
  codes: Record<string, number>;
}

/** Counts answers on their way to a listener. */
export function countEvents(listener: GatewayListener): { statistics: Statistics; listener: GatewayListener } {
  const statistics: Statistics = { startedAt: new Date().toISOString(), requests: 0, codes: {} };
  return {
    statistics,
    listener(event) {
      if (event.kind === 'answered') {
        statistics.requests++;
        statistics.codes[event.code] = (statistics.codes[event.code] ?? 0) + 1;
      }
      listener(event);
    },
  };
}

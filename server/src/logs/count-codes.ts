import type { CodedEvent } from './event.ts';

/** How often each code comes, the most frequent first. */
export function countCodes(events: readonly CodedEvent[]): [code: string, times: number][] {
  return countsOf(events, ({ code }) => String(code));
}

/** How often values come, the most frequent first. */
export function countsOf(
  events: readonly CodedEvent[],
  pick: (event: CodedEvent) => string | undefined,
): [value: string, times: number][] {
  const counts = new Map<string, number>();
  for (const event of events) {
    const value = pick(event);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

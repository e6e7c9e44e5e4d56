import type { EntryRow } from '../../../../client/src/views/journal-view/messages.ts';

/** A line of the journal, as far as a test does not say otherwise. */
export function row(changes: Partial<EntryRow> = {}): EntryRow {
  const { id = 1 } = changes;
  return {
    id,
    at: '2026-01-02T03:04:05.678Z',
    ms: 1.5,
    operationType: 'shop.order.get',
    code: 1000,
    traceId: `trace-${id}`,
    ...changes,
  };
}

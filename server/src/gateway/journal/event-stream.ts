import type { ServerResponse } from 'node:http';
import { summarize } from './entry.ts';
import type { Journal, Journaled } from './journal.ts';

/**
 * Sends the journal's entries as they come, as server-sent events: `entry` with a summary as JSON, and `skipped` when the
 * reader was too slow for some, who may then ask for the list.
 * @param query `after`: begins with the entries after that one
 */
export function streamEntries(journal: Journal, query: URLSearchParams, response: ServerResponse): undefined {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  let isFull = false;
  const send = (entry: Journaled) => {
    if (isFull) return;
    const isTaken = response.write(`id: ${entry.id}\nevent: entry\ndata: ${JSON.stringify(summarize(entry))}\n\n`);
    if (isTaken) return;
    isFull = true;
    response.once('drain', () => {
      isFull = false;
      response.write('event: skipped\ndata: {}\n\n');
    });
  };
  response.flushHeaders();
  const after = query.get('after');
  if (after !== null) for (const entry of journal.after(Number(after))) send(entry);
  const end = journal.listen(send);
  response.once('close', end);
}

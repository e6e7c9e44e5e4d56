import type { ServerResponse } from 'node:http';

type Body = string | Buffer;

const waiting: { response: ServerResponse; body: Body }[] = [];

/**
 * Ends a response when all that arrived in this turn of the event loop is worked on. Each write wakes a client that sleeps,
 * which may cost more than the answer itself: written one after the other, the first wakes it for all.
 * @param response whose head is written
 */
export function endTogether(response: ServerResponse, body: Body): void {
  if (waiting.push({ response, body }) === 1) setImmediate(endAll);
}

function endAll(): void {
  for (const { response, body } of waiting.splice(0)) response.end(body, isAscii(body) ? 'latin1' : 'utf8');
}

/** Node.js writes headers and text together, and Latin-1 faster than UTF-8; of ASCII both make the same. */
function isAscii(body: Body): boolean {
  return typeof body === 'string' && Buffer.byteLength(body) === body.length;
}

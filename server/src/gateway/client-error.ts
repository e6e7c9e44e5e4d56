import type { Duplex } from 'node:stream';
import * as l10n from '@vscode/l10n';
import { encodeAnswer, refuse } from './wire.ts';

const STATUS_TEXT: Record<number, string> = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Headers Too Large' };

/**
 * Answers what is no HTTP request, or only a part of one: the HTTP status, and 3002 for clients that look for a result
 * code only. The connection ends.
 * @param traceId makes one for the time it is given
 */
export function answerClientError(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  traceId: (now: number) => string,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, hypothesis] = explain(error.code ?? '');
  const now = Date.now();
  const answer = refuse({ code: 3002, hypothesis, expected: 'POST /mgw.htm HTTP/1.1', received: error.code ?? null });
  const headers = [...encodeAnswer(answer, traceId(now), now), 'Connection', 'close'];
  const lines = headers.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`));
  socket.end(`HTTP/1.1 ${status} ${STATUS_TEXT[status]}\r\n${lines.join('')}\r\n`);
}

function explain(code: string): [number, string] {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, l10n.t('The request did not arrive whole in time.')];
  if (code === 'HPE_HEADER_OVERFLOW') return [431, l10n.t('The headers are larger than the gateway reads.')];
  if (code === 'HPE_INVALID_EOF_STATE') return [400, l10n.t('The connection ended in the middle of the request.')];
  return [400, l10n.t('This is no HTTP/1.1 request.')];
}

import { constants, gzip } from 'node:zlib';
import { headerValue } from './raw-headers.ts';
import { type Answer, PLAIN_TEXT } from './wire.ts';

/**
 * Shorter answers go out as they are, in characters: what mPaaS recommends packets to be under (AY/64306), so that the ordinary
 * answer is not packed. Our choice.
 */
const PACKED_FROM = 2048;

/** Whether an answer is long enough, and text: what is encrypted does not get shorter. */
export function isWorthPacking({ body, sent }: Answer): boolean {
  const text = sent?.body ?? body;
  return text.length >= PACKED_FROM && typeof text === 'string';
}

/**
 * Packs an answer for a client that takes gzip. Documented sample AY/184013: `Content-Encoding: gzip`, `Vary: Accept-Encoding`.
 * @param done called once, with the answer as it is for other clients
 */
export function packAnswer(
  answer: Answer,
  rawHeaders: readonly string[],
  done: (error: Error | null, answer: Answer) => void,
): void {
  if (!takesGzip(headerValue(rawHeaders, 'accept-encoding') ?? '')) {
    done(null, answer);
    return;
  }
  const { sent } = answer;
  // On one machine there is no time to be won, only a client to be shown what it will get.
  gzip(sent?.body ?? answer.body, { level: constants.Z_BEST_SPEED }, (error, body) => {
    const headers = [...(sent?.headers ?? []), 'Content-Encoding', 'gzip', 'Vary', 'Accept-Encoding'];
    done(error, { ...answer, sent: { body, contentType: sent?.contentType ?? PLAIN_TEXT, headers } });
  });
}

/** Whether `Accept-Encoding` names gzip and does not give it the weight 0 (RFC 9110 §12.5.3). */
function takesGzip(accepted: string): boolean {
  return accepted.split(',').some(each => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(each));
}

import * as l10n from '@vscode/l10n';
import type { Json } from '../../contracts/model.ts';
import type { Explanation } from '../explanation.ts';
import { signContent } from '../signature.ts';
import type { Deviation, Mismatch, Parts } from './deviation.ts';
import { differenceOf } from './difference.ts';
import { findDeviations, type Verdict } from './search.ts';

/**
 * Explains 7002: what the client did otherwise, with the string that the gateway signed beside the one that the client
 * signed, and the line of the client to change. Tells neither secrets nor the signature that would be right.
 */
export function explainMismatch(mismatch: Mismatch): Explanation {
  const { verdict, tried } = findDeviations(mismatch);
  const expected = signContent(mismatch.operationType, mismatch.bytes, mismatch.ts);
  return {
    code: 7002,
    hypothesis: verdict ? verdict.deviations.map(({ says }) => says()).join(' ') : unknownCause(tried),
    ...(verdict && { mistakes: verdict.deviations.map(({ id }) => id), change: linesToChange(verdict, mismatch) }),
    expected,
    received: mismatch.received,
    algorithm: mismatch.type === 'md5' ? 'md5(secret & "&" & expected)' : 'hmac-sha1(secret, expected)',
    ...(verdict && signedInstead(expected, verdict)),
    tried,
  };
}

function unknownCause(tried: number): string {
  return l10n.t(
    "Another secret than this app's, or the body changed after it was signed. {0} other mistakes were tried, and none fits.",
    tried,
  );
}

function signedInstead(expected: string, { signed }: Verdict): Record<string, Json> {
  const difference = differenceOf(expected, signed);
  return difference ? { signed, difference: { ...difference } } : {};
}

/** The line of a client that makes each part, as it is right. */
const LINES: Record<keyof Parts, (mismatch: Mismatch) => string> = {
  operationType: () => "content = 'Operation-Type=' + headers['Operation-Type'] + …",
  data: () => "content = … + '&Request-Data=' + base64(bytesOfBody) + …",
  ts: () => "content = … + '&Ts=' + headers['Ts']",
  join: () => "content = 'Operation-Type=' + operationType + '&Request-Data=' + data + '&Ts=' + ts",
  secret: ({ secretName }) => `secret = ${secretName ?? 'app.secret'}`,
  digest: signLine,
  write: signLine,
};

function signLine({ type }: Mismatch): string {
  return type === 'md5'
    ? "headers['Sign'] = hex(md5(secret + '&' + content))"
    : "headers['Sign'] = hex(hmacSha1(secret, content))";
}

function linesToChange({ deviations }: Verdict, mismatch: Mismatch): string[] {
  const kinds = deviations.flatMap(({ change }: Deviation) => Object.keys(change) as (keyof Parts)[]);
  return [...new Set(kinds.map(kind => LINES[kind](mismatch)))];
}

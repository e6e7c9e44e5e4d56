import { resultCode } from '../../catalog/result-codes.ts';
import type { Answer } from '../wire.ts';

/**
 * Wraps an answer as RPC 1 has it: `{resultStatus, tips, result}`, where a refusal has no `result` (seen in code: Android
 * `JsonDeserializer`, recorded answers). `memo` is in recorded refusals (community).
 */
export function envelope({ code, memo, tips, body }: Answer): string {
  const text = resultCode(code)?.text;
  const head = { resultStatus: code, memo: memo ?? text?.memo ?? '', tips: tips ?? text?.tips ?? '' };
  const json = JSON.stringify(head);
  // The body is JSON already.
  return body === '' ? json : `${json.slice(0, -1)},"result":${body}}`;
}

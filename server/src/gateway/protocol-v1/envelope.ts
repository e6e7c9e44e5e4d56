import { resultCode } from '../../catalog/result-codes.ts';
import type { Settings } from '../settings.ts';
import type { Answer } from '../wire.ts';

/**
 * Wraps an answer as RPC 1 has it: `{resultStatus, tips, result}`, where a refusal has no `result` (seen in code: Android
 * `JsonDeserializer`, recorded answers). `memo` is in recorded refusals (community).
 * @param customTips by result code, instead of the catalogue's
 */
export function envelope(answer: Answer, customTips: Settings['tips']): string {
  const { code, body } = answer;
  const text = resultCode(code)?.text;
  const { memo = text?.memo ?? '', tips = customTips?.[code] ?? text?.tips ?? '' } = answer;
  const json = JSON.stringify({ resultStatus: code, memo, tips });
  // The body is JSON already.
  return body === '' ? json : `${json.slice(0, -1)},"result":${body}}`;
}

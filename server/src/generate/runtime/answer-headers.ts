import { type RpcExceptionDetails, showOf } from './rpc-exception.ts';

/** The headers of an answer, by lower-case name. */
export type AnswerHeaders = Record<string, string>;

/** What the gateway says about a call that it did not answer with success. */
export function refusal(operationType: string, code: number, headers: AnswerHeaders): RpcExceptionDetails {
  const { memo, tips, alert, 'mgw-traceid': traceId = '' } = headers;
  return { operationType, code, memo: decode(memo), tips: decode(tips), traceId, show: showOf(code, alert) };
}

/** Percent-encoded UTF-8, as `Memo` and `Tips` come (documented AY/184013). */
function decode(text = ''): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

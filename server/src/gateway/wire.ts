import { resultCode } from '../catalog/result-codes.ts';
import type { BackendCall } from './backend-call.ts';
import type { Delivery } from './delivery.ts';
import { type Explanation, encodeExplanation } from './explanation.ts';
import { encodePercent } from './percent.ts';
import type { Form } from './protocol-v1/form.ts';
import type { RequestHeaders } from './request-headers.ts';

/** Where clients post: `http://127.0.0.1:8680/mgw.htm`. Documented AY/64292. */
export const GATEWAY_PATH = '/mgw.htm';

/** Asks the mock gateway to answer with a code of the catalogue. Ours: the real gateway does not know it. */
export const MOCK_RESULT_HEADER = 'X-Mgs-Mock-Result';

/** Asks the mock gateway to answer from a scenario of its mocks. Ours. */
export const MOCK_SCENARIO_HEADER = 'X-Mgs-Mock-Scenario';

/** Says why the mock gateway refused: percent-encoded JSON. Ours. */
export const EXPLANATION_HEADER = 'X-Mgs-Mock-Explanation';

/** An MRPC request, before anything is checked. */
export interface MgwRequest extends RequestHeaders {
  body: RequestBody;
  /** All headers as they came, names and values in turn. */
  rawHeaders: readonly string[];
  /** Of a request that came as a form, which is what its signature is over: RPC 1. */
  form?: Form;
}

/** The plain bytes, uncompressed; or why there are none that could be read. */
export type RequestBody = { bytes: Buffer } | { problem: BodyProblem };

export type BodyProblem =
  | { kind: 'too-large'; limit: number; received?: number }
  | { kind: 'unknown-encoding'; encoding: string }
  | { kind: 'not-gzip'; detail: string };

/** What the gateway answers, before it is written as headers. */
export interface Answer {
  code: number;
  /** For developers. The catalogue's, when absent. */
  memo?: string;
  /** For users. The catalogue's, when absent. */
  tips?: string;
  /** Business JSON on success, else empty: a refusal has no body (documented sample AY/184013). */
  body: string;
  explanation?: Explanation;
  /** How clients are to show a refusal. Seen in code: `0` silent, `1` toast, else a dialog. */
  alert?: string;
  /** How it leaves, when not at once and whole. */
  delivery?: Delivery;
  /** What was asked for, where no header of the request says so. */
  operationType?: string;
  /** What goes over the wire in the place of `body` as plain text. */
  sent?: SentBody;
  /** What the backend was asked for it, for the journal: the authorizer first, where there is one. */
  backendCalls?: readonly BackendCall[];
}

export interface SentBody {
  body: string | Buffer;
  contentType: string;
  /** More headers, names and values in turn. */
  headers: string[];
}

export const PLAIN_TEXT = 'text/plain;charset=UTF-8';

/** A refusal with the catalogue's memo and tips. */
export function refuse(explanation: Explanation): Answer {
  return { code: explanation.code, body: '', explanation };
}

/**
 * The headers of an answer as a list of names and values in turn, which `node:http` writes fastest. Documented sample
 * AY/184013, `alert` seen in code, `X-Mgs-Mock-Explanation` ours.
 * @param customTips by result code, instead of the catalogue's
 */
export function encodeAnswer(
  answer: Answer,
  traceId: string,
  now: number,
  customTips?: Readonly<Record<string, string>>,
): string[] {
  const { code, memo, tips = customTips?.[code], body, explanation, alert, sent } = answer;
  const text = encodedText(code);
  const headers = [
    'Content-Type',
    sent?.contentType ?? PLAIN_TEXT,
    'Result-Status',
    String(code),
    'Memo',
    memo === undefined ? text.memo : encodePercent(memo),
    'Tips',
    tips === undefined ? text.tips : encodePercent(tips),
    'Mgw-TraceId',
    traceId,
    'Server-Time',
    String(now),
    'Content-Length',
    String(Buffer.byteLength(sent?.body ?? body)),
  ];
  if (alert !== undefined) headers.push('alert', alert);
  if (sent) headers.push(...sent.headers);
  if (explanation) headers.push(EXPLANATION_HEADER, encodeExplanation(explanation));
  return headers;
}

const encodedTexts = new Map<number, { memo: string; tips: string }>();

/** The catalogue's memo and tips, encoded once. */
function encodedText(code: number): { memo: string; tips: string } {
  let encoded = encodedTexts.get(code);
  if (!encoded) {
    const { memo = '', tips = '' } = resultCode(code)?.text ?? {};
    encoded = { memo: encodePercent(memo), tips: encodePercent(tips) };
    encodedTexts.set(code, encoded);
  }
  return encoded;
}

import { type AnswerHeaders, refusal } from './answer-headers.ts';
import type { Operation, RpcResponse } from './rpc-client.ts';
import { RpcException } from './rpc-exception.ts';

/** Before the tips in the text that Android's container hands on. Seen in code: RpcException, H5RpcRequest. */
const EXCEPTION_PREFIX = /^RPCException: (\[-?\d+\])? : /;

/**
 * Reads what the container hands to the callback of its `rpc` call.
 *
 * - A failure has `error`, a code other than 0, and perhaps `errorMessage` (seen in code). On Android it has no `header`,
 *   whatever `getResponse` says (seen in code: H5RpcRequest). A result of the operation that has a numeric `error` of
 *   its own cannot be told apart from it.
 * - A result that is no dictionary comes as `{ resData }` (documented AY/72758).
 * - With `getResponse`, `header` holds the answer's headers and `resData` its body (keys seen in code).
 *
 * @throws RpcException for a failure
 */
export function readAnswer(answer: unknown, operation: Operation): RpcResponse {
  const { error = 0, errorMessage = '', header, resData }: Fields = isObject(answer) ? answer : {};
  const headers = readHeaders(header);
  const code = Number(error);
  if (code !== 0 && Number.isInteger(code)) {
    const details = refusal(operation.operationType, code, headers);
    throw new RpcException({ ...details, tips: details.tips || String(errorMessage).replace(EXCEPTION_PREFIX, '') });
  }
  const wrapped = resData !== undefined && (operation.result !== undefined || header !== undefined);
  return { result: readResult(wrapped ? resData : answer, operation), headers };
}

/** The value of an operation's type, from text or from what was parsed already. */
function readResult(value: unknown, operation: Operation): unknown {
  if (operation.result === 'nothing') {
    return undefined;
  }
  if (typeof value !== 'string') {
    return value;
  }
  // A text may come as it is or as JSON; what starts with a quote and parses is JSON.
  const plain = operation.result === 'text' && !value.startsWith('"');
  return plain ? value : parseOr(value, value);
}

function parseOr(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise;
  }
}

function readHeaders(header: unknown): AnswerHeaders {
  const headers: AnswerHeaders = {};
  for (const [name, value] of Object.entries(isObject(header) ? header : {})) {
    headers[name.toLowerCase()] = String(value);
  }
  return headers;
}

interface Fields {
  error?: unknown;
  errorMessage?: unknown;
  header?: unknown;
  resData?: unknown;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

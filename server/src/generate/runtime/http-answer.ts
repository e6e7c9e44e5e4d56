import { type AnswerHeaders, refusal } from './answer-headers.ts';
import type { FetchResponse } from './http-transport.ts';
import type { Operation, RpcResponse } from './rpc-client.ts';
import { ClientCode, RpcException } from './rpc-exception.ts';

/** 1000 success; 8001 not modified, success too (seen in code: Android RpcException). */
const SUCCESS = [1000, 8001];

/**
 * Reads the gateway's answer: the result code, memo, tips and trace id from its headers, the result from its body.
 * @throws RpcException when the code is not success, or the answer is not one of the gateway's
 */
export function readAnswer(response: FetchResponse, body: string, operation: Operation): RpcResponse {
  const headers: AnswerHeaders = {};
  response.headers.forEach((value, name) => {
    headers[name.toLowerCase()] = value;
  });
  const { 'result-status': status = '', 'mgw-traceid': traceId = '' } = headers;
  const { operationType } = operation;
  if (!/^\d+$/.test(status)) {
    const reason = `HTTP ${response.status} without a Result-Status header: not the gateway's answer, or its CORS rule hides the header.`;
    throw new RpcException({ operationType, code: ClientCode.failed, memo: reason });
  }
  if (!SUCCESS.includes(Number(status))) {
    throw new RpcException(refusal(operationType, Number(status), headers));
  }
  try {
    return { result: readResult(body, operation), headers };
  } catch (cause) {
    throw new RpcException({ operationType, code: ClientCode.failed, memo: 'The answer is no JSON.', traceId, cause });
  }
}

function readResult(body: string, operation: Operation): unknown {
  if (operation.result === 'nothing' || body === '') {
    return undefined;
  }
  // A text may come as it is or as JSON; what starts with a quote is JSON.
  return operation.result === 'text' && !body.startsWith('"') ? body : JSON.parse(body);
}

import { abortReason } from './abort.ts';
import { mergeHeaders } from './headers.ts';
import { readAnswer } from './http-answer.ts';
import { type ClientOptions, createClient, type RpcCall, type RpcClient, type RpcResponse } from './rpc-client.ts';
import { ClientCode, messageOf, RpcException } from './rpc-exception.ts';
import { type SignType, sign } from './sign.ts';

export interface HttpOptions extends ClientOptions {
  /** The gateway's address, `https://…/mgw.htm`. */
  url: string;
  appId: string;
  workspaceId: string;
  /**
   * Where the secret comes from, so that nobody writes it into code. Without it calls are not signed. Whoever can
   * read a web page's code can read its secret.
   */
  secret?: () => string | Promise<string>;
  /** `md5` unless set. */
  signType?: SignType;
  /** Milliseconds since 1970, `Date.now` unless set: for clocks that are known to be wrong. */
  now?: () => number;
  /** Another `fetch` than the global one. */
  fetch?: (url: string, init: FetchInit) => Promise<FetchResponse>;
}

/** The part of `fetch`'s parameters that is used. */
export interface FetchInit {
  method: 'POST';
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
}

/** The part of `fetch`'s answer that is used. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: { forEach(callback: (value: string, name: string) => void): void };
  text(): Promise<string>;
}

/** As the iOS client's (documented AY/109290). */
const DEFAULT_TIMEOUT_MS = 20_000;

/** As Android's client sends them. */
const SIGN_TYPE_NUMBERS = { md5: '0', 'hmac-sha1': '1' };

/**
 * A client over HTTP, protocol version 2, for Node.js 20 or later and browsers. A browser reads the gateway's answer
 * only if the gateway's CORS rule exposes its headers. Operations that are `@retryable` are sent once more when the
 * network fails.
 */
export function createHttpClient(options: HttpOptions): RpcClient {
  return createClient(async call => {
    try {
      return await send(call, options);
    } catch (error) {
      if (call.operation.retryable && error instanceof NetworkFailure && !call.signal?.aborted) {
        return send(call, options);
      }
      throw error;
    }
  }, options);
}

/** No answer came: the one failure after which a `@retryable` operation is sent again. */
class NetworkFailure extends RpcException {}

async function send(call: RpcCall, options: HttpOptions): Promise<RpcResponse> {
  const { operation, signal, timeoutMs = DEFAULT_TIMEOUT_MS } = call;
  const { operationType } = operation;
  const body = JSON.stringify(call.requestData);
  const headers = await headersOf(call, body, options);
  const request = options.fetch ?? fetch;
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const timer = setTimeout(abort, timeoutMs);
  signal?.addEventListener('abort', abort);
  try {
    if (signal?.aborted) {
      abort();
    }
    const response = await request(options.url, { method: 'POST', headers, body, signal: controller.signal });
    return readAnswer(response, await response.text(), operation);
  } catch (cause) {
    if (cause instanceof RpcException) {
      throw cause;
    }
    if (signal?.aborted) {
      throw abortReason(signal);
    }
    if (controller.signal.aborted) {
      const memo = `No answer within ${timeoutMs} ms.`;
      throw new RpcException({ operationType, code: ClientCode.timedOut, memo, cause });
    }
    const memo = `The gateway cannot be reached: ${messageOf(cause)}`;
    throw new NetworkFailure({ operationType, code: ClientCode.failed, memo, cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

async function headersOf(call: RpcCall, body: string, options: HttpOptions): Promise<Record<string, string>> {
  const { operationType, signCheck } = call.operation;
  const { appId, workspaceId, secret, signType = 'md5', now = Date.now } = options;
  const ts = String(now());
  const headers = {
    'Content-Type': 'application/json',
    'Operation-Type': operationType,
    AppId: appId,
    WorkspaceId: workspaceId,
    Version: '2',
    Ts: ts,
  };
  if (secret === undefined || signCheck === 'no') {
    return mergeHeaders(headers, call.headers);
  }
  const signature = await sign(signType, await secret(), { operationType, body, ts });
  return mergeHeaders(headers, { signType: SIGN_TYPE_NUMBERS[signType], Sign: signature }, call.headers);
}

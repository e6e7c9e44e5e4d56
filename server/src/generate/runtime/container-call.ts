import { abortReason } from './abort.ts';
import { readAnswer } from './container-answer.ts';
import { mergeHeaders } from './headers.ts';
import type { RpcCall, RpcResponse } from './rpc-client.ts';
import { ClientCode, messageOf, RpcException } from './rpc-exception.ts';

/** The parameters of the container's `rpc` call: documented AY/72758, `timeout` and `retryable` seen in code. */
export interface ContainerRequest {
  operationType: string;
  requestData: unknown[];
  headers: Record<string, string>;
  /** Seconds. */
  timeout?: number;
  retryable?: boolean;
  /** Another gateway than the app's. */
  gateway?: string;
  /** Whether the container gzips the request. It does unless told not to. */
  compress?: boolean;
  /** Leaves the notice about a rate limit (1002) to the page. */
  disableLimitView?: boolean;
  /** Asks for the headers of answers, which interceptors see. On Android failures come without them all the same. */
  getResponse?: boolean;
}

/** What a client may choose for all its calls. */
export type ContainerDefaults = Pick<ContainerRequest, 'gateway' | 'compress' | 'disableLimitView' | 'getResponse'>;

export type SendToContainer = (request: ContainerRequest, answered: (answer: unknown) => void) => void;

declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

/**
 * Makes a call through the container. The container cannot take a call back, so an aborted or timed-out one goes on
 * there while its answer is no longer waited for. The timer runs here too because not every container keeps to it.
 */
export function callContainer(call: RpcCall, options: ContainerDefaults, send: SendToContainer): Promise<RpcResponse> {
  const { operation, timeoutMs, signal } = call;
  const request = requestOf(call, options);
  return new Promise((resolve, reject) => {
    const timer = timeoutMs === undefined ? undefined : setTimeout(onTimeout, timeoutMs);
    signal?.addEventListener('abort', onAbort);

    function settle(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    }

    function onAbort(): void {
      settle();
      reject(signal && abortReason(signal));
    }

    function onTimeout(): void {
      settle();
      const memo = `The container did not answer within ${timeoutMs} ms.`;
      reject(new RpcException({ operationType: operation.operationType, code: ClientCode.timedOut, memo }));
    }

    function onAnswer(answer: unknown): void {
      settle();
      try {
        resolve(readAnswer(answer, operation));
      } catch (error) {
        reject(error);
      }
    }

    try {
      send(request, onAnswer);
    } catch (cause) {
      settle();
      const memo = `The container could not make the call: ${messageOf(cause)}`;
      reject(new RpcException({ operationType: operation.operationType, code: ClientCode.failed, memo, cause }));
    }
  });
}

function requestOf(
  { operation, requestData, headers, timeoutMs }: RpcCall,
  options: ContainerDefaults,
): ContainerRequest {
  const { operationType, retryable } = operation;
  const { gateway, compress, disableLimitView, getResponse } = options;
  return {
    operationType,
    requestData,
    headers: mergeHeaders(headers),
    ...(timeoutMs !== undefined && { timeout: Math.ceil(timeoutMs / 1000) }),
    ...(retryable !== undefined && { retryable }),
    ...(gateway !== undefined && { gateway }),
    ...(compress !== undefined && { compress }),
    ...(disableLimitView !== undefined && { disableLimitView }),
    ...(getResponse !== undefined && { getResponse }),
  };
}

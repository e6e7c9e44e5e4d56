import { abortReason } from './abort.ts';
import { type ContainerDefaults, callContainer } from './container-call.ts';
import { notify } from './container-notice.ts';
import { type ClientOptions, createClient, type RpcCall, type RpcClient, type RpcResponse } from './rpc-client.ts';
import { ClientCode, RpcException } from './rpc-exception.ts';

interface Bridge {
  call(name: string, parameters: object, callback?: (answer: unknown) => void): void;
}

declare const AlipayJSBridge: Bridge | undefined;
declare const document: {
  addEventListener(type: string, listener: () => void, capture: boolean): void;
  removeEventListener(type: string, listener: () => void, capture: boolean): void;
};
declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;

export interface H5Options extends ClientOptions, ContainerDefaults {
  /** How long to wait for `AlipayJSBridgeReady`, 5000 unless set. */
  readyTimeoutMs?: number;
}

/**
 * A client over the H5 container: `AlipayJSBridge.call('rpc', …)`, documented AY/72758. The container signs and sends.
 * Numbers may lose digits on the way (9.45 arrives as 9.449999999999999, documented AY/85102): pass exact decimals as
 * text.
 */
export function createH5Client(options: H5Options = {}): RpcClient {
  const transport = async (call: RpcCall): Promise<RpcResponse> => {
    const bridge = await readyBridge(call, options.readyTimeoutMs ?? 5000);
    return callContainer(call, options, (request, answered) => bridge.call('rpc', request, answered));
  };
  return createClient(transport, { onException: showException, ...options });
}

/** The unified handler unless another is given: a toast or a dialog of the container, as the exception wants it. */
export function showException(exception: RpcException): void {
  const bridge = currentBridge();
  notify(exception, {
    toast: content => bridge?.call('toast', { content }),
    dialog: message => bridge?.call('alert', { message }),
  });
}

function currentBridge(): Bridge | undefined {
  return typeof AlipayJSBridge === 'undefined' ? undefined : AlipayJSBridge;
}

/** The container injects its bridge at some time after the page started, and says so with an event. */
function readyBridge({ operation, signal }: RpcCall, timeoutMs: number): Promise<Bridge> {
  const bridge = currentBridge();
  if (bridge !== undefined) {
    return Promise.resolve(bridge);
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(check, timeoutMs);
    document.addEventListener('AlipayJSBridgeReady', check, false);
    signal?.addEventListener('abort', onAbort);

    function settle(): void {
      clearTimeout(timer);
      document.removeEventListener('AlipayJSBridgeReady', check, false);
      signal?.removeEventListener('abort', onAbort);
    }

    function onAbort(): void {
      settle();
      reject(signal && abortReason(signal));
    }

    function check(): void {
      settle();
      const injected = currentBridge();
      if (injected !== undefined) {
        resolve(injected);
        return;
      }
      const memo = `AlipayJSBridge is not there after ${timeoutMs} ms: this page does not run in an mPaaS container.`;
      reject(new RpcException({ operationType: operation.operationType, code: ClientCode.failed, memo }));
    }
  });
}

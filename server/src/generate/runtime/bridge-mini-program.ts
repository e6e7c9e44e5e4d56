import { type ContainerDefaults, callContainer } from './container-call.ts';
import { notify } from './container-notice.ts';
import { type ClientOptions, createClient, type RpcCall, type RpcClient, type RpcResponse } from './rpc-client.ts';
import type { RpcException } from './rpc-exception.ts';

declare const my: {
  call(name: string, parameters: object, callback: (answer: unknown) => void): void;
  showToast(options: { content: string }): void;
  alert(options: { content: string }): void;
};

export interface MiniProgramOptions extends ClientOptions, ContainerDefaults {}

/**
 * A client over the mini program container: `my.call('rpc', …)`. Mini programs in the wild call it that way; mPaaS
 * does not document it. Parameters and answers are taken to be those of the H5 container (documented AY/72758).
 */
export function createMiniProgramClient(options: MiniProgramOptions = {}): RpcClient {
  const transport = (call: RpcCall): Promise<RpcResponse> =>
    callContainer(call, options, (request, answered) => my.call('rpc', request, answered));
  return createClient(transport, { onException: showException, ...options });
}

/** The unified handler unless another is given: a toast or a dialog, as the exception wants it. */
export function showException(exception: RpcException): void {
  notify(exception, {
    toast: content => my.showToast({ content }),
    dialog: content => my.alert({ content }),
  });
}

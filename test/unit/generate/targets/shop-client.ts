type Call = (request?: object, options?: object) => Promise<unknown>;
type CallWithoutRequest = (options?: object) => Promise<unknown>;

/** What a client generated from the `shop` model exports, types loosened so that tests may call it wrongly. */
export interface ShopClient {
  createRpc(options?: object): ShopRpc;
  RpcException: new (details: object) => ShopException;
}

export interface ShopRpc {
  accountService: { login: Call; logout: CallWithoutRequest; ping: CallWithoutRequest };
  orderService: { create: Call; get: Call; list: Call; update: Call; delete: Call };
}

export interface ShopException extends Error {
  code: number;
  memo: string;
  tips: string;
  traceId: string;
  operationType: string;
  show: string;
}

/** An interceptor that sets a header, in a spelling of its own. */
export const setScene = {
  before({ headers }: { headers: Record<string, string> }): void {
    headers.SCENE = 'interceptor';
  },
};

/** A signal of which a test sees who listens. */
export function listenedSignal(): { signal: object; listeners: Set<() => void> } {
  const listeners = new Set<() => void>();
  const signal = {
    aborted: false,
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  };
  return { signal, listeners };
}

/** What a promise rejects with. */
export async function rejection<Reason = ShopException>(promise: Promise<unknown>): Promise<Reason> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error as Reason;
  }
  throw new Error(`It resolved to ${JSON.stringify(value)}.`);
}

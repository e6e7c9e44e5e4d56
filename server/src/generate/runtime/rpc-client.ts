import { type AbortSignalLike, abortReason } from './abort.ts';
import { mergeHeaders } from './headers.ts';
import { RpcException } from './rpc-exception.ts';

/** What the contract says about an operation. */
export interface Operation {
  readonly operationType: string;
  /** `no` for `@signCheck no`: the call is not signed. */
  readonly signCheck?: 'no';
  /** `@retryable`: the call may be sent twice. */
  readonly retryable?: true;
  /** `@timeout`. */
  readonly timeoutMs?: number;
  /** What the operation resolves to, where that is not an object. */
  readonly result?: 'nothing' | 'text' | 'json';
}

/** What may differ from call to call. */
export interface CallOptions {
  /** Sent with the request, in front of what the client itself sends. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Before the contract's `@timeout` and the client's own. */
  timeoutMs?: number | undefined;
  /** Ends the call: it rejects with the signal's reason, and nothing is shown. */
  signal?: AbortSignalLike | undefined;
  /** Keeps the unified handler out: the caller shows exceptions of this call itself. */
  silent?: boolean | undefined;
}

/** A call on its way. Interceptors may change the headers and the request data. */
export interface RpcCall {
  readonly operation: Operation;
  /** The request as it travels: a JSON array with one element, or none. */
  requestData: unknown[];
  headers: Record<string, string>;
  timeoutMs: number | undefined;
  readonly signal: AbortSignalLike | undefined;
}

/** An answer of the gateway. Interceptors may replace the result. */
export interface RpcResponse {
  result: unknown;
  /** By lower-case name. Empty where the container does not tell. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Looks at calls on their way out, in the order of the list, and at answers on their way back, in the opposite order.
 * Each method may be asynchronous.
 */
export interface Interceptor {
  /** Before the call is sent. An `RpcException` thrown here stands for the answer. */
  before?(call: RpcCall): void | Promise<void>;
  /** After success. */
  after?(response: RpcResponse, call: RpcCall): void | Promise<void>;
  /**
   * After failure. Whoever returns `{ result }` answers in the exception's place and ends its way; whoever throws
   * another `RpcException` replaces it.
   */
  onException?(exception: RpcException, call: RpcCall): Recovery | undefined | Promise<Recovery | undefined>;
}

export interface Recovery {
  result: unknown;
}

export interface ClientOptions {
  /** Sent with every request. */
  headers?: Readonly<Record<string, string>>;
  /** For operations without `@timeout`. */
  timeoutMs?: number;
  interceptors?: readonly Interceptor[];
  /** The unified handler: sees each exception that no interceptor answered, before the caller does. */
  onException?: (exception: RpcException, call: RpcCall) => void;
}

/** Sends a call and waits for its answer. Rejects with an `RpcException`, or with the signal's reason. */
export type Transport = (call: RpcCall) => Promise<RpcResponse>;

export interface RpcClient {
  /** Resolves to the operation's result, rejects with an `RpcException` or the reason of an aborted signal. */
  call<Result>(operation: Operation, requestData: unknown[], options?: CallOptions): Promise<Result>;
}

/** A client over a transport: interceptors, the unified handler, and what calls have in common. */
export function createClient(transport: Transport, options: ClientOptions): RpcClient {
  const interceptors = options.interceptors ?? [];
  const backwards = [...interceptors].reverse();

  async function send(call: RpcCall): Promise<unknown> {
    for (const interceptor of interceptors) {
      await interceptor.before?.(call);
    }
    if (call.signal?.aborted) {
      throw abortReason(call.signal);
    }
    const response = await transport(call);
    for (const interceptor of backwards) {
      await interceptor.after?.(response, call);
    }
    return response.result;
  }

  /** Gives the interceptors their say. What comes back is the answer, or the exception that is left. */
  async function recover(thrown: RpcException, call: RpcCall): Promise<Recovery | RpcException> {
    let exception = thrown;
    for (const interceptor of backwards) {
      try {
        const recovery = await interceptor.onException?.(exception, call);
        if (recovery !== undefined) {
          return recovery;
        }
      } catch (error) {
        exception = exceptionOf(error);
      }
    }
    return exception;
  }

  return {
    async call<Result>(operation: Operation, requestData: unknown[], callOptions: CallOptions = {}): Promise<Result> {
      const call: RpcCall = {
        operation,
        requestData,
        headers: mergeHeaders(options.headers, callOptions.headers),
        timeoutMs: callOptions.timeoutMs ?? operation.timeoutMs ?? options.timeoutMs,
        signal: callOptions.signal,
      };
      try {
        return (await send(call)) as Result;
      } catch (error) {
        const outcome = await recover(exceptionOf(error), call);
        if (!(outcome instanceof RpcException)) {
          return outcome.result as Result;
        }
        if (callOptions.silent !== true) {
          options.onException?.(outcome, call);
        }
        throw outcome;
      }
    },
  };
}

/** Lets everything else through: an aborted call or a mistake in an interceptor is nothing to show to users. */
function exceptionOf(error: unknown): RpcException {
  if (error instanceof RpcException) {
    return error;
  }
  throw error;
}

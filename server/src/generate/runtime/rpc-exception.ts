/** How an exception wants to be shown to the user of the app. */
export type Show = 'toast' | 'dialog' | 'silent';

export interface RpcExceptionDetails {
  operationType: string;
  code: number;
  memo?: string;
  tips?: string;
  traceId?: string;
  show?: Show;
  /** What went wrong underneath, where it did not come from the gateway. */
  cause?: unknown;
}

/** A call that was not answered with success. */
export class RpcException extends Error {
  override readonly name = 'RpcException';
  /** The gateway's result code, or one of `ClientCode` when no answer came from the gateway. */
  readonly code: number;
  /** For developers. */
  readonly memo: string;
  /** For the user of the app. */
  readonly tips: string;
  /** The gateway's id of the call, empty when it is not known. */
  readonly traceId: string;
  readonly operationType: string;
  readonly show: Show;

  constructor(details: RpcExceptionDetails) {
    const { operationType, code, memo = '', tips = '', traceId = '', show = showOf(code), cause } = details;
    // Android's client writes its exceptions the same way, so one search finds both in logs.
    super(`[${code}] : ${tips || memo}`, cause === undefined ? undefined : { cause });
    this.operationType = operationType;
    this.code = code;
    this.memo = memo;
    this.tips = tips;
    this.traceId = traceId;
    this.show = show;
  }
}

/** Codes of failures on this side, as the H5 container's `rpc` call has them (documented AY/72758). */
export const ClientCode = {
  /** No network, no container, an answer that cannot be read: whatever is no timeout. */
  failed: 10,
  timedOut: 11,
} as const;

/** 1002, rate limit, of which the container has told the user already. Documented AY/85102. */
const LIMIT_WAS_SHOWN = 100201;

/**
 * How an exception wants to be shown.
 *
 * - The gateway's `alert` header decides: "0" silent, "1" toast, anything else a dialog (seen in code: Android
 *   RpcException). Without it native clients show a dialog.
 * - Android's container hands on failures without headers (seen in code: H5RpcRequest), so the code decides there: what
 *   the user was told is silent. Codes below 1000 come from this side and not from the gateway; they are a toast,
 *   because there is nothing to decide and trying again helps (our choice).
 */
export function showOf(code: number, alert?: string): Show {
  if (code === LIMIT_WAS_SHOWN || alert === '0') {
    return 'silent';
  }
  return alert === '1' || (alert === undefined && code < 1000) ? 'toast' : 'dialog';
}

/** What went wrong underneath, in its own words. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

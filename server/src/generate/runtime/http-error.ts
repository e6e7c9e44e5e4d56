/**
 * Result codes that mPaaS documents of business systems behind its gateway: AY/64260 for MPC and Dubbo, all but 6000 seen
 * in code. That a backend over HTTP names one, in the header `Result-Status`, is our choice: the mock gateway reads it.
 */
export type BusinessCode = 6000 | 6001 | 6002 | 6003 | 6004 | 6005 | 6666;

/** An error that is meant for the caller: handlers throw it, the router answers with its status, code and message. */
export class HttpError extends Error {
  override readonly name: string = 'HttpError';
  /** The HTTP status, 400 to 599. */
  readonly status: number;
  /** For programs, the answer's `error`: `out-of-stock`. */
  readonly code: string;
  /** Further fields of the answer. */
  readonly details: Readonly<Record<string, unknown>>;
  /** What the gateway is told. Of errors that handlers throw, that business code threw. */
  readonly resultStatus: BusinessCode | undefined = 6666;

  constructor(status: number, code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** What a handler throws to tell the gateway what its clients get: 500 for other callers. */
export class RpcError extends HttpError {
  override readonly name = 'RpcError';
  override readonly resultStatus: BusinessCode;
  /** For the user of the app. */
  readonly tips: string;
  /** For developers. */
  readonly memo: string;

  constructor(resultStatus: BusinessCode, tips: string, memo = '') {
    super(500, 'business-error', tips);
    this.resultStatus = resultStatus;
    this.tips = tips;
    this.memo = memo;
  }
}

/** What a method throws that nobody has written yet: 501. */
export class NotImplementedError extends HttpError {
  override readonly name = 'NotImplementedError';
  override readonly resultStatus = 6001;

  constructor(operationType: string) {
    super(501, 'not-implemented', `${operationType} is not implemented yet.`);
  }
}

/** What the router itself refuses, before a handler is asked. */
export class Refusal extends HttpError {
  override readonly resultStatus: BusinessCode | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    resultStatus: BusinessCode | undefined,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(status, code, message, details);
    this.resultStatus = resultStatus;
  }
}

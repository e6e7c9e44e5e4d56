/** An error that is meant for the caller: handlers throw it, the router answers with its status, code and message. */
export class HttpError extends Error {
  override readonly name: string = 'HttpError';
  /** The HTTP status, 400 to 599. */
  readonly status: number;
  /** For programs, the answer's `error`: `out-of-stock`. */
  readonly code: string;
  /** Further fields of the answer. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** What a method throws that nobody has written yet: 501. */
export class NotImplementedError extends HttpError {
  override readonly name = 'NotImplementedError';

  constructor(operationType: string) {
    super(501, 'not-implemented', `${operationType} is not implemented yet.`);
  }
}

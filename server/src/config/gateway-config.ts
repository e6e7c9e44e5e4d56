/** Something that goes wrong on demand. Ours: the service has nothing like it. */
export interface FaultConfig {
  /** Operation types in which `*` stands for any characters. Absent: all. */
  operations?: string[];
  /** Per cent of the calls that everything else fits. Absent: all. */
  share?: number;
  /** Headers and their values that a request has to have, `*` for any value. */
  headers?: Record<string, string>;
  /** The scenario that has to be the current one. */
  scenario?: string;
  /** Answers with this result code. */
  code?: number;
  memo?: string;
  tips?: string;
  /** How clients are to show it: `0` not at all, `1` as a toast, else as a dialog. Seen in code: Android `HttpCaller`. */
  alert?: string;
  /** Holds every answer back so many milliseconds, and up to `jitterMs` more. */
  latencyMs?: number;
  jitterMs?: number;
  /** Ends the connection without an answer. */
  drop?: boolean;
  /** Ends the connection after so many bytes of the body. */
  truncate?: number;
}

/** Calls a second that are answered. Documented AY/72263: for an API, for all APIs without their own, and for an app. */
export interface RateLimitConfig {
  perApp?: number;
  perOperation?: number;
  /** By operation type. */
  operations?: Record<string, number>;
  /** What calls beyond get, in the console's format. */
  answer?: { resultStatus?: number; tips?: string; result?: unknown };
}

/** Names something in a request: a header or a cookie. */
export type RequestPart = { header: string } | { cookie: string };

/** Who may call. Documented AY/72264: fields of the request identify the caller to another operation. */
export interface AuthorizationConfig {
  /** Operation types in which `*` stands for any characters. */
  operations: string[];
  /** All of them have to be there. */
  identity: RequestPart[];
  /** The operation type of the operation that decides. Absent: whoever has an identity may call. */
  authorizer?: string;
  /** The header by which the backend gets the principal. */
  principalHeader?: string;
}

import type { Range } from '../findings.ts';

/**
 * Who speaks: the gateway, the business system behind it, the client's own SDK, the bridge of H5 pages, the Security Guard,
 * what verifies offline packages. `request` and `registration` have no code: they tell of a request before it was answered,
 * and of a service as it is registered.
 */
export type EventKind = 'gateway' | 'business' | 'client' | 'jsapi' | 'guard' | 'package' | 'request' | 'registration';

export type Platform = 'android' | 'ios' | 'h5';

/** What log lines of offline packages say, which have no numbers. The names are ours. */
export type PackageCode =
  | 'signature-verified'
  | 'signature-refused'
  | 'certificate-empty'
  | 'certificate-missing'
  | 'tar-missing'
  | 'entry-illegal'
  | 'verification-failed';

export type EventCode = number | PackageCode;

/** A point in time with how it is known: by the gateway's clock, or by a log line that says its time zone. */
export interface EventTime {
  /** Epoch milliseconds. */
  millis: number;
  from: 'server-time' | 'trace-id' | 'date' | 'log';
}

/** When a line says that it was written. */
export interface WrittenTime {
  /** The date and time of day as if they were UTC, epoch milliseconds. The year is 2000 where the line has none. */
  wall: number;
  /** Minutes east of UTC; absent where the line does not say it. */
  zone?: number;
  /** logcat leaves the year out unless told not to. */
  isYearKnown: boolean;
}

/** Something in a log that has to do with a call of the gateway or an offline package. */
export interface LogEvent {
  /** The name of the format that the line is in: a file in `formats/`. */
  format: string;
  kind: EventKind;
  code?: EventCode;
  /** Of the code; of what stands for it, or the first that the line says, where there is none. */
  range: Range;
  /** The first and the last line of it, which count from 0. */
  startLine: number;
  endLine: number;
  platform?: Platform;
  operationType?: string;
  traceId?: string;
  appId?: string;
  workspaceId?: string;
  deviceId?: string;
  productId?: string;
  time?: EventTime;
  written?: WrittenTime;
  /** Header `Server-Time`, epoch milliseconds. */
  serverTime?: number;
  /** Header `Ts`, in epoch milliseconds. */
  ts?: number;
  /** What the client signed: whole, or absent. */
  signContent?: string;
  /** Header `Sign`. */
  sign?: string;
  signType?: string;
  /** For developers. Percent-decoded, as `tips` is. */
  memo?: string;
  /** For users. */
  tips?: string;
  /** What a gateway of ours found. */
  hypothesis?: string;
  costMs?: number;
  /** Who wrote it: process, thread or both, as the line says it. */
  thread?: string;
  /** Of a registration: the interface, and the last stage that it came to. */
  service?: string;
  stage?: string;
}

/** An event that tells how a call ended. */
export type CodedEvent = LogEvent & { code: EventCode };

export function hasCode(event: LogEvent): event is CodedEvent {
  return event.code !== undefined;
}

/**
 * The side that a number is of. Documented AY/64260: gateway 1001-5999 and 7xxx, business 6xxx. Seen in code: clients' own
 * are below 1000.
 */
export function kindOfCode(code: number): EventKind {
  if (code < 1000) return 'client';
  return code >= 6000 && code < 7000 ? 'business' : 'gateway';
}

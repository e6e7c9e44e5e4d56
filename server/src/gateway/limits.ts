/** What one client may take of the gateway. All are our choice; the documented limit for clients is 200 KB (AY/64306). */
export interface Limits {
  /** Of a request's headers together, bytes. */
  headerBytes: number;
  /** Of a request's body, bytes, packed and unpacked. */
  bodyBytes: number;
  /** From the first byte of a request to the last of its headers, milliseconds. */
  headersTimeoutMs: number;
  /** From the first byte of a request to its last, milliseconds. */
  requestTimeoutMs: number;
  connections: number;
  /** How long answers that are under way may take when the gateway stops, milliseconds. */
  stopMs: number;
}

export const LIMITS: Limits = {
  headerBytes: 32 * 1024,
  bodyBytes: 1024 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  connections: 2000,
  stopMs: 1000,
};

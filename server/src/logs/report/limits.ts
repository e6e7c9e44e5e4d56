/** What a report keeps of logs of any size. What goes beyond is counted, and said in words. */
export const REPORT_LIMITS = {
  /** Events that can be listed and explained: failures, and all others. The last ones stay. */
  failures: 40_000,
  others: 20_000,
  /** Texts of all these events together, UTF-16 units: what clients sign can be long. */
  textUnits: 32 * 1024 * 1024,
  /** Codes, operations and devices that are told apart, of each. */
  keys: 2_000,
  /** Lines of one request. */
  storyLines: 500,
  /** Events in an export. */
  exported: 10_000,
  /** Signatures in an export whose mistakes are looked for: some seconds at most. A client makes the same ones each time. */
  searches: 300,
} as const;

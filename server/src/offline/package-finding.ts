import type { Severity } from '../findings.ts';

/** Something that a person should know about a package, or about what is to become one. */
export interface PackageFinding {
  /** Stable: `package/what-is-wrong`. */
  code: string;
  severity: Severity;
  /** The entry of the package or the file of the source that it is about; empty for the whole. */
  entry: string;
  /** What is wrong and how to mend it, in the reader's language. */
  message: string;
  /** Where in the package, in bytes, when it is about a place. */
  offset?: number;
}

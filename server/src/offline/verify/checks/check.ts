import type { PublicKey } from '../../keys/public-key.ts';
import type { PackageFinding } from '../../package-finding.ts';
import type { ReadPackage } from '../read-package.ts';
import type { Verdict } from '../verdict.ts';

/** An `h5_json.json` that a package has to agree with. */
export interface ExpectedPresets {
  presets: readonly { appId: string; version: string }[];
  /** Whether it has to list the package, and not only agree when it does. */
  isComplete: boolean;
}

/** What is known about a package from outside of it. */
export interface Circumstances {
  /** Nothing when signatures are not checked. */
  key?: PublicKey;
  /** Without folders. */
  fileName?: string;
  h5Json?: ExpectedPresets;
}

/** Something to say about a package, and what it makes of the verdict; nothing when it is only to be known. */
export interface Remark {
  finding: PackageFinding;
  verdict?: Verdict;
}

/** One thing that verification looks at, after the package was read. */
export type Check = (parts: ReadPackage, circumstances: Circumstances) => Remark[];

/** A remark that makes the verdict another than `valid`. */
export function fault(verdict: Verdict, code: string, entry: string, message: string, offset?: number): Remark {
  const severity = verdict === 'repackaged' ? 'warning' : 'error';
  return { verdict, finding: { code, severity, entry, message, ...(offset !== undefined && { offset }) } };
}

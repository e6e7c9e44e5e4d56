import type { Verdict } from '../../../../server/src/offline/verify/verdict.ts';

/** A package with one defect, named after it. */
export interface BadCase {
  what: string;
  build(): Buffer;
  verdict: Verdict;
  /** Of a finding, without `package/`. */
  code: string;
}

export type BadRow = [what: string, build: () => Buffer, code: string];

/** Cases that have one verdict. */
export function casesOf(verdict: Verdict, rows: readonly BadRow[]): BadCase[] {
  return rows.map(([what, build, code]) => ({ what, build, verdict, code }));
}

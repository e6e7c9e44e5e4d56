import type { Circumstances, Remark } from './check.ts';

/** A key that is weak, or known to everybody, proves little; its signatures are valid nevertheless. */
export function checkKey({ key }: Circumstances): Remark[] {
  return (key?.findings ?? []).map(finding => ({ finding }));
}

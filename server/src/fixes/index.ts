import type { FindingCode } from '../catalog/finding-codes.ts';
import { addOperationType } from './add-operation-type.ts';
import { changeOperationType } from './change-operation-type.ts';
import type { Fix, Fixable, FixProblem, Problem } from './fix.ts';
import { addPathFields, askForBody, sendAsBody } from './http.ts';
import { joinParameters } from './join-parameters.ts';
import { dropIdleTag, mendTag } from './mend-tag.ts';
import { nameSecret } from './name-secret.ts';
import { replace } from './replace.ts';
import { replaceMap, replaceType } from './replace-type.ts';

/** How the findings of a code are mended. Those that say themselves what was meant need no entry. */
const FIXES: Partial<Record<FindingCode, FixProblem>> = {
  'rpc/missing-operation-type': addOperationType,
  'rpc/duplicate-operation-type': changeOperationType,
  'rpc/malformed-tag': mendTag,
  'rpc/misplaced-tag': dropIdleTag,
  'rpc/repeated-tag': dropIdleTag,
  'rpc/http-head': askForBody,
  'rpc/http-query': sendAsBody,
  'rpc/http-path': addPathFields,
  'rpc/too-many-parameters': joinParameters,
  'rpc/unsupported-type': replaceType,
  'rpc/map-in-data-model': replaceMap,
  'config/secret-in-config': nameSecret,
};

/** All ways to mend a problem, the likeliest first. */
export function fixesFor(problem: Problem, fixable: Fixable): Fix[] {
  const own = Object.hasOwn(FIXES, problem.code) ? FIXES[problem.code as FindingCode] : undefined;
  return [...replace(problem, fixable), ...(own?.(problem, fixable) ?? [])];
}

/**
 * The preferred fixes of several problems as one; of two that change the same text the first is left, and the other
 * is found again afterwards.
 * @returns nothing when none of them has such a fix
 */
export function fixTogether(problems: readonly Problem[], fixable: Fixable): Fix['changes'] | undefined {
  const changes: Fix['changes'] = [];
  for (const problem of [...problems].sort((a, b) => a.start - b.start)) {
    const fix = fixesFor(problem, fixable).find(({ isPreferred }) => isPreferred);
    if (!fix?.changes.some(change => changes.some(other => overlap(change, other))))
      changes.push(...(fix?.changes ?? []));
  }
  return changes.length > 0 ? changes : undefined;
}

/** Insertions at the same place overlap too: which comes first would be left to chance. */
function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

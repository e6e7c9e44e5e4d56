import type { CodeEntry, CodeKind, CodePlatform } from './code-entry.ts';
import { CODE_GROUPS } from './code-groups.ts';

/** Where a code comes from, as far as it is known. */
export interface CodeOrigin {
  kind?: CodeKind | undefined;
  /** Leaves out codes of the other platform only. */
  platform?: CodePlatform | undefined;
}

const ENTRIES = CODE_GROUPS.flatMap(({ lists }) => lists.flatMap(({ codes }) => codes));

const byCode = new Map<number, CodeEntry[]>();
for (const entry of ENTRIES) byCode.set(entry.code, [...(byCode.get(entry.code) ?? []), entry]);

/**
 * Everything that a number may be: 2 is one thing on Android and another on iOS, 1002 the gateway's and Security Guard's.
 * @returns the most general first: gateway, business system, clients, JSAPI, Security Guard, packages
 */
export function findCodes(code: number, origin: CodeOrigin = {}): CodeEntry[] {
  return (byCode.get(code) ?? []).filter(entry => isFrom(entry, origin));
}

/** The entries of the next number, below or above; of both where they are as near. */
export function nearestCodes(code: number, origin: CodeOrigin = {}): CodeEntry[] {
  const entries = ENTRIES.filter(entry => isFrom(entry, origin));
  const distance = Math.min(...entries.map(entry => Math.abs(entry.code - code)));
  return entries.filter(entry => Math.abs(entry.code - code) === distance);
}

function isFrom({ list, platform }: CodeEntry, origin: CodeOrigin): boolean {
  const isOfKind = origin.kind === undefined || list.group.kind === origin.kind;
  return isOfKind && (origin.platform === undefined || platform === undefined || platform === origin.platform);
}

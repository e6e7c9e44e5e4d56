import type { Severity } from '../../../findings.ts';
import type { PackageFinding } from '../../package-finding.ts';
import type { SourceEntry } from '../pack-source.ts';

/** The two kinds of packages that the console knows (documented: D-CREATE). */
export type ResourceType = 'normal' | 'global';

/** What is to be packed. */
export interface RuleContext {
  /** Sorted by code points, without level 1. */
  entries: SourceEntry[];
  appId: string;
  version: string;
  resourceType: ResourceType;
  /** The main entry URL of the console, when it is known. */
  mainUrl?: string;
}

/** Looks at what is to be packed, without reading files. */
export type Rule = (context: RuleContext) => Iterable<PackageFinding>;

/** Looks into files. */
export interface ContentRule {
  /** How many bytes of a file's start it wants to see. */
  limit(path: string): number;
  /** @param head all of the file, or as many bytes of its start */
  check(path: string, head: Buffer): PackageFinding | undefined;
}

export function finding(code: string, severity: Severity, entry: string, message: string): PackageFinding {
  return { code: `package/${code}`, severity, entry, message };
}

/** The last name of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

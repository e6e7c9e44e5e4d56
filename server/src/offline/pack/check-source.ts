import { type CancellationSignal, throwIfCancelled } from '../../cancellation.ts';
import type { PackageFinding } from '../package-finding.ts';
import { ContentScan } from './content-scan.ts';
import { unreadable } from './folder-source.ts';
import { limitFindings } from './limit-findings.ts';
import { packContent } from './pack-content.ts';
import type { PackSource, SourceEntry } from './pack-source.ts';
import { RULES } from './rules/index.ts';
import type { ResourceType, RuleContext } from './rules/rule.ts';

/** What a package is to be. */
export interface PackageOptions {
  appId: string;
  version: string;
  /** `normal` when nothing is said. */
  resourceType?: ResourceType;
  /** The main entry URL of the console: the path of a page from the package's root. */
  mainUrl?: string;
}

/**
 * Says what would go wrong when this became a package, before it does. Errors stop packing. Of files only the start is
 * read, up to 4 MiB.
 * @throws PackError when a zip is damaged; CancelledError
 */
export async function checkSource(
  source: PackSource,
  options: PackageOptions,
  token?: CancellationSignal,
): Promise<PackageFinding[]> {
  const { entries, findings } = packContent(source, options.appId);
  findings.push(...checkEntries({ entries, resourceType: 'normal', ...options }));
  findings.push(...(await checkContent(entries, token)));
  return limitFindings(findings);
}

/**
 * The findings of the rules that read files.
 * @throws PackError when a zip is damaged; CancelledError
 */
export async function checkContent(
  entries: readonly SourceEntry[],
  token?: CancellationSignal,
): Promise<PackageFinding[]> {
  const findings: PackageFinding[] = [];
  for (const entry of entries) {
    throwIfCancelled(token);
    findings.push(...(await contentFindings(entry)));
  }
  return findings;
}

async function contentFindings({ path, open }: SourceEntry): Promise<PackageFinding[]> {
  const scan = new ContentScan(path);
  try {
    for await (const chunk of open()) {
      scan.see(chunk);
      if (scan.isDone) break;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return [unreadable(path, error)];
  }
  return scan.findings();
}

/** The findings of all rules that read no files. */
export function checkEntries(context: RuleContext): PackageFinding[] {
  return RULES.flatMap(rule => [...rule(context)]);
}

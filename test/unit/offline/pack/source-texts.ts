import { buffer } from 'node:stream/consumers';
import { packContent } from '../../../../server/src/offline/pack/pack-content.ts';
import type { PackSource, SourceListing } from '../../../../server/src/offline/pack/pack-source.ts';

/** What is listed, as `type path size`. */
export function listing({ entries }: Pick<SourceListing, 'entries'>): string[] {
  return entries.map(({ path, type, size }) => `${type} ${path} ${size}`);
}

/** A file of a source. */
export async function read(source: Pick<SourceListing, 'entries'>, path: string): Promise<string> {
  const entry = source.entries.find(each => each.path === path);
  return entry ? (await buffer(entry.open())).toString() : 'not listed';
}

/** Paths of what of a source goes into a package, and what is said of it, without the words before `package/`. */
export function contentOf(source: PackSource, appId = '70000000', out?: string) {
  const { entries, findings } = packContent(source, appId, out);
  return {
    paths: entries.map(({ path }) => path),
    findings: findings.map(({ severity, code, entry }) =>
      `${severity} ${code.replace('package/', '')} ${entry}`.trimEnd(),
    ),
  };
}

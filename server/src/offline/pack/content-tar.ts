import { printHpmfile } from '../hpmfile.ts';
import { HPMFILE_NAME } from '../names.ts';
import type { PackageFinding } from '../package-finding.ts';
import type { TarInput } from '../tar/tar-writer.ts';
import { ContentScan } from './content-scan.ts';
import type { SourceEntry } from './pack-source.ts';
import { readAhead } from './read-ahead.ts';
import { sortedWithFolders } from './source-order.ts';

/** Whatever the file system says: what most packages of the console have (measured). */
const MODES = { file: 0o644, directory: 0o755 };

/** The content with our `hpmfile.json` in its place. */
export function withHpmfile(entries: SourceEntry[], values: { appId: string; version: string }): SourceEntry[] {
  const bytes = Buffer.from(printHpmfile(values));
  const open = async function* () {
    yield bytes;
  };
  return sortedWithFolders([...entries, { path: HPMFILE_NAME, type: 'file', size: bytes.length, open }]);
}

/**
 * The members of the tar. What the rules find in files is added to `findings` as their bytes go by.
 * @param mtime seconds since 1970
 */
export async function* tarMembers(
  entries: SourceEntry[],
  mtime: number,
  findings: PackageFinding[],
): AsyncGenerator<TarInput, void, undefined> {
  for await (const { entry, data } of readAhead(entries)) {
    const { path, size } = entry;
    const type = entry.type === 'directory' ? 'directory' : 'file';
    yield { path, type, mode: MODES[type], mtime, size, data: scanned(path, data, findings) };
  }
}

async function* scanned(
  path: string,
  data: AsyncIterable<Buffer>,
  findings: PackageFinding[],
): AsyncGenerator<Buffer, void, undefined> {
  const scan = new ContentScan(path);
  for await (const chunk of data) {
    scan.see(chunk);
    yield chunk;
  }
  findings.push(...scan.findings());
}

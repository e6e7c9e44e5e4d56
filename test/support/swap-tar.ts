import { open } from 'node:fs/promises';
import { openFileSource } from '../../server/src/offline/byte-source.ts';
import { entriesByRole } from '../../server/src/offline/package-entries.ts';
import { readZip } from '../../server/src/offline/zip/zip-reader.ts';
import { ZipWriter } from '../../server/src/offline/zip/zip-writer.ts';

/**
 * Makes what somebody makes who tampers with care: a well-formed package whose tar is another package's, with the
 * signatures of the old one.
 */
export async function swapTar(file: string, other: string, out: string): Promise<void> {
  await using source = await openFileSource(file);
  await using otherSource = await openFileSource(other);
  const { manifest, cert } = entriesByRole((await readZip(source)).entries);
  const { tar } = entriesByRole((await readZip(otherSource)).entries);
  if (!manifest || !cert || !tar) throw new Error('These are no packages.');
  await using handle = await open(out, 'wx');
  const zip = new ZipWriter(handle, { mtime: new Date(0) });
  await zip.copyRaw(source, manifest);
  await zip.copyRaw(source, cert);
  await zip.copyRaw(otherSource, tar);
  await zip.finish();
}

import { openPackSource } from '../../../../server/src/offline/pack/pack-source.ts';
import { type RawEntry, zipBytes } from '../../../support/offline/zip-bytes.ts';
import { TestWorkspace } from '../../../support/workspace.ts';
import { listing } from './source-texts.ts';

/** A zip of entries with the data `x`, byte by byte. */
export function rawZip(entries: (Partial<RawEntry> & { name: string | Buffer })[]): Buffer {
  return zipBytes(entries.map(entry => ({ data: Buffer.from('x'), ...entry })));
}

/** What is listed of a zip, and what is said of it. */
export async function listZip(zip: Buffer) {
  await using workspace = await TestWorkspace.create({ 'a.zip': zip });
  await using source = await openPackSource(workspace.path('a.zip'));
  const findings = source.findings.map(({ severity, code, entry }) => `${severity} ${code} ${entry}`);
  return { listed: listing(source), findings };
}

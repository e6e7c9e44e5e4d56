import { execFile } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { fromBufferPromise } from 'yauzl';
import { TestWorkspace } from '../../../support/workspace.ts';

/** Entries by name, in order; base64, so that two of them compare as text. */
export type Unzipped = [name: string, bytes: string][];

/** Unzips with `yauzl`. Rejects when it cannot. */
export async function unzipWithYauzl(bytes: Buffer): Promise<Unzipped> {
  const zip = await fromBufferPromise(bytes);
  const entries: Unzipped = [];
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    entries.push([entry.fileName, content.toString('base64')]);
  }
  return entries;
}

/** Unzips with the `unzip` program. Rejects when it cannot, or when it warns. */
export async function unzipWithProgram(bytes: Buffer): Promise<Unzipped> {
  await using workspace = await TestWorkspace.create({ 'a.amr': bytes });
  const run = async (...args: string[]) => {
    const options = { cwd: workspace.folder, encoding: 'buffer', maxBuffer: 1e8 } as const;
    return (await promisify(execFile)('unzip', args, options)).stdout;
  };
  const names = (await run('-Z1', 'a.amr')).toString('latin1').split('\n').filter(Boolean);
  const entries: Unzipped = [];
  for (const name of names) entries.push([name, (await run('-p', 'a.amr', name)).toString('base64')]);
  return entries;
}

import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const FOLDER = path.resolve(__dirname, '../../../../../shared/fixtures/amr');

export interface RealPackage {
  appId: string;
  version: string;
  /** The bytes of an entry. */
  entry(name: string): Promise<Buffer>;
  tar(): Promise<Buffer>;
}

/** Packages that the console made. They are not ours to copy; where they are absent, the test is skipped. */
export async function realPackages(context: Mocha.Context): Promise<RealPackage[]> {
  const files = await readdir(FOLDER).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return context.skip();
    throw error;
  });
  return files.flatMap(file => {
    const [, appId, version] = /^(\d+)_(.*)\.amr$/.exec(file) ?? [];
    if (!appId || !version) return [];
    const entry = (name: string) => unzip(path.join(FOLDER, file), name);
    return [{ appId, version, entry, tar: () => entry(`${appId}.tar`) }];
  });
}

async function unzip(file: string, entry: string): Promise<Buffer> {
  const { stdout } = await promisify(execFile)('unzip', ['-p', file, entry], { encoding: 'buffer', maxBuffer: 1e8 });
  return stdout;
}

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import type { PackageOptions } from '../../../../server/src/offline/pack/check-source.ts';
import { checkEntries } from '../../../../server/src/offline/pack/check-source.ts';
import { type PackOptions, type PackResult, packPackage } from '../../../../server/src/offline/pack/pack.ts';
import { openPackSource } from '../../../../server/src/offline/pack/pack-source.ts';
import { nothing, sortedWithFolders } from '../../../../server/src/offline/pack/source-order.ts';

export const APP = { appId: '70000000', version: '1.0.0.1' };

/** Opens, packs and closes. */
export async function pack(place: string, options: Partial<PackOptions> & { out: string }): Promise<PackResult> {
  await using source = await openPackSource(place);
  return await packPackage({ ...APP, ...options, source });
}

/** What the rules say about files that are not there, as `severity code entry`, without the words before `package/`. */
export function found(paths: string[], options: Partial<PackageOptions> & { size?: number } = {}): string[] {
  const { size = 1, ...others } = options;
  const entries = paths.map(path => {
    const isFolder = path.endsWith('/');
    const type = isFolder ? ('directory' as const) : ('file' as const);
    return { path: isFolder ? path.slice(0, -1) : path, type, size: isFolder ? 0 : size, open: nothing };
  });
  const findings = checkEntries({ ...APP, resourceType: 'normal', ...others, entries: sortedWithFolders(entries) });
  return findings.map(({ severity, code, entry }) => `${severity} ${code.replace('package/', '')} ${entry}`.trimEnd());
}

export async function run(command: string, ...args: string[]): Promise<Buffer> {
  const { stdout } = await promisify(execFile)(command, args, {
    encoding: 'buffer',
    maxBuffer: 1e9,
    env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
  });
  return stdout;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

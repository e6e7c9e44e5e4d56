import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Config } from '../../server/src/config/config.ts';
import { loadConfig } from '../../server/src/config/load.ts';

/** A folder of its own for one test, removed afterwards. */
export class TestWorkspace {
  private constructor(readonly folder: string) {}

  /** @param files texts by path relative to the folder, with `/` */
  static async create(files: Record<string, string | Uint8Array> = {}): Promise<TestWorkspace> {
    const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'mpaas-test-')));
    const workspace = new TestWorkspace(folder);
    for (const [file, content] of Object.entries(files)) await workspace.write(file, content);
    return workspace;
  }

  path(file: string): string {
    return path.join(this.folder, ...file.split('/'));
  }

  async write(file: string, content: string | Uint8Array): Promise<void> {
    await mkdir(path.dirname(this.path(file)), { recursive: true });
    await writeFile(this.path(file), content);
  }

  async read(file: string): Promise<string> {
    return readFile(this.path(file), 'utf8');
  }

  /** The config in `mpaas.config.json`, which has to be valid. */
  async config(): Promise<Config> {
    const { config, findings } = await loadConfig(this.path('mpaas.config.json'));
    if (!config) throw new Error(findings.map(finding => finding.message).join('\n'));
    return config;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

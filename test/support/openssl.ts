import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { TestWorkspace } from './workspace.ts';

/** A folder in which `openssl` makes what tests need. */
export class OpensslFolder implements AsyncDisposable {
  private constructor(private readonly workspace: TestWorkspace) {}

  static async create(): Promise<OpensslFolder> {
    return new OpensslFolder(await TestWorkspace.create());
  }

  path(file: string): string {
    return this.workspace.path(file);
  }

  async write(file: string, content: string | Uint8Array): Promise<void> {
    await this.workspace.write(file, content);
  }

  /** Runs `openssl` with arguments that are separated by spaces. @returns what it prints */
  async run(args: string): Promise<Buffer> {
    const { stdout } = await promisify(execFile)('openssl', args.trim().split(' '), {
      cwd: this.workspace.folder,
      encoding: 'buffer',
    });
    return stdout;
  }

  /** Whether this `openssl` has its legacy algorithms: not every installation does. */
  async hasLegacy(): Promise<boolean> {
    return this.run('list -providers -provider legacy').then(
      () => true,
      () => false,
    );
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.workspace[Symbol.asyncDispose]();
  }
}

import path from 'node:path';
import { isInside } from '../files/paths.ts';
import { isModule } from './mock/handlers/handler-files.ts';
import { RECORDED } from './mock/scenarios.ts';

/** What of the folders that are watched can change a model or mock handlers. Paths are absolute. */
export class Scope {
  private readonly paths = new Set<string>();
  private readonly files = new Set<string>();

  /** @param mocks their folder */
  constructor(private mocks: string) {}

  /**
   * @param paths files, and folders with all that is in them
   * @param files what has a say whatever it is called
   */
  add(paths: readonly string[], files: readonly string[], mocks: string): void {
    for (const each of paths) this.paths.add(each);
    for (const each of files) this.files.add(each);
    this.mocks = mocks;
  }

  /** @param stats absent when it is not known yet what the path leads to */
  isIgnored(file: string, stats?: { isFile(): boolean }): boolean {
    if (/[\\/](node_modules|\.git)([\\/]|$)/.test(file) || file === path.join(this.mocks, RECORDED)) return true;
    if (this.files.has(file)) return false;
    if (![...this.paths].some(each => isInside(each, file) || isInside(file, each))) return true;
    if (stats?.isFile() !== true) return false;
    // Mocks in JSON are looked at with each request.
    return isInside(file, this.mocks) ? !isModule(file) : !/\.([mc]?ts|json)$/.test(file);
  }
}

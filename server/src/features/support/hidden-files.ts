import path from 'node:path';
import picomatch from 'picomatch';
import { uriOfFile } from '../../workspace/files.ts';
import type { Settings } from './settings.ts';

/** What the editor hides from its user. */
export class HiddenFiles {
  constructor(private readonly settings: Settings) {}

  /** Calls back when something else may be hidden than before. */
  onChanged(listener: () => void): void {
    this.settings.onChanged(listener);
  }

  /** Globs relative to a folder; none when the client does not say. Those with a condition are left out. */
  async in(folder: string): Promise<string[]> {
    const hidden = await this.settings.get('files.exclude', uriOfFile(folder));
    return Object.entries(hidden ?? {}).flatMap(([glob, value]) => (value === true ? [glob] : []));
  }

  /** Whether a file of a folder is hidden, by itself or with a folder above it. */
  async has(file: string, folder: string): Promise<boolean> {
    const matches = picomatch(await this.in(folder), { dot: true });
    const parts = path.relative(folder, file).split(path.sep);
    return parts.some((_, index) => matches(parts.slice(0, index + 1).join('/')));
  }
}

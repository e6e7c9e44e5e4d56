import path from 'node:path';
import { CUSTOM_CONFIG_NAME } from '../offline/presets/custom-config.ts';
import { H5_JSON_NAME } from '../offline/presets/h5-json.ts';
import { FileMap } from './files.ts';
import { Listeners } from './listeners.ts';
import type { FileEvent } from './project.ts';

/** What finds {@link isPackageFile}s. */
export const PACKAGE_FILE_GLOBS = ['**/*.amr', `**/${H5_JSON_NAME}`, `**/${CUSTOM_CONFIG_NAME}`];

/** Whether a file is an offline package, or about some. */
export function isPackageFile(file: string): boolean {
  const name = path.basename(file);
  return name.endsWith('.amr') || name === H5_JSON_NAME || name === CUSTOM_CONFIG_NAME;
}

/** The offline packages of a workspace and what goes with them: where they are, apps open their pages. */
export class PackageFiles {
  private readonly files = new FileMap<true>();
  private readonly listeners: Listeners<[]>;

  /** @param failed hears of what a listener throws */
  constructor(failed: (error: unknown) => void) {
    this.listeners = new Listeners(failed);
  }

  /** Calls back when files came or went on disk. */
  onChanged(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Absolute paths. */
  all(): string[] {
    return this.files.files();
  }

  found(files: string[]): void {
    for (const file of files) this.files.set(file, true);
  }

  changed(events: FileEvent[]): void {
    const before = this.all().length;
    for (const { file, kind } of events.filter(event => isPackageFile(event.file))) {
      if (kind === 'deleted') this.files.delete(file);
      else this.files.set(file, true);
    }
    if (this.all().length !== before) this.listeners.tell();
  }

  /** Forgets what lies in no folder any more. */
  keep(isKept: (file: string) => boolean): void {
    for (const file of this.all()) if (!isKept(file)) this.files.delete(file);
  }
}

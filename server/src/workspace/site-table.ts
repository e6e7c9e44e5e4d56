import type { OperationSite } from '../call-sites/operation-site.ts';
import { compareText } from '../findings.ts';
import { FileMap, isInside } from './files.ts';

/** A source with the operations that it names. */
export interface SourceFile {
  file: string;
  sites: readonly OperationSite[];
  /** We generated it, whether somebody edited it since or not. */
  generated: boolean;
}

const NO_SITES: readonly OperationSite[] = [];

/** Sources by file and by the operation types that they name. */
export class SiteTable {
  private readonly byFile = new FileMap<SourceFile>();
  private readonly byType = new Map<string, { operationType: string; files: FileMap<SourceFile> }>();

  get size(): number {
    return this.byFile.size;
  }

  get(file: string): SourceFile | undefined {
    return this.byFile.get(file);
  }

  /** In the order of their paths. */
  all(): SourceFile[] {
    return this.byFile.values().sort(byPath);
  }

  files(): string[] {
    return this.byFile.files();
  }

  naming(operationType: string): SourceFile[] {
    return this.byType.get(operationType)?.files.values().sort(byPath) ?? [];
  }

  /** The files in a folder, itself included. */
  inside(folder: string): string[] {
    return this.byFile.files().filter(file => isInside(file, folder));
  }

  /** @returns whether that changes what is named where */
  set(file: string, sites: readonly OperationSite[], generated: boolean): boolean {
    const before = this.byFile.get(file);
    this.delete(file);
    const own =
      sites.length > 0 ? sites.map(site => ({ ...site, operationType: this.keep(site.operationType) })) : NO_SITES;
    const source = { file, sites: own, generated };
    this.byFile.set(file, source);
    for (const { operationType } of own) this.byType.get(operationType)?.files.set(file, source);
    return JSON.stringify(before?.sites ?? []) !== JSON.stringify(own);
  }

  /** @returns whether that changes what is named where */
  delete(file: string): boolean {
    const before = this.byFile.get(file);
    if (!before) return false;
    this.byFile.delete(file);
    for (const { operationType } of before.sites) {
      const entry = this.byType.get(operationType);
      entry?.files.delete(file);
      if (entry?.files.size === 0) this.byType.delete(operationType);
    }
    return before.sites.length > 0;
  }

  /** One copy of each text, for a slice would keep the whole source that it was cut from. */
  private keep(operationType: string): string {
    const known = this.byType.get(operationType);
    if (known) return known.operationType;
    const copy = Buffer.from(operationType).toString();
    this.byType.set(copy, { operationType: copy, files: new FileMap() });
    return copy;
  }
}

function byPath(a: SourceFile, b: SourceFile): number {
  return compareText(a.file, b.file);
}

import type { OperationSite } from '../call-sites/operation-site.ts';
import { isInside } from '../files/paths.ts';
import { compareText } from '../findings.ts';
import type { StubCall } from '../navigation/stub-calls.ts';
import { FileMap } from './files.ts';

/** A source with the operations that it names. */
export interface SourceFile {
  file: string;
  sites: readonly OperationSite[];
  /** Its calls of generated clients. */
  calls: readonly StubCall[];
  /** We generated it, whether somebody edited it since or not. */
  generated: boolean;
}

/** Sources by file, by the operation types that they name, and by the methods of generated clients that they call. */
export class SiteTable {
  private readonly byFile = new FileMap<SourceFile>();
  private readonly byName = new Map<string, { name: string; files: FileMap<SourceFile> }>();

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
    return this.byName.get(operationType)?.files.values().sort(byPath) ?? [];
  }

  calling(service: string, method: string): SourceFile[] {
    return this.naming(callName(service, method));
  }

  /** The files in a folder, itself included. */
  inside(folder: string): string[] {
    return this.byFile.files().filter(file => isInside(file, folder));
  }

  /** @returns whether that changes what is named or called where */
  set({ file, sites, calls, generated }: SourceFile): boolean {
    const before = this.byFile.get(file);
    this.delete(file);
    const source: SourceFile = { file, sites: sites.map(this.keepSite), calls: calls.map(this.keepCall), generated };
    this.byFile.set(file, source);
    for (const name of namesIn(source)) this.byName.get(name)?.files.set(file, source);
    return JSON.stringify(placesIn(before)) !== JSON.stringify(placesIn(source));
  }

  /** @returns whether that changes what is named or called where */
  delete(file: string): boolean {
    const before = this.byFile.get(file);
    if (!before) return false;
    this.byFile.delete(file);
    for (const name of namesIn(before)) {
      const entry = this.byName.get(name);
      entry?.files.delete(file);
      if (entry?.files.size === 0) this.byName.delete(name);
    }
    return before.sites.length > 0 || before.calls.length > 0;
  }

  private readonly keepSite = (site: OperationSite): OperationSite => ({
    ...site,
    operationType: this.keep(site.operationType),
  });

  private readonly keepCall = (call: StubCall): StubCall => {
    const name = this.keep(callName(call.service, call.method));
    const service = name.slice(0, call.service.length);
    return { ...call, service, method: name.slice(service.length + 1, -CALL_END.length) };
  };

  /** One copy of each text, for a slice would keep the whole source that it was cut from. */
  private keep(name: string): string {
    const known = this.byName.get(name);
    if (known) return known.name;
    const copy = Buffer.from(name).toString();
    this.byName.set(copy, { name: copy, files: new FileMap() });
    return copy;
  }
}

const CALL_END = '()';

/** What a call is found by: no operation type has parentheses. */
function callName(service: string, method: string): string {
  return `${service}.${method}${CALL_END}`;
}

function namesIn({ sites, calls }: SourceFile): string[] {
  return [
    ...sites.map(({ operationType }) => operationType),
    ...calls.map(({ service, method }) => callName(service, method)),
  ];
}

function placesIn(source: SourceFile | undefined): object[] {
  return source ? [...source.sites, ...source.calls] : [];
}

function byPath(a: SourceFile, b: SourceFile): number {
  return compareText(a.file, b.file);
}

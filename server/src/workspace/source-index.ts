import { findOperationSites, siteLanguageOf } from '../call-sites/find-sites.ts';
import type { SiteLanguage } from '../call-sites/languages/language.ts';
import type { OperationSite } from '../call-sites/operation-site.ts';
import { authorshipOf } from '../generate/header.ts';
import { findStubCalls, type StubCall, type StubNames } from '../navigation/stub-calls.ts';
import { Debouncer } from './debounce.ts';
import { FileMap } from './files.ts';
import { Listeners } from './listeners.ts';
import type { FileEvent, OpenTexts } from './project.ts';
import { SiteTable, type SourceFile } from './site-table.ts';
import { MAX_SOURCE_LENGTH, SourceReader } from './source-reader.ts';
import type { SourceRoot } from './source-scope.ts';

/** A site with the source that it is in. */
export interface SourceSite {
  file: string;
  site: OperationSite;
  /** We generated the file. */
  generated: boolean;
}

/** A call of a generated client with the source that it is in. */
export interface SourceCall {
  file: string;
  call: StubCall;
}

/**
 * The operations that the sources around configs name: all that is on disk, with the texts of open editors in place of
 * what they replace. It does nothing until it has roots. Answers are as new as the editors; of the disk they know what
 * was told before `ready` was asked for.
 */
export class SourceIndex {
  private readonly openTexts: OpenTexts;
  private readonly reader: SourceReader;
  private readonly table = new SiteTable();
  private readonly debouncer = new Debouncer<SourceIndex>();
  private readonly listeners: Listeners<[files: string[]]>;
  /** Open files whose text is newer than what is known of them. */
  private readonly stale = new FileMap<true>();
  /** Files that listeners have not heard of yet. */
  private readonly changed = new FileMap<true>();
  private services: StubNames = new Map();
  private isDisposed = false;

  /**
   * @param failed hears of what no caller waits for
   * @param limit how many files are read at most
   */
  constructor(openTexts: OpenTexts, failed: (error: unknown) => void, limit?: number) {
    const { table } = this;
    this.openTexts = openTexts;
    this.listeners = new Listeners(failed);
    this.reader = new SourceReader({
      openTexts,
      store: {
        get size() {
          return table.size;
        },
        has: file => table.get(file) !== undefined,
        files: () => table.files(),
        inside: folder => table.inside(folder),
        take: (file, text) => this.take(file, text),
      },
      failed,
      limit,
    });
  }

  /** Resolves once everything that was told so far is taken in. */
  get ready(): Promise<void> {
    return this.reader.settle();
  }

  /** There are more sources than are read. */
  get limited(): boolean {
    return this.reader.limited;
  }

  /** How many sources are read. */
  get size(): number {
    return this.table.size;
  }

  /** How many sources are read at most. */
  get limit(): number {
    return this.reader.limit;
  }

  /** Looks for sources in these roots from now on, and forgets what lies in no other. */
  follow(roots: Promise<readonly SourceRoot[]>): void {
    this.reader.follow(roots);
  }

  /** Looks for calls of the services that generated clients call so, from now on. */
  lookForServices(names: Iterable<string>): void {
    const before = this.services;
    this.services = new Map([...names].map(name => [name, { has: () => true }]));
    const isNew = [...this.services.keys()].some(name => !before.has(name));
    if (isNew) this.reader.readAgain(this.table.files().filter(file => hasScripts(siteLanguageOf(file))));
  }

  /** Where an operation is called through generated clients, in the order of files and texts. */
  callsOf(service: string, method: string): SourceCall[] {
    this.refresh();
    return this.table
      .calling(service, method)
      .flatMap(({ file, calls }) => calls.map(call => ({ file, call })))
      .filter(({ call }) => call.service === service && call.method === method);
  }

  /** Where an operation type is named, in the order of files and texts. */
  sitesOf(operationType: string): SourceSite[] {
    this.refresh();
    return this.table
      .naming(operationType)
      .flatMap(sitesOf)
      .filter(({ site }) => site.operationType === operationType);
  }

  allSites(): SourceSite[] {
    return this.files().flatMap(sitesOf);
  }

  /** Every source, in the order of paths. */
  files(): SourceFile[] {
    this.refresh();
    return this.table.all();
  }

  /** Hears of files in which other operations are named than before, or in other places, once typing settles. */
  onChanged(listener: (files: string[]) => void): void {
    this.listeners.add(listener);
  }

  /** The text of an open file changed; nothing means that it was closed and the disk counts again. */
  textChanged(file: string, text: string | undefined): void {
    if (text === undefined) {
      this.stale.delete(file);
      this.reader.closed(file);
    } else if (this.reader.accepts(file)) {
      this.stale.set(file, true);
      this.tellLater();
    }
  }

  filesChanged(events: readonly FileEvent[]): void {
    this.reader.filesChanged(events);
  }

  /** Stops what runs; nothing is told any more. */
  async dispose(): Promise<void> {
    this.isDisposed = true;
    this.debouncer.cancel(this);
    await this.reader.dispose();
  }

  private take(file: string, text: string | undefined): void {
    this.stale.delete(file);
    const language = siteLanguageOf(file);
    const isSource = text !== undefined && text.length <= MAX_SOURCE_LENGTH && language && this.reader.accepts(file);
    const hasChanged = isSource ? this.table.set(this.lookThrough(file, text, language)) : this.table.delete(file);
    if (!hasChanged) return;
    this.changed.set(file, true);
    this.tellLater();
  }

  private lookThrough(file: string, text: string, language: SiteLanguage): SourceFile {
    const generated = authorshipOf(text) !== 'foreign';
    const calls = hasScripts(language) && !generated ? findStubCalls(text, language === 'markup', this.services) : [];
    return { file, sites: findOperationSites(text, language), calls, generated };
  }

  private refresh(): void {
    for (const file of this.stale.files()) this.take(file, this.openTexts.text(file));
  }

  private tellLater(): void {
    if (this.isDisposed) return;
    this.debouncer.schedule(this, () => {
      this.refresh();
      this.debouncer.cancel(this);
      const files = this.changed.files();
      this.changed.clear();
      if (files.length > 0) this.listeners.tell(files);
    });
  }
}

/** Whether generated clients can be called in a language. */
function hasScripts(language: SiteLanguage | undefined): boolean {
  return language === 'script' || language === 'markup';
}

function sitesOf({ file, sites, generated }: SourceFile): SourceSite[] {
  return sites.map(site => ({ file, site, generated }));
}

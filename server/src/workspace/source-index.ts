import { findOperationSites, siteLanguageOf } from '../call-sites/find-sites.ts';
import type { OperationSite } from '../call-sites/operation-site.ts';
import { readText } from '../files/read-text.ts';
import { authorshipOf } from '../generate/header.ts';
import { Debouncer } from './debounce.ts';
import { FileQueue } from './file-queue.ts';
import { FileMap } from './files.ts';
import type { FileEvent, OpenTexts } from './project.ts';
import { Queue } from './queue.ts';
import { SiteTable, type SourceFile } from './site-table.ts';
import { type SourceRoot, SourceScope } from './source-scope.ts';
import { Turns } from './turns.ts';

/** How many sources are read at most. */
const MAX_FILES = 20_000;
/** Longer sources are no work of hands. In bytes on disk, in UTF-16 units in editors. */
const MAX_LENGTH = 1024 * 1024;

/** A site with the source that it is in. */
export interface SourceSite {
  file: string;
  site: OperationSite;
  /** We generated the file. */
  generated: boolean;
}

/**
 * The operations that the sources around configs name: all that is on disk, with the texts of open editors in place of
 * what they replace. It does nothing until it has roots. Answers are as new as the editors; of the disk they know what
 * was told before `ready` was asked for.
 */
export class SourceIndex {
  private readonly table = new SiteTable();
  private readonly queue = new FileQueue(file => this.read(file));
  private readonly updates = new Queue();
  private readonly turns = new Turns();
  private readonly debouncer = new Debouncer<SourceIndex>();
  private readonly listeners: ((files: string[]) => void)[] = [];
  /** Open files whose text is newer than what is known of them. */
  private readonly stale = new FileMap<true>();
  /** Files that listeners have not heard of yet. */
  private readonly changed = new FileMap<true>();
  /** Files that wait to be read because a listing came to them: no link leads there. */
  private readonly listed = new FileMap<true>();
  private scopes: SourceScope[] = [];
  private work: Promise<unknown> = Promise.resolve();
  private isLimited = false;
  private isDisposed = false;

  /** @param failed hears of what no caller waits for */
  constructor(
    private readonly openTexts: OpenTexts,
    private readonly failed: (error: unknown) => void,
    private readonly limit = MAX_FILES,
  ) {}

  /** Resolves once everything that was told so far is taken in. */
  get ready(): Promise<void> {
    return this.settle();
  }

  /** There are more sources than are read. */
  get limited(): boolean {
    return this.isLimited;
  }

  /** Looks for sources in these roots from now on, and forgets what lies in no other. */
  follow(roots: Promise<readonly SourceRoot[]>): void {
    this.track(this.updates.run(async () => this.setScopes((await roots).map(root => new SourceScope(root)))));
  }

  /** Where an operation type is named, in the order of files and texts. */
  sitesOf(operationType: string): SourceSite[] {
    this.refresh();
    return this.table
      .naming(operationType)
      .flatMap(sitesOf)
      .filter(({ site }) => site.operationType === operationType);
  }

  sitesIn(file: string): readonly OperationSite[] {
    this.refresh();
    return this.table.get(file)?.sites ?? [];
  }

  allSites(): SourceSite[] {
    this.refresh();
    return this.table.all().flatMap(sitesOf);
  }

  /** The operations that a file calls or declares, which no contract has. */
  unknownIn(file: string, known: { has(operationType: string): boolean }): OperationSite[] {
    return this.sitesIn(file).filter(({ kind, operationType }) => kind !== 'mention' && !known.has(operationType));
  }

  /** Every source. */
  files(): SourceFile[] {
    this.refresh();
    return this.table.all();
  }

  /** Hears of files in which other operations are named than before, or in other places, once typing settles. */
  onChanged(listener: (files: string[]) => void): void {
    this.listeners.push(listener);
  }

  /** The text of an open file changed; nothing means that it was closed and the disk counts again. */
  textChanged(file: string, text: string | undefined): void {
    if (!this.scopeOf(file)) return;
    if (text === undefined) {
      this.stale.delete(file);
      this.queue.add(file);
    } else {
      this.stale.set(file, true);
      this.tellLater();
    }
  }

  filesChanged(events: readonly FileEvent[]): void {
    for (const { file, kind } of events) {
      const scope = this.scopes.find(each => each.isIn(file));
      if (!scope) continue;
      if (scope.isSource(file)) this.queue.add(file);
      // A folder comes and goes as one event, without its files.
      else if (kind === 'created') this.track(this.scan(scope, file));
      if (kind === 'deleted' && !this.table.get(file))
        for (const inner of this.table.inside(file)) this.queue.add(inner);
    }
  }

  /** Stops what runs; nothing is told any more. */
  async dispose(): Promise<void> {
    this.isDisposed = true;
    this.scopes = [];
    this.queue.clear();
    this.debouncer.cancel(this);
    await this.settle();
  }

  private async setScopes(next: SourceScope[]): Promise<void> {
    if (this.isDisposed) return;
    const known = new Map(this.scopes.map(scope => [scope.key, scope]));
    const added = next.filter(scope => !known.has(scope.key));
    this.scopes = next.map(scope => known.get(scope.key) ?? scope);
    if (added.length > 0) this.isLimited = false;
    for (const { file } of this.table.all()) if (!this.scopeOf(file)) this.take(file, undefined);
    for (const file of this.openTexts.all()) if (this.scopeOf(file)) this.queue.add(file);
    await Promise.all(added.map(scope => this.scan(scope, scope.folder)));
  }

  private async scan(scope: SourceScope, folder: string): Promise<void> {
    if (await scope.isThroughLink(folder)) return;
    for await (const file of scope.list(folder)) {
      if (!this.scopes.includes(scope)) return;
      if (this.table.size + this.queue.size >= this.limit && !this.table.get(file)) {
        this.isLimited = true;
        return;
      }
      this.listed.set(file, true);
      this.queue.add(file);
    }
  }

  private async read(file: string): Promise<void> {
    try {
      this.take(file, await this.textOf(file));
      await this.turns.next();
    } catch (error) {
      this.failed(error);
    }
  }

  private async textOf(file: string): Promise<string | undefined> {
    const isListed = this.listed.delete(file);
    const scope = this.scopeOf(file);
    const open = this.openTexts.text(file);
    if (!scope || open !== undefined) return open;
    if (!isListed && (await scope.isThroughLink(file))) return undefined;
    const result = await readText(file, MAX_LENGTH);
    if ('reason' in result && result.reason === 'not-a-file') this.track(this.scan(scope, file));
    // It may have been opened meanwhile.
    return this.openTexts.text(file) ?? ('text' in result ? result.text : undefined);
  }

  private take(file: string, text: string | undefined): void {
    const language = siteLanguageOf(file);
    this.stale.delete(file);
    const isSource = text !== undefined && text.length <= MAX_LENGTH && language && this.scopeOf(file);
    if (isSource && !this.table.get(file) && this.table.size >= this.limit) {
      this.isLimited = true;
      return;
    }
    const hasChanged = isSource
      ? this.table.set(file, findOperationSites(text, language), authorshipOf(text) !== 'foreign')
      : this.table.delete(file);
    if (!hasChanged) return;
    this.changed.set(file, true);
    this.tellLater();
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
      if (files.length > 0) for (const listener of this.listeners) listener(files);
    });
  }

  private scopeOf(file: string): SourceScope | undefined {
    return this.scopes.find(scope => scope.isSource(file));
  }

  private track(work: Promise<void>): void {
    const tracked = work.catch(this.failed);
    this.work = Promise.all([this.work, tracked]).then(() => undefined);
  }

  private async settle(): Promise<void> {
    for (let work: Promise<unknown> | undefined; work !== this.work; ) {
      work = this.work;
      await work;
      await this.queue.idle();
    }
  }
}

function sitesOf({ file, sites, generated }: SourceFile): SourceSite[] {
  return sites.map(site => ({ file, site, generated }));
}

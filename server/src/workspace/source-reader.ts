import { isInside } from '../files/paths.ts';
import { readText } from '../files/read-text.ts';
import { FileQueue } from './file-queue.ts';
import { FileMap } from './files.ts';
import type { FileEvent, OpenTexts } from './project.ts';
import { Queue } from './queue.ts';
import { type SourceRoot, SourceScope } from './source-scope.ts';
import { Turns } from './turns.ts';

/** How many sources are read at most. */
const MAX_FILES = 20_000;
/** Longer sources are no work of hands. In bytes on disk, in UTF-16 units in editors. */
export const MAX_SOURCE_LENGTH = 1024 * 1024;

/** What is known of sources. */
export interface SourceStore {
  readonly size: number;
  has(file: string): boolean;
  files(): string[];
  /** The files in a folder, itself included. */
  inside(folder: string): string[];
  /** @param text nothing when the file is no source, or is one no more */
  take(file: string, text: string | undefined): void;
}

export interface SourceReaderOptions {
  openTexts: OpenTexts;
  store: SourceStore;
  /** Hears of what no caller waits for. */
  failed(error: unknown): void;
  /** How many files are read at most. */
  limit?: number | undefined;
}

/** Hands the texts of sources to a store: those of open editors, else what is on disk, again after each change. */
export class SourceReader {
  readonly limit: number;
  private readonly openTexts: OpenTexts;
  private readonly store: SourceStore;
  private readonly failed: (error: unknown) => void;
  private readonly queue = new FileQueue(file => this.read(file));
  private readonly updates = new Queue();
  private readonly turns = new Turns();
  /** Files that wait to be read because a listing came to them: no link leads there. */
  private readonly listed = new FileMap<true>();
  private scopes: SourceScope[] = [];
  private work: Promise<unknown> = Promise.resolve();
  private isLimited = false;
  private isDisposed = false;

  constructor({ openTexts, store, failed, limit = MAX_FILES }: SourceReaderOptions) {
    this.openTexts = openTexts;
    this.store = store;
    this.failed = failed;
    this.limit = limit;
  }

  /** There are more sources than are read. */
  get limited(): boolean {
    return this.isLimited;
  }

  /** Resolves once everything that was told so far has reached the store. */
  async settle(): Promise<void> {
    for (let work: Promise<unknown> | undefined; work !== this.work; ) {
      work = this.work;
      await work;
      await this.queue.idle();
    }
  }

  /** Reads what is in these roots from now on, and has forgotten what lies in no other. */
  follow(roots: Promise<readonly SourceRoot[]>): void {
    this.track(this.updates.run(async () => this.setScopes((await roots).map(root => new SourceScope(root)))));
  }

  /** Whether a file is a source that there is room for. */
  accepts(file: string): boolean {
    if (!this.scopeOf(file)) return false;
    if (this.store.has(file) || this.store.size < this.limit) return true;
    this.isLimited = true;
    return false;
  }

  /** Reads a file again that was open until now. */
  closed(file: string): void {
    if (this.scopeOf(file)) this.queue.add(file);
  }

  /** Hands on the texts of files that the store has once more. */
  readAgain(files: readonly string[]): void {
    for (const file of files) {
      this.listed.set(file, true);
      this.queue.add(file);
    }
  }

  filesChanged(events: readonly FileEvent[]): void {
    for (const { file, kind } of events) {
      const scope = this.scopes.find(each => each.isIn(file));
      if (!scope) continue;
      const isSource = scope.isSource(file);
      if (isSource) this.queue.add(file);
      // A folder comes and goes as one event, without its files. One that is called like a source is found when that is read,
      // which it is not where an editor has a text for it.
      const isUnread = !isSource || this.openTexts.text(file) !== undefined;
      if (kind === 'created' && isUnread) this.track(this.scan(scope, file));
      if (kind === 'deleted' && !this.store.has(file)) {
        // What is being read may be in the store a moment later, as it was before.
        const read = this.queue.files().filter(each => isInside(each, file));
        for (const inner of [...this.store.inside(file), ...read]) this.queue.add(inner);
      }
    }
  }

  /** Stops what runs. */
  async dispose(): Promise<void> {
    this.isDisposed = true;
    this.scopes = [];
    this.queue.clear();
    await this.settle();
  }

  private async setScopes(next: SourceScope[]): Promise<void> {
    if (this.isDisposed) return;
    const known = new Map(this.scopes.map(scope => [scope.key, scope]));
    const added = next.filter(scope => !known.has(scope.key));
    if (added.length === 0 && next.length === known.size) return;
    this.scopes = next.map(scope => known.get(scope.key) ?? scope);
    this.isLimited = false;
    for (const file of this.store.files()) if (!this.scopeOf(file)) this.store.take(file, undefined);
    for (const file of this.openTexts.all()) if (this.scopeOf(file)) this.queue.add(file);
    for (const scope of added) this.track(this.scan(scope, scope.folder));
  }

  private async scan(scope: SourceScope, folder: string): Promise<void> {
    if (await scope.isThroughLink(folder)) return;
    for await (const file of scope.list(folder)) {
      if (!this.scopes.includes(scope)) return;
      if (!this.store.has(file) && this.store.size + this.queue.size >= this.limit) {
        this.isLimited = true;
        return;
      }
      this.listed.set(file, true);
      this.queue.add(file);
    }
  }

  private async read(file: string): Promise<void> {
    try {
      const text = await this.textOf(file);
      // What was typed while it was read counts more.
      this.store.take(file, this.openTexts.text(file) ?? text);
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
    const result = await readText(file, MAX_SOURCE_LENGTH);
    if ('reason' in result && result.reason === 'not-a-file') this.track(this.scan(scope, file));
    // It may have been opened meanwhile.
    return this.openTexts.text(file) ?? ('text' in result ? result.text : undefined);
  }

  private scopeOf(file: string): SourceScope | undefined {
    return this.scopes.find(scope => scope.isSource(file));
  }

  private track(work: Promise<void>): void {
    const tracked = work.catch(this.failed);
    this.work = Promise.all([this.work, tracked]).then(() => undefined);
  }
}

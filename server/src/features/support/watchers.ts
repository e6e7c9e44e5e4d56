import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type GlobPattern,
  WatchKind,
} from 'vscode-languageserver';
import { uriOfFile } from '../../workspace/files.ts';
import { Queue } from '../../workspace/queue.ts';
import { patternMatcher, type WatchPattern } from '../../workspace/watch-patterns.ts';
import { runDetached } from './safe.ts';

const KINDS = { created: WatchKind.Create, changed: WatchKind.Change, deleted: WatchKind.Delete };

/** What the client watches for us, by what it is watched for. */
export class Watchers<Owner> {
  private readonly matchers = new Map<Owner, { key: string; matches: (file: string) => boolean }>();
  private readonly registrations = new Map<Owner, { key: string; registration: Disposable }>();
  private readonly queue = new Queue();
  private readonly canWatch: boolean;
  private readonly hasRelativePatterns: boolean;

  constructor(
    private readonly connection: Connection,
    client: ClientCapabilities,
  ) {
    const { dynamicRegistration, relativePatternSupport } = client.workspace?.didChangeWatchedFiles ?? {};
    this.canWatch = dynamicRegistration === true;
    this.hasRelativePatterns = relativePatternSupport === true;
  }

  /** Whether something is watched that a path has to do with. */
  matches(file: string): boolean {
    return [...this.matchers.values()].some(({ matches }) => matches(file));
  }

  /** Has these patterns watched in place of those that were for the same before. Every analysis tells them again. */
  set(owner: Owner, patterns: readonly WatchPattern[]): void {
    const key = JSON.stringify(patterns);
    if (patterns.length === 0) this.matchers.delete(owner);
    else if (this.matchers.get(owner)?.key !== key)
      this.matchers.set(owner, { key, matches: patternMatcher(patterns) });
    if (!this.canWatch) return;
    runDetached(
      this.connection,
      'watching',
      this.queue.run(() => this.register(owner, patterns, key)),
    );
  }

  private async register(owner: Owner, patterns: readonly WatchPattern[], key: string): Promise<void> {
    const before = this.registrations.get(owner);
    if (before?.key === key) return;
    this.registrations.delete(owner);
    if (patterns.length > 0) {
      const watchers = patterns.map(pattern => ({ globPattern: this.globOf(pattern), ...kindOf(pattern) }));
      const { type } = DidChangeWatchedFilesNotification;
      const registration = await this.connection.client.register(type, { watchers });
      this.registrations.set(owner, { key, registration });
    }
    before?.registration.dispose();
  }

  private globOf({ folder, pattern }: WatchPattern): GlobPattern {
    if (this.hasRelativePatterns) return { baseUri: uriOfFile(folder), pattern };
    return `${folder.replaceAll('\\', '/')}/${pattern}`;
  }
}

function kindOf({ kinds }: WatchPattern): { kind?: WatchKind } {
  return kinds ? { kind: kinds.reduce((all, kind) => all | KINDS[kind], 0) } : {};
}

import { type FileHandle, open, stat } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { LogEvent } from '../event.ts';
import { LogReader } from '../log-reader.ts';
import { PieceReader } from '../piece-reader.ts';
import { FileChanges } from './file-changes.ts';
import type { Beginning, FollowListener, FollowState } from './follow-state.ts';
import { KnownBytes } from './known-bytes.ts';

const CHUNK = 256 * 1024;

const UNSEEN = { size: -1, mtimeMs: -1 };

/** How often a file is looked at for changes that the system does not tell of. */
const POLL_MS = 1_000;

/**
 * Reads a log file and goes on as it grows: through rotation (another file takes its name), truncation, and while it is not
 * there. What is still written to a file after it was renamed is read, too. Memory does not grow with the file.
 */
export class LogFollower {
  private readonly chunk = Buffer.allocUnsafeSlow(CHUNK);
  private reader = new LogReader();
  private pieces = this.piecesOf(this.reader);
  private known = new KnownBytes();
  private handle: FileHandle | undefined;
  /** Of the file when it was looked at last. */
  private seen = UNSEEN;
  /** A HAR file, all of which was read. */
  private isComplete = false;
  private current: FollowState = { kind: 'reading', bytes: 0, size: 0, lines: 0, isCut: false };

  constructor(
    private readonly file: string,
    private readonly listener: FollowListener,
    private readonly pollMs = POLL_MS,
  ) {}

  get state(): FollowState {
    return this.current;
  }

  /** The events that would come besides if the log ended here, such as that of a line without an end. */
  pending(): LogEvent[] {
    return this.isComplete ? [] : this.reader.pending();
  }

  /** Resolves when it was told to stop. What the system says against the file is told, and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    using changes = new FileChanges(this.file, this.pollMs, signal);
    try {
      while (!signal.aborted) {
        await this.look(signal);
        await changes.next();
      }
    } finally {
      await this.handle?.close();
    }
  }

  private async look(signal: AbortSignal): Promise<void> {
    try {
      this.handle ??= await open(this.file, 'r');
      await this.readOn(this.handle, signal);
      if (!signal.aborted) await this.followName(this.handle, signal);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      // Anything else is a mistake of ours.
      if (code === undefined) throw error;
      this.tell(code === 'ENOENT' ? { kind: 'missing' } : { kind: 'failed', problem: message });
    }
  }

  /** Reads what was written since. */
  private async readOn(handle: FileHandle, signal: AbortSignal): Promise<void> {
    const { size, mtimeMs } = await handle.stat();
    if (size === this.seen.size && mtimeMs === this.seen.mtimeMs) return;
    this.seen = { size, mtimeMs };
    if (this.isComplete) this.begin('rewritten');
    else if (!(await this.known.isStartOf(handle))) this.begin('truncated');
    this.tell({ size });
    while (!signal.aborted) {
      const { bytesRead } = await handle.read(this.chunk, 0, CHUNK, this.known.length);
      if (bytesRead === 0) break;
      const bytes = this.chunk.subarray(0, bytesRead);
      this.known.push(bytes);
      this.pieces.push(bytes);
      this.tell({});
    }
    if (signal.aborted) return;
    if (this.reader.isArchive) {
      this.isComplete = true;
      this.tellEvents(this.reader.end());
    }
    this.tell({ kind: 'following' });
  }

  /** Looks whether the name is that of another file now, and goes over to it. */
  private async followName(handle: FileHandle, signal: AbortSignal): Promise<void> {
    const [own, named] = await Promise.all([handle.stat({ bigint: true }), stat(this.file, { bigint: true })]);
    // Some systems number no files: there, what is in it decides.
    if (own.ino !== 0n && own.ino === named.ino && own.dev === named.dev) return this.tell({ kind: 'following' });
    const other = await open(this.file, 'r');
    try {
      const goesOn = await this.known.isStartOf(other);
      if (!goesOn) {
        // Something may have been written just before it was renamed.
        await this.readOn(handle, signal);
        this.begin('rotated');
      }
    } catch (error) {
      await other.close();
      throw error;
    }
    this.handle = other;
    this.seen = UNSEEN;
    await handle.close();
    await this.readOn(other, signal);
  }

  private begin(why: Beginning): void {
    if (!this.isComplete) this.tellEvents(this.reader.end());
    this.isComplete = false;
    this.reader = new LogReader();
    this.pieces = this.piecesOf(this.reader);
    this.known = new KnownBytes();
    this.current = { ...this.current, size: 0 };
    this.listener.begins(why);
  }

  private piecesOf(reader: LogReader): PieceReader {
    return new PieceReader(reader, events => this.tellEvents(events));
  }

  private tellEvents(events: LogEvent[]): void {
    if (events.length > 0) this.listener.events(events);
  }

  private tell(change: Partial<FollowState>): void {
    const { problem: _, ...before } = this.current;
    const { lines, hasRest, isCut } = this.reader;
    const bytes = this.known.length;
    const size = Math.max(change.size ?? before.size, bytes);
    const state = { ...before, ...change, lines: lines + (hasRest ? 1 : 0), isCut, bytes, size };
    if (isDeepStrictEqual(state, this.current)) return;
    this.current = state;
    this.listener.changed(state);
  }
}

import { LINE_LIMIT, LOOK_BACK } from '../limits.ts';
import { linesBefore } from './lines-before.ts';
import type { LiteralSearch } from './literal-search.ts';

/** A line of a log, before it is decoded. Its bytes are there only until the next one is read. */
export interface RawLine {
  /** Counts from 0. */
  number: number;
  /** Without its end, and cut where it is too long. */
  bytes: Buffer;
  isCut: boolean;
  /** The lines before it, the nearest first: some, not all. */
  before(): Buffer[];
}

/**
 * @param line has one of the literals, or is wanted whatever it has
 * @returns whether the next line is wanted whatever it has
 */
export type ReadLine = (line: RawLine) => boolean;

const LINE_END = 0x0a;
const RETURN = 0x0d;
/** Begins the escapes of terminals, which may stand in the middle of a literal. */
const ESCAPE = 0x1b;

/** So much is looked at together. */
const WINDOW = 256 * 1024;

/**
 * Takes bytes in pieces of any size and finds the lines that are worth reading. The lines and their numbers do not depend
 * on the pieces. Works in one buffer of its own: memory does not grow with the log.
 */
export class LineScanner {
  private readonly window = Buffer.allocUnsafeSlow(LOOK_BACK + LINE_LIMIT + WINDOW);
  /** Where literals are in the lines that are being read, and the first of them that was not passed. */
  private literals: number[] = [];
  private nextLiteral = 0;
  /** Where the bytes in the window end. */
  private filled = 0;
  /** Where the first line begins that was not looked at. */
  private position = 0;
  /** The number of that line. */
  private line = 0;
  /** The rest of a line that is too long is passed over. */
  private isPassing = false;
  private isNextWanted = false;

  constructor(
    private readonly search: LiteralSearch,
    private readonly read: ReadLine,
  ) {}

  /** How many lines were read. One that is empty and ends the log is none. */
  get lines(): number {
    return this.line;
  }

  /** What there is of a line that has not ended. */
  get rest(): RawLine | undefined {
    const { window, position: start, filled, line: number } = this;
    if (filled === start) return undefined;
    const isCut = filled - start > LINE_LIMIT;
    const bytes = window.subarray(start, isCut ? start + LINE_LIMIT : filled);
    return { number, bytes, isCut, before: () => linesBefore(window, start) };
  }

  push(bytes: Buffer): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.isPassing) {
        const end = bytes.indexOf(LINE_END, at);
        if (end < 0) return;
        at = end;
        this.isPassing = false;
      }
      const taken = bytes.copy(this.window, this.filled, at);
      const from = this.filled;
      this.filled += taken;
      at += taken;
      this.readComplete(from);
    }
  }

  end(): void {
    if (this.filled > this.position) {
      this.readUntil(this.filled);
      this.line++;
    }
  }

  /** @param from where the bytes begin that came last */
  private readComplete(from: number): void {
    const last = this.window.subarray(from, this.filled).lastIndexOf(LINE_END);
    if (last >= 0) this.readUntil(from + last + 1);
    if (this.filled - this.position > LINE_LIMIT) {
      // One byte more, by which it is known to be too long.
      this.filled = this.position + LINE_LIMIT + 1;
      this.isPassing = true;
    }
    if (this.filled > this.window.length - WINDOW / 2) this.makeRoom();
  }

  /** Keeps one byte more than is looked at again, so that a line whose start is gone is seen to be too far away. */
  private makeRoom(): void {
    const start = Math.max(0, this.position - LOOK_BACK - 1);
    this.window.copyWithin(0, start, this.filled);
    this.filled -= start;
    this.position -= start;
  }

  /** @param end where a line ends, or all bytes */
  private readUntil(end: number): void {
    this.literals = this.search.findAll(this.window, this.position, end);
    this.nextLiteral = 0;
    while (this.position < end) {
      if (!this.isNextWanted) {
        const found = this.findLine(end);
        this.count(found);
        if (found === end) return;
      }
      this.readLine(end);
    }
  }

  /** @returns where the next line begins that has a literal or an escape, else the end */
  private findLine(end: number): number {
    const { window, position } = this;
    const { literals } = this;
    while ((literals[this.nextLiteral] ?? end) < position) this.nextLiteral++;
    const limit = literals[this.nextLiteral] ?? end;
    const sequence = window.subarray(position, limit).indexOf(ESCAPE);
    const hit = sequence < 0 ? limit : position + sequence;
    return hit === end ? end : Math.max(position, window.lastIndexOf(LINE_END, hit) + 1);
  }

  /** Goes on to a place, counting lines. */
  private count(place: number): void {
    const { window } = this;
    let at = this.position;
    while (at < place) {
      const end = window.indexOf(LINE_END, at);
      if (end < 0 || end >= place) break;
      this.line++;
      at = end + 1;
    }
    this.position = place;
  }

  private readLine(end: number): void {
    const { window, position: start, line: number } = this;
    const found = window.indexOf(LINE_END, start);
    const next = found < 0 || found >= end ? end : found + 1;
    const stop = found < 0 || found >= end ? end : found;
    const isCut = stop - start > LINE_LIMIT;
    const length = isCut ? LINE_LIMIT : stop - start - (window[stop - 1] === RETURN && stop > start ? 1 : 0);
    const bytes = window.subarray(start, start + length);
    if (this.isNextWanted || !isCut || this.hasHit(start, start + length)) {
      this.isNextWanted = this.read({ number, bytes, isCut, before: () => linesBefore(window, start) });
    }
    this.position = next;
    if (next > stop) this.line++;
  }

  private hasHit(start: number, end: number): boolean {
    return this.search.findAll(this.window, start, end).length > 0 || this.window.subarray(start, end).includes(ESCAPE);
  }
}

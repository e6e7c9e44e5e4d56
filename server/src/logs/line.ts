import type { Range } from '../findings.ts';
import { stripEscapes } from './ansi.ts';
import { decodeLine } from './bytes/decode-line.ts';
import type { RawLine } from './bytes/line-scanner.ts';
import { type Prefix, readPrefix } from './prefix/prefix.ts';

/** Logcat's long format has a header before each message: `[ 08-11 12:50:08.902 … ]`. */
const [BRACKET, SPACE] = [0x5b, 0x20];

/** A line of a log as formats see it: decoded, and without the escapes of terminals. */
export class LogLine {
  /** Counts from 0. */
  readonly number: number;
  readonly text: string;
  /** Whether its end is missing. */
  readonly isCut: boolean;
  private readonly placeOf: (index: number) => number;
  private readonly linesBefore: () => Buffer[];
  private rawBefore: Buffer[] | undefined;
  private knownBefore: LogLine[] | undefined;
  private knownPrefix: Prefix | undefined;

  constructor({ number, bytes, isCut, before }: RawLine) {
    const { text, placeOf } = stripEscapes(decodeLine(bytes));
    this.number = number;
    this.text = text;
    this.isCut = isCut;
    this.placeOf = placeOf;
    this.linesBefore = before;
  }

  /** Some lines before it, the nearest first. Has to be asked for while it is being read. */
  get before(): readonly LogLine[] {
    this.rawBefore ??= this.linesBefore();
    this.knownBefore ??= this.rawBefore.map(
      (bytes, index) => new LogLine({ number: this.number - 1 - index, bytes, isCut: false, before: () => [] }),
    );
    return this.knownBefore;
  }

  /** The nearest line before it that begins as a header does, unless an empty one is nearer. */
  get header(): string | undefined {
    this.rawBefore ??= this.linesBefore();
    const nearest = this.rawBefore.find(bytes => bytes.length === 0 || (bytes[0] === BRACKET && bytes[1] === SPACE));
    return nearest && nearest.length > 0 ? decodeLine(nearest) : undefined;
  }

  /** What a logger wrote before the message. */
  get prefix(): Prefix {
    this.knownPrefix ??= readPrefix(this);
    return this.knownPrefix;
  }

  /** The line without what a logger wrote before it. */
  get message(): string {
    return this.text.slice(this.prefix.length);
  }

  /** @param start an index into the text, as `end` is */
  rangeOf(start: number, end: number): Range {
    const at = (character: number) => ({ line: this.number, character });
    const last = Math.max(start, end - 1);
    return { start: at(this.placeOf(start)), end: at(this.placeOf(last) + end - last) };
  }
}

import type { Range } from '../../findings.ts';
import type { LogLine } from '../line.ts';

/** What lines say together, without what a logger wrote before each, and where in the log each part of it is. */
export class Passage {
  private joined = '';
  private readonly parts: { at: number; line: LogLine; from: number }[] = [];

  /** @param from where in the line's text begins what it adds */
  add(line: LogLine, from: number): void {
    if (this.parts.length > 0) this.joined += '\n';
    this.parts.push({ at: this.joined.length, line, from });
    this.joined += line.text.slice(from);
  }

  get text(): string {
    return this.joined;
  }

  get first(): LogLine | undefined {
    return this.parts[0]?.line;
  }

  get last(): LogLine | undefined {
    return this.parts.at(-1)?.line;
  }

  /** Whether a stretch ends the text, and may be cut off there. */
  endsWith(end: number): boolean {
    return end >= this.joined.length;
  }

  /** @param index into the text */
  indexInLine(index: number): number {
    const part = this.parts.findLast(({ at }) => at <= index);
    return part ? part.from + index - part.at : index;
  }

  /** @param start an index into the text, as `end` is: both in one line of it */
  rangeOf(start: number, end: number): Range | undefined {
    const part = this.parts.findLast(({ at }) => at <= start);
    return part?.line.rangeOf(part.from + start - part.at, part.from + end - part.at);
  }
}

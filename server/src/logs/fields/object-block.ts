import type { LogEvent } from '../event.ts';
import type { Block } from '../formats/format.ts';
import { BLOCK_LENGTH } from '../limits.ts';
import type { LogLine } from '../line.ts';
import { canFollow } from './find-object.ts';
import type { Passage } from './passage.ts';
import { ObjectReader } from './read-fields.ts';

/** What an object says, complete or not. */
export type ObjectEvents = (object: ObjectReader, passage: Passage) => LogEvent[];

/** Reads an object that may go over several lines. */
export class ObjectBlock implements Block {
  private readonly reader = new ObjectReader();

  /** @param passage from the brace on */
  constructor(
    private readonly passage: Passage,
    private readonly eventsOf: ObjectEvents,
  ) {
    this.reader.read(passage.text);
  }

  /** Where it ends in the last of its lines, once that is known. */
  get end(): number | undefined {
    return this.reader.end === undefined ? undefined : this.passage.indexInLine(this.reader.end);
  }

  take(line: LogLine): 'more' | 'complete' | 'before' {
    const { last } = this.passage;
    if (last && !canFollow(last, line)) return 'before';
    this.passage.add(line, line.prefix.length);
    this.reader.read(this.passage.text);
    return this.end !== undefined || this.passage.text.length > BLOCK_LENGTH ? 'complete' : 'more';
  }

  events(): LogEvent[] {
    return this.eventsOf(this.reader, this.passage);
  }
}

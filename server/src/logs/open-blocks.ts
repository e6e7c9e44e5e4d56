import type { LogEvent } from './event.ts';
import type { Block } from './formats/format.ts';
import { BLOCK_LINES, OPEN_BLOCKS } from './limits.ts';
import type { LogLine } from './line.ts';
import type { Prefix } from './prefix/prefix.ts';
import { isSameWriter } from './writer.ts';

interface OpenBlock {
  block: Block;
  writer: Prefix;
  /** The number of its first line that was read. */
  line: number;
}

/** What goes over several lines and has not ended: at most one of each writer. */
export class OpenBlocks {
  private open: OpenBlock[] = [];

  get size(): number {
    return this.open.length;
  }

  /** @returns the events of what had to give way */
  add(block: Block, line: LogLine): LogEvent[] {
    const ended = this.remove(({ writer }) => isSameWriter(writer, line.prefix));
    if (this.open.length === OPEN_BLOCKS) ended.push(...(this.open.shift()?.block.events() ?? []));
    this.open.push({ block, writer: line.prefix, line: line.number });
    return ended;
  }

  /**
   * Offers a line to whoever waits for it.
   * @returns events of what ended, and whether the line was taken
   */
  offer(line: LogLine): { events: LogEvent[]; isTaken: boolean } {
    const events = this.remove(each => line.number - each.line >= BLOCK_LINES);
    const waiting = this.open.find(({ writer }) => isSameWriter(writer, line.prefix));
    if (!waiting) return { events, isTaken: false };
    const taken = waiting.block.take(line);
    if (taken !== 'more') events.push(...this.remove(each => each === waiting));
    return { events, isTaken: taken !== 'before' };
  }

  /** The events of all as if they were cut off here; they stay open. */
  pending(): LogEvent[] {
    return this.open.flatMap(({ block }) => [...block.events()]);
  }

  /** @returns the events of all, cut off as they are */
  end(): LogEvent[] {
    return this.remove(() => true);
  }

  private remove(isOver: (open: OpenBlock) => boolean): LogEvent[] {
    const over = this.open.filter(isOver);
    this.open = this.open.filter(each => !over.includes(each));
    return over.flatMap(({ block }) => [...block.events()]);
  }
}

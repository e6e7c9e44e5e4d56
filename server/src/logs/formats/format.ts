import type { CallMemory } from '../call-memory.ts';
import type { LogEvent } from '../event.ts';
import type { LogLine } from '../line.ts';

/** One way in which something writes of calls into logs. Adding one takes a file, its place in `index.ts`, and a fixture. */
export interface LogFormat {
  /** What its events name it: that of its file. */
  name: string;
  /**
   * One of these is in each line that it reads first: eight bytes or more, for the search to be fast. `#` stands for any
   * digit.
   */
  hints: readonly string[];
  /** Starts on a log. What it remembers of the log is here. */
  open(memory: CallMemory): FormatReader;
}

export interface FormatReader {
  /**
   * @param line has one of the hints
   * @returns nothing when the line is not of this format, so that others are asked; what it says, which may be nothing; or
   * what goes on in the lines that come
   */
  read(line: LogLine): readonly LogEvent[] | Block | undefined;
  /** What the log's end makes certain. */
  end?(): readonly LogEvent[];
}

/** Something that goes over several lines of one writer. */
export interface Block {
  /**
   * Takes the next line of the writer.
   * @returns whether more lines belong to it; `before` when this one does not any more, and has to be read anew
   */
  take(line: LogLine): 'more' | 'complete' | 'before';
  /** What it says, complete or cut off. */
  events(): readonly LogEvent[];
}

export function isBlock(read: readonly LogEvent[] | Block): read is Block {
  return 'take' in read;
}

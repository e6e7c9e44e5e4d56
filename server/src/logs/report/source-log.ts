import type { FollowState } from '../follow/follow-state.ts';
import type { SourceState } from './model.ts';
import type { ReportEvent } from './recent-events.ts';

/** A log that a report is asked for: a file, or a text that is in an editor only. */
export interface LogInput {
  /** What people call it. */
  name: string;
  /** Absolute path. */
  file?: string;
  /** Counts more than the file. */
  text?: string;
}

/** A log of a report: what is known of it, through all the files that had its name. */
export class SourceLog {
  state: SourceState;
  problem: string | undefined;
  /** Of the file that has the name now. */
  read = { bytes: 0, size: 0, lines: 0, isCut: false };
  /** Of those that had it before. */
  private earlier = { bytes: 0, lines: 0 };
  /** Counts up as files take its name. */
  private generation = 0;
  events = 0;
  failures = 0;
  /** The order of its last event. */
  order = 0;
  /** Events that there would be if the log ended here: they are counted, and taken back when it goes on. */
  pending: ReportEvent[] = [];

  constructor(
    readonly id: number,
    readonly input: LogInput,
  ) {
    this.state = input.text === undefined ? 'reading' : 'text';
  }

  /** Tells the files that had its name apart. */
  get key(): string {
    return `${this.id}:${this.generation}`;
  }

  get hasEarlierFiles(): boolean {
    return this.generation > 0;
  }

  get bytes(): number {
    return this.earlier.bytes + this.read.bytes;
  }

  get lines(): number {
    return this.earlier.lines + this.read.lines;
  }

  stands({ kind, bytes, size, lines, isCut, problem }: FollowState): void {
    this.state = kind;
    this.problem = problem;
    this.read = { bytes, size, lines, isCut };
  }

  /** Another file has its name, or it was emptied. */
  beginsAnew(): void {
    this.earlier = { bytes: this.bytes, lines: this.lines };
    this.read = { bytes: 0, size: 0, lines: 0, isCut: false };
    this.generation++;
  }
}

/** The number of the log that an event is of, by its key. */
export function sourceIdOf(key: string): number {
  return Number(key.slice(0, key.indexOf(':')));
}

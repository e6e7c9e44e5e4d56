import type { LogEvent } from '../event.ts';
import type { FollowListener } from '../follow/follow-state.ts';
import { LogFollower } from '../follow/log-follower.ts';
import { LogReader } from '../log-reader.ts';
import type { LogReport } from './log-report.ts';
import type { SourceLog } from './source-log.ts';

export interface FollowedLogsListener {
  /** There is more in the report. */
  changed(): void;
  /** Something that was read is written anew: all has to be read again. */
  outdated(): void;
  /** A mistake of ours. */
  failed(error: unknown): void;
}

/** Reads all logs of a report, and goes on as they grow. */
export class FollowedLogs {
  private readonly stopping = new AbortController();
  private readonly followers = new Map<SourceLog, { follower: LogFollower; stopping: AbortController }>();

  constructor(
    private readonly report: LogReport,
    private readonly listener: FollowedLogsListener,
    private readonly pollMs?: number,
  ) {}

  start(): void {
    for (const source of this.report.sources) {
      const { file, text } = source.input;
      if (text !== undefined) readText(this.report, source, text);
      else if (file !== undefined) this.follow(source, file);
    }
    this.listener.changed();
  }

  /** Brings in what there would be if the logs ended here. */
  takePending(): void {
    for (const [source, { follower }] of this.followers) this.report.setPending(source, follower.pending());
  }

  /** Stops what has not come to its end. What was read stays. */
  stopReading(): void {
    for (const [source, { stopping }] of this.followers) {
      if (source.state !== 'reading') continue;
      stopping.abort();
      source.state = 'stopped';
    }
    this.listener.changed();
  }

  stop(): void {
    this.stopping.abort();
  }

  private follow(source: SourceLog, file: string): void {
    const stopping = new AbortController();
    const signal = AbortSignal.any([stopping.signal, this.stopping.signal]);
    const follower = new LogFollower(file, this.listenerOf(source, signal), this.pollMs);
    this.followers.set(source, { follower, stopping });
    follower.run(signal).catch(error => this.listener.failed(error));
  }

  private listenerOf(source: SourceLog, signal: AbortSignal): FollowListener {
    return {
      events: events => this.add(source, events),
      begins: why => {
        this.report.setPending(source, []);
        if (why === 'rewritten') this.listener.outdated();
        else source.beginsAnew();
      },
      changed: state => {
        if (signal.aborted) return;
        source.stands(state);
        this.listener.changed();
      },
    };
  }

  private add(source: SourceLog, events: readonly LogEvent[]): void {
    // What was pending may be among them.
    this.report.setPending(source, []);
    this.report.add(source, events);
  }
}

function readText(report: LogReport, source: SourceLog, text: string): void {
  const reader = new LogReader();
  const bytes = Buffer.from(text);
  report.add(source, [...reader.push(bytes), ...reader.end()]);
  source.read = { bytes: bytes.length, size: bytes.length, lines: reader.lines, isCut: reader.isCut };
}

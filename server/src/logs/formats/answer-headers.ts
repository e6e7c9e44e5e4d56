import type { LogEvent } from '../event.ts';
import { callParts } from '../fields/call-fields.ts';
import type { LogLine } from '../line.ts';
import { makeEvent, placeOf } from '../make-event.ts';
import type { Block, LogFormat } from './format.ts';

const STATUS = /^\s*(?:[<>*] )?Result-Status: ?(\d{1,6})\s*$/di;
/** `curl -v` marks what it sent and received, and has the request before the answer. */
const OF_CURL = /^[<>*](?: |$)/;
const HEADER = /^\s*(?:[<>*] ?)?([A-Za-z][\w-]{1,60}): ?(.*)$/;

/**
 * The headers of an answer, a line each, as `curl -i` and `curl -v` and proxies write them. Their names: documented sample
 * AY/184013.
 */
export const answerHeaders: LogFormat = {
  name: 'answer-headers',
  hints: ['Result-Status:', 'result-status:'],
  open: () => ({
    read(line) {
      const place = STATUS.exec(line.message)?.indices?.[1];
      return place && new HeaderBlock(line, place);
    },
  }),
};

class HeaderBlock implements Block {
  private readonly headers: { name: string; value: string }[] = [];
  private readonly first: LogLine;
  private last: LogLine;

  constructor(
    private readonly status: LogLine,
    private readonly place: [start: number, end: number],
  ) {
    this.first = status;
    this.last = status;
    for (const line of status.before) {
      if (!this.add(line)) break;
      this.first = line;
    }
  }

  take(line: LogLine): 'more' | 'before' {
    if (STATUS.test(line.message) || !this.add(line)) return 'before';
    this.last = line;
    return 'more';
  }

  events(): LogEvent[] {
    const { status, first, last } = this;
    const from = status.prefix.length;
    const [start, end] = this.place;
    const code = Number(status.message.slice(start, end));
    const place = placeOf(status.rangeOf(from + start, from + end), first, last);
    return [makeEvent('answer-headers', place, { ...callParts(this.headers), code })];
  }

  private add(line: LogLine): boolean {
    const [, name, value] = HEADER.exec(line.message) ?? [];
    if (name === undefined || value === undefined) return OF_CURL.test(line.message);
    this.headers.push({ name, value: value.trim() });
    return true;
  }
}

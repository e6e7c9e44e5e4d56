export interface ServerEvent {
  /** `message` when the sender gives no other. */
  type: string;
  data: string;
}

/** Of one event, characters. An entry's summary has some hundreds. */
const LIMIT = 1024 * 1024;

/** Reads server-sent events out of a text that comes in pieces, as the HTML standard has them (`text/event-stream`). */
export class EventParser {
  /** What came of a line that has not ended. */
  private rest = '';
  private isFirst = true;
  private type = '';
  private data: string[] = [];
  private length = 0;

  /**
   * @returns the events that end in this piece
   * @throws when an event does not end
   */
  push(text: string): ServerEvent[] {
    // A carriage return at the end may be half of a line end.
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    const events = lines.flatMap(line => this.take(line));
    if (this.length + this.rest.length > LIMIT) throw new Error('An event of the gateway has no end.');
    return events;
  }

  private take(line: string): ServerEvent[] {
    const text = this.isFirst ? line.replace(/^\uFEFF/, '') : line;
    this.isFirst = false;
    if (text === '') return this.dispatch();
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(text) ?? [];
    if (name === 'event') this.type = value;
    if (name === 'data') this.data.push(value);
    this.length += text.length;
    return [];
  }

  private dispatch(): ServerEvent[] {
    const { type, data } = this;
    this.type = '';
    this.data = [];
    this.length = 0;
    return data.length === 0 ? [] : [{ type: type || 'message', data: data.join('\n') }];
  }
}

import { signContent } from '../../gateway/signature.ts';
import type { LogEvent } from '../event.ts';
import { callParts } from '../fields/call-fields.ts';
import { makeEvent } from '../make-event.ts';
import { readTimestamp } from '../prefix/timestamp.ts';

/** A value of an entry, and where it is. */
export interface HarValue {
  value: unknown;
  line: number;
  character: number;
  length: number;
}

/** What we read of an entry: by the way to it, such as `request/headers/3/name`. */
const READ =
  /^(?:startedDateTime|time|_operationType|_resultStatus|_traceId|_backendOf|_explanation\/hypothesis|request\/postData\/text|(?:request|response)\/headers\/\d{1,3}\/(?:name|value))$/;

/** One request and its answer in an HTTP archive. Names that begin with `_` are those of our own gateway's export. */
export class HarEntry {
  private readonly values = new Map<string, HarValue>();
  private lastLine: number;

  constructor(private readonly line: number) {
    this.lastLine = line;
  }

  add(way: string, value: HarValue): void {
    this.lastLine = value.line;
    if (READ.test(way)) this.values.set(way, value);
  }

  /** @returns nothing for a request that a gateway has not answered: our own gateway's calls of its backend are none */
  toEvent(): LogEvent | undefined {
    if (this.values.has('_backendOf')) return undefined;
    const answer = this.headers('response');
    const header = answer.find(({ name }) => /^result-status$/i.test(name));
    const status = header?.place ?? this.values.get('_resultStatus');
    const code = Number(status?.value);
    if (!status || !Number.isInteger(code) || code < 0 || code > 999_999) return undefined;
    const request = this.headers('request');
    const known = callParts([...answer, ...request]);
    const operationType = known.operationType ?? this.textAt('_operationType');
    const ts = request.find(({ name }) => /^ts$/i.test(name))?.value;
    const body = this.textAt('request/postData/text');
    const cost = this.values.get('time')?.value;
    const quote = typeof status.value === 'string' ? 1 : 0;
    const start = { line: status.line, character: status.character + quote };
    const range = { start, end: { line: status.line, character: status.character + status.length - quote } };
    const prefix = readTimestamp(`${this.textAt('startedDateTime') ?? ''} `) ?? { length: 0 };
    const place = { range, startLine: this.line, endLine: this.lastLine, prefix };
    return makeEvent('har', place, {
      ...known,
      code,
      operationType,
      traceId: known.traceId ?? this.textAt('_traceId'),
      hypothesis: this.textAt('_explanation/hypothesis'),
      costMs: typeof cost === 'number' && cost >= 0 ? Math.round(cost) : undefined,
      ...(operationType &&
        ts &&
        body !== undefined && { signContent: signContent(operationType, Buffer.from(body), ts) }),
    });
  }

  private textAt(way: string): string | undefined {
    const value = this.values.get(way)?.value;
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  private headers(side: 'request' | 'response'): { name: string; value: string; place: HarValue }[] {
    return [...this.values].flatMap(([way, place]) => {
      const name =
        way.startsWith(`${side}/`) && way.endsWith('/value') ? this.textAt(way.replace(/value$/, 'name')) : undefined;
      return name !== undefined && typeof place.value === 'string' ? [{ name, value: place.value, place }] : [];
    });
  }
}

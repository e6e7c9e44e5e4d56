import type { Json } from '../../../contracts/model.ts';
import { readWrittenMock } from '../written/read-written-mock.ts';
import { caseKey, type RecordedCase } from './recorded-case.ts';

export interface CaseLimits {
  /** How many cases for whole requests are kept: the newest. */
  cases: number;
  /** Of the file, bytes. */
  size: number;
}

type WrittenCase = Json | RecordedCase;

/** A mock as it stands in its file. */
interface MockFile {
  cases: WrittenCase[];
  otherwise?: Json;
}

/**
 * The text of a mock with cases put into it, each in place of the one for the same request. What somebody wrote by hand
 * stays: an answer to every request becomes the one for all others.
 * @param text of the file as it is, absent when there is none
 * @returns nothing when not even the newest case fits into the file
 * @throws MalformedMock when the text is no mock
 */
export function withCases(
  text: string | undefined,
  added: readonly RecordedCase[],
  name: string,
  limits: CaseLimits,
): string | undefined {
  const { cases, ...rest } = text === undefined ? { cases: [] } : mockIn(text, name);
  const keys = new Set(added.map(caseKey));
  const kept = cases.filter(each => !(isWhole(each) && keys.has(caseKey(each))));
  const all = withoutOldest([...kept, ...added], limits.cases);
  for (;;) {
    const written = `${JSON.stringify({ cases: all, ...rest }, null, 2)}\n`;
    if (Buffer.byteLength(written) <= limits.size) return written;
    const whole = all.filter(isWhole).length;
    if (whole <= 1) return undefined;
    // A quarter at a time: writing megabytes anew for each case would take seconds.
    all.splice(0, all.length, ...withoutOldest(all, Math.floor(whole * 0.75)));
  }
}

function mockIn(text: string, name: string): MockFile {
  readWrittenMock(text, name);
  const mock: Json = JSON.parse(text);
  return Object.hasOwn(mock as object, 'cases') ? (mock as unknown as MockFile) : { cases: [], otherwise: mock };
}

function withoutOldest(cases: readonly WrittenCase[], most: number): WrittenCase[] {
  let surplus = cases.filter(isWhole).length - most;
  return cases.filter(each => !(isWhole(each) && surplus-- > 0));
}

/** What recordings consist of; other cases are somebody's own. */
function isWhole(value: WrittenCase): value is RecordedCase {
  return (value as { match?: Json }).match === 'whole';
}

import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { readText } from '../../../files/read-text.ts';
import { writeFiles } from '../../../files/write-files.ts';
import { MOCK_SIZE_LIMIT } from '../mock-files.ts';
import type { RecordedCase } from './recorded-case.ts';
import { withCases } from './with-cases.ts';

/** Of one operation, for whole requests. Our choice. */
export const CASES_KEPT = 100;

/** Puts cases into mocks: one file after the other, and each whole or not at all. */
export class MockWriter {
  private queue: Promise<unknown> = Promise.resolve();

  /**
   * @param file absolute path of the mock
   * @throws MalformedMock when the file is no mock, Error when it cannot be read or written or would grow too large
   */
  put(file: string, cases: readonly RecordedCase[]): Promise<void> {
    const put = this.queue.then(() => write(file, cases));
    this.queue = put.catch(() => undefined);
    return put;
  }
}

async function write(file: string, cases: readonly RecordedCase[]): Promise<void> {
  const read = await readText(file, MOCK_SIZE_LIMIT);
  if ('reason' in read && read.reason !== 'missing') throw new Error(l10n.t('it cannot be read ({0})', read.reason));
  const before = 'text' in read ? read.text : undefined;
  const text = withCases(before, cases, path.basename(file), { cases: CASES_KEPT, size: MOCK_SIZE_LIMIT });
  if (text === undefined) throw new Error(l10n.t('it is larger than {0} bytes', MOCK_SIZE_LIMIT));
  if (text !== before) await writeFiles([{ file, text }]);
}

import { readFileSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Json } from '../../contracts/model.ts';
import { jsonSyntaxError } from '../json-syntax-error.ts';
import { type Answer, refuse } from '../wire.ts';
import { mockNameOf } from './mock-name.ts';

/** Larger mocks are refused rather than sent with every answer. Our choice. */
const SIZE_LIMIT = 4 * 1024 * 1024;

/** Hand-written answers, one file for each operation. */
export interface MockFiles {
  /**
   * The answer that `<folder>/<operation type>.json` holds, in the console's format `{resultStatus, tips, result}`:
   * 1001 when it is malformed or lacks `resultStatus` (documented AC/api-mock, AY/64260).
   * @returns nothing when there is no such file
   */
  find(operationType: string): Answer | undefined;
}

interface Entry {
  name: string;
  file: string;
  /** Of what was read: they change when the file does. */
  modified: number;
  size: number;
  answer: Answer | undefined;
}

/** Reads a folder's mocks as they are asked for, so that a saved file counts from the next request on. */
export function createMockFiles(folder: string): MockFiles {
  const entries = new Map<string, Entry>();
  // Requests that arrive in the same turn of the event loop share one look at the disk.
  const seenThisTurn = new Set<Entry>();
  return {
    find(operationType) {
      let entry = entries.get(operationType);
      if (!entry) {
        const name = mockNameOf(operationType);
        entry = { name, file: path.join(folder, name), modified: 0, size: 0, answer: undefined };
        entries.set(operationType, entry);
      }
      if (seenThisTurn.has(entry)) return entry.answer;
      if (seenThisTurn.size === 0) setImmediate(() => seenThisTurn.clear());
      seenThisTurn.add(entry);
      refresh(entry);
      return entry.answer;
    },
  };
}

function refresh(entry: Entry): void {
  const stat = statOf(entry.file);
  if (!stat?.isFile()) {
    entry.answer = undefined;
  } else if (!entry.answer || stat.mtimeMs !== entry.modified || stat.size !== entry.size) {
    entry.answer = stat.size > SIZE_LIMIT ? malformed(entry.name, sizeText()) : readMock(entry.file, entry.name);
    entry.modified = stat.mtimeMs;
    entry.size = stat.size;
  }
}

/** Synchronous: asking the file system takes microseconds, and a promise for each request takes more. */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    // An operation type that is too long for a file name has no file.
    if ((error as NodeJS.ErrnoException).code === 'ENAMETOOLONG') return undefined;
    throw error;
  }
}

function readMock(file: string, name: string): Answer {
  let text = '';
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
    return toAnswer(JSON.parse(text), name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined) return malformed(name, l10n.t('it cannot be read ({0})', code));
    const { offset, reason } = jsonSyntaxError(text);
    return malformed(name, l10n.t('it is not valid JSON: {0} at character {1}', reason, offset));
  }
}

function toAnswer(mock: Json, name: string): Answer {
  if (typeof mock !== 'object' || mock === null || Array.isArray(mock)) {
    return malformed(name, l10n.t('it is no JSON object'));
  }
  const { resultStatus, tips, result = null } = mock;
  if (!Number.isInteger(resultStatus)) return malformed(name, l10n.t('it has no number called resultStatus'));
  const code = Number(resultStatus);
  const text = typeof tips === 'string' ? { tips } : {};
  if (code === 1000) return { code, ...text, body: JSON.stringify(result) };
  const hypothesis = l10n.t('The mock {0} asks for this code.', name);
  return { ...refuse({ code, hypothesis, expected: 1000, received: code }), ...text };
}

function malformed(name: string, why: string): Answer {
  const hypothesis = l10n.t('The mock {0} cannot be used: {1}.', name, why);
  return refuse({ code: 1001, hypothesis, expected: '{"resultStatus":1000,"tips":"ok","result":{…}}', received: name });
}

function sizeText(): string {
  return l10n.t('it is larger than {0} bytes', SIZE_LIMIT);
}

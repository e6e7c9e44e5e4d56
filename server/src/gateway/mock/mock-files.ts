import { readFileSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Json } from '../../contracts/model.ts';
import type { Answer } from '../wire.ts';
import { mockNameOf } from './mock-name.ts';
import { MalformedMock, refuseMalformed } from './written/malformed-mock.ts';
import { readWrittenMock } from './written/read-written-mock.ts';
import { answerOf, type WrittenMock } from './written/written-mock.ts';

/** Larger mocks are refused rather than sent with every answer. Our choice. */
export const MOCK_SIZE_LIMIT = 4 * 1024 * 1024;

/** Hand-written answers, one file for each operation. */
export interface MockFiles {
  /**
   * The answer that `<folder>/<operation type>.json` has for a request: 1001 when it is malformed or lacks `resultStatus`
   * (documented AC/api-mock, AY/64260).
   * @param scenario for which sequences have a position of their own
   * @returns nothing when there is no such file, or none of its cases fits
   */
  find(operationType: string, request: Json | undefined, scenario: string): Answer | undefined;
  /** Has all sequences begin anew. */
  reset(): void;
}

interface Entry {
  name: string;
  file: string;
  /** Of what was read: they change when the file does. */
  modified: number;
  size: number;
  mock: WrittenMock | undefined;
}

/**
 * Reads a folder's mocks as they are asked for, so that a saved file counts from the next request on.
 * @param shownFolder how to speak of the folder in front of a file's name: nothing, or `recorded/`
 */
export function createMockFiles(folder: string, shownFolder = ''): MockFiles {
  const entries = new Map<string, Entry>();
  // Requests that arrive in the same turn of the event loop share one look at the disk.
  const seenThisTurn = new Set<Entry>();
  const upToDate = (operationType: string): Entry => {
    let entry = entries.get(operationType);
    if (!entry) {
      const name = mockNameOf(operationType);
      entry = { name: shownFolder + name, file: path.join(folder, name), modified: 0, size: 0, mock: undefined };
      entries.set(operationType, entry);
    }
    if (seenThisTurn.has(entry)) return entry;
    if (seenThisTurn.size === 0) setImmediate(() => seenThisTurn.clear());
    seenThisTurn.add(entry);
    refresh(entry);
    return entry;
  };
  return {
    find(operationType, request, scenario) {
      const { mock } = upToDate(operationType);
      return mock && answerOf(mock, request, scenario);
    },
    reset: () => entries.clear(),
  };
}

function refresh(entry: Entry): void {
  const stat = statOf(entry.file);
  if (!stat?.isFile()) {
    entry.mock = undefined;
  } else if (!entry.mock || stat.mtimeMs !== entry.modified || stat.size !== entry.size) {
    entry.mock = readMock(entry, stat.size);
    entry.modified = stat.mtimeMs;
    entry.size = stat.size;
  }
}

/** Synchronous: asking the file system takes microseconds, and a promise for each request takes more. */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    // An operation type that is too long for a file name has no file, and neither has what is no folder.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENAMETOOLONG' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function readMock({ file, name }: Entry, size: number): WrittenMock {
  try {
    if (size > MOCK_SIZE_LIMIT) throw new MalformedMock('', l10n.t('it is larger than {0} bytes', MOCK_SIZE_LIMIT));
    return readWrittenMock(readFileSync(file, 'utf8').replace(/^\ufeff/, ''), name);
  } catch (error) {
    return { kind: 'answer', answer: refuseMalformed(name, reasonOf(error as NodeJS.ErrnoException)) };
  }
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error instanceof MalformedMock) return error.message;
  if (error.code !== undefined) return l10n.t('it cannot be read ({0})', error.code);
  throw error;
}

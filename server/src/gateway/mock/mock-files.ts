import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Json } from '../../contracts/model.ts';
import type { Answer } from '../wire.ts';
import { MissingFiles } from './missing-files.ts';
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
  const missing = new MissingFiles(folder);
  // Requests that arrive in the same turn of the event loop share one look at the disk.
  const seenThisTurn = new Set<Entry>();
  const entryOf = (operationType: string): Entry => {
    let entry = entries.get(operationType);
    if (!entry) {
      entry = { name: mockNameOf(operationType), modified: 0, size: 0, mock: undefined };
      entries.set(operationType, entry);
    }
    return entry;
  };
  const refresh = (entry: Entry): void => {
    const status = missing.has(entry.name) ? undefined : missing.statusOf(entry.name);
    if (!status?.isFile()) {
      entry.mock = undefined;
    } else if (!entry.mock || status.mtimeMs !== entry.modified || status.size !== entry.size) {
      entry.mock = readMock(path.join(folder, entry.name), shownFolder + entry.name, status.size);
      entry.modified = status.mtimeMs;
      entry.size = status.size;
    }
  };
  return {
    find(operationType, request, scenario) {
      const entry = entryOf(operationType);
      if (seenThisTurn.size === 0) {
        setImmediate(() => seenThisTurn.clear());
        missing.look();
      }
      if (!seenThisTurn.has(entry)) {
        seenThisTurn.add(entry);
        refresh(entry);
      }
      return entry.mock && answerOf(entry.mock, request, scenario);
    },
    reset: () => entries.clear(),
  };
}

/** @param name as users see it */
function readMock(file: string, name: string, size: number): WrittenMock {
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

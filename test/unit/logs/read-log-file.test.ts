import assert from 'node:assert/strict';
import path from 'node:path';
import type { LogEvent } from '../../../server/src/logs/event.ts';
import { readLogFile } from '../../../server/src/logs/read-log-file.ts';
import { logFixtures } from '../../support/logs/fixtures.ts';

const FOLDER = path.resolve(__dirname, '..', '..', 'fixtures', 'logs');

describe('a log file', () => {
  it('is read as its bytes are', async () => {
    const [fixture] = (await logFixtures()).filter(({ name }) => name === 'ios-response');
    const found: LogEvent[] = [];
    const summary = await readLogFile(path.join(FOLDER, 'ios-response.log'), events => found.push(...events));
    assert.deepEqual(found, fixture?.events);
    assert.deepEqual(summary, { bytes: fixture?.bytes.length, lines: 27, isCut: false });
  });

  it('that is not there is an error of the system', async () => {
    await assert.rejects(
      readLogFile(path.join(FOLDER, 'none.log'), () => undefined),
      { code: 'ENOENT' },
    );
  });
});

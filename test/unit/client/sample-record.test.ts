import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { SampleRecord } from '../../../client/src/first-steps/sample-record.ts';

describe('the record of samples', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'mpaas-samples-'));
    file = path.join(folder, 'storage', 'samples.json');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is known to every window, the last sample first', async () => {
    await new SampleRecord(file).add('/samples/a');
    await new SampleRecord(file).add('/samples/b');
    await new SampleRecord(file).add('/samples/a');
    assert.deepEqual(await new SampleRecord(file).made(), ['/samples/a', '/samples/b']);
  });

  it('is awaited by the window of the last sample, once', async () => {
    await new SampleRecord(file).add('/samples/a');
    await new SampleRecord(file).add('/samples/b');
    assert.equal(await new SampleRecord(file).takeAwaited('/samples/a'), false);
    assert.equal(await new SampleRecord(file).takeAwaited('/samples/b'), true);
    assert.equal(await new SampleRecord(file).takeAwaited('/samples/b'), false);
    assert.deepEqual(await new SampleRecord(file).made(), ['/samples/b', '/samples/a']);
  });

  it('keeps the last ten', async () => {
    const record = new SampleRecord(file);
    for (let index = 0; index < 12; index++) await record.add(`/samples/${index}`);
    const made = await record.made();
    assert.equal(made.length, 10);
    assert.equal(made[0], '/samples/11');
  });

  it('is empty where there is none, or what is there is none', async () => {
    assert.deepEqual(await new SampleRecord(file).made(), []);
    const edited = path.join(folder, 'edited.json');
    for (const text of ['{"made": [', 'null', '{"made": [1]}', '{"made": [], "awaited": 1}']) {
      await writeFile(edited, text);
      assert.deepEqual(await new SampleRecord(edited).made(), [], text);
      assert.equal(await new SampleRecord(edited).takeAwaited('/samples/a'), false);
    }
  });
});

import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { FileQueue } from '../../../server/src/workspace/file-queue.ts';

describe('a queue of files', () => {
  it('works on each file after it was last added, on none twice at once, on few at once', async () => {
    const steps = fc.array(fc.record({ file: fc.integer({ min: 0, max: 20 }), pauses: fc.nat({ max: 2 }) }));
    await fc.assert(
      fc.asyncProperty(steps, async all => {
        const texts = new Map<string, number>();
        const seen = new Map<string, number | undefined>();
        const running = new Set<string>();
        const queue = new FileQueue(async file => {
          assert.ok(!running.has(file) && running.size < 8);
          running.add(file);
          const text = texts.get(file);
          for (let turn = 0; turn < file.length; turn++) await setImmediate();
          seen.set(file, text);
          running.delete(file);
        });
        for (const [version, { file, pauses }] of all.entries()) {
          texts.set('x'.repeat(file % 3) + file, version);
          queue.add('x'.repeat(file % 3) + file);
          for (let turn = 0; turn < pauses; turn++) await setImmediate();
        }
        await queue.idle();
        assert.equal(queue.size, 0);
        assert.deepEqual([...seen].sort(), [...texts].sort());
      }),
      { numRuns: 50 },
    );
  });

  it('forgets what waits', async () => {
    const seen: string[] = [];
    const queue = new FileQueue(async file => void seen.push(file));
    queue.add('a');
    queue.clear();
    queue.add('b');
    await queue.idle();
    await queue.idle();
    assert.deepEqual(seen, ['b']);
  });
});

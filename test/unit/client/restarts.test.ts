import assert from 'node:assert/strict';
import { Restarts } from '../../../client/src/server/restarts.ts';

const at = (seconds: number) => new Date(seconds * 1000);

describe('restarts of the language server', () => {
  it('are five within three minutes, and not a sixth', () => {
    const restarts = new Restarts();
    const allowed = [0, 10, 20, 30, 179, 179.9].map(second => restarts.ended('It broke.', at(second)));
    assert.deepEqual(allowed, [true, true, true, true, true, false]);
    assert.equal(restarts.recent(at(179.9)).length, 6);
  });

  it('start to be allowed again as ends grow old', () => {
    const restarts = new Restarts();
    for (const second of [0, 1, 2, 3, 4, 5]) restarts.ended('It broke.', at(second));
    assert.equal(restarts.ended('It broke.', at(182.5)), true);
    assert.deepEqual(
      restarts.recent(at(182.5)).map(end => end.at),
      [at(3), at(4), at(5), at(182.5)],
    );
    assert.deepEqual(restarts.recent(at(600)), []);
  });

  it('are allowed anew when the user starts it, and every end stays in the history', () => {
    const restarts = new Restarts();
    for (const second of [0, 1, 2, 3, 4, 5]) restarts.ended(`End ${second}.`, at(second));
    restarts.forgive();
    assert.deepEqual(restarts.recent(at(6)), []);
    assert.equal(restarts.ended('End 6.', at(6)), true);
    assert.deepEqual(
      restarts.history.map(end => end.reason),
      [0, 1, 2, 3, 4, 5, 6].map(second => `End ${second}.`),
    );
  });

  it('keep a history that does not grow for ever', () => {
    const restarts = new Restarts();
    for (let second = 0; second < 100; second++) restarts.ended(`End ${second}.`, at(second));
    assert.equal(restarts.history.length, 20);
    assert.equal(restarts.history.at(-1)?.reason, 'End 99.');
  });
});

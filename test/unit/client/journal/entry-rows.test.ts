import assert from 'node:assert/strict';
import { EntryRows } from '../../../../client/src/views/journal-view/entry-rows.ts';
import { row } from './rows.ts';

const numbered = (...ids: number[]) => ids.map(id => row({ id, operationType: id % 2 ? 'odd' : 'even' }));

describe('the list of the journal', () => {
  let rows: EntryRows;
  const visible = () => rows.visible.map(({ id }) => id);
  beforeEach(() => {
    rows = new EntryRows();
    rows.replace(numbered(1, 2, 3));
  });

  it('has the newest first', () => {
    rows.add(numbered(4, 5));
    assert.deepEqual([visible(), rows.total], [[5, 4, 3, 2, 1], 5]);
  });

  it('shows what the filter lets through, of what comes, too', () => {
    rows.filter('odd');
    rows.add(numbered(4, 5));
    assert.deepEqual([visible(), rows.total], [[5, 3, 1], 5]);
  });

  it('keeps as many as the gateway does', () => {
    rows.add(numbered(...Array.from({ length: 600 }, (_, index) => index + 4)));
    assert.deepEqual([rows.total, rows.visible.at(-1)?.id], [500, 104]);
  });

  it('is paused and goes on with what came meanwhile', () => {
    rows.pause();
    rows.add(numbered(4, 5));
    assert.deepEqual([visible(), rows.waiting, rows.isPaused], [[3, 2, 1], 2, true]);
    rows.resume();
    assert.deepEqual([visible(), rows.waiting, rows.isPaused], [[5, 4, 3, 2, 1], 0, false]);
  });

  it('is paused where it was when it comes anew', () => {
    const traceId = rows.pause();
    rows.replace(numbered(1, 2, 3, 4));
    assert.deepEqual(visible(), [3, 2, 1]);
    const shownAgain = new EntryRows();
    shownAgain.replace(numbered(1, 2, 3, 4));
    shownAgain.pauseAt(traceId);
    assert.deepEqual([shownAgain.waiting, shownAgain.visible.length], [1, 3]);
  });

  it('is live when the entry that it was paused at is gone', () => {
    rows.pause();
    rows.replace([row({ id: 1, traceId: 'of another gateway' })]);
    assert.deepEqual([visible(), rows.isPaused], [[1], false]);
  });

  it('can be paused before the first entry', () => {
    rows.replace([]);
    rows.pause();
    rows.add(numbered(1));
    assert.deepEqual([visible(), rows.waiting], [[], 1]);
  });

  it('finds entries that no filter lets through', () => {
    rows.filter('nothing');
    assert.equal(rows.find('trace-2')?.id, 2);
    assert.equal(rows.find('x'), undefined);
  });
});

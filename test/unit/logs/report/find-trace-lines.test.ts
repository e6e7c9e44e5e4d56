import assert from 'node:assert/strict';
import { findTraceLines } from '../../../../server/src/logs/report/find-trace-lines.ts';
import { SourceLog } from '../../../../server/src/logs/report/source-log.ts';
import { TestWorkspace } from '../../../support/workspace.ts';

const TRACE = '0a1d76671793685780000000000004';

/** The places and texts of all lines that name the request. */
async function linesIn(...sources: SourceLog[]): Promise<string[]> {
  const { lines } = await findTraceLines(TRACE, sources, new AbortController().signal);
  return lines.map(({ place, text }) => `${place.label} ${text}`);
}

describe('lines that name a request', () => {
  it('come from the other logs where one went away meanwhile', async () => {
    await using workspace = await TestWorkspace.create({ 'a.log': `a ${TRACE}\n`, 'c.log': `of others\nc ${TRACE}\n` });
    const names = ['a.log', 'gone.log', 'c.log'];
    const sources = names.map((name, index) => new SourceLog(index, { name, file: workspace.path(name) }));
    assert.deepEqual(await linesIn(...sources), [`a.log:1 a ${TRACE}`, `c.log:2 c ${TRACE}`]);
  });

  it('are not found where it is not the system that fails', async () => {
    await using workspace = await TestWorkspace.create({ 'a.log': `a ${TRACE}\n` });
    class Broken extends SourceLog {
      override get key(): string {
        throw new TypeError('a mistake');
      }
    }
    await assert.rejects(linesIn(new Broken(0, { name: 'a.log', file: workspace.path('a.log') })), /a mistake/);
  });
});

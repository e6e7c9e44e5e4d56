import assert from 'node:assert/strict';
import { readdir, utimes } from 'node:fs/promises';
import { runCli } from '../support/cli.ts';
import { TestWorkspace } from '../support/workspace.ts';

const PLACE = 'cache/mpaas-gateway-tools/code';
const DAY_MS = 24 * 60 * 60 * 1000;

describe('the cache of compiled code', () => {
  it('keeps what is in use, and not for ever what versions before left', async () => {
    await using workspace = await TestWorkspace.create({
      [`${PLACE}/old.bin`]: 'old',
      [`${PLACE}/recent.bin`]: 'recent',
    });
    const monthsAgo = new Date(Date.now() - 31 * DAY_MS);
    await utimes(workspace.path(`${PLACE}/old.bin`), monthsAgo, monthsAgo);
    const cache = workspace.path('cache');
    const { exitCode } = await runCli(['explain', '7002'], {
      cwd: workspace.folder,
      env: { XDG_CACHE_HOME: cache, LOCALAPPDATA: cache },
    });
    assert.equal(exitCode, 0);
    const kept = await readdir(workspace.path(PLACE));
    assert.ok(kept.includes('recent.bin'));
    assert.ok(!kept.includes('old.bin'));
    assert.equal(kept.length, 2, 'what was compiled now');
  });
});

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { startCli } from '../support/cli.ts';
import { TestWorkspace } from '../support/workspace.ts';

/** Says when the first contract is asked for, and has all of them wait until Ctrl+C was pressed. */
const HELD = `
const fs = require('node:fs');
const { stat } = fs;
const waiting = [];
fs.stat = (file, ...rest) => {
  if (!String(file).endsWith('.rpc.ts')) return stat(file, ...rest);
  waiting.push(() => stat(file, ...rest));
  if (waiting.length > 1) return;
  const alive = setInterval(() => undefined, 1000);
  process.once('SIGINT', () => {
    clearInterval(alive);
    for (const go of waiting) go();
  });
  process.stdout.write('reading');
};
`;

const CONTRACTS = 100;

describe('Ctrl+C', () => {
  it('ends a check while contracts are read, and says no more than that', async function () {
    if (process.platform === 'win32') this.skip();
    const contracts = Array.from({ length: CONTRACTS }, (_, index) => [
      `contract-${index}.rpc.ts`,
      `/** @operationPrefix com.example.s${index} */ export interface S${index} { m(): Promise<string> }`,
    ]);
    await using workspace = await TestWorkspace.create({
      'mpaas.config.json': '{ "contracts": ["*.rpc.ts"] }',
      'held.cjs': HELD,
      ...Object.fromEntries(contracts),
    });
    const env = { NODE_OPTIONS: `--require "${workspace.path('held.cjs')}"` };
    const child = startCli(['check'], { cwd: workspace.folder, env });
    let said = '';
    child.stderr.on('data', chunk => {
      said += chunk;
    });
    const ended = once(child, 'close');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    assert.deepEqual(await ended, [2, null]);
    assert.equal(said, 'Cancelled. Nothing was changed.\n');
  });
});
